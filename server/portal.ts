// What the patient's side reads. Each page is one statement, and a second for how it is done: phones are slow enough, and this side is opened the most.
import 'server-only'
import { addDays } from '@/domain/dates'
import { saidAtOnce } from '@/domain/logging/how-to'
import { daysDrawn, keptDays, type KeptDays } from '@/domain/logging/kept'
import { daysToLog, type CheckIn, type Log } from '@/domain/logging/log'
import { exercisesOn } from '@/domain/logging/today'
import { isAnyDue, todayPage, type HowTo, type Known, type TodayPage } from '@/domain/logging/today-page'
import type { CalendarDate } from '@/domain/plans/plan'
import { dateIn, now } from '@/server/clock'
import { Prisma, readAsViewer } from '@/server/db'
import { NotFound } from '@/server/errors'
import { loggedSince } from '@/server/logged-since'
import { pictureColumnsSql, withPicture, type Pictured } from '@/server/pictures'
import { ownPlansAsJson, type OwnPlan } from '@/server/own-plans'
import type { PatientViewer } from '@/server/viewer'

type Stored = {
  since: CalendarDate
  plans: OwnPlan[] | null
  logs: Log[]
  checkIns: CheckIn[]
  keepsWell: boolean
}
type StoredHowTo = Omit<HowTo, 'picture'> & Pictured

/** The week shown is drawn from its Monday on. */
const daysBefore = 7

/**
 * The page of one day: today, or an earlier one that may still be logged.
 * @param first the key of the exercise that says how it is done where not all can
 * @throws NotFound for any other day
 */
export async function getToday(viewer: PatientViewer, on?: CalendarDate, first = ''): Promise<TodayPage> {
  const today = dateIn(viewer.timeZone)
  const day = on ?? today
  if (day > today || day < addDays(today, -daysToLog)) throw new NotFound()
  const { known } = await knownFor(viewer, addDays(day, -daysBefore))
  const howTo = await howToDo(viewer, exercisesOn(known.plans, [day]))
  return saidAtOnce(todayPage({ ...known, howTo }, day, today), first)
}

/** Whether the page of today asks for something that is not logged. */
export async function isSomethingDue(viewer: PatientViewer): Promise<boolean> {
  const today = dateIn(viewer.timeZone)
  const { known } = await knownFor(viewer, addDays(today, -daysBefore))
  return isAnyDue(todayPage({ ...known, howTo: new Map() }, today, today))
}

/** What the patient's phone keeps for when there is no network: the days that may be logged, and those to come. */
export async function getKeptDays(viewer: PatientViewer): Promise<KeptDays> {
  const { accountId: person, name, timeZone, locale, clinicPhone } = viewer
  const today = dateIn(timeZone)
  const { known, since: from } = await knownFor(viewer, addDays(today, -daysToLog - daysBefore))
  const howTo = await howToDo(viewer, exercisesOn(known.plans, daysDrawn(from, today)))
  return keptDays({
    person,
    name,
    now: now().toISOString(),
    timeZone,
    locale,
    clinicPhone,
    known: { ...known, howTo },
    from,
    today,
  })
}

/** The viewer's plans, and what says what counts from a day on, with since when that is read. */
async function knownFor(
  viewer: PatientViewer,
  counts: CalendarDate,
): Promise<{ known: Omit<Known, 'howTo'>; since: CalendarDate }> {
  const own = Prisma.sql`a.clinic_id = ${viewer.clinicId}::uuid AND a.patient_id = ${viewer.patientId}::uuid`
  const [{ known }] = (await readAsViewer(
    viewer,
    Prisma.sql`
      SELECT json_build_object('since', w.first, 'plans', ${ownPlansAsJson(viewer)}, 'logs', ${logsSinceFirst(viewer)},
        'checkIns', ${checkInsSince(viewer, addDays(counts, -daysBefore))},
        'keepsWell', ${keepsWell(viewer)}) AS known
      FROM ${loggedSince(counts, own)} w`,
  )) as [{ known: Stored }]
  const { since, plans, ...rest } = known
  return { since, known: { ...rest, plans: plans ?? [] } }
}

/** How these exercises are done. */
async function howToDo(viewer: PatientViewer, exerciseIds: string[]): Promise<Known['howTo']> {
  if (exerciseIds.length === 0) return new Map()
  const rows = await readAsViewer<{ done: StoredHowTo }>(
    viewer,
    Prisma.sql`
      SELECT json_build_object('id', e.id, 'steps', e.steps, 'stopWhen', e.stop_when, ${pictureColumnsSql}) AS done
      FROM exercises e
      WHERE e.id = ANY(${exerciseIds}::uuid[]) AND (e.clinic_id IS NULL OR e.clinic_id = ${viewer.clinicId}::uuid)`,
  )
  return new Map(rows.map(({ done }) => [done.id, withPicture(done)]))
}

/** Instants as the rules of domain/ take them: ISO 8601 with offset Z. */
const instant = (column: Prisma.Sql) =>
  Prisma.sql`to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`

const logsSinceFirst = (viewer: PatientViewer) => Prisma.sql`(
  SELECT coalesce(json_agg(json_build_object(
    'id', l.id, 'prescriptionId', l.prescription_id, 'prescriptionVersionId', l.prescription_version_id,
    'dueOn', l.due_on, 'slot', l.slot, 'status', l.status, 'setsDone', l.sets_done, 'repsDone', l.reps_done,
    'pain', l.pain, 'painAfter', l.pain_after, 'effort', l.effort, 'skipReason', l.skip_reason, 'note', l.note,
    'performedAt', ${instant(Prisma.sql`l.performed_at`)}, 'loggedAt', ${instant(Prisma.sql`l.logged_at`)},
    'replaces', l.replaces, 'source', l.source)), '[]'::json)
  FROM logs l
  WHERE l.clinic_id = ${viewer.clinicId}::uuid AND l.patient_id = ${viewer.patientId}::uuid
    AND l.due_on >= w.first)`

const checkInsSince = (viewer: PatientViewer, from: CalendarDate) => Prisma.sql`(
  SELECT coalesce(json_agg(json_build_object(
    'id', c.id, 'planId', c.plan_id, 'on', c."on", 'pain', c.pain, 'word', c.word, 'settled', c.settled,
    'loggedAt', ${instant(Prisma.sql`c.logged_at`)}, 'replaces', c.replaces)), '[]'::json)
  FROM check_ins c
  WHERE c.clinic_id = ${viewer.clinicId}::uuid AND c.patient_id = ${viewer.patientId}::uuid
    AND c."on" >= ${from}::date)`

const keepsWell = (viewer: PatientViewer) => Prisma.sql`EXISTS (
  SELECT FROM self_management s
  WHERE s.clinic_id = ${viewer.clinicId}::uuid AND s.patient_id = ${viewer.patientId}::uuid)`
