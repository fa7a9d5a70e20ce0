// What was logged under one plan, as the figures take it.
import 'server-only'
import type { Log, LogStatus, SkipReason } from '@/domain/logging/log'
import type { CalendarDate } from '@/domain/plans/plan'
import { Prisma, type Tx } from '@/server/db'

type Packed = [prescriptionId: string, prescriptionVersionId: string, entries: PackedEntry[]][]
type PackedEntry = [
  id: string,
  dueOn: CalendarDate,
  slot: number,
  status: LogStatus,
  setsDone: number | null,
  pain: number | null,
  painAfter: number | null,
  skipReason: SkipReason | null,
  source: Log['source'],
  loggedAt: string,
  replaces: string | null,
]

/**
 * Without what no figure reads, and of a chain of corrections its last and its first alone, as if the one had replaced the
 * other: a box may have been changed nineteen times. One text for all of them, since rows take the client ten times as long.
 * The plan is the patient's and within the viewer's scope.
 */
export async function entriesOf(tx: Tx, patientId: string, planId: string): Promise<Log[]> {
  // OFFSET 0: one is looked up after the other by an index, also where the database expects no more than one.
  const standing = Prisma.sql`FROM logs l WHERE l.patient_id = ${patientId}::uuid AND l.plan_id = ${planId}::uuid
    AND NOT EXISTS (SELECT FROM logs n WHERE n.replaces = l.id OFFSET 0)`
  const [{ packed }] = await tx.$queryRaw<[{ packed: string }]>`
    WITH RECURSIVE back AS (
      SELECT l.id AS last, l.replaces AS id ${standing} AND l.replaces IS NOT NULL
      UNION ALL
      SELECT b.last, c.replaces FROM back b
      CROSS JOIN LATERAL (SELECT l.replaces FROM logs l WHERE l.id = b.id OFFSET 0) c WHERE c.replaces IS NOT NULL
    ), entries AS (
      SELECT l.*, NULL::uuid AS first ${standing} AND l.replaces IS NULL
      UNION ALL
      SELECT e.*, ends.first FROM back b
      CROSS JOIN LATERAL (SELECT l.id FROM logs l WHERE l.id = b.id AND l.replaces IS NULL OFFSET 0) f
      CROSS JOIN LATERAL (VALUES (b.last, f.id), (f.id, NULL)) ends(id, first)
      CROSS JOIN LATERAL (SELECT l.* FROM logs l WHERE l.id = ends.id OFFSET 0) e
    )
    SELECT coalesce(json_agg(json_build_array(g.prescription_id, g.prescription_version_id, g.list)), '[]')::text AS packed
    FROM (
      SELECT e.prescription_id, e.prescription_version_id, json_agg(json_build_array(e.id, e.due_on, e.slot, e.status,
        e.sets_done, e.pain, e.pain_after, e.skip_reason, e.source, e.logged_at, e.first)) AS list
      FROM entries e GROUP BY e.prescription_id, e.prescription_version_id
    ) g`
  return logsOf(JSON.parse(packed) as Packed)
}

function logsOf(packed: Packed): Log[] {
  const logs: Log[] = []
  for (const [prescriptionId, prescriptionVersionId, entries] of packed)
    for (const [
      id,
      dueOn,
      slot,
      status,
      setsDone,
      pain,
      painAfter,
      skipReason,
      source,
      loggedAt,
      replaces,
    ] of entries)
      // Written out: spreading costs far more.
      logs.push({
        id,
        prescriptionId,
        prescriptionVersionId,
        dueOn,
        slot,
        status,
        setsDone,
        repsDone: null,
        pain,
        painAfter,
        effort: null,
        skipReason,
        note: '',
        performedAt: '',
        loggedAt,
        replaces,
        source,
      })
  return logs
}
