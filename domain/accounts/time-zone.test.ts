// A time zone is named by its place: short names mean one thing to one part of the program and nothing to another.
import { expect, it } from 'vitest'
import { timeZoneSchema } from './accounts'
import { timeZones } from './time-zones'

it('takes every zone that can be chosen', () => {
  expect(timeZones().filter((zone) => !timeZoneSchema.safeParse(zone).success)).toEqual([])
})

it.each([
  'BST',
  'EST',
  'IST',
  'PST',
  'US/Pacific-New',
  'SystemV/AST4',
  '+01:00',
  'GMT+1',
  'Etc/GMT+1',
  'Europe/Atlantis',
  '',
])('refuses %j', (zone) => {
  expect(timeZoneSchema.safeParse(zone).success).toBe(false)
})
