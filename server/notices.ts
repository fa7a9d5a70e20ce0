// What patients are told and when: reminders of what is due and not logged, and that a message waits. Each notice is a row
// that is claimed before it goes out, so that however many processes work and wherever one of them stops, none goes out twice.
import 'server-only'
import { isFresh, isQuiet, minutesBeforeTry, mostADay, timesCome } from '@/domain/reminders/reminder'
import { dateIn, now, timeIn } from '@/server/clock'
import { asJob, type Tx } from '@/server/db'
import { sendMail, sendsMail } from '@/server/mail'
import { isSomethingDue } from '@/server/portal'
import { push, pushKey, type PushAddress } from '@/server/push'
import { listening, stopAddresses, stopToken } from '@/server/reminders'
import { publicAddress } from '@/server/invitations'
import { patientOfJob } from '@/server/viewer'

type Channel = 'email' | 'push'
type Notice = {
  id: string
  patientId: string
  kind: string
  subject: string
  channel: Channel
  attempts: number
  mayHaveHeard: string[]
}
/** Another try in so many minutes, for the browsers that have not heard. */
type Again = { again: number | null; mayHaveHeard?: string[] }
type Outcome = 'sent' | 'not-needed' | 'given-up' | 'unknown' | Again

/** With one last try, a run takes a minute at most, and leaves the rest to the next. */
const secondsOfRun = 45
/** Who did not answer in this run, and is not asked again in it: the mail server, and push services by their origin. */
type Silent = { email: boolean; push: Set<string> }

/** Writes down what a clinic's patients are to be told now, and tells them. */
export async function tellPatients(clinicId: string): Promise<void> {
  const end = AbortSignal.timeout(secondsOfRun * 1_000)
  await asJob(clinicId, async (tx) => {
    await noteKeys(tx, clinicId)
    await writeDown(tx, clinicId)
  })
  const silent: Silent = { email: false, push: new Set() }
  while (!end.aborted) {
    const notice = await asJob(clinicId, (tx) => claim(tx, clinicId, silent))
    if (!notice) return
    const ready = await readyToTell(clinicId, notice, silent).catch(async (error: unknown) => {
      // It has gone nowhere yet.
      await asJob(clinicId, (tx) => settle(tx, notTried(notice), { again: minutesUntilNext }))
      throw error
    })
    if (typeof ready === 'function') {
      const outcome = await ready()
      await asJob(clinicId, (tx) => settle(tx, notice, outcome))
    } else await asJob(clinicId, (tx) => settle(tx, notTried(notice), ready))
  }
}

const minutesUntilNext = 1
/** Only what was asked of somebody counts: a night of quiet hours uses up no try. */
const notTried = (notice: Notice): Notice => ({ ...notice, attempts: notice.attempts - 1 })

/** A browser that was subscribed before its key was noted listens to the one of now, and to none that comes after. */
const noteKeys = (tx: Tx, clinicId: string) =>
  tx.pushDevice.updateMany({ where: { clinicId, pushKey: null }, data: { pushKey: pushKey() } })

async function writeDown(tx: Tx, clinicId: string): Promise<void> {
  const people = await tx.patient.findMany({
    where: {
      clinicId,
      account: { disabledAt: null },
      reminders: { isNot: null },
      OR: [{ reminders: { byEmail: true } }, { pushDevices: { some: listening() } }],
    },
    select: {
      id: true,
      timeZone: true,
      email: true,
      reminders: true,
      pushDevices: { where: listening(), select: { id: true }, take: 1 },
      messages: {
        where: { fromPatient: false, readAt: null },
        orderBy: { sentAt: 'asc' },
        select: { id: true },
        take: 1,
      },
    },
  })
  const notices = people.flatMap(
    ({ id, timeZone, email, reminders: choice, pushDevices, messages: [waits] }) => {
      if (!choice) return []
      const channels: Channel[] = [
        ...(choice.byEmail && email && sendsMail() ? (['email'] as const) : []),
        ...(pushDevices.length > 0 ? (['push'] as const) : []),
      ]
      const at = timeIn(timeZone, now())
      const due = timesCome(choice, at).map((time) => ({
        kind: 'reminder',
        subject: `${dateIn(timeZone)} ${time}`,
      }))
      const message = waits && !isQuiet(at, choice.quietFrom, choice.quietUntil)
      if (message) due.push({ kind: 'message', subject: waits.id })
      return due.flatMap((each) =>
        channels.map((channel) => ({ ...each, channel, clinicId, patientId: id, notBefore: now() })),
      )
    },
  )
  const data = await aboutWhatIsNew(tx, clinicId, await withinTheDay(tx, clinicId, notices))
  await tx.notice.createMany({ data, skipDuplicates: true })
}

type Told = { patientId: string; kind: string; subject: string; channel: string }

/** By then a try has come to its end, or nobody will know how it did. */
const minutesOfTry = 5

/**
 * While the oldest message that waits is the same, one notice is enough, however many come after it. Where the last went
 * nowhere, or nobody knows whether it did, the next is about the oldest of those that were written since, if any was.
 */
async function aboutWhatIsNew<N extends Told>(tx: Tx, clinicId: string, notices: N[]): Promise<N[]> {
  const ids = notices.filter(({ kind }) => kind === 'message').map(({ patientId }) => patientId)
  if (ids.length === 0) return notices
  const failed = await tx.$queryRaw<{ patientId: string; channel: string; newer: string | null }[]>`
    SELECT last.patient_id AS "patientId", last.channel, (
      SELECT m.id::text FROM messages m
      WHERE m.patient_id = last.patient_id AND NOT m.from_patient AND m.read_at IS NULL
        AND m.sent_at > last.created_at
      ORDER BY m.sent_at, m.id LIMIT 1) AS newer
    FROM (SELECT DISTINCT ON (patient_id, channel) patient_id, channel, state, not_before, created_at FROM notices
      WHERE clinic_id = ${clinicId}::uuid AND kind = 'message' AND patient_id = ANY (${ids}::uuid[])
      ORDER BY patient_id, channel, created_at DESC, id DESC) last
    WHERE last.state IN ('given-up', 'not-needed')
      OR (last.state = 'sending' AND last.not_before < ${new Date(now().getTime() - minutesOfTry * 60_000)})`
  const newer = new Map(failed.map((each) => [`${each.patientId} ${each.channel}`, each.newer]))
  return notices.flatMap((each) => {
    const subject = each.kind === 'message' ? newer.get(`${each.patientId} ${each.channel}`) : undefined
    return subject === undefined ? [each] : subject === null ? [] : [{ ...each, subject }]
  })
}

/** Without the reminders that are one too many of their day: whoever chooses other times all day is not reminded all day. */
async function withinTheDay<N extends Told>(tx: Tx, clinicId: string, notices: N[]): Promise<N[]> {
  const reminders = notices.filter(({ kind }) => kind === 'reminder')
  if (reminders.length === 0) return notices
  const dates = reminders.map(dateOf)
  const written = await tx.notice.findMany({
    where: {
      ...{ clinicId, kind: 'reminder', patientId: { in: reminders.map(({ patientId }) => patientId) } },
      OR: [...new Set(dates)].map((date) => ({ subject: { startsWith: date } })),
    },
    select: { patientId: true, kind: true, subject: true, channel: true },
  })
  const ofDay = (each: Told) => `${each.patientId} ${each.channel} ${dateOf(each)}`
  const many = new Map<string, Set<string>>()
  for (const each of written) {
    const subjects = many.get(ofDay(each)) ?? new Set()
    many.set(ofDay(each), subjects.add(each.subject))
  }
  return notices.filter((each) => {
    if (each.kind !== 'reminder') return true
    const subjects = many.get(ofDay(each)) ?? new Set()
    if (!subjects.has(each.subject) && subjects.size >= mostADay) return false
    many.set(ofDay(each), subjects.add(each.subject))
    return true
  })
}

const dateOf = ({ subject }: Told) => subject.slice(0, 'YYYY-MM-DD'.length)

/** Takes one that waits, for a try. From here on nobody else will, even if this process stops before it has told anybody. */
async function claim(tx: Tx, clinicId: string, silent: Silent): Promise<Notice | undefined> {
  // Nothing is put off for so long but by a clock that was ahead.
  const aDayFromNow = new Date(now().getTime() + 24 * 3_600_000)
  const [notice] = await tx.$queryRaw<Notice[]>`
    UPDATE notices SET state = 'sending', attempts = attempts + 1
    WHERE id = (SELECT id FROM notices
      WHERE clinic_id = ${clinicId}::uuid AND state = 'waiting' AND (not_before <= ${now()} OR not_before > ${aDayFromNow})
        AND NOT (${silent.email} AND channel = 'email')
      ORDER BY not_before, id FOR UPDATE SKIP LOCKED LIMIT 1)
    RETURNING id, patient_id AS "patientId", kind, subject, channel, attempts, may_have_heard AS "mayHaveHeard"`
  return notice
}

async function settle(tx: Tx, { id, attempts }: Notice, outcome: Outcome): Promise<void> {
  // It may have gone out, or not: it stays as it was claimed, and is never sent again.
  if (outcome === 'unknown') return
  const ended = (state: 'sent' | 'not-needed' | 'given-up') => ({ state, endedAt: now() })
  const next =
    typeof outcome === 'string'
      ? ended(outcome)
      : outcome.again === null
        ? ended('given-up')
        : {
            state: 'waiting',
            notBefore: new Date(now().getTime() + outcome.again * 60_000),
            mayHaveHeard: outcome.mayHaveHeard,
          }
  await tx.notice.updateMany({ where: { id, state: 'sending' }, data: { ...next, attempts } })
}

/** What it comes to without being sent, or what sends it. */
async function readyToTell(
  clinicId: string,
  notice: Notice,
  silent: Silent,
): Promise<Outcome | (() => Promise<Outcome>)> {
  const person = await asJob(clinicId, (tx) => whoIs(tx, clinicId, notice))
  if (!person?.reminders) return 'not-needed'
  const { timeZone, reminders, pushDevices } = person
  const at = timeIn(timeZone, now())
  if (notice.kind === 'reminder') {
    const [date, time = ''] = notice.subject.split(' ')
    const late = date !== dateIn(timeZone) || !isFresh(time, at)
    if (late || isQuiet(at, reminders.quietFrom, reminders.quietUntil)) return 'given-up'
    if (!(await somethingIsDue(clinicId, notice.patientId))) return 'not-needed'
  } else {
    if (person.messages.length === 0) return 'not-needed'
    if (isQuiet(at, reminders.quietFrom, reminders.quietUntil)) return { again: minutesUntilAsked }
  }
  if (notice.channel === 'email') return () => byEmail(clinicId, notice, person, silent)
  if (pushDevices.length > 0 && pushDevices.every((device) => silent.push.has(originOf(device))))
    return { again: minutesUntilNext }
  return () => byPush(clinicId, notice, person, silent)
}

const minutesUntilAsked = 15

function whoIs(tx: Tx, clinicId: string, { patientId, mayHaveHeard }: Notice) {
  return tx.patient.findFirst({
    where: { clinicId, id: patientId, account: { disabledAt: null } },
    select: {
      timeZone: true,
      email: true,
      reminders: true,
      pushDevices: {
        where: { ...listening(), id: { notIn: mayHaveHeard } },
        select: { id: true, endpoint: true, p256dh: true, auth: true },
      },
      messages: { where: { fromPatient: false, readAt: null }, select: { id: true }, take: 1 },
    },
  })
}
type Person = NonNullable<Awaited<ReturnType<typeof whoIs>>>

/** As the patient's own page of today says: it counts on this day, and is not logged. On a day of rest nobody is reminded. */
async function somethingIsDue(clinicId: string, patientId: string): Promise<boolean> {
  const patient = await patientOfJob(clinicId, patientId)
  return patient !== null && isSomethingDue(patient)
}

// Other people see the screen of a phone and the list of a mail program: no name, no clinic, no exercise, no message.
const words = {
  reminder: { title: 'A reminder for today', path: '/today' },
  message: { title: 'You have a message', path: '/messages' },
}
const wordsOf = (kind: string) => (kind === 'message' ? words.message : words.reminder)

async function byEmail(
  clinicId: string,
  { kind, patientId, attempts }: Notice,
  { reminders, email }: Person,
  silent: Silent,
): Promise<Outcome> {
  if (!reminders?.byEmail || !email) return 'not-needed'
  const { title, path } = wordsOf(kind)
  const stop = stopAddresses(stopToken(clinicId, patientId, email))
  const sending = await sendMail({
    to: email,
    subject: title,
    text: `${title}. It is here:\n${publicAddress().address}${path}\n\nNo more such e-mails:\n${stop.page}\n`,
    stopAt: stop.oneClick,
  })
  // One that does not answer is not asked for each patient in turn; the other channel goes on.
  if (sending === 'down' || sending === 'unknown') silent.email = true
  if (sending === 'sent' || sending === 'unknown') return sending
  return { again: sending === 'refused' ? null : minutesBeforeTry(attempts) }
}

const originOf = ({ endpoint }: PushAddress) => new URL(endpoint).origin

async function byPush(
  clinicId: string,
  { kind, attempts, mayHaveHeard: before }: Notice,
  { pushDevices }: Person,
  silent: Silent,
): Promise<Outcome> {
  const { title, path } = wordsOf(kind)
  const tried = await Promise.all(
    pushDevices.map(async (device) => ({
      device,
      result: silent.push.has(originOf(device)) ? 'silent' : await push(device, { title, path }),
    })),
  )
  for (const { device, result } of tried)
    if (result === 'silent' || result === 'unknown') silent.push.add(originOf(device))
  const gone = tried.filter(({ result }) => result === 'gone').map(({ device }) => device.id)
  if (gone.length > 0)
    await asJob(clinicId, (tx) => tx.pushDevice.deleteMany({ where: { clinicId, id: { in: gone } } }))
  const results = tried.map(({ result }) => result)
  if (results.includes('sent')) return 'sent'
  const unknown = tried.filter(({ result }) => result === 'unknown').map(({ device }) => device.id)
  const mayHaveHeard = [...before, ...unknown]
  if (results.includes('later') || results.includes('silent'))
    return { again: minutesBeforeTry(attempts), mayHaveHeard }
  if (mayHaveHeard.length > 0) return 'unknown'
  return results.every((result) => result === 'gone') ? 'not-needed' : 'given-up'
}
