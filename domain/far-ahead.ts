// How far ahead a day may be chosen: by a mistyped year something would wait, or be silent, for good.
import { addDays } from '@/domain/dates'
import type { CalendarDate } from '@/domain/plans/plan'

export const isFarAhead = (day: CalendarDate, today: CalendarDate) => day > addDays(today, 366)
export const farAhead = 'At most a year ahead'
