// What is due on which day, counted by hand, and what must hold for every plan.
import { describe, expect, it } from 'vitest'
import fc from 'fast-check'
import { addDays } from '@/domain/dates'
import { busiestDay, occurrencesDue } from '@/domain/plans/occurrences'
import {
  aWeek,
  anyPlan,
  dayOf,
  monday,
  on,
  phase,
  plan,
  prescription,
  simplePlan,
  version,
} from '@/domain/plans/plan.fixture'
import type { PlanHistory, Prescription } from '@/domain/plans/plan'

const until = addDays(monday, 150)
const everything = (of: PlanHistory) => occurrencesDue(of, '2000-01-01', until)
const dueDays = (of: PlanHistory) => everything(of).map((each) => each.dueOn)
const days = (...list: number[]) => list.map(dayOf)

it('of its busiest day a plan counts each time at home, what is done as needed once, and nothing done in the clinic', () => {
  const inClinic: Prescription = { ...prescription('d', aWeek(7, 9)), delivery: 'clinic' }
  const items = [
    prescription('a', aWeek(2, 3)),
    prescription('b', on(1)),
    prescription('c', { kind: 'as-needed' }),
  ]
  const [calm] = simplePlan([...items, inClinic], 1).versions[0]!.phases
  const [quiet] = simplePlan([prescription('a', aWeek(7))], 1).versions[0]!.phases
  expect(busiestDay([quiet!, calm!])).toBe(5)
  expect(busiestDay([])).toBe(0)
})

describe('days a week', () => {
  it('fall due at the end of day ceil(7k/n) of each plan week', () => {
    const firstWeek = (n: number) => dueDays(simplePlan([prescription('a', aWeek(n))], 1))
    expect(firstWeek(1)).toEqual(days(7)) // 7/1
    expect(firstWeek(2)).toEqual(days(4, 7)) // 3.5, 7
    expect(firstWeek(3)).toEqual(days(3, 5, 7)) // 2.33, 4.67, 7
    expect(firstWeek(4)).toEqual(days(2, 4, 6, 7)) // 1.75, 3.5, 5.25, 7
    expect(firstWeek(5)).toEqual(days(2, 3, 5, 6, 7)) // 1.4, 2.8, 4.2, 5.6, 7
    expect(firstWeek(6)).toEqual(days(2, 3, 4, 5, 6, 7)) // 1.17, 2.33, 3.5, 4.67, 5.83, 7
    expect(firstWeek(7)).toEqual(days(1, 2, 3, 4, 5, 6, 7))
  })

  it('give one occurrence for each time of the day', () => {
    const twice = everything(simplePlan([prescription('a', aWeek(1, 2), { sets: 3 })], 1))
    expect(twice).toMatchObject([
      { dueOn: dayOf(7), slot: 1, slots: 2, flexible: true, week: 1, sets: 3, prescriptionVersionId: 'a-v1' },
      { dueOn: dayOf(7), slot: 2, slots: 2 },
    ])
  })

  it('count the plan week from the first day of the phase, in a phase that begins mid-week', () => {
    // The second phase begins on day 11, so three a week fall due on its days 3, 5 and 7: 13, 15, 17.
    const late = plan([
      version(1, monday, [phase('p', 0, 2, []), phase('q', 10, 1, [prescription('a', aWeek(3))])]),
    ])
    expect(dueDays(late)).toEqual(days(13, 15, 17))
  })

  it('ask for the days of a part week that have come when the phase is cut short', () => {
    // Five a week for 10 days: 2, 3, 5, 6, 7 and then only day 9 and 10 of 9, 10, 12, 13, 14.
    const cut = plan([
      version(1, monday, [phase('p', 0, 2, [prescription('a', aWeek(5))]), phase('q', 10, 1, [])]),
    ])
    expect(dueDays(cut)).toEqual(days(2, 3, 5, 6, 7, 9, 10))
  })

  it('move with a pause: three a week, paused from day 4, resumed on day 8', () => {
    const paused = simplePlan([prescription('a', aWeek(3))], 1, {
      pauses: [{ from: dayOf(4), resumedOn: dayOf(8) }],
    })
    // Plan days 3, 5, 7 are days 3, 9, 11: four days were paused.
    expect(dueDays(paused)).toEqual(days(3, 9, 11))
  })
})

describe('weekdays', () => {
  it('are the calendar’s, on days that are not paused', () => {
    const paused = simplePlan([prescription('a', on(1, 4))], 2, {
      pauses: [{ from: dayOf(4), resumedOn: dayOf(8) }],
    })
    // Monday 1, Thursday 4 is paused, Monday 8, Thursday 11, Monday 15, and Thursday 18 is the last of 14 un-paused days.
    expect(dueDays(paused)).toEqual(days(1, 8, 11, 15, 18))
    expect(everything(paused)[0]).toMatchObject({ flexible: false, slots: 1 })
  })
})

describe('a change of dosage in mid-week', () => {
  it('changes what is due from its effective date only', () => {
    // Three a week until day 4 (due on 3), then five a week: of 2, 3, 5, 6, 7 those from day 5 on.
    const changed = plan([
      version(1, monday, [phase('p', 0, 1, [prescription('a', aWeek(3))])]),
      version(2, dayOf(5), [phase('p', 0, 1, [prescription('a', aWeek(5), { versionId: 'a-v2' })])]),
    ])
    expect(everything(changed).map((each) => [each.dueOn, each.prescriptionVersionId])).toEqual([
      [dayOf(3), 'a-v1'],
      [dayOf(5), 'a-v2'],
      [dayOf(6), 'a-v2'],
      [dayOf(7), 'a-v2'],
    ])
  })
})

describe('nothing is due', () => {
  it('of clinic items, per session, or as needed', () => {
    const never = [
      prescription('a', { kind: 'as-needed' }),
      prescription('b', { kind: 'per-session' }),
      prescription('c', aWeek(7), { delivery: 'clinic' }),
      prescription('d', { kind: 'as-needed' }, { exerciseKind: 'education' }),
    ]
    expect(everything(simplePlan(never))).toEqual([])
  })

  it('before the first day, before a version takes effect, or after the plan has ended', () => {
    const phases = [phase('p', 0, 1, [prescription('a', aWeek(7))])]
    expect(dueDays(plan([version(1, dayOf(3), phases)], { endedOn: dayOf(5) }))).toEqual(days(3, 4, 5))
  })
})

describe('for every plan', () => {
  it('what is due does not depend on the order of prescriptions', () => {
    const mixed = anyPlan.chain((base) => {
      const shuffled =
        base.versions[0]?.phases.map((each) =>
          fc.shuffledSubarray(each.prescriptions, { minLength: each.prescriptions.length }),
        ) ?? []
      return fc.tuple(fc.constant(base), fc.tuple(...shuffled))
    })
    fc.assert(
      fc.property(mixed, ([base, orders]) => {
        expect(everything(withPrescriptions(base, orders))).toEqual(everything(base))
      }),
    )
  })

  it('splitting a plan into versions without changing the dosage changes nothing', () => {
    fc.assert(
      fc.property(anyPlan, fc.uniqueArray(fc.integer({ min: 1, max: 80 }), { maxLength: 4 }), (base, at) => {
        const phases = base.versions[0]?.phases ?? []
        const split = plan([...base.versions, ...at.map((day, i) => version(i + 2, dayOf(day), phases))])
        expect(everything(split)).toEqual(everything(base))
      }),
    )
  })

  it('a pause moves later due dates and changes no earlier one', () => {
    fc.assert(
      fc.property(
        anyPlan,
        fc.integer({ min: 1, max: 70 }),
        fc.integer({ min: 1, max: 30 }),
        (base, from, length) => {
          const pause = { from: dayOf(from), resumedOn: dayOf(from + length) }
          const before = everything(base)
          const after = everything({ ...base, pauses: [pause] })
          const earlier = (list: typeof before) => list.filter((each) => each.dueOn < pause.from)
          expect(earlier(after)).toEqual(earlier(before))
          expect(after.filter((each) => each.dueOn >= pause.from && each.dueOn < pause.resumedOn)).toEqual([])
          const moved = (list: typeof before, days: number) =>
            list
              .filter((each) => each.flexible && each.dueOn >= pause.from)
              .map((each) => ({ ...each, dueOn: addDays(each.dueOn, days) }))
          expect(moved(after, 0)).toEqual(moved(before, length))
        },
      ),
    )
  })

  it('a window shows its part of the whole', () => {
    fc.assert(
      fc.property(
        anyPlan,
        fc.integer({ min: -5, max: 90 }),
        fc.integer({ min: -5, max: 30 }),
        (base, from, length) => {
          const part = everything(base).filter(
            (each) => each.dueOn >= dayOf(from) && each.dueOn <= dayOf(from + length),
          )
          expect(occurrencesDue(base, dayOf(from), dayOf(from + length))).toEqual(part)
        },
      ),
    )
  })
})

function withPrescriptions(base: PlanHistory, orders: Prescription[][]): PlanHistory {
  return {
    ...base,
    versions: base.versions.map((each) => ({
      ...each,
      phases: each.phases.map((one, i) => ({ ...one, prescriptions: orders[i] ?? [] })),
    })),
  }
}
