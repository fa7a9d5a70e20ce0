// What patients are told, with a real mail server and a real push service: once, in time, and nothing about them.
import type { SMTPServerOptions } from 'smtp-server'
import { afterEach, beforeAll, beforeEach, expect, onTestFinished, test, vi } from 'vitest'
import { v7 } from 'uuid'
import { addDays } from '@/domain/dates'
import { instantOf } from '@/server/clock'
import { sessionOf, viewerBehind } from '@/server/accounts.fixture'
import { beginSession, endSessionsOf } from '@/server/auth-session'
import { asJob, asSystem, asViewer } from '@/server/db'
import { cutAt, meanwhile } from '@/server/meanwhile.fixture'
import { mailNews } from '@/server/mail-news'
import { conversationWith, ownConversation, readByPatient, writeToPatient } from '@/server/messages'
import { tellPatients } from '@/server/notices'
import { pushKey } from '@/server/push'
import { stopByLink, stopToken, whoseReminders } from '@/server/reminders'
import { startMailbox, startPushService, type Mailbox, type PushService } from '@/server/reminders.fixture'
import { clinicOf, today, treatedBy, zone, type Treated } from '@/server/two-clinics.fixture'
import type { Admin, PatientViewer, Therapist } from '@/server/viewer'

const secret = 'the session key of the reminders’ tests'
process.env.NEXTAUTH_SECRET = secret
process.env.NEXTAUTH_URL = 'https://clinic.example'
process.env.PHASELINE_TEST_LOOPBACK_PUSH = '1'

let therapist: Therapist, elsewhere: Therapist, admin: Admin
let mailbox: Mailbox, service: PushService

beforeAll(async () => {
  service = await startPushService(pushKey())
  return () => service.stop()
})

beforeEach(async () => {
  mailbox = await startMailbox()
  process.env.SMTP_URL = mailbox.url
  service.received.length = 0
  service.answer = 201
  const harbour = await clinicOf('Harbour Physiotherapy')
  therapist = await harbour.therapist()
  admin = await harbour.admin()
  elsewhere = await (await clinicOf('Riverside')).therapist()
  return () => mailbox.stop()
})
afterEach(() => {
  vi.useRealTimers()
  vi.restoreAllMocks()
  process.env.NEXTAUTH_SECRET = secret
})

/** Only what the time is; everything that waits for something still waits in real time. */
function itIs(time: string, timeZone = zone): void {
  vi.useFakeTimers({ toFake: ['Date'], now: instantOf(today(), time, timeZone) })
}

/** Whatever ends by the time ends when the test says so: a run, and after it each try in turn. */
function endings(): (AbortController & { after: number })[] {
  const all: (AbortController & { after: number })[] = []
  vi.spyOn(AbortSignal, 'timeout').mockImplementation((after) => {
    const ending = Object.assign(new AbortController(), { after })
    all.push(ending)
    return ending.signal
  })
  return all
}

/** A mail server that takes the text and then does `then`, and not what it is waited for. */
async function unanswered(then: () => void): Promise<void> {
  await mailbox.stop()
  const onData: SMTPServerOptions['onData'] = (stream) => void stream.on('end', then).resume()
  mailbox = await startMailbox({ onData }, mailbox.port)
}

type Choice = { byEmail?: boolean; times?: string[]; quietFrom?: string; quietUntil?: string }
type Reminded = Treated & { viewer: PatientViewer; email: string }

/** A patient with one exercise due each day, who wants reminders. */
async function patient(by: Therapist, choice: Choice = {}, timeZone = zone): Promise<Reminded> {
  const treated = await treatedBy(by, 'Ada Quist')
  const email = `${treated.patientId}@example.test`
  await asViewer(by, (tx) =>
    tx.patient.updateMany({ where: { id: treated.patientId }, data: { email, timeZone } }),
  )
  const viewer = (await viewerBehind(await sessionOf(by.clinicId, treated.accountId))) as PatientViewer
  const usual = { byEmail: true, times: ['09:00'], quietFrom: '21:00', quietUntil: '08:00' }
  await asViewer(viewer, (tx) =>
    tx.reminderChoice.create({
      data: { clinicId: by.clinicId, patientId: treated.patientId, ...usual, ...choice },
    }),
  )
  return { ...treated, viewer, email }
}

async function withBrowser(
  { viewer, accountId }: Reminded,
  subscribedTo: string | null = pushKey(),
  at = service,
): Promise<string> {
  const { clinicId, patientId } = viewer
  const authSessionId = await asSystem('sign-in', (tx) =>
    beginSession(tx, { id: accountId, clinicId, patientId }, 'a phone'),
  )
  const browser = at.browser()
  await asViewer(viewer, (tx) =>
    tx.pushDevice.create({
      data: { clinicId, patientId, authSessionId, ...browser, pushKey: subscribedTo },
    }),
  )
  return new URL(browser.endpoint).pathname
}

const tell = (by: Therapist = therapist) => tellPatients(by.clinicId)
const notices = (by: Therapist = therapist) =>
  asJob(by.clinicId, (tx) =>
    tx.notice.findMany({
      select: { kind: true, channel: true, state: true, attempts: true },
      orderBy: { id: 'asc' },
    }),
  )
const states = async () => (await notices()).map(({ state }) => state)

test('a reminder comes once, however many work at once and however often, and says nothing about anybody', async () => {
  const ada = await patient(therapist)
  itIs('08:59')
  await tell()
  expect(mailbox.mails).toEqual([])
  itIs('09:00')
  await Promise.all([tell(), tell(), tell()])
  itIs('09:01')
  await tell()
  expect(mailbox.to).toEqual([ada.email])
  const [mail = ''] = mailbox.mails
  expect(mail).toContain('Subject: A reminder for today')
  expect(mail).toContain('https://clinic.example/today')
  expect(mail).toMatch(/List-Unsubscribe:\s+<https:\/\/clinic\.example\/api\/reminders\/stop\/[\w-]{64}>/)
  expect(mail).toContain('List-Unsubscribe-Post: List-Unsubscribe=One-Click')
  expect(mail.replace(ada.email, '')).not.toMatch(/\bAda\b|Quist|Harbour|squeeze|pain|physio/i)
  expect(await notices()).toEqual([{ kind: 'reminder', channel: 'email', state: 'sent', attempts: 1 }])
  expect(await notices(elsewhere)).toEqual([])
})

test('whoever chooses other times all day is reminded six times by each way, and again the next day', async () => {
  const ada = await patient(therapist, { quietFrom: '00:00', quietUntil: '00:00' })
  // Beside somebody else. A session begins by the true clock, as the database looks at it by that.
  const bert = await patient(therapist, { times: [] })
  await withBrowser(ada)
  const choose = ({ viewer }: Reminded, ...times: string[]) =>
    asViewer(viewer, (tx) => tx.reminderChoice.updateMany({ data: { times } }))
  for (const hour of ['08', '11', '14', '17']) {
    await choose(ada, `${hour}:00`, `${hour}:01`, `${hour}:02`)
    itIs(`${hour}:30`)
    await tell()
    await tell()
  }
  expect(await states()).toEqual(Array(12).fill('sent'))
  expect([mailbox.mails.length, service.received.length]).toEqual([6, 6])
  // Who has not been reminded today.
  await choose(bert, '17:00')
  await tell()
  expect(mailbox.to.at(-1)).toBe(bert.email)
  vi.setSystemTime(instantOf(addDays(today(), 1), '17:30', zone))
  await tell()
  expect(mailbox.to.filter((to) => to === ada.email)).toHaveLength(9)
})

test('what is logged, or not due, is not reminded of', async () => {
  const ada = await patient(therapist)
  await ada.log(14, { status: 'done' })
  await patient(therapist, { times: [] })
  itIs('09:00')
  await tell()
  expect(mailbox.mails).toEqual([])
  expect(await states()).toEqual(['not-needed'])
})

test('each is reminded by the clock of where they are', async () => {
  const auckland = await patient(therapist, {}, 'Pacific/Auckland')
  const london = await patient(therapist)
  itIs('09:05', 'Pacific/Auckland')
  await tell()
  expect(mailbox.to).toEqual([auckland.email])
  itIs('09:05')
  await tell()
  expect(mailbox.to.filter((to) => to === london.email)).toHaveLength(1)
})

test('in quiet hours nothing is sent: a reminder is given up, a message is told of afterwards', async () => {
  const ada = await patient(therapist, { times: ['20:30'] })
  await writeToPatient(therapist, ada.patientId, { id: v7(), text: 'Hello' })
  itIs('23:00')
  await tell()
  expect(mailbox.mails).toEqual([])
  // Written down just before, and the quiet hours began.
  await asJob(therapist.clinicId, (tx) =>
    tx.notice.create({
      data: {
        ...{ clinicId: therapist.clinicId, patientId: ada.patientId, kind: 'reminder', channel: 'email' },
        ...{ subject: `${today()} 20:59`, notBefore: new Date(0) },
      },
    }),
  )
  await asViewer(ada.viewer, (tx) => tx.reminderChoice.updateMany({ data: { quietFrom: '21:00' } }))
  itIs('21:05')
  await tell()
  expect(await states()).toEqual(['given-up'])
  itIs('08:00')
  await tell()
  expect(mailbox.mails).toHaveLength(1)
  expect(mailbox.mails[0]).toContain('Subject: You have a message')
})

test('a night of quiet hours uses up no try of a message that the mail server did not take before', async () => {
  const ada = await patient(therapist, { times: [] })
  await mailbox.stop()
  let asked = 0
  mailbox = await startMailbox(
    {
      onMailFrom(_, __, done) {
        asked++
        done(Object.assign(new Error('try later'), { responseCode: 451 }))
      },
    },
    mailbox.port,
  )
  itIs('20:57')
  await writeToPatient(therapist, ada.patientId, { id: v7(), text: 'Please call us' })
  await tell()
  itIs('20:59')
  await tell()
  const from = instantOf(today(), '21:05', zone).getTime()
  for (let minutes = 0; minutes < 11 * 60; minutes += 15) {
    vi.setSystemTime(from + minutes * 60_000)
    await tell()
  }
  expect(await notices()).toMatchObject([{ state: 'waiting', attempts: 2 }])
  // At half past eight the third time, and a quarter of an hour later it takes it.
  vi.setSystemTime(from + (11 * 60 + 25) * 60_000)
  await tell()
  expect(await notices()).toMatchObject([{ state: 'waiting', attempts: 3 }])
  expect(asked).toBe(3)
  await mailbox.stop()
  mailbox = await startMailbox({}, mailbox.port)
  vi.setSystemTime(from + (11 * 60 + 45) * 60_000)
  await tell()
  expect(mailbox.to).toEqual([ada.email])
})

test('three messages are one notice, until they are read; the text stays where it is', async () => {
  const ada = await patient(therapist, { times: [] })
  itIs('10:00')
  for (const text of ['First secret', 'Second secret', 'Third secret'])
    await writeToPatient(therapist, ada.patientId, { id: v7(), text })
  await tell()
  await tell()
  expect(mailbox.mails).toHaveLength(1)
  expect(mailbox.mails[0]).not.toContain('secret')
  await conversationWith(therapist, ada.patientId)
  const { fresh } = await ownConversation(ada.viewer)
  await readByPatient(ada.viewer, { ids: fresh })
  await tell()
  expect(mailbox.mails).toHaveLength(1)
  await writeToPatient(therapist, ada.patientId, { id: v7(), text: 'Another' })
  await tell()
  expect(mailbox.mails).toHaveLength(2)
})

test('where the notice of one message was refused, or nobody knows what came of it, the next message is told', async () => {
  const ada = await patient(therapist, { times: [] })
  const write = (text: string) => writeToPatient(therapist, ada.patientId, { id: v7(), text })
  await mailbox.stop()
  mailbox = await startMailbox(
    { onRcptTo: (_, __, done) => done(Object.assign(new Error('no such'), { responseCode: 550 })) },
    mailbox.port,
  )
  itIs('10:00')
  await write('First')
  await tell()
  itIs('10:01')
  await tell()
  expect(await states()).toEqual(['given-up'])

  const cut = vi.fn(() => mailbox.cut())
  await unanswered(cut)
  itIs('10:02')
  await write('Second')
  await tell()
  expect(cut).toHaveBeenCalledOnce()
  expect(await states()).toEqual(['given-up', 'sending'])

  await mailbox.stop()
  mailbox = await startMailbox({}, mailbox.port)
  itIs('10:10')
  await tell()
  expect(mailbox.mails).toEqual([])
  for (const text of ['Third', 'Fourth']) await write(text)
  await tell()
  await tell()
  expect(mailbox.to).toEqual([ada.email])
  expect((await states()).toSorted()).toEqual(['given-up', 'sending', 'sent'])
})

test('a mail server that is away holds up no push, is asked once, and loses nothing', async () => {
  const [ada, bo] = [await patient(therapist), await patient(therapist)]
  await withBrowser(bo)
  await asSystem('jobs', (tx) => tx.mailing.deleteMany())
  await mailbox.stop()
  itIs('09:00')
  await tell()
  expect(service.received).toHaveLength(1)
  const waiting = (await notices()).filter(({ channel }) => channel === 'email')
  expect(waiting.map(({ state }) => state)).toEqual(['waiting', 'waiting'])
  // The first found out; the second was not tried.
  expect(waiting.map(({ attempts }) => attempts).sort()).toEqual([0, 1])
  const failing = { since: instantOf(today(), '09:00', zone), times: 1 }
  expect(await mailNews(admin)).toEqual({ sent: null, failing })

  mailbox = await startMailbox({}, mailbox.port)
  itIs('09:02')
  await tell()
  await tell()
  expect(mailbox.to.sort()).toEqual([ada.email, bo.email].sort())
  expect(service.received).toHaveLength(1)
  const sent = instantOf(today(), '09:02', zone)
  expect(await mailNews(admin)).toEqual({ sent, failing: null })
})

test('a push service that does not answer is asked once in a run and holds up no other; what it may have had is not told again', async () => {
  const lost = await startPushService(pushKey())
  for (const at of [[lost], [lost], [lost], [lost, service]]) {
    const person = await patient(therapist, { byEmail: false })
    for (const each of at) await withBrowser(person, pushKey(), each)
  }
  const ends = endings()
  const asked = vi.fn(() => ends.slice(1).forEach((each) => each.abort()))
  lost.answer = asked
  itIs('09:00')
  await tell()
  expect(asked).toHaveBeenCalledOnce()
  expect(service.received).toHaveLength(1)
  const [sending, sent, ...waiting] = (await notices()).sort((a, b) => a.state.localeCompare(b.state))
  expect([sending, sent]).toMatchObject([{ state: 'sending' }, { state: 'sent' }])
  expect(waiting).toMatchObject(Array(2).fill({ state: 'waiting', attempts: 0 }))

  lost.answer = 201
  for (const time of ['09:01', '09:02']) {
    itIs(time)
    await tell()
  }
  expect(lost.received).toHaveLength(2)
  expect(service.received).toHaveLength(1)
  await lost.stop()
})

test.each([
  [201, 'sent'],
  [403, 'sending'],
])(
  'of two browsers, the one that has not had it is told later, and the one that may have is not told again (%i)',
  async (answer, state) => {
    const lost = await startPushService(pushKey())
    onTestFinished(() => lost.stop())
    const cut = vi.fn(() => lost.cut())
    lost.answer = cut
    service.answer = 503
    const ada = await patient(therapist, { byEmail: false })
    await withBrowser(ada, pushKey(), lost)
    await withBrowser(ada)
    itIs('09:00')
    await tell()
    expect(cut).toHaveBeenCalledOnce()
    expect(await notices()).toMatchObject([{ state: 'waiting', attempts: 1 }])
    service.answer = answer
    for (const time of ['09:01', '09:02', '09:03']) {
      itIs(time)
      await tell()
    }
    expect(cut).toHaveBeenCalledOnce()
    expect(service.received).toHaveLength(answer === 201 ? 1 : 0)
    expect(await notices()).toMatchObject([{ state, attempts: 2 }])
  },
)

test('a push service that cannot be reached is tried once in a run, and all is told once it can be', async () => {
  for (let count = 0; count < 3; count++) await withBrowser(await patient(therapist, { byEmail: false }))
  vi.spyOn(AbortSignal, 'timeout')
    .mockReturnValueOnce(new AbortController().signal)
    .mockReturnValue(AbortSignal.abort())
  itIs('09:00')
  await tell()
  expect((await notices()).map(({ state, attempts }) => [state, attempts]).sort()).toEqual([
    ['waiting', 0],
    ['waiting', 0],
    ['waiting', 1],
  ])
  vi.restoreAllMocks()
  itIs('09:01')
  await tell()
  expect(service.received).toHaveLength(3)
  expect(await states()).toEqual(Array(3).fill('sent'))
})

test('a run ends in time, and the next one tells whom it did not come to', async () => {
  for (let count = 0; count < 3; count++) await patient(therapist)
  const ends = endings()
  await mailbox.stop()
  mailbox = await startMailbox(
    {
      onMailFrom(_, __, done) {
        ends[0]?.abort()
        done()
      },
    },
    mailbox.port,
  )
  itIs('09:00')
  await tell()
  expect(mailbox.mails).toHaveLength(1)
  expect((await notices()).map(({ state }) => state).sort()).toEqual(['sent', 'waiting', 'waiting'])
  ends.length = 0
  for (let runs = 0; runs < 3; runs++) {
    await tell()
    ends.length = 0
  }
  expect(mailbox.mails).toHaveLength(3)
  expect(await states()).toEqual(Array(3).fill('sent'))
})

test('one that says later is asked later; one that says no is not asked again', async () => {
  await patient(therapist)
  let code = 451
  await mailbox.stop()
  mailbox = await startMailbox(
    { onRcptTo: (_, __, done) => done(Object.assign(new Error('not now'), { responseCode: code })) },
    mailbox.port,
  )
  itIs('09:00')
  await tell()
  await tell()
  expect(await notices()).toMatchObject([{ state: 'waiting', attempts: 1 }])
  code = 550
  itIs('09:02')
  await tell()
  expect(await notices()).toMatchObject([{ state: 'given-up', attempts: 2 }])
})

test('a connection that is cut after the text may have delivered it: it is not sent again', async () => {
  await patient(therapist)
  const cut = vi.fn(() => mailbox.cut())
  await unanswered(cut)
  for (const time of ['09:00', '09:05', '09:30']) {
    itIs(time)
    await tell()
  }
  expect(cut).toHaveBeenCalledOnce()
  expect(await states()).toEqual(['sending'])
})

test.each([
  ['before it has the text, and it goes out later', 'onMailFrom', 'waiting'],
  ['with the text, and it is not sent again', 'onData', 'sending'],
] as const)('a mail server that takes its time is cut off %s', async (_, step, state) => {
  await patient(therapist)
  const ends = endings()
  const cutOff = vi.fn((done: () => void) => {
    ends[1]?.abort()
    done()
  })
  await mailbox.stop()
  mailbox = await startMailbox(
    {
      onMailFrom: (_, __, done) => (step === 'onMailFrom' ? cutOff(done) : done()),
      onData: (stream, _, done) => void stream.on('end', () => cutOff(done)).resume(),
    },
    mailbox.port,
  )
  itIs('09:00')
  await tell()
  expect(cutOff).toHaveBeenCalledOnce()
  expect(await notices()).toMatchObject([{ state, attempts: 1 }])
})

test('a run and its last try take a minute at most', async () => {
  const [ada, bo] = [await patient(therapist), await patient(therapist, { byEmail: false })]
  await withBrowser(bo)
  const ends = endings()
  itIs('09:00')
  await tell()
  expect([mailbox.to, service.received.length]).toEqual([[ada.email], 1])
  const [run, ...tries] = ends.map(({ after }) => after)
  expect(tries).toHaveLength(2)
  expect(run! + Math.max(...tries)).toBeLessThanOrEqual(60_000)
})

test('a mail server that goes silent once it has the text is asked once in a run, and loses one notice and no more', async () => {
  const people = [await patient(therapist), await patient(therapist), await patient(therapist)]
  const cut = vi.fn(() => mailbox.cut())
  await unanswered(cut)
  itIs('09:00')
  await tell()
  expect(cut).toHaveBeenCalledOnce()
  expect((await notices()).map(({ state, attempts }) => [state, attempts]).sort()).toEqual([
    ['sending', 1],
    ['waiting', 0],
    ['waiting', 0],
  ])
  await mailbox.stop()
  mailbox = await startMailbox({}, mailbox.port)
  itIs('09:01')
  await tell()
  expect(mailbox.to).toHaveLength(people.length - 1)
  expect((await states()).sort()).toEqual(['sending', 'sent', 'sent'])
})

test('a notice that went nowhere, since the database did not answer, goes out a minute later', async () => {
  const ada = await patient(therapist)
  itIs('09:00')
  await cutAt('plans', tell)
  expect(await notices()).toMatchObject([{ state: 'waiting', attempts: 0 }])
  itIs('09:02')
  await tell()
  expect(mailbox.to).toEqual([ada.email])
})

test('a notice that was claimed by a process which then stopped is not sent by another', async () => {
  const ada = await patient(therapist)
  itIs('09:00')
  await asJob(therapist.clinicId, (tx) =>
    tx.notice.create({
      data: {
        ...{ clinicId: therapist.clinicId, patientId: ada.patientId, kind: 'reminder', channel: 'email' },
        ...{ subject: `${today()} 09:00`, state: 'sending', attempts: 1 },
      },
    }),
  )
  await tell()
  expect(mailbox.mails).toEqual([])
})

test('nothing is written down about somebody who is just being erased, also where figures stay', async () => {
  const ada = await patient(therapist)
  const bo = await patient(therapist)
  itIs('09:00')
  await meanwhile(
    (begin) =>
      asViewer(admin, async (tx) => {
        await tx.$queryRaw`SELECT erase_patient(${ada.patientId}::uuid, true)`
        await begin()
      }),
    tell,
  )
  await tell()
  expect(mailbox.to).toEqual([bo.email])
  const written = await asJob(therapist.clinicId, (tx) => tx.notice.findMany({ select: { patientId: true } }))
  expect(written).toEqual([{ patientId: bo.patientId }])
})

test('a browser is not forgotten where the push service takes nothing of ours, as while our clock is ahead', async () => {
  const ada = await patient(therapist, { byEmail: false })
  const address = await withBrowser(ada)
  service.answer = 403
  itIs('09:00')
  await tell()
  service.answer = 201
  await asViewer(ada.viewer, (tx) => tx.reminderChoice.updateMany({ data: { times: ['12:00'] } }))
  itIs('12:00')
  await tell()
  expect(service.received.map(({ endpoint }) => endpoint)).toEqual([address])
})

test('a browser that listens to the key of before is not tried', async () => {
  const [ada, bert] = [
    await patient(therapist, { byEmail: false }),
    await patient(therapist, { byEmail: false }),
  ]
  const address = await withBrowser(ada)
  await withBrowser(ada, 'of before')
  await withBrowser(bert, 'of before')
  itIs('09:00')
  await tell()
  expect(service.received.map(({ endpoint }) => endpoint)).toEqual([address])
  expect(await notices()).toEqual([{ kind: 'reminder', channel: 'push', state: 'sent', attempts: 1 }])
})

test('a browser of before its key was noted listens to the one in use by then, and to no later one', async () => {
  const ada = await patient(therapist, { byEmail: false })
  const address = await withBrowser(ada, null)
  itIs('09:00')
  await tell()
  expect(service.received.map(({ endpoint }) => endpoint)).toEqual([address])

  await asViewer(ada.viewer, (tx) => tx.reminderChoice.updateMany({ data: { times: ['12:00'] } }))
  process.env.NEXTAUTH_SECRET = 'the session key that came after it'
  itIs('12:00')
  await tell()
  expect(service.received).toHaveLength(1)
})

test('a push is encrypted for the browser and signed, goes to those who are signed in, and forgets those that are gone', async () => {
  const ada = await patient(therapist, { byEmail: false })
  const [first, second] = [await withBrowser(ada), await withBrowser(ada)]
  itIs('09:00')
  await tell()
  expect(service.received.map(({ endpoint }) => endpoint).sort()).toEqual([first, second].sort())
  expect(service.received[0]?.text).toEqual({ title: 'A reminder for today', path: '/today' })

  service.received.length = 0
  service.answer = 410
  await asViewer(ada.viewer, (tx) => tx.reminderChoice.updateMany({ data: { times: ['12:00'] } }))
  itIs('12:00')
  await tell()
  const devices = () => asViewer(ada.viewer, (tx) => tx.pushDevice.count())
  expect(await devices()).toBe(0)

  service.answer = 201
  await withBrowser(ada)
  vi.useRealTimers()
  await asSystem('sign-in', (tx) => endSessionsOf(tx, ada.accountId))
  await asViewer(ada.viewer, (tx) => tx.reminderChoice.updateMany({ data: { times: ['15:00'] } }))
  itIs('15:00')
  await tell()
  expect(service.received).toEqual([])
})

test('the link in the e-mail ends the e-mails alone, and a link that is not ours ends nothing', async () => {
  const ada = await patient(therapist)
  await withBrowser(ada)
  const token = stopToken(therapist.clinicId, ada.patientId, ada.email)
  const choice = () => asViewer(ada.viewer, (tx) => tx.reminderChoice.findFirstOrThrow())
  const forged = `${token.slice(0, -1)}${token.endsWith('A') ? 'Q' : 'A'}`
  for (const wrong of ['', 'x', forged, token.slice(0, 40), `${token}AAAA`])
    await expect(stopByLink(wrong)).rejects.toMatchObject({ name: 'NotFound' })
  expect((await choice()).byEmail).toBe(true)
  await stopByLink(token)
  await stopByLink(token)
  expect((await choice()).byEmail).toBe(false)
  itIs('09:00')
  await tell()
  expect(mailbox.mails).toEqual([])
  // Whoever has an e-mail does not have her phone.
  expect(service.received).toHaveLength(1)
})

test('a link that was sent to an address of before is not in use any more', async () => {
  const ada = await patient(therapist)
  itIs('09:00')
  await tell()
  const [, token = ''] = /\/api\/reminders\/stop\/([\w-]{64})>/.exec(mailbox.mails[0] ?? '') ?? []
  expect(await whoseReminders(token)).toMatchObject({ patientId: ada.patientId })
  const move = (email: string) =>
    asViewer(therapist, (tx) => tx.patient.updateMany({ where: { id: ada.patientId }, data: { email } }))
  for (const email of [`new-${ada.email}`, '']) {
    await move(email)
    expect(await whoseReminders(token)).toBeNull()
    await expect(stopByLink(token)).rejects.toMatchObject({ name: 'NotFound' })
  }
  const choice = await asViewer(ada.viewer, (tx) => tx.reminderChoice.findFirstOrThrow())
  expect(choice.byEmail).toBe(true)
  // Written in another way it is the same.
  await move(ada.email.toUpperCase())
  expect(await whoseReminders(token)).toMatchObject({ patientId: ada.patientId })
})
