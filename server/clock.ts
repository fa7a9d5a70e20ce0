// The server's clock and its calendar: what day it is where, and how dates travel to and from the database.
import 'server-only'
import { Temporal } from 'temporal-polyfill'
import type { CalendarDate } from '@/domain/plans/plan'

export const now = () => new Date()

export const aDayAgo = () => new Date(now().getTime() - 24 * 3_600_000)

/** The clocks of the program and of the database may differ by so much. */
const apart = 5 * 60_000

/** An end of what lasts so many minutes, while it lasts; what was begun while a clock was ahead is no longer. */
export const endingWithin = (minutes: number) => ({
  gt: now(),
  lte: new Date(now().getTime() + minutes * 60_000 + apart),
})

/** When what somebody did counts as much of it within a day; what a clock that was ahead has noted is of no day. */
export const withinADay = () => within(24 * 60)

/** When the same words from the same person are the same form, sent again after a second tap or a lost answer. */
export const withinTenMinutes = () => within(10)

const within = (minutes: number) => ({
  gt: new Date(now().getTime() - minutes * 60_000),
  lte: new Date(now().getTime() + apart),
})

const formats = new Map<string, Intl.DateTimeFormat>()

/** The calendar date of an instant in a zone. */
export function dateIn(timeZone: string, instant: Date = now()): CalendarDate {
  let format = formats.get(timeZone)
  if (!format) {
    // Swedish writes dates as YYYY-MM-DD.
    format = new Intl.DateTimeFormat('sv-SE', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' })
    formats.set(timeZone, format)
  }
  return format.format(instant)
}

const clockFaces = new Map<string, Intl.DateTimeFormat>()

/** The wall-clock time of an instant in a zone, as HH:MM. */
export function timeIn(timeZone: string, instant: Date): string {
  let format = clockFaces.get(timeZone)
  if (!format) {
    format = new Intl.DateTimeFormat('sv-SE', { timeZone, hour: '2-digit', minute: '2-digit' })
    clockFaces.set(timeZone, format)
  }
  return format.format(instant)
}

/** The instant at which a calendar date is over in a zone. */
export function endOfDay(date: CalendarDate, timeZone: string): Date {
  const next = Temporal.PlainDate.from(date).add({ days: 1 })
  return new Date(next.toZonedDateTime({ timeZone }).epochMilliseconds)
}

/**
 * The instant of a wall-clock time in a zone. A time that a clock change skips is moved forward; of two that happen, the
 * first is meant (the "compatible" rule of RFC 5545).
 */
export function instantOf(date: CalendarDate, time: string, timeZone: string): Date {
  const plain = Temporal.PlainDateTime.from(`${date}T${time}`)
  return new Date(plain.toZonedDateTime(timeZone, { disambiguation: 'compatible' }).epochMilliseconds)
}

export function zoneExists(timeZone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone })
    return !/^[+-]/.test(timeZone)
  } catch {
    return false
  }
}

/** A `date` column travels as midnight UTC. */
export const toColumn = (date: CalendarDate) => new Date(`${date}T00:00:00Z`)
export const fromColumn = (column: Date): CalendarDate => column.toISOString().slice(0, 10)
