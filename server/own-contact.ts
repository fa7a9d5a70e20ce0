// How the clinic reaches a patient, as the patient themself keeps it right; staff see that and when it was changed.
import 'server-only'
import type { OwnContact } from '@/domain/patients'
import { askedEmail, askForEmail, emailHasChanged } from '@/server/asked-email'
import { now } from '@/server/clock'
import { asViewer } from '@/server/db'
import { paceLinks } from '@/server/link-by-email'
import { sendsMail, type Mail } from '@/server/mail'
import type { PatientViewer } from '@/server/viewer'

/** `asked`: the address that takes the place of `email` once it is proved. */
export function ownContact(viewer: PatientViewer): Promise<OwnContact & { asked: string | null }> {
  return asViewer(viewer, async (tx) => {
    const contact = await tx.patient.findUniqueOrThrow({
      where: { id: viewer.patientId },
      select: { phone: true, email: true },
    })
    return { ...contact, asked: await askedEmail(tx, viewer) }
  })
}

/**
 * The phone counts at once, a new address once it is proved; where no e-mail is sent there is no proof, and no link either.
 * @returns the e-mails that are to be sent now
 * @throws Refused when too many links were asked for
 */
export async function saveOwnContact(viewer: PatientViewer, given: OwnContact): Promise<Mail[]> {
  const { clinicId, patientId: id } = viewer
  const before = await ownContact(viewer)
  const toProve = given.email !== '' && given.email !== before.email && sendsMail()
  if (toProve) await paceLinks(given.email)
  const { phone, email } = { ...given, ...(toProve && { email: before.email }) }
  const changed = email !== before.email
  const proof = await asViewer(viewer, async (tx) => {
    if (changed || phone !== before.phone)
      await tx.patient.updateMany({ where: { clinicId, id }, data: { phone, email, ownContactAt: now() } })
    return toProve ? [await askForEmail(tx, viewer, given.email)] : []
  })
  return changed ? emailHasChanged(viewer, before.email) : proof
}
