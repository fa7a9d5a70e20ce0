// Calendar dates do not move: not by a zone, not by a clock change, not at the end of a month or a leap year.
import { afterEach, describe, expect, it } from 'vitest'
import fc from 'fast-check'
import {
  addDays,
  dateOfDayNumber,
  dayNumber,
  daysBetween,
  eachDay,
  startOfWeek,
  weekdayOf,
} from '@/domain/dates'

const zoneBefore = process.env.TZ
afterEach(() => {
  if (zoneBefore === undefined) delete process.env.TZ
  else process.env.TZ = zoneBefore
})

// 1900-01-01 to 2200-12-31, the years that a form accepts.
const anyDay = fc.integer({ min: -25_567, max: 84_371 })
const zones = [
  'UTC',
  'Europe/Berlin',
  'America/New_York',
  'Pacific/Apia',
  'Pacific/Kiritimati',
  'Asia/Kathmandu',
]

describe('calendar dates', () => {
  it('counts over the ends of months, leap years and centuries', () => {
    expect(addDays('2026-01-31', 1)).toBe('2026-02-01')
    expect(addDays('2028-02-28', 1)).toBe('2028-02-29')
    expect(addDays('2026-02-28', 1)).toBe('2026-03-01')
    expect(addDays('2100-02-28', 1)).toBe('2100-03-01')
    expect(addDays('2026-01-01', -1)).toBe('2025-12-31')
    expect(daysBetween('2026-12-25', '2027-01-01')).toBe(7)
    expect(daysBetween('2027-01-01', '2026-12-25')).toBe(-7)
  })

  it('knows the weekdays', () => {
    expect(weekdayOf('2026-11-23')).toBe(1)
    expect(weekdayOf('2026-11-29')).toBe(7)
    expect(weekdayOf('1969-12-31')).toBe(3)
    expect(weekdayOf('1900-01-01')).toBe(1)
    expect(startOfWeek('2026-11-29')).toBe('2026-11-23')
    expect(startOfWeek('2026-11-23')).toBe('2026-11-23')
  })

  it('lists each day of a range once, and none of an empty one', () => {
    expect(eachDay('2026-03-28', '2026-03-30')).toEqual(['2026-03-28', '2026-03-29', '2026-03-30'])
    expect(eachDay('2026-03-30', '2026-03-28')).toEqual([])
  })

  it('is not moved by any zone or clock change', () => {
    fc.assert(
      fc.property(
        anyDay,
        fc.integer({ min: -800, max: 800 }),
        fc.constantFrom(...zones),
        (day, days, zone) => {
          process.env.TZ = 'UTC'
          const date = dateOfDayNumber(day)
          const there = addDays(date, days)
          process.env.TZ = zone
          expect(dateOfDayNumber(dayNumber(date))).toBe(date)
          expect(addDays(date, days)).toBe(there)
          expect(addDays(there, -days)).toBe(date)
          expect(daysBetween(date, there)).toBe(days)
          expect(weekdayOf(there)).toBe(((((weekdayOf(date) - 1 + days) % 7) + 7) % 7) + 1)
        },
      ),
    )
  })

  it('lists the nights of a clock change in the zone that changes it', () => {
    process.env.TZ = 'Europe/Berlin'
    expect(new Date(2026, 2, 29, 12).getTimezoneOffset()).toBe(-120)
    expect(eachDay('2026-03-27', '2026-03-31')).toHaveLength(5)
    expect(eachDay('2026-10-24', '2026-10-26')).toEqual(['2026-10-24', '2026-10-25', '2026-10-26'])
  })
})
