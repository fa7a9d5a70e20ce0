// Nobody who uses the program is told to wait, and whoever never stops is.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { network } from '@/server/network'
import { costOf, Pace } from './pace'

/** How many of `count` requests, one each `every` milliseconds, are answered. */
function answered(pace: Pace, who: string, count: number, every = 0, cost = 1): number {
  return Array.from({ length: count }, (_, index) => pace.secondsToWait(who, cost, index * every)).filter(
    (seconds) => seconds === 0,
  ).length
}

test('a phone sends two weeks, each entry by itself, without being told to wait', () => {
  const entries = 14 * 10 * 4
  expect(answered(new Pace(), 'phone', entries)).toBe(entries)
})

test('somebody who never stops gets ten answers a second, and the others lose nothing by it', () => {
  const pace = new Pace()
  const seconds = 60
  expect(answered(pace, 'flood', seconds * 1_000, 1)).toBeLessThanOrEqual(600 + seconds * 10)
  expect(pace.secondsToWait('somebody else', 1, seconds * 1_000)).toBe(0)
})

test('whoever waits as long as they are told is answered', () =>
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.constantFrom(1, 20), fc.nat(300)), { minLength: 40, maxLength: 80 }),
      fc.constantFrom(1, 20),
      (asked, cost) => {
        const pace = new Pace()
        let now = 0
        for (const [each, pause] of asked) pace.secondsToWait('one', each, (now += pause))
        const seconds = pace.secondsToWait('one', cost, now)
        if (seconds > 0) expect(pace.secondsToWait('one', cost, now + seconds * 1_000)).toBe(0)
      },
    ),
  ))

test('a file costs as much as twenty other answers', () => {
  expect(answered(new Pace(), 'one', 100, 0, costOf('GET', '/plans/x/handout.pdf'))).toBe(30)
  for (const place of ['/patients/x/data.json', '/api/audit', '/api/exercises/export', '/api/calendar/x.ics'])
    expect(costOf('GET', place)).toBe(20)
  for (const place of ['/api/exercises/import', '/api/exercises/x/photo'])
    expect(costOf('POST', place)).toBe(20)
  expect(costOf('POST', '/api/logs')).toBe(1)
  expect(costOf('GET', '/api/exercises')).toBe(1)
  expect(costOf('GET', '/api/health')).toBe(0)
  expect(costOf('GET', '/today')).toBe(0)
})

test('what is remembered of who asked has an end, and begins with the oldest', () => {
  const pace = new Pace()
  for (let flood = 0; flood < 601; flood++) pace.secondsToWait('last', 1, 0)
  for (let other = 0; other < 9_999; other++) pace.secondsToWait(`address ${other}`, 1, 0)
  expect(pace.kept).toBe(10_000)
  expect(pace.secondsToWait('last', 1, 0)).toBe(1)
  for (let other = 0; other < 20_000; other++) pace.secondsToWait(`another ${other}`, 1, 0)
  expect(pace.kept).toBe(10_000)
})

test.each([
  ['203.0.113.9', '203.0.113.9'],
  // What a socket for both kinds calls it: else all of these would be one.
  ['::ffff:203.0.113.9', '203.0.113.9'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2'],
  ['2001:db8:1:2::9', '2001:db8:1:2'],
  ['2001:db8::', '2001:db8:0:0'],
  ['fe80::1%eth0', 'fe80:0:0:0'],
])('%s is of the network %s', (address, expected) => {
  const asNumbers = expected.includes(':')
    ? expected
        .split(':')
        .map((group) => Number.parseInt(group, 16))
        .join(':')
    : expected
  expect(network(address)).toBe(asNumbers)
})
