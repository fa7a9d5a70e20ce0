// What patients keep after a plan's end: written with the discharge, read by the patient for as long as they have an account.
import 'server-only'
import type { PlainExercise } from '@/domain/plans/plain-exercise'
import type { PlanHistory } from '@/domain/plans/plan'
import { exercisesToKeep, type SelfManagement } from '@/domain/reassessment/self-management'
import { fromColumn } from '@/server/clock'
import { asViewer, type Tx } from '@/server/db'
import { Refused } from '@/server/errors'
import type { LockedPlan } from '@/server/plan-lock'
import { asJson } from '@/server/plan-versions'
import type { PatientViewer, Therapist } from '@/server/viewer'

/** For whoever has locked the plan. */
export async function writeSelfManagement(
  tx: Tx,
  viewer: Therapist,
  plan: LockedPlan,
  history: PlanHistory,
  given: { keep: readonly string[]; flareUp: string; contact: string },
): Promise<void> {
  const offered = exercisesToKeep(history, plan.today)
  if (given.keep.some((id) => !offered.some(({ prescriptionId }) => prescriptionId === id)))
    throw new Refused({ 'selfManagement.keep': 'Not one of the exercises of this plan' })
  await tx.selfManagement.create({
    data: {
      ...{ planId: plan.id, clinicId: plan.clinicId, patientId: plan.patientId },
      exercises: asJson(offered.filter(({ prescriptionId }) => given.keep.includes(prescriptionId))),
      ...{ flareUp: given.flareUp, contact: given.contact, writtenBy: viewer.accountId },
    },
    select: { id: true },
  })
}

/** Of a plan that the caller has read within the viewer's scope; null where it was not ended by a discharge. */
export async function selfManagementOf(tx: Tx, planId: string): Promise<SelfManagement | null> {
  const row = await tx.selfManagement.findFirst({
    where: { planId },
    select: { exercises: true, flareUp: true, contact: true },
  })
  return row && { ...row, exercises: row.exercises as PlainExercise[] }
}

export type KeptPlan = SelfManagement & {
  planId: string
  problem: string
  since: string
  /** By exercise. */
  steps: Record<string, string[]>
}

/** The newest first. */
export function getOwnSelfManagement(viewer: PatientViewer): Promise<KeptPlan[]> {
  return asViewer(viewer, async (tx) => {
    const rows = await tx.selfManagement.findMany({
      where: { clinicId: viewer.clinicId, patientId: viewer.patientId },
      select: {
        ...{ planId: true, exercises: true, flareUp: true, contact: true },
        plan: { select: { problem: true, endedOn: true } },
      },
      orderBy: { writtenAt: 'desc' },
    })
    const kept = rows.map(({ plan, exercises, ...row }) => ({
      ...row,
      exercises: exercises as PlainExercise[],
      problem: plan.problem,
      since: plan.endedOn ? fromColumn(plan.endedOn) : '',
    }))
    const howTo = await tx.exercise.findMany({
      where: { id: { in: kept.flatMap(({ exercises }) => exercises.map(({ exerciseId }) => exerciseId)) } },
      select: { id: true, steps: true },
    })
    const steps = Object.fromEntries(howTo.map((each) => [each.id, each.steps]))
    return kept.map((each) => ({ ...each, steps }))
  })
}
