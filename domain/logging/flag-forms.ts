// What a therapist says of a flag, and what staff see of one.
import { z } from 'zod'
import { calendarDateSchema, line, optionalLine } from '@/domain/fields'
import type { Flag } from '@/domain/logging/flags'
import type { CalendarDate } from '@/domain/plans/plan'

const longestNote = 300

/** Closed: seen and dealt with, and the note says how. */
export const closeFlagSchema = z.object({ reason: line(longestNote) })
export type CloseFlagInput = z.input<typeof closeFlagSchema>

/** Put off: not shown before a day. */
export const putOffFlagSchema = z.object({ on: calendarDateSchema, reason: optionalLine(longestNote) })
export type PutOffFlagInput = z.input<typeof putOffFlagSchema>

export type FlagAnswer = { note: string; until: CalendarDate | null; on: CalendarDate; by: string }

export type KeptFlag = Pick<Flag, 'code' | 'since' | 'figures'> & {
  id: string
  planId: string
  openedOn: CalendarDate
  /** When its cause was gone; null while it stands. */
  resolvedOn: CalendarDate | null
  /** Somebody has closed it, or put it off until a day to come. */
  answered: boolean
  /** The newest first. */
  answers: FlagAnswer[]
}
