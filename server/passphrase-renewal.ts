// A link by e-mail to choose a new passphrase: for who has forgotten theirs and signs in by an e-mail address, where the
// clinic sends e-mail. It is an invitation that is good for half an hour, and leads around no second step.
import 'server-only'
import { z } from 'zod'
import { normalSignIn } from '@/domain/accounts/accounts'
import { asSystem, type Tx } from '@/server/db'
import { inTurn } from '@/server/in-turn'
import { issueRenewal, publicAddress } from '@/server/invitations'
import { linksReach } from '@/server/link-by-email'
import { sendOnce } from '@/server/mail'

/**
 * Sends one for the account with this name, if there is one that has a passphrase; nobody learns whether there is. Staff's
 * goes to that name, and a patient's to the address in their record or nowhere: the name may be an address that the patient
 * has given up since, which only the record follows.
 */
export async function sendRenewal(name: string): Promise<void> {
  const signIn = normalSignIn(name)
  if (!z.email().safeParse(signIn).success) return
  const link = await asSystem('invitation', async (tx) => {
    const where = { signIn, disabledAt: null, passphraseHash: { not: null } }
    const reached = await tx.account.findFirst({ where })
    if (!reached) return null
    // Whoever takes another name or passphrase comes before this, or after it and then ends it.
    await inTurn(tx, 'ways-in', reached.id)
    const account = await tx.account.findFirst({ where: { ...where, id: reached.id } })
    if (!account) return null
    const to = account.patientId ? await addressInForce(tx, account) : signIn
    return to && { to, token: await issueRenewal(tx, account) }
  })
  if (!link) return
  await sendOnce({
    to: link.to,
    subject: 'Choose a new passphrase',
    text: [
      'Open this link to choose a new passphrase. It works once, for half an hour:',
      `${publicAddress().address}/invitation/${link.token}`,
      'You did not ask for it? Then do nothing: your passphrase stays as it is.',
    ].join('\n\n'),
  })
}

async function addressInForce(
  tx: Tx,
  { clinicId, patientId }: { clinicId: string; patientId: string | null },
): Promise<string | null> {
  if (!patientId || !(await linksReach(tx, { clinicId, patientId }))) return null
  const patient = await tx.patient.findFirst({ where: { clinicId, id: patientId }, select: { email: true } })
  return patient && patient.email
}
