// A reassessment with what its decision needs: moving on asks for the phase and the day, a change for what is to be prepared, a discharge for what the patient keeps.
import { z } from 'zod'
import { anId, calendarDateSchema, counted } from '@/domain/fields'
import { cancelSessionsSchema } from '@/domain/plans/session-forms'
import {
  reassessmentFields,
  reassessmentSchemaFor,
  type Decision,
  type Measurable,
} from '@/domain/reassessment/assessment'
import { selfManagementSchema } from '@/domain/reassessment/self-management'

const carriedOutSchema = z.object({
  /**
   * How many assessments and versions of the plan the page showed: sent twice, or beside a colleague's, it is written once,
   * and nothing is decided on a plan that has been changed since.
   */
  read: counted,
  /** The patient's own answers that the page showed; empty where it showed none. */
  reportId: z.union([z.literal(''), anId()]),
  /** Of the draft that the page said there was, 0 where it said of none: no other goes with a discharge. */
  revision: counted,
  /** The phase to move to, and from when; only read where the decision is to progress. */
  phaseId: z.union([z.literal(''), anId('Choose a phase')]),
  effectiveOn: z.union([z.literal(''), calendarDateSchema]),
  /** What is put into the draft of the next version: the keys of suggestions. */
  prepare: z
    .array(z.string().regex(/^[a-z-]{1,20}( [\da-f-]{36})?$/, 'Not a suggestion'))
    .max(100)
    .default([]),
  /** What the patient keeps; only kept where the decision is to discharge. */
  selfManagement: selfManagementSchema.nullish().transform((given) => given ?? null),
  /** Only read where the decision is to discharge, since the plan then ends. */
  cancelSessions: cancelSessionsSchema,
})

/** The fields alone, for where it is not known yet which plan they are of. */
export const decidedFields = reassessmentFields.and(carriedOutSchema)

export const decidedSchemaFor = (measurable: Measurable) =>
  reassessmentSchemaFor(measurable)
    .and(carriedOutSchema)
    .superRefine((form, context) => {
      const problem = (path: string, message: string) =>
        context.addIssue({ code: 'custom', path: [path], message })
      if (form.decision === 'discharge' && form.selfManagement === null)
        problem('selfManagement', 'Say what the patient keeps')
      if (form.decision !== 'progress') return
      if (form.phaseId === '') problem('phaseId', 'Choose the phase to move to')
      if (form.effectiveOn === '') problem('effectiveOn', 'Choose from when')
    })

type Schema = ReturnType<typeof decidedSchemaFor>
export type DecidedInput = z.input<Schema>
export type Decided = z.output<Schema>

/** These are carried out in the plan's editor, in the draft of the next version. */
export const isEdited = (decision: Decision) => decision === 'modify' || decision === 'extend'
