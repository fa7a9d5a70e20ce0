// A browser in which somebody has signed in before: its tries are counted apart, so that a stranger who keeps guessing
// at an account never locks its owner out (OWASP, "Slow down online guessing attacks with device cookies").
import 'server-only'
import { createHmac, randomUUID, timingSafeEqual } from 'node:crypto'
import { cookies } from 'next/headers'
import { asSystem, type Tx } from '@/server/db'
import { inTurn } from '@/server/in-turn'
import { ownCookie, sessionSecret } from '@/server/session'

const ofDevices = () => ownCookie('phaseline-device', 'strict')
const A_YEAR = 365 * 86_400
// A shared computer at the desk is known to all who work at it.
const KEPT = 8

/** What signing in proves, and what a browser is known by: with another passphrase or second step it is a new one. */
export type SignInProof = { accountId: string; passphraseHash: string | null; secondStep: string | null }

/** What signing in to an account proves now. */
export async function signInProofOf(tx: Tx, accountId: string): Promise<SignInProof> {
  const { passphraseHash, secondStep } = await tx.account.findUniqueOrThrow({
    where: { id: accountId },
    select: { passphraseHash: true, secondStep: { select: { secret: true, confirmedAt: true } } },
  })
  return { accountId, passphraseHash, secondStep: secondStep?.confirmedAt ? secondStep.secret : null }
}

const seal = (...of: string[]) =>
  createHmac('sha256', sessionSecret()).update(of.join(':')).digest('base64url')
const ownSeal = (accountId: string, deviceId: string) => seal('known-device', accountId, deviceId)
const proofSeal = ({ accountId, passphraseHash, secondStep }: SignInProof, deviceId: string) =>
  seal('proved', accountId, deviceId, passphraseHash ?? '', secondStep ?? '')

/** What this browser shows to be known by: for each of the accounts that signed in here last whose it is, and what they proved. */
export async function deviceCookie(): Promise<string> {
  return (await cookies()).get(ofDevices().name)?.value ?? ''
}

/** The id of a device that has signed in to this account before, by what is asked for now, or null. */
export function knownDevice(cookie: string, proof: SignInProof): string | null {
  const [deviceId = '', , proved = ''] = partsOf(cookie).find((each) => isOf(each, proof.accountId)) ?? []
  return deviceId && isSame(proved, proofSeal(proof, deviceId)) ? deviceId : null
}

/** The newest first, each account once, and by the same id for as long as it is known here: each id has tries of its own. */
export function newDeviceCookie(proof: SignInProof, before = ''): string {
  const { accountId } = proof
  const deviceId = knownDevice(before, proof) ?? randomUUID()
  const others = partsOf(before).filter((each) => !isOf(each, accountId))
  const own = [deviceId, ownSeal(accountId, deviceId), proofSeal(proof, deviceId)]
  return [own, ...others]
    .slice(0, KEPT)
    .map((each) => each.join('.'))
    .join('~')
}

const partsOf = (cookie: string) =>
  cookie
    .split('~', KEPT)
    .filter((each) => /^[\da-f-]{36}(\.[\w-]{43}){2}$/.test(each))
    .map((each) => each.split('.'))

const isOf = ([deviceId = '', own = '']: string[], accountId: string) =>
  isSame(own, ownSeal(accountId, deviceId))

function isSame(given: string, seal: string): boolean {
  return timingSafeEqual(Buffer.from(given), Buffer.from(seal))
}

/** This browser has proved what its session began with, or what was changed in it: not where it was ended meanwhile. */
export async function rememberDevice(accountId: string, sessionId: string | null): Promise<void> {
  const proof = await asSystem('sign-in', async (tx) => {
    await inTurn(tx, 'ways-in', accountId)
    const live =
      sessionId !== null &&
      (await tx.authSession.count({ where: { id: sessionId, accountId, endedAt: null } })) > 0
    return live ? signInProofOf(tx, accountId) : null
  })
  if (!proof) return
  const { name, options } = ofDevices()
  const value = newDeviceCookie(proof, await deviceCookie())
  ;(await cookies()).set(name, value, { ...options, maxAge: A_YEAR })
}
