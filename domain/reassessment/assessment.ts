// A reassessment as a form: what was found and measured, and what was decided. One schema for browser and server; the baseline has its own beside it.
import { z } from 'zod'
import { keysOf } from '@/domain/catalog/vocabulary'
import { calendarDateSchema, line, optionalText, pain, whole } from '@/domain/fields'
import { mostActivities } from '@/domain/reassessment/baseline'
import {
  handAndOwn,
  handMeasurementsSchema,
  ownValuesSchema,
  wrongOwnValues,
} from '@/domain/reassessment/hand-measures'
import type { Measure, Measurement } from '@/domain/reassessment/measures'

export const decisions = {
  continue: 'Continue as planned',
  progress: 'Progress to the next phase',
  modify: 'Modify the plan',
  extend: 'Extend the phase',
  discharge: 'Discharge',
  refer: 'Refer on',
} as const
export type Decision = keyof typeof decisions

/** Treatment goes on here, so there is a next reassessment. */
export const goesOn = (decision: Decision) => decision !== 'discharge' && decision !== 'refer'

/** An empty field is no answer, never 0. */
const unanswered = <T extends z.ZodType>(schema: T) => schema.nullish().transform((value) => value ?? null)

/** What can be said without knowing the plan: what may be scored of it, reassessmentSchemaFor checks. */
export const reassessmentFields = z.object({
  findings: optionalText(4_000),
  nprsNow: unanswered(pain),
  nprsWorst: unanswered(pain),
  nprsAverage: pain,
  activities: z
    .array(z.object({ item: line(80), score: unanswered(pain) }))
    .max(mostActivities, `At most ${mostActivities} activities`),
  groc: unanswered(whole(-7, 7)),
  handMeasurements: handMeasurementsSchema,
  own: ownValuesSchema,
  /** What it came to, as the program wrote it from the figures and the therapist left or changed it. */
  summary: optionalText(4_000),
  decision: z.enum(keysOf(decisions), { error: 'Choose what happens next' }),
  /** Null leaves it to what the plan says. */
  nextDueOn: unanswered(calendarDateSchema),
})

/** What of a plan can be measured: the activities that its baseline named, and the clinic's own measures. */
export type Measurable = { activities: readonly string[]; own: readonly Measure[] }

/**
 * Function is compared over the same activities, so a reassessment scores those of the baseline; where the baseline named
 * none, it may name its own.
 */
export function reassessmentSchemaFor({ activities, own }: Measurable) {
  return reassessmentFields.superRefine((form, context) => {
    const problem = (path: (string | number)[], message: string) =>
      context.addIssue({ code: 'custom', path, message })
    if (form.nprsWorst !== null && form.nprsWorst < Math.max(form.nprsNow ?? 0, form.nprsAverage))
      problem(['nprsWorst'], 'The worst pain is not below the pain now or on average')

    form.activities.forEach(({ item }, i) => {
      if (form.activities.findIndex((other) => other.item === item) < i)
        problem(['activities', i, 'item'], 'This activity stands twice')
      else if (activities.length > 0 && !activities.includes(item))
        problem(['activities', i, 'item'], 'Not one of the activities of the baseline')
    })
    for (const { at, message } of wrongOwnValues(form.own, own)) problem(['own', at, 'value'], message)
  })
}
export type ReassessmentInput = z.input<typeof reassessmentFields>
export type Reassessment = z.output<typeof reassessmentFields>

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
  return [...answered, ...handAndOwn(reassessment)]
}
