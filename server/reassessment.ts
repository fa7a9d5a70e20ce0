// Reassessing a plan: what was measured before, recording it again, and carrying out the decision with it, whole or not at all.
import 'server-only'
import { v7 } from 'uuid'
import { addDays } from '@/domain/dates'
import { farAhead, isFarAhead } from '@/domain/far-ahead'
import { difference, type Change, type ComparedVersion } from '@/domain/plans/difference'
import type { Written } from '@/domain/logging/written'
import type { Goal } from '@/domain/plans/goals'
import type { CalendarDate, PlanStatus } from '@/domain/plans/plan'
import { comingPhases, isTakenOut } from '@/domain/plans/publish'
import { lastDayOf, phaseUnderWay } from '@/domain/plans/schedule'
import type { SessionLeft } from '@/domain/plans/session-forms'
import { goesOn, kindOf, measurementsOfReassessment, type Decision } from '@/domain/reassessment/assessment'
import { decidedSchemaFor, type Decided } from '@/domain/reassessment/decision'
import { reassessmentDueOn, reassessmentRuleWords } from '@/domain/reassessment/due'
import type { Measure } from '@/domain/reassessment/measures'
import type { PlainExercise } from '@/domain/plans/plain-exercise'
import { activitiesScored } from '@/domain/reassessment/progress'
import { exercisesToKeep } from '@/domain/reassessment/self-management'
import { tolerances, type Tolerance } from '@/domain/reassessment/tolerance'
import { fieldErrors } from '@/server/action'
import { refuseMoreAssessments } from '@/server/assessments'
import { noteRead } from '@/server/audit'
import { fromColumn, now, toColumn } from '@/server/clock'
import { asViewer, type Tx } from '@/server/db'
import { openedUntilIn, refuseInEmergency } from '@/server/emergency-access'
import { NotFound, Refused } from '@/server/errors'
import { inTurn } from '@/server/in-turn'
import { knownMeasures } from '@/server/own-measures'
import { idOf, treats } from '@/server/patients'
import { writtenIn } from '@/server/patient-words'
import { endPlanOf } from '@/server/plan-course'
import { entriesOf } from '@/server/plan-entries'
import { planHistories, type KnownPlan } from '@/server/plan-history'
import { activeHistory, lockPlan, refuseUnseenDraft, type LockedPlan } from '@/server/plan-lock'
import { prepareDraft, suggestedFor, type Suggested } from '@/server/preparation'
import { assessmentsWhere, progressOf, type AssessmentLine, type PlanProgress } from '@/server/progress'
import { startPhaseOf } from '@/server/publishing'
import { readablePatients } from '@/server/scope'
import { newestReport, type Report } from '@/server/self-report'
import { sessionsLeft } from '@/server/sessions-left'
import { writeSelfManagement } from '@/server/self-management'
import type { StaffViewer, Therapist } from '@/server/viewer'
import { namesOf, overtaken } from '@/server/who-wrote'

export type ReassessmentFile = {
  plan: { id: string; problem: string; status: PlanStatus; startsOn: CalendarDate; goals: Goal[] }
  patient: { id: string; name: string }
  today: CalendarDate
  dueOn: CalendarDate | null
  /** The oldest first. */
  assessments: AssessmentLine[]
  baseline: AssessmentLine | null
  /** How many assessments and versions of the plan there are; a decision says how many it was made on. */
  shown: number
  /** The newest since the baseline. */
  last: AssessmentLine | null
  progress: PlanProgress
  /** Since it was last assessed, or since the plan's first day. */
  tolerances: Tolerance[]
  changes: Change[]
  written: Written[]
  /** The clinic's own measures: all, to show what was measured, and those that are still measured. */
  own: { known: Measure[]; offered: Measure[] }
  /** Phases that can be moved to, and the first day on which each can be begun. */
  coming: { id: string; name: string; from: CalendarDate }[]
  /** Not where a version takes the phase out that is under way. */
  mayExtend: boolean
  /** Of a next version that somebody is writing, which a discharge throws away. */
  draft: { revision: number; by: string } | null
  /** What the next version can be prepared with; null where somebody is writing it already. */
  suggested: Suggested[] | null
  /** What the patient answered since it was last assessed; null where nothing came. */
  selfReport: Report | null
  /** What can be done on after a discharge, and whom the clinic would have called. */
  toKeep: { exercises: PlainExercise[]; contact: string }
  /** Still booked, for when the patient is discharged. */
  sessionsLeft: SessionLeft[]
  /** What the next due date begins with; null where the plan leaves it to its sessions. */
  nextDueOn: CalendarDate | null
  /** When the plan asks to be reassessed. */
  ruleWords: string
  /** An assessment is written by the patient's own therapists, while the plan is active, and not in an emergency. */
  mayWrite: boolean
}

/** @throws NotFound when there is none that was published, or its patient is not one that the viewer may read */
export function reassessmentOf(viewer: StaffViewer, planId: string): Promise<ReassessmentFile> {
  return asViewer(viewer, async (tx) => {
    const patient = await tx.patient.findFirst({
      where: { AND: [readablePatients(viewer), { plans: { some: { id: idOf(planId) } } }] },
      select: { id: true, name: true },
    })
    const plans = await planHistories(tx, { id: planId, patient: readablePatients(viewer) })
    const [plan] = plans
    const [progress] = await progressOf(tx, plans)
    if (!patient || !plan || !progress) throw new NotFound()
    await noteRead(tx, viewer, patient.id, 'reassessment', plan.id)
    const { all: assessments, baseline, last } = await assessedBefore(tx, viewer, planId)
    const { today } = progress
    const since = last?.on ?? plan.startsOn
    const borne = await tolerancesSince(tx, plan, since, today)
    const mayWrite =
      plan.status === 'active' &&
      (await treats(tx, viewer, patient.id)) &&
      !(await openedUntilIn(tx, viewer, patient.id))
    const underWay = phaseUnderWay(plan, today)
    const selfReport = await newestReport(tx, plan.id)
    const draft = await tx.planDraft.findFirst({
      where: { planId: plan.id },
      select: { revision: true, updatedBy: true },
    })
    const nameOf = await namesOf(tx, viewer, draft ? [draft.updatedBy] : [])
    return {
      plan: {
        id: plan.id,
        problem: plan.problem,
        status: plan.status,
        startsOn: plan.startsOn,
        goals: plan.goals,
      },
      patient,
      today,
      dueOn: reassessmentDueOn({ plan, last: last ?? baseline, sessions: progress.sessions, today }),
      assessments,
      shown: shownOf(assessments, plan),
      baseline,
      last,
      progress,
      tolerances: borne,
      draft: draft && { revision: draft.revision, by: nameOf(draft.updatedBy) },
      suggested: mayWrite && !draft ? await suggestedFor(tx, viewer, plan, borne, today) : null,
      changes: await changesSince(tx, plan.id, since, lastDayOf(plan, today)),
      written: await writtenIn(tx, viewer, { patientId: patient.id, planId: plan.id }, since),
      own: await knownMeasures(tx, viewer),
      coming: comingPhases(plan, progress.phases, today),
      mayExtend: !underWay || !isTakenOut(plan, underWay.id, today),
      selfReport,
      toKeep: {
        exercises: exercisesToKeep(plan, today),
        contact: [viewer.clinicName, viewer.clinicPhone].filter(Boolean).join(', '),
      },
      sessionsLeft: mayWrite ? await sessionsLeft(tx, viewer, plan) : [],
      nextDueOn: plan.reassessAtShare ? null : addDays(today, plan.reassessEveryWeeks * 7),
      ruleWords: reassessmentRuleWords(plan),
      mayWrite,
    }
  })
}

async function tolerancesSince(tx: Tx, plan: KnownPlan, from: CalendarDate, today: CalendarDate) {
  const logs = await entriesOf(tx, plan.patientId, plan.id)
  return tolerances({ plan, logs, from, today })
}

/** Between the version that was in force on a day, or else the first, and the one of another: what is still to come has changed nothing. */
async function changesSince(
  tx: Tx,
  planId: string,
  since: CalendarDate,
  until: CalendarDate,
): Promise<Change[]> {
  const versions = await tx.planVersion.findMany({
    where: { planId },
    select: {
      effectiveOn: true,
      problem: true,
      goals: true,
      reassessEveryWeeks: true,
      reassessAtShare: true,
      phases: true,
    },
    orderBy: { number: 'asc' },
  })
  const inForce = (on: CalendarDate) => versions.findLast(({ effectiveOn }) => fromColumn(effectiveOn) <= on)
  const then = inForce(since) ?? versions[0]
  const current = inForce(until)
  return then && current && then !== current
    ? difference(then as unknown as ComparedVersion, current as unknown as ComparedVersion)
    : []
}

async function assessedBefore(tx: Tx, viewer: StaffViewer, planId: string) {
  const all = await assessmentsWhere(tx, { planId, patient: readablePatients(viewer) })
  const baseline = all.find((each) => each.kind === 'baseline') ?? null
  const last = all.findLast((each) => each.kind !== 'baseline') ?? null
  return { all, baseline, last }
}

const shownOf = (assessments: readonly unknown[], { versions }: { versions: readonly unknown[] }) =>
  assessments.length + versions.length

/** PSFS compares the same activities each time. */
export const activitiesOf = (assessment: AssessmentLine | null) =>
  activitiesScored(assessment?.measurements ?? [])

const answeredMeanwhile =
  'The patient has sent answers since you opened this page. They are shown with the measures now, and what you typed is still here; save once you have read them.'

export type Reassessed = {
  decision: Decision
  patientId: string
  /** The next version was prepared as a draft, which goes on in the plan's editor. */
  drafted: boolean
}

/**
 * Writes the assessment and does what was decided: moves to the phase by the next version, or completes the plan. What
 * the next version is to be changed in is prepared as a draft. One after the other for each plan.
 * @throws NotFound when it is not a plan of one of the therapist's own patients; Refused in an emergency, at `read` where it
 * was assessed or changed since, at `reportId` where the patient has answered since, and at `revision` where a discharge
 * would throw away a draft that the page did not show
 */
export function reassess(viewer: Therapist, planId: string, input: Decided): Promise<Reassessed> {
  return asViewer(viewer, async (tx) => {
    // Whoever is sending answers goes on to wait for the plan.
    await inTurn(tx, 'self-report', idOf(planId))
    const plan = await lockPlan(tx, viewer, planId)
    const before = await activeHistory(tx, plan)
    await refuseInEmergency(tx, viewer, plan.patientId, 'reassesses a plan')
    const { all, baseline, last } = await assessedBefore(tx, viewer, plan.id)
    if (shownOf(all, before) !== input.read) await refuseUnread(tx, viewer, plan, all)
    const report = await newestReport(tx, plan.id)
    if ((report?.id ?? '') !== input.reportId) throw new Refused({ reportId: answeredMeanwhile })
    if (input.decision === 'discharge') await refuseUnseenDraft(tx, viewer, plan, input.revision)
    const borne = await tolerancesSince(tx, before, last?.on ?? before.startsOn, plan.today)
    const { offered } = await knownMeasures(tx, viewer)
    const measurable = { activities: activitiesOf(baseline), own: offered }
    const checked = decidedSchemaFor(measurable).safeParse(input)
    if (!checked.success) throw new Refused(fieldErrors(checked.error))
    const { decision, nextDueOn, phaseId, effectiveOn, findings, summary } = checked.data
    if (nextDueOn !== null && nextDueOn <= plan.today)
      throw new Refused({ nextDueOn: 'Choose a day after today' })
    // By a mistyped year nobody would be told again.
    if (nextDueOn !== null && isFarAhead(nextDueOn, plan.today)) throw new Refused({ nextDueOn: farAhead })

    await refuseMoreAssessments(tx, viewer, plan.patientId)

    const assessmentId = v7()
    const owner = { clinicId: plan.clinicId, patientId: plan.patientId }
    await tx.assessment.create({
      data: {
        id: assessmentId,
        ...owner,
        planId: plan.id,
        kind: kindOf(checked.data),
        on: toColumn(plan.today),
        findings,
        summary,
        decision,
        nextDueOn: nextDueOn && decision !== 'discharge' ? toColumn(nextDueOn) : null,
        createdAt: now(),
        createdBy: viewer.accountId,
      },
      select: { id: true },
    })
    await tx.measurement.createMany({
      data: measurementsOfReassessment(checked.data).map((each) => ({
        ...each,
        id: v7(),
        ...owner,
        assessmentId,
      })),
    })
    if (decision === 'progress')
      await startPhaseOf(tx, viewer, plan, { phaseId, effectiveOn, reason: 'Decided at the reassessment' })
    if (decision === 'discharge' && checked.data.selfManagement)
      await writeSelfManagement(tx, viewer, plan, before, checked.data.selfManagement)
    if (decision === 'discharge')
      await endPlanOf(tx, viewer, plan, {
        ...{ how: 'completed', reason: 'Discharged at the reassessment' },
        cancelSessions: checked.data.cancelSessions,
      })
    const leftId = phaseUnderWay(before, plan.today)?.id ?? null
    const prepares = goesOn(decision) && decision !== 'continue'
    const moved = decision === 'progress'
    const drafted =
      prepares &&
      (await prepareDraft(
        tx,
        viewer,
        { plan, history: await activeHistory(tx, plan), tolerances: borne },
        { decision, phaseId: moved ? phaseId : (leftId ?? ''), leftId: moved ? leftId : null },
        checked.data.prepare,
      ))
    return { decision, patientId: plan.patientId, drafted }
  })
}

/** Says who assessed the plan, or published the version of it, that the page did not show. */
async function refuseUnread(
  tx: Tx,
  viewer: Therapist,
  { newest }: LockedPlan,
  assessments: readonly AssessmentLine[],
): Promise<never> {
  const assessed = assessments.at(-1)
  const last =
    assessed && !(newest && newest.publishedAt > assessed.createdAt)
      ? { did: 'assessed this plan', at: assessed.createdAt, by: assessed.createdBy }
      : newest && { did: 'changed this plan', at: newest.publishedAt, by: newest.publishedBy }
  if (!last) throw new NotFound()
  throw new Refused({ read: await overtaken(tx, viewer, last) })
}
