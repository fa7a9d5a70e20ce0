// A draft's phases on the calendar: as they would be, without moving what has been.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays } from '@/domain/dates'
import type { PlanDraft } from '@/domain/plans/draft'
import { draftLine, protocolLine } from '@/domain/plans/draft-line'
import { anyPlan, dayOf, monday, phase, version } from '@/domain/plans/plan.fixture'
import { phaseLine } from '@/domain/plans/schedule'
import { sessionDays } from '@/domain/plans/session-marks'

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
      expect(sessionDays(span!.phase, 28)).toEqual([])
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
    expect(spans(draftLine([drafted('a', 6), drafted('b', 8)], monday, history, dayOf(10)))).toEqual([
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
        expect(past(draftLine(phases, plan.startsOn, plan, today))).toEqual(past(phaseLine(plan, today)))
      }),
    )
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
