// What is said of a plan when the record speaks against an exercise that it gives.
import { expect, it } from 'vitest'
import { openCautions } from '@/domain/plans/cautions'
import { aWeek, phase, prescription } from '@/domain/plans/plan.fixture'

const roll = prescription('roll', aWeek(3))
const row = prescription('row', aWeek(3))
const against = new Map([[roll.exerciseId, ['osteoporosis' as const]]])
const open = [{ exerciseName: 'Exercise roll', codes: ['osteoporosis'] }]

it('names each exercise once, however many phases give it', () => {
  expect(openCautions([phase('one', 0, 4, [roll, row]), phase('two', 28, 4, [roll])], against)).toEqual(open)
})

it('is quiet where nothing speaks against it, or where somebody said why it stays', () => {
  expect(openCautions([phase('one', 0, 4, [row])], against)).toEqual([])
  const explained = { ...roll, caution: { codes: ['osteoporosis' as const], reason: 'Over the chair only.' } }
  expect(openCautions([phase('one', 0, 4, [explained])], against)).toEqual([])
})

it('a reason for something else explains nothing', () => {
  const caution = { codes: ['falls-risk' as const], reason: 'Sitting down.' }
  expect(openCautions([phase('one', 0, 4, [{ ...roll, caution }])], against)).toEqual(open)
})
