// Links by e-mail on a real database and a real mail server: whom they reach, how often they work, and what nobody learns.
import { v7 } from 'uuid'
import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest'
import { aClinic, aColleague, viewerBehind } from '@/server/accounts.fixture'
import { asSystem, asViewer } from '@/server/db'
import { Refused } from '@/server/errors'
import { acceptInvitation, invitePatient } from '@/server/invitations'
import { later } from '@/server/later'
import { askForLinkByEmail } from '@/server/link-by-email'
import { startMailbox, type Mailbox } from '@/server/reminders.fixture'
import { secondsBeforeLink } from '@/server/guesses'
import { sendSignInLinks, signInLinkFor, useSignInLink } from '@/server/sign-in-links'
import { viewerOfSession, type StaffViewer } from '@/server/viewer'

vi.mock('@/server/later')

let mailbox: Mailbox
let ana: StaffViewer
let eve: StaffViewer

beforeAll(async () => {
  mailbox = await startMailbox()
  process.env.SMTP_URL = mailbox.url
  ana = await aColleague(await aClinic('Harbour'), { name: 'Ana' })
  eve = await aColleague(await aClinic('Riverside'), { name: 'Eve' })
})
afterAll(async () => {
  delete process.env.SMTP_URL
  await mailbox.stop()
})
afterEach(() => void vi.useRealTimers())

const newAddress = () => `${v7()}@example.test`

/** A patient who has been let in on one phone. */
async function patientOf(viewer: StaffViewer, email: string, name = 'Edith') {
  const { clinicId, accountId: therapistId } = viewer
  const id = v7()
  await asViewer(viewer, async (tx) => {
    const data = { id, clinicId, name, email, emailBy: therapistId, timeZone: 'Europe/London' }
    await tx.patient.create({ data, select: { id: true } })
    const since = { patientId: id, therapistId, fromOn: new Date('2020-01-01') }
    await tx.careTeamMember.create({ data: { clinicId, ...since }, select: { id: true } })
  })
  const { token } = await invitePatient(viewer, id)
  const accepted = await acceptInvitation({ token, way: 'this-device' }, 'phone')
  if ('next' in accepted) throw new Error('a patient has no second step')
  return { id, ...accepted }
}

/** The tokens of the e-mails that are sent meanwhile. */
async function tokensSent(to: string): Promise<string[]> {
  const before = mailbox.mails.length
  await sendSignInLinks(to)
  const mails = mailbox.mails.slice(before)
  for (const mail of mails) expect(mail).not.toMatch(/Edith|Harbour/)
  return mails.map((mail) => /\/sign-in\/link\/([\w-]+)/.exec(mail.replace(/=\r\n/g, ''))?.[1] ?? '')
}

it('whoever has the address in another clinic takes nobody’s link', async () => {
  const email = newAddress()
  for (let n = 0; n < 5; n++) await patientOf(eve, email, `Edith ${n}`)
  const { id } = await patientOf(ana, email)
  const tokens = await tokensSent(email)
  expect(tokens).toHaveLength(6)
  const here = await useSignInLink(tokens.at(-1)!, 'another phone')
  expect(await viewerBehind(here.sessionId)).toMatchObject({ patientId: id })
})

it('a link signs in its patient once, and ends no other device', async () => {
  const email = newAddress()
  const edith = await patientOf(ana, email)
  const [token = '', ...more] = await tokensSent(` ${email.toUpperCase()} `)
  expect(more).toEqual([])
  for (let look = 0; look < 3; look++)
    expect(await signInLinkFor(token)).toEqual({ name: 'Edith', clinicName: 'Harbour' })

  const here = await useSignInLink(token, 'another phone')
  expect(await viewerBehind(here.sessionId)).toMatchObject({ kind: 'patient', patientId: edith.id })
  expect(await viewerOfSession(edith.sessionId), 'the first phone').not.toBeNull()
  expect(await signInLinkFor(token)).toBeNull()
  await expect(useSignInLink(token, 'a third')).rejects.toThrow(Refused)
})

it('of two who use one link at once, one gets in', async () => {
  const email = newAddress()
  await patientOf(ana, email)
  const [token = ''] = await tokensSent(email)
  const both = await Promise.allSettled([useSignInLink(token, 'a'), useSignInLink(token, 'b')])
  expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
})

it('it is good for 15 minutes, and kept as a hash', async () => {
  const email = newAddress()
  await patientOf(ana, email)
  const [token = ''] = await tokensSent(email)
  const rows = await asSystem('sign-in', (tx) => tx.signInLink.findMany())
  expect(JSON.stringify(rows)).not.toContain(token)
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 15 * 60_000 + 1_000 })
  expect(await signInLinkFor(token)).toBeNull()
  await expect(useSignInLink(token, 'late')).rejects.toThrow(Refused)
})

it('a couple at one address gets a link each, also at two clinics; an address that nobody has gets none', async () => {
  const email = newAddress()
  const people = [
    await patientOf(ana, email, 'Edith'),
    await patientOf(ana, email),
    await patientOf(eve, email),
  ]
  const tokens = await tokensSent(email)
  const found = await Promise.all(tokens.map((token) => useSignInLink(token, 'phone')))
  expect(found.map(({ accountId }) => accountId).sort()).toEqual(
    people.map(({ accountId }) => accountId).sort(),
  )
  for (const stranger of [newAddress(), '', email.replace(/.@/, '_@'), `${email}'; DROP TABLE accounts; --`])
    expect(await tokensSent(stranger), stranger).toEqual([])
})

it('goes to five of a clinic at one address, whatever stands in another, and first to who has proved it', async () => {
  const email = newAddress()
  const clinics = [
    await aColleague(await aClinic('Hillside'), { name: 'Mallory' }),
    await aColleague(await aClinic('Lakeside'), { name: 'Ben' }),
  ] as const
  for (let more = 0; more < 6; more++) await patientOf(clinics[0], email, `Nobody ${more}`)
  const mine = await patientOf(clinics[1], email)
  const reached = async () =>
    Promise.all(
      (await tokensSent(email)).map(async (token) => (await useSignInLink(token, 'phone')).accountId),
    )
  expect(await reached()).toHaveLength(6)
  expect(await reached()).toContain(mine.accountId)

  const last = await patientOf(clinics[0], email)
  expect(await reached(), 'the seventh of theirs').not.toContain(last.accountId)
  const where = { id: last.id }
  await asViewer(await viewerBehind(last.sessionId), (tx) =>
    tx.patient.updateMany({ where, data: { emailBy: last.accountId } }),
  )
  const found = await reached()
  expect(found[0]).toBe(last.accountId)
  expect(found).toHaveLength(6)
})

it('neither a colleague nor a disabled account gets one, and disabling ends one that was sent', async () => {
  const email = newAddress()
  const edith = await patientOf(ana, email)
  const [token = ''] = await tokensSent(email)
  const where = { id: edith.accountId }
  await asViewer(ana, (tx) => tx.account.updateMany({ where, data: { disabledAt: new Date() } }))
  expect(await signInLinkFor(token)).toBeNull()
  await expect(useSignInLink(token, 'phone')).rejects.toThrow(Refused)
  expect(await tokensSent(email)).toEqual([])
  const { signIn } = await asSystem('sign-in', (tx) =>
    tx.account.findFirstOrThrow({ where: { id: ana.accountId } }),
  )
  expect(await tokensSent(signIn!)).toEqual([])
})

it('asking is slowed per address, the same whether or not anybody has it', async () => {
  const [known, unknown] = [newAddress(), newAddress()]
  await patientOf(ana, known)
  const asked = async (email: string) => {
    const waits: boolean[] = []
    for (let time = 0; time < 5; time++) waits.push((await secondsBeforeLink(email, '')) > 0)
    return waits
  }
  expect(await asked(known)).toEqual([false, false, false, true, true])
  expect(await asked(unknown)).toEqual([false, false, false, true, true])
})

it('asking is answered before anything is sent, whether or not anybody has the address', async () => {
  const [known, unknown] = [newAddress(), newAddress()]
  await patientOf(ana, known)
  for (const email of [known, unknown]) {
    const send = vi.fn(() => Promise.resolve())
    vi.mocked(later).mockClear()
    await askForLinkByEmail(email, send)
    expect(send).not.toHaveBeenCalled()
    const [[, work]] = vi.mocked(later).mock.calls as [Parameters<typeof later>]
    await work()
    expect(send).toHaveBeenCalledExactlyOnceWith(email)
  }
})
