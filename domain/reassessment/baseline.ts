// The baseline assessment as a form: findings, pain now, worst and on average, the activities of the PSFS, and what was measured by hand.
import { z } from 'zod'
import type { PlanStatus } from '@/domain/plans/plan'
import { optionalLine, optionalText, pain } from '@/domain/fields'
import { handAndOwn, handMeasurementsSchema, ownValuesSchema } from '@/domain/reassessment/hand-measures'
import type { Measurement } from '@/domain/reassessment/measures'

/** PSFS: three to five activities, each from 0 (unable) to 10 (as before); fewer are taken, since some patients name fewer. */
export const mostActivities = 5

const score = pain.nullable()

const activitySchema = z
  .object({ item: optionalLine(80), score })
  .refine((activity) => activity.item !== '' || activity.score === null, {
    path: ['item'],
    error: 'Name the activity',
  })
  .refine((activity) => activity.item === '' || activity.score !== null, {
    path: ['score'],
    error: 'Choose 0 to 10',
  })

export const baselineSchema = z.object({
  findings: optionalText(4_000),
  nprsNow: score,
  nprsWorst: score,
  nprsAverage: score,
  activities: z
    .array(activitySchema)
    .max(mostActivities)
    .superRefine((activities, context) => {
      const names = activities.map((activity) => activity.item.toLocaleLowerCase())
      names.forEach((name, i) => {
        if (name !== '' && names.indexOf(name) < i)
          context.addIssue({ code: 'custom', path: [i, 'item'], message: 'This activity stands twice' })
      })
    }),
  handMeasurements: handMeasurementsSchema,
  own: ownValuesSchema,
})
export type Baseline = z.output<typeof baselineSchema>

/** A question without an answer is no measurement, never 0. */
export function measurementsOf(baseline: Baseline): Measurement[] {
  const pains = [
    { measure: 'nprs-now', item: '', value: baseline.nprsNow },
    { measure: 'nprs-worst', item: '', value: baseline.nprsWorst },
    { measure: 'nprs-average', item: '', value: baseline.nprsAverage },
  ]
  const activities = baseline.activities.map(({ item, score }) => ({ measure: 'psfs', item, value: score }))
  const answered = [...pains, ...activities].flatMap(({ value, ...what }) =>
    value === null ? [] : [{ ...what, value }],
  )
  return [...answered, ...handAndOwn(baseline)]
}

/** The form was left as it was: there is nothing to keep. */
export const saysNothing = (baseline: Baseline) =>
  baseline.findings === '' && measurementsOf(baseline).length === 0

/** Whether a baseline that is measured now would be a plan's: of the only one that was never assessed, or of the next. */
export function asksForBaseline(
  plans: readonly { id: string; status: PlanStatus }[],
  assessments: readonly { kind: string; planId: string | null }[],
): boolean {
  const active = plans.filter(({ status }) => status === 'active')
  const drafted = plans.some(({ status }) => status === 'draft')
  const never = active.filter(({ id }) => assessments.every(({ planId }) => planId !== id))
  if (never.length === 1 && !drafted) return true
  const waits = assessments.some(({ kind, planId }) => kind === 'baseline' && planId === null)
  return !waits && (active.length === 0 || drafted)
}
