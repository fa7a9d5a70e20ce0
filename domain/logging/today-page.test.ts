// Several plans of one patient stand on one day: each with its own exercises, the week as their sum, and one that rests beside one that goes on.
import { expect, test } from 'vitest'
import { log } from '@/domain/logging/log.fixture'
import { todayPage } from '@/domain/logging/today-page'
import { aWeek, dayOf, on, prescription, simplePlan } from '@/domain/plans/plan.fixture'

const neck = {
  ...simplePlan([prescription('chin', aWeek(7))]),
  ...{ id: 'neck', problem: 'Neck pain', status: 'active' as const },
}
const knee = {
  ...simplePlan([prescription('squat', on(1, 3)), prescription('bridge', on(3))]),
  ...{ id: 'knee', problem: 'Knee pain', status: 'active' as const },
}
const page = (plans: (typeof neck)[], day: number, logs: Parameters<typeof todayPage>[0]['logs'] = []) =>
  todayPage({ plans, logs, checkIns: [], howTo: new Map() }, dayOf(day), dayOf(day))
const due = (shown: ReturnType<typeof page>) =>
  shown.plans.map(({ planId, due }) => [planId, due.map(({ prescriptionId }) => prescriptionId)])

test('neck and knee are due on one day, each under its own plan', () => {
  expect(due(page([neck, knee], 3))).toEqual([
    ['neck', ['chin']],
    ['knee', ['squat', 'bridge']],
  ])
  expect(due(page([neck, knee], 2))).toEqual([
    ['neck', ['chin']],
    ['knee', []],
  ])
})

test('the week is the sum of both, and an entry counts once', () => {
  const done = [log('chin', dayOf(1)), log('squat', dayOf(1))]
  const both = page([neck, knee], 3, done).week
  const alone = [neck, knee].map((plan) => page([plan], 3, done).week)
  for (const [i, day] of both.entries()) {
    expect(day.due, day.date).toBe((alone[0]?.[i]?.due ?? 0) + (alone[1]?.[i]?.due ?? 0))
    expect(day.done, day.date).toBe((alone[0]?.[i]?.done ?? 0) + (alone[1]?.[i]?.done ?? 0))
  }
  expect(both[0]).toMatchObject({ due: 2, done: 2 })
})

test('one that is paused asks for nothing while the other goes on', () => {
  const paused = { ...neck, pauses: [{ from: dayOf(2), resumedOn: dayOf(9) }] }
  const shown = page([paused, knee], 3)
  expect(shown.state).toBe('under-way')
  expect(due(shown).filter(([, items]) => items?.length)).toEqual([['knee', ['squat', 'bridge']]])
})

test('what is due twice a day stands under morning and evening, before what may be done at any time', () => {
  const twice = {
    ...knee,
    ...simplePlan([
      prescription('walk', aWeek(7)),
      prescription('squat', aWeek(7, 2)),
      prescription('bridge', aWeek(7, 2)),
    ]),
    ...{ id: 'knee', problem: 'Knee pain', status: 'active' as const },
  }
  const items = page([twice], 3).plans[0]?.due.map(({ time, prescriptionId }) => [time, prescriptionId])
  expect(items).toEqual([
    ['Morning', 'squat'],
    ['Morning', 'bridge'],
    ['Evening', 'squat'],
    ['Evening', 'bridge'],
    ['', 'walk'],
  ])
})

test('the pain limit is said of the whole day only where everything that it asks for has that limit', () => {
  const upTo = (id: string, painCeiling: number, frequency = aWeek(7)) => {
    const { dosage, ...rest } = prescription(id, frequency)
    return { ...rest, dosage: { ...dosage, painCeiling } }
  }
  const limitOf = (...prescriptions: ReturnType<typeof upTo>[]) =>
    page([{ ...neck, ...simplePlan(prescriptions) }], 3).painLimit
  expect(limitOf(upTo('a', 4), upTo('b', 4))).toBe(4)
  expect(limitOf(upTo('a', 4), upTo('b', 5))).toBeNull()
  // What is not due on the day and what is taken when it is needed leave it as it is.
  expect(limitOf(upTo('a', 4), upTo('b', 5, on(1)))).toBe(4)
  const heat = upTo('heat', 2, { kind: 'as-needed' })
  expect(limitOf(upTo('a', 4), heat)).toBe(4)
  expect(limitOf(heat)).toBe(2)
  expect(limitOf(heat, upTo('rub', 3, { kind: 'as-needed' }))).toBeNull()
  expect(limitOf()).toBeNull()
})
