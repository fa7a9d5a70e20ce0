// next-auth's configuration: one credentials form, whose token holds nothing but the id of a session row.
import 'server-only'
import type { NextAuthOptions } from 'next-auth'
import Credentials from 'next-auth/providers/credentials'
import { normalSignIn } from '@/domain/accounts/accounts'
import { beginSession, endSession, longestSessionSeconds } from '@/server/auth-session'
import { asSystem } from '@/server/db'
import { Unavailable } from '@/server/errors'
import { countFailure, forgetFailures, secondsToWait } from '@/server/guesses'
import { passphraseMatches } from '@/server/passphrase'
import { viewerOfSession } from '@/server/viewer'

/** What the form is told, as next-auth passes it: an error's message. Says nothing of whether the account exists. */
export type SignInProblem = 'wrong' | `wait:${number}` | 'unavailable'

export const authOptions: NextAuthOptions = {
  session: { strategy: 'jwt', maxAge: longestSessionSeconds },
  pages: { signIn: '/sign-in', error: '/sign-in' },
  providers: [
    Credentials({
      credentials: { email: {}, passphrase: {} },
      async authorize(given, request) {
        const headers: Record<string, unknown> = request.headers ?? {}
        const user = await signIn({
          name: normalSignIn(String(given?.email ?? '').slice(0, 500)),
          passphrase: String(given?.passphrase ?? '').slice(0, 2_000),
          address: String(headers['x-phaseline-address'] ?? ''),
          device: String(headers['user-agent'] ?? ''),
        })
        if (typeof user === 'string') throw new Error(user)
        return { id: user.accountId, sessionId: user.sessionId }
      },
    }),
  ],
  callbacks: {
    async jwt({ token, user }) {
      if (user) return { sessionId: (user as { sessionId?: string }).sessionId }
      if (typeof token.sessionId !== 'string' || !(await viewerOfSession(token.sessionId)))
        throw new Error('this session has ended')
      return token
    },
    // The browser is told that it is signed in, and nothing about the person.
    session: ({ session }) => ({ expires: session.expires }),
  },
  events: {
    async signOut({ token }) {
      if (typeof token?.sessionId === 'string') await endSession(token.sessionId)
    },
  },
}

type Attempt = { name: string; passphrase: string; address: string; device: string }

/** Checks a name and passphrase and begins a session; a problem is answered as its code. */
export async function signIn(attempt: Attempt): Promise<{ accountId: string; sessionId: string } | SignInProblem> {
  const { name, passphrase, address, device } = attempt
  try {
    const { wait, account } = await asSystem('sign-in', async (tx) => ({
      wait: Math.max(await secondsToWait(tx, 'account', name), await secondsToWait(tx, 'address', address)),
      account: await tx.account.findFirst({ where: { signIn: name, disabledAt: null } }),
    }))
    if (wait > 0) return `wait:${wait}`
    const matches = await passphraseMatches(passphrase, account?.passphraseHash ?? null)
    return await asSystem('sign-in', async (tx) => {
      if (!matches || !account) {
        await countFailure(tx, 'account', name)
        await countFailure(tx, 'address', address)
        return 'wrong'
      }
      await forgetFailures(tx, 'account', name)
      return { accountId: account.id, sessionId: await beginSession(tx, account, device) }
    })
  } catch (error) {
    if (error instanceof Unavailable) return 'unavailable'
    throw error
  }
}
