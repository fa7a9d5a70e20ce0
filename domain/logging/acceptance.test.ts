// Whose clock was ahead: what has come is of no time to come, a day to come is refused, and "late" says no more than is known.
import { describe, expect, it } from 'vitest'
import fc from 'fast-check'
import {
  judgeCheckIns,
  judgeLogs,
  logOccurrence,
  type Calendar,
  type GivenCheckIn,
  type GivenLog,
  type Prescribed,
  type StoredLog,
} from '@/domain/logging/acceptance'

const hour = 3_600_000
const day = 24 * hour
const noon = Date.parse('2026-11-23T12:00:00Z')
const calendar: Calendar = {
  now: noon,
  dateOf: (instant) => new Date(instant).toISOString().slice(0, 10),
  endOf: (date) => Date.parse(`${date}T00:00:00Z`) + day,
}
const dateAfter = (days: number) => calendar.dateOf(noon + days * day)
const prescribed: Prescribed = {
  ...{ planId: 'plan', startsOn: '2026-01-01', atHome: true, versionIds: new Set(['version']) },
  ...{ inForce: () => 'version', isExtra: () => false },
}

let made = 0
type Said = { days: number; loggedAt: number; performedAt?: number }
const times = ({ loggedAt, performedAt = loggedAt }: Said) => ({ loggedAt, performedAt, timeZone: 'UTC' })
const aLog = (said: Said, rest: Partial<GivenLog> = {}): GivenLog => ({
  ...{ id: `log-${++made}`, prescriptionId: 'exercise', prescriptionVersionId: 'version', slot: 1 },
  ...{ status: 'done', setsDone: null, repsDone: null, pain: null, painAfter: null, effort: null },
  ...{ skipReason: null, note: '', replaces: null, dueOn: dateAfter(said.days), ...times(said) },
  ...rest,
})
const aCheckIn = (said: Said): GivenCheckIn => ({
  ...{ id: `check-in-${++made}`, planId: 'plan', on: dateAfter(said.days), pain: 3, word: '' },
  ...{ settled: null, replaces: null, ...times(said) },
})
const logs = (...given: GivenLog[]) => judgeLogs(given, [], () => prescribed, calendar)
const both = (said: Said) => [
  ...logs(aLog(said)),
  ...judgeCheckIns([aCheckIn(said)], [], () => ({ id: 'plan', startsOn: prescribed.startsOn }), calendar),
]

const anySaid = fc
  .record({
    days: fc.integer({ min: -20, max: 4 }),
    ahead: fc.integer({ min: -20 * day, max: 5 * day }),
    before: fc.integer({ min: 0, max: 3 * day }),
  })
  .map(({ days, ahead, before }) => ({ days, loggedAt: noon + ahead, performedAt: noon + ahead - before }))

describe('a time that is still to come', () => {
  it('is taken for when it was received, on each day that may be written', () => {
    for (const ahead of [10 * 60_000, 2 * hour, 3 * day, 400 * day])
      for (const days of [0, -1, -14])
        for (const verdict of both({ days, loggedAt: noon + ahead, performedAt: noon + ahead - hour }))
          expect(verdict).toMatchObject({
            outcome: 'store',
            entry: { loggedAt: noon, performedAt: Math.min(noon, noon + ahead - hour) },
          })
  })

  it('makes no day of those that may not be written one that may', () => {
    for (const verdict of both({ days: -15, loggedAt: noon + day }))
      expect(verdict).toMatchObject({ outcome: 'refused', errors: { [fieldOf(verdict)]: /14 days/ } })
  })

  it('stores no day to come, and no time to come, whatever is said', () => {
    fc.assert(
      fc.property(anySaid, (said) => {
        for (const verdict of both(said)) {
          if (verdict.outcome !== 'store') continue
          const { entry } = verdict
          expect('dueOn' in entry ? entry.dueOn : entry.on).not.toBe(dateAfter(1))
          expect(said.days).toBeLessThanOrEqual(0)
          expect(entry.loggedAt).toBe(Math.min(said.loggedAt, noon))
          expect(entry.performedAt).toBe(Math.min(said.performedAt, noon))
        }
      }),
      { numRuns: 500 },
    )
  })
})

const fieldOf = (verdict: { outcome: string }) =>
  'errors' in verdict ? (Object.keys(verdict.errors as object)[0] ?? '') : ''

describe('a day to come', () => {
  const later = (days: number, ahead: number) =>
    both({ days, loggedAt: noon + ahead }).map((verdict) => {
      expect(verdict).toMatchObject({
        outcome: 'refused',
        errors: { [fieldOf(verdict)]: 'This day had not come yet' },
      })
      return 'later' in verdict
    })

  it('is sent again where the clock said that it had come, and it comes within two days', () => {
    expect(later(1, 13 * hour)).toEqual([true, true])
    expect(later(2, 2 * day)).toEqual([true, true])
    expect(later(3, 3 * day), 'too far ahead').toEqual([false, false])
    expect(later(2, day), 'not by its own clock either').toEqual([false, false])
    expect(later(1, -hour), 'a clock that was right').toEqual([false, false])
  })
})

describe('late', () => {
  it('is what was written down more than a day after its day, by the clock of then or by when it came', () => {
    fc.assert(
      fc.property(anySaid, (said) => {
        const [verdict] = logs(aLog(said))
        if (verdict?.outcome !== 'store') return
        const known = Math.min(said.loggedAt, noon)
        expect(verdict.entry.late).toBe(known > calendar.endOf(dateAfter(said.days)) + day)
      }),
      { numRuns: 500 },
    )
  })

  it('is no entry of yesterday or today for a clock that was days ahead', () => {
    for (const days of [0, -1])
      expect(logs(aLog({ days, loggedAt: noon + 5 * day }))).toMatchObject([
        { outcome: 'store', entry: { late: false } },
      ])
    const first = aLog({ days: -1, loggedAt: noon + 5 * day })
    const correction = aLog({ days: -1, loggedAt: noon + 5 * day }, { replaces: first.id, pain: 2 })
    expect(logs(correction, first)).toMatchObject([
      { outcome: 'store', entry: { late: false } },
      { outcome: 'store', entry: { late: false } },
    ])
  })
})

describe('what was due', () => {
  const now = { days: 0, loggedAt: noon }
  const stored = (extra: boolean, rest: Partial<GivenLog> = {}): StoredLog => {
    const log = { ...aLog(now, rest), extra }
    return { ...log, occurrence: logOccurrence(log) }
  }
  const judged = (isExtra: boolean, ...stands: StoredLog[]) =>
    judgeLogs([aLog(now)], stands, () => ({ ...prescribed, isExtra: () => isExtra }), calendar)

  it('is said once, also after what was stored as extra; what was not due, as often as it is done', () => {
    for (const stands of [stored(true), stored(false)]) {
      expect(judged(false, stands)).toMatchObject([{ outcome: 'refused', current: stands.id }])
      expect(judged(true, stands)).toMatchObject([
        { outcome: 'store', entry: { extra: true, replaces: null } },
      ])
    }
    expect(judged(false, stored(false, { slot: 2 }), stored(true, { dueOn: dateAfter(-1) }))).toMatchObject([
      { outcome: 'store', entry: { replaces: null } },
    ])
  })

  it('takes the place of a removed one, and of an extra that was removed none', () => {
    for (const extra of [true, false]) {
      const first = stored(extra)
      const removal = stored(extra, { replaces: first.id, status: 'removed' })
      expect(judged(false, first, removal)).toMatchObject([
        { outcome: 'store', entry: { extra: false, replaces: extra ? null : removal.id } },
      ])
    }
  })
})
