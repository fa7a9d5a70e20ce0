// A patient's new e-mail address until it is proved: what stands in the record stays in force until the link that was sent
// to the new one is used, since links to sign in go there. Whoever changes an address is told of at the one before.
import 'server-only'
import { randomBytes } from 'node:crypto'
import { now } from '@/server/clock'
import { asSystem, asViewer, type Tx } from '@/server/db'
import { Refused } from '@/server/errors'
import { hashOf, publicAddress } from '@/server/invitations'
import { paceLinks } from '@/server/link-by-email'
import type { Mail } from '@/server/mail'
import { patientOfJob, type PatientViewer } from '@/server/viewer'

const MINUTES_VALID = 60

/** One at a time: asking anew takes an earlier one away. */
const own = ({ clinicId, accountId }: PatientViewer) => ({ clinicId, accountId })

/** The address that waits for its proof, also when the link has become too old: another can be sent. */
export async function askedEmail(tx: Tx, viewer: PatientViewer): Promise<string | null> {
  const asked = await tx.askedEmail.findFirst({
    where: own(viewer),
    orderBy: { id: 'desc' },
    select: { email: true },
  })
  return asked?.email ?? null
}

/** Writes the address down as asked for, in place of an earlier one whose link then works no longer. */
export async function askForEmail(tx: Tx, viewer: PatientViewer, email: string): Promise<Mail> {
  const token = randomBytes(32).toString('base64url')
  const expiresAt = new Date(now().getTime() + MINUTES_VALID * 60_000)
  await tx.askedEmail.deleteMany({ where: own(viewer) })
  await tx.askedEmail.create({ data: { ...own(viewer), email, tokenHash: hashOf(token), expiresAt } })
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

/** Nothing where no address waits any more. @throws Refused when too many links were asked for */
export async function sendProofAgain(viewer: PatientViewer): Promise<Mail[]> {
  const email = await asViewer(viewer, (tx) => askedEmail(tx, viewer))
  if (email === null) return []
  await paceLinks(email)
  return [await asViewer(viewer, (tx) => askForEmail(tx, viewer, email))]
}

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
  const before = await asViewer(viewer, async (tx) => {
    const asked = await tx.askedEmail.findFirst({ where: { ...own(viewer), ...open(token) } })
    // Of two who use it at once, the second finds it used.
    const { count } = await tx.askedEmail.deleteMany({ where: { ...own(viewer), ...open(token) } })
    if (!asked || count === 0) throw noLongerGood()
    const patient = { clinicId: viewer.clinicId, id: viewer.patientId }
    const { email } = await tx.patient.findFirstOrThrow({ where: patient, select: { email: true } })
    await tx.patient.updateMany({ where: patient, data: { email: asked.email, ownContactAt: now() } })
    return email
  })
  return emailHasChanged(viewer, before)
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

/** Ends what was sent to the address before, and an address that waits; answers what is to be told there. */
export async function emailHasChanged(
  { clinicId, patientId }: { clinicId: string; patientId: string },
  before: string,
): Promise<Mail[]> {
  await asSystem('sign-in', async (tx) => {
    const account = await tx.account.findFirst({ where: { clinicId, patientId }, select: { id: true } })
    if (!account) return
    const accountId = account.id
    await tx.signInLink.updateMany({ where: { accountId, usedAt: null }, data: { usedAt: now() } })
    await tx.askedEmail.deleteMany({ where: { accountId } })
  })
  if (before === '') return []
  return [
    {
      to: before,
      subject: 'Your e-mail address was changed',
      text: [
        'This address is no longer the one of your account: what is sent to you goes elsewhere from now on, or nowhere.',
        'You did not ask for it? Call those who gave you the account, so that they can put it right.',
      ].join('\n\n'),
    },
  ]
}
