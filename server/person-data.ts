// A person's data as a whole: taken away as a file, erased for good, and which records have been kept long enough.
import 'server-only'
import type { z } from 'zod'
import { wordingsTold, type KeptWordings } from '@/domain/earlier-wordings'
import { singleSpaced } from '@/domain/fields'
import type { CalendarDate } from '@/domain/plans/plan'
import type { erasureSchema, Keeping } from '@/domain/person-data'
import { toldByDay, type PersonFile } from '@/domain/person-days'
import { plansTold, type WrittenPlans } from '@/domain/person-plans'
import { note, noteRead } from '@/server/audit'
import { dateIn, fromColumn, now, toColumn } from '@/server/clock'
import { afterDeadlock, asJob, asSystem, asViewer, Prisma, type Tx } from '@/server/db'
import { ledger } from '@/server/erasure-ledger'
import { NotFound, Refused } from '@/server/errors'
import { ownMeasures } from '@/server/own-measures'
import { idOf } from '@/server/patients'
import { readablePatients } from '@/server/scope'
import { stillStaff } from '@/server/invitations'
import { settingsToWrite } from '@/server/settings-changes'
import type { Admin } from '@/server/viewer'

const noSecrets = {
  select: { id: true, name: true, signIn: true, createdAt: true, disabledAt: true },
} as const

/**
 * Everything that is kept about one person, as it is kept, without the keys of their devices and links. What is written at
 * each visit or sign-in, and so has no end, is there up to its newest `most` lines, and `inAll` says how many there are.
 * @throws NotFound when there is none, or not one that the viewer may read
 */
export async function personFile(viewer: Admin, id: string, most: number) {
  const { inAll, ...file } = await asViewer(viewer, async (tx) => {
    const person = await tx.patient.findFirst({
      where: { AND: [readablePatients(viewer), { id: idOf(id) }] },
      include: {
        account: noSecrets,
        careTeam: { include: { therapist: { select: { name: true } } } },
        emergencyAccesses: { include: { account: { select: { name: true } } } },
        plans: {
          include: {
            versions: { orderBy: { number: 'asc' } },
            draft: true,
            pauses: true,
            selfReports: true,
            selfManagement: true,
          },
        },
        flags: { include: { answers: true }, orderBy: { openedAt: 'asc' } },
        sessions: {
          include: { records: { orderBy: { number: 'asc' } }, plans: { select: { planId: true } } },
          orderBy: { startsAt: 'asc' },
        },
        assessments: { include: { measurements: true }, orderBy: { on: 'asc' } },
        messages: { orderBy: { sentAt: 'asc' } },
        adverseEvents: true,
        notes: { orderBy: { number: 'asc' } },
        earlierWordings: { orderBy: [{ section: 'asc' }, { number: 'asc' }] },
        consents: { include: { text: true }, orderBy: { recordedAt: 'asc' } },
        reminders: true,
        readings: { include: { exercise: { select: { name: true } } } },
      },
    })
    if (!person) throw new NotFound()
    const own = { clinicId: viewer.clinicId, patientId: person.id }
    const logs = await tx.log.findMany({ where: own, orderBy: [{ dueOn: 'asc' }, { id: 'asc' }] })
    const checkIns = await tx.checkIn.findMany({ where: own, orderBy: [{ on: 'asc' }, { id: 'asc' }] })
    const opened = await tx.auditEntry.findMany({
      where: own,
      select: { at: true, action: true, object: true, accountId: true },
      orderBy: [{ at: 'desc' }, { id: 'desc' }],
      take: most,
    })
    const inAll = { opened: await tx.auditEntry.count({ where: own }) }
    await note(tx, viewer, { action: 'export', object: 'person', patientId: person.id })
    const measures = await ownMeasures(tx, viewer)
    return {
      writtenAt: now(),
      clinic: viewer.clinicName,
      ownMeasures: measures,
      person,
      logs,
      checkIns,
      opened: opened.toReversed(),
      inAll,
    }
  })
  const { clinicId } = viewer
  const notices = await asJob(clinicId, (tx) =>
    tx.notice.findMany({
      where: { clinicId, patientId: file.person.id },
      select: { kind: true, subject: true, channel: true, state: true, createdAt: true, endedAt: true },
      orderBy: { id: 'asc' },
    }),
  )
  const waysIn = await waysInOf(clinicId, file.person.id, most)
  return { ...file, ...waysIn, notices, inAll: { ...inAll, ...waysIn.inAll } }
}

/** The same to be read, as the PDF has it: exercises day by day, plans and measures in words, and no reminders that were sent. */
export async function personTold(viewer: Admin, id: string, most: number) {
  // Thousands of lines too, after years of reminders.
  const { notices: _, ...file } = await personFile(viewer, id, most)
  // As JSON has it: dates are texts there.
  const json = JSON.parse(JSON.stringify(file)) as PersonFile & WrittenPlans & KeptWordings & Named
  return wordingsTold(plansTold(toldByDay(json)), viewer.locale)
}
type Named = { person: { name: string } }

/** Staff hold no right to most of it: the key of a link would confirm the address. */
function waysInOf(clinicId: string, patientId: string, most: number) {
  const where = { clinicId, account: { clinicId, patientId } }
  const newest = { where, orderBy: { id: 'desc' }, take: most } as const
  const link = { createdAt: true, usedAt: true, expiresAt: true } as const
  return asSystem('sign-in', async (tx) => {
    const signedIn = await tx.authSession.findMany({
      ...newest,
      select: { device: true, createdAt: true, lastSeenAt: true, expiresAt: true, endedAt: true },
    })
    const links = await tx.invitation.findMany({ ...newest, select: { ...link, byEmail: true } })
    const signInLinks = await tx.signInLink.findMany({ ...newest, select: link })
    const calendarAddresses = await tx.calendarFeed.findMany({
      ...newest,
      select: { createdAt: true, endedAt: true },
    })
    return {
      askedEmail: await tx.askedEmail.findFirst({ where, select: { email: true, expiresAt: true } }),
      signedIn: signedIn.toReversed(),
      links: links.toReversed(),
      signInLinks: signInLinks.toReversed(),
      calendarAddresses: calendarAddresses.toReversed(),
      inAll: {
        signedIn: await tx.authSession.count({ where }),
        links: await tx.invitation.count({ where }),
        signInLinks: await tx.signInLink.count({ where }),
        calendarAddresses: await tx.calendarFeed.count({ where }),
      },
    }
  })
}

/** In milliseconds. A record of a hundred thousand entries takes some twenty seconds, and none is to be cut off near its end. */
const longestErasure = 120_000

/**
 * Erases a person for good: name, contact and all that was written; figures stay without a name if that was chosen.
 * @throws NotFound when there is none, or not one that the viewer may read
 */
export async function erasePerson(
  viewer: Admin,
  id: string,
  { name, keepFigures }: z.output<typeof erasureSchema>,
): Promise<void> {
  const erase = async (tx: Tx) => {
    await stillStaff(tx, viewer)
    const person = await personOf(tx, viewer, id)
    if (singleSpaced(person.name.normalize('NFC')) !== name)
      throw new Refused({ name: 'This is not the name on the record' })
    await note(tx, viewer, { action: 'erase', object: 'person', patientId: person.id })
    const [erased] = await tx.$queryRaw<{ done: boolean }[]>`
      SELECT erase_patient(${person.id}::uuid, ${keepFigures}) AS done`
    // Somebody else was quicker.
    if (!erased?.done) throw new NotFound()
  }
  await afterDeadlock(() => asViewer(viewer, erase, longestErasure))
  // A backup that is restored must not bring them back, even if the database is lost the next moment.
  await ledger.write?.()
}

/** Whose data it is about, and whether figures are kept here unless something else is chosen. */
export function personToKeep(viewer: Admin, id: string): Promise<{ id: string; name: string } & Keeping> {
  return asViewer(viewer, async (tx) => {
    const person = await personOf(tx, viewer, id)
    await noteRead(tx, viewer, person.id, 'person')
    return { ...person, ...(await keepingIn(tx, viewer)) }
  })
}

async function personOf(tx: Tx, viewer: Admin, id: string): Promise<{ id: string; name: string }> {
  const person = await tx.patient.findFirst({
    // Also somebody whose figures were kept: they can still be erased whole.
    where: { clinicId: viewer.clinicId, id: idOf(id) },
    select: { id: true, name: true },
  })
  if (!person) throw new NotFound()
  return person
}

async function keepingIn(tx: Tx, viewer: Admin): Promise<Keeping> {
  const clinic = await tx.clinic.findFirst({
    where: { id: viewer.clinicId },
    select: { keepFigures: true, retentionYears: true },
  })
  if (!clinic) throw new NotFound()
  return clinic
}

type KeptLongEnough = { id: string; name: string; last: CalendarDate }

export const mostListed = 50

/** When anything was last written about a person, by table. */
const entries = {
  ...{ plans: 'created_at', plan_versions: 'published_at', assessments: 'created_at' },
  ...{ sessions: 'starts_at', session_records: 'written_at', adverse_events: 'written_at' },
  ...{ logs: 'received_at', check_ins: 'received_at', self_reports: 'sent_at', messages: 'sent_at' },
  ...{ clinician_notes: 'written_at', consents: 'recorded_at', flag_answers: 'written_at' },
  ...{ self_management: 'written_at', readings: 'read_at', earlier_wordings: 'replaced_at' },
}
/** What has no moment of its own: sections of the record, the care team. */
const lastChange = Prisma.sql`(SELECT max(x.at) FROM audit_entries x
  WHERE x.clinic_id = p.clinic_id AND x.patient_id = p.id AND x.action IN ('add', 'change', 'remove'))`
const lastEntries = Prisma.join(
  Object.entries(entries).map(
    ([table, column]) =>
      Prisma.sql`(SELECT max(x.${Prisma.raw(column)}) FROM ${Prisma.raw(table)} x WHERE x.clinic_id = p.clinic_id AND x.patient_id = p.id)`,
  ),
)

/** How records are kept, and those in which nothing has been written for longer than that, the oldest first and `mostListed` at most. */
export function keeping(viewer: Admin): Promise<Keeping & { longEnough: KeptLongEnough[] }> {
  return asViewer(viewer, async (tx) => {
    const chosen = await keepingIn(tx, viewer)
    if (chosen.retentionYears === null) return { ...chosen, longEnough: [] }
    const before = Prisma.sql`(${toColumn(dateIn(viewer.timeZone))}::date - make_interval(years => ${chosen.retentionYears}::int))::date`
    const rows = await tx.$queryRaw<{ id: string; name: string; last: Date }[]>`
      SELECT * FROM (
        SELECT p.id, p.name, greatest(p.created_at, ${lastChange}, ${lastEntries})::date AS last
        FROM patients p
        WHERE p.clinic_id = ${viewer.clinicId}::uuid AND p.created_at < ${before}
          AND NOT EXISTS (SELECT FROM erasures e WHERE e.clinic_id = p.clinic_id AND e.patient_id = p.id)
      ) kept
      WHERE last < ${before}
      ORDER BY last, id LIMIT ${mostListed}`
    return { ...chosen, longEnough: rows.map(({ last, ...row }) => ({ ...row, last: fromColumn(last) })) }
  })
}

/** @throws Refused at what somebody else has changed since it was shown */
export async function saveKeeping(viewer: Admin, typed: Keeping, shown?: unknown): Promise<void> {
  await asViewer(viewer, async (tx) => {
    const data = await settingsToWrite(tx, viewer, typed, () => keepingIn(tx, viewer), shown)
    await tx.clinic.updateMany({ where: { id: viewer.clinicId }, data })
  })
}
