// When the clinic is open: hours of each weekday, and days on which it is closed. They warn whoever books; nothing is refused by them.
import { z } from 'zod'
import { daysBetween, weekdayOf } from '@/domain/dates'
import { calendarDateSchema, line, timeOfDaySchema } from '@/domain/fields'
import { weekdaySchema } from '@/domain/plans/dosage'
import type { CalendarDate } from '@/domain/plans/plan'

export const openingHoursSchema = z.object({
  /** A weekday that is not listed is closed. None at all: nobody has said yet, and every day is open. */
  days: z
    .array(
      z
        .object({ weekday: weekdaySchema, from: timeOfDaySchema, to: timeOfDaySchema })
        .refine(({ from, to }) => from < to, { path: ['to'], error: 'Closes after it opens' }),
    )
    .max(7)
    .refine((days) => new Set(days.map(({ weekday }) => weekday)).size === days.length, 'A day stands twice'),
})
export type OpeningHoursInput = z.input<typeof openingHoursSchema>
export type OpeningDay = z.output<typeof openingHoursSchema>['days'][number]

/** A mistyped year would close the clinic for good. */
const longestClosedDays = 92

export const closedDaysSchema = z
  .object({
    name: line(80),
    from: calendarDateSchema,
    /** Left empty where it is one day. */
    to: z.union([z.literal(''), calendarDateSchema]),
  })
  .transform((days) => ({ ...days, to: days.to || days.from }))
  .refine(({ from, to }) => from <= to, { path: ['to'], error: 'Ends on or after its first day' })
  .refine(({ from, to }) => daysBetween(from, to) < longestClosedDays, {
    path: ['to'],
    error: `At most ${longestClosedDays} days at once`,
  })
export type ClosedDaysInput = z.input<typeof closedDaysSchema>
export type ClosedDays = { from: CalendarDate; to: CalendarDate; name: string }

export type ClinicHours = { openingHours: readonly OpeningDay[]; closedDays: readonly ClosedDays[] }

export const closedOn = ({ closedDays }: ClinicHours, date: CalendarDate): ClosedDays | undefined =>
  closedDays.find(({ from, to }) => from <= date && date <= to)

/** Whether sessions are held on a day at all. */
export function isOpenOn(hours: ClinicHours, date: CalendarDate): boolean {
  if (closedOn(hours, date)) return false
  return (
    hours.openingHours.length === 0 || hours.openingHours.some(({ weekday }) => weekday === weekdayOf(date))
  )
}

/** Why a session at that time falls outside of the clinic's hours, in words; null when it does not. */
export function outsideHours(
  hours: ClinicHours,
  slot: { date: CalendarDate; time: string; minutes: number },
): string | null {
  const closed = closedOn(hours, slot.date)
  if (closed) return `The clinic is closed that day: ${closed.name}`
  if (hours.openingHours.length === 0) return null
  const day = hours.openingHours.find(({ weekday }) => weekday === weekdayOf(slot.date))
  if (!day) return 'The clinic is closed on that weekday'
  const begins = minuteOf(slot.time)
  const within = begins >= minuteOf(day.from) && begins + slot.minutes <= minuteOf(day.to)
  return within ? null : `The clinic is open from ${day.from} to ${day.to} that day`
}

/** Where nobody has said when the clinic is open, a session at night is a mistyped time more often than not. */
export function inTheNight(
  { openingHours }: ClinicHours,
  { time, minutes }: { time: string; minutes: number },
): string | null {
  const begins = minuteOf(time)
  const byDay = begins >= minuteOf('05:00') && begins + minutes <= minuteOf('23:00')
  return openingHours.length > 0 || byDay ? null : 'This is in the night'
}

const minuteOf = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5))
