// What a line of the caseload says of where a plan stands: the same as the plan's own page.
import { expect, it } from 'vitest'
import { standingsOf } from '@/domain/logging/caseload'
import type { PlanHistory } from '@/domain/plans/plan'
import { dayOf, monday, phase, plan, version } from '@/domain/plans/plan.fixture'
import { phaseLine } from '@/domain/plans/schedule'

const standing = (history: PlanHistory, today: string) => {
  const unknown = { assessed: null, baselinePain: null, sessions: [], logs: [], checkIns: [] }
  const watched = { ...history, ...unknown, problem: 'Pain', reassessEveryWeeks: 4 }
  return standingsOf([watched], [], new Map(), today).plans[0]?.standing
}

it('counts the weeks that the phase lasts, also where a version that waits ends it earlier', () => {
  const [a, b] = [phase('a', 0, 6, []), phase('b', 42, 4, [])]
  const shorter = plan([version(1, monday, [a, b]), version(2, dayOf(8), [a, { ...b, startDay: 7 }])])
  const [here] = phaseLine(shorter, dayOf(3))
  expect(here).toMatchObject({ week: 1, of: 1 })
  expect(standing(shorter, dayOf(3))).toEqual({ kind: 'phase', phase: 'custom', name: 'a', week: 1, of: 1 })
  expect(standing(shorter, dayOf(8))).toMatchObject({ name: 'b', week: 1, of: 4 })
  expect(standing(shorter, dayOf(36))).toEqual({ kind: 'past-last-phase' })
})

it('starts when the pause over its first day is over', () => {
  const toCome = plan([version(1, dayOf(10), [phase('a', 0, 6, [])])])
  const paused = (from: number, to: number | null) => {
    const pauses = [{ from: dayOf(from), resumedOn: to === null ? null : dayOf(to) }]
    return standing({ ...toCome, startsOn: dayOf(10), pauses }, dayOf(4))
  }
  expect(paused(3, 5)).toEqual({ kind: 'to-start', date: dayOf(10) })
  expect(paused(3, 14)).toEqual({ kind: 'to-start', date: dayOf(14) })
  expect(paused(8, 14)).toEqual({ kind: 'to-start', date: dayOf(14) })
  expect(paused(3, null)).toEqual({ kind: 'paused', date: dayOf(3) })
})
