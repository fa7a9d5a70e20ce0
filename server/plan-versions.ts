// What a version consists of in the database: which ids it may name, and the rows it is written as.
import 'server-only'
import { v7 } from 'uuid'
import {
  itemsIn,
  mayHave,
  tooManyItems,
  type PhasesWithItems,
  type PlanContent,
} from '@/domain/plans/content'
import type { PrescribedExercise } from '@/domain/plans/publish'
import type { PublishedVersion } from '@/domain/plans/published'
import { toColumn } from '@/server/clock'
import type { Prisma, Tx } from '@/server/db'
import { Refused } from '@/server/errors'
import { charactersOf, charactersSql } from '@/server/how-long'
import type { LockedPlan } from '@/server/plan-lock'
import { refuseTooMuchAtOnce } from '@/server/plans-at-once'
import type { Therapist } from '@/server/viewer'
import { refuseTooOften } from '@/server/within-a-day'

/** Each id that comes in is new, or this plan's own and used as before. */
export async function refuseForeignIds(
  tx: Tx,
  plan: LockedPlan,
  content: PlanContent,
  catalog: ReadonlyMap<string, PrescribedExercise>,
): Promise<void> {
  const wrong: Record<string, string> = {}
  const phases = await tx.phase.findMany({
    where: { clinicId: plan.clinicId, id: { in: content.phases.map((phase) => phase.id) } },
    select: { id: true, planId: true },
  })
  const prescriptions = await tx.prescription.findMany({
    where: {
      clinicId: plan.clinicId,
      id: { in: content.phases.flatMap((phase) => phase.prescriptions.map((p) => p.id)) },
    },
    select: { id: true, planId: true, phaseId: true, exerciseId: true },
  })
  const planOf = new Map(phases.map((phase) => [phase.id, phase.planId]))
  const known = new Map(prescriptions.map((prescription) => [prescription.id, prescription]))
  content.phases.forEach((phase, i) => {
    if ((planOf.get(phase.id) ?? plan.id) !== plan.id)
      wrong[`phases.${i}.name`] = 'This phase belongs to another plan. Take it out and add it anew.'
    phase.prescriptions.forEach((prescription, j) => {
      const path = `phases.${i}.prescriptions.${j}`
      const was = known.get(prescription.id)
      if (!catalog.has(prescription.exerciseId))
        wrong[path] = 'This exercise is not in your catalog. Take it out.'
      else if (
        was &&
        (was.planId !== plan.id || was.phaseId !== phase.id || was.exerciseId !== prescription.exerciseId)
      )
        wrong[path] = 'This item was prescribed elsewhere. Take it out and add it anew.'
    })
  })
  if (Object.keys(wrong).length > 0) throw new Refused(wrong)
}

export type NewVersion = Omit<PublishedVersion, 'id' | 'number'>

/** Writes the document of the next version and the rows that logs refer to. */
export async function writeVersion(
  tx: Tx,
  viewer: Therapist,
  plan: LockedPlan,
  version: NewVersion,
): Promise<number> {
  const number = (plan.newest?.number ?? 0) + 1
  const adding = charactersOf(version.phases, version.goals)
  await refuseTooLong(tx, plan, number, adding)
  const { effectiveOn, phases } = version
  await refuseTooMuchAtOnce(tx, plan, { id: '', number, effectiveOn, phases })
  await refuseTooOften(tx, viewer, plan.patientId, 'version')
  await refuseTooOften(tx, viewer, plan.patientId, 'length', { adding })
  const versionId = v7()
  const owner = { clinicId: plan.clinicId, patientId: plan.patientId }
  const ofPlan = { ...owner, planId: plan.id }
  await tx.planVersion.create({
    data: {
      id: versionId,
      ...ofPlan,
      number,
      effectiveOn: toColumn(version.effectiveOn),
      problem: version.problem,
      goals: asJson(version.goals),
      reassessEveryWeeks: version.reassessEveryWeeks,
      reassessAtShare: version.reassessAtShare ?? null,
      phases: asJson(version.phases),
      reason: version.reason,
      publishedBy: viewer.accountId,
    },
    select: { id: true },
  })

  const prescriptions = version.phases.flatMap((phase) =>
    phase.prescriptions.map((each) => ({ ...each, phaseId: phase.id })),
  )
  const oldPhases = await tx.phase.findMany({ where: ofPlan, select: { id: true } })
  const oldPrescriptions = await tx.prescription.findMany({ where: ofPlan, select: { id: true } })
  await tx.phase.createMany({
    data: without(oldPhases, version.phases).map(({ id }) => ({ id, ...ofPlan })),
  })
  await tx.prescription.createMany({
    data: without(oldPrescriptions, prescriptions).map(({ id, phaseId, exerciseId }) => ({
      id,
      phaseId,
      exerciseId,
      ...ofPlan,
    })),
  })
  await tx.prescriptionVersion.createMany({
    data: prescriptions.map((each) => ({ id: each.versionId, prescriptionId: each.id, versionId, ...owner })),
  })
  await tx.plan.updateMany({ where: { id: plan.id, ...owner }, data: { problem: version.problem } })
  return number
}

/** Whoever opens a plan reads all its versions, and whoever opens a patient those of all plans. */
const mostVersions = 150
const mostOfPlan = 4_000_000
const mostOfPatient = 8_000_000

/** @throws Refused where a plan, or all that a patient has, would be longer than can be read at once */
async function refuseTooLong(tx: Tx, plan: LockedPlan, number: number, added: number): Promise<void> {
  if (number > mostVersions)
    throw new Refused({
      '': `This plan has been changed ${mostVersions} times: end it, and go on with a new one`,
    })
  const lengths = await tx.$queryRaw<{ id: string; length: number }[]>`
    SELECT plan_id AS id, ${charactersSql('phases', 'goals')} AS length
    FROM plan_versions WHERE clinic_id = ${plan.clinicId}::uuid AND patient_id = ${plan.patientId}::uuid
    GROUP BY plan_id`
  const own = lengths.find(({ id }) => id === plan.id)?.length ?? 0
  if (own + added > mostOfPlan)
    throw new Refused({
      '': 'With what it was before, this plan would be too long to be read: end it, and go on with a new one',
    })
  if (lengths.reduce((sum, { length }) => sum + length, added) > mostOfPatient)
    throw new Refused({
      '': 'The plans of this patient would be too long to be read together: add the patient anew, and go on there',
    })
}

function without<T extends { id: string }>(old: { id: string }[], all: T[]): T[] {
  const known = new Set(old.map((each) => each.id))
  return all.filter((each) => !known.has(each.id))
}

/** What a plan or a protocol holds, which had so many items before. @throws Refused when it is more than anybody could mean */
export function contentJson(content: PhasesWithItems, before: number) {
  const most = mayHave(before)
  if (itemsIn(content) > most) throw new Refused({ '': tooManyItems(most) })
  return asJson(content)
}

/** Far more than anybody prescribes; what is read by the hundred has to end somewhere. */
const mostCharacters = 200_000

/**
 * A document for a JSON column: plain data, in which what is undefined is absent.
 * @throws Refused when it is longer than anybody could mean
 */
export function asJson(value: object): Prisma.InputJsonValue {
  if (JSON.stringify(value).length > mostCharacters)
    throw new Refused({ '': 'This is too long to be saved. Shorten the notes, or take something out.' })
  return value
}
