// Proof that it is the person who signed in and not somebody who found the page open: the passphrase once more.
import 'server-only'
import type { z } from 'zod'
import { minutesProved, type presentPassphraseSchema } from '@/domain/accounts/accounts'
import { tooMany } from '@/domain/accounts/sign-in-problem'
import { now } from '@/server/clock'
import { asSystem, type Tx } from '@/server/db'
import { NotFound, Refused } from '@/server/errors'
import { forgetFailures, secondsBeforeTry } from '@/server/guesses'
import { inTurn } from '@/server/in-turn'
import { passphraseMatches } from '@/server/passphrase'
import type { Viewer } from '@/server/viewer'

/**
 * Whoever finds an open page does not know the passphrase. Guesses at it are slowed, of each session by itself: nobody who
 * is signed in elsewhere keeps the owner from proving it.
 * @returns the hash that was proved, for `stillProved`
 */
export async function provePassphrase(
  { accountId: id, clinicId, session }: Viewer,
  current: string,
): Promise<string> {
  const who = session ?? id
  const { account, wait } = await asSystem('sign-in', async (tx) => ({
    account: await tx.account.findFirst({ where: { id, clinicId, disabledAt: null } }),
    wait: await secondsBeforeTry(tx, 'known-device', who),
  }))
  if (!account) throw new NotFound()
  if (wait > 0) throw new Refused({ current: tooMany('tries', wait) })
  const matches = await passphraseMatches(current, account.passphraseHash)
  if (!matches || !account.passphraseHash)
    throw new Refused({ current: 'This is not your present passphrase' })
  await asSystem('sign-in', (tx) => forgetFailures(tx, 'known-device', who))
  return account.passphraseHash
}

/**
 * The passphrase that was proved is still the one. Asked where what was proved is done, so that whoever ends all ways in
 * comes before it or after it.
 * @throws Refused when it was changed meanwhile, or the account disabled
 */
export async function stillProved(
  tx: Tx,
  { accountId: id, clinicId }: Viewer,
  passphraseHash: string,
): Promise<void> {
  await inTurn(tx, 'ways-in', id)
  if ((await tx.account.count({ where: { id, clinicId, passphraseHash, disabledAt: null } })) === 0)
    throw new Refused({ current: 'Your passphrase was changed meanwhile' })
}

/** Gives the proof for some minutes, in this session alone. @throws Refused when it is not the passphrase */
export async function giveProof(
  viewer: Viewer,
  { current }: z.output<typeof presentPassphraseSchema>,
): Promise<void> {
  const { accountId, clinicId, session: id } = viewer
  if (id === null) throw new NotFound()
  const hash = await provePassphrase(viewer, current)
  const provedUntil = new Date(now().getTime() + minutesProved * 60_000)
  const where = { id, accountId, clinicId, endedAt: null }
  await asSystem('sign-in', async (tx) => {
    await stillProved(tx, viewer, hash)
    await tx.authSession.updateMany({ where, data: { provedUntil } })
  })
}

/** Whether it was given lately. A patient who comes in by their phone alone has no passphrase to give. */
export async function hasProof({ accountId, clinicId, session: id }: Viewer): Promise<boolean> {
  if (id === null) return false
  const given = [
    { provedUntil: { gt: now() } },
    { account: { passphraseHash: null, patientId: { not: null } } },
  ]
  const where = { id, accountId, clinicId, endedAt: null, OR: given }
  return (await asSystem('sign-in', (tx) => tx.authSession.count({ where }))) > 0
}

export const notProved = () => new Refused({ '': 'Enter your passphrase once more, and then try again.' })

/** An action that an open page alone must not do. @throws Refused where the proof was not given lately */
export const proved =
  <V extends Viewer, I, A extends string[], T>(run: (viewer: V, input: I, ...ids: A) => Promise<T>) =>
  async (viewer: V, input: I, ...ids: A): Promise<T> => {
    if (!(await hasProof(viewer))) throw notProved()
    return run(viewer, input, ...ids)
  }
