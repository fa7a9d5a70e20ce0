// What was logged on this device: ids and times are made here, so that sending again is the same entry.
import { v7 } from 'uuid'
import { daysBetween } from '@/domain/dates'
import type { CheckInWords, LogWords } from '@/domain/logging/form-entry'
import type { CalendarDate } from '@/domain/plans/plan'

export type MadeHere = { id: string; performedAt: string; loggedAt: string; timeZone: string }
export type LogToSend = LogWords & MadeHere
export type CheckInToSend = CheckInWords & MadeHere

/** The day that a page is about, today, and the patient's own zone. */
export type PageDay = { on: CalendarDate; today: CalendarDate; timeZone: string }

const dayInMs = 86_400_000

/** An id, and when it was written down; what is logged for an earlier day was done about this time of that day. */
export function madeHere({ on, today, timeZone }: PageDay): MadeHere {
  const now = Date.now()
  return {
    id: v7(),
    performedAt: new Date(now - daysBetween(on, today) * dayInMs).toISOString(),
    loggedAt: new Date(now).toISOString(),
    timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone || timeZone,
  }
}

export type Entry = { log: LogToSend } | { checkIn: CheckInToSend }

export const wordsOf = (entry: Entry) => ('log' in entry ? entry.log : entry.checkIn)

/** What was said of the same, as a correction of the entry that stands; of none it is the first. */
export const asCorrection = <E extends Entry>(entry: E, replaces: string | null): E =>
  'log' in entry
    ? { ...entry, log: { ...entry.log, replaces } }
    : { ...entry, checkIn: { ...entry.checkIn, replaces } }

/** Said once more, now, of an entry that another one has overtaken. */
export function instead<E extends Entry>(entry: E, overtakenBy: string): E {
  const again = { id: v7(), loggedAt: new Date().toISOString(), replaces: overtakenBy }
  return 'log' in entry
    ? { ...entry, log: { ...entry.log, ...again } }
    : { ...entry, checkIn: { ...entry.checkIn, ...again } }
}
