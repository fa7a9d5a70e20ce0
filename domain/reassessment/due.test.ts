// When a plan is to be reassessed, counted by hand: by weeks, and by the sessions that the patient came to.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays } from '@/domain/dates'
import type { PlanHistory } from '@/domain/plans/plan'
import { anyPlan, dayOf, monday, phase, plan, version } from '@/domain/plans/plan.fixture'
import { phaseOn } from '@/domain/plans/schedule'
import type { SessionStatus } from '@/domain/plans/session'
import type { DatedSession } from '@/domain/plans/suggested-sessions'
import {
  reassessmentDueOn,
  reassessmentRuleWords,
  type LastAssessment,
  type SessionShare,
} from '@/domain/reassessment/due'

// Twelve sessions in the first four weeks, four in the eight after them.
const phases = [
  phase('intensive', 0, 4, [], { sessions: 3, everyWeeks: 1 }),
  phase('maintenance', 28, 8, [], { sessions: 1, everyWeeks: 2 }),
]
const standard = plan([version(1, monday, phases)])

const on = (status: SessionStatus, ...days: number[]): DatedSession[] =>
  days.map((day) => ({ date: dayOf(day), status }))
const came = (...days: number[]) => on('attended', ...days)
const reassessed = (day: number, nextDueOn: string | null = null): LastAssessment => ({
  ...{ kind: 'reassessment', on: dayOf(day), nextDueOn },
})

const due = (
  share: SessionShare | undefined,
  sessions: DatedSession[],
  { of = standard, last = null as LastAssessment | null, today = dayOf(1) } = {},
) =>
  reassessmentDueOn({ plan: { ...of, reassessEveryWeeks: 4, reassessAtShare: share }, last, sessions, today })

describe('by weeks', () => {
  it('is the interval after the plan’s first day, paused days not counted, or after the last reassessment', () => {
    expect(due(undefined, [])).toBe(dayOf(29))
    const paused = { ...standard, pauses: [{ from: dayOf(8), resumedOn: dayOf(11) }] }
    expect(due(undefined, [], { of: paused })).toBe(dayOf(32))
    expect(due(undefined, [], { last: { ...reassessed(-2), kind: 'baseline' } })).toBe(dayOf(29))
    expect(due(undefined, [], { last: reassessed(20) })).toBe(dayOf(48))
  })
})

describe('by the share of sessions', () => {
  it('is the day of the sixth of twelve, and then of the twelfth', () => {
    const first = came(1, 3, 5, 8, 10, 12)
    expect(due(50, first, { today: dayOf(12) })).toBe(dayOf(12))
    const all = [...first, ...came(15, 17, 19, 22, 24, 25)]
    expect(due(50, all, { last: reassessed(12), today: dayOf(26) })).toBe(dayOf(25))
    expect(due(100, all, { today: dayOf(26) })).toBe(dayOf(25))
  })

  it('announces the booked session that would complete it', () => {
    const sessions = [...came(1, 3), ...on('booked', 5, 8, 10, 12)]
    expect(due(50, sessions, { today: dayOf(4) })).toBe(dayOf(12))
    // The one of day 5 was missed, so a further one is needed.
    const missed = [...came(1, 3), ...on('missed', 5), ...on('booked', 8, 10, 12, 15)]
    expect(due(50, missed, { today: dayOf(6) })).toBe(dayOf(15))
    // Past, and nobody has said whether the patient came: it completes nothing.
    expect(due(50, [...came(1, 3, 5, 8, 10), ...on('booked', 12)], { today: dayOf(13) })).toBe(dayOf(28))
  })

  it('is the phase’s last day while as many sessions are neither attended nor booked', () => {
    expect(due(50, [])).toBe(dayOf(28))
    expect(due(100, came(1, 3, 5), { today: dayOf(20) })).toBe(dayOf(28))
    expect(due(100, on('cancelled-by-patient', 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12))).toBe(dayOf(28))
    // A pause of three days moves the last day by three.
    const paused = { ...standard, pauses: [{ from: dayOf(8), resumedOn: dayOf(11) }] }
    expect(due(100, [], { of: paused })).toBe(dayOf(31))
  })

  it('goes on with the next phase, whose sessions are counted anew', () => {
    // Two of four by day 45: the second fortnight's. What came before day 29 was the intensive phase's.
    const sessions = came(1, 3, 5, 8, 10, 12, 15, 17, 19, 22, 24, 26, 30, 45)
    expect(due(50, sessions, { last: reassessed(28), today: dayOf(46) })).toBe(dayOf(45))
    expect(due(100, sessions, { last: reassessed(28), today: dayOf(46) })).toBe(dayOf(84))
    expect(due(50, sessions, { last: reassessed(84), today: dayOf(84) })).toBeNull()
  })

  it('takes a reassessment for one that falls due within the week after it', () => {
    const sessions = [...came(1, 3, 5, 8, 10), ...on('booked', 15, 22)]
    expect(due(50, sessions, { last: reassessed(8), today: dayOf(11) })).toBe(dayOf(28))
    expect(due(50, sessions, { last: reassessed(7), today: dayOf(11) })).toBe(dayOf(15))
  })

  it('counts what a phase that was left early had asked for, and asks nothing of one without sessions', () => {
    // Left after day 10: three of the first week and one of the second's three, so half is two.
    const moved = version(2, dayOf(11), [
      phase('intensive', 0, 4, [], { sessions: 3 }),
      phase('maintenance', 10, 8, [], { sessions: 0 }),
    ])
    const of = plan([standard.versions[0]!, moved])
    expect(due(50, came(1, 3), { of, today: dayOf(12) })).toBe(dayOf(3))
    expect(due(50, came(1, 3), { of, today: dayOf(12), last: reassessed(3) })).toBe(dayOf(66))
  })

  it('is unknown in an open pause, unless the sessions before it completed the share', () => {
    const of = { ...standard, pauses: [{ from: dayOf(15), resumedOn: null }] }
    expect(due(100, came(1, 3), { of, today: dayOf(20) })).toBeNull()
    expect(due(50, came(1, 3, 5, 8, 10), { of, today: dayOf(20) })).toBeNull()
    expect(due(50, came(1, 3, 5, 8, 10, 12), { of, today: dayOf(20) })).toBe(dayOf(12))
  })

  it('is what was set at the last assessment, if anything was', () => {
    expect(due(50, came(1), { last: reassessed(3, dayOf(9)) })).toBe(dayOf(9))
  })

  const anyDays = fc.uniqueArray(fc.integer({ min: 1, max: 90 }), { maxLength: 30 })
  const dueOf = (of: PlanHistory, days: number[], share: SessionShare, last?: string) =>
    reassessmentDueOn({
      plan: { ...of, reassessEveryWeeks: 4, reassessAtShare: share },
      last: last === undefined ? null : { kind: 'reassessment', on: last, nextDueOn: null },
      sessions: came(...days),
      today: dayOf(90),
    })

  it('never comes later for one more session, nor for asking earlier, and never after the phase it is of', () => {
    fc.assert(
      fc.property(anyPlan, anyDays, fc.integer({ min: 1, max: 90 }), (of, days, more) => {
        const dueOn = dueOf(of, days, 50)!
        expect(dueOf(of, [...new Set([...days, more])], 50)! <= dueOn).toBe(true)
        expect(dueOn <= dueOf(of, days, 100)!).toBe(true)
        expect(phaseOn(of, dueOn)?.phase.id).toBe('p0')
      }),
    )
  })

  it('comes to an end: each reassessment on its day leaves a later one, or none', () => {
    fc.assert(
      fc.property(anyPlan, anyDays, fc.constantFrom(50 as const, 100 as const), (of, days, share) => {
        let dueOn = dueOf(of, days, share)
        for (let times = 0; dueOn !== null; times++) {
          expect(times).toBeLessThan(6)
          const next = dueOf(of, days, share, dueOn)
          if (next !== null) expect(next > addDays(dueOn, 7)).toBe(true)
          dueOn = next
        }
      }),
    )
  })
})

it('is said in words', () => {
  const words = (reassessEveryWeeks: number, reassessAtShare?: SessionShare) =>
    reassessmentRuleWords({ reassessEveryWeeks, reassessAtShare })
  expect([words(1), words(4), words(4, 50), words(4, 100)]).toEqual([
    'every week',
    'every 4 weeks',
    'after half of a phase’s sessions and after all',
    'after all of a phase’s sessions',
  ])
})
