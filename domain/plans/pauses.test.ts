// Pauses as a therapist decides about them.
import { expect, it } from 'vitest'
import { pauseMayBegin, wholePauseOn, wholePauses } from '@/domain/plans/pauses'
import { dayOf } from '@/domain/plans/plan.fixture'

const pause = (from: number, to: number | null) => ({
  from: dayOf(from),
  resumedOn: to === null ? null : dayOf(to),
})

it('pauses that follow at once are lived as one, and one without a day is none', () => {
  const apart = [pause(1, 3), pause(4, 6)]
  expect(wholePauses(apart)).toEqual(apart)
  expect(wholePauses([pause(9, 12), pause(4, 4), pause(1, 5), pause(5, 9), pause(20, null)])).toEqual([
    pause(1, 12),
    pause(20, null),
  ])
  expect(wholePauses([pause(3, 6), pause(1, 9)]), 'one within another').toEqual([pause(1, 9)])
  expect(wholePauses([pause(3, 6), pause(6, null), pause(8, 10)])).toEqual([pause(3, null)])
})

it('a plan goes on once the last of them has ended', () => {
  const pauses = [pause(5, 9), pause(1, 5)]
  for (const day of [1, 4, 5, 8]) expect(wholePauseOn(pauses, dayOf(day))).toEqual(pause(1, 9))
  for (const day of [0, 9]) expect(wholePauseOn(pauses, dayOf(day))).toBeUndefined()
})

it('a pause may begin on the first day that is in none, and not while one has no end', () => {
  expect(pauseMayBegin([], dayOf(3))).toBe(dayOf(3))
  expect(pauseMayBegin([pause(20, 34)], dayOf(3))).toBe(dayOf(3))
  expect(pauseMayBegin([pause(1, 5), pause(5, 9), pause(20, 34)], dayOf(3))).toBe(dayOf(9))
  for (const from of [1, 20]) expect(pauseMayBegin([pause(from, null)], dayOf(3))).toBeNull()
})
