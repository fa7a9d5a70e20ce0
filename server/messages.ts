// Messages between a patient and their care team: reading them, that they were read, writing one, and how many wait.
import 'server-only'
import type { z } from 'zod'
import { messagesOnPage, type messageSchema } from '@/domain/messages/message'
import type { CalendarDate } from '@/domain/plans/plan'
import type { Shown } from '@/domain/shown'
import { noteRead } from '@/server/audit'
import { dateIn, now, timeIn, withinADay } from '@/server/clock'
import { asViewer, Prisma, readAsViewer, type Tx } from '@/server/db'
import { NotFound, Refused } from '@/server/errors'
import { inTurn } from '@/server/in-turn'
import { jobs } from '@/server/jobs-running'
import { idOf, isEntrusted, treats } from '@/server/patients'
import { ownPatientsSql, readablePatients } from '@/server/scope'
import {
  isTherapist,
  type PatientViewer,
  type StaffViewer,
  type Therapist,
  type Viewer,
} from '@/server/viewer'

export type WrittenMessage = {
  id: string
  text: string
  author: string
  own: boolean
  on: CalendarDate
  at: string
  read: boolean
}
export type Conversation = {
  patientName: string
  messages: WrittenMessage[]
  /** Where there are earlier ones than those shown: the first of these, before which they lie. */
  earlier: string | null
  /** The newest are not among those shown. */
  older: boolean
  mayWrite: boolean
  /** Those that are new to the viewer's side, which the page is to say once it is seen (`SaysRead`). */
  fresh: string[]
}

// More is no conversation, and a person's data hold them all.
const mostADay = 100

/**
 * The newest page of the patient's own conversation, or the one before the message that `before` names.
 * @throws NotFound when there is no such message in it
 */
export function ownConversation(viewer: PatientViewer, before?: string): Promise<Conversation> {
  return asViewer(viewer, (tx) => open(tx, viewer, viewer.patientId, { before, mayWrite: true, reads: true }))
}

/**
 * A page of a patient's conversation as staff read it, which leaves a line in the audit log. To who only oversees it, covers,
 * or came by an emergency nothing is new.
 * @throws NotFound when the patient is not one that the viewer may read, or `before` names no message of theirs
 */
export function conversationWith(
  viewer: StaffViewer,
  patientId: string,
  before?: string,
): Promise<Conversation> {
  return asViewer(viewer, async (tx) => {
    const mayWrite = await treats(tx, viewer, idOf(patientId))
    const reads = mayWrite && (await isEntrusted(tx, viewer, patientId))
    const conversation = await open(tx, viewer, patientId, { before, mayWrite, reads })
    await noteRead(tx, viewer, patientId, 'messages')
    return conversation
  })
}

async function open(
  tx: Tx,
  viewer: Viewer,
  patientId: string,
  { before, mayWrite, reads }: { before: string | undefined; mayWrite: boolean; reads: boolean },
): Promise<Conversation> {
  const patient = await tx.patient.findFirst({
    where: { AND: [readablePatients(viewer), { id: patientId }] },
    select: { name: true },
  })
  if (!patient) throw new NotFound()
  const theirs = { clinicId: viewer.clinicId, patientId }
  const rows = await tx.message.findMany({
    where: { AND: [theirs, before === undefined ? {} : await earlierThan(tx, theirs, before)] },
    select: {
      id: true,
      text: true,
      fromPatient: true,
      sentAt: true,
      readAt: true,
      author: { select: { name: true } },
    },
    orderBy: [{ sentAt: 'desc' }, { id: 'desc' }],
    take: messagesOnPage + 1,
  })
  const shown = rows.slice(0, messagesOnPage).reverse()
  const fromPatient = viewer.kind === 'patient'
  const fresh = shown.filter((row) => reads && row.fromPatient !== fromPatient && row.readAt === null)
  return {
    patientName: patient.name,
    earlier: rows.length > messagesOnPage ? (shown[0]?.id ?? null) : null,
    older: before !== undefined,
    mayWrite,
    fresh: fresh.map(({ id }) => id),
    messages: shown.map((row) => ({
      id: row.id,
      text: row.text,
      author: row.author.name,
      own: row.fromPatient === fromPatient,
      on: dateIn(viewer.timeZone, row.sentAt),
      at: timeIn(viewer.timeZone, row.sentAt),
      read: row.readAt !== null,
    })),
  }
}

async function earlierThan(
  tx: Tx,
  theirs: { clinicId: string; patientId: string },
  before: string,
): Promise<Prisma.MessageWhereInput> {
  const from = await tx.message.findFirst({
    where: { ...theirs, id: idOf(before) },
    select: { id: true, sentAt: true },
  })
  if (!from) throw new NotFound()
  return { OR: [{ sentAt: { lt: from.sentAt } }, { sentAt: from.sentAt, id: { lt: from.id } }] }
}

/** That the patient's own page was seen with these on it: the clinic sees that they were read. */
export const readByPatient = (viewer: PatientViewer, shown: Shown) =>
  asViewer(viewer, (tx) => markRead(tx, viewer, viewer.patientId, shown))

/** @throws NotFound where it is not for the viewer to read them for the care team */
export const readForTeam = (viewer: Therapist, shown: Shown, patientId: string) =>
  asViewer(viewer, async (tx) => {
    if (!(await treats(tx, viewer, patientId)) || !(await isEntrusted(tx, viewer, patientId)))
      throw new NotFound()
    await markRead(tx, viewer, patientId, shown)
  })

async function markRead(tx: Tx, viewer: Viewer, patientId: string, { ids }: Shown): Promise<void> {
  const { clinicId, accountId: readBy } = viewer
  await tx.message.updateMany({
    where: { clinicId, patientId, fromPatient: viewer.kind === 'staff', id: { in: ids }, readAt: null },
    data: { readAt: now(), readBy },
  })
}

type Input = z.output<typeof messageSchema>

export const writeToClinic = (viewer: PatientViewer, input: Input) =>
  asViewer(viewer, async (tx) => {
    await inTurn(tx, 'counted', viewer.accountId)
    await write(tx, viewer, viewer.patientId, input)
  })

/**
 * @param seen the newest message that the writer has seen, 'none' where they saw that there is none; where they were shown none, nothing is compared
 * @throws NotFound when the patient is not the therapist's own
 * @throws Refused when a colleague has written since then: two do not advise the same patient unseen
 */
export async function writeToPatient(
  viewer: Therapist,
  patientId: string,
  input: Input,
  seen?: string,
): Promise<void> {
  await asViewer(viewer, async (tx) => {
    // Before it is asked whose patient it is: the right may end while this waits. Two who write at once see each other.
    await inTurn(tx, 'counted', viewer.accountId, idOf(patientId))
    if (!(await treats(tx, viewer, patientId))) throw new NotFound()
    if (seen !== undefined) await refuseUnseen(tx, viewer, { patientId, seen, id: input.id })
    await write(tx, viewer, patientId, input)
  })
  // It is told within the minute in any case.
  await jobs.running?.tell(viewer.clinicId).catch(() => undefined)
}

async function refuseUnseen(
  tx: Tx,
  { clinicId, accountId }: Therapist,
  { patientId, seen, id }: { patientId: string; seen: string; id: string },
): Promise<void> {
  const theirs = { clinicId, patientId }
  // What is sent again, because no answer came, is there already.
  if ((await tx.message.count({ where: { ...theirs, id, authorId: accountId } })) > 0) return
  const since = seen === 'none' ? {} : { sentAt: { gt: await sentAtOf(tx, { ...theirs, id: idOf(seen) }) } }
  const unseen = await tx.message.findFirst({
    where: { AND: [theirs, { fromPatient: false, NOT: { authorId: accountId } }, since] },
    select: { author: { select: { name: true } } },
    orderBy: { sentAt: 'desc' },
  })
  if (unseen)
    throw new Refused({
      '': `${unseen.author.name} has written to this patient meanwhile. Read that first: what you typed is still here, and can be sent.`,
    })
}

async function sentAtOf(tx: Tx, where: Prisma.MessageWhereInput): Promise<Date> {
  const message = await tx.message.findFirst({ where, select: { sentAt: true } })
  if (!message) throw new NotFound()
  return message.sentAt
}

/** For whoever waits in turn to be counted. A send that is tried again, after an answer that was lost, finds its message there. */
async function write(tx: Tx, viewer: Viewer, patientId: string, { id, text }: Input): Promise<void> {
  const { clinicId, accountId: authorId } = viewer
  const lately = { sentAt: withinADay(), NOT: { id } }
  if ((await tx.message.count({ where: { clinicId, patientId, authorId, ...lately } })) >= mostADay)
    throw new Refused({ text: `At most ${mostADay} messages within a day: this one was not sent.` })
  await tx.message.createMany({
    data: { id, clinicId, patientId, authorId, fromPatient: viewer.kind === 'patient', text },
    skipDuplicates: true,
  })
  // Under row-level security a conflict with somebody else's row says nothing: only one's own, read back, is an answer.
  const there = await tx.message.findFirst({
    where: { id, clinicId, patientId, authorId },
    select: { text: true },
  })
  if (!there) throw new Refused({ '': 'Not sent. Open this page again, then send.' })
  if (there.text !== text)
    throw new Refused({
      '': 'This message was sent already, as it was before your change. Open this page again.',
    })
}

/** How many messages wait for the viewer: of the clinic for a patient, of their own patients for a therapist. */
export async function unreadMessages(viewer: Viewer): Promise<number> {
  if (viewer.kind === 'staff' && !isTherapist(viewer)) return 0
  const [row] = await readAsViewer<{ count: number }>(
    viewer,
    Prisma.sql`SELECT ${unreadSql(viewer)} AS count`,
  )
  return row?.count ?? 0
}

/** The same as an expression, for a statement that reads more. */
export function unreadSql(viewer: PatientViewer | Therapist): Prisma.Sql {
  const whose =
    viewer.kind === 'patient'
      ? Prisma.sql`NOT m.from_patient AND m.patient_id = ${viewer.patientId}::uuid`
      : Prisma.sql`m.from_patient AND m.patient_id IN (SELECT p.id FROM patients p WHERE ${ownPatientsSql(viewer)})`
  return Prisma.sql`(SELECT count(*)::int FROM messages m
    WHERE m.clinic_id = ${viewer.clinicId}::uuid AND m.read_at IS NULL AND ${whose})`
}

/** How many were written on each day of the clinic, and by which side: when, and nothing of what they say. */
export async function messagesByDay(
  viewer: StaffViewer,
  patientId: string,
): Promise<{ on: CalendarDate; fromPatient: boolean; count: number }[]> {
  const rows = await asViewer(viewer, (tx) =>
    tx.message.findMany({
      where: { patientId: idOf(patientId), patient: readablePatients(viewer) },
      select: { sentAt: true, fromPatient: true },
      orderBy: { sentAt: 'desc' },
      take: 1_000,
    }),
  )
  const days = new Map<string, { on: CalendarDate; fromPatient: boolean; count: number }>()
  for (const { sentAt, fromPatient } of rows.reverse()) {
    const on = dateIn(viewer.timeZone, sentAt)
    const day = days.get(`${on} ${fromPatient}`)
    if (day) day.count++
    else days.set(`${on} ${fromPatient}`, { on, fromPatient, count: 1 })
  }
  return [...days.values()]
}

export type ConversationLine = {
  patientId: string
  name: string
  unread: number
  on: CalendarDate
  at: string
  fromPatient: boolean
}

const mostConversations = 200

/** Of the patients whose record the viewer may read, those who have written or were written to: what waits first, then the newest. */
export async function listConversations(viewer: StaffViewer): Promise<ConversationLine[]> {
  const rows = await asViewer(viewer, (tx) =>
    tx.patient.findMany({
      where: { AND: [readablePatients(viewer), { messages: { some: {} } }] },
      select: {
        id: true,
        name: true,
        messages: {
          orderBy: [{ sentAt: 'desc' }, { id: 'desc' }],
          take: 1,
          select: { sentAt: true, fromPatient: true },
        },
        _count: { select: { messages: { where: { fromPatient: true, readAt: null } } } },
      },
    }),
  )
  return rows
    .flatMap(({ id, name, messages: [last], _count }) =>
      last ? [{ patientId: id, name, unread: _count.messages, last }] : [],
    )
    .sort(
      (a, b) =>
        Number(b.unread > 0) - Number(a.unread > 0) || b.last.sentAt.getTime() - a.last.sentAt.getTime(),
    )
    .slice(0, mostConversations)
    .map(({ last, ...line }) => ({
      ...line,
      on: dateIn(viewer.timeZone, last.sentAt),
      at: timeIn(viewer.timeZone, last.sentAt),
      fromPatient: last.fromPatient,
    }))
}
