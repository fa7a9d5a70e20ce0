// The statements of a batch: one read of all that the rules need, and one insert for each kind of entry.
import 'server-only'
import { Prisma, type Tx } from '@/server/db'
import { ownPlansAsJson, type OwnPlan } from '@/server/own-plans'
import type { PatientViewer } from '@/server/viewer'
import {
  checkInOccurrence,
  logOccurrence,
  type AcceptedCheckIn,
  type AcceptedLog,
  type StoredCheckIn,
  type StoredLog,
} from '@/domain/logging/acceptance'
import type { CalendarDate } from '@/domain/plans/plan'

type Asked = { ids: string[]; dates: CalendarDate[] }
type Held = { plans: OwnPlan[]; logs: StoredLog[]; checkIns: StoredCheckIn[] }

/** The viewer's plans, and of their entries those of the days asked for and those named. */
export async function readForBatch(
  tx: Tx,
  viewer: PatientViewer,
  logs: Asked,
  checkIns: Asked,
): Promise<Held> {
  const [row] = await tx.$queryRaw<
    {
      plans: OwnPlan[] | null
      logs: Omit<StoredLog, 'occurrence'>[]
      checkIns: Omit<StoredCheckIn, 'occurrence'>[]
    }[]
  >`SELECT ${ownPlansAsJson(viewer)} AS plans,
    ${logs.dates.length === 0 ? none : storedLogs(viewer, logs)} AS logs,
    ${checkIns.dates.length === 0 ? none : storedCheckIns(viewer, checkIns)} AS "checkIns"`
  return {
    plans: row?.plans ?? [],
    logs: (row?.logs ?? []).map((log) => ({ ...log, occurrence: logOccurrence(log) })),
    checkIns: (row?.checkIns ?? []).map((each) => ({ ...each, occurrence: checkInOccurrence(each) })),
  }
}

const none = Prisma.sql`'[]'::json`
const milliseconds = (column: Prisma.Sql) => Prisma.sql`(extract(epoch FROM ${column}) * 1000)::float8`

const storedLogs = (viewer: PatientViewer, asked: Asked) => Prisma.sql`(
  SELECT coalesce(json_agg(json_build_object(
    'id', l.id, 'prescriptionId', l.prescription_id, 'dueOn', l.due_on, 'slot', l.slot, 'extra', l.extra,
    'status', l.status, 'setsDone', l.sets_done, 'repsDone', l.reps_done, 'pain', l.pain, 'painAfter', l.pain_after,
    'effort', l.effort, 'skipReason', l.skip_reason, 'note', l.note, 'replaces', l.replaces,
    'loggedAt', ${milliseconds(Prisma.sql`l.logged_at`)})), '[]'::json)
  FROM logs l
  WHERE l.clinic_id = ${viewer.clinicId}::uuid AND l.patient_id = ${viewer.patientId}::uuid
    AND (l.due_on = ANY(${asked.dates}::date[]) OR l.id = ANY(${asked.ids}::uuid[])))`

const storedCheckIns = (viewer: PatientViewer, asked: Asked) => Prisma.sql`(
  SELECT coalesce(json_agg(json_build_object(
    'id', c.id, 'planId', c.plan_id, 'on', c."on", 'pain', c.pain, 'word', c.word, 'replaces', c.replaces,
    'loggedAt', ${milliseconds(Prisma.sql`c.logged_at`)})), '[]'::json)
  FROM check_ins c
  WHERE c.clinic_id = ${viewer.clinicId}::uuid AND c.patient_id = ${viewer.patientId}::uuid
    AND (c."on" = ANY(${asked.dates}::date[]) OR c.id = ANY(${asked.ids}::uuid[])))`

/**
 * Ids of the rows that were written. A conflict with a row that is already there, or that another tab writes at this
 * moment, writes nothing and is no error: whoever calls reads back what stands there. The order keeps two batches of the
 * same entries from waiting for each other.
 */
export async function insertLogs(
  tx: Tx,
  viewer: PatientViewer,
  logs: readonly AcceptedLog[],
  receivedAt: Date,
): Promise<Set<string>> {
  const of = <T>(pick: (log: AcceptedLog) => T) => logs.map(pick)
  const rows = await tx.$queryRaw<{ id: string }[]>`
    INSERT INTO logs (id, clinic_id, patient_id, plan_id, prescription_id, prescription_version_id, due_on, slot, extra,
      status, sets_done, reps_done, pain, pain_after, effort, skip_reason, note, performed_at, logged_at, received_at,
      time_zone, late, source, entered_by, replaces)
    SELECT id, ${viewer.clinicId}::uuid, ${viewer.patientId}::uuid, plan_id, prescription_id, prescription_version_id,
      due_on, slot, extra, status, sets_done, reps_done, pain, pain_after, effort, skip_reason, note, performed_at,
      logged_at, ${receivedAt}::timestamptz, time_zone, late, 'portal', ${viewer.accountId}::uuid, replaces
    FROM unnest(
      ${of((log) => log.id)}::uuid[], ${of((log) => log.planId)}::uuid[], ${of((log) => log.prescriptionId)}::uuid[],
      ${of((log) => log.prescriptionVersionId)}::uuid[], ${of((log) => log.dueOn)}::date[],
      ${of((log) => log.slot)}::smallint[], ${of((log) => log.extra)}::boolean[], ${of((log) => log.status)}::text[],
      ${of((log) => log.setsDone)}::smallint[], ${of((log) => log.repsDone)}::smallint[],
      ${of((log) => log.pain)}::smallint[], ${of((log) => log.painAfter)}::smallint[],
      ${of((log) => log.effort)}::smallint[], ${of((log) => log.skipReason)}::text[], ${of((log) => log.note)}::text[],
      ${of((log) => new Date(log.performedAt).toISOString())}::timestamptz[],
      ${of((log) => new Date(log.loggedAt).toISOString())}::timestamptz[],
      ${of((log) => log.timeZone)}::text[], ${of((log) => log.late)}::boolean[], ${of((log) => log.replaces)}::uuid[]
    ) AS entry (id, plan_id, prescription_id, prescription_version_id, due_on, slot, extra, status, sets_done, reps_done,
      pain, pain_after, effort, skip_reason, note, performed_at, logged_at, time_zone, late, replaces)
    ORDER BY prescription_id, due_on, slot, id
    ON CONFLICT DO NOTHING
    RETURNING id`
  return new Set(rows.map((row) => row.id))
}

export async function insertCheckIns(
  tx: Tx,
  viewer: PatientViewer,
  checkIns: readonly AcceptedCheckIn[],
  receivedAt: Date,
): Promise<Set<string>> {
  const of = <T>(pick: (checkIn: AcceptedCheckIn) => T) => checkIns.map(pick)
  const rows = await tx.$queryRaw<{ id: string }[]>`
    INSERT INTO check_ins (id, clinic_id, patient_id, plan_id, "on", pain, word, performed_at, logged_at, received_at,
      time_zone, replaces)
    SELECT id, ${viewer.clinicId}::uuid, ${viewer.patientId}::uuid, plan_id, "on", pain, word, performed_at, logged_at,
      ${receivedAt}::timestamptz, time_zone, replaces
    FROM unnest(
      ${of((each) => each.id)}::uuid[], ${of((each) => each.planId)}::uuid[], ${of((each) => each.on)}::date[],
      ${of((each) => each.pain)}::smallint[], ${of((each) => each.word)}::text[],
      ${of((each) => new Date(each.performedAt).toISOString())}::timestamptz[],
      ${of((each) => new Date(each.loggedAt).toISOString())}::timestamptz[],
      ${of((each) => each.timeZone)}::text[], ${of((each) => each.replaces)}::uuid[]
    ) AS entry (id, plan_id, "on", pain, word, performed_at, logged_at, time_zone, replaces)
    ORDER BY plan_id, "on", id
    ON CONFLICT DO NOTHING
    RETURNING id`
  return new Set(rows.map((row) => row.id))
}
