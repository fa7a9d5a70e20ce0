// What a reassessment must say, and what it may leave open.
import { describe, expect, it } from 'vitest'
import { kindOf, measurementsOfReassessment, reassessmentSchemaFor } from '@/domain/reassessment/assessment'

const activities = ['Lift a bag', 'Reach up', 'Drive']
const form = (rest: Record<string, unknown> = {}) => ({
  findings: 'Less guarding',
  summary: '',
  nprsAverage: 3,
  activities: activities.map((item) => ({ item, score: 5 })),
  decision: 'progress',
  nextDueOn: '2026-12-21',
  ...rest,
})
const read = (rest: Record<string, unknown> = {}) =>
  reassessmentSchemaFor({ activities, own: [] }).safeParse(form(rest))
const errorsOf = (rest: Record<string, unknown>) =>
  read(rest).error?.issues.map((issue) => issue.path.join('.')) ?? []

describe('a reassessment', () => {
  it('leaves no answer as no measurement, never 0', () => {
    const parsed = read({ activities: [{ item: 'Lift a bag', score: 0 }, { item: 'Drive' }], nprsNow: null })
    expect(parsed.data && measurementsOfReassessment(parsed.data)).toEqual([
      { measure: 'nprs-average', item: '', value: 3 },
      { measure: 'psfs', item: 'Lift a bag', value: 0 },
    ])
  })

  it('keeps what was measured by hand, within the range of its measure', () => {
    const measured = (measure: string, value: number, item = 'Rotation, left') => ({
      handMeasurements: [{ measure, item, value }],
    })
    const parsed = read({ groc: 4, ...measured('rom', 45) })
    expect(parsed.data && measurementsOfReassessment(parsed.data)).toContainEqual({
      measure: 'rom',
      item: 'Rotation, left',
      value: 45,
    })
    expect(errorsOf(measured('strength-mrc', 6))).toEqual(['handMeasurements.0.value'])
    expect(errorsOf(measured('strength-mrc', 3.5))).toEqual(['handMeasurements.0.value'])
    expect(errorsOf(measured('strength-kg', 12.5))).toEqual([])
    expect(errorsOf(measured('ndi', 5))).toEqual(['handMeasurements.0.measure'])
    expect(
      errorsOf({
        handMeasurements: [...measured('rom', 1).handMeasurements, ...measured('rom', 2).handMeasurements],
      }),
    ).toEqual(['handMeasurements.1.item'])
  })

  it('needs the average pain and a decision; the next date it may leave to the plan', () => {
    expect(errorsOf({ nprsAverage: undefined })).toEqual(['nprsAverage'])
    expect(errorsOf({ nprsAverage: 11 })).toEqual(['nprsAverage'])
    expect(errorsOf({ decision: 'wait' })).toEqual(['decision'])
    expect(errorsOf({ nextDueOn: '2026-02-30' })).toEqual(['nextDueOn'])
    for (const decision of ['continue', 'discharge', 'refer'])
      expect(errorsOf({ nextDueOn: undefined, decision })).toEqual([])
    expect([kindOf({ decision: 'discharge' }), kindOf({ decision: 'refer' })]).toEqual([
      'discharge',
      'reassessment',
    ])
  })

  it('scores the activities of the baseline, each once', () => {
    expect(errorsOf({ activities: [{ item: 'Swim', score: 3 }] })).toEqual(['activities.0.item'])
    expect(
      errorsOf({
        activities: [
          { item: 'Drive', score: 3 },
          { item: 'Drive', score: 4 },
        ],
      }),
    ).toEqual(['activities.1.item'])
    expect(errorsOf({ activities: [{ item: 'Drive', score: 11 }] })).toEqual(['activities.0.score'])
    expect(
      reassessmentSchemaFor({ activities: [], own: [] }).safeParse(
        form({ activities: [{ item: 'Swim', score: 3 }] }),
      ).success,
    ).toBe(true)
  })

  it('does not call a pain worst that is below the others', () => {
    expect(errorsOf({ nprsWorst: 2 })).toEqual(['nprsWorst'])
    expect(errorsOf({ nprsWorst: 3, nprsNow: 4 })).toEqual(['nprsWorst'])
    expect(errorsOf({ nprsWorst: 4, nprsNow: 4 })).toEqual([])
  })

  it('rates the change from -7 to +7', () => {
    expect(errorsOf({ groc: -8 })).toEqual(['groc'])
    expect(errorsOf({ groc: -7 })).toEqual([])
  })
})
