// The statements of a batch: one read of all that the rules need, and one insert for each kind of entry.
import 'server-only'
import { withinADay } from '@/server/clock'
import { Prisma, type Send } from '@/server/db'
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
import type { OfPlans, SentLately } from '@/domain/logging/fullness'
import type { CalendarDate } from '@/domain/plans/plan'

type Asked = { ids: string[]; dates: CalendarDate[] }
type Found = {
  plans: OwnPlan[] | null
  logs: Omit<StoredLog, 'occurrence'>[]
  checkIns: Omit<StoredCheckIn, 'occurrence'>[]
  sentLately: SentLately
  ofPlans: OfPlans | null
}
type Held = {
  plans: OwnPlan[]
  logs: StoredLog[]
  checkIns: StoredCheckIn[]
  sentLately: SentLately
  ofPlans: OfPlans
}

/**
 * The viewer's plans, of their entries those of the days asked for and those named, how much they sent lately, and how many
 * entries there are of each plan.
 */
export async function readForBatch(
  send: Send,
  viewer: PatientViewer,
  logs: Asked,
  checkIns: Asked,
): Promise<Held> {
  const [{ held }] = (await send(Prisma.sql`
    SELECT json_build_object('plans', ${ownPlansAsJson(viewer)},
      'logs', ${logs.dates.length === 0 ? none : storedLogs(viewer, logs)},
      'checkIns', ${checkIns.dates.length === 0 ? none : storedCheckIns(viewer, checkIns)},
      'sentLately', ${sentLately(viewer)}, 'ofPlans', ${ofPlans(viewer)}) AS held`)) as [{ held: Found }]
  return {
    plans: held.plans ?? [],
    sentLately: held.sentLately,
    ofPlans: held.ofPlans ?? {},
    logs: held.logs.map((log) => ({ ...log, occurrence: logOccurrence(log) })),
    checkIns: held.checkIns.map((each) => ({ ...each, occurrence: checkInOccurrence(each) })),
  }
}

/** By when it came, for whichever day it is; in characters as the database counts them. */
function sentLately({ clinicId, patientId }: PatientViewer) {
  const { gt: day, lte: latest } = withinADay()
  const today = Prisma.sql`s.received_at > ${day}`
  const weeks = Prisma.sql`${day}::timestamptz - interval '27 days'`
  return Prisma.sql`(
  SELECT json_build_object(
    'day', json_build_object('entries', count(*) FILTER (WHERE ${today}),
      'characters', coalesce(sum(s.characters) FILTER (WHERE ${today}), 0)),
    'weeks', json_build_object('entries', count(*), 'characters', coalesce(sum(s.characters), 0))) FROM (
    SELECT length(l.note) AS characters, l.received_at FROM logs l
    WHERE l.clinic_id = ${clinicId}::uuid AND l.patient_id = ${patientId}::uuid AND l.source <> 'paper'
      AND l.received_at > ${weeks} AND l.received_at <= ${latest}
    UNION ALL
    SELECT length(c.word), c.received_at FROM check_ins c
    WHERE c.clinic_id = ${clinicId}::uuid AND c.patient_id = ${patientId}::uuid AND c.source <> 'paper'
      AND c.received_at > ${weeks} AND c.received_at <= ${latest}) s)`
}

/** All that a phone ever stored, with all that was corrected: what staff type in from paper takes no room of the patient's. */
const ofPlans = ({ clinicId, patientId }: PatientViewer) => Prisma.sql`(
  SELECT json_object_agg(p.plan_id, p.entries) FROM (
    SELECT e.plan_id, count(*) AS entries FROM (
      SELECT l.plan_id FROM logs l WHERE l.clinic_id = ${clinicId}::uuid AND l.patient_id = ${patientId}::uuid
        AND l.source <> 'paper'
      UNION ALL
      SELECT c.plan_id FROM check_ins c WHERE c.clinic_id = ${clinicId}::uuid AND c.patient_id = ${patientId}::uuid
        AND c.source <> 'paper'
    ) e GROUP BY e.plan_id) p)`

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
    AND (l.id = ANY(${asked.ids}::uuid[]) OR l.due_on = ANY(${asked.dates}::date[])))`

const storedCheckIns = (viewer: PatientViewer, asked: Asked) => Prisma.sql`(
  SELECT coalesce(json_agg(json_build_object(
    'id', c.id, 'planId', c.plan_id, 'on', c."on", 'pain', c.pain, 'word', c.word, 'settled', c.settled,
    'replaces', c.replaces, 'loggedAt', ${milliseconds(Prisma.sql`c.logged_at`)})), '[]'::json)
  FROM check_ins c
  WHERE c.clinic_id = ${viewer.clinicId}::uuid AND c.patient_id = ${viewer.patientId}::uuid
    AND (c."on" = ANY(${asked.dates}::date[]) OR c.id = ANY(${asked.ids}::uuid[])))`

/**
 * Ids of the rows that were written. A conflict with a row that is already there, or that another tab writes at this
 * moment, writes nothing and is no error: whoever calls reads back what stands there. The order keeps two batches of the
 * same entries from waiting for each other. The rows travel as one JSON text: as an array for each column they take
 * twice the client's time.
 */
export async function insertLogs(
  send: Send,
  viewer: PatientViewer,
  logs: readonly AcceptedLog[],
  receivedAt: Date,
): Promise<Set<string>> {
  const rows = await send<{ id: string }>(Prisma.sql`
    INSERT INTO logs (id, clinic_id, patient_id, plan_id, prescription_id, prescription_version_id, due_on, slot, extra,
      status, sets_done, reps_done, pain, pain_after, effort, skip_reason, note, performed_at, logged_at, received_at,
      time_zone, late, source, entered_by, replaces)
    SELECT id, ${viewer.clinicId}::uuid, ${viewer.patientId}::uuid, "planId", "prescriptionId", "prescriptionVersionId",
      "dueOn", slot, extra, status, "setsDone", "repsDone", pain, "painAfter", effort, "skipReason", note,
      to_timestamp("performedAt" / 1000), to_timestamp("loggedAt" / 1000), ${receivedAt}::timestamptz, "timeZone", late,
      'portal', ${viewer.accountId}::uuid, replaces
    FROM json_to_recordset(${JSON.stringify(logs)}::json) AS entry (id uuid, "planId" uuid, "prescriptionId" uuid,
      "prescriptionVersionId" uuid, "dueOn" date, slot smallint, extra boolean, status text, "setsDone" smallint,
      "repsDone" smallint, pain smallint, "painAfter" smallint, effort smallint, "skipReason" text, note text,
      "performedAt" float8, "loggedAt" float8, "timeZone" text, late boolean, replaces uuid)
    ORDER BY "prescriptionId", "dueOn", slot, id
    ON CONFLICT DO NOTHING
    RETURNING id`)
  return new Set(rows.map((row) => row.id))
}

export async function insertCheckIns(
  send: Send,
  viewer: PatientViewer,
  checkIns: readonly AcceptedCheckIn[],
  receivedAt: Date,
): Promise<Set<string>> {
  const rows = await send<{ id: string }>(Prisma.sql`
    INSERT INTO check_ins (id, clinic_id, patient_id, plan_id, "on", pain, word, settled, performed_at, logged_at,
      received_at, time_zone, entered_by, replaces)
    SELECT id, ${viewer.clinicId}::uuid, ${viewer.patientId}::uuid, "planId", "on", pain, word, settled,
      to_timestamp("performedAt" / 1000), to_timestamp("loggedAt" / 1000), ${receivedAt}::timestamptz, "timeZone",
      ${viewer.accountId}::uuid, replaces
    FROM json_to_recordset(${JSON.stringify(checkIns)}::json) AS entry (id uuid, "planId" uuid, "on" date,
      pain smallint, word text, settled boolean, "performedAt" float8, "loggedAt" float8, "timeZone" text, replaces uuid)
    ORDER BY "planId", "on", id
    ON CONFLICT DO NOTHING
    RETURNING id`)
  return new Set(rows.map((row) => row.id))
}
