// What is said of a plan when the record speaks against an exercise that it gives.
import { expect, it } from 'vitest'
import { openCautions } from '@/domain/plans/cautions'
import { aWeek, phase, prescription } from '@/domain/plans/plan.fixture'
import type { Prescription } from '@/domain/plans/plan'

const roll = prescription('roll', aWeek(3))
const row = prescription('row', aWeek(3))
const against = new Map([[roll.exerciseId, ['osteoporosis' as const]]])
const given = (...versions: Prescription[][]) => ({
  toCome: versions.map((prescriptions) => phase('one', 0, 4, prescriptions)),
})
const open = [{ exerciseName: 'Exercise roll', codes: ['osteoporosis'] }]

it('names each exercise once, however many phases give it', () => {
  expect(openCautions([given([roll, row]), given([roll])], against)).toEqual(open)
})

it('names one that is given until a later day, or from a later day on', () => {
  expect(openCautions([given([roll, row], [row])], against)).toEqual(open)
  expect(openCautions([given([row], [roll, row])], against)).toEqual(open)
})

it('is quiet where nothing speaks against it, or where somebody said why it stays', () => {
  expect(openCautions([given([row])], against)).toEqual([])
  const explained = { ...roll, caution: { codes: ['osteoporosis' as const], reason: 'Over the chair only.' } }
  expect(openCautions([given([explained])], against)).toEqual([])
})

it('a reason for something else explains nothing', () => {
  const caution = { codes: ['falls-risk' as const], reason: 'Sitting down.' }
  expect(openCautions([given([{ ...roll, caution }])], against)).toEqual(open)
})

it('what is over is not spoken of any more', () => {
  expect(openCautions([given(), given([row])], against)).toEqual([])
})
