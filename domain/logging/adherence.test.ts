// Adherence, counted by hand from its definition.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { adherenceByPhaseAndWeek, band, last7And28, percent } from '@/domain/logging/adherence'
import { daily, over, threeAWeek } from '@/domain/logging/adherence.fixture'
import { figuresByExercise } from '@/domain/logging/by-exercise'
import { log } from '@/domain/logging/log.fixture'
import { stepsOf } from '@/domain/logging/steps.fixture'
import {
  aWeek,
  dayOf,
  monday,
  on,
  phase,
  plan,
  prescription,
  simplePlan,
  version,
} from '@/domain/plans/plan.fixture'

describe('frequency and dose', () => {
  it('are two figures: 6 of 7 days, and 14 of 21 sets', () => {
    const logs = [
      log('a', dayOf(1)), // done without figures: 3 of 3
      log('a', dayOf(2), { setsDone: 3 }), // 3
      log('a', dayOf(3), { setsDone: 5 }), // more than prescribed: 3
      log('a', dayOf(4), { setsDone: 2 }), // done, fewer: 2
      log('a', dayOf(5), { status: 'partial', setsDone: 1 }), // 1
      log('a', dayOf(6), { status: 'partial', setsDone: 2 }), // 2
      log('a', dayOf(7), { status: 'skipped', skipReason: 'no-time' }), // 0
    ]
    expect(over(daily, logs, 1, 7)).toMatchObject({
      due: 7,
      met: 6,
      done: 4,
      partial: 2,
      skipped: 1,
      notLogged: 0,
      frequency: 6 / 7,
      dose: 14 / 21,
      partialWithoutFigures: 0,
    })
  })

  it('leave partial without figures out of the dose and say how many', () => {
    const logs = [log('a', dayOf(1)), log('a', dayOf(2), { status: 'partial' })]
    // Frequency 2 of 3; dose 3 of 6: the partial one is out, the third day is 0 of 3.
    expect(over(daily, logs, 1, 3)).toMatchObject({
      frequency: 2 / 3,
      dose: 3 / 6,
      partialWithoutFigures: 1,
      notLogged: 1,
    })
    expect(over(daily, [log('a', dayOf(1), { status: 'partial' })], 1, 1)).toMatchObject({
      frequency: 1,
      dose: null,
    })
  })

  it('count an item without sets as one set', () => {
    const walk = simplePlan([prescription('a', aWeek(7), { sets: 3 }), prescription('walk', aWeek(7))])
    // Sets: 3 + 1 prescribed on the day, the walk's 1 done.
    expect(over(walk, [log('walk', dayOf(1), { setsDone: 4 })], 1, 1)).toMatchObject({
      frequency: 1 / 2,
      dose: 1 / 4,
    })
  })

  it('are a dash when nothing is due, never 0 or 1', () => {
    const asNeeded = simplePlan([prescription('a', { kind: 'as-needed' })])
    expect(over(asNeeded, [log('a', dayOf(1))], 1, 7)).toMatchObject({
      due: 0,
      met: 0,
      frequency: null,
      dose: null,
      extra: 1,
    })
    expect(over(daily, [], -9, 0)).toMatchObject({ due: 0, frequency: null })
  })
})

describe('today', () => {
  it('counts once it is logged, or when the day is over', () => {
    expect(over(daily, [], 1, 1, 1)).toMatchObject({ due: 0, frequency: null })
    expect(over(daily, [log('a', dayOf(1))], 1, 1, 1)).toMatchObject({ due: 1, frequency: 1 })
    expect(over(daily, [log('a', dayOf(1), { status: 'skipped' })], 1, 1, 1)).toMatchObject({
      due: 1,
      skipped: 1,
      frequency: 0,
    })
    expect(over(daily, [], 1, 1, 2)).toMatchObject({ due: 1, notLogged: 1, frequency: 0 })
  })

  it('does not count the future, nor logs dated in it', () => {
    expect(over(daily, [log('a', dayOf(3))], 1, 7, 2)).toMatchObject({ due: 1, met: 0, extra: 0 })
  })
})

describe('a flexible week', () => {
  it('is met by any days of it', () => {
    // Due at the end of days 3, 5 and 7. Done on days 1, 2 and 3: all three are met by day 3.
    const logs = [log('a', dayOf(1)), log('a', dayOf(2)), log('a', dayOf(3))]
    expect(over(threeAWeek, logs, 1, 7)).toMatchObject({ due: 3, met: 3, frequency: 1 })
    expect(over(threeAWeek, logs, 1, 2, 3)).toMatchObject({ due: 2, met: 2 })
  })

  it('counts a met one on the day it was met, an unmet one on its due day', () => {
    // Done on day 6 only: that is the earliest unmet one (due on 3), so 5 and 7 stay unmet.
    const logs = [log('a', dayOf(6))]
    expect(over(threeAWeek, logs, 1, 4, 8)).toMatchObject({ due: 0, frequency: null })
    expect(over(threeAWeek, logs, 5, 5, 8)).toMatchObject({ due: 1, met: 0, notLogged: 1 })
    expect(over(threeAWeek, logs, 6, 6, 8)).toMatchObject({ due: 1, met: 1 })
    expect(over(threeAWeek, logs, 7, 7, 8)).toMatchObject({ due: 1, met: 0 })
    // Before day 6 had come, day 3 was what was missing.
    expect(over(threeAWeek, [], 1, 4, 5)).toMatchObject({ due: 1, notLogged: 1 })
  })

  it('counts at most what is due: more on one week does not repair another', () => {
    const five = [1, 2, 3, 4, 5].map((day) => log('a', dayOf(day)))
    expect(over(threeAWeek, five, 1, 7)).toMatchObject({ due: 3, met: 3, frequency: 1, dose: 1, extra: 2 })
    expect(over(threeAWeek, five, 1, 14)).toMatchObject({ due: 6, met: 3, notLogged: 3, frequency: 0.5 })
    const nextWeek = [8, 9, 10, 11, 12, 13].map((day) => log('a', dayOf(day)))
    expect(over(threeAWeek, nextWeek, 1, 14)).toMatchObject({ due: 6, met: 3, extra: 3 })
  })

  it('counts a second time on one day only where the dosage says so', () => {
    const twiceOnMonday = [log('a', dayOf(1)), log('a', dayOf(1), { slot: 2 })]
    expect(over(threeAWeek, twiceOnMonday, 1, 7)).toMatchObject({ due: 3, met: 1, extra: 1 })
    const twice = simplePlan([prescription('a', aWeek(3, 2))])
    // Six are due; both of Monday count, and in the first slot of six more days four of the rest are met.
    expect(over(twice, twiceOnMonday, 1, 7)).toMatchObject({ due: 6, met: 2 })
    const all = [...twiceOnMonday, ...[2, 3, 4, 5, 6, 7].map((day) => log('a', dayOf(day)))]
    expect(over(twice, all, 1, 7)).toMatchObject({ due: 6, met: 6, extra: 2 })
  })

  it('keeps a skip apart from silence', () => {
    // Done on day 2, skipped on day 4: due on 5 is skipped, due on 7 not logged.
    const logs = [log('a', dayOf(2)), log('a', dayOf(4), { status: 'skipped' })]
    expect(over(threeAWeek, logs, 1, 7)).toMatchObject({ due: 3, met: 1, skipped: 1, notLogged: 1 })
    expect(over(threeAWeek, logs, 5, 5, 8)).toMatchObject({ skipped: 1 })
    // On day 4 itself nothing is lost yet.
    expect(over(threeAWeek, logs, 1, 4, 4)).toMatchObject({ due: 1, met: 1 })
  })

  it('lays a skip to the next due day, so that the days before it stay not logged', () => {
    // Due on 3, 5 and 7; skipped on day 6: that is the one due on 7.
    const logs = [log('a', dayOf(6), { status: 'skipped' })]
    expect(over(threeAWeek, logs, 1, 5, 8)).toMatchObject({ due: 2, skipped: 0, notLogged: 2 })
    expect(over(threeAWeek, logs, 7, 7, 8)).toMatchObject({ due: 1, skipped: 1 })
    // In a week cut short there may be no later one: ended after day 4, skipped on day 4, it is the one due on 3.
    const cut = [log('a', dayOf(4), { status: 'skipped' })]
    expect(over({ ...threeAWeek, endedOn: dayOf(4) }, cut, 3, 3, 8)).toMatchObject({ due: 1, skipped: 1 })
  })

  it('counts the earliest days of it when there were more, in whatever order they were sent', () => {
    const sent = [6, 2, 5, 1, 4].map((day) => log('a', dayOf(day)))
    expect(over(threeAWeek, sent, 1, 4, 8)).toMatchObject({ due: 3, met: 3, extra: 0 })
    expect(over(threeAWeek, sent, 5, 7, 8)).toMatchObject({ due: 0, extra: 2 })
  })

  it('that is cut short keeps what was done early in it, and asks for no more than was due by then', () => {
    // Due on 3, 5 and 7. After day 4 the plan ends, goes on to another phase, or leaves the exercise out.
    const [kept] = threeAWeek.versions
    const next = [prescription('b', aWeek(2))]
    const [first, then] = [phase('intensive', 0, 4, []), phase('next', 4, 4, next)]
    const cut = [
      { ...threeAWeek, endedOn: dayOf(4) },
      plan([
        kept!,
        version(2, dayOf(5), [{ ...first, prescriptions: kept!.phases[0]!.prescriptions }, then]),
      ]),
      plan([kept!, version(2, dayOf(5), [first])]),
    ]
    for (const of of cut) {
      expect(over(of, [], 1, 4, 28)).toMatchObject({ due: 1, notLogged: 1 })
      // The earliest is met first: days 1 and 4 meet what is due on 3 and 5.
      const early = [log('a', dayOf(1)), log('a', dayOf(4))]
      expect(over(of, early, 1, 7)).toMatchObject({ met: 2, extra: 0 })
      expect(over(of, early, 1, 4, 28)).toMatchObject({ due: 2, met: 2 })
      // A fourth in a week of three is as extra as ever; so is one after the cut.
      const five = [1, 2, 3, 4, 6].map((day) => log('a', dayOf(day)))
      expect(over(of, five, 1, 7)).toMatchObject({ met: 3, extra: 2 })
    }
  })
})

describe('seven days a week and named weekdays', () => {
  it('are each met on their own day', () => {
    expect(over(daily, [log('a', dayOf(2))], 1, 1, 8)).toMatchObject({ due: 1, met: 0 })
    const weekdays = simplePlan([prescription('a', on(1, 3))])
    // Monday and Wednesday are due; Tuesday's is extra, and repairs nothing.
    expect(over(weekdays, [log('a', dayOf(2))], 1, 7)).toMatchObject({
      due: 2,
      met: 0,
      notLogged: 2,
      extra: 1,
    })
    expect(over(weekdays, [log('a', dayOf(3))], 1, 7)).toMatchObject({ due: 2, met: 1, extra: 0 })
  })

  it('are met slot by slot', () => {
    const twice = simplePlan([prescription('a', aWeek(7, 2))])
    expect(over(twice, [log('a', dayOf(1), { slot: 2 })], 1, 1)).toMatchObject({ due: 2, met: 1 })
    expect(over(twice, [log('a', dayOf(1), { slot: 3 })], 1, 1)).toMatchObject({ due: 2, met: 0, extra: 1 })
  })
})

describe('windows', () => {
  it('by phase, by week, and the last 7 and 28 days', () => {
    const two = plan([
      version(1, monday, [
        phase('p', 0, 2, [prescription('a', aWeek(7))]),
        phase('q', 14, 2, [prescription('b', on(1))]),
      ]),
    ])
    const logs = [...[1, 2, 3, 8].map((day) => log('a', dayOf(day))), log('b', dayOf(15))]
    const args = { plan: two, logs, today: dayOf(23) }
    expect(adherenceByPhaseAndWeek(args).phases).toMatchObject([
      { phaseId: 'p', adherence: { due: 14, met: 4 } },
      { phaseId: 'q', adherence: { due: 2, met: 1 } },
    ])
    expect(adherenceByPhaseAndWeek(args).weeks).toMatchObject([
      { phaseId: 'p', from: dayOf(1), to: dayOf(7), adherence: { due: 7, met: 3 } },
      { phaseId: 'p', from: dayOf(8), to: dayOf(14), adherence: { due: 7, met: 1 } },
      { phaseId: 'q', from: dayOf(15), to: dayOf(21), adherence: { due: 1, met: 1 } },
      { phaseId: 'q', from: dayOf(22), to: dayOf(28), adherence: { due: 1, met: 0 } },
    ])
    // Day 22 is a Monday that passed without a log; days 17 to 23 are the last seven, and -4 to 23 the last 28.
    expect(last7And28(args)).toMatchObject({ last7: { due: 1, met: 0 }, last28: { due: 16, met: 5 } })
  })
})

describe('the last 7 and 28 days', () => {
  it('end with today and have exactly as many days', () => {
    const long = simplePlan([prescription('a', aWeek(7))], 12)
    const seen = last7And28({ plan: long, logs: [log('a', dayOf(50))], today: dayOf(50) })
    expect(seen).toMatchObject({ last7: { due: 7, met: 1 }, last28: { due: 28, met: 1 } })
    // Not logged yet today: six and twenty-seven days are over.
    expect(last7And28({ plan: long, logs: [], today: dayOf(50) })).toMatchObject({
      last7: { due: 6 },
      last28: { due: 27 },
    })
  })
})

describe('bands', () => {
  it('begin at 80 and at 50, and what was not reached is not claimed', () => {
    expect([0.8, 0.799, 0.5, 0.4999, 0, 1, null].map((value) => band(value))).toEqual([
      'good',
      'partial',
      'partial',
      'low',
      'low',
      'good',
      'none',
    ])
    expect(band(0.7, 70)).toBe('good')
    expect(band(0.6999, 70)).toBe('partial')
  })

  it('are of whole per cent, rounded half up', () => {
    const shown = (...shares: [number, number][]) => shares.map(([met, due]) => percent(met / due))
    expect(shown([2, 3], [1, 3], [1, 8], [29, 100], [57, 100])).toEqual([67, 33, 13, 29, 57])
    // Never all, or a band, of less; never nothing of more than none.
    expect(shown([999, 1000], [1, 1], [199, 250], [124, 250], [1, 300], [0, 9])).toEqual([
      ...[99, 100, 79, 49, 1, 0],
    ])
    expect(percent(174 / 250, 70)).toBe(69)
    expect(percent(null)).toBeNull()
  })

  it('and figures agree, whatever is due, done and aimed at', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 500 }),
        fc.nat(500),
        fc.integer({ min: 51, max: 100 }),
        (due, more, target) => {
          const met = more % (due + 1)
          const figure = percent(met / due, target)!
          expect(Math.abs(figure - (100 * met) / due)).toBeLessThanOrEqual(1)
          expect(figure === 100).toBe(met === due)
          expect(figure === 0).toBe(met === 0)
          expect(figure >= target).toBe(100 * met >= target * due)
          expect(figure >= 50).toBe(2 * met >= due)
        },
      ),
    )
  })
})

it('sums walk through no list of how often something is due', () => {
  const steps = (timesADay: number) => {
    const of = simplePlan([prescription('a', aWeek(7, timesADay))])
    const args = { plan: of, logs: [], today: dayOf(29) }
    return stepsOf(() => [adherenceByPhaseAndWeek(args), figuresByExercise(args)])
  }
  expect(steps(10)).toBe(steps(1))
})
