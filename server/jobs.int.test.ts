// The queue that processes share: two of them do the work of many clinics, one is killed, and nothing is told twice.
import { fork, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { afterAll, afterEach, beforeAll, expect, onTestFinished, test, vi } from 'vitest'
import { asOwner } from '@/prisma/cloned'
import { sessionOf, viewerBehind } from '@/server/accounts.fixture'
import { dateIn, timeIn } from '@/server/clock'
import { asJob, asSystem, asViewer } from '@/server/db'
import { chooseDigest } from '@/server/digest'
import { startJobs } from '@/server/jobs'
import type { Running } from '@/server/jobs-running'
import { pushKey } from '@/server/push'
import { startMailbox, startPushService, type Mailbox } from '@/server/reminders.fixture'
import { clinicOf, treatedBy, zone } from '@/server/two-clinics.fixture'
import type { PatientViewer } from '@/server/viewer'

const clinics = 6
let mailbox: Mailbox
const children: ChildProcess[] = []

process.env.NEXTAUTH_SECRET = 'the session key of the jobs’ tests alone'
process.env.NEXTAUTH_URL = 'https://clinic.example'
process.env.PHASELINE_TEST_LOOPBACK_PUSH = '1'

beforeAll(async () => {
  mailbox = await startMailbox()
  process.env.SMTP_URL = mailbox.url
})
// What one test has begun does no work of another.
afterEach(async () => {
  for (const child of children.splice(0)) {
    if (child.kill('SIGKILL')) await once(child, 'exit')
  }
})
afterAll(() => mailbox.stop())

async function begin(): Promise<ChildProcess> {
  const child = fork('server/jobs-process.fixture.ts', [], { execArgv: ['--import', 'tsx'] })
  children.push(child)
  await Promise.race([
    once(child, 'message'),
    once(child, 'exit').then(() => Promise.reject(new Error('it ended instead'))),
  ])
  return child
}

/** A clinic with a patient for whom something is due, and whose time is now. */
async function clinicWithReminder(): Promise<{ clinicId: string; email: string; viewer: PatientViewer }> {
  const therapist = await (await clinicOf('Clinic')).therapist()
  const { clinicId } = therapist
  const { patientId, accountId } = await treatedBy(therapist)
  const email = `${patientId}@example.test`
  await asViewer(therapist, (tx) => tx.patient.updateMany({ where: { id: patientId }, data: { email } }))
  const viewer = (await viewerBehind(await sessionOf(clinicId, accountId))) as PatientViewer
  const at = timeIn(zone, new Date())
  await asViewer(viewer, (tx) =>
    tx.reminderChoice.create({
      // The same time twice is no quiet hour.
      data: { clinicId, patientId, byEmail: true, times: [at], quietFrom: '00:00', quietUntil: '00:00' },
    }),
  )
  return { clinicId, email, viewer }
}

const noticesOf = (clinicId: string) =>
  asJob(clinicId, (tx) => tx.notice.findMany({ select: { state: true, subject: true } }))

/** A clinic where it is morning, and one of the staff who wants to be told so. */
async function clinicWithDigest(): Promise<void> {
  const morning = Intl.supportedValuesOf('timeZone').find((each) => timeIn(each, new Date()).startsWith('09'))
  const therapist = await (await clinicOf('Clinic of the morning', morning)).therapist()
  await chooseDigest(therapist, true)
}

test('two processes share the work, one of them is killed, and each reminder goes out once', async () => {
  const reminded: Awaited<ReturnType<typeof clinicWithReminder>>[] = []
  while (reminded.length < clinics) reminded.push(await clinicWithReminder())
  const clinicIds = reminded.map(({ clinicId }) => clinicId)
  const [first, second] = [await begin(), await begin()]
  for (const child of [first, second, first, second]) child.send(clinicIds)
  await expect.poll(() => mailbox.to.length).toBeGreaterThan(0)
  first.kill('SIGKILL')
  const late = await clinicWithReminder()
  second.send([...clinicIds, late.clinicId])
  await expect.poll(() => mailbox.to).toContain(late.email)
  const begun = async () => (await Promise.all(clinicIds.map(noticesOf))).filter(({ length }) => length === 1)
  await expect.poll(begun).toHaveLength(clinics)
  second.send(clinicIds)
  // Told to end, it finishes what it has begun.
  second.disconnect()
  await once(second, 'exit')

  expect([...new Set(mailbox.to)].length, 'nothing twice').toBe(mailbox.to.length)
  for (const { clinicId, email } of [...reminded, late]) {
    const notices = await noticesOf(clinicId)
    expect(notices.map(({ subject }) => subject.slice(0, 10))).toEqual([dateIn(zone)])
    // What the killed one had in its hands may have gone out, and is never tried again.
    expect(notices[0]?.state === 'sent' ? mailbox.to.includes(email) : notices[0]?.state).toEqual(
      notices[0]?.state === 'sent' ? true : 'sending',
    )
  }
})

/** A clinic that waits, for as long as the test takes, for a push service that does not answer. */
async function clinicThatWaits(): Promise<{ running: Running; clinicId: string; patientId: string }> {
  const service = await startPushService(pushKey())
  const asked = vi.fn()
  service.answer = asked
  const { viewer } = await clinicWithReminder()
  const { clinicId, patientId, session } = viewer
  await asViewer(viewer, async (tx) => {
    await tx.reminderChoice.updateMany({ data: { byEmail: false } })
    const device = { clinicId, patientId, authSessionId: session!, pushKey: pushKey(), ...service.browser() }
    await tx.pushDevice.create({ data: device })
  })
  const patience = new AbortController()
  vi.spyOn(AbortSignal, 'timeout').mockReturnValue(patience.signal)
  const running = await startJobs(process.env.DATABASE_URL!)
  onTestFinished(async () => {
    vi.restoreAllMocks()
    patience.abort()
    await running.stop()
    await service.stop()
  })
  await running.tell(clinicId)
  await expect.poll(() => asked.mock.calls.length).toBe(1)
  return { running, clinicId, patientId }
}

test('while one clinic waits for a push service that does not answer, another is told', async () => {
  const told = await clinicWithReminder()
  const { running } = await clinicThatWaits()
  await running.tell(told.clinicId)
  await expect.poll(() => mailbox.to).toContain(told.email)
})

test('a clinic that waits takes one of the places, however often it is asked for', async () => {
  const { running, clinicId, patientId } = await clinicThatWaits()
  const subject = `${dateIn(zone)} ${timeIn(zone, new Date())} once more`
  await asJob(clinicId, (tx) =>
    tx.notice.create({ data: { clinicId, patientId, kind: 'reminder', channel: 'push', subject } }),
  )
  await running.tell(clinicId)
  const done = () =>
    asOwner(
      process.env.DATABASE_URL!,
      `SELECT FROM pgboss.job WHERE name = 'tell-clinic' AND singleton_key = '${clinicId}' AND state = 'completed'`,
    )
  await expect.poll(async () => (await done()).length).toBeGreaterThan(0)
  const waiting = await asJob(clinicId, (tx) => tx.notice.findMany({ where: { state: 'waiting' } }))
  expect(waiting).toMatchObject([{ subject }])
})

test('each minute every clinic’s work is done, and what is not to be kept is forgotten', async () => {
  const { clinicId, email, viewer } = await clinicWithReminder()
  await clinicWithDigest()
  const longAgo = new Date(Date.now() - 2 * 24 * 3_600_000)
  const { accountId, session: authSessionId } = viewer
  const asked = { authSessionId, email, tokenHash: 'of a link that nobody has opened', expiresAt: longAgo }
  await asViewer(viewer, (tx) => tx.askedEmail.create({ data: { clinicId, accountId, ...asked } }))
  const guess = { key: 'of a name that nobody tries any more', failures: 1, lastAt: longAgo }
  await asSystem('sign-in', (tx) => tx.guess.create({ data: guess }))
  const undone = () =>
    asOwner(
      process.env.DATABASE_URL!,
      'SET ROLE phaseline_backup',
      `SELECT DISTINCT 'a seal' AS undone FROM audit_waiting WHERE clinic_id = '${clinicId}'
       UNION SELECT 'a line' FROM watches WHERE clinic_id = '${clinicId}' AND true_until IS NULL
       UNION SELECT 'a digest' FROM morning_digests WHERE told_on IS NULL
       UNION SELECT 'an address' FROM asked_emails UNION SELECT 'a guess' FROM guesses
       ORDER BY undone`,
    )
  expect(await undone()).toEqual(
    ['a digest', 'a guess', 'a line', 'a seal', 'an address'].map((each) => ({ undone: each })),
  )
  await begin()
  await asOwner(process.env.DATABASE_URL!, `INSERT INTO pgboss.job (name) VALUES ('every-minute')`)
  await expect.poll(undone).toEqual([])
  await expect.poll(() => mailbox.to).toContain(email)
})

test('work that was noted while a clock was ahead is not waited for', async () => {
  const asked = (...statements: string[]) =>
    asOwner<{ ahead: boolean }>(process.env.DATABASE_URL!, ...statements)
  await begin()
  await asked(
    `UPDATE pgboss.version SET cron_on = now() + interval '1 year', monitored_on = now() + interval '1 year'`,
    `INSERT INTO pgboss.job (name, policy, singleton_key, start_after)
     VALUES ('tell-clinic', 'short', 'of a year ahead', now() + interval '1 year')`,
  )
  await begin()
  await expect
    .poll(() =>
      asked(
        `SELECT greatest(cron_on, maintained_on, monitored_on) > now() OR EXISTS (
           SELECT FROM pgboss.job WHERE singleton_key = 'of a year ahead') AS ahead FROM pgboss.version`,
      ),
    )
    .toEqual([{ ahead: false }])
})
