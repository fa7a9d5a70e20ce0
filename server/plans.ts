// Plans: starting one, reading one with what was published and what is being written, saving a draft.
import 'server-only'
import { isDeepStrictEqual } from 'node:util'
import { v7 } from 'uuid'
import { itemsIn } from '@/domain/plans/content'
import { difference, type Change } from '@/domain/plans/difference'
import type { PlanDraft } from '@/domain/plans/draft'
import type { CalendarDate, PlanStatus } from '@/domain/plans/plan'
import type { NewPlanInput } from '@/domain/plans/plan-forms'
import { publishedPlan, type PublishedPlan, type PublishedVersion } from '@/domain/plans/published'
import type { CautionCode } from '@/domain/catalog/vocabulary'
import type { ExerciseChoice } from '@/domain/plans/choices'
import { noteRead } from '@/server/audit'
import { dateIn, fromColumn, withinTenMinutes } from '@/server/clock'
import { asViewer, type Prisma, type Tx } from '@/server/db'
import { refuseInEmergency } from '@/server/emergency-access'
import { NotFound, Refused } from '@/server/errors'
import { refuseFormer } from '@/server/former-patients'
import { inTurn } from '@/server/in-turn'
import { idOf, isEntrusted, treats } from '@/server/patients'
import { beginning } from '@/server/plan-beginning'
import {
  begunFrom,
  lockPlan,
  refuseColleaguesDraft,
  refuseStale,
  unsavedRevision,
  type LockedPlan,
} from '@/server/plan-lock'
import { planHistories, type KnownPlan } from '@/server/plan-history'
import { contentJson } from '@/server/plan-versions'
import { exerciseChoices } from '@/server/prescribable'
import { readablePatients, treatedPatients } from '@/server/scope'
import type { StaffViewer, Therapist } from '@/server/viewer'
import { namesOf } from '@/server/who-wrote'
import { refuseTooOften } from '@/server/within-a-day'

export type Publication = {
  number: number
  effectiveOn: CalendarDate
  reason: string
  publishedAt: Date
  publishedBy: string
  /** Against the version before; none in the first, and null where nobody has asked. */
  changes: Change[] | null
}

/** A plan may have a hundred and fifty versions: what changed is told of the newest, and of one that is asked for. */
const toldUnasked = 5
/** Where a version changed much, of fewer. */
const mostTold = 100

export type Draft = {
  content: PlanDraft
  revision: number
  /** Null while nobody has saved it. */
  saved: { at: Date; by: string } | null
  /** A version was published since this was begun. */
  behind: boolean
}

export type PlanFile = {
  id: string
  status: PlanStatus
  problem: string
  startsOn: CalendarDate | null
  endedOn: CalendarDate | null
  thrownAway: number
  /** Why it was ended; '' where nobody said. */
  endReason: string
  patient: {
    id: string
    name: string
    timeZone: string
    precautions: CautionCode[]
    /** When red flags were last asked for. */
    redFlagsOn: CalendarDate | null
  }
  /** Sessions are booked by the patient's care team or an admin. */
  mayBook: boolean
  /** What day it is for the patient. */
  today: CalendarDate
  /** Null while nothing was published. */
  history: KnownPlan | null
  /** The newest first. */
  publications: Publication[]
  /** What is being written, if anything is. */
  draft: Draft | null
  /** A plan is written by the patient's own therapists alone. */
  mayWrite: boolean
}

/**
 * With what changed in its newest versions, and in the one of this number.
 * @throws NotFound when there is none, or its patient is not one that the viewer may read
 */
export function getPlan(viewer: StaffViewer, planId: string, askedFor?: number): Promise<PlanFile> {
  return asViewer(viewer, async (tx) => {
    const where = {
      AND: [{ id: idOf(planId) }, { patient: readablePatients(viewer) }],
    } satisfies Prisma.PlanWhereInput
    const [history] = await planHistories(tx, where)
    const plan = await tx.plan.findFirst({
      where,
      select: {
        id: true,
        status: true,
        problem: true,
        startsOn: true,
        endedOn: true,
        endReason: true,
        thrownAway: true,
        patient: { select: { id: true, name: true, timeZone: true, precautions: true, redFlagsOn: true } },
        draft: { select: { content: true, revision: true, updatedAt: true, updatedBy: true } },
        versions: {
          select: { number: true, publishedAt: true, publishedBy: true },
          orderBy: { number: 'desc' },
        },
      },
    })
    if (!plan || (plan.status === 'draft' && !plan.draft)) throw new NotFound()
    await noteRead(tx, viewer, plan.patient.id, 'plan', plan.id)
    const { draft, versions } = plan
    const nameOf = await namesOf(tx, viewer, [
      ...versions.map((version) => version.publishedBy),
      ...(draft ? [draft.updatedBy] : []),
    ])
    const publishing = new Map(versions.map((version) => [version.number, version]))
    const published = history?.versions ?? []
    let told = 0
    return {
      id: plan.id,
      status: plan.status as PlanStatus,
      problem: history?.problem ?? plan.problem,
      startsOn: plan.startsOn && fromColumn(plan.startsOn),
      endedOn: plan.endedOn && fromColumn(plan.endedOn),
      thrownAway: plan.thrownAway,
      endReason: plan.endReason,
      patient: {
        ...plan.patient,
        precautions: plan.patient.precautions as CautionCode[],
        redFlagsOn: plan.patient.redFlagsOn && fromColumn(plan.patient.redFlagsOn),
      },
      today: dateIn(plan.patient.timeZone),
      history: history ?? null,
      publications: published.toReversed().map((version, i) => {
        const { number, effectiveOn, reason } = version
        const { publishedAt, publishedBy } = publishing.get(number)!
        const unasked = i < toldUnasked && told < mostTold
        const tells = unasked || i === published.length - 1 || number === askedFor
        const changes = tells ? changesOf(version, published) : null
        told += changes?.length ?? 0
        return { number, effectiveOn, reason, publishedAt, publishedBy: nameOf(publishedBy), changes }
      }),
      draft: draft && {
        content: draft.content as PlanDraft,
        revision: draft.revision,
        saved: { at: draft.updatedAt, by: nameOf(draft.updatedBy) },
        behind: begunFrom(draft.revision) < (versions[0]?.number ?? 0),
      },
      mayWrite: await treats(tx, viewer, plan.patient.id),
      mayBook: await isEntrusted(tx, viewer, plan.patient.id),
    }
  })
}

/** Against the one whose place it takes: one of those before may wait for a later day. */
function changesOf(version: PublishedVersion, all: readonly PublishedVersion[]): Change[] {
  const earlier = all.filter(({ number }) => number < version.number)
  const before = earlier.findLast(({ effectiveOn }) => effectiveOn <= version.effectiveOn) ?? earlier.at(-1)
  return before ? difference(before, version) : []
}

const mostPlans = 100
/** A draft that was thrown away before anything was published leaves nothing that could be gone on with. */
const onSomePage = { OR: [{ status: { not: 'draft' } }, { draft: { isNot: null } }] }

/**
 * A new plan of a patient, as a draft. One that is begun again the same way a moment later is the one that is there.
 * @throws NotFound when the patient is not the therapist's own, or there is no such protocol or plan to begin as
 */
export function startPlan(viewer: Therapist, patientId: string, origin: NewPlanInput): Promise<string> {
  return asViewer(viewer, async (tx) => {
    // Before it is asked whose patient it is: the right may end while this waits.
    await inTurn(tx, 'counted', viewer.accountId, idOf(patientId))
    const patient = await tx.patient.findFirst({
      where: { AND: [treatedPatients(viewer), { id: idOf(patientId) }] },
      select: { id: true, timeZone: true, diagnosis: true },
    })
    if (!patient) throw new NotFound()
    const content = await beginning(tx, viewer, patient, origin)
    const owner = { clinicId: viewer.clinicId, patientId: patient.id }
    const sent = await begunBefore(tx, viewer, owner, content)
    if (sent) return sent
    await refuseFormer(tx, patient.id)
    if ((await tx.plan.count({ where: { ...owner, ...onSomePage } })) >= mostPlans)
      throw new Refused({
        '': `This patient has ${mostPlans} plans, which is the most: go on with one of them`,
      })
    await refuseTooOften(tx, viewer, patient.id, 'plan')
    const planId = v7()
    await tx.plan.create({
      data: { id: planId, ...owner, problem: content.problem, createdBy: viewer.accountId },
      select: { id: true },
    })
    await tx.planDraft.create({
      data: {
        planId,
        ...owner,
        content: contentJson(content, itemsIn(content)),
        updatedBy: viewer.accountId,
      },
      select: { planId: true },
    })
    return planId
  })
}

/** The draft that the viewer began with the same content a moment ago and in which nobody has written yet. */
async function begunBefore(
  tx: Tx,
  { accountId }: Therapist,
  owner: { clinicId: string; patientId: string },
  content: PlanDraft,
): Promise<string | null> {
  const lately = { createdBy: accountId, createdAt: withinTenMinutes(), status: 'draft' }
  const drafts = await tx.planDraft.findMany({
    where: { ...owner, revision: 1, plan: lately },
    select: { planId: true, content: true },
  })
  const same = drafts.find((each) => isDeepStrictEqual(withoutIds(each.content), withoutIds(content)))
  return same?.planId ?? null
}

/** Each beginning gives its own. */
const withoutIds = (content: unknown): unknown =>
  JSON.parse(JSON.stringify(content, (key, value: unknown) => (key === 'id' ? undefined : value)))

/**
 * What the editor opens: the draft that is there, or, where nobody has begun one, the newest version as a draft that is
 * not saved yet. Looking at it writes nothing.
 */
export function draftOfNextVersion(plan: PlanFile): Draft {
  if (plan.draft) return plan.draft
  const published = publishedPlan(plan.history)
  if (!published) throw new NotFound()
  const { content, number } = published
  return { content, revision: unsavedRevision(number, plan.thrownAway), saved: null, behind: false }
}

/**
 * Saves what was typed over the draft that it was typed from; `revision` says which that was.
 * @throws Refused at `revision`, with the other's name, when somebody has saved or published since
 */
export function saveDraft(
  viewer: Therapist,
  planId: string,
  content: PlanDraft,
  revision: number,
): Promise<{ revision: number }> {
  return asViewer(viewer, async (tx) => {
    const plan = await lockPlan(tx, viewer, planId)
    if (wasSaved(viewer, plan, content, revision)) return { revision: revision + 1 }
    await refuseStale(tx, viewer, plan, revision)
    await refuseColleaguesDraft(tx, viewer, plan)
    const drafted = plan.draft ? itemsIn(plan.draft.content as PlanDraft) : 0
    // Whoever takes back what was published has as many again.
    const before = Math.max(drafted, plan.newest ? itemsIn(plan.newest) : 0)
    const written = {
      content: contentJson(content, before),
      revision: revision + 1,
      updatedBy: viewer.accountId,
    }
    const owner = { clinicId: viewer.clinicId, patientId: plan.patientId }
    await tx.planDraft.upsert({
      where: { planId: plan.id },
      create: { planId: plan.id, ...owner, ...written },
      update: written,
      select: { planId: true },
    })
    if (plan.status === 'draft')
      await tx.plan.updateMany({ where: { id: plan.id, ...owner }, data: { problem: content.problem } })
    return { revision: revision + 1 }
  })
}

/** The same was sent before and its answer was lost: saying so again is no conflict with oneself. */
function wasSaved(
  { accountId }: Therapist,
  { draft }: LockedPlan,
  content: PlanDraft,
  revision: number,
): boolean {
  return (
    draft?.revision === revision + 1 &&
    draft.updatedBy === accountId &&
    isDeepStrictEqual(draft.content, JSON.parse(JSON.stringify(content)))
  )
}

/** What is saved and published now, for whoever has been told that theirs is stale: to compare the two, and to choose. */
export async function latestDraft(
  viewer: Therapist,
  planId: string,
): Promise<
  Pick<Draft, 'content' | 'revision' | 'behind'> & {
    published: PublishedPlan | null
    choices: ExerciseChoice[]
  }
> {
  const plan = await getPlan(viewer, planId)
  if (!plan.mayWrite) throw new NotFound()
  const { content, revision, behind } = draftOfNextVersion(plan)
  const published = publishedPlan(plan.history)
  return { content, revision, behind, published, choices: await choicesOf(viewer, content, published) }
}

/** Of the exercises that either holds. */
export const choicesOf = (viewer: Therapist, draft: PlanDraft, published: PublishedPlan | null) =>
  exerciseChoices(viewer, { phases: [...draft.phases, ...(published?.content.phases ?? [])] })

/** Throws away what is being written; what was published stays. */
export function discardDraft(viewer: Therapist, planId: string, revision: number): Promise<void> {
  return asViewer(viewer, async (tx) => {
    const plan = await lockPlan(tx, viewer, planId)
    await refuseStale(tx, viewer, plan, revision)
    await refuseInEmergency(tx, viewer, plan.patientId, 'throws a draft away')
    const { clinicId } = viewer
    if (plan.draft)
      await tx.plan.updateMany({
        where: { id: plan.id, clinicId },
        data: { thrownAway: plan.draft.revision + 1 },
      })
    await tx.planDraft.deleteMany({ where: { planId: plan.id, clinicId } })
  })
}
