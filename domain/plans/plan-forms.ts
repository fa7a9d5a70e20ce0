// What staff send about a plan besides its content: to publish it, to move to a phase, to pause, resume and end it.
import { z } from 'zod'
import { anId, calendarDateSchema, counted, optionalLine, saysSomething, whole } from '@/domain/fields'
import { planDraftSchema } from '@/domain/plans/draft'
import { cancelSessionsSchema } from '@/domain/plans/session-forms'

const reason = optionalLine(300)
/** The newest version that the page showed: what somebody has published since is not undone, and nothing done twice. */
const read = counted

/** What a plan begins as: empty, a protocol, or what another plan prescribes. */
export const newPlanSchema = z.union([
  z.strictObject({}),
  z.strictObject({ protocolSlug: optionalLine(80) }),
  z.strictObject({ planId: anId() }),
])
export type NewPlanInput = z.output<typeof newPlanSchema>

export const savePlanSchema = z.object({ content: planDraftSchema, revision: counted })
export type SavePlanInput = z.input<typeof savePlanSchema>

export const discardSchema = z.object({ revision: counted })

export const publishSchema = z.object({
  revision: counted,
  read,
  effectiveOn: calendarDateSchema,
  reason,
})
export type PublishInput = z.input<typeof publishSchema>

export const startPhaseSchema = z.object({ read, phaseId: anId(), effectiveOn: calendarDateSchema, reason })
export type StartPhaseInput = z.input<typeof startPhaseSchema>

export const pauseSchema = z.object({ from: calendarDateSchema })
/** `seen` is the pause that the page showed: another day of resuming that a colleague chose meanwhile is not written over. */
export const resumeSchema = z.object({
  on: calendarDateSchema,
  seen: z.object({ from: calendarDateSchema, resumedOn: calendarDateSchema.nullable() }),
})
export type ResumeInput = z.input<typeof resumeSchema>
export const endSchema = z
  .object({
    read,
    /** Of the draft that the page said there was, 0 where it said of none: no other goes with the plan. */
    revision: counted,
    how: z.enum(['completed', 'discontinued']),
    reason,
    cancelSessions: cancelSessionsSchema,
  })
  .refine((end) => end.how === 'completed' || saysSomething(end.reason), {
    path: ['reason'],
    error: 'Say why the plan is discontinued',
  })
export type EndInput = z.input<typeof endSchema>
export type PlanEnd = z.output<typeof endSchema>

export const extendPhaseSchema = z.object({ read, phaseId: anId(), weeks: whole(1, 26), reason })
export type ExtendPhaseInput = z.input<typeof extendPhaseSchema>
