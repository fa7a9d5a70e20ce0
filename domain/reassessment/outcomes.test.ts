// What is told of all finished plans: means and shares by hand, and nothing of a group under five.
import { describe, expect, it } from 'vitest'
import { outcomesOf, type FinishedPlan } from '@/domain/reassessment/outcomes'

const at = (value: number) => [{ measure: 'nprs-average', item: '', value }]
const plan = (now: number, rest: Partial<FinishedPlan> = {}): FinishedPlan => ({
  ...{ problem: 'Neck pain', startsOn: '2026-01-01', endedOn: '2026-01-28', droppedOut: false },
  ...{ baseline: at(6), last: at(now), done: { met: 8, due: 10 }, sessions: { attended: 3, counted: 4 } },
  ...rest,
})

describe('outcomes by condition', () => {
  it('are means and shares over the plans of a condition', () => {
    // Changes −4, −2, −1, 0 and +1: the mean is −6 / 5 = −1.2, and two of five are better by 2 or more.
    const plans = [plan(2), plan(4, { problem: ' NECK pain' }), plan(5), plan(6)]
    const last = plan(7, { droppedOut: true, done: { met: 0, due: 10 }, endedOn: '2026-01-08' })
    const [neck] = outcomesOf([...plans, last], []).conditions
    expect(neck).toMatchObject({ condition: 'Neck pain', plans: 5, dropOut: 1 / 5, attendance: 15 / 20 })
    // Pooled: 32 of 50, and not the mean of the plans' own shares.
    expect(neck?.adherence).toBeCloseTo(32 / 50)
    // Four of 28 days and one of 8.
    expect(neck?.duration).toBeCloseTo((4 * 28 + 8) / 5)
    expect(neck?.measures).toMatchObject([{ plans: 5, reached: 2 / 5 }])
    expect(neck?.measures[0]?.change).toBeCloseTo(-1.2)
  })

  it('of fewer than five plans are not told, nor a measure that fewer have', () => {
    const few = Array.from({ length: 4 }, () => plan(2, { problem: 'Rare' }))
    const unmeasured = plan(2, { last: null })
    const outcomes = outcomesOf([...few, unmeasured, ...Array.from({ length: 4 }, () => plan(3))], [])
    expect(outcomes).toMatchObject({ untold: 4, conditions: [{ condition: 'Neck pain', measures: [] }] })
  })

  it('say a dash where nothing was due and nothing attended', () => {
    const none = Array.from({ length: 5 }, () =>
      plan(2, { done: { met: 0, due: 0 }, sessions: { attended: 0, counted: 0 } }),
    )
    expect(outcomesOf(none, []).conditions[0]).toMatchObject({ adherence: null, attendance: null })
  })
})
