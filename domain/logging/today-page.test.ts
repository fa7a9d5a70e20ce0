// Several plans of one patient stand on one day: each with its own exercises, the week as their sum, and one that rests beside one that goes on.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { startOfWeek } from '@/domain/dates'
import { log } from '@/domain/logging/log.fixture'
import { stepsOf } from '@/domain/logging/steps.fixture'
import { isAnyDue, todayPage } from '@/domain/logging/today-page'
import { todayWords } from '@/domain/logging/today-words'
import { isOpen, weekOf } from '@/domain/logging/week'
import { aWeek, dayOf, on, phase, plan, prescription, simplePlan, version } from '@/domain/plans/plan.fixture'

const neck = {
  ...simplePlan([prescription('chin', aWeek(7))]),
  ...{ id: 'neck', problem: 'Neck pain', status: 'active' as const },
}
const knee = {
  ...simplePlan([prescription('squat', on(1, 3)), prescription('bridge', on(3))]),
  ...{ id: 'knee', problem: 'Knee pain', status: 'active' as const },
}
const page = (
  plans: Parameters<typeof todayPage>[0]['plans'],
  day: number,
  logs: Parameters<typeof todayPage>[0]['logs'] = [],
) => todayPage({ plans, logs, checkIns: [], howTo: new Map(), keepsWell: false }, dayOf(day), dayOf(day))
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

test('a day counts no more of an exercise than it has room for, however much of the week is left', () => {
  // Five a week are due by the second, third, fifth, sixth and seventh day: of two that are done the third is left on the fifth.
  const walk = { ...neck, ...simplePlan([prescription('walk', aWeek(5))]) }
  const logs = [log('walk', dayOf(1)), log('walk', dayOf(5))]
  for (const today of [5, 6]) {
    const days = page([walk], today, logs).week
    expect(days[4], `on day ${today}`).toMatchObject({ due: 1, done: 1, notLogged: 0 })
    expect(days.reduce((sum, { done }) => sum + done, 0)).toBe(2)
  }
  // Twice on such a day: one is done, and one there is room for.
  const twice = { ...neck, ...simplePlan([prescription('twice', aWeek(5, 2))]) }
  const once = [1, 5].map((day) => log('twice', dayOf(day)))
  expect(page([twice], 5, once).week[4]).toMatchObject({ due: 2, done: 1 })
  // Where the days are named, each time is the day's own.
  const named = { kind: 'weekdays', weekdays: [1, 2, 3, 4, 5], timesADay: 2 } as const
  const fixed = {
    ...neck,
    ...simplePlan([prescription('fixed', { ...named, weekdays: [...named.weekdays] })]),
  }
  expect(page([fixed], 6, [log('fixed', dayOf(5))]).week[4]).toMatchObject({ due: 2, done: 1, notLogged: 1 })
})

test('one that is paused asks for nothing while the other goes on, and the page says so', () => {
  const paused = { ...neck, pauses: [{ from: dayOf(2), resumedOn: dayOf(9) }] }
  const shown = page([paused, knee], 3)
  expect(shown.state).toBe('under-way')
  expect(due(shown).filter(([, items]) => items?.length)).toEqual([['knee', ['squat', 'bridge']]])
  expect(todayWords(shown, 'en-GB').paused).toEqual([
    expect.stringMatching(/^Neck pain: paused\. It goes on on .+\.$/),
  ])
  const following = { ...neck, pauses: [...paused.pauses, { from: dayOf(9), resumedOn: dayOf(12) }] }
  expect(page([following], 3)).toMatchObject({ state: 'paused', date: dayOf(12) })
  const open = { ...neck, pauses: [{ from: dayOf(2), resumedOn: null }] }
  expect(todayWords(page([open, knee], 3), 'en-GB').paused).toEqual([
    'Neck pain: paused until your therapist tells you.',
  ])
  // Of the one that is paused alone, the page itself says it.
  expect(todayWords(page([open], 3), 'en-GB').paused).toEqual([])
  expect(page([open, { ...knee, pauses: open.pauses }], 3)).toMatchObject({ state: 'paused', date: null })
})

test('of several that are paused each says when it goes on', () => {
  const shown = page(
    [
      { ...neck, pauses: [{ from: dayOf(2), resumedOn: dayOf(9) }] },
      { ...knee, pauses: [{ from: dayOf(2), resumedOn: null }] },
    ],
    3,
  )
  expect(shown).toMatchObject({ state: 'paused', date: null })
  expect(todayWords(shown, 'en-GB').paused).toEqual([
    expect.stringMatching(/^Neck pain: paused\. It goes on on .+\.$/),
    'Knee pain: paused until your therapist tells you.',
  ])
})

/** Its first day is the tenth. */
const toCome = (pausedFrom: number, resumed: number | null) => ({
  ...{ ...neck, startsOn: dayOf(10), versions: [{ ...neck.versions[0]!, effectiveOn: dayOf(10) }] },
  pauses: [{ from: dayOf(pausedFrom), resumedOn: resumed === null ? null : dayOf(resumed) }],
})

test.each([
  ['is over by its first day', { from: 3, to: 5 }, { state: 'not-started', date: dayOf(10), paused: [] }],
  ['goes on beyond it', { from: 3, to: 14 }, { state: 'not-started', date: dayOf(14), paused: [] }],
  ['begins later', { from: 8, to: 14 }, { state: 'not-started', date: dayOf(14), paused: [] }],
  ['nobody has ended', { from: 3, to: null }, { state: 'paused', date: null }],
])('a plan to come whose pause %s', (_, { from, to }, told) => {
  expect(page([toCome(from, to)], 4)).toMatchObject(told)
})

test('a plan whose pause lies over its first day has not started until that is over', () => {
  for (const day of [4, 10, 13])
    expect(page([toCome(3, 14)], day), `on day ${day}`).toMatchObject({
      ...{ state: 'not-started', date: dayOf(14), paused: [], plans: [] },
    })
  expect(page([toCome(3, 14)], 14).state).toBe('under-way')
  expect(page([toCome(3, null)], 11)).toMatchObject({ state: 'paused', date: null })
})

test('what was done stays on the page of its day where the plan is changed on the same day', () => {
  const first = [prescription('chin', aWeek(7)), prescription('row', aWeek(7))]
  const moved = {
    ...neck,
    ...plan([
      version(1, dayOf(1), [phase('intensive', 0, 4, first)]),
      version(2, dayOf(3), [
        phase('intensive', 0, 4, first),
        phase('maintenance', 2, 4, [prescription('chin-less', aWeek(7), { exerciseName: 'Exercise chin' })]),
      ]),
    ]),
  }
  const logs = [log('chin', dayOf(2)), log('chin', dayOf(3), { pain: 2 }), log('row', dayOf(3))]
  const removed = log('row', dayOf(3), { status: 'removed', replaces: logs[2]!.id })
  const [shown] = page([moved], 3, [...logs, removed]).plans
  expect(shown?.due.map(({ prescriptionId, log }) => [prescriptionId, log])).toEqual([['chin-less', null]])
  expect(shown?.alsoLogged).toEqual([
    { name: 'Exercise chin', log: expect.objectContaining({ status: 'done', pain: 2 }) as unknown },
  ])
  expect(page([moved], 2, logs).plans[0]?.alsoLogged).toEqual([])
})

test('what two devices logged of one time when it was needed is shown once each, and counts as before', () => {
  const heat = { ...neck, ...simplePlan([prescription('heat', { kind: 'as-needed' })]) }
  const logs = ['from the tablet', 'from the phone'].map((note) => log('heat', dayOf(1), { note }))
  const shown = page([heat], 1, logs)
  const [{ asNeeded, alsoLogged } = { asNeeded: [], alsoLogged: [] }] = shown.plans
  expect(asNeeded.map(({ log }) => log?.note ?? null)).toEqual(['from the tablet', 'from the phone', null])
  expect(new Set(asNeeded.map(({ key }) => key)).size).toBe(3)
  expect(alsoLogged).toEqual([])
  expect(shown.week).toEqual(page([heat], 1).week)
})

test('what a phone logged that had not heard that the plan is paused or ended stands on its day, and no more is asked for', () => {
  const over = { ...neck, status: 'completed' as const, endedOn: dayOf(2) }
  const pausedAt = { ...neck, pauses: [{ from: dayOf(3), resumedOn: null }] }
  for (const [plan, state] of [
    [over, 'over'],
    [pausedAt, 'paused'],
  ] as const) {
    const shown = page([plan], 3, [log('chin', dayOf(3), { pain: 6 })])
    expect(shown.state).toBe(state)
    expect(shown.plans).toMatchObject([
      { underWay: false, due: [], alsoLogged: [{ name: 'Exercise chin', log: { pain: 6 } }], checkIn: null },
    ])
    expect(page([plan], 4, [log('chin', dayOf(3))]).plans).toEqual([])
  }
  const said = { id: 'said', on: dayOf(3), pain: 4, word: '', settled: null, replaces: null }
  const checkIns = [{ ...said, planId: 'neck', loggedAt: `${dayOf(3)}T20:00:00Z` }]
  const known = { plans: [over], logs: [], checkIns, howTo: new Map(), keepsWell: false }
  expect(todayPage(known, dayOf(3), dayOf(3)).plans).toMatchObject([
    { underWay: false, checkIn: { pain: 4 } },
  ])
})

test('the weeks beside are a step away, as far back as may be logged and as the plan goes', () => {
  const beside = (on: number, today: number) => {
    const known = { plans: [neck], logs: [], checkIns: [], howTo: new Map(), keepsWell: false }
    const { before, after } = todayPage(known, dayOf(on), dayOf(today))
    return [before, after]
  }
  // On a Monday, yesterday and the thirteen days before it.
  expect(beside(15, 15)).toEqual([dayOf(14), null])
  expect(beside(14, 15)).toEqual([dayOf(7), dayOf(15)])
  expect(beside(7, 15)).toEqual([null, dayOf(8)])
  expect(beside(8, 21)).toEqual([dayOf(7), dayOf(15)])
  expect(beside(8, 22)).toEqual([null, dayOf(15)])
  expect(beside(3, 3)).toEqual([null, null])
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

test('where the patient chooses the days, the page says what is due this day and what may wait', () => {
  const three = { ...neck, ...simplePlan([prescription('a', aWeek(3)), prescription('b', aWeek(7))]) }
  const seen = (day: number, done: number[]) =>
    page(
      [three],
      day,
      done.map((each) => log('a', dayOf(each))),
    ).plans[0]?.due.map(({ week, waits }) => [week, waits])
  const everyDay = ['', false]
  // Three a week count by the third, the fifth and the seventh day.
  expect(seen(1, [])).toEqual([['0 of 3 this week, you choose the day', true], everyDay])
  expect(seen(3, [])).toEqual([['0 of 3 this week, one is due', false], everyDay])
  expect(seen(3, [1])).toEqual([['1 of 3 this week, you choose the day', true], everyDay])
  expect(seen(4, [])).toEqual([['0 of 3 this week, you choose the day', true], everyDay])
  expect(seen(4, [4])).toEqual([['1 of 3 this week', false], everyDay])
})

test('nobody is reminded of what may wait, nor of what is logged', () => {
  const three = { ...neck, ...simplePlan([prescription('a', aWeek(3))]) }
  const due = (day: number, done: number[]) =>
    isAnyDue(
      page(
        [three],
        day,
        done.map((each) => log('a', dayOf(each))),
      ),
    )
  expect([due(1, []), due(2, []), due(3, []), due(4, [])]).toEqual([false, false, true, false])
  expect([due(3, [1]), due(3, [3]), due(5, [1])]).toEqual([false, false, true])
})

test('what the page says is due this day is what the week has open on it, whatever was logged', () => {
  const days = fc.array(fc.integer({ min: 1, max: 7 }), { minLength: 1, maxLength: 4 })
  const entries = fc.array(
    fc.record({
      which: fc.nat(3),
      day: fc.integer({ min: 1, max: 28 }),
      status: fc.constantFrom('done' as const, 'partial' as const, 'skipped' as const),
    }),
    { maxLength: 30 },
  )
  fc.assert(
    fc.property(days, entries, fc.integer({ min: 1, max: 28 }), (frequencies, said, day) => {
      const any = {
        ...neck,
        ...simplePlan(frequencies.map((each, i) => prescription(`a${i}`, aWeek(each)))),
      }
      const logs = said
        .filter((each) => each.day <= day)
        .map(({ which, day: then, status }) => log(`a${which}`, dayOf(then), { status }))
      const shown = page([any], day, logs)
      const asked = shown.plans.flatMap(({ due }) => due.filter((item) => !item.log && !item.waits))
      const open = weekOf(any, logs, startOfWeek(dayOf(day)), dayOf(day))
        .filter(({ date }) => date === dayOf(day))
        .flatMap(({ due }) => due.filter(isOpen))
        .map(({ prescriptionId }) => prescriptionId)
      // Once a day is all that one day takes of it: what was left on another cannot be made up for twice.
      const answered = logs
        .filter(({ dueOn }) => dueOn === dayOf(day))
        .map(({ prescriptionId }) => prescriptionId)
      expect(asked.map(({ prescriptionId }) => prescriptionId)).toEqual(
        open.filter((id) => !answered.includes(id)),
      )
    }),
  )
})

test('a plan that is over walks through no entry of another', () => {
  const over = { ...knee, status: 'completed' as const, endedOn: dayOf(1) }
  const stepsMore = (entries: number) => {
    const logs = Array.from({ length: entries }, () => log('chin', dayOf(2)))
    const steps = (ended: number) => stepsOf(() => page([neck, ...Array(ended).fill(over)], 3, [...logs]))
    return steps(20) - steps(10)
  }
  expect(stepsMore(400)).toBe(stepsMore(100))
})
