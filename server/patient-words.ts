// What patients wrote beside what they logged: a note to the therapist, and a word on a day.
import 'server-only'
import { worstPain } from '@/domain/logging/pain'
import type { Written } from '@/domain/logging/written'
import type { CalendarDate } from '@/domain/plans/plan'
import { mostShown, type Shown } from '@/domain/shown'
import { note } from '@/server/audit'
import { fromColumn, now, toColumn } from '@/server/clock'
import { asViewer, Prisma, type Tx } from '@/server/db'
import { NotFound } from '@/server/errors'
import { inTurn } from '@/server/in-turn'
import { idOf, treats } from '@/server/patients'
import { readablePatients, treatedPatientsSql } from '@/server/scope'
import type { StaffViewer, Therapist } from '@/server/viewer'

/** Of notes, and of words on a day: the newest are read whole, and those before them are in the person's data. */
const mostWords = mostShown / 2

/** The newest first, of all their plans, also of those that have ended. */
export const patientWrote = (viewer: StaffViewer, patientId: string): Promise<Written[]> =>
  asViewer(viewer, (tx) => writtenIn(tx, viewer, { patientId: idOf(patientId) }))

/**
 * That the viewer saw these is noted, each once; what is not the patient's, or has no words, is none of them.
 * @throws NotFound where the viewer does not treat the patient
 */
export const sawWords = (viewer: Therapist, { ids }: Shown, patientId: string): Promise<void> =>
  asViewer(viewer, async (tx) => {
    // Two pages at once say the same.
    await inTurn(tx, 'counted', viewer.accountId)
    if (!(await treats(tx, viewer, idOf(patientId)))) throw new NotFound()
    const unnoted = await tx.$queryRaw<{ id: string }[]>`
      SELECT s.id FROM (
        SELECT l.id FROM logs l WHERE l.patient_id = ${patientId}::uuid AND l.note <> ''
        UNION ALL
        SELECT c.id FROM check_ins c WHERE c.patient_id = ${patientId}::uuid AND c.word <> ''
      ) s WHERE s.id = ANY (${ids}::uuid[])
        AND NOT EXISTS (${sawSql(viewer, Prisma.sql`${patientId}::uuid`, Prisma.sql`s.id`)})`
    await note(
      tx,
      viewer,
      ...unnoted.map(({ id }) => ({ action: 'read', object: 'words', patientId, objectId: id }) as const),
    )
  })

const sawSql = ({ clinicId, accountId }: StaffViewer, patient: Prisma.Sql, id: Prisma.Sql) =>
  Prisma.sql`SELECT FROM audit_entries e WHERE e.clinic_id = ${clinicId}::uuid AND e.patient_id = ${patient}
    AND e.account_id = ${accountId}::uuid AND e.action = 'read' AND e.object = 'words' AND e.object_id = ${id}`

const newForMs = 28 * 86_400_000

/**
 * What came from a patient within four weeks and the viewer was not shown, with the moment at which it came; `p` is the
 * patients' table. By what was shown and not by when: an entry may be committed late, or come by another clock. The same
 * words at the same place are the same, since a correction carries them along.
 */
export function newWordsSql(viewer: StaffViewer): Prisma.Sql {
  const since = new Date(now().getTime() - newForMs)
  const saw = sawSql(viewer, Prisma.sql`p.id`, Prisma.sql`s.id`)
  return Prisma.sql`SELECT n.id, n.received_at FROM (
      SELECT l.* FROM logs l
      WHERE l.patient_id = p.id AND l.note <> '' AND l.status <> 'removed' AND l.received_at > ${since}
        AND NOT EXISTS (SELECT FROM logs r WHERE r.replaces = l.id)
      ORDER BY l.received_at DESC LIMIT ${mostWords}
    ) n
    WHERE NOT EXISTS (SELECT FROM logs s WHERE s.patient_id = p.id AND s.prescription_id = n.prescription_id
      AND s.due_on = n.due_on AND s.slot = n.slot AND s.extra = n.extra AND s.note = n.note AND EXISTS (${saw}))
    UNION ALL
    SELECT n.id, n.received_at FROM (
      SELECT c.* FROM check_ins c
      WHERE c.patient_id = p.id AND c.word <> '' AND c.received_at > ${since}
        AND NOT EXISTS (SELECT FROM check_ins r WHERE r.replaces = c.id)
      ORDER BY c.received_at DESC LIMIT ${mostWords}
    ) n
    WHERE NOT EXISTS (SELECT FROM check_ins s WHERE s.patient_id = p.id AND s.plan_id = n.plan_id AND s.on = n.on
      AND s.word = n.word AND EXISTS (${saw}))`
}

async function newIds(tx: Tx, viewer: StaffViewer, patientId: string): Promise<Set<string>> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT n.id FROM patients p, LATERAL (${newWordsSql(viewer)}) n
    WHERE p.id = ${patientId}::uuid AND ${treatedPatientsSql(viewer)}`
  return new Set(rows.map(({ id }) => id))
}

/**
 * The newest first, as they stand after corrections; what was taken back is none of them.
 * @param from the first day that it may be about
 */
export async function writtenIn(
  tx: Tx,
  viewer: StaffViewer,
  whose: { patientId: string; planId?: string },
  from: CalendarDate = '0001-01-01',
): Promise<Written[]> {
  const stands = { ...whose, plan: { patient: readablePatients(viewer) }, replacedBy: { none: {} } }
  const notes = await tx.log.findMany({
    where: { ...stands, note: { not: '' }, status: { not: 'removed' }, dueOn: { gte: toColumn(from) } },
    select: {
      ...{ id: true, dueOn: true, note: true, pain: true, painAfter: true },
      prescriptionVersion: {
        select: { prescription: { select: { exercise: { select: { name: true } } } } },
      },
    },
    orderBy: [{ dueOn: 'desc' }, { loggedAt: 'desc' }, { id: 'desc' }],
    take: mostWords,
  })
  const words = await tx.checkIn.findMany({
    where: { ...stands, word: { not: '' }, on: { gte: toColumn(from) } },
    select: { id: true, on: true, word: true, pain: true },
    orderBy: [{ on: 'desc' }, { id: 'desc' }],
    take: mostWords,
  })
  const fresh = await newIds(tx, viewer, whose.patientId)
  return [
    ...words.map(({ id, on, word, pain }) => ({ id, on: fromColumn(on), about: null, words: word, pain })),
    ...notes.map(({ id, dueOn, note, prescriptionVersion, ...log }) => ({
      ...{ id, on: fromColumn(dueOn), about: prescriptionVersion.prescription.exercise.name },
      ...{ words: note, pain: worstPain(log) },
    })),
  ]
    .map((each) => ({ ...each, fresh: fresh.has(each.id) }))
    .sort((a, b) => b.on.localeCompare(a.on))
}
