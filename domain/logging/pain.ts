// Pain as the patient reports it: the series over days, means that are honest about gaps, and the ceiling of an exercise.
import { addDays, dateOfDayNumber, dayNumber } from '@/domain/dates'
import { currentCheckIns, currentLogs } from '@/domain/logging/current'
import type { Log, RecordedCheckIn } from '@/domain/logging/log'
import type { Dosage } from '@/domain/plans/dosage'
import type { CalendarDate } from '@/domain/plans/plan'

export type PainDay = {
  date: CalendarDate
  /** The check-in's pain on the day as a whole; null is a gap, never 0. */
  checkIn: number | null
  /** What the patient said of the day, in a word. */
  word: string
  /** Staff typed that check-in in. */
  fromPaper: boolean
  /** The worst while exercising that day, and the worst afterwards. */
  during: number | null
  after: number | null
}

/** Every day of the range, both ends included. */
export function painSeries(
  checkIns: readonly RecordedCheckIn[],
  logs: readonly Log[],
  from: CalendarDate,
  to: CalendarDate,
): PainDay[] {
  const first = dayNumber(from)
  const length = Math.max(0, dayNumber(to) - first + 1)
  const days = Array.from({ length }, (_, i): PainDay => ({
    date: dateOfDayNumber(first + i),
    checkIn: null,
    word: '',
    fromPaper: false,
    during: null,
    after: null,
  }))
  for (const checkIn of currentCheckIns(checkIns)) {
    const day = days[dayNumber(checkIn.on) - first]
    if (!day) continue
    day.checkIn = worst(day.checkIn, checkIn.pain)
    day.word = checkIn.word
    day.fromPaper = checkIn.source === 'paper'
  }
  for (const log of currentLogs(logs)) {
    const day = days[dayNumber(log.dueOn) - first]
    if (!day) continue
    day.during = worst(day.during, log.pain)
    day.after = worst(day.after, log.painAfter)
  }
  return days
}

function worst(a: number | null, b: number | null): number | null {
  if (a === null || b === null) return a ?? b
  return Math.max(a, b)
}

/** While exercising or after it; null where neither was said. */
export const worstPain = ({ pain, painAfter }: Pick<Log, 'pain' | 'painAfter'>) => worst(pain, painAfter)

export const fewestForMean = 3

/** Null under three answers: two do not make a mean. */
export function meanPain(values: readonly (number | null)[]): number | null {
  const answers = values.filter((value) => value !== null)
  if (answers.length < fewestForMean) return null
  return answers.reduce((sum, value) => sum + value, 0) / answers.length
}

/** Pain while exercising, or after it, above what the pain-monitoring model accepts (Thomeé, Phys Ther 1997;77:1690). */
export function overCeiling(
  log: Pick<Log, 'pain' | 'painAfter'>,
  dosage: Pick<Dosage, 'painCeiling'>,
): boolean {
  const most = worstPain(log)
  return most !== null && most > dosage.painCeiling
}

/** Whether an entry says that the exercise hurt too much: to be gone on with, or to be done at all. */
export const hurtTooMuch = (
  log: Pick<Log, 'pain' | 'painAfter' | 'skipReason'>,
  dosage: Pick<Dosage, 'painCeiling'>,
): boolean => log.skipReason === 'pain' || overCeiling(log, dosage)

/** The prescriptions of a day that hurt too much in one of their entries: they are left out for the rest of it. */
export const hurtPrescriptions = (
  items: readonly {
    prescriptionId: string
    painCeiling: number
    log: Pick<Log, 'pain' | 'painAfter' | 'skipReason'> | null
  }[],
): ReadonlySet<string> =>
  new Set(items.flatMap((item) => (item.log && hurtTooMuch(item.log, item) ? [item.prescriptionId] : [])))

/** Acceptable if it settles by the next morning (Thomeé, Phys Ther 1997;77:1690). */
const mustSettle = { from: 3, to: 5 }

/** Whether exercising on the day before gave pain that has to settle by the morning of this one. */
export function asksToSettle(
  logs: readonly Pick<Log, 'dueOn' | 'pain' | 'painAfter'>[],
  on: CalendarDate,
): boolean {
  const before = addDays(on, -1)
  return logs.some((log) => {
    const most = log.dueOn === before ? worstPain(log) : null
    return most !== null && most >= mustSettle.from && most <= mustSettle.to
  })
}
