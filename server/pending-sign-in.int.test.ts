// A sign-in that waits for its second step, on a real database: whose it is, which secret it shows, and what ends it.
import { beforeAll, beforeEach, expect, it, vi } from 'vitest'
import { aClinic, anAdmin, anAccount } from '@/server/accounts.fixture'
import { authenticator } from '@/server/authenticator.fixture'
import { disableColleague } from '@/server/clinic'
import { asSystem } from '@/server/db'
import { acceptInvitation, inviteColleague } from '@/server/invitations'
import { hashPassphrase } from '@/server/passphrase'
import {
  awaitSecondStep,
  finishByEnrolling,
  finishWithCode,
  pendingSecret,
  pendingSignIn,
} from '@/server/pending-sign-in'
import { withSecondStep } from '@/server/second-step.fixture'
import { signIn } from '@/server/sign-in'
import { requireSecondStep } from '@/server/staff-second-step'

// Next keeps cookies for a request alone; here each browser keeps its own.
let browser: Map<string, string>
vi.mock('next/headers', () => ({
  cookies: async () => ({
    get: (name: string) => ({ name, value: browser.get(name) }),
    set: (name: string, value: string) => browser.set(name, value),
  }),
}))

const known = 'river candle maple stone'
let clinicId: string
let admin: Awaited<ReturnType<typeof anAdmin>>
let account: { id: string; name: string }

beforeAll(async () => {
  process.env.NEXTAUTH_SECRET = 'only for the tests, and longer than 32'
  clinicId = await aClinic('Harbour')
  admin = await anAdmin(clinicId)
  await withSecondStep(admin)
  await requireSecondStep(admin, true)
})
beforeEach(async () => {
  const { id, signIn: name } = await anAccount(clinicId, { passphraseHash: await hashPassphrase(known) })
  account = { id, name }
  browser = new Map()
})

/** Leaves the browser that is open for another. */
const openBrowser = (cookies = new Map<string, string>()) => (browser = cookies)

async function enterPassphrase(passphrase: string): Promise<void> {
  const due = await signIn({ name: account.name, passphrase, address: '', device: 'test', deviceCookie: '' })
  if (typeof due === 'string' || !('next' in due)) throw new Error('no second step is due')
  expect(await awaitSecondStep(due, null)).toBe('/sign-in/enrol')
}

async function appHere() {
  const shown = await pendingSecret()
  if (!shown || shown.secret === 'set-up') throw new Error('no secret is shown')
  return authenticator(shown.secret.secret)
}

const isOn = () =>
  asSystem('sign-in', (tx) =>
    tx.secondStep.count({ where: { accountId: account.id, confirmedAt: { not: null } } }),
  )

it('shows and confirms its own secret alone, not the one of whoever signs in after', async () => {
  const strangers = openBrowser()
  await enterPassphrase(known)
  const strangersApp = await appHere()
  const owners = openBrowser()
  await enterPassphrase(known)
  const ownersApp = await appHere()

  openBrowser(strangers)
  expect(await pendingSecret()).toBeNull()
  for (const code of [strangersApp(), ownersApp()])
    await expect(finishByEnrolling(code, 'test')).rejects.toThrow('begun anew in another browser')
  expect(await isOn()).toBe(0)

  openBrowser(owners)
  expect((await finishByEnrolling(ownersApp(), 'test')).codes).toHaveLength(10)
  expect(await pendingSecret()).toMatchObject({ secret: 'set-up' })
  openBrowser(strangers)
  expect(await pendingSecret()).toBeNull()
})

it('is finished in the way that it is due, and by no code of the other', async () => {
  await enterPassphrase(known)
  const app = await appHere()
  await expect(finishWithCode(app(), 'test')).rejects.toThrow('took too long')
  const { codes } = await finishByEnrolling(app(), 'test')

  const due = await signIn({
    name: account.name,
    passphrase: known,
    address: '',
    device: 'test',
    deviceCookie: '',
  })
  if (typeof due === 'string' || !('next' in due)) throw new Error('no second step is due')
  expect(await awaitSecondStep(due, null)).toBe('/sign-in/code')
  expect(await pendingSecret()).toBeNull()
  await expect(finishByEnrolling(app(), 'test')).rejects.toThrow('took too long')
  expect(await finishWithCode(codes[0]!, 'test')).toMatchObject({ accountId: account.id })
})

it('ends the sessions of whoever knew the passphrase alone, once the app is set up', async () => {
  await enterPassphrase(known)
  const app = await appHere()
  await requireSecondStep(admin, false)
  const stranger = await signIn({
    ...{ name: account.name, passphrase: known, address: '', device: 'another', deviceCookie: '' },
  })
  expect(stranger).toHaveProperty('sessionId')
  const { sessionId } = await finishByEnrolling(app(), 'test')
  const open = await asSystem('sign-in', (tx) =>
    tx.authSession.findMany({ where: { accountId: account.id, endedAt: null } }),
  )
  expect(open.map(({ id }) => id)).toEqual([sessionId])
  await requireSecondStep(admin, true)
})

it('ends when the passphrase is renewed, and turns nothing on any more', async () => {
  const strangers = openBrowser()
  await enterPassphrase(known)
  const strangersApp = await appHere()
  openBrowser()
  const { token } = await inviteColleague(admin, account.id)
  await acceptInvitation({ token, way: 'passphrase', passphrase: 'another four words here' }, 'test')

  openBrowser(strangers)
  expect(await pendingSignIn('enrol')).toBeNull()
  expect(await pendingSecret()).toBeNull()
  await expect(finishByEnrolling(strangersApp(), 'test')).rejects.toThrow('took too long')
  expect(await isOn()).toBe(0)
})

it('ends when the account is disabled', async () => {
  await enterPassphrase(known)
  const app = await appHere()
  await disableColleague(admin, account.id)
  expect(await pendingSecret()).toBeNull()
  await expect(finishByEnrolling(app(), 'test')).rejects.toThrow('took too long')
  expect(await isOn()).toBe(0)
})
