// What stands in the way of sessions: the patient's and the therapist's others, the clinic's hours, and how far ahead may be booked.
import 'server-only'
import { addDays } from '@/domain/dates'
import { inTheNight, outsideHours } from '@/domain/plans/clinic-hours'
import type { CalendarDate } from '@/domain/plans/plan'
import { latestDaysAhead } from '@/domain/plans/suggested-sessions'
import { clinicHours } from '@/server/clinic-hours'
import { dateIn, instantOf, timeIn } from '@/server/clock'
import type { Tx } from '@/server/db'
import { Refused } from '@/server/errors'
import { therapistsOfClinic } from '@/server/scope'
import type { StaffViewer } from '@/server/viewer'

export type Slot = { date: CalendarDate; time: string; minutes: number }

/**
 * With whom and for whom; `instead` is the session that is being moved out of its time. Booked `again` for the time that it
 * had: whoever booked it first has been asked about that time.
 */
export type Whose = { therapistId: string; patientId: string; instead?: string; again?: true }

/** `anyway` is a warning, which whoever books may go past after saying so. Anything else cannot be. */
export type Obstacle = { field: 'date' | 'time' | 'anyway'; message: string }

const earliestDaysAgo = 31
const longestMinutes = 240

type Taken = { patientId: string; therapistId: string; startsAt: Date; minutes: number }

/** @throws Refused when it is no therapist of the clinic */
export async function therapistNamed(tx: Tx, viewer: StaffViewer, therapistId: string): Promise<string> {
  const therapist = await tx.account.findFirst({
    where: { AND: [therapistsOfClinic(viewer), { id: therapistId }] },
    select: { name: true },
  })
  if (!therapist) throw new Refused({ therapistId: 'Choose a therapist of the clinic' })
  return therapist.name
}

/** For each slot what stands in its way: the first thing that cannot be, or all that is warned of; null where nothing does. */
export async function obstacles(
  tx: Tx,
  viewer: StaffViewer,
  slots: readonly Slot[],
  { therapistId, patientId, instead, again }: Whose,
): Promise<(Obstacle | null)[]> {
  const therapist = await therapistNamed(tx, viewer, therapistId)
  const starts = slots.map((slot) => instantOf(slot.date, slot.time, viewer.timeZone).getTime())
  if (starts.length === 0) return []
  const hours = await clinicHours(tx, viewer)
  const today = dateIn(viewer.timeZone)
  const taken: Taken[] = await tx.session.findMany({
    where: {
      clinicId: viewer.clinicId,
      status: { in: ['booked', 'attended', 'missed'] },
      startsAt: {
        gt: new Date(Math.min(...starts) - longestMinutes * 60_000),
        lt: new Date(Math.max(...starts) + longestMinutes * 60_000),
      },
      OR: [{ therapistId }, { patientId }],
      ...(instead && { id: { not: instead } }),
    },
    select: { patientId: true, therapistId: true, startsAt: true, minutes: true },
  })
  return slots.map((slot, i) => {
    const startsAt = starts[i] ?? 0
    const earlier = slots
      .slice(0, i)
      .map(({ minutes }, k) => ({ patientId, therapistId, minutes, startsAt: new Date(starts[k] ?? 0) }))
    const clashing = clash(viewer, slot, startsAt, [...earlier, ...taken])
    const cannotBe = outOfReach(viewer, slot) ?? skipped(viewer, slot, startsAt)
    if (cannotBe) return cannotBe
    if (clashing?.field === 'time') return clashing
    const warnings = [
      clashing?.message,
      outsideHours(hours, slot),
      ...(again ? [] : [slot.date < today && 'This day is past', inTheNight(hours, slot)]),
    ].filter((each) => typeof each === 'string')
    return warnings.length === 0 ? null : { field: 'anyway', message: warnings.join('. ') }
  })

  function clash(asking: StaffViewer, slot: Slot, startsAt: number, all: readonly Taken[]): Obstacle | null {
    const end = startsAt + slot.minutes * 60_000
    const overlapping = all.filter(
      (each) => each.startsAt.getTime() < end && each.startsAt.getTime() + each.minutes * 60_000 > startsAt,
    )
    const own = overlapping.find((each) => each.patientId === patientId)
    const same = own?.therapistId === therapistId && own.startsAt.getTime() === startsAt
    if (own)
      return {
        field: 'time',
        message: same ? 'This session is booked already' : 'This patient has another session at that time',
      }
    const [first] = overlapping
    if (!first) return null
    const at = timeIn(asking.timeZone, first.startsAt)
    return { field: 'anyway', message: `${therapist} has another session at ${at} (${first.minutes} min)` }
  }
}

function outOfReach(viewer: StaffViewer, { date }: Slot): Obstacle | null {
  const today = dateIn(viewer.timeZone)
  if (date < addDays(today, -earliestDaysAgo))
    return { field: 'date', message: `At most ${earliestDaysAgo} days ago` }
  if (date > addDays(today, latestDaysAhead)) return { field: 'date', message: 'At most a year ahead' }
  return null
}

/** A session would be written down at another time than was typed. */
const skipped = ({ timeZone }: StaffViewer, { time }: Slot, startsAt: number): Obstacle | null =>
  timeIn(timeZone, new Date(startsAt)) === time
    ? null
    : { field: 'time', message: 'There is no such time that day: the clocks go forward then' }
