// The baseline assessment: given to the plan that is activated after it, or under which it is the first that was measured.
import 'server-only'
import { isDeepStrictEqual } from 'node:util'
import { v7 } from 'uuid'
import { wrongOwnValues } from '@/domain/reassessment/hand-measures'
import { measurementsOf, saysNothing, type Baseline } from '@/domain/reassessment/baseline'
import { dateIn, toColumn, withinTenMinutes } from '@/server/clock'
import { asViewer, type Tx } from '@/server/db'
import { refuseInEmergency } from '@/server/emergency-access'
import { Refused } from '@/server/errors'
import { inTurn } from '@/server/in-turn'
import { knownMeasures } from '@/server/own-measures'
import { idOf, patientIn } from '@/server/patients'
import { treatedPatients } from '@/server/scope'
import type { Therapist } from '@/server/viewer'
import { refuseTooOften } from '@/server/within-a-day'

/**
 * A baseline that says nothing is not kept, and one that is sent again is kept once. It is that of the active plan that was
 * never assessed, where no other of theirs could be meant; else of the one that is activated next.
 * @throws Refused at a value of a measure that the clinic does not have, and in an emergency
 * @throws NotFound when the patient is not the therapist's own
 */
export function addBaseline(viewer: Therapist, patientId: string, baseline: Baseline): Promise<void> {
  return asViewer(viewer, async (tx) => {
    // Before it is asked whose patient it is: the right may end while this waits.
    await inTurn(tx, 'counted', viewer.accountId, idOf(patientId))
    const patient = await patientIn(tx, patientId, treatedPatients(viewer))
    // The first is what all that comes later is compared with.
    await refuseInEmergency(tx, viewer, patient.id, 'writes a baseline')
    if (await baselineIsThere(tx, viewer, patient.id, baseline)) return
    await refuseMoreAssessments(tx, viewer, patient.id)
    await writeBaseline(tx, viewer, patient, baseline, await planMeant(tx, viewer, patient.id))
  })
}

/** The active plan that was never assessed, where no other of theirs could be meant. */
async function planMeant(tx: Tx, { clinicId }: Therapist, patientId: string): Promise<string | null> {
  const [plan, ...others] = await tx.plan.findMany({
    where: {
      ...{ clinicId, patientId, assessments: { none: {} } },
      OR: [{ status: 'active' }, { status: 'draft', draft: { isNot: null } }],
    },
    select: { id: true, status: true },
  })
  return plan?.status === 'active' && others.length === 0 ? plan.id : null
}

/** Whoever opens the patient reads them all. */
const mostAssessments = 300

/** For whoever waits in turn to be counted with the patient. @throws Refused where there are as many as there may be */
export async function refuseMoreAssessments(tx: Tx, viewer: Therapist, patientId: string): Promise<void> {
  if ((await tx.assessment.count({ where: { patientId } })) >= mostAssessments)
    throw new Refused({
      '': `This patient was assessed ${mostAssessments} times, which is the most. Write what you found in the private note.`,
    })
  await refuseTooOften(tx, viewer, patientId, 'assessment')
}

/** Whether the viewer wrote the same baseline a moment ago; one that says nothing is not written at all. */
export async function baselineIsThere(
  tx: Tx,
  { clinicId, accountId }: Therapist,
  patientId: string,
  baseline: Baseline,
): Promise<boolean> {
  if (saysNothing(baseline)) return true
  const lately = await tx.assessment.findMany({
    where: {
      ...{ clinicId, patientId, kind: 'baseline', findings: baseline.findings },
      ...{ createdBy: accountId, createdAt: withinTenMinutes() },
    },
    select: {
      measurements: { select: { measure: true, item: true, value: true }, orderBy: { id: 'asc' } },
    },
  })
  return lately.some(({ measurements }) => isDeepStrictEqual(measurements, measurementsOf(baseline)))
}

/** For whoever has checked that the viewer treats the patient, and the plan that it is of; null where it is no plan's yet. */
export async function writeBaseline(
  tx: Tx,
  viewer: Therapist,
  patient: { id: string; timeZone: string },
  baseline: Baseline,
  planId: string | null,
): Promise<void> {
  if (saysNothing(baseline)) return
  if (baseline.own.length > 0) {
    const [wrong] = wrongOwnValues(baseline.own, (await knownMeasures(tx, viewer)).offered)
    if (wrong) throw new Refused({ [`own.${wrong.at}.value`]: wrong.message })
  }
  const assessmentId = v7()
  await tx.assessment.create({
    data: {
      id: assessmentId,
      clinicId: viewer.clinicId,
      patientId: patient.id,
      planId,
      kind: 'baseline',
      on: toColumn(dateIn(patient.timeZone)),
      findings: baseline.findings,
      createdBy: viewer.accountId,
    },
    select: { id: true },
  })
  await tx.measurement.createMany({
    data: measurementsOf(baseline).map((each) => ({
      ...each,
      id: v7(),
      clinicId: viewer.clinicId,
      patientId: patient.id,
      assessmentId,
    })),
  })
}

/** What was measured and is no plan's yet is what this plan is compared with. */
export async function giveBaselineTo(
  tx: Tx,
  plan: { id: string; clinicId: string; patientId: string },
): Promise<void> {
  await tx.assessment.updateMany({
    where: { clinicId: plan.clinicId, patientId: plan.patientId, kind: 'baseline', planId: null },
    data: { planId: plan.id },
  })
}
