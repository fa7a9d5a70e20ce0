// Sessions are drawn as often as the frequency asks for them.
import { expect, it } from 'vitest'
import { sessionDays } from '@/domain/plans/session-marks'

it('marks as many as the frequency asks for, thinner when it does', () => {
  expect(sessionDays({ sessions: 3, everyWeeks: 1 }, 28)).toHaveLength(12)
  expect(sessionDays({ sessions: 1, everyWeeks: 2 }, 56)).toEqual([7, 21, 35, 49])
  expect(sessionDays({ sessions: 0, everyWeeks: 1 }, 56)).toEqual([])
})
