// next-auth's configuration: one credentials form, whose token holds nothing but the id of a session row.
import 'server-only'
import type { NextAuthOptions } from 'next-auth'
import Credentials from 'next-auth/providers/credentials'
import { normalSignIn } from '@/domain/accounts/accounts'
import type { SignInProblem } from '@/domain/accounts/sign-in-problem'
import { wayBack } from '@/domain/accounts/way-back'
import { note } from '@/server/audit'
import {
  beginSession,
  endEarlierHere,
  endSession,
  longestSessionSeconds,
  secondsBeforeSession,
  type SignedIn,
} from '@/server/auth-session'
import { asSystem, type Tx } from '@/server/db'
import { Unavailable } from '@/server/errors'
import { forgetFailures, secondsBeforeSignIn, secondsBeforeTry, takeBackSignIn } from '@/server/guesses'
import { inTurn } from '@/server/in-turn'
import { knownDevice } from '@/server/known-device'
import { later } from '@/server/later'
import { passphraseMatches } from '@/server/passphrase'
import { digestOf, type SecondStepDue } from '@/server/pending-sign-in'
import { stepAfterPassphrase } from '@/server/second-step'
import { sessionCookie } from '@/server/session'
import { viewerOfSession } from '@/server/viewer'

export const authOptions: NextAuthOptions = {
  session: { strategy: 'jwt', maxAge: longestSessionSeconds },
  pages: { signIn: '/sign-in', error: '/sign-in' },
  get cookies() {
    return { sessionToken: sessionCookie() }
  },
  // Its own would write what a request said, line ends and all.
  logger: {
    error: (code) =>
      console.error(`next-auth: ${/^[A-Z_]{1,60}$/.test(code) ? code : 'an error of no name'}`),
    warn: () => undefined,
    debug: () => undefined,
  },
  providers: [
    Credentials({
      credentials: { email: {}, passphrase: {} },
      async authorize(given, request) {
        const headers: Record<string, unknown> = request.headers ?? {}
        const user = await signIn({
          name: String(given?.email ?? ''),
          passphrase: String(given?.passphrase ?? ''),
          address: String(headers['x-phaseline-address'] ?? ''),
          device: String(headers['user-agent'] ?? ''),
          deviceCookie: '',
        }).catch((error: unknown) => {
          // next-auth would put the error's own words into the address.
          console.error('signing in failed unexpectedly:', error instanceof Error ? error.name : typeof error)
          return 'unavailable' as const
        })
        if (typeof user === 'string') throw new Error(user)
        // Its form has no place for a code; the sign-in page has.
        if ('next' in user) throw new Error('second-step')
        return { id: user.accountId, sessionId: user.sessionId }
      },
    }),
  ],
  callbacks: {
    async jwt({ token, user }) {
      if (user) return { sessionId: (user as { sessionId?: string }).sessionId }
      if (typeof token.sessionId !== 'string' || !(await maybeLive(token.sessionId)))
        throw new Error('this session has ended')
      return token
    },
    // next-auth's own rule ends in an error for an address that is none.
    redirect: ({ url, baseUrl }) =>
      baseUrl + (wayBack(url.startsWith(`${baseUrl}/`) ? url.slice(baseUrl.length) : url) ?? '/'),
    // The browser is told that it is signed in, and nothing about the person.
    session: ({ session }) => ({ expires: session.expires }),
  },
  events: {
    signIn: endEarlierHere,
    async signOut({ token }) {
      if (typeof token?.sessionId === 'string') await endSession(token.sessionId)
    },
  },
}

/** next-auth takes the cookie away when this throws, so a database that does not answer must not look like an ended session. */
async function maybeLive(sessionId: string): Promise<boolean> {
  try {
    return (await viewerOfSession(sessionId)) !== null
  } catch (error) {
    if (error instanceof Unavailable) return true
    throw error
  }
}

type Attempt = { name: string; passphrase: string; address: string; device: string; deviceCookie: string }

/**
 * Checks a name and passphrase and begins a session, or says which second step is due before one begins. A problem is
 * answered as its code, which says nothing of the account.
 */
export async function signIn(attempt: Attempt): Promise<SignedIn | SecondStepDue | SignInProblem> {
  // PostgreSQL stores neither NUL nor half a character; no account has such a name.
  const name = normalSignIn(attempt.name.slice(0, 500)).toWellFormed().replaceAll('\0', '\uFFFD')
  const passphrase = attempt.passphrase.slice(0, 2_000)
  try {
    const { wait, account, device } = await asSystem('sign-in', async (tx) => {
      const whose = { signIn: name, disabledAt: null }
      const account = await tx.account.findFirst({ where: whose })
      // Asked for also where there is no account: one more question would tell that there is.
      const step = await tx.secondStep.findFirst({ where: { account: whose, confirmedAt: { not: null } } })
      const device =
        account &&
        knownDevice(attempt.deviceCookie, {
          ...{ accountId: account.id, passphraseHash: account.passphraseHash },
          secondStep: step?.secret ?? null,
        })
      return { account, device, wait: await waitBeforeTry(tx, name, device, attempt.address) }
    })
    if (wait > 0) return `wait:${wait}`
    // Without an account as slow as with one.
    const matches = await passphraseMatches(passphrase, account?.passphraseHash ?? null)
    if (!matches && account) noteRefusal(account)
    if (!matches || !account) return 'wrong'
    return await asSystem('sign-in', async (tx) => {
      const { id, passphraseHash } = account
      await inTurn(tx, 'ways-in', id)
      const still = await tx.account.findFirst({ where: { id, passphraseHash, disabledAt: null } })
      if (!still) return 'wrong'
      if (device) await forgetFailures(tx, 'known-device', device)
      else await takeBackSignIn(tx, name, attempt.address)
      const often = await secondsBeforeSession(tx, id)
      if (often > 0) return `wait:${often}` as const
      const next = await stepAfterPassphrase(tx, still)
      if (next) return { next, accountId: id, clinicId: still.clinicId, passphrase: digestOf(passphraseHash) }
      return {
        accountId: id,
        sessionId: await beginSession(tx, still, attempt.device),
        patient: still.patientId !== null,
      }
    })
  } catch (error) {
    if (error instanceof Unavailable) return 'unavailable'
    throw error
  }
}

function noteRefusal({ id: accountId, clinicId }: { id: string; clinicId: string }): void {
  later('a refused sign-in was not noted:', () =>
    asSystem('sign-in', (tx) => note(tx, { clinicId, accountId }, { action: 'refuse', object: 'sign-in' })),
  )
}

/** A known device is counted by itself: nobody's guesses hold up whoever has signed in there before. */
const waitBeforeTry = (tx: Tx, name: string, device: string | null, address: string): Promise<number> =>
  device ? secondsBeforeTry(tx, 'known-device', device) : secondsBeforeSignIn(tx, name, address)
