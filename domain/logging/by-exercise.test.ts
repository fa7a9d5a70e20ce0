// Figures by exercise, each calculated by hand.
import { expect, it } from 'vitest'
import { figuresByExercise } from '@/domain/logging/by-exercise'
import { log } from '@/domain/logging/log.fixture'
import { stepsOf } from '@/domain/logging/steps.fixture'
import { aWeek, dayOf, monday, phase, plan, prescription, version } from '@/domain/plans/plan.fixture'

const squeeze = { exerciseId: 'squeeze', exerciseName: 'Scapular squeeze' }
const heat = { exerciseId: 'heat', exerciseName: 'Heat' }
const twoPhases = plan([
  version(1, monday, [
    phase('first', 0, 1, [
      prescription('a', aWeek(7), squeeze),
      prescription('h', { kind: 'as-needed' }, heat),
      prescription('m', { kind: 'per-session' }, { delivery: 'clinic' }),
    ]),
    phase('second', 7, 1, [prescription('b', aWeek(7), squeeze)]),
  ]),
])

it('adds up an exercise over its phases, and leaves out what is done in the clinic', () => {
  const logs = [
    log('a', dayOf(1), { pain: 2, painAfter: 4 }),
    log('a', dayOf(2), { status: 'partial' }),
    log('a', dayOf(3), { status: 'skipped', skipReason: 'no-time' }),
    log('a', dayOf(4), { status: 'skipped', skipReason: 'pain', pain: 7 }),
    log('b', dayOf(8), { pain: 1 }),
    log('b', dayOf(9), { status: 'skipped', skipReason: 'pain' }),
    // Heat is never due, but what it was like is kept.
    log('h', dayOf(5), { pain: 3 }),
  ]
  const figures = figuresByExercise({ plan: twoPhases, logs, today: dayOf(10) })
  expect(figures).toEqual([
    {
      ...{ exerciseId: 'squeeze', name: 'Scapular squeeze' },
      // Days 1 to 9 are over and today is not: done on 1 and 8, partly on 2, skipped on 3, 4 and 9, no word on 5, 6 and 7.
      ...{ due: 9, done: 2, partial: 1, skipped: 3, notLogged: 3 },
      reasons: [
        { reason: 'pain', times: 2 },
        { reason: 'no-time', times: 1 },
      ],
      // The worst of day 1 is 4, of day 4 it is 7, of day 8 it is 1: 12 / 3.
      pain: { mean: 4, most: 7, answers: 3 },
    },
    {
      ...{ exerciseId: 'heat', name: 'Heat', due: 0, done: 0, partial: 0, skipped: 0, notLogged: 0 },
      ...{ reasons: [], pain: { mean: 3, most: 3, answers: 1 } },
    },
  ])
})

it('reads the last entry of a chain, and nothing of what was removed', () => {
  const first = log('a', dayOf(1), { status: 'skipped', skipReason: 'pain', pain: 8 })
  const corrected = log('a', dayOf(1), { replaces: first.id, loggedAt: `${dayOf(1)}T13:00:00Z`, pain: 2 })
  const second = log('a', dayOf(2), { pain: 9 })
  const removed = log('a', dayOf(2), {
    ...{ status: 'removed', replaces: second.id, loggedAt: `${dayOf(2)}T13:00:00Z` },
  })
  const [figures] = figuresByExercise({
    plan: twoPhases,
    logs: [first, corrected, second, removed],
    today: dayOf(3),
  })
  expect(figures).toMatchObject({ due: 2, done: 1, skipped: 0, notLogged: 1, reasons: [] })
  expect(figures?.pain).toEqual({ mean: 2, most: 2, answers: 1 })
})

it('walks in step with the number of entries that one exercise has', () => {
  const steps = (number: number) => {
    const logs = Array.from({ length: number }, () => log('h', dayOf(1), { pain: 3 }))
    return stepsOf(() => figuresByExercise({ plan: twoPhases, logs, today: dayOf(10) }))
  }
  expect(steps(200)).toBeLessThanOrEqual(2 * steps(100))
})
