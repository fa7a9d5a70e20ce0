// A week that the patient ticked on paper and staff type in: the boxes of the handout, and what is known of each already.
import { z } from 'zod'
import { keysOf } from '@/domain/catalog/vocabulary'
import { anId, calendarDateSchema, optionalLine, pain, whole } from '@/domain/fields'
import { skipReasons, type SkipReason } from '@/domain/logging/log'
import type { CalendarDate } from '@/domain/plans/plan'

const cellSchema = z
  .object({
    prescriptionId: anId(),
    on: calendarDateSchema,
    slot: whole(1, 10),
    /** What the paper says now; `empty` takes back what was typed in. */
    says: z.enum(['empty', 'done', 'partial', 'skipped']),
    reason: z.enum(keysOf(skipReasons), { error: 'Choose from the list' }).nullable(),
    /** The entry that stood there when the page was opened. */
    seen: anId().nullable(),
  })
  .refine(({ says, reason }) => reason === null || says === 'skipped', {
    path: ['reason'],
    error: 'A reason is for what was not done',
  })

const checkInSchema = z.object({
  on: calendarDateSchema,
  /** Null and no word take back what was typed in. */
  pain: pain.nullable(),
  word: optionalLine(200),
  /** The check-in that stood there when the page was opened. */
  seen: anId().nullable(),
})

/** Only the boxes and the days that were changed. */
export const paperWeekSchema = z
  .object({
    cells: z.array(cellSchema).max(1_000, 'Too much for one week'),
    checkIns: z.array(checkInSchema).max(7, 'A week has seven days'),
  })
  .refine(({ cells, checkIns }) => cells.length + checkIns.length > 0, 'Nothing was changed')
export type PaperWeekInput = z.input<typeof paperWeekSchema>

export type PaperSays = 'empty' | 'done' | 'partial' | 'skipped'
export type PaperCell = {
  slot: number
  says: PaperSays
  reason: SkipReason | null
  /** The patient has logged it on the phone: theirs to change. */
  onPhone: boolean
  seen: string | null
}
/** How a day was as a whole. */
export type PaperCheckIn = {
  on: CalendarDate
  pain: number | null
  word: string
  /** The patient has said it on the phone: theirs to change. */
  onPhone: boolean
  seen: string | null
}
export type PaperWeek = {
  days: CalendarDate[]
  /** Of the days that the plan had and that have come. */
  checkIns: PaperCheckIn[]
  /** For each exercise its boxes by day, Monday to Sunday. */
  rows: { prescriptionId: string; name: string; often: string; days: PaperCell[][] }[]
}
