// What the patient's side reads. Each page is one statement: phones are slow enough, and this side is opened the most.
import 'server-only'
import { addDays } from '@/domain/dates'
import { keptDays, type KeptDays } from '@/domain/logging/kept'
import { daysToLog, type CheckIn, type Log } from '@/domain/logging/log'
import { todayPage, type HowTo, type Known, type TodayPage } from '@/domain/logging/today-page'
import type { CalendarDate } from '@/domain/plans/plan'
import { dateIn, now } from '@/server/clock'
import { Prisma, readAsViewer } from '@/server/db'
import { NotFound } from '@/server/errors'
import { pictureColumnsSql, withPicture, type Pictured } from '@/server/pictures'
import { ownPlansAsJson, type OwnPlan } from '@/server/own-plans'
import type { PatientViewer } from '@/server/viewer'

type Stored = {
  plans: OwnPlan[] | null
  logs: Log[]
  checkIns: CheckIn[]
  howTo: StoredHowTo[]
  keepsWell: boolean
}
type StoredHowTo = Omit<HowTo, 'picture'> & Pictured

/** A plan week that began before the week shown decides what that week still needs. */
const daysBefore = 14

/**
 * The page of one day: today, or an earlier one that may still be logged.
 * @throws NotFound for any other day
 */
export async function getToday(viewer: PatientViewer, on?: CalendarDate): Promise<TodayPage> {
  const today = dateIn(viewer.timeZone)
  const day = on ?? today
  if (day > today || day < addDays(today, -daysToLog)) throw new NotFound()
  return todayPage(await knownSince(viewer, addDays(day, -daysBefore)), day, today)
}

/** What the patient's phone keeps for when there is no network: the days that may be logged, and those to come. */
export async function getKeptDays(viewer: PatientViewer): Promise<KeptDays> {
  const { accountId: person, name, timeZone, locale, clinicPhone } = viewer
  const today = dateIn(timeZone)
  const from = addDays(today, -daysToLog - daysBefore)
  const known = await knownSince(viewer, from)
  return keptDays({
    person,
    name,
    now: now().toISOString(),
    timeZone,
    locale,
    clinicPhone,
    known,
    from,
    today,
  })
}

/** The viewer's plans, their entries from a day on, and how their exercises are done. */
async function knownSince(viewer: PatientViewer, from: CalendarDate): Promise<Known> {
  const [{ known }] = (await readAsViewer(
    viewer,
    Prisma.sql`
      SELECT json_build_object('plans', ${ownPlansAsJson(viewer)}, 'logs', ${logsSince(viewer, from)},
        'checkIns', ${checkInsSince(viewer, from)}, 'howTo', ${howTo(viewer)},
        'keepsWell', ${keepsWell(viewer)}) AS known`,
  )) as [{ known: Stored }]
  return {
    ...known,
    plans: known.plans ?? [],
    howTo: new Map(known.howTo.map((each) => [each.id, withPicture(each)])),
  }
}

/** Instants as the rules of domain/ take them: ISO 8601 with offset Z. */
const instant = (column: Prisma.Sql) =>
  Prisma.sql`to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`

const logsSince = (viewer: PatientViewer, from: CalendarDate) => Prisma.sql`(
  SELECT coalesce(json_agg(json_build_object(
    'id', l.id, 'prescriptionId', l.prescription_id, 'prescriptionVersionId', l.prescription_version_id,
    'dueOn', l.due_on, 'slot', l.slot, 'status', l.status, 'setsDone', l.sets_done, 'repsDone', l.reps_done,
    'pain', l.pain, 'painAfter', l.pain_after, 'effort', l.effort, 'skipReason', l.skip_reason, 'note', l.note,
    'performedAt', ${instant(Prisma.sql`l.performed_at`)}, 'loggedAt', ${instant(Prisma.sql`l.logged_at`)},
    'replaces', l.replaces, 'source', l.source)), '[]'::json)
  FROM logs l
  WHERE l.clinic_id = ${viewer.clinicId}::uuid AND l.patient_id = ${viewer.patientId}::uuid
    AND l.due_on >= ${from}::date)`

const checkInsSince = (viewer: PatientViewer, from: CalendarDate) => Prisma.sql`(
  SELECT coalesce(json_agg(json_build_object(
    'id', c.id, 'planId', c.plan_id, 'on', c."on", 'pain', c.pain, 'word', c.word, 'settled', c.settled,
    'loggedAt', ${instant(Prisma.sql`c.logged_at`)}, 'replaces', c.replaces)), '[]'::json)
  FROM check_ins c
  WHERE c.clinic_id = ${viewer.clinicId}::uuid AND c.patient_id = ${viewer.patientId}::uuid
    AND c."on" >= ${from}::date)`

const howTo = (viewer: PatientViewer) => Prisma.sql`(
  SELECT coalesce(json_agg(json_build_object('id', e.id, 'steps', e.steps, 'stopWhen', e.stop_when,
    ${pictureColumnsSql})), '[]'::json)
  FROM exercises e
  WHERE e.delivery = 'home' AND e.id IN (
    SELECT p.exercise_id FROM prescriptions p
    WHERE p.clinic_id = ${viewer.clinicId}::uuid AND p.patient_id = ${viewer.patientId}::uuid))`

const keepsWell = (viewer: PatientViewer) => Prisma.sql`EXISTS (
  SELECT FROM self_management s
  WHERE s.clinic_id = ${viewer.clinicId}::uuid AND s.patient_id = ${viewer.patientId}::uuid)`
