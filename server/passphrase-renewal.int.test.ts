// New passphrases by e-mail on a real database and a real mail server: whom the link reaches, how long it is good, what it ends.
import { v7 } from 'uuid'
import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest'
import { sectionSchema } from '@/domain/patient-record'
import { aClinic, aColleague, anAccount, anAdmin, sessionOf } from '@/server/accounts.fixture'
import { asSystem, asViewer } from '@/server/db'
import { acceptInvitation, invitationFor, inviteColleague } from '@/server/invitations'
import { renameColleague } from '@/server/clinic'
import { secondsBeforeLink } from '@/server/guesses'
import { changePassphrase } from '@/server/own-account'
import { getPatientRecord, saveSection } from '@/server/patient-record'
import { sendRenewal } from '@/server/passphrase-renewal'
import { hashPassphrase } from '@/server/passphrase'
import { startMailbox, type Mailbox } from '@/server/reminders.fixture'
import { signIn } from '@/server/sign-in'
import { viewerOfSession } from '@/server/viewer'

const old = 'river candle maple stone'
const renewed = 'another four words here'
let mailbox: Mailbox
let harbour: string
let passphraseHash: string

beforeAll(async () => {
  process.env.NEXTAUTH_SECRET = 'only for the tests, and longer than 32'
  mailbox = await startMailbox()
  process.env.SMTP_URL = mailbox.url
  harbour = await aClinic('Harbour')
  passphraseHash = await hashPassphrase(old)
})
afterAll(async () => {
  delete process.env.SMTP_URL
  await mailbox.stop()
})
afterEach(() => void vi.useRealTimers())

/** The tokens of the e-mails that are sent meanwhile. */
async function tokensSent(name: string): Promise<string[]> {
  const before = mailbox.mails.length
  await sendRenewal(name)
  return mailbox.mails.slice(before).map((mail) => {
    expect(mail).not.toContain('Harbour')
    return /\/invitation\/([\w-]+)/.exec(mail.replace(/=\r\n/g, ''))?.[1] ?? ''
  })
}
const attempt = (name: string, passphrase: string) =>
  signIn({ name, passphrase, address: '', device: 'test', deviceCookie: '' })

it('reaches the address that is the name, in any case, and sets a new passphrase once', async () => {
  const { id, signIn: name } = await anAccount(harbour, { passphraseHash })
  const session = await sessionOf(harbour, id)
  const [token = '', ...more] = await tokensSent(` ${name.toUpperCase()} `)
  expect(more).toEqual([])
  expect(mailbox.to.at(-1)).toBe(name)
  expect(await attempt(name, old), 'asking changes nothing').toMatchObject({ accountId: id })
  await acceptInvitation({ token, way: 'passphrase', signIn: name, passphrase: renewed }, 'test')
  expect(await viewerOfSession(session), 'the sessions of before').toBeNull()
  expect(await attempt(name, old)).toBe('wrong')
  expect(await attempt(name, renewed)).toMatchObject({ accountId: id })
  expect(await invitationFor(token)).toBeNull()
})

it('leads nowhere once the passphrase is changed by who knows it', async () => {
  const { id, signIn: name } = await anAccount(harbour, { passphraseHash })
  const [token = ''] = await tokensSent(name)
  const viewer = (await viewerOfSession(await sessionOf(harbour, id)))!
  await changePassphrase(viewer, { current: old, passphrase: renewed })
  expect(await invitationFor(token)).toBeNull()
})

it('leads nowhere, and goes no more to that mailbox, once an admin has corrected the sign-in name', async () => {
  const { id, signIn: name } = await anAccount(harbour, { passphraseHash })
  const admin = await anAdmin(harbour)
  const [token = ''] = await tokensSent(name)
  await renameColleague(admin, id, { name: 'Ana', signIn: `${id}@corrected.test` })
  expect(await invitationFor(token)).toBeNull()
  expect(await tokensSent(name)).toEqual([])
  expect(await tokensSent(`${id}@corrected.test`)).toHaveLength(1)
  expect(mailbox.to.at(-1)).toBe(`${id}@corrected.test`)
})

it('is good for half an hour, and of two the one that is used ends the other', async () => {
  const { signIn: name } = await anAccount(harbour, { passphraseHash })
  const [first = ''] = await tokensSent(name)
  const [second = ''] = await tokensSent(name)
  await acceptInvitation({ token: first, way: 'passphrase', signIn: name, passphrase: renewed }, 'test')
  expect(await invitationFor(second)).toBeNull()
  const [late = ''] = await tokensSent(name)
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 30 * 60_000 + 1_000 })
  expect(await invitationFor(late)).toBeNull()
})

it('ends no link that an admin has given', async () => {
  const { id, signIn: name } = await anAccount(harbour, { passphraseHash })
  const { token } = await inviteColleague(await anAdmin(harbour), id)
  await tokensSent(name)
  expect(await invitationFor(token)).not.toBeNull()
})

it('is sent to nobody who is unknown, disabled, has no passphrase, or signs in by a name that is no address', async () => {
  const disabled = await anAccount(harbour, { passphraseHash, disabled: true })
  const without = await anAccount(harbour)
  const { id } = await anAccount(harbour, { passphraseHash })
  await asSystem('sign-in', (tx) => tx.account.updateMany({ where: { id }, data: { signIn: 'no-address' } }))
  for (const name of [
    'nobody@example.test',
    disabled.signIn,
    without.signIn,
    'no-address',
    '',
    '\0',
    "'@x.y",
  ])
    expect(await tokensSent(name), name).toEqual([])
})

it('asking is slowed, the same whether or not there is an account', async () => {
  const { signIn: name } = await anAccount(harbour, { passphraseHash })
  for (const asked of [name, 'nobody-at-all@example.test']) {
    const waits = []
    for (let time = 0; time < 5; time++) waits.push((await secondsBeforeLink(asked, '')) > 0)
    expect(waits).toEqual([false, false, false, true, true])
  }
})

it('of a patient goes to the address in their record or nowhere, and never to a name that is an address given up since', async () => {
  const ana = await aColleague(harbour, { name: 'Ana' })
  const patientId = v7()
  const email = `${v7()}@new.test`
  await asViewer(ana, async (tx) => {
    const patient = { id: patientId, clinicId: harbour, name: 'Edith', timeZone: 'Europe/London' }
    await tx.patient.create({ data: patient, select: { id: true } })
    const member = { patientId, therapistId: ana.accountId, fromOn: new Date('2020-01-01') }
    await tx.careTeamMember.create({ data: { clinicId: harbour, ...member }, select: { id: true } })
  })
  const { signIn: name } = await anAccount(harbour, { passphraseHash, patientId, roles: [] })
  expect(await tokensSent(name), 'there is none').toEqual([])
  const { sections } = await getPatientRecord(ana, patientId)
  await saveSection(ana, patientId, sectionSchema.parse({ ...sections.person, email }))
  const [token = ''] = await tokensSent(name)
  expect(mailbox.to.at(-1)).toBe(email)
  await acceptInvitation({ token, way: 'passphrase', signIn: name, passphrase: renewed }, 'test')
  expect(await attempt(name, renewed)).toMatchObject({ patient: true })
  await asViewer(ana, (tx) =>
    tx.careTeamMember.updateMany({ where: { patientId }, data: { toOn: new Date('2020-01-02') } }),
  )
  expect(await tokensSent(name), 'on nobody’s word').toEqual([])
})
