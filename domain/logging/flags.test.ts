// Each flag at its edge: the last case that raises it and the first that does not, counted by hand.
import { describe, expect, it } from 'vitest'
import { flagsFor, type FlagCode, type Watched } from '@/domain/logging/flags'
import { flagWords } from '@/domain/logging/flag-words'
import { checkIn, log } from '@/domain/logging/log.fixture'
import type { SkipReason } from '@/domain/logging/log'
import { asksToSettle, hurtTooMuch, meanPain, overCeiling, painSeries } from '@/domain/logging/pain'
import {
  aWeek,
  dayOf,
  on,
  phase,
  plan,
  prescription,
  simplePlan,
  version,
  monday,
} from '@/domain/plans/plan.fixture'

const daily = simplePlan([prescription('a', aWeek(7))], 12)
const watch = (today: number, rest: Partial<Watched> = {}): Watched => ({
  plan: daily,
  logs: [],
  checkIns: [],
  baselinePain: null,
  reassessmentDueOn: null,
  missedOn: [],
  today: dayOf(today),
  ...rest,
})
const flag = (code: FlagCode, watched: Watched) => flagsFor(watched).find((each) => each.code === code)
/** Done on each day from one to another. */
const doneOn = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, i) => log('a', dayOf(from + i)))

describe('pain', () => {
  it('has gaps where nobody answered', () => {
    const series = painSeries(
      [checkIn(dayOf(1), 0), checkIn(dayOf(3), null, { word: 'Slept badly', source: 'paper' })],
      [log('a', dayOf(1), { pain: 2, painAfter: 4 }), log('b', dayOf(1), { pain: 3 })],
      dayOf(1),
      dayOf(3),
    )
    expect(series).toEqual([
      { date: dayOf(1), checkIn: 0, word: '', fromPaper: false, during: 3, after: 4 },
      { date: dayOf(2), checkIn: null, word: '', fromPaper: false, during: null, after: null },
      { date: dayOf(3), checkIn: null, word: 'Slept badly', fromPaper: true, during: null, after: null },
    ])
  })

  it('has a mean of three answers or more', () => {
    expect(meanPain([4, null, 6])).toBeNull()
    expect(meanPain([4, null, 6, 5])).toBe(5)
    expect(meanPain([0, 0, 0])).toBe(0)
  })

  it('is over the ceiling above it, while exercising or after', () => {
    const seen = (pain: number | null, painAfter: number | null) =>
      overCeiling({ pain, painAfter }, { painCeiling: 5 })
    expect([seen(5, 5), seen(6, null), seen(null, 6), seen(null, null)]).toEqual([false, true, true, false])
  })

  it('hurt too much above the ceiling, or where it was left out for pain and for no other reason', () => {
    const told = (pain: number | null, skipReason: SkipReason | null) =>
      hurtTooMuch({ pain, painAfter: null, skipReason }, { painCeiling: 5 })
    expect([told(6, null), told(null, 'pain')]).toEqual([true, true])
    expect([told(5, null), told(null, 'no-time'), told(null, null)]).toEqual([false, false, false])
  })
})

describe('a log over its ceiling', () => {
  it('is judged by the ceiling in force on its date', () => {
    const ceiling = (painCeiling: number) => [
      phase('p', 0, 12, [prescription('a', aWeek(7), { dosage: { painCeiling, frequency: aWeek(7) } })]),
    ]
    const changed = plan([version(1, monday, ceiling(5)), version(2, dayOf(3), ceiling(3))])
    const logs = [log('a', dayOf(2), { pain: 4 }), log('a', dayOf(3), { pain: 4 })]
    expect(flag('over-ceiling', watch(4, { plan: changed, logs }))).toMatchObject({
      since: dayOf(3),
      figures: { logs: 1, pain: 4 },
    })
  })

  it('is shown for 14 days, and not once it is corrected', () => {
    const bad = log('a', dayOf(1), { pain: 8 })
    expect(flag('over-ceiling', watch(14, { logs: [bad] }))?.since).toBe(dayOf(1))
    expect(flag('over-ceiling', watch(15, { logs: [bad] }))).toBeUndefined()
    const corrected = log('a', dayOf(1), { pain: 3, replaces: bad.id })
    expect(flag('over-ceiling', watch(2, { logs: [bad, corrected] }))).toBeUndefined()
  })
})

describe('two painful skips', () => {
  const skip = (day: number) => log('a', dayOf(day), { status: 'skipped', skipReason: 'pain' })
  it('count within 7 days', () => {
    expect(flag('too-painful-twice', watch(9, { logs: [skip(1), skip(7)] }))).toMatchObject({
      since: dayOf(1),
      figures: { skips: 2 },
    })
    expect(flag('too-painful-twice', watch(9, { logs: [skip(1), skip(8)] }))).toBeUndefined()
    expect(flag('too-painful-twice', watch(9, { logs: [skip(1)] }))).toBeUndefined()
    const other = log('a', dayOf(2), { status: 'skipped', skipReason: 'no-time' })
    expect(flag('too-painful-twice', watch(9, { logs: [skip(1), other] }))).toBeUndefined()
  })

  it('are told as two, and more of them as what they are', () => {
    const words = (...days: number[]) =>
      flagWords(flag('too-painful-twice', watch(15, { logs: days.map(skip) }))!)
    expect(words(4, 8)).toBe('Skipped as too painful twice within 7 days')
    expect(words(4, 8, 13)).toBe('Skipped as too painful 3 times, each within 7 days of another')
  })
})

describe('rising pain', () => {
  const pains = (...list: number[]) => list.map((pain, i) => checkIn(dayOf(i + 1), pain))
  it('is a 7-day mean 2 or more above the baseline, of three check-ins at least', () => {
    expect(flag('pain-rising', watch(7, { baselinePain: 3, checkIns: pains(5, 5, 5) }))).toMatchObject({
      figures: { mean: 5, baseline: 3 },
      since: dayOf(3),
    })
    expect(flag('pain-rising', watch(7, { baselinePain: 3, checkIns: pains(5, 5, 4) }))).toBeUndefined()
    expect(flag('pain-rising', watch(7, { baselinePain: 3, checkIns: pains(9, 9) }))).toBeUndefined()
    expect(flag('pain-rising', watch(7, { checkIns: pains(9, 9, 9) }))).toBeUndefined()
    // On day 8 the check-in of day 1 is out of the seven days, and two are left.
    expect(flag('pain-rising', watch(8, { baselinePain: 3, checkIns: pains(5, 5, 5) }))).toBeUndefined()
  })

  it('is followed back four weeks', () => {
    const longer = Array.from({ length: 40 }, () => 8)
    expect(flag('pain-rising', watch(40, { baselinePain: 3, checkIns: pains(...longer) }))).toMatchObject({
      since: dayOf(13),
    })
  })

  it('is of this plan alone', () => {
    const other = pains(9, 9, 9).map((each) => ({ ...each, planId: 'another' }))
    expect(flag('pain-rising', watch(4, { baselinePain: 3, checkIns: other }))).toBeUndefined()
  })
})

describe('silence', () => {
  it('is four days without a log while something was due', () => {
    // Logged until day 3; on day 8 the days 4 to 7 have passed.
    expect(flag('silent', watch(8, { logs: doneOn(1, 3) }))).toMatchObject({
      since: dayOf(4),
      figures: { days: 4, due: 4 },
    })
    expect(flag('silent', watch(7, { logs: doneOn(1, 3) }))).toBeUndefined()
    expect(
      flag('silent', watch(8, { logs: [...doneOn(1, 3), log('a', dayOf(8), { status: 'skipped' })] })),
    ).toBeUndefined()
    expect(flag('silent', watch(5))).toMatchObject({ since: dayOf(1), figures: { days: 4 } })
    expect(flag('silent', watch(4))).toBeUndefined()
  })

  it('is not there when nothing was due', () => {
    const mondays = simplePlan([prescription('a', on(1))], 12)
    expect(flag('silent', watch(8, { plan: mondays, logs: doneOn(1, 1) }))).toBeUndefined()
    expect(flag('silent', watch(9, { plan: mondays, logs: doneOn(1, 1) }))).toMatchObject({
      since: dayOf(2),
      figures: { due: 1 },
    })
  })

  it('does not count paused days', () => {
    const paused = { ...daily, pauses: [{ from: dayOf(4), resumedOn: dayOf(30) }] }
    expect(flag('silent', watch(33, { plan: paused, logs: doneOn(1, 3) }))).toBeUndefined()
    expect(flag('silent', watch(34, { plan: paused, logs: doneOn(1, 3) }))).toMatchObject({
      figures: { days: 4 },
    })
  })
})

describe('low adherence', () => {
  it('is under half in 14 days, once there have been 14', () => {
    expect(flag('low-adherence', watch(14, { logs: doneOn(9, 14) }))).toMatchObject({
      since: dayOf(1),
      figures: { due: 14, met: 6 },
    })
    expect(flag('low-adherence', watch(14, { logs: doneOn(8, 14) }))).toBeUndefined()
    expect(flag('low-adherence', watch(13))).toBeUndefined()
  })
})

describe('reassessments and sessions', () => {
  it('are flagged when overdue and when missed', () => {
    expect(flag('reassessment-overdue', watch(3, { reassessmentDueOn: dayOf(3) }))).toBeUndefined()
    expect(flag('reassessment-overdue', watch(4, { reassessmentDueOn: dayOf(3) }))).toMatchObject({
      since: dayOf(3),
      figures: { days: 1 },
    })
    expect(flag('session-missed', watch(16, { missedOn: [dayOf(2), dayOf(5), dayOf(4)] }))).toMatchObject({
      since: dayOf(4),
      figures: { sessions: 2 },
    })
  })
})

describe('a plan that has ended, or not begun', () => {
  it('raises nothing', () => {
    const all = { logs: [log('a', dayOf(1), { pain: 9 })], reassessmentDueOn: dayOf(1), missedOn: [dayOf(2)] }
    expect(flagsFor(watch(10, { ...all, plan: { ...daily, endedOn: dayOf(9) } }))).toEqual([])
    expect(flagsFor(watch(10, { ...all, plan: plan([]) }))).toEqual([])
  })

  it('has no silence before it begins', () => {
    expect(flagsFor(watch(0))).toEqual([])
    expect(flagsFor(watch(-20))).toEqual([])
  })
})

describe('pain that had not settled by the next morning', () => {
  const sore = log('a', dayOf(3), { pain: 4 })
  const morning = (settled: boolean | null, rest = {}) => checkIn(dayOf(4), 3, { settled, ...rest })

  it('is flagged for 14 days from that morning', () => {
    const watched = { logs: [sore], checkIns: [morning(false)] }
    expect(flag('not-settled', watch(4, watched))).toMatchObject({
      since: dayOf(4),
      figures: { mornings: 1 },
    })
    expect(flag('not-settled', watch(17, watched))).toBeDefined()
    expect(flag('not-settled', watch(18, watched))).toBeUndefined()
  })

  it('is no flag when it had settled, was not answered, was corrected, or is another plan’s', () => {
    for (const settled of [true, null])
      expect(flag('not-settled', watch(4, { logs: [sore], checkIns: [morning(settled)] }))).toBeUndefined()
    const wrong = morning(false)
    const right = morning(true, { replaces: wrong.id, loggedAt: `${dayOf(4)}T21:00:00Z` })
    expect(flag('not-settled', watch(4, { logs: [sore], checkIns: [wrong, right] }))).toBeUndefined()
    const other = morning(false, { planId: 'another' })
    expect(flag('not-settled', watch(4, { logs: [sore], checkIns: [other] }))).toBeUndefined()
  })

  it('is asked after pain of 3 to 5 while exercising or afterwards, and not after less or more', () => {
    const asks = (pain: number | null, painAfter: number | null) =>
      asksToSettle([{ dueOn: dayOf(3), pain, painAfter }], dayOf(4))
    expect([asks(3, null), asks(1, 5), asks(2, 2), asks(6, 4), asks(null, null)]).toEqual([
      true,
      true,
      false,
      false,
      false,
    ])
    expect(asksToSettle([{ dueOn: dayOf(3), pain: 4, painAfter: null }], dayOf(5))).toBe(false)
  })
})
