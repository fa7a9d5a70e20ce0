// How the clinic reaches a patient, as the patient themself keeps it right; staff see that and when it was changed.
import 'server-only'
import type { OwnContact } from '@/domain/patients'
import {
  askedEmail,
  askForEmail,
  holdContact,
  ownLinksReach,
  tellAsked,
  tellReplaced,
} from '@/server/asked-email'
import { stillSignedIn } from '@/server/auth-session'
import { now } from '@/server/clock'
import { asViewer, type Tx } from '@/server/db'
import { Refused } from '@/server/errors'
import { paceLinks } from '@/server/link-by-email'
import { sendsMail, type Mail } from '@/server/mail'
import { secondsBeforeNextLine } from '@/server/so-often'
import type { PatientViewer } from '@/server/viewer'

/**
 * `asked`: the address that takes the place of `email` once it is proved. `unproved`: links to sign in would be sent, but
 * not to `email` before it is proved.
 */
export async function ownContact(
  viewer: PatientViewer,
): Promise<OwnContact & { asked: string | null; unproved: boolean }> {
  const contact = await asViewer(viewer, async (tx) => ({
    ...(await inRecord(tx, viewer)),
    asked: await askedEmail(tx, viewer),
  }))
  return {
    ...contact,
    unproved: contact.email !== '' && sendsMail() && !(await ownLinksReach(viewer)),
  }
}

const inRecord = (tx: Tx, { patientId: id }: PatientViewer): Promise<OwnContact> =>
  tx.patient.findUniqueOrThrow({ where: { id }, select: { phone: true, email: true } })

const needsProof = (given: OwnContact, before: OwnContact) =>
  given.email !== '' && given.email !== before.email && sendsMail()

async function refuseTooMany(tx: Tx, { clinicId, accountId, patientId }: PatientViewer): Promise<void> {
  const own = { clinicId, accountId, patientId }
  if ((await secondsBeforeNextLine(tx, own, { action: 'change', object: 'patients' })) > 0)
    throw new Refused({ '': 'You have changed this often enough today. Tell your clinic instead.' })
}

/**
 * Changes what is given. The phone counts at once, a new address once it is proved; where no e-mail is sent there is no proof, and no link either.
 * @returns the e-mails that are to be sent now
 * @throws Refused when too many links were asked for
 */
export async function saveOwnContact(viewer: PatientViewer, change: Partial<OwnContact>): Promise<Mail[]> {
  const { clinicId, patientId: id } = viewer
  const shown = await asViewer(viewer, (tx) => inRecord(tx, viewer))
  const wanted = { ...shown, ...change }
  if (needsProof(wanted, shown)) await paceLinks(wanted.email, viewer.accountId)
  return asViewer(viewer, async (tx) => {
    await stillSignedIn(tx, viewer)
    const before = await holdContact(tx, viewer)
    const given = { ...before, ...change }
    const toProve = needsProof(given, before)
    // Only what is another: staff may have written the rest meanwhile.
    const newPhone = given.phone !== before.phone
    const newEmail = given.email !== before.email && !toProve
    if (newPhone || newEmail) {
      await refuseTooMany(tx, viewer)
      await tx.patient.updateMany({
        where: { clinicId, id },
        data: {
          ...(newPhone && { phone: given.phone }),
          ...(newEmail && { email: given.email, emailBy: null }),
          ownContactAt: now(),
        },
      })
    }
    if (toProve) return [await askForEmail(tx, viewer, given.email), ...tellAsked(before.email)]
    return newEmail ? tellReplaced(before.email) : []
  })
}
