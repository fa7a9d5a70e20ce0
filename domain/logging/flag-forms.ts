// What a therapist says of a flag, and what staff see of one.
import { z } from 'zod'
import { anId, calendarDateSchema, line, optionalLine } from '@/domain/fields'
import type { Flag } from '@/domain/logging/flags'
import type { CalendarDate } from '@/domain/plans/plan'

const longestNote = 300

/** One, or several that are answered with the same words. */
const flagIds = z.array(anId()).min(1, 'Choose at least one').max(200)
/** What the page showed of each, in the same order; without it, nothing is compared. */
const seen = z.array(line(1_000)).max(200).optional()

/** Closed: seen and dealt with, and the note says how. */
export const closeFlagsSchema = z.object({ flagIds, seen, reason: line(longestNote) })
export type CloseFlagsInput = z.input<typeof closeFlagsSchema>

/** Put off: not shown before a day. */
export const putOffFlagsSchema = z.object({
  ...{ flagIds, seen, on: calendarDateSchema },
  reason: optionalLine(longestNote),
})
export type PutOffFlagsInput = z.input<typeof putOffFlagsSchema>

export type FlagAnswer = { note: string; until: CalendarDate | null; on: CalendarDate; by: string }

export type KeptFlag = Pick<Flag, 'code' | 'since' | 'figures'> & {
  id: string
  planId: string
  /** What it says now, as whoever answers it has seen it. */
  seen: string
  openedOn: CalendarDate
  /** When its cause was gone; null while it stands. */
  resolvedOn: CalendarDate | null
  /** Somebody has closed it, or put it off until a day to come. */
  answered: boolean
  /** The newest first. */
  answers: FlagAnswer[]
}
