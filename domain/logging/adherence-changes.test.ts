// Adherence where the plan or the record changed under it, counted by hand: a new version in mid-week, a pause, a correction.
import { describe, expect, it } from 'vitest'
import { addDays } from '@/domain/dates'
import { adherence } from '@/domain/logging/adherence'
import { daily, over } from '@/domain/logging/adherence.fixture'
import { log } from '@/domain/logging/log.fixture'
import type { Log } from '@/domain/logging/log'
import {
  aWeek,
  dayOf,
  monday,
  phase,
  plan,
  prescription,
  simplePlan,
  version,
} from '@/domain/plans/plan.fixture'

describe('a new version in mid-week', () => {
  it('counts each log against the dosage in force on its date', () => {
    // Three sets until day 3, then two: day 3 is 2 of 3, day 4 is 2 of 2.
    const changed = plan([
      version(1, monday, [phase('p', 0, 1, [prescription('a', aWeek(7), { sets: 3 })])]),
      version(2, dayOf(4), [phase('p', 0, 1, [prescription('a', aWeek(7), { sets: 2 })])]),
    ])
    const logs = [log('a', dayOf(3), { setsDone: 2 }), log('a', dayOf(4), { setsDone: 2 })]
    expect(over(changed, logs, 3, 4)).toMatchObject({ frequency: 1, dose: 4 / 5 })
  })

  it('joins both parts of the week: 3 a week until day 4, 5 a week after', () => {
    // Due: day 3 of three a week; days 5, 6, 7 of five a week. Done on days 1, 2 and 6: three met, one not.
    const changed = plan([
      version(1, monday, [phase('p', 0, 1, [prescription('a', aWeek(3))])]),
      version(2, dayOf(5), [phase('p', 0, 1, [prescription('a', aWeek(5))])]),
    ])
    const logs = [1, 2, 6].map((day) => log('a', dayOf(day)))
    expect(over(changed, logs, 1, 7)).toMatchObject({ due: 4, met: 3, notLogged: 1 })
  })

  it('counts what met a flexible one by the sets of the day it was done', () => {
    // Two sets until day 3, four from day 4. Done on day 5, for what was due on day 3: one of four sets.
    const changed = plan([
      version(1, monday, [phase('p', 0, 1, [prescription('a', aWeek(3), { sets: 2 })])]),
      version(2, dayOf(4), [phase('p', 0, 1, [prescription('a', aWeek(3), { sets: 4 })])]),
    ])
    // Of day 5 that one; of day 7 nothing of four; the other of day 5 nothing of four: 1 of 12.
    expect(over(changed, [log('a', dayOf(5), { setsDone: 1 })], 1, 7)).toMatchObject({
      due: 3,
      met: 1,
      dose: 1 / 12,
    })
  })

  it('does not count a log of a fixed day again for a flexible one', () => {
    // Daily until day 3, then three a week: due on 1, 2, 3, and on 5 and 7.
    const changed = plan([
      version(1, monday, [phase('p', 0, 1, [prescription('a', aWeek(7))])]),
      version(2, dayOf(4), [phase('p', 0, 1, [prescription('a', aWeek(3))])]),
    ])
    const logs = [1, 2, 3].map((day) => log('a', dayOf(day)))
    expect(over(changed, logs, 1, 7)).toMatchObject({ due: 5, met: 3, notLogged: 2 })
  })

  it('makes a log extra where the new dosage asks for nothing on its date', () => {
    const stopped = plan([
      version(1, monday, [phase('p', 0, 1, [prescription('a', aWeek(3))])]),
      version(2, dayOf(5), [phase('p', 0, 1, [prescription('a', { kind: 'as-needed' })])]),
    ])
    expect(over(stopped, [log('a', dayOf(6))], 1, 7)).toMatchObject({ due: 1, met: 0, extra: 1 })
  })
})

describe('a pause', () => {
  // Three a week, paused on days 4 to 7, resumed on day 8: due on days 3, 9 and 11.
  const paused = simplePlan([prescription('a', aWeek(3))], 1, {
    pauses: [{ from: dayOf(4), resumedOn: dayOf(8) }],
  })

  it('interrupts the plan week, whose log may come after it', () => {
    expect(over(paused, [log('a', dayOf(2)), log('a', dayOf(8)), log('a', dayOf(11))], 1, 11)).toMatchObject({
      due: 3,
      met: 3,
    })
  })

  it('makes a log on a paused day extra', () => {
    expect(over(paused, [log('a', dayOf(5))], 1, 11)).toMatchObject({ due: 3, met: 0, extra: 1 })
  })

  it('does not take away what was met early, while it is open', () => {
    const open = { ...paused, pauses: [{ from: dayOf(3), resumedOn: null }] }
    expect(over(open, [log('a', dayOf(1)), log('a', dayOf(2))], 1, 20, 20)).toMatchObject({
      due: 2,
      met: 2,
      extra: 0,
    })
  })
})

describe('corrections', () => {
  const first = log('a', dayOf(1), { setsDone: 3 })
  const corrected = log('a', dayOf(1), {
    status: 'partial',
    setsDone: 1,
    replaces: first.id,
    loggedAt: `${dayOf(4)}T10:00:00Z`,
  })
  const removed = log('a', dayOf(1), {
    status: 'removed',
    replaces: corrected.id,
    loggedAt: `${dayOf(4)}T11:00:00Z`,
  })

  it('count, the last of the chain', () => {
    expect(over(daily, [first, corrected], 1, 1)).toMatchObject({ done: 0, partial: 1, dose: 1 / 3 })
    expect(over(daily, [corrected, first], 1, 1)).toMatchObject({ done: 0, partial: 1 })
  })

  it('a removal means not logged, and today is open again', () => {
    expect(over(daily, [removed, first, corrected], 1, 1, 2)).toMatchObject({ due: 1, met: 0, notLogged: 1 })
    expect(over(daily, [removed, first, corrected], 1, 1, 1)).toMatchObject({ due: 0 })
  })

  it('are late by the first entry alone', () => {
    const dayEnd = (date: string) => Date.parse(`${addDays(date, 1)}T00:00:00Z`)
    const seen = (logs: Log[]) =>
      adherence({ plan: daily, logs, from: dayOf(1), to: dayOf(7), today: dayOf(8), dayEnd }).late
    // Day 1 ends on day 2 at 00:00; 24 h after that is day 3 at 00:00.
    expect(seen([first, corrected])).toBe(0)
    expect(seen([log('a', dayOf(1), { loggedAt: `${dayOf(3)}T00:00:00Z` })])).toBe(0)
    expect(seen([log('a', dayOf(1), { loggedAt: `${dayOf(3)}T00:00:01Z` })])).toBe(1)
    expect(seen([log('a', dayOf(1), { loggedAt: `${dayOf(6)}T00:00:00Z`, source: 'paper' })])).toBe(0)
    expect(over(daily, [first], 1, 7).late).toBeNull()
  })

  it('from paper are shown apart', () => {
    expect(over(daily, [log('a', dayOf(1), { source: 'paper' }), log('a', dayOf(2))], 1, 2)).toMatchObject({
      met: 2,
      fromPaper: 1,
    })
  })
})
