// The positions that drawings start from are themselves positions that a body can be in.
import { expect, it } from 'vitest'
import { bases } from './bases'
import { drawingSchema, type Drawing } from './drawing'
import { faultsOf } from './faults'

const seat: Drawing['things'] = [{ kind: 'chair' }]

it.each(bases)('%s is a position that a body can be in', (base) => {
  const things = base === 'sitting' ? seat : []
  expect(faultsOf(drawingSchema.parse({ base, view: 'side', things, poses: [{}, {}], tint: [] }))).toEqual([])
})
