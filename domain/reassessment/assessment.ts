// A reassessment as a form: what was found and measured, and what was decided. One schema for browser and server; the baseline has its own beside it.
import { z } from 'zod'
import { keysOf } from '@/domain/catalog/vocabulary'
import { amount, calendarDateSchema, line, optionalText, pain, whole } from '@/domain/fields'
import { mostActivities } from '@/domain/reassessment/baseline'
import { measureByCode, type Measurement } from '@/domain/reassessment/measures'

export const decisions = {
  continue: 'Continue as planned',
  progress: 'Progress to the next phase',
  modify: 'Modify the plan',
  extend: 'Extend the phase',
  discharge: 'Discharge',
  refer: 'Refer on',
} as const
export type Decision = keyof typeof decisions

/** Treatment goes on here, so the next reassessment has a date. */
export const goesOn = (decision: Decision) => decision !== 'discharge' && decision !== 'refer'

/** Measured by hand, any number of times, each with its movement or muscle and side. */
export const handMeasures = ['rom', 'strength-mrc', 'strength-kg'] as const

/** An empty field is no answer, never 0. */
const unanswered = <T extends z.ZodType>(schema: T) => schema.nullish().transform((value) => value ?? null)

const handMeasurementSchema = z
  .object({
    measure: z.enum(handMeasures, { error: 'Choose what was measured' }),
    item: line(80),
    value: amount(-1_000, 1_000),
  })
  .superRefine(({ measure, value }, context) => {
    const { least, most, step } = measureByCode(measure) ?? { least: -Infinity, most: Infinity, step: 1 }
    const wrong = value < least ? `At least ${least}` : value > most ? `At most ${most}` : null
    if (wrong) context.addIssue({ code: 'custom', path: ['value'], message: wrong })
    else if (step === 1 && !Number.isInteger(value))
      context.addIssue({ code: 'custom', path: ['value'], message: 'Enter a whole number' })
  })

const fields = z.object({
  findings: optionalText(4_000),
  nprsNow: unanswered(pain),
  nprsWorst: unanswered(pain),
  nprsAverage: pain,
  activities: z
    .array(z.object({ item: line(80), score: unanswered(pain) }))
    .max(mostActivities, `At most ${mostActivities} activities`),
  groc: unanswered(whole(-7, 7)),
  handMeasurements: z.array(handMeasurementSchema).max(30, 'At most 30 measurements').default([]),
  decision: z.enum(keysOf(decisions), { error: 'Choose what happens next' }),
  nextDueOn: unanswered(calendarDateSchema),
})

/**
 * Function is compared over the same activities, so a reassessment scores those of the baseline; where the baseline named
 * none, it may name its own.
 */
export function reassessmentSchemaFor(baselineActivities: readonly string[]) {
  return fields.superRefine((form, context) => {
    const problem = (path: (string | number)[], message: string) =>
      context.addIssue({ code: 'custom', path, message })
    if (form.nprsWorst !== null && form.nprsWorst < Math.max(form.nprsNow ?? 0, form.nprsAverage))
      problem(['nprsWorst'], 'The worst pain is not below the pain now or on average')
    if (goesOn(form.decision) && form.nextDueOn === null)
      problem(['nextDueOn'], 'Choose when to reassess next')

    form.activities.forEach(({ item }, i) => {
      if (form.activities.findIndex((other) => other.item === item) < i)
        problem(['activities', i, 'item'], 'This activity stands twice')
      else if (baselineActivities.length > 0 && !baselineActivities.includes(item))
        problem(['activities', i, 'item'], 'Not one of the activities of the baseline')
    })
    form.handMeasurements.forEach(({ measure, item }, i) => {
      const first = form.handMeasurements.findIndex(
        (other) => other.measure === measure && other.item === item,
      )
      if (first < i) problem(['handMeasurements', i, 'item'], 'This stands twice')
    })
  })
}
export type ReassessmentInput = z.input<typeof fields>
export type Reassessment = z.output<typeof fields>

/** The last assessment of a plan is the one that discharges. */
export const kindOf = (reassessment: Pick<Reassessment, 'decision'>) =>
  reassessment.decision === 'discharge' ? ('discharge' as const) : ('reassessment' as const)

export function measurementsOfReassessment(reassessment: Reassessment): Measurement[] {
  const single = [
    { measure: 'nprs-now', item: '', value: reassessment.nprsNow },
    { measure: 'nprs-worst', item: '', value: reassessment.nprsWorst },
    { measure: 'nprs-average', item: '', value: reassessment.nprsAverage },
    { measure: 'groc', item: '', value: reassessment.groc },
  ]
  const activities = reassessment.activities.map(({ item, score }) => ({
    measure: 'psfs',
    item,
    value: score,
  }))
  const answered = [...single, ...activities].flatMap(({ value, ...what }) =>
    value === null ? [] : [{ ...what, value }],
  )
  return [...answered, ...reassessment.handMeasurements]
}
