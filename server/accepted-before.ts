// A link that was used a moment ago, and whose answer was lost on the way: whoever used it comes in, and nobody else by having it.
import 'server-only'
import { createHash } from 'node:crypto'
import { askedFrom } from '@/server/asked'
import type { SignedIn } from '@/server/auth-session'
import { tenMinutesAgo } from '@/server/clock'
import { asSystem } from '@/server/db'
import { Refused } from '@/server/errors'
import { inTurn } from '@/server/in-turn'
import { hashOf } from '@/server/link-token'
import type { SecondStepDue } from '@/server/pending-sign-in'
import { signIn } from '@/server/sign-in'
import { problemInWords } from '@/domain/accounts/sign-in-problem'

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

/** Null where this is somebody else, or too late. With a passphrase it is a sign-in, which is counted as any. */
export async function acceptedBefore(
  given: Acceptance,
  device: string,
): Promise<SignedIn | SecondStepDue | null> {
  const since = { gt: tenMinutesAgo() }
  const account = await asSystem('invitation', async (tx) => {
    const used = await tx.invitation.findFirst({
      where: { tokenHash: hashOf(given.token), usedAt: since, account: { disabledAt: null } },
      include: { account: true },
    })
    return used?.account ?? null
  })
  if (!account) return null
  const { id: accountId, patientId } = account
  if (given.way === 'this-device') {
    const id = sessionBegunBy(given)
    if (!id || !patientId) return null
    return asSystem('sign-in', async (tx) => {
      await inTurn(tx, 'ways-in', accountId)
      const begun = { id, accountId, endedAt: null, createdAt: since }
      return (await tx.authSession.count({ where: begun })) > 0
        ? { accountId, sessionId: id, patient: true }
        : null
    })
  }
  const name = account.signIn
  if (!name || !given.passphrase || (patientId && given.signIn !== name)) return null
  const answer = await signIn({
    ...{ name, passphrase: given.passphrase, device },
    ...{ address: askedFrom(), deviceCookie: '' },
  })
  if (typeof answer !== 'string') return answer
  if (answer === 'wrong') return null
  throw new Refused({ '': problemInWords(answer) })
}
