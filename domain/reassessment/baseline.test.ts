// When a baseline is asked for: never one that would be no plan's.
import { expect, it } from 'vitest'
import type { PlanStatus } from '@/domain/plans/plan'
import { asksForBaseline } from '@/domain/reassessment/baseline'

const plans = (...statuses: PlanStatus[]) => statuses.map((status) => ({ id: status, status }))
const baseline = (planId: string | null) => ({ kind: 'baseline', planId })

it('is asked for where a plan goes on that was never assessed, or where none waits for the next', () => {
  expect(asksForBaseline([], [])).toBe(true)
  expect(asksForBaseline(plans('completed'), [baseline('completed')])).toBe(true)
  expect(asksForBaseline(plans('active'), [])).toBe(true)
  expect(asksForBaseline(plans('active'), [baseline(null)])).toBe(true)
  expect(asksForBaseline(plans('active', 'draft'), [baseline('active')])).toBe(true)
})

it('is the draft’s where one is begun, and not asked for where it could be meant for two', () => {
  expect(asksForBaseline(plans('active', 'draft'), [])).toBe(true)
  const two = [...plans('active'), { id: 'another', status: 'active' as const }]
  expect(asksForBaseline(two, [])).toBe(false)
  expect(asksForBaseline(two, [baseline('active')])).toBe(true)
})

it('is not asked for where it stands, where one waits, or after a reassessment', () => {
  expect(asksForBaseline([], [baseline(null)])).toBe(false)
  expect(asksForBaseline(plans('active'), [baseline('active')])).toBe(false)
  expect(asksForBaseline(plans('active'), [{ kind: 'reassessment', planId: 'active' }])).toBe(false)
  expect(asksForBaseline(plans('active', 'draft'), [baseline('active'), baseline(null)])).toBe(false)
})
