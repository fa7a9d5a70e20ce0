// Signing in for the tests of it: a clinic, accounts of one passphrase, and tries that come from a new address each.
import { aClinic, anAccount } from '@/server/accounts.fixture'
import type { SignedIn } from '@/server/auth-session'
import { asSystem } from '@/server/db'
import { newDeviceCookie, signInProofOf } from '@/server/known-device'
import { hashPassphrase } from '@/server/passphrase'
import { signIn } from '@/server/sign-in'

export const passphrase = 'river candle maple stone'

type Wanted = { clinicId?: string; patientId?: string; disabled?: boolean; withoutPassphrase?: boolean }
export type SigningIn = Awaited<ReturnType<typeof signingIn>>

export async function signingIn() {
  process.env.NEXTAUTH_SECRET = 'only for the tests, and longer than 32'
  const hash = await hashPassphrase(passphrase)
  const harbour = await aClinic('Harbour')
  async function newAccount(more: Wanted = {}) {
    const { id, signIn } = await anAccount(more.clinicId ?? harbour, {
      ...(more.patientId && { patientId: more.patientId, roles: [] }),
      disabled: more.disabled,
      passphraseHash: more.withoutPassphrase ? null : hash,
    })
    return { id, name: signIn }
  }
  return { harbour, newAccount }
}

let addresses = 0
export const newAddress = () => `198.51.${Math.floor(addresses / 250)}.${addresses++ % 250}`

export const attempt = (name: string, more: Partial<Parameters<typeof signIn>[0]> = {}) =>
  signIn({ name, passphrase, address: newAddress(), device: 'test', deviceCookie: '', ...more })
export const wrongly = (name: string, more: Partial<Parameters<typeof signIn>[0]> = {}) =>
  attempt(name, { passphrase: 'not the right words', ...more })

/** The cookie of a browser, a new one each time, in which that account has signed in as it does now. */
export const onKnownBrowser = async (accountId: string) =>
  newDeviceCookie(await asSystem('sign-in', (tx) => signInProofOf(tx, accountId)))

export async function signedIn(name: string): Promise<SignedIn> {
  const answer = await attempt(name)
  if (typeof answer === 'string' || 'next' in answer)
    throw new Error(`not signed in: ${JSON.stringify(answer)}`)
  return answer
}
