// Every drawing shows a body that can be: joints within their range, hands and feet where they should be, nobody in the air.
import { describe, expect, it } from 'vitest'
import { drawingSchema } from '@/domain/catalog/drawing/drawing'
import { faultsOf } from '@/domain/catalog/drawing/faults'
import { drawings } from './all'

describe.each(Object.entries(drawings))('the drawing of %s', (_slug, drawing) => {
  it('keeps to what a body can do', () => {
    expect(faultsOf(drawingSchema.parse(drawing))).toEqual([])
  })
})
