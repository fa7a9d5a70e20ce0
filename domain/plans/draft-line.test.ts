// A draft's phases on the calendar: as they would be, without moving what has been.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays } from '@/domain/dates'
import type { PlanDraft } from '@/domain/plans/draft'
import { draftLine, phasesOverBy, protocolLine } from '@/domain/plans/draft-line'
import { anyPlan, dayOf, monday, phase, plan, version } from '@/domain/plans/plan.fixture'
import { nextEffectiveOn, phaseLine } from '@/domain/plans/schedule'
import { sessionMarks } from '@/domain/plans/session-marks'

const drafted = (id: string, weeks: number | undefined): PlanDraft['phases'][number] => {
  const { startDay: _, ...rest } = phase(id, 0, 1, [])
  return { ...rest, weeks, prescriptions: [] }
}
const spans = (line: ReturnType<typeof draftLine>) =>
  line.map(({ phase, from, to }) => [phase.name, from, to])

describe('the line of a draft', () => {
  it('begins on the first day, one phase after the other', () => {
    expect(spans(draftLine([drafted('a', 4), drafted('b', 8)], monday, null, monday))).toEqual([
      ['a', monday, dayOf(28)],
      ['b', dayOf(29), dayOf(84)],
    ])
  })

  it('leaves out a phase that has no length yet', () => {
    expect(spans(draftLine([drafted('a', undefined), drafted('b', 1)], monday, null, monday))).toEqual([
      ['b', monday, dayOf(7)],
    ])
    expect(draftLine([], monday, null, monday)).toEqual([])
  })

  it('ends whatever stands in its fields while they are typed in', () => {
    for (const odd of [0, -1, 0.5, NaN, 1e308, 2_147_483_648, 'many' as unknown as number]) {
      expect(draftLine([drafted('a', odd), drafted('b', 1)], monday, null, monday)).toHaveLength(1)
      const [span] = draftLine([{ ...drafted('a', 4), sessions: odd, everyWeeks: odd }], monday, null, monday)
      expect(sessionMarks(span!.phase, 28, 0.2)).toEqual([])
    }
  })

  it('makes a phase of a running plan longer and lets the next follow', () => {
    const history = {
      id: 'plan',
      startsOn: monday,
      endedOn: null,
      pauses: [],
      versions: [version(1, monday, [phase('a', 0, 4, []), phase('b', 28, 8, [])])],
    }
    expect(spans(draftLine([drafted('a', 6), drafted('b', 8)], dayOf(10), history, dayOf(10)))).toEqual([
      ['a', monday, dayOf(42)],
      ['b', dayOf(43), dayOf(98)],
    ])
  })

  it('of a plan that nothing was changed in is the plan’s own from today on', () => {
    fc.assert(
      fc.property(anyPlan, fc.integer({ min: -20, max: 120 }), (plan, later) => {
        const newest = plan.versions.at(-1)!
        const today = addDays(newest.effectiveOn, later)
        const phases = newest.phases.map(({ startDay: _, ...rest }) => ({ ...rest, prescriptions: [] }))
        const past = (line: ReturnType<typeof draftLine>) =>
          line
            .filter((span) => span.to !== null && span.to < today)
            .map(({ phase, from, to }) => [phase.id, from, to])
        const effectiveOn = nextEffectiveOn(plan, today)
        expect(past(draftLine(phases, effectiveOn, plan, today))).toEqual(past(phaseLine(plan, today)))
      }),
    )
  })
})

describe('the phases that are over by the day of a draft', () => {
  const [a, b] = [phase('a', 0, 1, []), phase('b', 7, 2, [])]
  const history = plan([version(1, monday, [a, b])])
  const over = (day: number, phases: PlanDraft['phases'], of = history) =>
    phasesOverBy(dayOf(day), phases, of, monday).map(({ phase, to }) => [phase.id, to])

  it('are over from the first day of the next one on, and the last one after its weeks', () => {
    const same = [drafted('a', 1), drafted('b', 2)]
    expect(over(7, same)).toEqual([])
    expect(over(8, same)).toEqual([['a', dayOf(7)]])
    expect(over(21, same)).toEqual([['a', dayOf(7)]])
    expect(over(22, same)).toEqual([
      ['a', dayOf(7)],
      ['b', dayOf(21)],
    ])
  })

  it('are over too where the next one is new, or is another than before', () => {
    expect(over(8, [drafted('a', 1), drafted('new', 2), drafted('b', 2)])).toEqual([['a', dayOf(7)]])
    expect(over(25, [drafted('a', 1), drafted('b', 2), drafted('new', 2)])).toEqual([
      ['a', dayOf(7)],
      ['b', dayOf(21)],
    ])
    expect(over(10, [drafted('a', 1)])).toEqual([['a', dayOf(7)]])
  })

  it('are none that are made longer in time, or cut short by it', () => {
    expect(over(8, [drafted('a', 3), drafted('b', 2)])).toEqual([])
    expect(over(9, [drafted('a', 3), drafted('b', 2)])).toEqual([['a', dayOf(7)]])
    expect(over(25, [drafted('a', 1), drafted('b', 4)])).toEqual([['a', dayOf(7)]])
    expect(over(17, [drafted('a', 1), drafted('b', 1), drafted('new', 2)])).toEqual([['a', dayOf(7)]])
  })

  it('go on for as long as a pause holds them up', () => {
    const same = [drafted('a', 1), drafted('b', 2)]
    const paused = (resumedOn: string | null) => ({ ...history, pauses: [{ from: dayOf(5), resumedOn }] })
    expect(over(10, same, paused(null))).toEqual([])
    expect(over(10, same, paused(dayOf(9)))).toEqual([])
    expect(over(12, same, paused(dayOf(9)))).toEqual([['a', dayOf(11)]])
  })
})

describe('the line of a protocol', () => {
  it('has each phase with its length and no date, and leaves out what has no length yet', () => {
    const line = protocolLine([drafted('a', 4), drafted('b', undefined), { ...drafted('c', 8), name: '' }])
    expect(line.map(({ phase, from, to, of }) => [phase.name, from, to, of])).toEqual([
      ['a', null, null, 4],
      ['Phase 3', null, null, 8],
    ])
  })
})
