// Which ceiling the chart of pain draws.
import { expect, it } from 'vitest'
import { lowestCeiling } from '@/domain/logging/plan-figures'
import { aWeek, dayOf, prescription, simplePlan } from '@/domain/plans/plan.fixture'

const withCeiling = (id: string, painCeiling: number, rest = aWeek(3)) => {
  const made = prescription(id, rest)
  return { ...made, dosage: { ...made.dosage, painCeiling } }
}

it('is the lowest of what is due at home', () => {
  const plan = simplePlan([withCeiling('row', 5), withCeiling('roll', 4)], 4)
  expect(lowestCeiling(plan, dayOf(3))).toBe(4)
})

it('leaves out what is taken when it is needed, and what is done in the clinic', () => {
  const heat = withCeiling('heat', 2, { kind: 'as-needed' })
  const inClinic = { ...withCeiling('mobilisation', 3), delivery: 'clinic' as const }
  expect(lowestCeiling(simplePlan([withCeiling('row', 5), heat, inClinic], 4), dayOf(3))).toBe(5)
  expect(lowestCeiling(simplePlan([heat], 4), dayOf(3))).toBeNull()
})
