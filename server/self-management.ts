// What patients keep after a plan's end: written with the discharge, read by the patient for as long as they have an account.
import 'server-only'
import type { PlainExercise } from '@/domain/plans/plain-exercise'
import type { PlanHistory } from '@/domain/plans/plan'
import { exercisesToKeep, type SelfManagement } from '@/domain/reassessment/self-management'
import { fromColumn } from '@/server/clock'
import { asViewer, type Tx } from '@/server/db'
import { NotFound, Refused } from '@/server/errors'
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

const ofViewer = ({ clinicId, patientId }: PatientViewer) => ({ clinicId, patientId })

export async function keepsSomething(viewer: PatientViewer): Promise<boolean> {
  const one = { where: ofViewer(viewer), select: { id: true } }
  return (await asViewer(viewer, (tx) => tx.selfManagement.findFirst(one))) !== null
}

/** So many are read whole where none is asked for. */
const most = 2

/**
 * Of the plan that is asked for, or of the newest; and the names of the others, the newest first.
 * @throws NotFound when the plan that is asked for left nothing to this patient
 */
export function getOwnSelfManagement(
  viewer: PatientViewer,
  planId?: string,
): Promise<{ plans: KeptPlan[]; others: Pick<KeptPlan, 'planId' | 'problem' | 'since'>[] }> {
  return asViewer(viewer, async (tx) => {
    const all = (
      await tx.selfManagement.findMany({
        where: ofViewer(viewer),
        select: { planId: true, plan: { select: { problem: true, endedOn: true } } },
        orderBy: { writtenAt: 'desc' },
      })
    ).map(({ planId, plan: { problem, endedOn } }) => ({
      ...{ planId, problem, since: endedOn ? fromColumn(endedOn) : '' },
    }))
    const asked = planId === undefined ? all.slice(0, most) : all.filter((each) => each.planId === planId)
    if (planId !== undefined && asked.length === 0) throw new NotFound()
    const kept = await tx.selfManagement.findMany({
      where: { ...ofViewer(viewer), planId: { in: asked.map(({ planId }) => planId) } },
      select: { planId: true, exercises: true, flareUp: true, contact: true },
    })
    const exercises = kept.flatMap((each) => each.exercises as PlainExercise[])
    const howTo = await tx.exercise.findMany({
      where: { id: { in: exercises.map(({ exerciseId }) => exerciseId) } },
      select: { id: true, steps: true },
    })
    const steps = Object.fromEntries(howTo.map(({ id, steps }) => [id, steps]))
    const plans = asked.map((each) => {
      const { exercises, ...words } = kept.find(({ planId }) => planId === each.planId)!
      return { ...each, ...words, exercises: exercises as PlainExercise[], steps }
    })
    return { plans, others: all.filter((each) => !asked.includes(each)) }
  })
}
