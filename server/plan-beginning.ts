// What a patient's new plan begins as: empty, a protocol, the patient's own earlier plan, or what another patient's plan prescribes.
import 'server-only'
import { firstCharacters } from '@/domain/characters'
import { v7 } from 'uuid'
import {
  emptyPlan,
  nextVersionOf,
  phasesOfAnother,
  planFromProtocol,
  withNewIds,
  type PlanDraft,
} from '@/domain/plans/draft'
import type { NewPlanInput } from '@/domain/plans/plan-forms'
import { versionShown } from '@/domain/plans/schedule'
import { noteRead } from '@/server/audit'
import { dateIn } from '@/server/clock'
import type { Tx } from '@/server/db'
import { NotFound } from '@/server/errors'
import { planHistories } from '@/server/plan-history'
import { protocolContent } from '@/server/protocols'
import { readablePatients } from '@/server/scope'
import type { Therapist } from '@/server/viewer'

/** @throws NotFound when there is no such protocol or published plan, or it is not one that the viewer may read */
export async function beginning(
  tx: Tx,
  viewer: Therapist,
  patient: { id: string; timeZone: string; diagnosis: string },
  origin: NewPlanInput,
): Promise<PlanDraft> {
  const today = dateIn(patient.timeZone)
  if ('protocolSlug' in origin)
    return planFromProtocol(await protocolContent(tx, viewer, origin.protocolSlug), today, v7)
  const empty = emptyPlan(firstCharacters(patient.diagnosis, 120), today, v7)
  if (!('planId' in origin)) return empty

  const [source] = await planHistories(tx, {
    AND: [{ id: origin.planId }, { patient: readablePatients(viewer) }],
  })
  const version = source && versionShown(source, today)
  if (!source || !version) throw new NotFound()
  await noteRead(tx, viewer, source.patientId, 'plan', source.id)
  if (source.patientId !== patient.id) return { ...empty, phases: phasesOfAnother(version.phases, v7) }
  return withNewIds(nextVersionOf({ ...version, startsOn: today }), v7)
}
