// Keeps the lines of the caseload and the flags true: what the database has marked as changed, or a new day changes, is
// worked out anew by the rules of domain/. Whoever is about to read asks for it; a job does so every minute.
import 'server-only'
import { setImmediate } from 'node:timers/promises'
import { NIL, v7 } from 'uuid'
import { standingsOf } from '@/domain/logging/caseload'
import { flagChanges, type FlagChanges, type OpenFlag } from '@/domain/logging/flag-record'
import { dateIn, endOfDay, now } from '@/server/clock'
import { Prisma, statementsAsWatch, type Send } from '@/server/db'
import { DatabaseError, sqlState } from '@/server/db-errors'
import { Unavailable } from '@/server/errors'
import { inTurnSql } from '@/server/in-turn'
import { recordOf, watchStatement, type WatchRecord } from '@/server/watch-query'

const patientsAtATime = 100
/** Of the versions of their plans, as the database keeps them: what is read at once has to fit into memory. */
const mostBytesAtATime = 500_000

/** As many as the database's column holds. */
const mostAgainst = 32_767

/**
 * Each line once, in the order of the patients' ids: what is marked anew behind us waits for whoever asks next, or somebody who
 * never rests would end this for nobody. Somebody whose line cannot be worked out keeps the one before, until it can be, and
 * ends nobody else's.
 */
export async function bringUpToDate(clinicId: string): Promise<void> {
  let after: string = NIL
  let atATime = patientsAtATime
  for (;;) {
    const { ids, problem } = await someOf(clinicId, after, atATime)
    const last = ids.at(-1)
    if (last === undefined) return
    if (problem !== undefined && ids.length > 1) {
      // Of several, one after the other shows whose it is.
      atATime = 1
      continue
    }
    if (problem !== undefined) {
      console.error('a line of the caseload was not worked out:', kindOf(problem))
      atATime = patientsAtATime
    }
    after = last
  }
}

/** What another's message says may quote a row. */
function kindOf(problem: unknown): string {
  if (problem instanceof DatabaseError) return problem.message
  return problem instanceof Error ? problem.name : typeof problem
}

/** A line is true until the end of the day: one that lasts longer was worked out by a clock that was ahead. */
const longestTrue = 26 * 60 * 60 * 1000

/** Which lines are no longer true; `w` is their table. */
export const notTrueSql = (clinicId: string, instant: Date) => Prisma.sql`w.clinic_id = ${clinicId}::uuid
  AND (w.true_until IS NULL OR w.true_until <= ${instant}
    OR w.true_until > ${new Date(instant.getTime() + longestTrue)} OR EXISTS (SELECT FROM watch_marks m
    WHERE m.clinic_id = w.clinic_id AND m.patient_id = w.patient_id))`

/** Whose lines were worked out together, and what stood in the way. @throws Unavailable when the database does not answer */
async function someOf(
  clinicId: string,
  after: string,
  atATime: number,
): Promise<{ ids: string[]; problem?: unknown }> {
  let ids: string[] = []
  try {
    await statementsAsWatch(clinicId, async (send) => {
      // Held first, so that whoever else works one of them out comes after us and not between.
      const held = await send<{ id: string }>(Prisma.sql`
        SELECT w.patient_id AS id FROM watches w
        WHERE ${notTrueSql(clinicId, now())} AND w.patient_id > ${after}::uuid
        ORDER BY w.patient_id LIMIT ${atATime} FOR UPDATE`)
      ids = held.map(({ id }) => id)
      if (ids.length === 0) return
      ids = ids.slice(0, await manyAtATime(send, ids))
      // Whoever is just answering one of their flags has answered it by then, or reads what comes of this.
      await send(inTurnSql('flags', ids))
      await workOut(send, clinicId, ids)
    })
    return { ids }
  } catch (problem) {
    // What takes too long is somebody's lines, and no other time brings them sooner.
    const tooLong = problem instanceof Unavailable && sqlState(problem.cause) === '57014'
    if ((problem instanceof Unavailable && !tooLong) || ids.length === 0) throw problem
    return { ids, problem: tooLong ? problem.cause : problem }
  }
}

/** How many of them, from the first on, are read at once: one at least. */
async function manyAtATime(send: Send, ids: readonly string[]): Promise<number> {
  const rows = await send<{ id: string; bytes: number }>(Prisma.sql`
    SELECT a.patient_id AS id, sum(pg_column_size(v.phases))::int AS bytes
    FROM plans a JOIN plan_versions v ON v.plan_id = a.id
    WHERE a.patient_id = ANY(${ids}::uuid[]) AND a.status = 'active' GROUP BY a.patient_id`)
  const bytesOf = new Map(rows.map(({ id, bytes }) => [id, bytes]))
  let bytes = 0
  const many = ids.findIndex((id) => (bytes += bytesOf.get(id) ?? 0) > mostBytesAtATime)
  return many < 0 ? ids.length : Math.max(1, many)
}

async function workOut(send: Send, clinicId: string, ids: string[]): Promise<void> {
  // The marks that are there are taken away, and only then is read what they stand for.
  await send(Prisma.sql`DELETE FROM watch_marks WHERE patient_id = ANY(${ids}::uuid[])`)
  const records = await send<{ record: string }>(watchStatement(ids))
  const open = await openFlags(send, ids)
  const lines: Line[] = []
  for (const { record } of records) {
    const read = recordOf(record)
    lines.push(lineOf(read, open.get(read.patientId) ?? []))
    // Whoever waits for an answer meanwhile comes in between.
    await setImmediate()
  }
  await keep(send, clinicId, lines)
}

async function openFlags(send: Send, patientIds: readonly string[]): Promise<Map<string, OpenFlag[]>> {
  const rows = await send<{ patientId: string; flags: OpenFlag[] }>(Prisma.sql`
    SELECT f.patient_id AS "patientId", json_agg(json_build_object('id', f.id, 'planId', f.plan_id, 'code', f.kind,
      'since', f.since, 'lastOn', f.last_on, 'figures', f.figures, 'answered', ${answeredSql(now())})) AS flags
    FROM flags f JOIN patients p ON p.id = f.patient_id
    WHERE f.patient_id = ANY(${patientIds}::uuid[]) AND f.resolved_at IS NULL
    GROUP BY f.patient_id`)
  return new Map(rows.map(({ patientId, flags }) => [patientId, flags]))
}

/** Whether somebody has closed a flag, or put it off until a day to come; `f` is the flags' table, `p` the patients'. */
export const answeredSql = (
  instant: Date,
) => Prisma.sql`EXISTS (SELECT FROM flag_answers a WHERE a.flag_id = f.id
  AND (a.until IS NULL OR a.until > (${instant}::timestamptz AT TIME ZONE p.time_zone)::date))`

type Line = {
  patientId: string
  trueUntil: Date
  plans: unknown
  phases: string[]
  reassessOn: string | null
  against: number
  changes: FlagChanges
}

function lineOf(
  { patientId, timeZone, plans: watched, missed, against }: WatchRecord,
  open: OpenFlag[],
): Line {
  const today = dateIn(timeZone, now())
  const missedOn = missed.map((startsAt) => dateIn(timeZone, new Date(startsAt)))
  const { plans, flags } = standingsOf(watched, missedOn, against, today)
  const reassessments = plans.flatMap(({ reassessment }) => (reassessment ? [reassessment.dueOn] : []))
  const phases = plans.flatMap(({ standing }) => (standing.kind === 'phase' ? [standing.phase] : []))
  return {
    patientId,
    plans,
    trueUntil: endOfDay(today, timeZone),
    phases: [...new Set(phases)],
    reassessOn: reassessments.sort()[0] ?? null,
    against: Math.min(
      plans.reduce((sum, plan) => sum + plan.against, 0),
      mostAgainst,
    ),
    changes: flagChanges(open, flags),
  }
}

async function keep(send: Send, clinicId: string, lines: readonly Line[]): Promise<void> {
  const rows = lines.map(({ changes: _, ...line }) => line)
  await send(Prisma.sql`
    UPDATE watches w SET true_until = n."trueUntil", plans = n.plans, phases = n.phases,
      reassess_on = n."reassessOn", against = n.against
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      AS n("patientId" uuid, "trueUntil" timestamptz, plans jsonb, phases text[], "reassessOn" date, against int)
    WHERE w.clinic_id = ${clinicId}::uuid AND w.patient_id = n."patientId"`)
  const instant = now()
  const resolve = lines.flatMap(({ changes }) => changes.resolve)
  if (resolve.length > 0)
    await send(Prisma.sql`UPDATE flags SET resolved_at = ${instant} WHERE id = ANY(${resolve}::uuid[])`)
  const update = lines.flatMap(({ changes }) => changes.update)
  if (update.length > 0)
    await send(Prisma.sql`
      UPDATE flags f SET since = n.since, last_on = n."lastOn", figures = n.figures
      FROM jsonb_to_recordset(${JSON.stringify(update)}::jsonb)
        AS n(id uuid, since date, "lastOn" date, figures jsonb)
      WHERE f.id = n.id`)
  const opened = lines.flatMap(({ patientId, changes }) =>
    changes.open.map((flag) => ({ ...flag, id: v7(), patientId })),
  )
  if (opened.length > 0)
    await send(Prisma.sql`
      INSERT INTO flags (id, clinic_id, patient_id, plan_id, kind, since, last_on, figures, opened_at)
      SELECT n.id, ${clinicId}::uuid, n."patientId", n."planId", n.code, n.since, n."lastOn", n.figures, ${instant}
      FROM jsonb_to_recordset(${JSON.stringify(opened)}::jsonb)
        AS n(id uuid, "patientId" uuid, "planId" uuid, code text, since date, "lastOn" date, figures jsonb)`)
}
