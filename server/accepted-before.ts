// A link that was used a moment ago, and whose answer was lost on the way: the page that used it comes in, and nobody else by having it.
import 'server-only'
import { createHash } from 'node:crypto'
import type { SignedIn } from '@/server/auth-session'
import { withinTenMinutes } from '@/server/clock'
import { asSystem } from '@/server/db'
import { inTurn } from '@/server/in-turn'
import { hashOf } from '@/server/link-token'

export type Acceptance = {
  token: string
  way: 'this-device' | 'passphrase'
  /** Of the page that the link was opened on, and known to nobody else. */
  attempt?: string
  signIn?: string
  passphrase?: string
}

/**
 * The id of the session that a page begins by a link, by which the same page finds it again. It is in no cookie as it is, and
 * nobody makes it without what the page holds.
 */
export function sessionBegunBy({ token, attempt }: Acceptance): string | undefined {
  if (!attempt) return undefined
  const hash = createHash('sha256')
    .update(`${hashOf(token)} ${attempt}`)
    .digest('hex')
  // The version of UUID that leaves all the rest to whoever makes it (RFC 9562, 5.8).
  return hash.replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12}).*$/, '$1-$2-8$3-8$4-$5')
}

/** Null where this is another page, or too late. Whoever chose a passphrase signs in with it. */
export async function acceptedBefore(given: Acceptance): Promise<SignedIn | null> {
  const id = given.way === 'this-device' ? sessionBegunBy(given) : undefined
  if (id === undefined) return null
  const begun = { id, endedAt: null, createdAt: withinTenMinutes() }
  return asSystem('sign-in', async (tx) => {
    const session = await tx.authSession.findFirst({ where: begun, select: { accountId: true } })
    if (!session) return null
    const { accountId } = session
    await inTurn(tx, 'ways-in', accountId)
    return (await tx.authSession.count({ where: begun })) > 0
      ? { accountId, sessionId: id, patient: true }
      : null
  })
}
