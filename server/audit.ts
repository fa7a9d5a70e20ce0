// The audit log: noting who opened what of whom, reading it as an admin, and what a patient sees of it. What is changed,
// the database's own triggers note.
import 'server-only'
import { entriesOf, type AuditFilter, type Noted, type ToNote } from '@/domain/accounts/audit'
import type { CalendarDate } from '@/domain/plans/plan'
import { askedFrom } from '@/server/asked'
import { dateIn, endOfDay, instantOf, now } from '@/server/clock'
import { asJob, asViewer, Prisma, type Tx } from '@/server/db'
import { inTurn } from '@/server/in-turn'
import type { Admin, PatientViewer, StaffViewer, Viewer } from '@/server/viewer'

/**
 * Notes that staff open something of a patient's, in the transaction that reads it; a patient's own reading is not noted.
 * Five minutes of the same are one line: no line is ever taken out, and a page may be asked for without end.
 */
export async function noteRead(
  tx: Tx,
  viewer: Viewer,
  patientId: string,
  object: ToNote['object'],
  objectId?: string,
): Promise<void> {
  if (viewer.kind === 'patient') return
  await tx.$executeRaw(notedOnceSql(viewer, { action: 'read', object }, { patientId, objectId, minutes: 5 }))
}

type List = 'caseload' | 'patients_list' | 'calendar' | 'exercise_use'

/**
 * Notes that staff look through a list that tells more than names. A quarter of an hour of it is one line: a list is
 * opened after every step, and whoever is picked from it leaves a line of their own.
 */
export const listNotedSql = (viewer: StaffViewer, list: List) =>
  notedOnceSql(viewer, { action: 'read', object: list })

type Once = { patientId?: string; objectId?: string | undefined; minutes?: number }

/** A patient may not read where somebody came from. */
const sameAddress = Prisma.sql`AND e.address = app_address()`

/** One line a quarter of an hour for what may be done again and again; reading from elsewhere is another thing. */
const notedOnceSql = (
  { clinicId, accountId, ...viewer }: Viewer,
  { action, object }: ToNote,
  { patientId, objectId, minutes = 15 }: Once = {},
) => Prisma.sql`
  INSERT INTO audit_entries (id, clinic_id, account_id, patient_id, action, object, object_id, address)
  SELECT gen_random_uuid(), n.clinic_id, n.account_id, n.patient_id, n.action, n.object, n.object_id, app_address()
  FROM (SELECT ${clinicId}::uuid AS clinic_id, ${accountId}::uuid AS account_id,
    ${patientId ?? (viewer.kind === 'patient' ? viewer.patientId : null)}::uuid AS patient_id,
    ${action} AS action, ${object} AS object, ${objectId ?? null}::uuid AS object_id) n
  WHERE NOT EXISTS (SELECT FROM audit_entries e WHERE e.clinic_id = n.clinic_id
    AND e.at BETWEEN now() - interval '1 minute' * ${minutes} AND statement_timestamp()
    AND e.account_id = n.account_id AND e.action = n.action AND e.object = n.object
    AND e.patient_id IS NOT DISTINCT FROM n.patient_id AND e.object_id IS NOT DISTINCT FROM n.object_id ${action === 'read' ? sameAddress : Prisma.empty})`

/**
 * Notes that somebody who is signed in asked for what is not there or not theirs, or what their role lacks: one line a
 * quarter of an hour, so that a program which tries one address after the other fills no log. Not waited for.
 */
export function noteRefusal(viewer: Viewer): void {
  void asViewer(viewer, async (tx) => {
    await inTurn(tx, 'counted', viewer.accountId)
    await tx.$executeRaw(notedOnceSql(viewer, { action: 'refuse', object: 'access' }))
  }).catch((error: unknown) =>
    console.error('a refusal was not noted:', error instanceof Error ? error.name : typeof error),
  )
}

type Entry = ToNote & { patientId?: string | undefined; objectId?: string | undefined }
type Somebody = { clinicId: string; accountId: string }

export async function note(tx: Tx, { clinicId, accountId }: Somebody, ...entries: Entry[]): Promise<void> {
  const address = askedFrom()
  await tx.auditEntry.createMany({
    data: entries.map((entry) => ({ clinicId, accountId, address, ...entry })),
  })
}

export type AuditLine = Noted & {
  id: string
  at: Date
  who: string | null
  accountId: string | null
  patient: { id: string; name: string } | null
  address: string
  /** Whose account or way in it is about, where the record does not say it. */
  account: string | null
  /** Why a record was opened in an emergency. */
  reason: string | null
}

const onePage = 100
export const mostExported = 100_000

/** The newest entries first; `after` is the last entry of the page before. */
export function auditLines(
  viewer: Admin,
  filter: AuditFilter,
  after: string,
): Promise<{ lines: AuditLine[]; more: boolean }> {
  return asViewer(viewer, async (tx) => {
    const found = await linesWhere(tx, viewer, filter, onePage + 1, after)
    return { lines: found.slice(0, onePage), more: found.length > onePage }
  })
}

/** All that the filter finds, for a file, which is never cut short; that it was taken away is noted as well. */
export function exportAudit(viewer: Admin, filter: AuditFilter): Promise<AuditLine[] | 'too-many'> {
  return asViewer(viewer, async (tx) => {
    const lines = await linesWhere(tx, viewer, filter, mostExported + 1)
    if (lines.length > mostExported) return 'too-many'
    await note(tx, viewer, { action: 'export', object: 'audit' })
    return lines
  })
}

const namesAnAccount = (object: string) => /^(accounts|second_steps|invitations)$/.test(object)

async function linesWhere(
  tx: Tx,
  viewer: Admin,
  { who, patient, action, from, to }: AuditFilter,
  take: number,
  after = '',
): Promise<AuditLine[]> {
  const { clinicId, timeZone } = viewer
  const where: Prisma.AuditEntryWhereInput = {
    clinicId,
    ...(who && { accountId: who }),
    ...(patient && { patientId: patient }),
    ...(action && entriesOf(action)),
    at: {
      ...(from && { gte: instantOf(from, '00:00', timeZone) }),
      ...(to && { lt: endOfDay(to, timeZone) }),
    },
  }
  const rows = await tx.auditEntry.findMany({
    where,
    orderBy: [{ at: 'desc' }, { id: 'desc' }],
    take,
    ...(after && { cursor: { clinicId_id: { clinicId, id: after } }, skip: 1 }),
  })
  const ids = <K extends 'accountId' | 'patientId'>(key: K) => [
    ...new Set(rows.flatMap((row) => row[key] ?? [])),
  ]
  const named = { select: { id: true, name: true } } as const
  const meant = rows.flatMap(({ object, objectId }) => (namesAnAccount(object) ? (objectId ?? []) : []))
  const accounts = await tx.account.findMany({
    where: { clinicId, id: { in: [...ids('accountId'), ...meant] } },
    ...named,
  })
  const patients = await tx.patient.findMany({ where: { clinicId, id: { in: ids('patientId') } }, ...named })
  const names = new Map([...accounts, ...patients].map(({ id, name }) => [id, name]))
  const reasons = await emergencyReasonsOf(tx, viewer, rows)
  return rows.map(({ id, at, accountId, patientId, action, object, objectId, address }) => ({
    ...{ id, at, accountId, action, object, address },
    account: patientId === null && namesAnAccount(object) ? (names.get(objectId ?? '') ?? null) : null,
    reason: reasons.get(objectId ?? '') ?? null,
    who: accountId && (names.get(accountId) ?? 'Somebody who is gone'),
    patient: patientId ? { id: patientId, name: names.get(patientId) ?? 'Somebody who is gone' } : null,
  }))
}

/** The entry names the emergency, whose row has the reason. */
async function emergencyReasonsOf(
  tx: Tx,
  { clinicId }: Admin,
  rows: readonly { object: string; objectId: string | null }[],
): Promise<Map<string, string>> {
  const ids = rows.flatMap(({ object, objectId }) =>
    object === 'emergency_accesses' && objectId ? [objectId] : [],
  )
  const found = await tx.emergencyAccess.findMany({
    where: { clinicId, id: { in: ids } },
    select: { id: true, reason: true },
  })
  return new Map(found.map(({ id, reason }) => [id, reason]))
}

/** Whom the log can be searched for: everybody who works or has worked here, and the patient of the filter. */
export function auditPeople(viewer: Admin, { patient }: AuditFilter) {
  return asViewer(viewer, async (tx) => {
    const { clinicId } = viewer
    const query = { select: { id: true, name: true }, orderBy: { name: 'asc' } } as const
    return {
      staff: await tx.account.findMany({ where: { clinicId, patientId: null }, ...query }),
      patient: patient ? await tx.patient.findFirst({ where: { clinicId, id: patient }, ...query }) : null,
    }
  })
}

export type AuditCheck = { sealed: number; brokenAt: number | null; digest: string | null; unsealed: number }

/** Works out the whole chain anew. */
export async function checkAudit(viewer: Admin): Promise<AuditCheck> {
  const [row] = await asViewer(
    viewer,
    (tx) => tx.$queryRaw<AuditCheck[]>`
      SELECT sealed, broken_at AS "brokenAt", last_digest AS digest, unsealed FROM check_audit()`,
  )
  return row ?? { sealed: 0, brokenAt: null, digest: null, unsealed: 0 }
}

const sealedAtOnce = 2_000

/** A job: gives every entry of a clinic its place in the chain. */
export async function sealAudit(clinicId: string): Promise<void> {
  for (let sealed = sealedAtOnce; sealed === sealedAtOnce;)
    sealed = await asJob(clinicId, async (tx) => {
      const [row] = await tx.$queryRaw<
        { sealed: number }[]
      >`SELECT seal_audit(${sealedAtOnce}::int) AS sealed`
      return row?.sealed ?? 0
    })
}

/** The reason is there where it was opened in an emergency. */
export type Opening = { on: CalendarDate; who: string; reason: string | null }

const daysShown = 90

/** Who of the clinic has opened the patient's own record in the last three months: each person once a day, each emergency by itself. */
export function ownOpenings(viewer: PatientViewer): Promise<Opening[]> {
  const { clinicId, patientId, timeZone } = viewer
  const at = { gte: new Date(now().getTime() - daysShown * 86_400_000) }
  return asViewer(viewer, async (tx) => {
    // The newest of each day: there is no end to how often a record is opened.
    const read = await tx.$queryRaw<{ at: Date; accountId: string | null }[]>`
      SELECT max(e.at) AS at, e.account_id AS "accountId" FROM audit_entries e
      WHERE e.clinic_id = ${clinicId}::uuid AND e.patient_id = ${patientId}::uuid
        AND e.action IN ('read', 'export') AND e.at >= ${at.gte}::timestamptz
        AND NOT EXISTS (SELECT FROM emergency_accesses m WHERE m.clinic_id = e.clinic_id
          AND m.patient_id = e.patient_id AND m.account_id = e.account_id AND e.at BETWEEN m.at AND m.ends_at)
      GROUP BY e.account_id, (e.at AT TIME ZONE ${timeZone})::date`
    const emergencies = await tx.emergencyAccess.findMany({
      where: { clinicId, patientId, at },
      select: { at: true, accountId: true, reason: true },
    })
    const staff = await tx.account.findMany({
      where: { clinicId, patientId: null },
      select: { id: true, name: true },
    })
    const names = new Map(staff.map(({ id, name }) => [id, name]))
    return [...read.map((entry) => ({ ...entry, reason: null })), ...emergencies]
      .sort((a, b) => b.at.getTime() - a.at.getTime())
      .map(({ at, accountId, reason }) => ({
        ...{ on: dateIn(timeZone, at), who: names.get(accountId ?? '') ?? 'Somebody of the clinic', reason },
      }))
  })
}
