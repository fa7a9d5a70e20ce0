// Attendance and delivery: sessions attended against those booked, and against those that the frequency asks for.
import type { Session } from '@/domain/plans/session'

export type Attendance = {
  attended: number
  missed: number
  /** Cancelled and not moved. */
  cancelledByPatient: number
  cancelledByClinic: number
  /** Over, and nobody has said whether the patient came: in no figure. */
  unmarkedPast: number
  /** Still to come. */
  booked: number
  /** attended / (attended + missed + cancelled by the patient and not moved); null when there were none. */
  share: number | null
}

export function attendance(sessions: readonly Session[], now: string): Attendance {
  const instant = Date.parse(now)
  const sum = {
    attended: 0,
    missed: 0,
    cancelledByPatient: 0,
    cancelledByClinic: 0,
    unmarkedPast: 0,
    booked: 0,
  }
  for (const session of sessions) {
    if (session.status === 'attended') sum.attended++
    else if (session.status === 'missed') sum.missed++
    else if (session.status === 'booked') {
      const over = Date.parse(session.startsAt) + session.minutes * 60_000 <= instant
      if (over) sum.unmarkedPast++
      else sum.booked++
    } else if (session.movedTo !== null) continue
    else if (session.status === 'cancelled-by-patient') sum.cancelledByPatient++
    else sum.cancelledByClinic++
  }
  const counted = sum.attended + sum.missed + sum.cancelledByPatient
  return { ...sum, share: counted === 0 ? null : sum.attended / counted }
}

/** What the share is of: a percentage beside anything else contradicts it. */
export const countedWords = ({ attended, missed, cancelledByPatient }: Omit<Attendance, 'share'>): string =>
  [
    `${attended} attended`,
    `${missed} missed`,
    ...(cancelledByPatient > 0 ? [`${cancelledByPatient} cancelled by the patient`] : []),
  ].join(', ')

/** Attended against asked for, both in the intervals that are over, at most 1; null when nothing was asked for. */
export function delivery(delivered: number, askedFor: number): number | null {
  return askedFor === 0 ? null : Math.min(1, delivered / askedFor)
}
