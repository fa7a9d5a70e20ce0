// Sessions are drawn as often as the frequency asks for them, and never more of them than can be told apart.
import { expect, it } from 'vitest'
import { sessionMarks } from '@/domain/plans/session-marks'

it('marks as many as the frequency asks for, thinner when it does', () => {
  expect(sessionMarks({ sessions: 3, everyWeeks: 1 }, 28, 0.2)).toHaveLength(12)
  const thin = sessionMarks({ sessions: 1, everyWeeks: 2 }, 56, 1)
  expect(thin.map(({ from, days }) => from + days / 2)).toEqual([7, 21, 35, 49])
  expect(sessionMarks({ sessions: 0, everyWeeks: 1 }, 56, 0.2)).toEqual([])
})

it('marks those that would touch each other as one', () => {
  const year = 52 * 7
  expect(sessionMarks({ sessions: 14, everyWeeks: 1 }, year, (12 * year) / 250)).toEqual([
    { from: 0, days: year },
  ])
  expect(sessionMarks({ sessions: 14, everyWeeks: 1 }, year, 0.5)).toHaveLength(1)
  expect(sessionMarks({ sessions: 14, everyWeeks: 1 }, year, 0.49)).toHaveLength(728)
})
