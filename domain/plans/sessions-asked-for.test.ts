// How many sessions a frequency asks for, counted by hand.
import { describe, expect, it } from 'vitest'
import fc from 'fast-check'
import { sessionSuggestions, sessionsAskedFor } from '@/domain/plans/sessions-asked-for'
import { anyPlan, dayOf, monday, phase, plan, version } from '@/domain/plans/plan.fixture'

const standard = version(1, monday, [
  phase('intensive', 0, 4, [], { sessions: 3, everyWeeks: 1 }),
  phase('maintenance', 28, 8, [], { sessions: 1, everyWeeks: 2 }),
])

describe('sessions asked for', () => {
  it('are those of the intervals that have ended', () => {
    const asked = (day: number) => sessionsAskedFor(plan([standard]), dayOf(day)).total
    expect(asked(7)).toBe(0) // the first week is not over
    expect(asked(8)).toBe(3)
    expect(asked(29)).toBe(12) // four weeks of three
    expect(asked(42)).toBe(12) // the first fortnight ends with day 42
    expect(asked(43)).toBe(13)
    expect(asked(300)).toBe(16) // 12 and four fortnights
    expect(sessionsAskedFor(plan([standard]), dayOf(300)).byPhase).toEqual({ intensive: 12, maintenance: 4 })
  })

  it('are the share of an interval that was cut short', () => {
    // Intensive left after day 10: three, and of the second week floor(3 * 3 / 7) = 1.
    const moved = version(2, dayOf(11), [
      phase('intensive', 0, 4, [], { sessions: 3 }),
      phase('maintenance', 10, 8, []),
    ])
    expect(sessionsAskedFor(plan([standard, moved]), dayOf(12)).byPhase).toEqual({ intensive: 4 })
    expect(sessionsAskedFor(plan([standard], { endedOn: dayOf(12) }), dayOf(13)).total).toBe(5) // 3 + floor(15/7)
  })

  it('wait while an open pause interrupts an interval', () => {
    const paused = plan([standard], { pauses: [{ from: dayOf(12), resumedOn: null }] })
    expect(sessionsAskedFor(paused, dayOf(60)).total).toBe(3)
    // Paused exactly at the end of a week, that week has ended.
    expect(
      sessionsAskedFor(plan([standard], { pauses: [{ from: dayOf(15), resumedOn: null }] }), dayOf(60)).total,
    ).toBe(6)
  })

  it('can be more than one a day, and none', () => {
    const many = (sessions: number) => plan([version(1, monday, [phase('p', 0, 1, [], { sessions })])])
    expect(sessionsAskedFor(many(14), dayOf(8)).total).toBe(14)
    expect(sessionsAskedFor(many(0), dayOf(8)).total).toBe(0)
  })

  it('do not change when a version changes nothing', () => {
    fc.assert(
      fc.property(
        anyPlan,
        fc.integer({ min: 1, max: 80 }),
        fc.integer({ min: 1, max: 120 }),
        (base, at, today) => {
          const split = plan([...base.versions, version(2, dayOf(at), base.versions[0]?.phases ?? [])])
          expect(sessionsAskedFor(split, dayOf(today))).toEqual(sessionsAskedFor(base, dayOf(today)))
        },
      ),
    )
  })
})

describe('session suggestions', () => {
  it('are the intervals that touch the range, longer by a pause within', () => {
    const paused = plan([standard], { pauses: [{ from: dayOf(10), resumedOn: dayOf(13) }] })
    expect(sessionSuggestions(paused, dayOf(7), dayOf(18))).toMatchObject([
      {
        phaseId: 'intensive',
        phaseName: 'intensive',
        from: dayOf(1),
        to: dayOf(7),
        sessions: 3,
        minutes: 45,
      },
      {
        phaseId: 'intensive',
        phaseName: 'intensive',
        from: dayOf(8),
        to: dayOf(17),
        days: [8, 9, 13, 14, 15, 16, 17].map(dayOf),
        sessions: 3,
        minutes: 45,
      },
      {
        phaseId: 'intensive',
        phaseName: 'intensive',
        from: dayOf(18),
        to: dayOf(24),
        sessions: 3,
        minutes: 45,
      },
    ])
    expect(sessionSuggestions(paused, dayOf(40), dayOf(40))).toMatchObject([
      { phaseId: 'maintenance', from: dayOf(32), to: dayOf(45), sessions: 1 },
    ])
  })
})
