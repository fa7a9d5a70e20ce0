// Plan days, pauses, versions and phases on the calendar, with the days counted by hand.
import { describe, expect, it } from 'vitest'
import fc from 'fast-check'
import { addDays, eachDay } from '@/domain/dates'
import { occurrencesDue } from '@/domain/plans/occurrences'
import { dateOfPlanDay, endsOn, phaseLine, phaseOn, planDay, versionInForce } from '@/domain/plans/schedule'
import {
  anyPlan,
  aWeek,
  dayOf,
  monday,
  phase,
  plan,
  prescription,
  simplePlan,
  version,
} from '@/domain/plans/plan.fixture'
import type { PlanHistory, Prescription } from '@/domain/plans/plan'

// Two weeks and three: days 1 to 14, then 15 to 35.
const twoPhases = version(1, monday, [phase('intensive', 0, 2, []), phase('maintenance', 14, 3, [])])

describe('plan days', () => {
  it('skip paused days: from day 4 to day 6, resumed on day 7', () => {
    const paused = simplePlan([], 4, { pauses: [{ from: dayOf(4), resumedOn: dayOf(7) }] })
    expect([1, 2, 3, 4, 5, 6, 7, 8].map((day) => planDay(paused, dayOf(day)))).toEqual([
      0,
      1,
      2,
      null,
      null,
      null,
      3,
      4,
    ])
    expect(dateOfPlanDay(paused, 2)).toBe(dayOf(3))
    expect(dateOfPlanDay(paused, 3)).toBe(dayOf(7))
  })

  it('are unknown after an open pause', () => {
    const paused = simplePlan([], 4, { pauses: [{ from: dayOf(4), resumedOn: null }] })
    expect(dateOfPlanDay(paused, 2)).toBe(dayOf(3))
    expect(dateOfPlanDay(paused, 3)).toBeNull()
    expect(planDay(paused, dayOf(400))).toBeNull()
    expect(endsOn(paused)).toBeNull()
  })

  it('count overlapping pauses once, and ignore one resumed on the day it began', () => {
    const paused = simplePlan([], 4, {
      pauses: [
        { from: dayOf(5), resumedOn: dayOf(8) },
        { from: dayOf(3), resumedOn: dayOf(6) },
        { from: dayOf(12), resumedOn: dayOf(12) },
      ],
    })
    expect(planDay(paused, dayOf(8))).toBe(2)
    expect(planDay(paused, dayOf(12))).toBe(6)
  })

  it('do not exist before the first day or after the last', () => {
    const ended = simplePlan([], 4, { endedOn: dayOf(10) })
    expect(planDay(ended, dayOf(0))).toBeNull()
    expect(planDay(ended, dayOf(10))).toBe(9)
    expect(planDay(ended, dayOf(11))).toBeNull()
  })

  it('lead back to their dates, whatever the pauses', () => {
    const anyPause = fc
      .tuple(fc.integer({ min: 1, max: 40 }), fc.option(fc.integer({ min: 0, max: 12 })))
      .map(([from, length]) => ({
        from: dayOf(from),
        resumedOn: length === null ? null : dayOf(from + length),
      }))
    fc.assert(
      fc.property(fc.array(anyPause, { maxLength: 4 }), fc.integer({ min: -3, max: 80 }), (pauses, day) => {
        const paused = simplePlan([], 8, { pauses })
        const at = planDay(paused, dayOf(day))
        if (at !== null) expect(dateOfPlanDay(paused, at)).toBe(dayOf(day))
        const later = dateOfPlanDay(paused, Math.max(0, day))
        if (later !== null) expect(planDay(paused, later)).toBe(Math.max(0, day))
      }),
    )
  })
})

describe('versions', () => {
  it('in force is the highest-numbered one that has taken effect, not the one that took effect last', () => {
    const changed = plan([version(1, monday, []), version(2, dayOf(20), []), version(3, dayOf(10), [])])
    expect(versionInForce(changed, dayOf(0))).toBeNull()
    expect(versionInForce(changed, dayOf(9))?.number).toBe(1)
    expect(versionInForce(changed, dayOf(10))?.number).toBe(3)
    expect(versionInForce(changed, dayOf(20))?.number).toBe(3)
  })
})

describe('phases', () => {
  it('follow each other: the second begins on day 15, and nothing follows day 35', () => {
    const two = plan([twoPhases])
    expect(phaseOn(two, dayOf(14))).toMatchObject({
      phase: { id: 'intensive' },
      planDay: 13,
      phaseDay: 13,
      planWeek: 2,
    })
    expect(phaseOn(two, dayOf(15))).toMatchObject({
      phase: { id: 'maintenance' },
      planDay: 14,
      phaseDay: 0,
      planWeek: 1,
    })
    expect(phaseOn(two, dayOf(35))?.planWeek).toBe(3)
    expect(phaseOn(two, dayOf(36))).toBeNull()
    expect(endsOn(two)).toBe(dayOf(35))
  })

  it('keep counting weeks from their first day through a new version', () => {
    const changed = plan([twoPhases, version(2, dayOf(18), twoPhases.phases)])
    expect(phaseOn(changed, dayOf(18))).toMatchObject({ version: { number: 2 }, phaseDay: 3, planWeek: 1 })
    expect(phaseOn(changed, dayOf(22))).toMatchObject({ phaseDay: 7, planWeek: 2 })
  })

  it('show an early move as it was: intensive left after day 10, maintenance for three weeks until day 31', () => {
    const moved = version(2, dayOf(11), [phase('intensive', 0, 2, []), phase('maintenance', 10, 3, [])])
    const line = phaseLine(plan([twoPhases, moved]), dayOf(12))
    expect(line).toMatchObject([
      { phase: { id: 'intensive' }, from: dayOf(1), to: dayOf(10), state: 'past', of: 2, days: 10 },
      {
        phase: { id: 'maintenance' },
        from: dayOf(11),
        to: dayOf(31),
        state: 'current',
        week: 1,
        of: 3,
        days: 21,
      },
    ])
  })

  it('show an intensive phase that was extended after it had ended as it was', () => {
    // Maintenance had begun on day 15; from day 17 on the plan is intensive again, in its week 3 of 4.
    const extended = version(2, dayOf(17), [phase('intensive', 0, 4, []), phase('maintenance', 28, 3, [])])
    expect(phaseLine(plan([twoPhases, extended]), dayOf(17))).toMatchObject([
      { phase: { id: 'intensive' }, to: dayOf(14), state: 'past' },
      { phase: { id: 'maintenance' }, from: dayOf(15), to: dayOf(16), state: 'past' },
      { phase: { id: 'intensive' }, from: dayOf(17), to: dayOf(28), state: 'current', week: 3, of: 4 },
      { phase: { id: 'maintenance' }, from: dayOf(29), to: dayOf(49), state: 'coming' },
    ])
  })

  it('have no dates beyond an open pause, and keep their weeks', () => {
    const paused = plan([twoPhases], { pauses: [{ from: dayOf(9), resumedOn: null }] })
    expect(phaseLine(paused, dayOf(30))).toMatchObject([
      { phase: { id: 'intensive' }, from: dayOf(1), to: null, state: 'current', week: 2, of: 2 },
      { phase: { id: 'maintenance' }, from: null, to: null, state: 'coming', of: 3 },
    ])
  })

  it('have their dates where a plan was ended while it was paused', () => {
    const paused = plan([twoPhases], { pauses: [{ from: dayOf(9), resumedOn: null }], endedOn: dayOf(12) })
    expect(phaseLine(paused, dayOf(12))).toMatchObject([
      { phase: { id: 'intensive' }, from: dayOf(1), to: dayOf(8), state: 'past' },
    ])
  })

  it('are over when the plan was ended, and those never begun are left out', () => {
    const ended = plan([twoPhases], { endedOn: dayOf(9) })
    expect(phaseLine(ended, dayOf(8))).toMatchObject([{ to: dayOf(9), state: 'current', week: 2 }])
    expect(phaseLine(ended, dayOf(9))).toMatchObject([{ to: dayOf(9), state: 'past', week: null }])
    expect(phaseLine(ended, dayOf(10))).toMatchObject([{ to: dayOf(9), state: 'past' }])
    expect(endsOn(ended)).toBe(dayOf(9))
  })

  it('cover each of their days once in the line, and agree with the day by day view', () => {
    fc.assert(
      fc.property(
        anyPlan,
        fc.integer({ min: 2, max: 30 }),
        fc.integer({ min: 0, max: 9 }),
        (base, from, length) => {
          const paused = { ...base, pauses: [{ from: dayOf(from), resumedOn: dayOf(from + length) }] }
          const line = phaseLine(paused, monday)
          for (const day of eachDay(monday, addDays(monday, 120))) {
            const spans = line.filter(
              (span) => span.from !== null && span.to !== null && span.from <= day && day <= span.to,
            )
            const here = phaseOn(paused, day)
            expect(spans.length).toBeLessThanOrEqual(1)
            if (here) expect(spans[0]?.phase.id).toBe(here.phase.id)
          }
        },
      ),
    )
  })
})

describe('a draft', () => {
  it('has nothing in force', () => {
    const draft = plan([])
    expect([phaseOn(draft, monday), versionInForce(draft, monday), endsOn(draft)]).toEqual([null, null, null])
    expect(phaseLine(draft, monday)).toEqual([])
  })
})

describe('a change that waits for its day', () => {
  const [row, roll] = [prescription('row', aWeek(3)), prescription('roll', aWeek(3))]
  const waits = plan([
    version(1, monday, [phase('one', 0, 2, [row, roll]), phase('two', 14, 2, [row])]),
    version(2, dayOf(8), [phase('one', 0, 2, [row]), phase('two', 14, 2, [roll])]),
  ])
  const given = (today: string) =>
    phaseLine(waits, today).map(({ phase, toCome }) =>
      [phase, ...toCome].map(({ prescriptions }) => prescriptions.map(({ id }) => id)),
    )

  it('is not what a phase is today, and is what it is to come', () => {
    expect(given(dayOf(3))).toEqual([
      [['row', 'roll'], ['row', 'roll'], ['row']],
      [['roll'], ['roll']],
    ])
    expect(given(dayOf(8))).toEqual([
      [['row'], ['row']],
      [['roll'], ['roll']],
    ])
    expect(given(dayOf(15))[0]).toEqual([['row']])
  })

  it('is known while an open pause makes its day unknown', () => {
    const paused = { ...waits, pauses: [{ from: dayOf(4), resumedOn: null }] }
    const [one] = phaseLine(paused, dayOf(5))
    expect(one?.toCome.map(({ prescriptions }) => prescriptions.length)).toEqual([2, 1])
  })

  it('is to come by each version that is in force before an open pause, or that the plan may go on by', () => {
    const one = (...given: (typeof row)[]) => [phase('one', 0, 2, given), phase('two', 14, 2, given)]
    const thrice = plan(
      [
        version(1, monday, one()),
        version(2, dayOf(3), one(row)),
        version(3, dayOf(8), one(roll)),
        version(4, dayOf(9), one()),
      ],
      { pauses: [{ from: dayOf(6), resumedOn: null }] },
    )
    const line = (today: string) =>
      phaseLine(thrice, today).map(({ phase, toCome }) =>
        [phase, ...toCome].map(({ prescriptions }) => prescriptions.map(({ id }) => id).join()),
      )
    // Phase two begins on day 15 at the earliest, when version 4 is in force.
    const two = ['', '']
    expect(line(dayOf(1))).toEqual([['', '', 'row', 'roll', ''], two])
    expect(line(dayOf(7))).toEqual([['row', 'row', 'roll', ''], two])
    expect(line(dayOf(9))).toEqual([['', ''], two])
    const shorter = [phase('one', 0, 1, [row]), phase('two', 7, 2, [row])]
    const between = plan(
      [version(1, monday, shorter), version(2, dayOf(12), [shorter[0]!, phase('two', 7, 2, [roll])])],
      { pauses: [{ from: dayOf(8), resumedOn: null }] },
    )
    expect(phaseLine(between, dayOf(9))[1]).toMatchObject({
      phase: { prescriptions: [row] },
      toCome: [{ prescriptions: [row] }, { prescriptions: [roll] }],
    })
  })
})

describe('a version that takes out the phase under way', () => {
  const a = phase('a', 0, 4, [prescription('squeeze', aWeek(7))])
  const b = phase('b', 10, 4, [])
  const versions = [version(1, monday, [a]), version(2, dayOf(11), [b])]

  it('leaves it until the next begins, where a pause has put that off', () => {
    const paused = plan(versions, { pauses: [{ from: dayOf(6), resumedOn: dayOf(15) }] })
    const on = (day: number) => phaseOn(paused, dayOf(day))?.phase.id
    expect([5, 14, 15, 19, 20].map(on)).toEqual(['a', undefined, 'a', 'a', 'b'])
    expect(occurrencesDue(paused, dayOf(15), dayOf(20))).toHaveLength(5)
    expect(phaseLine(paused, dayOf(16)).map(({ phase, from, to }) => [phase.id, from, to])).toEqual([
      ['a', monday, dayOf(19)],
      ['b', dayOf(20), dayOf(47)],
    ])
  })

  it('leaves it also where a phase that stays is over, until the next begins', () => {
    const over = phase('over', 0, 2, [])
    const [under, next] = [phase('under', 14, 6, []), phase('next', 40, 2, [])]
    const paused = plan([version(1, monday, [over, under]), version(2, dayOf(41), [over, next])], {
      pauses: [{ from: dayOf(20), resumedOn: dayOf(25) }],
    })
    const on = (day: number) => phaseOn(paused, dayOf(day))
    expect([14, 15, 40, 41, 45, 46].map((day) => on(day)?.phase.id)).toEqual([
      ...['over', 'under', 'under', 'under', 'under', 'next'],
    ])
    expect(on(45)).toMatchObject({ version: { number: 1 }, planDay: 39, phaseDay: 25 })
    expect(phaseLine(paused, dayOf(42)).map(({ phase, to }) => [phase.id, to])).toEqual([
      ['over', dayOf(14)],
      ['under', dayOf(45)],
      ['next', dayOf(59)],
    ])
  })

  it('leaves it in an open pause until the next can begin, on whatever day it goes on', () => {
    const paused = plan(versions, { pauses: [{ from: dayOf(6), resumedOn: null }] })
    for (const today of [dayOf(3), dayOf(7), dayOf(11), dayOf(40)])
      expect(phaseLine(paused, today), today).toMatchObject([
        {
          phase: { id: 'a' },
          toCome: [a],
          from: monday,
          to: null,
          state: 'current',
          week: 1,
          of: 2,
          days: 10,
        },
        { phase: { id: 'b' }, toCome: [b], from: null, to: null, state: 'coming', of: 4 },
      ])
    const [first, second, third] = [
      phase('first', 0, 1, []),
      phase('second', 7, 4, []),
      phase('third', 19, 4, []),
    ]
    const between = [version(1, monday, [first, second]), version(2, dayOf(20), [first, third])]
    const line = phaseLine(plan(between, { pauses: paused.pauses }), dayOf(7))
    expect(line.map(({ phase, state, days }) => [phase.id, state, days])).toEqual([
      ['first', 'current', 7],
      ['second', 'coming', 12],
      ['third', 'coming', 28],
    ])
  })

  describe('and one that is kept, but shorter,', () => {
    const [keep, hurts] = [prescription('keep', aWeek(7)), prescription('hurts', aWeek(7))]
    const phases = (weeks: number, items: Prescription[], next: number) => [
      phase('a', 0, weeks, items),
      phase('b', next, 4, []),
    ]
    const due = (of: PlanHistory, from: number, to: number) =>
      occurrencesDue(of, dayOf(from), dayOf(to)).map((each) => each.prescriptionId)

    it('goes on with what the version in force asks for in it, where a pause has put off the next', () => {
      const versions = [version(1, monday, phases(3, [keep, hurts], 21))]
      const shorter = version(2, dayOf(18), phases(2, [keep], 17))
      const paused = plan([...versions, shorter], { pauses: [{ from: dayOf(11), resumedOn: dayOf(22) }] })
      expect(phaseOn(paused, dayOf(28))).toMatchObject({ phase: { id: 'a' }, version: { number: 2 } })
      expect(new Set(due(paused, 22, 28))).toEqual(new Set(['keep']))
      expect(due(paused, 26, 28)).toHaveLength(3)
      expect(phaseOn(paused, dayOf(29))?.phase.id).toBe('b')
    })

    it('is over when it is, where no pause has put off anything', () => {
      const waiting = version(2, dayOf(21), phases(2, [keep], 20))
      const brought = version(3, dayOf(6), phases(2, [keep], 20))
      const unpaused = plan([version(1, monday, phases(4, [keep, hurts], 28)), waiting, brought])
      expect(new Set(due(unpaused, 6, 20))).toEqual(new Set(['keep']))
      expect([14, 15, 20, 21].map((day) => phaseOn(unpaused, dayOf(day))?.phase.id)).toEqual([
        ...['a', undefined, undefined, 'b'],
      ])
    })
  })

  it('begins none of those that it takes out, with a pause or without', () => {
    const [first, out, next] = [phase('first', 0, 2, []), phase('out', 14, 4, []), phase('next', 30, 4, [])]
    const versions = [version(1, monday, [first, out]), version(2, dayOf(31), [first, next])]
    const brought = plan([...versions, version(3, dayOf(11), [first, next])])
    expect(phaseOn(brought, dayOf(16))).toBeNull()
    const sooner = version(2, dayOf(21), [first, { ...next, startDay: 20 }])
    const pauses = [{ from: dayOf(11), resumedOn: dayOf(21) }]
    const paused = plan([version(1, monday, [first, out]), sooner], { pauses })
    expect([24, 25, 30, 31].map((day) => phaseOn(paused, dayOf(day))?.phase.id)).toEqual([
      ...['first', 'first', 'first', 'next'],
    ])
  })

  it('goes back to none that never came', () => {
    const brought = version(3, dayOf(8), [{ ...b, id: 'c', startDay: 7 }])
    const paused = plan([...versions, brought], { pauses: [{ from: dayOf(6), resumedOn: dayOf(15) }] })
    expect([15, 16, 17].map((day) => phaseOn(paused, dayOf(day))?.phase.id)).toEqual(['a', 'a', 'c'])
  })
})
