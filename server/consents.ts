// The clinic's consent texts, which only get further versions, and what a patient answered to which, recorded by staff or by the patient.
import 'server-only'
import { v7 } from 'uuid'
import type { z } from 'zod'
import {
  consentsOf,
  standingOf,
  type Answer,
  type AskedWay,
  type Consent,
  type ConsentHead,
  type consentSchema,
  type ConsentText,
  type newConsentTextSchema,
  type nextConsentTextSchema,
  type ownConsentSchema,
  type Standing,
  topicsOf,
} from '@/domain/consents'
import { dateIn, fromColumn, toColumn, withinADay } from '@/server/clock'
import { asViewer, Prisma, type Tx } from '@/server/db'
import { refuseInEmergency } from '@/server/emergency-access'
import { NotFound, Refused } from '@/server/errors'
import { inTurn } from '@/server/in-turn'
import { stillStaff } from '@/server/invitations'
import { idOf } from '@/server/patients'
import { readablePatients } from '@/server/scope'
import type { Admin, PatientViewer, StaffViewer, Viewer } from '@/server/viewer'
import { namesOf } from '@/server/who-wrote'
import { refuseTooOften } from '@/server/within-a-day'

const mostTopics = 100
/** With those that are no longer asked for, which are read wherever somebody was asked; not those brought over from records. */
const mostEver = 200
/** Of one topic. */
const mostVersions = 100
const inOrder = [{ writtenAt: 'asc' as const }, { id: 'asc' as const }]

/** Every version of every topic, the first one written first; its day is that of the zone. The wordings are long. */
async function headsIn(
  tx: Tx,
  { clinicId, timeZone }: Pick<Viewer, 'clinicId' | 'timeZone'>,
): Promise<ConsentHead[]> {
  const rows = await tx.consentText.findMany({
    where: { clinicId },
    select: { id: true, topic: true, number: true, title: true, asked: true, writtenAt: true },
    orderBy: inOrder,
  })
  return rows.map(({ asked, writtenAt, ...row }) => ({
    ...row,
    asked: asked as AskedWay,
    on: dateIn(timeZone, writtenAt),
  }))
}

/** These versions with their wordings. */
async function worded(
  tx: Tx,
  { clinicId }: Pick<Viewer, 'clinicId'>,
  heads: readonly ConsentHead[],
): Promise<ConsentText[]> {
  const rows = await tx.consentText.findMany({
    where: { clinicId, id: { in: heads.map(({ id }) => id) } },
    select: { id: true, text: true },
  })
  const textOf = new Map(rows.map(({ id, text }) => [id, text]))
  return heads.map((head) => ({ ...head, text: textOf.get(head.id) ?? '' }))
}

const topicsIn = async (tx: Tx, viewer: Viewer): Promise<ConsentText[]> =>
  worded(tx, viewer, topicsOf(await headsIn(tx, viewer)))

/** The topics as they are worded now, those that are no longer asked for too. */
export const consentTopics = (viewer: Admin): Promise<ConsentText[]> =>
  asViewer(viewer, (tx) => topicsIn(tx, viewer))

export async function addConsentText(
  viewer: Admin,
  { title, text, asked }: z.output<typeof newConsentTextSchema>,
): Promise<void> {
  await asViewer(viewer, async (tx) => {
    await stillStaff(tx, viewer)
    // One that is sent again is asked once.
    await inTurn(tx, 'counted', viewer.clinicId)
    const topics = await topicsIn(tx, viewer)
    if (topics.some((each) => each.title === title && each.text === text && each.asked === asked)) return
    refuseTooMany(topics)
    const ever = { clinicId: viewer.clinicId, number: 1, writtenBy: { not: null } }
    if ((await tx.consentText.count({ where: ever })) >= mostEver)
      throw new Refused({
        '': `At most ${mostEver} with those that are no longer asked for: word one of them anew, and ask for it again`,
      })
    await write(tx, viewer, { topic: v7(), number: 1, title, text, asked })
  })
}

function refuseTooMany(topics: readonly ConsentHead[]): void {
  if (topics.filter(({ asked }) => asked !== 'no-longer').length >= mostTopics)
    throw new Refused({ '': `At most ${mostTopics} are asked for: change one, or ask for one no longer` })
}

/** The next version of a topic; what was agreed to before stays as it was worded. */
export function changeConsentText(
  viewer: Admin,
  { read, title, text, asked }: z.output<typeof nextConsentTextSchema>,
  topic: string,
): Promise<void> {
  const meanwhile = 'Somebody has changed this text meanwhile. What you typed is still here.'
  return asViewer(viewer, async (tx) => {
    await stillStaff(tx, viewer)
    await inTurn(tx, 'counted', viewer.clinicId)
    const topics = await topicsIn(tx, viewer)
    const last = topics.find((each) => each.topic === topic)
    if (!last) throw new NotFound()
    if (last.number !== read) throw new Refused({ '': meanwhile })
    if (last.title === title && last.text === text && last.asked === asked) return
    if (last.asked === 'no-longer') {
      // What was brought over from somebody's record is worded anew for all, or not at all.
      if (asked === 'no-longer') throw new Refused({ asked: 'Choose how it is asked for from now on' })
      refuseTooMany(topics)
    }
    // The last place is kept for the end of it.
    if (read >= (asked === 'no-longer' ? mostVersions : mostVersions - 1))
      throw new Refused({
        '': `This text has been changed ${read - 1} times: ask for it no longer, and add it as a new one`,
      })
    await write(tx, viewer, { topic, number: read + 1, title, text, asked })
  })
}

type Written = Pick<ConsentText, 'topic' | 'number' | 'title' | 'text' | 'asked'>

const write = (tx: Tx, { clinicId, accountId }: Admin, version: Written) =>
  tx.consentText.create({
    data: { ...version, clinicId, writtenBy: accountId },
    select: { id: true },
  })

/** @throws NotFound when there is no such patient, or not one that the viewer may read */
export function consentsOfPatient(viewer: StaffViewer, patientId: string): Promise<Consent[]> {
  return asViewer(viewer, async (tx) => {
    const patient = await readable(tx, viewer, patientId)
    const rows = await answersIn(tx, viewer, patient.id)
    const nameOf = await namesOf(
      tx,
      viewer,
      rows.flatMap(({ recordedBy }) => recordedBy ?? []),
    )
    return asConsents(tx, viewer, await headsIn(tx, viewer), rows, nameOf)
  })
}

/**
 * How a patient stands to each topic, read without a single wording.
 * @throws NotFound when there is no such patient, or not one that the viewer may read
 */
export function consentStandings(
  viewer: StaffViewer,
  patientId: string,
): Promise<{ title: string; asked: AskedWay; standing: Standing }[]> {
  return asViewer(viewer, async (tx) => {
    const patient = await readable(tx, viewer, patientId)
    const heads = await headsIn(tx, viewer)
    const answers = answersTo(heads, await answersIn(tx, viewer, patient.id))
    return consentsOf(heads, answers).map((each) => ({
      ...{ title: each.text.title, asked: each.text.asked, standing: standingOf(each) },
    }))
  })
}

/** What a patient said in person or on paper, to a version of the clinic's. */
export function recordConsent(
  viewer: StaffViewer,
  { textId, given, on }: z.output<typeof consentSchema>,
  patientId: string,
): Promise<void> {
  return asViewer(viewer, async (tx) => {
    const { account } = await readable(tx, viewer, patientId)
    // What the patient is just answering is seen here, or sees this; and what is sent twice at once stands once.
    await inTurn(tx, 'counted', viewer.accountId, ...(account ? [account.id] : []))
    // The right may have ended while this waited.
    const patient = await readable(tx, viewer, patientId)
    if (on > dateIn(patient.timeZone)) throw new Refused({ on: 'This day is still to come' })
    const texts = await headsIn(tx, { ...viewer, timeZone: patient.timeZone })
    const text = texts.find(({ id }) => id === textId)
    if (!text) throw new NotFound()
    // The first one may have been on paper before it was written here.
    if (text.number > 1 && on < text.on)
      throw new Refused({ on: 'This version is of a later day: choose an earlier one' })
    const said = (await answersIn(tx, viewer, patient.id)).filter(({ textId: of }) =>
      texts.some((each) => each.id === of && each.topic === text.topic),
    )
    // Which of two answers of one day was the later one nobody can tell from a paper.
    if (given && said.some((each) => each.how === 'in-portal' && !each.given && fromColumn(each.on) === on))
      throw new Refused({
        on: 'The patient said no in the portal on this day. If they have agreed since, let them say so there, or record it tomorrow.',
      })
    const last = said.find((each) => fromColumn(each.on) === on)
    const same = last?.textId === textId && last.given === given && last.how === 'in-person'
    if (same && last.recordedBy === viewer.accountId) return
    if (said.length > 0)
      await refuseInEmergency(tx, viewer, patient.id, 'records an answer over one that stands')
    await refuseTooOften(tx, viewer, patient.id, 'consent')
    await answer(tx, viewer, { patientId: patient.id, textId, given, on: toColumn(on), how: 'in-person' })
  })
}

async function readable(tx: Tx, viewer: StaffViewer, patientId: string) {
  const patient = await tx.patient.findFirst({
    where: { AND: [readablePatients(viewer), { id: idOf(patientId) }] },
    select: { id: true, timeZone: true, account: { select: { id: true } } },
  })
  if (!patient) throw new NotFound()
  return patient
}

/** What the patient agreed to, and what they are asked. */
export function ownConsents(viewer: PatientViewer): Promise<Consent[]> {
  return asViewer(viewer, (tx) => consentsIn(tx, viewer))
}

/** Whether there is a wording that the patient is asked for and has not answered: domain/consents.ts's isAskedFor, in one expression. */
export const asksForConsentSql = ({ clinicId, patientId }: PatientViewer) => Prisma.sql`EXISTS (
  SELECT FROM consent_texts t WHERE t.clinic_id = ${clinicId}::uuid AND t.asked = 'in-portal'
    AND NOT EXISTS (SELECT FROM consent_texts later
      WHERE later.clinic_id = t.clinic_id AND later.topic = t.topic AND later.number > t.number)
    AND NOT EXISTS (SELECT FROM consents c
      WHERE c.clinic_id = t.clinic_id AND c.patient_id = ${patientId}::uuid AND c.text_id = t.id))`

async function consentsIn(tx: Tx, viewer: PatientViewer): Promise<Consent[]> {
  const rows = await answersIn(tx, viewer, viewer.patientId)
  return asConsents(tx, viewer, await headsIn(tx, viewer), rows, (id) =>
    id === viewer.accountId ? viewer.name : viewer.clinicName,
  )
}

const mostAnswersADay = 20

/**
 * A patient agrees to what is asked in the portal as it is worded now, and takes back whatever they agreed to. The same
 * answer again is the one that stands.
 */
export function answerConsent(
  viewer: PatientViewer,
  { given }: z.output<typeof ownConsentSchema>,
  textId: string,
): Promise<void> {
  const { clinicId, patientId, accountId: recordedBy } = viewer
  return asViewer(viewer, async (tx) => {
    // The same answer sent twice at once stands once.
    await inTurn(tx, 'counted', recordedBy)
    const read = (await headsIn(tx, viewer)).find(({ id }) => id === textId)
    const asked = (await consentsIn(tx, viewer)).find(({ text }) => text.topic === read?.topic)
    if (!asked) throw new NotFound()
    if (asked.text.id !== textId)
      throw new Refused({
        '': 'Your clinic has changed this text. Open this page again and read it, then answer.',
      })
    const [stands] = asked.answers
    if (asked.text.asked !== 'in-portal' && (given || !stands?.given)) throw new NotFound()
    if (stands?.given === given && stands.text.id === textId) return
    // Never before what it follows: the zone of a patient may have been put right in between.
    const today = toColumn(dateIn(viewer.timeZone))
    const before = asked.answers[0] && toColumn(asked.answers[0].on)
    const on = before && before > today ? before : today
    const lately = { recordedAt: withinADay() }
    if (
      (await tx.consent.count({ where: { clinicId, patientId, recordedBy, ...lately } })) >= mostAnswersADay
    )
      throw new Refused({
        '': `At most ${mostAnswersADay} answers within a day. Talk to your clinic instead.`,
      })
    await answer(tx, viewer, { patientId: viewer.patientId, textId, given, on, how: 'in-portal' })
  })
}

type Row = Prisma.ConsentGetPayload<object>

const answersIn = (tx: Tx, { clinicId }: Viewer, patientId: string): Promise<Row[]> =>
  tx.consent.findMany({
    where: { clinicId, patientId },
    // A paper may be typed in later than what was said after it.
    orderBy: [{ on: 'desc' }, { recordedAt: 'desc' }, { id: 'desc' }],
  })

/** Each topic with the wording of now, and with no earlier one. */
async function asConsents(
  tx: Tx,
  viewer: Viewer,
  heads: readonly ConsentHead[],
  rows: readonly Row[],
  nameOf: (id: string) => string,
): Promise<Consent[]> {
  const answers = answersTo(heads, rows).map(({ text, given, on, how, recordedBy }): Answer => ({
    ...{ text, given, on: fromColumn(on), how: how as Answer['how'] },
    by: recordedBy && nameOf(recordedBy),
  }))
  const topics = consentsOf(heads, answers)
  const texts = await worded(
    tx,
    viewer,
    topics.map(({ text }) => text),
  )
  return topics.map((each, i) => ({ ...each, text: texts[i]! }))
}

/** Each answer with the version that it was given to. */
function answersTo(texts: readonly ConsentHead[], rows: readonly Row[]): (Row & { text: ConsentHead })[] {
  const known = new Map(texts.map((text) => [text.id, text]))
  return rows.flatMap((row) => {
    const text = known.get(row.textId)
    return text ? [{ ...row, text }] : []
  })
}

type Answered = Pick<Prisma.ConsentUncheckedCreateInput, 'patientId' | 'textId' | 'given' | 'on' | 'how'>

const answer = (tx: Tx, { clinicId, accountId }: Viewer, said: Answered) =>
  tx.consent.create({ data: { ...said, clinicId, recordedBy: accountId }, select: { id: true } })
