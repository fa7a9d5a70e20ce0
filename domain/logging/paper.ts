// A week that the patient ticked on paper and staff type in: the boxes of the handout, and what is known of each already.
import { z } from 'zod'
import { calendarDateSchema, whole } from '@/domain/fields'
import type { CalendarDate } from '@/domain/plans/plan'

const cellSchema = z.object({
  prescriptionId: z.uuid(),
  on: calendarDateSchema,
  slot: whole(1, 10),
  ticked: z.boolean(),
  /** The entry that stood there when the page was opened. */
  seen: z.uuid().nullable(),
})
/** Only the boxes that were changed. */
export const paperWeekSchema = z.object({
  cells: z.array(cellSchema).min(1, 'Nothing was changed').max(1_000, 'Too much for one week'),
})
export type PaperWeekInput = z.input<typeof paperWeekSchema>

export type PaperCell = {
  slot: number
  /** `phone` is what the patient has logged: theirs to change. */
  state: 'empty' | 'paper' | 'phone'
  seen: string | null
}
export type PaperWeek = {
  days: CalendarDate[]
  /** For each exercise its boxes by day, Monday to Sunday. */
  rows: { prescriptionId: string; name: string; often: string; days: PaperCell[][] }[]
}
