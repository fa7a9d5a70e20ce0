// Suggested days, worked out by hand, and what holds for any plan: as many as are short, never twice, never when paused or closed.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, weekdayOf } from '@/domain/dates'
import type { ClinicHours } from '@/domain/plans/clinic-hours'
import { anyPlan, dayOf, monday, phase, plan, version } from '@/domain/plans/plan.fixture'
import type { SessionStatus } from '@/domain/plans/session'
import { sessionSuggestions } from '@/domain/plans/sessions-asked-for'
import { sessionTallies, suggestedSessions, type DatedSession } from '@/domain/plans/suggested-sessions'

const always: ClinicHours = { openingHours: [], closedDays: [] }
const sunday = dayOf(0)
const intensive = (rest = {}) =>
  plan([version(1, monday, [phase('intensive', 0, 2, [], { sessions: 3, everyWeeks: 1, ...rest })])])
const days = (...args: Parameters<typeof suggestedSessions>) =>
  suggestedSessions(...args).map(({ date }) => date)
const session = (day: number, status: SessionStatus = 'booked'): DatedSession => ({
  date: dayOf(day),
  status,
})

describe('suggested sessions', () => {
  it('fall on the weekdays that suit, at the time that suits', () => {
    const suits = intensive({ sessionWeekdays: [1, 3, 5], sessionTime: '09:30', sessionMinutes: 30 })
    const suggested = suggestedSessions(suits, 'intensive', [], always, sunday)
    expect(suggested.map(({ date }) => date)).toEqual([1, 3, 5, 8, 10, 12].map(dayOf))
    expect(suggested[0]).toEqual({ date: dayOf(1), time: '09:30', minutes: 30 })
  })

  it('without such days are spread over the working week', () => {
    expect(days(intensive(), 'intensive', [], always, sunday)).toEqual([1, 3, 5, 8, 10, 12].map(dayOf))
    expect(days(intensive({ sessions: 2 }), 'intensive', [], always, sunday)).toEqual(
      [2, 4, 9, 11].map(dayOf),
    )
  })

  it('take another day where the one that suits is closed, and none on a day off', () => {
    const suits = intensive({ sessions: 1, sessionWeekdays: [2] })
    const clinic = {
      openingHours: [1, 2, 3].map((weekday) => ({ weekday, from: '08:00', to: '18:00' })),
      closedDays: [{ from: dayOf(2), to: dayOf(2), name: 'A course' }],
    }
    expect(days(suits, 'intensive', [], clinic, sunday)).toEqual([dayOf(3), dayOf(9)])
  })

  it('once every k weeks keep their distance', () => {
    const rare = plan([
      version(1, monday, [
        phase('maintenance', 0, 8, [], { sessions: 1, everyWeeks: 2, sessionWeekdays: [4] }),
      ]),
    ])
    const suggested = days(rare, 'maintenance', [], always, sunday)
    expect(suggested).toHaveLength(4)
    for (const [i, date] of suggested.entries())
      expect(date, `the ${i}th`).toBe(addDays(suggested[0] ?? '', i * 14))
  })

  it('leave out what is booked and attended, and fill the place of one that was missed or cancelled', () => {
    const suits = intensive({ sessionWeekdays: [1, 3, 5] })
    const known = [
      session(1, 'attended'),
      session(3, 'missed'),
      session(5, 'booked'),
      session(8, 'cancelled-by-patient'),
    ]
    // On Wednesday evening: Thursday is left for the one that was missed.
    const suggested = days(suits, 'intensive', known, always, dayOf(3))
    expect(suggested).toEqual([4, 8, 10, 12].map(dayOf))
  })

  it('wait out a pause, and end where nobody knows when it ends', () => {
    const paused = {
      ...intensive({ sessionWeekdays: [1, 3, 5] }),
      pauses: [{ from: dayOf(3), resumedOn: dayOf(10) }],
    }
    const suggested = days(paused, 'intensive', [], always, sunday)
    expect(suggested.filter((date) => date >= dayOf(3) && date < dayOf(10))).toEqual([])
    expect(suggested).toHaveLength(6)
    const open = { ...paused, pauses: [{ from: dayOf(3), resumedOn: null }] }
    expect(days(open, 'intensive', [], always, sunday).every((date) => date < dayOf(3))).toBe(true)
  })

  it('of any plan: no day twice, none paused, closed, past or of another phase, and never more than are short', () => {
    const clinic: ClinicHours = {
      openingHours: [1, 2, 4, 5].map((weekday) => ({ weekday, from: '08:00', to: '18:00' })),
      closedDays: [{ from: dayOf(9), to: dayOf(11), name: 'Holiday' }],
    }
    const statuses: SessionStatus[] = ['booked', 'attended', 'missed', 'cancelled-by-patient']
    const known = fc.array(
      fc.record({ date: fc.nat(80).map((day) => dayOf(day)), status: fc.constantFrom(...statuses) }),
      { maxLength: 8 },
    )
    fc.assert(
      fc.property(anyPlan, known, fc.nat(60), fc.nat(20), (any, sessions, day, length) => {
        const pauses = [{ from: dayOf(5), resumedOn: dayOf(5 + length) }]
        const some = { ...any, pauses }
        for (const { id } of some.versions[0]?.phases ?? []) {
          const suggested = days(some, id, sessions, clinic, dayOf(day))
          expect(new Set(suggested).size).toBe(suggested.length)
          for (const date of suggested) {
            expect(date > dayOf(day)).toBe(true)
            expect([1, 2, 4, 5]).toContain(weekdayOf(date))
            expect(date < dayOf(9) || date > dayOf(11)).toBe(true)
            expect(date < dayOf(5) || date >= dayOf(5 + length)).toBe(true)
          }
          for (const interval of sessionSuggestions(some, dayOf(day), dayOf(400))) {
            const within = (date: string) => interval.from <= date && date <= interval.to
            const held = sessions.filter(
              ({ date, status }) => within(date) && (status === 'booked' || status === 'attended'),
            ).length
            if (interval.phaseId === id)
              expect(suggested.filter(within).length).toBeLessThanOrEqual(
                Math.max(0, interval.sessions - held),
              )
          }
        }
      }),
    )
  })
})

describe('how the sessions stand', () => {
  it('counts this week and the phase, and how many can still be booked', () => {
    const tallies = sessionTallies(
      intensive(),
      [session(1, 'attended'), session(3, 'missed'), session(8)],
      dayOf(4),
    )
    expect(tallies).toMatchObject({
      phaseName: 'intensive',
      now: { from: dayOf(1), to: dayOf(7), due: 3, attended: 1, booked: 0, short: 2 },
      phase: { from: dayOf(1), to: dayOf(14), due: 6, attended: 1, booked: 1, short: 4 },
    })
  })

  it('does not call a week short that is over, nor one with more than were asked for', () => {
    const many = [1, 2, 3, 4].map((day) => session(day, 'attended'))
    expect(sessionTallies(intensive(), many, dayOf(5))?.now).toMatchObject({ attended: 4, short: 0 })
    expect(sessionTallies(intensive(), [], dayOf(9))?.phase).toMatchObject({ due: 6, short: 3 })
  })

  it('is nothing outside of the plan and in a pause', () => {
    expect(sessionTallies(intensive(), [], dayOf(0))).toBeNull()
    expect(sessionTallies(intensive(), [], dayOf(15))).toBeNull()
    const paused = { ...intensive(), pauses: [{ from: dayOf(3), resumedOn: null }] }
    expect(sessionTallies(paused, [], dayOf(4))).toBeNull()
  })
})
