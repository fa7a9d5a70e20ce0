// Which ceiling the chart of pain draws, and which sessions count as delivered.
import { expect, it } from 'vitest'
import { lowestCeiling, planFigures } from '@/domain/logging/plan-figures'
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

const withCeiling = (id: string, painCeiling: number, rest = aWeek(3)) => {
  const made = prescription(id, rest)
  return { ...made, dosage: { ...made.dosage, painCeiling } }
}

it('is the lowest of what is due at home', () => {
  const plan = simplePlan([withCeiling('row', 5), withCeiling('roll', 4)], 4)
  expect(lowestCeiling(plan, dayOf(3))).toBe(4)
})

it('leaves out what is taken when it is needed, and what is done in the clinic', () => {
  const heat = withCeiling('heat', 2, { kind: 'as-needed' })
  const inClinic = { ...withCeiling('mobilisation', 3), delivery: 'clinic' as const }
  expect(lowestCeiling(simplePlan([withCeiling('row', 5), heat, inClinic], 4), dayOf(3))).toBe(5)
  expect(lowestCeiling(simplePlan([heat], 4), dayOf(3))).toBeNull()
})

it('holds sessions of the intervals that are over against what these asked for: 1 of 3, whatever came in the running week', () => {
  const of = plan([version(1, monday, [phase('intensive', 0, 4, [], { sessions: 3, everyWeeks: 1 })])])
  const on = (day: number, status: 'attended' | 'missed') => ({
    ...{ id: `${day}`, startsAt: `${dayOf(day)}T09:00:00Z`, minutes: 45, status, movedTo: null },
  })
  const sessions = [on(1, 'attended'), on(3, 'missed'), on(5, 'missed'), on(8, 'attended'), on(9, 'attended')]
  const figuresOn = (day: number) =>
    planFigures({
      ...{ plan: of, logs: [], sessions, today: dayOf(day), now: `${dayOf(day)}T12:00:00Z` },
      dayEnd: (date) => Date.parse(`${date}T24:00:00Z`),
      dateOf: (instant) => instant.slice(0, 10),
    })
  const first = { attended: 3, delivered: 1, askedFor: 3, delivery: 1 / 3 }
  expect(figuresOn(10).sessions).toMatchObject(first)
  expect(figuresOn(10).phases[0]?.sessions).toMatchObject(first)
  expect(figuresOn(15).sessions).toMatchObject({ delivered: 3, askedFor: 6, delivery: 1 / 2 })
})

it('tells a phase once that the plan came back to, after a gap or after another', () => {
  const [first, second] = [phase('first', 0, 1, [prescription('row', aWeek(7))]), phase('second', 7, 1, [])]
  const longer = { ...first, weeks: 4 }
  const histories = [
    plan([version(1, monday, [first]), version(2, dayOf(11), [longer])]),
    plan([version(1, monday, [first, second]), version(2, dayOf(11), [longer])]),
  ]
  for (const history of histories) {
    const { phases } = planFigures({
      ...{ plan: history, logs: [], sessions: [], today: dayOf(15), now: `${dayOf(15)}T12:00:00Z` },
      dayEnd: (date) => Date.parse(`${date}T24:00:00Z`),
      dateOf: (instant) => instant.slice(0, 10),
    })
    const [told, ...others] = phases
    expect(told).toMatchObject({ id: 'first', from: monday, to: dayOf(28), state: 'current' })
    expect(others.map(({ id }) => id)).toEqual(history === histories[0] ? [] : ['second'])
    expect(JSON.stringify(phases)).not.toContain('prescriptions')
    const { days, adherence } = told!
    expect({ days, due: adherence?.due }).toEqual({ days: 28, due: 7 + 4 })
  }
})

it('works out once in which phase a session is, however many phases have begun', () => {
  const phases = [0, 1, 2].map((week) => phase(`week ${week}`, week * 7, 1, []))
  const lookedAt = (number: number) => {
    const looks = { plan: 0, dates: 0 }
    const versions = [version(1, monday, phases)]
    const history = Object.defineProperty(plan([]), 'versions', { get: () => (looks.plan++, versions) })
    const figures = planFigures({
      ...{ plan: history, logs: [], today: dayOf(21), now: `${dayOf(21)}T12:00:00Z` },
      sessions: Array.from({ length: number }, (_, i) => ({
        ...{ id: `${i}`, startsAt: `${dayOf(i + 1)}T09:00:00Z`, minutes: 45 },
        ...{ status: 'missed', movedTo: null },
      })),
      dayEnd: (date) => Date.parse(`${date}T24:00:00Z`),
      dateOf: (instant) => (looks.dates++, instant.slice(0, 10)),
    })
    expect(figures.phases.map(({ sessions }) => sessions.missed)).toEqual([7, 7, number - 14])
    return looks
  }
  const [few, many] = [lookedAt(15), lookedAt(21)]
  expect(many).toEqual({ plan: few.plan, dates: 21 })
})
