// A sign-in whose passphrase was right and whose second step is still to come: kept for ten minutes in this browser's
// cookie, signed, and good for nothing else. The session begins only after it.
import 'server-only'
import { createHash } from 'node:crypto'
import { cookies } from 'next/headers'
import { decode, encode } from 'next-auth/jwt'
import { z } from 'zod'
import { beginSession, endSessionsOf, type SignedIn } from '@/server/auth-session'
import { asSystem, type Tx } from '@/server/db'
import { Refused } from '@/server/errors'
import { inTurn } from '@/server/in-turn'
import { deviceCookie, knownDevice, signInProofOf } from '@/server/known-device'
import { confirmSecret, newSecret, takeCode, waitingSecret } from '@/server/second-step'
import { ownCookie, sessionSecret } from '@/server/session'

const NAME = 'phaseline-second-step'
const ofThisSignIn = () => ownCookie(NAME, 'strict')
const MINUTES = 10

/** Where the right passphrase has led: to a code, or to setting the second step up. */
export type SecondStepDue = {
  next: 'code' | 'enrol'
  accountId: string
  clinicId: string
  passphrase: string
}

/** Ties what is pending to the passphrase that was right: a new one ends it. */
export const digestOf = (passphraseHash: string | null) =>
  createHash('sha256')
    .update(passphraseHash ?? '')
    .digest('base64url')

export const pendingSchema = z.object({
  next: z.enum(['code', 'enrol']),
  accountId: z.uuid(),
  clinicId: z.uuid(),
  passphrase: z.string(),
  /** The mark of the secret that was made for this sign-in, where one is to be set up. */
  made: z.string().nullable(),
  back: z.string().nullable(),
})
type Pending = z.output<typeof pendingSchema>

/** Keeps it, and answers the page that goes on from here. */
export async function awaitSecondStep(due: SecondStepDue, back: string | null): Promise<string> {
  const made = due.next === 'enrol' ? await newSecret(due) : null
  const token = await encode({
    token: { ...due, made, back } satisfies Pending,
    secret: sessionSecret(),
    salt: NAME,
    maxAge: MINUTES * 60,
  })
  await setCookie(token, MINUTES * 60)
  return `/sign-in/${due.next}`
}

/** What is pending in this browser, while its account may sign in with the passphrase that was right. */
export async function pendingSignIn(next: Pending['next']): Promise<Pending | null> {
  const token = (await cookies()).get(ofThisSignIn().name)?.value
  const read = token && (await decode({ token, secret: sessionSecret(), salt: NAME }).catch(() => null))
  const { data } = pendingSchema.safeParse(read)
  if (data?.next !== next) return null
  return (await asSystem('sign-in', (tx) => accountOf(tx, data))) ? data : null
}

/** The secret that was made for this sign-in and no other, and where to go on to; null where there is nothing to go on with. */
export async function pendingSecret() {
  const pending = await pendingSignIn('enrol')
  const secret = pending && (await waitingSecret(pending, pending.made))
  return secret && { secret, back: pending.back }
}

/** With a code of the app, or a recovery code. @throws Refused when it is not right, or it took too long */
export async function finishWithCode(
  code: string,
  device: string,
): Promise<SignedIn & { back: string | null }> {
  const pending = await due('code')
  const proof = await asSystem('sign-in', (tx) => signInProofOf(tx, pending.accountId))
  await takeCode(pending, code, knownDevice(await deviceCookie(), proof))
  const signedIn = await begin(pending, device)
  await setCookie('', 0)
  return signedIn
}

/** With the first code of an app that was just set up; the recovery codes are shown this once. */
export async function finishByEnrolling(
  code: string,
  device: string,
): Promise<SignedIn & { codes: string[] }> {
  const pending = await due('enrol')
  const codes = await confirmSecret(pending, pending.made, code, (tx) => stillMay(tx, pending))
  return { ...(await begin(pending, device)), codes }
}

async function due(next: Pending['next']): Promise<Pending> {
  const pending = await pendingSignIn(next)
  if (!pending) throw tooLate()
  return pending
}

const tooLate = () => new Refused({ '': 'This took too long. Go back and sign in again.' })

async function begin(pending: Pending, device: string) {
  const sessionId = await asSystem('sign-in', async (tx) => {
    const account = await stillMay(tx, pending)
    // What one signs in with has changed.
    if (pending.next === 'enrol') await endSessionsOf(tx, account.id)
    return beginSession(tx, account, device)
  })
  return { accountId: pending.accountId, sessionId, patient: false, back: pending.back }
}

/** Null once it was disabled, or has another passphrase than the one that was right. */
async function accountOf(tx: Tx, { accountId: id, clinicId, passphrase }: Pending) {
  const account = await tx.account.findFirst({ where: { id, clinicId, disabledAt: null } })
  return account && digestOf(account.passphraseHash) === passphrase ? account : null
}

/** Asked so that whoever ends all ways in comes before it or after it. */
async function stillMay(tx: Tx, pending: Pending) {
  await inTurn(tx, 'ways-in', pending.accountId)
  const account = await accountOf(tx, pending)
  if (!account) throw tooLate()
  return account
}

async function setCookie(value: string, maxAge: number): Promise<void> {
  const { name, options } = ofThisSignIn()
  ;(await cookies()).set(name, value, { ...options, maxAge })
}
