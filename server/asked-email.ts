// A patient's new e-mail address until it is proved: what stands in the record stays in force until the link that was sent
// to the new one is used, since links to sign in go there. The address in force is told when another is asked for, and
// when another has taken its place. That a change ends the links to the one before is the database's (a trigger).
import 'server-only'
import type { OwnContact } from '@/domain/patients'
import { stillSignedIn } from '@/server/auth-session'
import { now } from '@/server/clock'
import { asSystem, asViewer, type Tx } from '@/server/db'
import { NotFound, Refused } from '@/server/errors'
import { inTurn } from '@/server/in-turn'
import { publicAddress } from '@/server/invitations'
import { linksReach, paceLinks } from '@/server/link-by-email'
import { hashOf, newToken } from '@/server/link-token'
import { sendsMail, type Mail } from '@/server/mail'
import { patientOfJob, type PatientViewer } from '@/server/viewer'

const MINUTES_VALID = 60
const MINUTES_KEPT = 24 * 60

/** One at a time: asking anew takes an earlier one away. */
const own = ({ clinicId, accountId }: PatientViewer) => ({ clinicId, accountId })

/**
 * The contact as it stands, held until the transaction ends: whoever else changes it, or asks for or proves an address,
 * comes after. @throws NotFound
 */
export async function holdContact(
  tx: Tx,
  { clinicId, patientId }: { clinicId: string; patientId: string },
): Promise<OwnContact> {
  const [contact] = await tx.$queryRaw<OwnContact[]>`
    SELECT phone, email FROM patients WHERE clinic_id = ${clinicId}::uuid AND id = ${patientId}::uuid FOR NO KEY UPDATE`
  if (!contact) throw new NotFound()
  return contact
}

/** The address that waits for its proof, also when the link has become too old: another can be sent. */
export async function askedEmail(tx: Tx, viewer: PatientViewer): Promise<string | null> {
  const asked = await tx.askedEmail.findFirst({ where: own(viewer), select: { email: true } })
  return asked?.email ?? null
}

/** Writes the address down as asked for, in place of an earlier one whose link then works no longer. The contact is held. */
export async function askForEmail(tx: Tx, viewer: PatientViewer, email: string): Promise<Mail> {
  const token = newToken()
  const expiresAt = new Date(now().getTime() + MINUTES_VALID * 60_000)
  await tx.askedEmail.deleteMany({ where: own(viewer) })
  const asked = { email, tokenHash: hashOf(token), expiresAt, authSessionId: viewer.session }
  await tx.askedEmail.create({ data: { ...own(viewer), ...asked } })
  return {
    to: email,
    subject: 'Confirm your e-mail address',
    text: [
      'Open this link to confirm that this address is yours. It works once, for an hour:',
      `${publicAddress().address}/confirm-email/${token}`,
      'You did not ask for it? Then do nothing: without the link nothing is changed.',
    ].join('\n\n'),
  }
}

/**
 * To the address that waits, or to the one in the record where no link goes to it yet; nothing where there is neither.
 * @throws Refused when too many links were asked for
 */
export async function sendProof(viewer: PatientViewer): Promise<Mail[]> {
  const reached = await ownLinksReach(viewer)
  const toProve = async (tx: Tx) => {
    const { email } = await holdContact(tx, viewer)
    return (await askedEmail(tx, viewer)) ?? (reached ? '' : email)
  }
  const shown = await asViewer(viewer, toProve)
  if (shown === '' || !sendsMail()) return []
  await paceLinks(shown, viewer.accountId)
  return asViewer(viewer, async (tx) => {
    await stillSignedIn(tx, viewer)
    const email = await toProve(tx)
    return email === '' ? [] : [await askForEmail(tx, viewer, email)]
  })
}

/** As the system: a patient sees nothing of who may still write what stands in the record. */
export const ownLinksReach = (viewer: PatientViewer): Promise<boolean> =>
  asSystem('sign-in', (tx) => linksReach(tx, viewer))

/** The address that stands is kept, and the link to the other works no longer. */
export async function keepEmail(viewer: PatientViewer): Promise<void> {
  await asViewer(viewer, (tx) => tx.askedEmail.deleteMany({ where: own(viewer) }))
}

const open = (token: string) => ({ tokenHash: hashOf(token), expiresAt: { gt: now() } })

/** What a link confirms, or null when it is unknown, used or too old. Looking uses nothing up. */
export function emailToConfirm(token: string): Promise<{ email: string; clinicName: string } | null> {
  return asSystem('sign-in', async (tx) => {
    const asked = await tx.askedEmail.findFirst({
      where: { ...open(token), account: { disabledAt: null } },
      select: { email: true, account: { select: { clinic: { select: { name: true } } } } },
    })
    return asked && { email: asked.email, clinicName: asked.account.clinic.name }
  })
}

/** Makes the address that was proved the patient's, once. @throws Refused when the link is no longer good */
export async function confirmEmail(token: string): Promise<Mail[]> {
  const viewer = await whoseLink(token)
  const { clinicId, patientId: id } = viewer
  return asViewer(viewer, async (tx) => {
    // No link is sent meanwhile to the one before.
    await inTurn(tx, 'ways-in', viewer.accountId)
    // Of two who use it at once, and of one who uses it while staff write an address down, the second finds it gone.
    const before = await holdContact(tx, viewer)
    const asked = await tx.askedEmail.findFirst({ where: { ...own(viewer), ...open(token) } })
    if (!asked) throw noLongerGood()
    // A change takes away what was asked for; the same address anew is no change. Whoever keeps the old one may just have.
    const { count } = await tx.askedEmail.deleteMany({ where: { ...own(viewer), ...open(token) } })
    if (count === 0) throw noLongerGood()
    await tx.patient.updateMany({
      where: { clinicId, id },
      data: { email: asked.email, emailBy: viewer.accountId, ownContactAt: now() },
    })
    return asked.email === before.email ? [] : tellReplaced(before.email)
  })
}

const noLongerGood = () =>
  new Refused({ '': 'This link has been used or is too old. Ask for a new one in your account.' })

/** It acts for the patient it was sent to, whoever is signed in where it is opened. */
async function whoseLink(token: string): Promise<PatientViewer> {
  const account = await asSystem('sign-in', async (tx) => {
    const asked = await tx.askedEmail.findFirst({
      where: open(token),
      select: { account: { select: { clinicId: true, patientId: true } } },
    })
    return asked?.account
  })
  const viewer = account?.patientId && (await patientOfJob(account.clinicId, account.patientId))
  if (!viewer) throw noLongerGood()
  return viewer
}

/** As the system, for every clinic: what nobody has proved within a day is not kept. */
export async function forgetUnproved(): Promise<void> {
  const since = new Date(now().getTime() - (MINUTES_KEPT - MINUTES_VALID) * 60_000)
  await asSystem('jobs', (tx) => tx.askedEmail.deleteMany({ where: { expiresAt: { lt: since } } }))
}

/** Told at the address in force while there is still time to say no. */
export const tellAsked = (inForce: string) =>
  tell(
    inForce,
    'A new e-mail address was asked for',
    'Another address was asked for in your account. Once a link that was sent there is used, it takes the place of this one.',
    'You did not ask for it? In your account, choose “Keep the old one”, and sign out the devices that you do not know. Or call those who gave you the account: they can sign everybody out, which ends that link too.',
  )

/** Told at the address before. */
export const tellReplaced = (before: string) =>
  tell(
    before,
    'Your e-mail address was changed',
    'This address is no longer the one of your account: what is sent to you goes elsewhere from now on, or nowhere.',
    'You did not ask for it? Call those who gave you the account, so that they can put it right.',
  )

/** Nobody where there is no address. */
const tell = (to: string, subject: string, ...text: string[]): Mail[] =>
  to === '' ? [] : [{ to, subject, text: text.join('\n\n') }]
