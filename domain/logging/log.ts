// A log entry as the rules read it, and the words for its parts. Plain data, no zod, so the patient's phone may load it.
import type { CalendarDate } from '@/domain/plans/plan'

/** Days back that a patient may log, and days for which an entry may be corrected. */
export const daysToLog = 14

export type LogStatus = 'done' | 'partial' | 'skipped' | 'removed'

export const skipReasons = {
  pain: 'Too painful',
  'no-time': 'No time',
  forgot: 'I forgot',
  tired: 'Too tired',
  'unsure-how': 'Not sure how to do it',
  'no-equipment': 'I did not have what I need',
  unwell: 'I was unwell',
  'better-already': 'I feel better already',
} as const
export type SkipReason = keyof typeof skipReasons

/** One entry. Instants are ISO 8601 strings with offset Z. */
export type Log = {
  id: string
  prescriptionId: string
  prescriptionVersionId: string
  dueOn: CalendarDate
  /** 1 is the first time of the day. */
  slot: number
  status: LogStatus
  setsDone: number | null
  repsDone: number | null
  /** NPRS 0 to 10 while exercising and after it; no answer is null, never 0. */
  pain: number | null
  painAfter: number | null
  /** RPE 0 to 10. */
  effort: number | null
  skipReason: SkipReason | null
  note: string
  performedAt: string
  /** When the person wrote it down on the device, not when it was sent. */
  loggedAt: string
  /** The entry that this one corrects or removes. */
  replaces: string | null
  source: 'portal' | 'paper'
}

/** All that an entry answers. */
export const answers = [
  'status',
  'setsDone',
  'repsDone',
  'pain',
  'painAfter',
  'effort',
  'skipReason',
  'note',
] as const satisfies (keyof Log)[]

/** What an entry says, as a page shows it and as a correction starts from it. */
export type LoggedView = Pick<Log, 'id' | (typeof answers)[number]>

/** What a person says of one time of one day. */
export type Said = Pick<Log, 'dueOn' | 'slot' | (typeof answers)[number]>

export type CheckIn = {
  id: string
  planId: string | null
  on: CalendarDate
  /** NPRS 0 to 10 on the day as a whole. */
  pain: number | null
  word: string
  /** Whether the pain of the day before's exercises was gone by this morning; null where it was not asked or answered. */
  settled: boolean | null
  loggedAt: string
  replaces: string | null
}

export type CheckInView = Pick<CheckIn, 'id' | 'pain' | 'word' | 'settled'>

/** As the clinic's record has it; the phone and the watch need not know whose hand wrote it. */
export type RecordedCheckIn = CheckIn & Pick<Log, 'source'>
