// What everybody may change of their own account, once they have proved it is theirs: the passphrase and the second step.
import 'server-only'
import type { z } from 'zod'
import type { newPassphraseSchema, presentPassphraseSchema } from '@/domain/accounts/accounts'
import { note } from '@/server/audit'
import { endEveryWayIn } from '@/server/auth-session'
import { asSystem } from '@/server/db'
import { NotFound, Refused } from '@/server/errors'
import { provePassphrase, stillProved } from '@/server/own-proof'
import { hashPassphrase } from '@/server/passphrase'
import {
  newSecret,
  refuseTooMany,
  removeSecondStep,
  renewCodes,
  waitingSecret,
  type StepSecret,
} from '@/server/second-step'
import { refuseWhile, secondsBeforeNextLine } from '@/server/so-often'
import type { StaffViewer, Viewer } from '@/server/viewer'

type Proof = z.output<typeof presentPassphraseSchema>

/** How the viewer signs in: by a name and passphrase, or (signIn null) by this device alone. */
export async function ownWayIn(viewer: Viewer): Promise<{ signIn: string | null }> {
  // No role that a viewer has may read a hash, not even whether there is one.
  const account = await asSystem('sign-in', (tx) =>
    tx.account.findFirst({ where: { id: viewer.accountId, clinicId: viewer.clinicId } }),
  )
  return { signIn: account?.passphraseHash ? account.signIn : null }
}

/** Changes the passphrase, signs out every other device and ends every link that was sent. */
export async function changePassphrase(
  viewer: Viewer,
  { current, passphrase }: z.output<typeof newPassphraseSchema>,
): Promise<void> {
  const { accountId: id, clinicId, session } = viewer
  const proved = await provePassphrase(viewer, current)
  const passphraseHash = await hashPassphrase(passphrase)
  await asSystem('sign-in', async (tx) => {
    await stillProved(tx, viewer, proved)
    const line = { action: 'change', object: 'passphrase' } as const
    refuseWhile(await secondsBeforeNextLine(tx, { clinicId, accountId: id }, line), 'changes')
    await tx.account.updateMany({ where: { id, clinicId }, data: { passphraseHash } })
    await endEveryWayIn(tx, id, session ?? undefined)
    await note(tx, viewer, line)
  })
}

/** The secret for one's app, which counts once its first code is given. */
export async function beginSecondStep(viewer: StaffViewer, { current }: Proof): Promise<StepSecret> {
  const proved = await provePassphrase(viewer, current)
  const made = await newSecret(viewer, (tx) => stillProved(tx, viewer, proved), 'the one in force')
  const secret = await waitingSecret(viewer, made)
  if (!secret || secret === 'set-up') throw new NotFound()
  return secret
}

export async function newRecoveryCodes(viewer: StaffViewer, { current }: Proof): Promise<string[]> {
  const proved = await provePassphrase(viewer, current)
  return renewCodes(viewer, (tx) => stillProved(tx, viewer, proved))
}

/** @throws Refused where the clinic asks all its staff for one */
export async function turnOffSecondStep(viewer: StaffViewer, { current }: Proof): Promise<void> {
  const proved = await provePassphrase(viewer, current)
  await asSystem('sign-in', async (tx) => {
    await stillProved(tx, viewer, proved)
    const clinic = await tx.clinic.findUniqueOrThrow({ where: { id: viewer.clinicId } })
    if (clinic.secondStepRequired)
      throw new Refused({ '': 'Your clinic asks all its staff for a second step, so it stays on.' })
    await refuseTooMany(tx, viewer, 'remove')
    await removeSecondStep(tx, viewer, viewer.accountId)
  })
}
