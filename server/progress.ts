// How plans are going: everything that was logged and attended under them, as the figures of domain/logging/plan-figures.
import 'server-only'
import { setImmediate as turn } from 'node:timers/promises'
import { startOfWeek } from '@/domain/dates'
import { grouped } from '@/domain/grouped'
import { loggedAfterEnd, type DayAfterEnd } from '@/domain/logging/after-end'
import { figuresByExercise, type ExerciseFigures } from '@/domain/logging/by-exercise'
import { lowestCeiling, planFigures, type PlanFigures } from '@/domain/logging/plan-figures'
import { painSeries, type PainDay } from '@/domain/logging/pain'
import { weekOf, type DueDay } from '@/domain/logging/week'
import type { Log, RecordedCheckIn } from '@/domain/logging/log'
import type { CalendarDate, PlanHistory, PlanStatus } from '@/domain/plans/plan'
import { endsOn, lastDayOf, phaseLine, type PhaseSpan } from '@/domain/plans/schedule'
import type { Session, SessionStatus } from '@/domain/plans/session'
import type { DatedSession } from '@/domain/plans/suggested-sessions'
import type { Measure, Measurement } from '@/domain/reassessment/measures'
import { dateIn, endOfDay, fromColumn, now } from '@/server/clock'
import { asViewer, type Prisma, type Tx } from '@/server/db'
import { NotFound } from '@/server/errors'
import { knownMeasures } from '@/server/own-measures'
import { idOf } from '@/server/patients'
import { entriesOf } from '@/server/plan-entries'
import { planHistories, type KnownPlan } from '@/server/plan-history'
import { readablePatients } from '@/server/scope'
import type { StaffViewer } from '@/server/viewer'

export type AssessmentLine = {
  id: string
  kind: 'baseline' | 'reassessment' | 'discharge'
  planId: string | null
  on: CalendarDate
  findings: string
  decision: string | null
  summary: string
  nextDueOn: CalendarDate | null
  createdBy: string
  createdAt: Date
  measurements: Measurement[]
}

export type PlanProgress = {
  id: string
  problem: string
  status: PlanStatus
  startsOn: CalendarDate
  endedOn: CalendarDate | null
  versions: { number: number; effectiveOn: CalendarDate }[]
  pauses: PlanHistory['pauses']
  /** As it stands; null while an open pause makes it unknown. */
  endsOn: CalendarDate | null
  today: CalendarDate
  phases: PhaseSpan[]
  figures: PlanFigures
  afterEnd: DayAfterEnd[]
  /** The days of this week. */
  week: DueDay[]
  exercises: ExerciseFigures[]
  /** From which adherence is called good, in per cent: the clinic's own. */
  adherenceTarget: number
  /** On their days where the patient lives. */
  sessions: DatedSession[]
  pain: PainDay[]
  painCeiling: number | null
}

/** The plans that go on, and those that have ended; the newest first. */
export function progressOfPatient(
  viewer: StaffViewer,
  patientId: string,
): Promise<{ plans: PlanProgress[]; assessments: AssessmentLine[]; own: Measure[] }> {
  return asViewer(viewer, async (tx) => {
    const ofPatient = { patientId: idOf(patientId), patient: readablePatients(viewer) }
    const plans = await planHistories(tx, ofPatient)
    return {
      plans: (await progressOf(tx, plans)).reverse(),
      assessments: (await assessmentsWhere(tx, ofPatient)).reverse(),
      own: (await knownMeasures(tx, viewer)).known,
    }
  })
}

/** @throws NotFound when there is none that was published, or its patient is not one that the viewer may read */
export function progressOfPlan(viewer: StaffViewer, planId: string): Promise<PlanProgress> {
  return asViewer(viewer, async (tx) => {
    const plans = await planHistories(tx, { id: idOf(planId), patient: readablePatients(viewer) })
    const [progress] = await progressOf(tx, plans)
    if (!progress) throw new NotFound()
    return progress
  })
}

/** The oldest first. */
export function assessmentsOfPlan(viewer: StaffViewer, planId: string): Promise<AssessmentLine[]> {
  return asViewer(viewer, (tx) =>
    assessmentsWhere(tx, { planId: idOf(planId), patient: readablePatients(viewer) }),
  )
}

/** The oldest first. `where` holds the viewer's scope. */
export async function assessmentsWhere(
  tx: Tx,
  where: Prisma.AssessmentWhereInput,
): Promise<AssessmentLine[]> {
  const rows = await tx.assessment.findMany({
    where,
    select: {
      id: true,
      kind: true,
      planId: true,
      on: true,
      findings: true,
      decision: true,
      summary: true,
      nextDueOn: true,
      createdBy: true,
      createdAt: true,
      measurements: { select: { measure: true, item: true, value: true }, orderBy: { id: 'asc' } },
    },
    orderBy: [{ on: 'asc' }, { createdAt: 'asc' }],
  })
  return rows.map(({ on, nextDueOn, kind, ...row }) => ({
    ...row,
    kind: kind as AssessmentLine['kind'],
    on: fromColumn(on),
    nextDueOn: nextDueOn && fromColumn(nextDueOn),
  }))
}

/** The plans are one patient's and within the viewer's scope, so what hangs on them is too. */
export async function progressOf(tx: Tx, plans: KnownPlan[]): Promise<PlanProgress[]> {
  const patientId = plans[0]?.patientId
  if (!patientId) return []
  const { timeZone, clinic } = await tx.patient.findFirstOrThrow({
    where: { id: patientId },
    select: { timeZone: true, clinic: { select: { adherenceTarget: true } } },
  })
  const ids = plans.map((plan) => plan.id)
  const sessions = await sessionsOf(tx, ids)
  const instant = now()
  const today = dateIn(timeZone, instant)
  const dayEnd = dayEnds(timeZone)
  const dateOf = (at: string) => dateIn(timeZone, new Date(at))

  const all: PlanProgress[] = []
  // Somebody may have a hundred, each as long as a plan may be: each is read by itself, and everybody else gets a turn
  // between its parts.
  for (const plan of plans) {
    const logs = await entriesOf(tx, patientId, plan.id)
    const checkIns = await checkInsOf(tx, patientId, plan.id)
    const served = sessions.get(plan.id) ?? []
    const last = lastDayOf(plan, today)
    const figures = planFigures({
      ...{ plan, logs, sessions: served, today, now: instant.toISOString() },
      ...{ dayEnd, dateOf },
    })
    await turn()
    const exercises = figuresByExercise({ plan, logs, today })
    await turn()
    all.push({
      id: plan.id,
      problem: plan.problem,
      status: plan.status,
      startsOn: plan.startsOn,
      endedOn: plan.endedOn,
      versions: plan.versions.map(({ number, effectiveOn }) => ({ number, effectiveOn })),
      pauses: plan.pauses,
      endsOn: endsOn(plan),
      today,
      phases: phaseLine(plan, today),
      figures,
      afterEnd: loggedAfterEnd(plan.endedOn, logs, checkIns),
      week: weekOf(plan, logs, startOfWeek(today), today),
      exercises,
      adherenceTarget: clinic.adherenceTarget,
      sessions: served.map(({ startsAt, status }) => ({ date: dateOf(startsAt), status })),
      pain: painSeries(checkIns, logs, plan.startsOn, last),
      painCeiling: lowestCeiling(plan, last),
    })
  }
  return all
}

/** When a day is over costs a search through the zone's rules, so each day is looked up once. */
function dayEnds(timeZone: string) {
  const known = new Map<CalendarDate, number>()
  return (date: CalendarDate) => {
    let end = known.get(date)
    if (end === undefined) known.set(date, (end = endOfDay(date, timeZone).getTime()))
    return end
  }
}

/** Those that count now. */
async function checkInsOf(tx: Tx, patientId: string, planId: string): Promise<RecordedCheckIn[]> {
  const rows = await tx.checkIn.findMany({
    where: { patientId, planId, replacedBy: { none: {} } },
    select: {
      id: true,
      planId: true,
      on: true,
      pain: true,
      word: true,
      settled: true,
      loggedAt: true,
      replaces: true,
      source: true,
    },
  })
  return rows.map((row) => ({
    ...row,
    on: fromColumn(row.on),
    loggedAt: row.loggedAt.toISOString(),
    source: row.source as Log['source'],
  }))
}

async function sessionsOf(tx: Tx, planIds: string[]): Promise<Map<string, Session[]>> {
  const rows = await tx.sessionPlan.findMany({
    where: { planId: { in: planIds } },
    select: {
      planId: true,
      session: { select: { id: true, startsAt: true, minutes: true, status: true, movedToId: true } },
    },
  })
  return grouped(
    rows.map(({ planId, session }) => [
      planId,
      {
        id: session.id,
        startsAt: session.startsAt.toISOString(),
        minutes: session.minutes,
        status: session.status as SessionStatus,
        movedTo: session.movedToId,
      },
    ]),
  )
}
