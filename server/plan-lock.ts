// A plan that is about to be changed: locked, checked for who may, and for what somebody else has written meanwhile.
import 'server-only'
import type { CautionCode } from '@/domain/catalog/vocabulary'
import type { CalendarDate, Phase, PlanStatus } from '@/domain/plans/plan'
import { dateIn, fromColumn } from '@/server/clock'
import type { Prisma, Tx } from '@/server/db'
import { refuseInEmergency } from '@/server/emergency-access'
import { NotFound, Refused } from '@/server/errors'
import { inTurn } from '@/server/in-turn'
import { idOf } from '@/server/patients'
import { planHistories, type KnownPlan } from '@/server/plan-history'
import { treatedPatients } from '@/server/scope'
import type { StaffViewer, Therapist } from '@/server/viewer'
import { overtaken } from '@/server/who-wrote'

export type LockedPlan = {
  id: string
  clinicId: string
  patientId: string
  status: PlanStatus
  startsOn: CalendarDate | null
  today: CalendarDate
  /** The patient's. */
  precautions: CautionCode[]
  thrownAway: number
  draft: { content: unknown; revision: number; updatedAt: Date; updatedBy: string } | null
  newest: Published | null
}

type Published = { number: number; phases: Phase[]; publishedAt: Date; publishedBy: string }

/**
 * Which of these plans are active, none of which anybody ends until the transaction has ended. Taken before any other lock,
 * and behind the patient's, as whoever erases the person does.
 */
export async function holdActive(
  tx: Tx,
  { clinicId, patientId }: { clinicId: string; patientId: string },
  ids: readonly string[],
): Promise<string[]> {
  await holdPatient(tx, patientId)
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT id FROM plans WHERE clinic_id = ${clinicId}::uuid AND patient_id = ${patientId}::uuid
      AND id = ANY (${[...ids]}::uuid[]) AND status = 'active' ORDER BY id FOR SHARE`
  return rows.map(({ id }) => id)
}

/** Nobody erases the person until the transaction has ended. */
const holdPatient = (tx: Tx, patientId: string) =>
  tx.$queryRaw`SELECT id FROM patients WHERE id = ${patientId}::uuid FOR KEY SHARE`

const treatedPlans = (viewer: Therapist, planId: string): Prisma.PlanWhereInput => ({
  AND: [{ id: idOf(planId) }, { patient: treatedPatients(viewer) }],
})

/** Whose it is, for whoever waits for them. @throws NotFound when it is no plan of the therapist's own patients */
export async function whosePlan(
  tx: Tx,
  viewer: Therapist,
  planId: string,
): Promise<{ id: string; patientId: string }> {
  const plan = await tx.plan.findFirst({
    where: treatedPlans(viewer, planId),
    select: { id: true, patientId: true },
  })
  if (!plan) throw new NotFound()
  return plan
}

/**
 * A plan that is to be changed: its row is locked until the transaction ends, so that two who publish at once come one
 * after the other.
 * @throws NotFound when it is not a plan of one of the therapist's own patients
 */
export async function lockPlan(tx: Tx, viewer: Therapist, planId: string): Promise<LockedPlan> {
  const own = await whosePlan(tx, viewer, planId)
  // What a patient's plans come to, and how often they were assessed, is counted over all of them.
  await inTurn(tx, 'counted', own.patientId)
  // They are waited for, and the plan is then nobody's.
  await holdPatient(tx, own.patientId)
  await tx.$queryRaw`SELECT id FROM plans WHERE id = ${own.id}::uuid FOR UPDATE`
  // Read again: whoever held the lock may have changed it, and it may have taken longer than the viewer's right.
  const plan = await tx.plan.findFirst({
    where: treatedPlans(viewer, planId),
    select: {
      id: true,
      clinicId: true,
      patientId: true,
      status: true,
      startsOn: true,
      thrownAway: true,
      patient: { select: { timeZone: true, precautions: true } },
      draft: { select: { content: true, revision: true, updatedAt: true, updatedBy: true } },
      versions: {
        select: { number: true, phases: true, publishedAt: true, publishedBy: true },
        orderBy: { number: 'desc' },
        take: 1,
      },
    },
  })
  if (!plan) throw new NotFound()
  const { patient, versions, startsOn, status, ...rest } = plan
  const newest = versions[0]
  return {
    ...rest,
    status: status as PlanStatus,
    startsOn: startsOn && fromColumn(startsOn),
    today: dateIn(patient.timeZone),
    precautions: patient.precautions as CautionCode[],
    newest: newest ? { ...newest, phases: newest.phases as Phase[] } : null,
  }
}

/** Refuses to write over what somebody else wrote since the writer last looked, and says who that was. */
export async function refuseStale(
  tx: Tx,
  viewer: Therapist,
  plan: LockedPlan,
  revision: number,
): Promise<void> {
  if (plan.status !== 'draft' && plan.status !== 'active')
    throw new Refused({ '': 'This plan has ended: nothing in it can be changed.' })
  const unsaved = unsavedRevision(plan.newest?.number ?? 0, plan.thrownAway)
  if ((plan.draft?.revision ?? unsaved) === revision) return
  const last = plan.draft
    ? { did: 'saved this draft', at: plan.draft.updatedAt, by: plan.draft.updatedBy }
    : plan.newest
      ? { did: 'published this plan', at: plan.newest.publishedAt, by: plan.newest.publishedBy }
      : null
  if (!last) throw new NotFound()
  throw new Refused({ revision: await overtaken(tx, viewer, last) })
}

/**
 * Refuses to change a plan of which whoever asks has read an older version, also when it is their own: what was asked
 * for once and whose answer was lost is not done twice.
 */
export async function refuseOlder(
  tx: Tx,
  viewer: StaffViewer,
  plan: { newest: Pick<Published, 'number' | 'publishedAt' | 'publishedBy'> | null },
  read: number,
): Promise<void> {
  if (!plan.newest || plan.newest.number === read) return
  const { number, publishedAt: at, publishedBy: by } = plan.newest
  throw new Refused({
    revision: await overtaken(tx, viewer, { did: `published version ${number} of this plan`, at, by }),
  })
}

/** Refuses to throw away a draft that whoever asks was not shown as it is now. */
export async function refuseUnseenDraft(
  tx: Tx,
  viewer: Therapist,
  { draft }: LockedPlan,
  revision: number,
): Promise<void> {
  const unseen = draft !== null && draft.revision !== revision
  if (!unseen) return
  const last = { did: 'saved a draft of this plan', at: draft.updatedAt, by: draft.updatedBy }
  throw new Refused({ revision: await overtaken(tx, viewer, last) })
}

/**
 * Revisions of a draft count on from a million times the version that it was begun from, and from those of a draft of it
 * that was thrown away, so that a revision of one draft is never taken for one of another.
 */
export const unsavedRevision = (version: number, thrownAway: number) =>
  Math.max(version * 1_000_000, thrownAway)
export const begunFrom = (revision: number) => Math.floor(revision / 1_000_000)

/** The history of a plan that goes on; a draft and a plan that has ended have no course to change. */
export async function activeHistory(tx: Tx, plan: LockedPlan): Promise<KnownPlan> {
  if (plan.status === 'draft') throw new Refused({ '': 'This plan has not been activated yet.' })
  if (plan.status !== 'active')
    throw new Refused({ '': 'This plan has ended, here or in another window: nothing was changed.' })
  const [history] = await planHistories(tx, { id: plan.id, clinicId: plan.clinicId })
  if (!history) throw new NotFound()
  return history
}

/** What a colleague has begun to write is nobody's to write over or to publish in an emergency. @throws Refused */
export async function refuseColleaguesDraft(tx: Tx, viewer: Therapist, plan: LockedPlan): Promise<void> {
  if (plan.draft && plan.draft.updatedBy !== viewer.accountId)
    await refuseInEmergency(tx, viewer, plan.patientId, 'goes on with a draft of its own')
}
