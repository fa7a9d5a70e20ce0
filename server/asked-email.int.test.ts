// A patient's new e-mail address on a real database: what counts before it is proved and after, what a link does and how often, and who is told.
import pg from 'pg'
import { v7 } from 'uuid'
import { afterAll, afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest'
import { newPatientSchema } from '@/domain/patients'
import { actAs } from '@/prisma/demo/insert'
import { sessionOf, viewerBehind } from '@/server/accounts.fixture'
import {
  askForEmail,
  confirmEmail,
  emailToConfirm,
  forgetUnproved,
  keepEmail,
  sendProof,
} from '@/server/asked-email'
import { endOwnSession, stillSignedIn } from '@/server/auth-session'
import { asSystem, asViewer } from '@/server/db'
import { sqlState } from '@/server/db-errors'
import { Refused } from '@/server/errors'
import { acceptInvitation, endPatientSessions, invitePatient } from '@/server/invitations'
import { sendOnce, type Mail } from '@/server/mail'
import { meanwhile } from '@/server/meanwhile.fixture'
import { ownContact, saveOwnContact } from '@/server/own-contact'
import { getPatientRecord, saveSection } from '@/server/patient-record'
import { addPatient, getPatient } from '@/server/patients'
import { sendSignInLinks } from '@/server/sign-in-links'
import { clinicOf, treatedBy, type Treated } from '@/server/two-clinics.fixture'
import type { PatientViewer, Therapist } from '@/server/viewer'

let owner: pg.Client
let ana: Therapist
let ada: Treated & { viewer: PatientViewer; email: string }

beforeAll(async () => {
  owner = new pg.Client({ connectionString: process.env.DATABASE_URL })
  await owner.connect()
  ana = await (await clinicOf('Harbour')).therapist()
})
afterAll(() => owner.end())
beforeEach(async () => {
  // Nobody listens there: what would be sent is answered.
  process.env.SMTP_URL = 'smtp://127.0.0.1:1'
  ada = await patientAt(newAddress())
})
afterEach(() => {
  delete process.env.SMTP_URL
  vi.useRealTimers()
})

const newAddress = () => `${v7()}@example.test`

async function patientAt(email: string) {
  const treated = await treatedBy(ana, 'Ada Quist')
  const viewer = await viewerBehind(await sessionOf(ana.clinicId, treated.accountId))
  if (viewer.kind !== 'patient') throw new Error('not a patient')
  await asViewer(ana, (tx) =>
    tx.patient.updateMany({ where: { id: treated.patientId }, data: { email, emailBy: ana.accountId } }),
  )
  return { ...treated, viewer, email }
}

const ask = (email: string) => saveOwnContact(ada.viewer, { phone: '', email })
const emailOf = async ({ patientId }: Treated) => (await getPatient(ana, patientId)).email
const tokenIn = ([mail]: Mail[]) => /\/confirm-email\/([\w-]+)/.exec(mail?.text ?? '')?.[1] ?? ''

/** Whether asking for a link to sign in with this address leads to one for Ada. */
async function getsLinks(email: string): Promise<boolean> {
  const links = () =>
    asSystem('sign-in', (tx) => tx.signInLink.count({ where: { accountId: ada.accountId, usedAt: null } }))
  const before = await links()
  await sendSignInLinks(email)
  return (await links()) > before
}

it('a new address counts once its link is used; until then all goes to the one before', async () => {
  const email = newAddress()
  const mails = await saveOwnContact(ada.viewer, { phone: '020 7946 0018', email })
  expect(
    mails.map(({ to }) => to),
    'the one in force hears of it in time',
  ).toEqual([email, ada.email])
  const words = mails.map(({ subject, text }) => `${subject}\n${text}`.replace(tokenIn(mails), '')).join('\n')
  expect(words, 'others read mail programs too').not.toMatch(/\bAda\b|Harbour|exercis|clinic/i)
  expect(mails[1]!.text).not.toContain(email)
  expect(await ownContact(ada.viewer)).toMatchObject({
    phone: '020 7946 0018',
    email: ada.email,
    asked: email,
  })
  expect(await getsLinks(email)).toBe(false)

  const token = tokenIn(mails)
  for (let look = 0; look < 3; look++)
    expect(await emailToConfirm(token)).toEqual({ email, clinicName: ana.clinicName })
  expect(await emailOf(ada), 'looking changes nothing').toBe(ada.email)

  const told = await confirmEmail(token)
  expect(told.map(({ to }) => to)).toEqual([ada.email])
  expect(told[0]!.text).not.toMatch(new RegExp(`Ada|Harbour|${email}`))
  expect(await ownContact(ada.viewer)).toMatchObject({ email, asked: null })
  expect(await getPatient(ana, ada.patientId)).toMatchObject({ email, ownContactAt: expect.any(Date) })
  expect(await getsLinks(ada.email)).toBe(false)
  expect(await getsLinks(email)).toBe(true)
})

it('a link works once, also for two at once, for an hour, and is kept as a hash', async () => {
  const token = tokenIn(await ask(newAddress()))
  const rows = await asSystem('sign-in', (tx) => tx.askedEmail.findMany())
  expect(JSON.stringify(rows)).not.toContain(token)
  const both = await Promise.allSettled([confirmEmail(token), confirmEmail(token)])
  expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  await expect(confirmEmail(token)).rejects.toThrow(Refused)
  const counts = await emailOf(ada)

  const late = tokenIn(await ask(newAddress()))
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 60 * 60_000 + 1_000 })
  expect(await emailToConfirm(late)).toBeNull()
  await expect(confirmEmail(late)).rejects.toThrow(Refused)
  expect(await emailOf(ada)).toBe(counts)
  expect(await ownContact(ada.viewer), 'another can still be sent').toMatchObject({
    asked: expect.any(String),
  })
})

it('a newer link ends an older, and keeping the old address ends both', async () => {
  const email = newAddress()
  const first = tokenIn(await ask(email))
  const again = await sendProof(ada.viewer)
  expect(again.map(({ to }) => to)).toEqual([email])
  const second = tokenIn(again)
  expect(await emailToConfirm(first)).toBeNull()
  expect(await emailToConfirm(second)).toMatchObject({ email })
  await keepEmail(ada.viewer)
  await expect(confirmEmail(second)).rejects.toThrow(Refused)
  expect(await ownContact(ada.viewer)).toMatchObject({ email: ada.email, asked: null })
  expect(await sendProof(ada.viewer)).toEqual([])
})

it('it touches nobody else, and a disabled account proves nothing', async () => {
  const bo = await patientAt(ada.email)
  const token = tokenIn(await ask(newAddress()))
  await keepEmail(bo.viewer)
  await confirmEmail(token)
  expect(await emailOf(bo)).toBe(ada.email)

  const late = tokenIn(await ask(newAddress()))
  await asViewer(ana, (tx) =>
    tx.account.updateMany({ where: { id: ada.accountId }, data: { disabledAt: new Date() } }),
  )
  expect(await emailToConfirm(late)).toBeNull()
  await expect(confirmEmail(late)).rejects.toThrow(Refused)
})

it('whoever ends every way in, or comes in anew, ends the link to a new address as well', async () => {
  const signedOut = tokenIn(await ask(newAddress()))
  await endPatientSessions(ana, ada.patientId)
  expect(await emailToConfirm(signedOut)).toBeNull()
  await expect(confirmEmail(signedOut)).rejects.toThrow(Refused)

  ada = await patientAt(newAddress())
  const before = tokenIn(await ask(newAddress()))
  await getsLinks(ada.email)
  const { token } = await invitePatient(ana, ada.patientId, true)
  await acceptInvitation({ token, way: 'this-device' }, 'new phone')
  await expect(confirmEmail(before)).rejects.toThrow(Refused)
  const open = { accountId: ada.accountId, usedAt: null }
  expect(await asSystem('sign-in', (tx) => tx.signInLink.count({ where: open }))).toBe(0)
  expect(await emailOf(ada)).toBe(ada.email)
})

it('links to sign in that were sent to the address before end with the change', async () => {
  expect(await getsLinks(ada.email)).toBe(true)
  const open = { accountId: ada.accountId, usedAt: null }
  const token = tokenIn(await ask(newAddress()))
  expect(await asSystem('sign-in', (tx) => tx.signInLink.count({ where: open }))).toBe(1)
  await confirmEmail(token)
  expect(await asSystem('sign-in', (tx) => tx.signInLink.count({ where: open }))).toBe(0)
})

it('an address that is taken away is told so at once', async () => {
  expect((await ask('')).map(({ to }) => to)).toEqual([ada.email])
  expect(await emailOf(ada)).toBe('')
})

it('what staff write down counts at once, ends links underway and what was asked for, and is told', async () => {
  const token = tokenIn(await ask(newAddress()))
  await getsLinks(ada.email)
  const { sections } = await getPatientRecord(ana, ada.patientId)
  expect(await saveSection(ana, ada.patientId, { ...sections.person, phone: '1' }), 'the same').toEqual([])
  expect(await emailToConfirm(token)).not.toBeNull()

  const email = newAddress()
  const told = await saveSection(ana, ada.patientId, { ...sections.person, email })
  expect(told.map(({ to }) => to)).toEqual([ada.email])
  expect(await emailOf(ada)).toBe(email)
  expect(await emailToConfirm(token)).toBeNull()
  const open = { accountId: ada.accountId, usedAt: null }
  expect(await asSystem('sign-in', (tx) => tx.signInLink.count({ where: open }))).toBe(0)
})

/** The change that staff are making is committed once `run` waits for it. */
async function whileStaffWrite<T>(email: string, run: () => Promise<T>): Promise<PromiseSettledResult<T>> {
  const staff = new pg.Client({ connectionString: process.env.DATABASE_URL })
  await staff.connect()
  try {
    await staff.query('BEGIN')
    await actAs(staff, 'phaseline_staff', ana.clinicId, ana.accountId)
    const change = 'UPDATE patients SET email = $1, email_by = $2 WHERE id = $3'
    await staff.query(change, [email, ana.accountId, ada.patientId])
    const outcome = Promise.allSettled([run()])
    const waiting = `SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`
    await expect.poll(async () => (await owner.query(waiting)).rowCount).toBe(1)
    await staff.query('COMMIT')
    return (await outcome)[0]
  } finally {
    await staff.end()
  }
}

it('a confirmation does not undo what staff are just writing down', async () => {
  const token = tokenIn(await ask(newAddress()))
  const email = newAddress()
  const confirmed = await whileStaffWrite(email, () => confirmEmail(token))
  expect(confirmed).toMatchObject({ status: 'rejected', reason: expect.any(Refused) })
  expect(await emailOf(ada)).toBe(email)
})

it('a phone number that is saved meanwhile is saved alone', async () => {
  const email = newAddress()
  const phone = '020 7946 0018'
  expect(await whileStaffWrite(email, () => saveOwnContact(ada.viewer, { phone }))).toEqual({
    status: 'fulfilled',
    value: [],
  })
  expect(await getPatient(ana, ada.patientId)).toMatchObject({ phone, email })
})

it('an old one that is just being kept is kept', async () => {
  const token = tokenIn(await ask(newAddress()))
  const confirmed = await meanwhile(
    (begin) =>
      asViewer(ada.viewer, async (tx) => {
        await tx.askedEmail.deleteMany({ where: { accountId: ada.accountId } })
        await begin()
      }),
    () => confirmEmail(token),
  )
  expect(confirmed).toBeInstanceOf(Refused)
  expect(await emailOf(ada)).toBe(ada.email)
})

it('what was asked for on a device ends with it, also what is just being asked for there, and nothing else', async () => {
  const other = (await viewerBehind(await sessionOf(ana.clinicId, ada.accountId))) as PatientViewer
  const third = (await viewerBehind(await sessionOf(ana.clinicId, ada.accountId))) as PatientViewer
  const token = tokenIn(await saveOwnContact(other, { email: newAddress() }))
  await endOwnSession(ada.viewer, third.session!)
  expect(await emailToConfirm(token), 'of another device').not.toBeNull()
  await endOwnSession(ada.viewer, other.session!)
  await expect(confirmEmail(token)).rejects.toThrow(Refused)
  expect(await ownContact(ada.viewer)).toMatchObject({ email: ada.email, asked: null })

  const found = (await viewerBehind(await sessionOf(ana.clinicId, ada.accountId))) as PatientViewer
  await meanwhile(
    (begin) =>
      asViewer(found, async (tx) => {
        await stillSignedIn(tx, found)
        await askForEmail(tx, found, newAddress())
        await begin()
      }),
    () => endOwnSession(ada.viewer, found.session!),
  )
  expect(await ownContact(ada.viewer)).toMatchObject({ asked: null })
})

it('nobody asks in somebody else’s session', async () => {
  const { viewer } = await patientAt(newAddress())
  const asking = asViewer(viewer, (tx) =>
    askForEmail(tx, { ...viewer, session: ada.viewer.session }, ada.email),
  )
  expect(sqlState(await asking.catch((error: unknown) => error))).toBe('42501')
})

it('of several that are asked for at once, one waits', async () => {
  const asked = await Promise.all([newAddress(), newAddress(), newAddress(), newAddress()].map(ask))
  const good = await Promise.all(asked.map((mails) => emailToConfirm(tokenIn(mails))))
  expect(good.filter((each) => each !== null)).toHaveLength(1)
  const rows = { where: { accountId: ada.accountId } }
  expect(await asSystem('sign-in', (tx) => tx.askedEmail.count(rows))).toBe(1)
})

it('whoever was never let in is told nothing of an account', async () => {
  const bo = { name: 'Bo Lind', birthDate: '', phone: '', email: newAddress(), timeZone: 'Europe/London' }
  const more = { diagnosis: '', precautions: [], therapistId: '', baseline: null }
  const { patientId } = await addPatient(ana, newPatientSchema.parse({ ...bo, ...more }))
  const { sections } = await getPatientRecord(ana, patientId)
  const save = () => saveSection(ana, patientId, { ...sections.person, email: newAddress() })
  expect(await save()).toEqual([])
  await invitePatient(ana, patientId)
  expect(await save()).toHaveLength(1)
})

it('what nobody has proved within a day is forgotten', async () => {
  await ask(newAddress())
  await forgetUnproved()
  expect(await ownContact(ada.viewer)).toMatchObject({ asked: expect.any(String) })
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 24 * 60 * 60_000 + 1_000 })
  await forgetUnproved()
  vi.useRealTimers()
  expect(await ownContact(ada.viewer)).toMatchObject({ asked: null })
})

it('what is not sent is said in the log, without the address', async () => {
  const log = vi.spyOn(console, 'error').mockImplementation(() => undefined)
  for (const mail of await ask(newAddress())) await sendOnce(mail)
  expect(log.mock.calls).toEqual([
    ['an e-mail was not sent:', 'down'],
    ['an e-mail was not sent:', 'down'],
  ])
  log.mockRestore()
})

it('where no e-mail is sent, an address is only noted', async () => {
  delete process.env.SMTP_URL
  const email = newAddress()
  await ask(email)
  expect(await ownContact(ada.viewer)).toMatchObject({ email, asked: null })
})

it('nobody’s mailbox is filled: the fourth link waits, and nothing of the form is saved', async () => {
  const email = newAddress()
  for (let time = 0; time < 3; time++) await ask(email)
  await expect(saveOwnContact(ada.viewer, { phone: '020 7946 0018', email })).rejects.toMatchObject({
    fields: { email: expect.stringContaining('Wait') },
  })
  await expect(sendProof(ada.viewer)).rejects.toThrow(Refused)
  expect(await ownContact(ada.viewer)).toMatchObject({ phone: '', email: ada.email, asked: email })
})

it('ten addresses within a day may be asked for at once by one account, and then one after a while', async () => {
  const again = newAddress()
  for (let time = 0; time < 3; time++) expect(await ask(again)).toHaveLength(2)
  // What this address is spared is not counted.
  for (let time = 0; time < 9; time++) await expect(ask(again)).rejects.toThrow(Refused)
  for (let time = 0; time < 7; time++) expect(await ask(newAddress())).toHaveLength(2)
  const refused = { fields: { email: expect.stringMatching(/^Too many tries/) } }
  await expect(ask(newAddress())).rejects.toMatchObject(refused)
  await expect(sendProof(ada.viewer)).rejects.toMatchObject(refused)
  ada = await patientAt(newAddress())
  expect(await ask(newAddress())).toHaveLength(2)
})
