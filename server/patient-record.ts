// A patient's record beside the plan: its sections, adverse events, and the clinician's private note.
import 'server-only'
import { isDeepStrictEqual } from 'node:util'
import type { z } from 'zod'
import type { CautionCode } from '@/domain/catalog/vocabulary'
import type {
  AdverseEvent,
  adverseEventSchema,
  clinicianNoteSchema,
  Section,
  SectionValues,
  Visits,
} from '@/domain/patient-record'
import type { CalendarDate } from '@/domain/plans/plan'
import { holdContact, tellReplaced } from '@/server/asked-email'
import { dateIn, fromColumn, instantOf, now as rightNow, toColumn, withinTenMinutes } from '@/server/clock'
import { asViewer, type Prisma, type Tx } from '@/server/db'
import { sqlState } from '@/server/db-errors'
import { refuseInEmergency } from '@/server/emergency-access'
import { NotFound, Refused } from '@/server/errors'
import { inTurn } from '@/server/in-turn'
import { DAYS_VALID, stillStaff } from '@/server/invitations'
import { linksReach } from '@/server/link-by-email'
import { refuseUnknownZone } from '@/server/known-zone'
import type { Mail } from '@/server/mail'
import { idOf, isEntrusted, patientIn } from '@/server/patients'
import { entrustedPatients, readablePatients, treatedPatients } from '@/server/scope'
import { refuseManyChanges } from '@/server/so-often'
import type { StaffViewer, Therapist, Viewer } from '@/server/viewer'
import { namesOf, overtaken } from '@/server/who-wrote'
import { refuseTooOften } from '@/server/within-a-day'

/** What an emergency may do instead. */
const adds = 'so add what is new'

/** Whoever opens the record reads them all. */
const mostAdverseEvents = 500
/** Of the private note: whoever fetches a person's data fetches them all. */
const mostNotes = 500

export type PatientRecordFile = {
  sections: SectionValues
  visits: Visits
  /** Who is in the team now or later, the longest first. */
  team: { id: string; therapistId: string; name: string; from: CalendarDate; to: CalendarDate | null }[]
  /** The newest first. */
  adverseEvents: AdverseEvent[]
  /** Who opened the record in an emergency, the newest first. */
  emergencies: { on: CalendarDate; who: string; reason: string }[]
  /** The text that counts now; the number is 0 when nothing was ever written. */
  note: { text: string; number: number; by: string; on: CalendarDate | null }
}

/** @throws NotFound when there is none, or not one that the viewer may read */
export function getPatientRecord(viewer: StaffViewer, id: string): Promise<PatientRecordFile> {
  return asViewer(viewer, async (tx) => {
    const row = await tx.patient.findFirst({
      where: { AND: [readablePatients(viewer), { id: idOf(id) }] },
      include: {
        careTeam: {
          where: { OR: [{ toOn: null }, { toOn: { gte: toColumn(dateIn(viewer.timeZone)) } }] },
          include: { therapist: { select: { name: true } } },
          orderBy: { fromOn: 'asc' },
        },
        adverseEvents: {
          where: { replacedBy: { none: {} } },
          orderBy: [{ on: 'desc' }, { id: 'desc' }],
        },
        notes: { orderBy: { number: 'desc' }, take: 1 },
        emergencyAccesses: { include: { account: { select: { name: true } } }, orderBy: { at: 'desc' } },
      },
    })
    if (!row) throw new NotFound()
    const [note] = row.notes
    const whose = { clinicId: viewer.clinicId, patientId: row.id }
    const nameOf = await namesOf(tx, viewer, [
      ...row.adverseEvents.map(({ writtenBy }) => writtenBy),
      ...(note ? [note.writtenBy] : []),
    ])
    return {
      sections: sectionsOf(row, await linksMayGo(tx, whose, row.email)),
      visits: await visitsOf(tx, viewer, row),
      team: row.careTeam.map(({ id, therapistId, therapist, fromOn, toOn }) => ({
        ...{ id, therapistId, name: therapist.name },
        ...{ from: fromColumn(fromOn), to: toOn && fromColumn(toOn) },
      })),
      adverseEvents: row.adverseEvents.map(({ id, on, happened, done, writtenBy, replaces }) => ({
        ...{ id, on: fromColumn(on), happened, done, by: nameOf(writtenBy) },
        corrected: replaces !== null,
      })),
      emergencies: row.emergencyAccesses.map(({ at, account, reason }) => ({
        on: dateIn(viewer.timeZone, at),
        who: account.name,
        reason,
      })),
      note: {
        text: note?.text ?? '',
        number: note?.number ?? 0,
        by: note ? nameOf(note.writtenBy) : '',
        on: note ? dateIn(viewer.timeZone, note.writtenAt) : null,
      },
    }
  })
}

/** Also where there is no address yet: to the first that is written. */
const linksMayGo = async (tx: Tx, whose: { clinicId: string; patientId: string }, email: string) =>
  email === '' || linksReach(tx, whose)

const date = (column: Date | null) => (column ? fromColumn(column) : '')

function sectionsOf(row: Prisma.PatientGetPayload<object>, emailForLinks: boolean): SectionValues {
  return {
    person: {
      ...{ section: 'person', name: row.name, birthDate: date(row.birthDate), phone: row.phone },
      ...{ email: row.email, timeZone: row.timeZone, language: row.language, referrer: row.referrer },
      emailForLinks,
    },
    problem: {
      section: 'problem',
      diagnosis: row.diagnosis,
      precautions: row.precautions as CautionCode[],
    },
    screening: { section: 'screening', redFlagsOn: date(row.redFlagsOn), redFlags: row.redFlags },
    visits: {
      section: 'visits',
      approvedVisits: row.approvedVisits,
      approvedFrom: date(row.approvedFrom),
    },
  }
}

/** Visits that were approved, against those attended and those booked since then. */
async function visitsOf(
  tx: Tx,
  viewer: Viewer,
  patient: { id: string; approvedVisits: number | null; approvedFrom: Date | null },
): Promise<Visits> {
  const from = patient.approvedFrom && fromColumn(patient.approvedFrom)
  const counts = await tx.session.groupBy({
    by: ['status'],
    where: {
      clinicId: viewer.clinicId,
      patientId: patient.id,
      status: { in: ['attended', 'booked'] },
      ...(from && { startsAt: { gte: instantOf(from, '00:00', viewer.timeZone) } }),
    },
    _count: true,
  })
  const count = (status: string) => counts.find((each) => each.status === status)?._count ?? 0
  return { approved: patient.approvedVisits, from, attended: count('attended'), booked: count('booked') }
}

/**
 * Staff need no proof of an address: whoever may change it may hand over a way in as well, so links go there for as long
 * as they may. A change still ends the links underway, and is told at the address before, if the patient was ever let in.
 * @param shown the section as the form showed it; without it, nothing is compared
 * @returns the e-mails that are to be sent now
 * @throws NotFound when there is none, or not one that the viewer may write; Refused when it was changed since it was shown
 */
export function saveSection(
  viewer: StaffViewer,
  patientId: string,
  section: Section,
  shown?: unknown,
): Promise<Mail[]> {
  return asViewer(viewer, async (tx) => {
    const patient = await patientIn(tx, patientId, readablePatients(viewer))
    const whose = { clinicId: viewer.clinicId, patientId: patient.id }
    const account = await tx.account.findFirst({ where: whose, select: { id: true } })
    // No link is sent meanwhile to the address before; where links go is a way in, which nobody gives who was signed out.
    await inTurn(tx, 'ways-in', viewer.accountId, ...(account ? [account.id] : []))
    await stillStaff(tx, viewer)
    if (section.section === 'person') await inTurn(tx, 'care-team', patient.id)
    const before = await holdContact(tx, whose)
    const stood = section.section === 'person' && (await linksMayGo(tx, whose, before.email))
    const now = sectionsOf(await tx.patient.findUniqueOrThrow({ where: { id: patient.id } }), stood)
    if (shown !== undefined && !isDeepStrictEqual(now[section.section], shown)) {
      // Sent again, since no answer came.
      if (isDeepStrictEqual(now[section.section], section)) return []
      throw new Refused({ shown: await overtakenIn(tx, viewer, patient.id, section.section) })
    }
    const save = async (word: { emailBy?: string | null } = {}) => {
      const { count } = await tx.patient.updateMany({
        where: { AND: [readablePatients(viewer), { id: patient.id }] },
        data: { ...columnsOf(section, dateIn(patient.timeZone)), ...word },
      })
      if (count === 0) throw new NotFound()
    }
    if (section.section !== 'person') {
      // Once it is written over, only whoever looks for earlier wordings reads it.
      if (saysMoreThan(now[section.section], section))
        await refuseInEmergency(tx, viewer, patient.id, 'takes away what stands in a section', adds)
      await refuseTooOften(tx, viewer, patient.id, 'section')
      await save()
      return []
    }
    // Whose address it is may have a link to the portal sent there: that would be a way to stay.
    if (!(await isEntrusted(tx, viewer, patient.id)))
      throw new Refused({ '': 'Person and contact are changed by the patient’s own therapists.' })
    const anew = section.email !== before.email || section.emailForLinks !== stood
    if (anew) {
      // As a link of theirs would not: no link goes to an address on the word of somebody who has left.
      const stays = { AND: [entrustedPatients(viewer, DAYS_VALID), { id: patient.id }] }
      if ((await tx.patient.count({ where: stays })) === 0)
        throw new Refused({
          email: 'You leave this care team within a week. Let somebody write the address who stays.',
        })
    }
    await refuseUnknownZone(tx, section.timeZone)
    await refuseManyChanges(tx, viewer, 'patients', { patientId: patient.id })
    // What stands on somebody's word goes on standing on it; whoever writes an address, or says so, gives their own.
    await save(anew ? { emailBy: section.emailForLinks ? viewer.accountId : null } : {})
    // What the portal greets them by, and what they are shown as where they write.
    if (account && section.name !== now.person.name)
      await tx.account.updateMany({ where: { ...whose, id: account.id }, data: { name: section.name } })
    if (section.email === before.email || !account) return []
    return tellReplaced(before.email)
  })
}

/** Of a section in which nothing stood only the audit log knows who wrote it, and not that it was this one. */
async function overtakenIn(tx: Tx, viewer: StaffViewer, patientId: string, section: Section['section']) {
  const whose = { clinicId: viewer.clinicId, patientId }
  const replaced = await tx.earlierWording.findFirst({
    where: { ...whose, section },
    orderBy: { number: 'desc' },
  })
  const changed = await tx.auditEntry.findFirst({
    where: { ...whose, action: 'change', object: 'patients' },
    select: { at: true, accountId: true },
    orderBy: { at: 'desc' },
  })
  const at = replaced?.replacedAt ?? changed?.at ?? rightNow()
  const by = replaced?.replacedBy ?? changed?.accountId ?? null
  return overtaken(tx, viewer, { did: 'changed this', at, by })
}

/** Whether something that stood there is not in what comes in its place. */
function saysMoreThan(before: Section, after: Section): boolean {
  return Object.entries(before).some(([name, part]) => {
    const then = (after as Record<string, unknown>)[name]
    if (Array.isArray(part)) return part.some((each) => !(then as unknown[]).includes(each))
    return typeof part === 'string' ? !String(then).includes(part) : part !== null && part !== then
  })
}

function columnsOf(given: Section, today: CalendarDate): Prisma.PatientUpdateManyMutationInput {
  const past = (field: string, date: CalendarDate) => {
    if (date > today) throw new Refused({ [field]: 'This day is still to come' })
    return column(date)
  }
  switch (given.section) {
    case 'person': {
      const { section: _, birthDate, emailForLinks: __, ...rest } = given
      return { ...rest, birthDate: past('birthDate', birthDate) }
    }
    case 'problem':
      return { diagnosis: given.diagnosis, precautions: given.precautions }
    case 'screening':
      return { redFlags: given.redFlags, redFlagsOn: past('redFlagsOn', given.redFlagsOn) }
    case 'visits':
      return { approvedVisits: given.approvedVisits, approvedFrom: column(given.approvedFrom) }
  }
}

const column = (date: CalendarDate) => (date === '' ? null : toColumn(date))

/** Added, or a correction of one that stands; what stood there stays behind it. One that is sent again is there once. */
export function addAdverseEvent(
  viewer: StaffViewer,
  patientId: string,
  { on, happened, done, replaces }: z.output<typeof adverseEventSchema>,
): Promise<void> {
  return asViewer(viewer, async (tx) => {
    // Before it is asked whose patient it is: the right may end while this waits.
    await inTurn(tx, 'counted', idOf(patientId))
    const patient = await patientIn(tx, patientId, readablePatients(viewer))
    if (on > dateIn(patient.timeZone)) throw new Refused({ on: 'This day is still to come' })
    const whose = { clinicId: viewer.clinicId, patientId: patient.id }
    const said = { on: toColumn(on), happened, done, replaces, writtenBy: viewer.accountId }
    const again = { writtenAt: withinTenMinutes(), replacedBy: { none: {} } }
    if ((await tx.adverseEvent.count({ where: { ...whose, ...said, ...again } })) > 0) return
    if (replaces !== null) {
      const stands = await tx.adverseEvent.findFirst({
        where: { ...whose, id: replaces },
        select: { writtenBy: true },
      })
      if (!stands) throw new NotFound()
      if (stands.writtenBy !== viewer.accountId)
        await refuseInEmergency(tx, viewer, patient.id, 'corrects what somebody else has written', adds)
    }
    if ((await tx.adverseEvent.count({ where: whose })) >= mostAdverseEvents)
      throw new Refused({
        '': `A record can have ${mostAdverseEvents} adverse events, corrections too. Write this one in the private note.`,
      })
    await refuseTooOften(tx, viewer, patient.id, 'adverseEvent')
    await tx.adverseEvent.create({ data: { ...whose, ...said }, select: { id: true } })
  }).catch(refuseTaken('This entry was corrected meanwhile. Reload to see it; what you typed is still here.'))
}

/** Written by the patient's own therapists. What stood before stays as an earlier number. */
export function writeNote(
  viewer: Therapist,
  patientId: string,
  { text, read }: z.output<typeof clinicianNoteSchema>,
): Promise<void> {
  return asViewer(viewer, async (tx) => {
    const patient = await patientIn(tx, patientId, treatedPatients(viewer))
    const whose = { clinicId: viewer.clinicId, patientId: patient.id }
    const last = await tx.clinicianNote.findFirst({
      where: whose,
      select: { number: true, text: true, writtenAt: true, writtenBy: true },
      orderBy: { number: 'desc' },
    })
    if (last && last.number !== read) {
      const { writtenAt: at, writtenBy: by } = last
      // Sent again, since no answer came.
      if (last.text === text && by === viewer.accountId) return
      throw new Refused({ shown: await overtaken(tx, viewer, { did: 'wrote in this note', at, by }) })
    }
    if (read >= mostNotes)
      throw new Refused({
        text: `This note has been written ${mostNotes} times, which is the most. Write what is new in the record of a session.`,
      })
    await refuseTooOften(tx, viewer, patient.id, 'note', { field: 'text' })
    // Earlier numbers are shown on no page.
    if (!text.includes(last?.text ?? ''))
      await refuseInEmergency(tx, viewer, patient.id, 'takes away what stands in the private note', adds)
    await tx.clinicianNote.create({
      data: { ...whose, number: (last?.number ?? 0) + 1, text, writtenBy: viewer.accountId },
      select: { id: true },
    })
  }).catch(
    refuseTaken('Somebody has written meanwhile. What you typed is still here and is not saved.', 'shown'),
  )
}

/** Two at once: a unique index lets the first through. */
const refuseTaken =
  (words: string, field = '') =>
  (error: unknown): never => {
    if (sqlState(error) === '23505') throw new Refused({ [field]: words })
    throw error
  }
