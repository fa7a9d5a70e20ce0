// What everybody may change of their own account: the passphrase.
import 'server-only'
import type { z } from 'zod'
import type { newPassphraseSchema } from '@/domain/accounts/accounts'
import { endSessionsOf } from '@/server/auth-session'
import { asSystem } from '@/server/db'
import { NotFound, Refused } from '@/server/errors'
import { forgetFailures, secondsBeforeTry } from '@/server/guesses'
import { hashPassphrase, passphraseMatches } from '@/server/passphrase'
import type { Viewer } from '@/server/viewer'

/** How the viewer signs in: by a name and passphrase, or (signIn null) by this device alone. */
export async function ownWayIn(viewer: Viewer): Promise<{ signIn: string | null }> {
  // No role that a viewer has may read a hash, not even whether there is one.
  const account = await asSystem('sign-in', (tx) =>
    tx.account.findFirst({ where: { id: viewer.accountId, clinicId: viewer.clinicId } }),
  )
  return { signIn: account?.passphraseHash ? account.signIn : null }
}

/** Changes the passphrase and signs out every other device. The present one is asked for, and guesses at it are slowed. */
export async function changePassphrase(
  viewer: Viewer,
  { current, passphrase }: z.output<typeof newPassphraseSchema>,
  keptSessionId: string | null,
): Promise<void> {
  const { accountId: id, clinicId } = viewer
  const { account, wait } = await asSystem('sign-in', async (tx) => ({
    account: await tx.account.findFirst({ where: { id, clinicId, disabledAt: null } }),
    wait: await secondsBeforeTry(tx, 'known-device', id),
  }))
  if (!account) throw new NotFound()
  if (wait > 0) throw new Refused({ current: `Too many tries. Wait ${wait} seconds, then try again.` })
  if (!(await passphraseMatches(current, account.passphraseHash)))
    throw new Refused({ current: 'This is not your present passphrase' })
  const passphraseHash = await hashPassphrase(passphrase)
  await asSystem('sign-in', async (tx) => {
    await tx.account.updateMany({ where: { id, clinicId }, data: { passphraseHash } })
    await forgetFailures(tx, 'known-device', id)
    await endSessionsOf(tx, id, keptSessionId ?? undefined)
  })
}
