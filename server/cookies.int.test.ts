// The cookies of signing in, on a real database: what a browser may do with each, and that a browser is signed in once.
import { beforeAll, beforeEach, expect, it, vi } from 'vitest'
import { awaitSecondStep } from '@/server/pending-sign-in'
import { endEveryWayIn, endSessionHere, signInHere } from '@/server/auth-session'
import { asSystem } from '@/server/db'
import { deviceCookie, knownDevice, signInProofOf } from '@/server/known-device'
import { signedIn, signingIn, type SigningIn } from '@/server/sign-in.fixture'
import { viewerOfSession } from '@/server/viewer'

type Kept = {
  value: string
  httpOnly: boolean
  sameSite: string
  secure: boolean
  path: string
  maxAge: number
}
let browser: Map<string, Kept>
vi.mock('next/headers', () => ({
  cookies: async () => ({
    get: (name: string) => browser.get(name),
    set: (name: string, value: string, how: Omit<Kept, 'value'>) => browser.set(name, { value, ...how }),
  }),
}))

let newAccount: SigningIn['newAccount']
beforeAll(async () => void ({ newAccount } = await signingIn()))
beforeEach(() => {
  browser = new Map()
  return () => vi.unstubAllEnvs()
})

const forMonths = 90 * 86_400

it.each([
  ['http://127.0.0.1:3000', false, ''],
  ['https://clinic.example', true, '__Host-'],
])('at %s are out of reach for scripts and other sites, and secure: %s', async (address, secure, prefix) => {
  vi.stubEnv('NEXTAUTH_URL', address)
  const { id, name } = await newAccount()
  await signInHere(await signedIn(name))
  const due = { next: 'code', accountId: id, clinicId: id, passphrase: '' } as const
  await awaitSecondStep(due, null)
  const kept = Object.fromEntries([...browser].map(([cookie, { value: _, ...how }]) => [cookie, how]))
  const own = { httpOnly: true, secure }
  expect(kept).toEqual({
    [`${prefix}next-auth.session-token`]: { ...own, sameSite: 'lax', path: '/', maxAge: forMonths },
    [`${prefix}phaseline-device`]: { ...own, sameSite: 'strict', path: '/', maxAge: 365 * 86_400 },
    [`${prefix}phaseline-second-step`]: { ...own, sameSite: 'strict', path: '/', maxAge: 600 },
  })
})

it('signing in again, also as somebody else, ends the session that this browser had, and no other', async () => {
  const [ana, ben] = [await newAccount(), await newAccount()]
  const elsewhere = await signedIn(ana.name)
  const first = await signedIn(ana.name)
  await signInHere(first)
  const token = browser.get('next-auth.session-token')!.value
  const second = await signedIn(ana.name)
  await signInHere(second)
  expect(browser.get('next-auth.session-token')!.value).not.toBe(token)
  expect(await viewerOfSession(first.sessionId)).toBeNull()
  expect(await viewerOfSession(second.sessionId)).not.toBeNull()
  await signInHere(await signedIn(ben.name))
  expect(await viewerOfSession(second.sessionId)).toBeNull()
  expect(await viewerOfSession(elsewhere.sessionId)).not.toBeNull()
})

it('a browser is known to all who signed in on it, by one id each, as they sign in now', async () => {
  const people = [await newAccount(), await newAccount()]
  const known = (id: string) =>
    asSystem('sign-in', async (tx) => knownDevice(await deviceCookie(), await signInProofOf(tx, id)))
  for (const { name } of people) await signInHere(await signedIn(name))
  const before = await Promise.all(people.map(({ id }) => known(id)))
  expect(before).toEqual([expect.any(String), expect.any(String)])
  for (const { name } of people) await signInHere(await signedIn(name))
  expect(await Promise.all(people.map(({ id }) => known(id)))).toEqual(before)
})

it('no browser is known by a session that was ended before its cookie was made', async () => {
  const { id, name } = await newAccount()
  const session = await signedIn(name)
  await asSystem('sign-in', async (tx) => {
    await tx.account.updateMany({ where: { id }, data: { passphraseHash: 'another' } })
    await endEveryWayIn(tx, id)
  })
  await signInHere(session)
  expect(await deviceCookie()).toBe('')
})

it('signing out ends the session and takes the cookie away', async () => {
  const here = await signedIn((await newAccount()).name)
  await signInHere(here)
  await endSessionHere()
  expect(await viewerOfSession(here.sessionId)).toBeNull()
  expect(browser.get('next-auth.session-token')).toMatchObject({ value: '', maxAge: 0 })
})
