// A clock that was ahead and is put right, on a real database: what was noted meanwhile ends nothing, and lets nobody in, until that time has come again.
import pg from 'pg'
import { afterAll, afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest'
import { v7 } from 'uuid'
import { addDays } from '@/domain/dates'
import { acceptedBefore, sessionBegunBy } from '@/server/accepted-before'
import { sessionOf, viewerBehind } from '@/server/accounts.fixture'
import { beginSession } from '@/server/auth-session'
import { toColumn } from '@/server/clock'
import { asJob, asSystem, asViewer } from '@/server/db'
import { chooseDigest, sendDigests } from '@/server/digest'
import { openInEmergency } from '@/server/emergency-access'
import { NotFound } from '@/server/errors'
import { forgetOldGuesses, secondsBeforeTry } from '@/server/guesses'
import { writeToPatient } from '@/server/messages'
import { tellPatients } from '@/server/notices'
import { addAdverseEvent, getPatientRecord } from '@/server/patient-record'
import { mostChangesADay, secondsBeforeNextLine } from '@/server/so-often'
import { note, noteRefusal } from '@/server/audit'
import { startMailbox, type Mailbox } from '@/server/reminders.fixture'
import { clinicOf, today, treatedBy } from '@/server/two-clinics.fixture'
import { viewerOfSession, type Admin, type Therapist } from '@/server/viewer'

const days = 86_400_000
let owner: pg.Client, mailbox: Mailbox
let mine: Therapist, stranger: Therapist, admin: Admin
beforeAll(async () => {
  owner = new pg.Client({ connectionString: process.env.DATABASE_URL })
  await owner.connect()
  mailbox = await startMailbox()
  const harbour = await clinicOf('Harbour')
  mine = await harbour.therapist()
  stranger = await harbour.therapist()
  admin = await harbour.admin()
})
beforeEach(() => {
  vi.stubEnv('SMTP_URL', mailbox.url)
  vi.stubEnv('NEXTAUTH_URL', 'https://clinic.example')
  vi.stubEnv('NEXTAUTH_SECRET', 'the session key of a clock that was ahead')
  mailbox.mails.length = 0
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllEnvs()
})
afterAll(() => Promise.all([owner.end(), mailbox.stop()]))

/** Two days ahead, until the test says that it was put right. */
const ahead = () => vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 2 * days })
const right = () => void vi.useRealTimers()
/** As if it had been written two days ahead. */
const writtenAhead = (table: string, column: string, where: string) =>
  owner.query(`
    BEGIN; ALTER TABLE ${table} NO FORCE ROW LEVEL SECURITY, DISABLE TRIGGER USER;
    UPDATE ${table} SET ${column} = ${column} + interval '2 days' WHERE ${where};
    ALTER TABLE ${table} FORCE ROW LEVEL SECURITY, ENABLE TRIGGER USER; COMMIT`)

it('whoever mistyped meanwhile waits no longer than anybody', async () => {
  const tried = () => asSystem('sign-in', (tx) => secondsBeforeTry(tx, 'code', mine.accountId))
  ahead()
  for (let i = 0; i < 6; i++) await tried()
  right()
  await forgetOldGuesses()
  expect(await tried()).toBeLessThanOrEqual(2)
})

it('an emergency lasts its hour', async () => {
  const birthDate = '1950-02-03'
  const { patientId } = await treatedBy(mine, 'Ada Ahead')
  await asViewer(mine, (tx) =>
    tx.patient.updateMany({ where: { id: patientId }, data: { birthDate: toColumn(birthDate) } }),
  )
  await openInEmergency(stranger, { name: 'Ada Ahead', birthDate, reason: 'here-now' })
  expect(await getPatientRecord(stranger, patientId)).toBeTruthy()
  // Opened while the clock was ahead: two days before that, as it were.
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() - 2 * days })
  await expect(getPatientRecord(stranger, patientId)).rejects.toThrow(NotFound)
  right()
})

it('a session that was seen meanwhile lies idle from when it is seen next', async () => {
  const id = mine.session!
  const seen = async () => {
    const { rows } = await owner.query<{ at: Date }>(
      'SELECT last_seen_at AS at FROM auth_sessions WHERE id = $1',
      [id],
    )
    return rows[0]?.at.getTime() ?? 0
  }
  await owner.query('BEGIN; SET LOCAL ROLE phaseline_system')
  await owner.query(`UPDATE auth_sessions SET last_seen_at = now() + interval '2 days' WHERE id = $1`, [id])
  await owner.query('COMMIT')
  expect(await viewerOfSession(id)).not.toBeNull()
  await owner.query('BEGIN; SET LOCAL ROLE phaseline_system')
  expect(await seen()).toBeLessThan(Date.now() + 60_000)
  await owner.query('COMMIT')
})

it('a message and the morning round go out all the same', async () => {
  const email = `${v7()}@example.test`
  const { patientId, accountId } = await treatedBy(mine, 'Bo Ahead')
  await asViewer(mine, (tx) => tx.patient.updateMany({ where: { id: patientId }, data: { email } }))
  const patient = await viewerBehind(await sessionOf(mine.clinicId, accountId))
  await asViewer(patient, (tx) =>
    tx.reminderChoice.create({
      data: {
        ...{ clinicId: mine.clinicId, patientId, byEmail: true, times: [] },
        ...{ quietFrom: '00:00', quietUntil: '00:00' },
      },
    }),
  )
  await writeToPatient(mine, patientId, { id: v7(), text: 'How are you?' })
  await asJob(mine.clinicId, async (tx) => {
    const [message] = await tx.message.findMany({ where: { patientId }, select: { id: true } })
    await tx.notice.create({
      data: {
        ...{ clinicId: mine.clinicId, patientId, kind: 'message', subject: message!.id, channel: 'email' },
        notBefore: new Date(Date.now() + 2 * days),
      },
    })
  })
  await tellPatients(mine.clinicId)
  expect(mailbox.to).toEqual([email])

  await chooseDigest(stranger, true)
  await asJob(stranger.clinicId, (tx) =>
    tx.morningDigest.updateMany({ data: { toldOn: toColumn(addDays(today(), 2)) } }),
  )
  vi.useFakeTimers({ toFake: ['Date'], now: new Date(`${today()}T10:00:00Z`) })
  await sendDigests(stranger.clinicId)
  const [told] = await asJob(stranger.clinicId, (tx) => tx.morningDigest.findMany())
  expect(told?.toldOn).toEqual(toColumn(today()))
})

it('the same words are another form, and who used a link then is not let in by it once more', async () => {
  const { patientId, accountId } = await treatedBy(mine, 'Cy Ahead')
  const events = () => asViewer(mine, (tx) => tx.adverseEvent.count({ where: { patientId } }))
  const fell = { on: today(), happened: 'Fell on the stairs', done: 'Rested', replaces: null }
  const link = { token: v7(), attempt: v7(), way: 'this-device' } as const
  for (let i = 0; i < 2; i++) await addAdverseEvent(mine, patientId, fell)
  await asSystem('sign-in', (tx) =>
    beginSession(tx, { id: accountId, clinicId: mine.clinicId, patientId }, 'a phone', sessionBegunBy(link)),
  )
  expect([await events(), await acceptedBefore(link)]).toEqual([1, expect.objectContaining({ accountId })])
  await writtenAhead('adverse_events', 'written_at', `patient_id = '${patientId}'`)
  await writtenAhead('auth_sessions', 'created_at', `account_id = '${accountId}'`)
  await addAdverseEvent(mine, patientId, fell)
  expect([await events(), await acceptedBefore(link)]).toEqual([2, null])
})

it('is of no day and no quarter of an hour: what is done is counted, and noted, as it is', async () => {
  const { clinicId, accountId } = admin
  const refused = async () => {
    const lines = await asViewer(admin, (tx) =>
      tx.auditEntry.findMany({ where: { accountId, action: 'refuse' }, select: { at: true } }),
    )
    return lines.filter(({ at }) => at.getTime() < Date.now() + days).length
  }
  for (let i = 0; i < mostChangesADay; i++)
    await asViewer(admin, (tx) => note(tx, admin, { action: 'refuse', object: 'access' }))
  await writtenAhead('audit_entries', 'at', `account_id = '${accountId}'`)
  expect(await refused()).toBe(0)
  expect(
    await asViewer(admin, (tx) =>
      secondsBeforeNextLine(tx, { clinicId, accountId }, { action: 'refuse', object: 'access' }),
    ),
  ).toBe(0)
  noteRefusal(admin)
  await expect.poll(refused).toBe(1)
})
