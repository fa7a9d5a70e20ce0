// Patient records: who is there, one record with its care team, adding and changing one.
import 'server-only'
import { isDeepStrictEqual } from 'node:util'
import { v7 } from 'uuid'
import type { CautionCode } from '@/domain/catalog/vocabulary'
import { isId } from '@/domain/fields'
import type { NewPatient, PatientLine, PatientRecord, PlanLine } from '@/domain/patients'
import type { CalendarDate, PlanStatus } from '@/domain/plans/plan'
import { baselineIsThere, writeBaseline } from '@/server/assessments'
import { listNotedSql, noteRead } from '@/server/audit'
import { dateIn, fromColumn, toColumn, withinTenMinutes } from '@/server/clock'
import { asViewer, Prisma, type Tx } from '@/server/db'
import { NotFound, Refused } from '@/server/errors'
import { inTurn } from '@/server/in-turn'
import { stillStaff } from '@/server/invitations'
import { refuseUnknownZone } from '@/server/known-zone'
import {
  entrustedPatients,
  entrustedPatientsSql,
  readablePatients,
  readablePatientsSql,
  therapistsOfClinic,
  treatedPatients,
} from '@/server/scope'
import { refuseWhile, secondsBeforeNextLine } from '@/server/so-often'
import { isTherapist, type StaffViewer } from '@/server/viewer'

export const mostPatientsListed = 200
/** Far more than anybody writes down within 24 hours: the lists of a clinic do not grow by a script. */
export const mostPatientsADay = 200

const planLine = {
  // A draft that was thrown away before it was ever published leaves a plan with nothing in it.
  where: { OR: [{ status: { not: 'draft' } }, { draft: { isNot: null } }] },
  select: {
    id: true,
    problem: true,
    status: true,
    startsOn: true,
    endedOn: true,
    draft: { select: { planId: true } },
  },
  orderBy: { id: 'desc' },
} satisfies Prisma.Patient$plansArgs

type PlanRow = Prisma.PlanGetPayload<typeof planLine>

function toPlanLine(plan: PlanRow): PlanLine {
  return {
    id: plan.id,
    problem: plan.problem,
    status: plan.status as PlanStatus,
    startsOn: plan.startsOn && fromColumn(plan.startsOn),
    endedOn: plan.endedOn && fromColumn(plan.endedOn),
    hasDraft: plan.draft !== null,
  }
}

/**
 * By name; `more` says that others match too. Each word of the search stands somewhere in the name. Without `which`
 * former patients are found as well.
 */
export async function listPatients(
  viewer: StaffViewer,
  { q, which }: { q: string; which?: 'current' | 'former' },
): Promise<{ patients: PatientLine[]; more: boolean }> {
  const today = toColumn(dateIn(viewer.timeZone))
  const rows = await asViewer(viewer, async (tx) => {
    await tx.$executeRaw(listNotedSql(viewer, 'patients_list'))
    const named = await tx.$queryRaw<{ id: string }[]>`
      SELECT p.id FROM patients p
      WHERE ${readablePatientsSql(viewer)} AND ${ofThose(which)} AND ${namedSql(q)}
      ORDER BY p.name, p.id LIMIT ${mostPatientsListed + 1}`
    return tx.patient.findMany({
      where: {
        AND: [readablePatients(viewer), { id: { in: named.map(({ id }) => id) } }],
      },
      select: {
        id: true,
        name: true,
        birthDate: true,
        diagnosis: true,
        archivedAt: true,
        careTeam: {
          where: { fromOn: { lte: today }, OR: [{ toOn: null }, { toOn: { gte: today } }] },
          select: { therapist: { select: { name: true } } },
          orderBy: { fromOn: 'asc' },
        },
        plans: planLine,
      },
      orderBy: [{ name: 'asc' }, { id: 'asc' }],
      take: mostPatientsListed + 1,
    })
  })
  return {
    more: rows.length > mostPatientsListed,
    patients: rows.slice(0, mostPatientsListed).map(({ birthDate, careTeam, plans, archivedAt, ...row }) => ({
      ...row,
      former: archivedAt !== null,
      birthDate: birthDate && fromColumn(birthDate),
      therapists: careTeam.map((member) => member.therapist.name),
      plans: plans.map(toPlanLine),
    })),
  }
}

const ofThose = (which?: 'current' | 'former') =>
  which === 'current'
    ? Prisma.sql`p.archived_at IS NULL`
    : which === 'former'
      ? Prisma.sql`p.archived_at IS NOT NULL`
      : Prisma.sql`true`

/** Of patients `p`: each word of the search stands somewhere in the name, with its accents or without. */
export const namedSql = (q: string): Prisma.Sql =>
  Prisma.sql`plain_name(p.name) LIKE ALL (SELECT '%' || plain_name(word) || '%' FROM unnest(${searchWords(q)}::text[]) word)`

/** Words for LIKE, in which `%`, `_` and `\` stand for themselves; what the database cannot read is left out. */
function searchWords(q: string): string[] {
  return q
    .slice(0, 200)
    .toWellFormed()
    .normalize('NFC')
    .replace(/[\u0000-\u001F\u007F]/g, ' ')
    .split(/\s+/)
    .filter((word) => word !== '')
    .slice(0, 8)
    .map((word) => word.replace(/[\\%_]/g, '\\$&'))
}

export type PatientFile = {
  id: string
  name: string
  birthDate: CalendarDate | null
  phone: string
  email: string
  /** When the patient last changed phone and e-mail themself. */
  ownContactAt: Date | null
  timeZone: string
  diagnosis: string
  precautions: CautionCode[]
  createdAt: Date
  /** Since when they are a former patient, by the clinic's calendar. */
  formerSince: CalendarDate | null
  /** What day it is for the patient. */
  today: CalendarDate
  careTeam: { therapistId: string; name: string; from: CalendarDate; to: CalendarDate | null }[]
  account: { id: string; signIn: string | null; disabled: boolean } | null
  /** The newest first. */
  plans: PlanLine[]
  /** Plans and assessments are written by the patient's own therapists alone. */
  mayTreat: boolean
  /** Care team, contact, portal and sessions are the care team's and an admin's. */
  entrusted: boolean
}

/** @throws NotFound when there is none, or not one that the viewer may read */
export function getPatient(viewer: StaffViewer, id: string): Promise<PatientFile> {
  return asViewer(viewer, async (tx) => {
    const row = await tx.patient.findFirst({
      where: { AND: [readablePatients(viewer), { id: idOf(id) }] },
      select: {
        id: true,
        name: true,
        birthDate: true,
        phone: true,
        email: true,
        ownContactAt: true,
        timeZone: true,
        diagnosis: true,
        precautions: true,
        createdAt: true,
        archivedAt: true,
        careTeam: {
          select: { therapistId: true, fromOn: true, toOn: true, therapist: { select: { name: true } } },
          orderBy: { fromOn: 'asc' },
        },
        account: { select: { id: true, signIn: true, disabledAt: true } },
        plans: planLine,
      },
    })
    if (!row) throw new NotFound()
    await noteRead(tx, viewer, row.id, 'record')
    const { birthDate, careTeam, account, plans, precautions, archivedAt, ...rest } = row
    return {
      ...rest,
      formerSince: archivedAt && dateIn(viewer.timeZone, archivedAt),
      precautions: precautions as CautionCode[],
      birthDate: birthDate && fromColumn(birthDate),
      today: dateIn(row.timeZone),
      careTeam: careTeam.map((member) => ({
        therapistId: member.therapistId,
        name: member.therapist.name,
        from: fromColumn(member.fromOn),
        to: member.toOn && fromColumn(member.toOn),
      })),
      account: account && { id: account.id, signIn: account.signIn, disabled: account.disabledAt !== null },
      plans: plans.map(toPlanLine),
      mayTreat: await treats(tx, viewer, row.id),
      entrusted: await isEntrusted(tx, viewer, row.id),
    }
  })
}

/** Whether the viewer may write the plans and assessments of a patient. */
export async function treats(tx: Tx, viewer: StaffViewer, patientId: string): Promise<boolean> {
  if (!isTherapist(viewer)) return false
  return (await tx.patient.count({ where: { AND: [treatedPatients(viewer), { id: patientId }] } })) > 0
}

/** Whether care team, contact, portal and sessions of a patient are the viewer's to change. */
export async function isEntrusted(tx: Tx, viewer: StaffViewer, patientId: string): Promise<boolean> {
  return (await tx.patient.count({ where: { AND: [entrustedPatients(viewer), { id: patientId }] } })) > 0
}

/** An address that is no id names nothing; the database would call it an error. */
export function idOf(id: string): string {
  if (!isId(id)) throw new NotFound()
  return id
}

/** @throws NotFound when there is none, or none within these */
export async function patientIn(
  tx: Tx,
  id: string,
  within: Prisma.PatientWhereInput,
): Promise<{ id: string; timeZone: string }> {
  const patient = await tx.patient.findFirst({
    where: { AND: [within, { id: idOf(id) }] },
    select: { id: true, timeZone: true },
  })
  if (!patient) throw new NotFound()
  return patient
}

/** The therapists whom a patient can be given to, and with whom a session can be booked. */
export const listTherapists = (viewer: StaffViewer) => asViewer(viewer, (tx) => therapistsIn(tx, viewer))

export const therapistsIn = (tx: Tx, viewer: StaffViewer): Promise<{ id: string; name: string }[]> =>
  tx.account.findMany({
    where: therapistsOfClinic(viewer),
    select: { id: true, name: true },
    orderBy: { name: 'asc' },
  })

/**
 * Record, care team and baseline assessment, whole or not at all. A therapist who adds a patient treats them from today;
 * an admin who is no therapist chooses one, and leaves the assessment to them. Who is sent again is there once.
 */
export function addPatient(viewer: StaffViewer, input: NewPatient): Promise<{ patientId: string }> {
  return asViewer(viewer, async (tx) => {
    const { therapistId, baseline, ...record } = input
    const therapist = isTherapist(viewer) ? viewer.accountId : therapistId
    // Whoever hands over all of the therapist's patients, or disables them, comes before this or after it.
    await inTurn(tx, 'ways-in', viewer.accountId, ...(therapist === '' ? [] : [therapist]))
    await stillStaff(tx, viewer)
    await refuseUnknownZone(tx, input.timeZone)
    await inTurn(tx, 'counted', viewer.accountId)
    const sent = await sentBefore(tx, viewer, { record: columns(record), therapist, baseline })
    if (sent) return { patientId: sent }
    await refuseReturning(tx, viewer, record)
    const { clinicId, accountId } = viewer
    const line = { action: 'add', object: 'patients' } as const
    refuseWhile(
      await secondsBeforeNextLine(tx, { clinicId, accountId }, line, mostPatientsADay),
      'new patients',
    )
    const patientId = v7()
    await tx.patient.create({
      data: { id: patientId, clinicId, ...columns(record), emailBy: accountId },
      select: { id: true },
    })
    if (therapist !== '') {
      const known = await tx.account.count({
        where: { AND: [therapistsOfClinic(viewer), { id: therapist }] },
      })
      if (known === 0) throw new Refused({ therapistId: 'Choose a therapist of this clinic' })
      await tx.careTeamMember.create({
        data: {
          clinicId: viewer.clinicId,
          patientId,
          therapistId: therapist,
          fromOn: toColumn(dateIn(viewer.timeZone)),
        },
        select: { id: true },
      })
    }
    if (baseline) {
      if (!isTherapist(viewer)) throw new Refused({ baseline: 'An assessment is written by a therapist' })
      await writeBaseline(tx, viewer, { id: patientId, timeZone: record.timeZone }, baseline, null)
    }
    return { patientId }
  })
}

/**
 * The patient whom the same form added a moment ago, when no answer arrived.
 * @throws Refused where something else was written down of them then; `there` is who they are
 */
async function sentBefore(
  tx: Tx,
  viewer: StaffViewer,
  {
    record,
    therapist,
    baseline,
  }: { record: ReturnType<typeof columns>; therapist: string } & Pick<NewPatient, 'baseline'>,
): Promise<string | null> {
  const { name, birthDate } = record
  const added = await tx.patient.findFirst({
    where: {
      AND: [entrustedPatients(viewer), { name, birthDate, archivedAt: null, createdAt: withinTenMinutes() }],
    },
    include: { careTeam: { select: { therapistId: true } } },
    orderBy: { id: 'desc' },
  })
  if (!added) return null
  const same =
    isDeepStrictEqual({ ...added, ...record }, added) &&
    isDeepStrictEqual(
      added.careTeam.map(({ therapistId }) => therapistId),
      therapist === '' ? [] : [therapist],
    ) &&
    (!baseline || !isTherapist(viewer) || (await baselineIsThere(tx, viewer, added.id, baseline)))
  if (!same)
    throw new Refused({
      name: birthDate
        ? 'This patient was added a moment ago. Change what differs in their record'
        : 'A patient of this name was added a moment ago. If this is another one, write down when they were born',
      there: added.id,
    })
  return added.id
}

/** Who comes again is not written down a second time. @throws Refused with who they are */
async function refuseReturning(tx: Tx, viewer: StaffViewer, { name, birthDate }: PatientRecord) {
  const born = birthDate === '' ? null : birthDate
  const [former] = await tx.$queryRaw<{ id: string; sure: boolean }[]>`
    SELECT p.id, coalesce(p.birth_date = ${born}::date, false) AS sure FROM patients p
    WHERE ${entrustedPatientsSql(viewer)} AND p.archived_at IS NOT NULL AND plain_name(p.name) = plain_name(${name})
      AND coalesce(p.birth_date = ${born}::date, true)
    ORDER BY sure DESC, p.id DESC LIMIT 1`
  if (!former) return
  throw new Refused({
    name: former.sure
      ? 'A former patient has this name and birth date: bring them back instead'
      : 'A former patient has this name: bring them back instead. If this is another one, write down when both were born',
    there: former.id,
  })
}

function columns({ birthDate, ...record }: PatientRecord) {
  if (birthDate > dateIn(record.timeZone)) throw new Refused({ birthDate: 'This day is still to come' })
  return { ...record, birthDate: birthDate === '' ? null : toColumn(birthDate) }
}
