// Calendar dates as text and as day numbers: the only date arithmetic of the program. It knows no zone and no clock, so neither can move a date.
import type { CalendarDate } from '@/domain/plans/plan'

const msPerDay = 86_400_000

// A caseload asks for the same few hundred dates tens of thousands of times.
const numbers = new Map<CalendarDate, number>()
const dates = new Map<number, CalendarDate>()
const mostKept = 20_000

/** Days since 1 January 1970. A calendar date has no hours, so UTC is only a way of counting here. */
export function dayNumber(date: CalendarDate): number {
  const known = numbers.get(date)
  if (known !== undefined) return known
  const day = Date.UTC(+date.slice(0, 4), +date.slice(5, 7) - 1, +date.slice(8, 10)) / msPerDay
  if (numbers.size < mostKept) numbers.set(date, day)
  return day
}

export function dateOfDayNumber(day: number): CalendarDate {
  const known = dates.get(day)
  if (known !== undefined) return known
  const date = new Date(day * msPerDay).toISOString().slice(0, 10)
  if (dates.size < mostKept) dates.set(day, date)
  return date
}

export function addDays(date: CalendarDate, days: number): CalendarDate {
  return dateOfDayNumber(dayNumber(date) + days)
}

/** Negative when `to` is before `from`. */
export function daysBetween(from: CalendarDate, to: CalendarDate): number {
  return dayNumber(to) - dayNumber(from)
}

/** Monday is 1, Sunday 7 (ISO 8601); day number 0 was a Thursday. */
export function weekdayOfDayNumber(day: number): number {
  return ((((day + 3) % 7) + 7) % 7) + 1
}

export function weekdayOf(date: CalendarDate): number {
  return weekdayOfDayNumber(dayNumber(date))
}

/** Both ends included; empty when `to` is before `from`. */
export function eachDay(from: CalendarDate, to: CalendarDate): CalendarDate[] {
  const first = dayNumber(from)
  return Array.from({ length: Math.max(0, dayNumber(to) - first + 1) }, (_, i) => dateOfDayNumber(first + i))
}

/** The Monday on or before the date. */
export function startOfWeek(date: CalendarDate): CalendarDate {
  const day = dayNumber(date)
  return dateOfDayNumber(day - weekdayOfDayNumber(day) + 1)
}
