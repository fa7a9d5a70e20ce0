// What a therapist does about a plan: start, save, publish, move to a phase, extend one, pause, resume, end.
'use server'

import { refresh } from 'next/cache'
import { z } from 'zod'
import {
  discardSchema,
  endSchema,
  extendPhaseSchema,
  newPlanSchema,
  pauseSchema,
  publishSchema,
  resumeSchema,
  savePlanSchema,
  startPhaseSchema,
  type EndInput,
  type ExtendPhaseInput,
  type NewPlanInput,
  type PublishInput,
  type ResumeInput,
  type SavePlanInput,
  type StartPhaseInput,
} from '@/domain/plans/plan-forms'
import { therapistAction } from '@/server/action'
import * as course from '@/server/plan-course'
import * as plans from '@/server/plans'
import * as publishing from '@/server/publishing'

const start = therapistAction(newPlanSchema, async (viewer, input, patientId: string) => ({
  planId: await plans.startPlan(viewer, patientId, input),
}))
const save = therapistAction(savePlanSchema, (viewer, input, planId: string) =>
  plans.saveDraft(viewer, planId, input.content, input.revision),
)
const latest = therapistAction(z.null(), (viewer, _, planId: string) => plans.latestDraft(viewer, planId))
const discard = therapistAction(discardSchema, (viewer, input, planId: string) =>
  plans.discardDraft(viewer, planId, input.revision),
)
const publish = therapistAction(publishSchema, (viewer, input, planId: string) =>
  publishing.publish(viewer, planId, input),
)
const begin = therapistAction(startPhaseSchema, (viewer, input, planId: string) =>
  publishing.startPhase(viewer, planId, input),
)
const extend = therapistAction(extendPhaseSchema, (viewer, input, planId: string) =>
  publishing.extendPhase(viewer, planId, input),
)
const pause = therapistAction(pauseSchema, (viewer, input, planId: string) =>
  course.pausePlan(viewer, planId, input),
)
const resume = therapistAction(resumeSchema, (viewer, input, planId: string) =>
  course.resumePlan(viewer, planId, input),
)
const end = therapistAction(endSchema, (viewer, input, planId: string) =>
  course.endPlan(viewer, planId, input),
)

export async function startPlan(patientId: string, origin: NewPlanInput) {
  return start(origin, patientId)
}

// The editor keeps what it holds after saving and leaves after publishing, so neither shows the page anew.
export async function saveDraft(planId: string, raw: SavePlanInput) {
  return save(raw, planId)
}

export async function latestDraft(planId: string) {
  return latest(null, planId)
}

export async function discardDraft(planId: string, revision: number) {
  return discard({ revision }, planId)
}

export async function publishPlan(planId: string, raw: PublishInput) {
  return publish(raw, planId)
}

export async function startPhase(planId: string, raw: StartPhaseInput) {
  return shown(await begin(raw, planId))
}

export async function pausePlan(planId: string, from: string) {
  return shown(await pause({ from }, planId))
}

export async function resumePlan(planId: string, raw: ResumeInput) {
  return shown(await resume(raw, planId))
}

export async function extendPhase(planId: string, raw: ExtendPhaseInput) {
  return shown(await extend(raw, planId))
}

export async function endPlan(planId: string, raw: EndInput) {
  return shown(await end(raw, planId))
}

function shown<R extends { ok: boolean }>(result: R): R {
  if (result.ok) refresh()
  return result
}
