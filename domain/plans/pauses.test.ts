// Pauses as a therapist decides about them.
import { expect, it } from 'vitest'
import { pauseMayBegin } from '@/domain/plans/pauses'
import { dayOf } from '@/domain/plans/plan.fixture'

it('a pause may begin on the first day that is in none, and not while one has no end', () => {
  const pause = (from: number, to: number | null) => ({
    from: dayOf(from),
    resumedOn: to === null ? null : dayOf(to),
  })
  expect(pauseMayBegin([], dayOf(3))).toBe(dayOf(3))
  expect(pauseMayBegin([pause(20, 34)], dayOf(3))).toBe(dayOf(3))
  expect(pauseMayBegin([pause(1, 5), pause(5, 9), pause(20, 34)], dayOf(3))).toBe(dayOf(9))
  for (const from of [1, 20]) expect(pauseMayBegin([pause(from, null)], dayOf(3))).toBeNull()
})
