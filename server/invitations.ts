// Invitations: a single-use link that lets one person in, shown as a link and a QR code, so that no e-mail is needed.
import 'server-only'
import { createHash, randomBytes } from 'node:crypto'
import { beginSession, endSessionsOf, type SignedIn } from '@/server/auth-session'
import { now } from '@/server/clock'
import { asSystem, asViewer, sqlState, type Tx } from '@/server/db'
import { NotFound, Refused } from '@/server/errors'
import { hashPassphrase } from '@/server/passphrase'
import { readablePatients } from '@/server/scope'
import type { Admin, StaffViewer } from '@/server/viewer'

const DAYS_VALID = 7
const hashOf = (token: string) => createHash('sha256').update(token).digest('hex')

/** The address that others reach; null where it is loopback or not https, since a phone then cannot use it. */
export function publicAddress(): { address: string; reachable: boolean } {
  const address = (process.env.PUBLIC_URL || process.env.NEXTAUTH_URL || 'http://127.0.0.1:3000').replace(
    /\/+$/,
    '',
  )
  const { protocol, hostname } = new URL(address)
  const loopback = hostname === 'localhost' || hostname.startsWith('127.') || hostname === '[::1]'
  return { address, reachable: protocol === 'https:' && !loopback }
}

/** Makes the patient's link; earlier ones that were not used stop working. The token is answered once and kept only as a hash. */
export function invitePatient(viewer: StaffViewer, patientId: string): Promise<{ token: string }> {
  return asViewer(viewer, async (tx) => {
    const patient = await tx.patient.findFirst({
      where: { AND: [readablePatients(viewer), { id: patientId }] },
    })
    if (!patient) throw new NotFound()
    const account =
      (await tx.account.findFirst({
        where: { clinicId: viewer.clinicId, patientId },
        select: { id: true },
      })) ??
      (await tx.account.create({
        data: { clinicId: viewer.clinicId, patientId, name: patient.name, roles: [] },
        select: { id: true },
      }))
    return { token: await issue(tx, viewer.clinicId, account.id) }
  })
}

/** A link for a colleague, to choose a passphrase or to choose a new one. */
export function inviteColleague(viewer: Admin, accountId: string): Promise<{ token: string }> {
  return asViewer(viewer, async (tx) => {
    const account = await tx.account.findFirst({
      where: { id: accountId, clinicId: viewer.clinicId, patientId: null },
      select: { id: true },
    })
    if (!account) throw new NotFound()
    return { token: await issue(tx, viewer.clinicId, account.id) }
  })
}

async function issue(tx: Tx, clinicId: string, accountId: string): Promise<string> {
  const token = randomBytes(32).toString('base64url')
  await tx.invitation.updateMany({ where: { accountId, usedAt: null }, data: { usedAt: now() } })
  await tx.invitation.create({
    data: {
      clinicId,
      accountId,
      tokenHash: hashOf(token),
      expiresAt: new Date(now().getTime() + DAYS_VALID * 86_400_000),
    },
  })
  return token
}

const open = (token: string) => ({ tokenHash: hashOf(token), usedAt: null, expiresAt: { gt: now() } })

/** Whom a link is for, or null when it is unknown, used or expired. */
export function invitationFor(token: string) {
  return asSystem('invitation', async (tx) => {
    const invitation = await tx.invitation.findFirst({
      where: { ...open(token), account: { disabledAt: null } },
      include: { account: { include: { clinic: { select: { name: true, demo: true } } } } },
    })
    if (!invitation) return null
    const { name, patientId, signIn, clinic } = invitation.account
    return { name, signIn, clinicName: clinic.name, demo: clinic.demo, patient: patientId !== null }
  })
}

type Acceptance = { token: string; way: 'this-device' | 'passphrase'; signIn?: string; passphrase?: string }

/**
 * Uses the link once: sets the passphrase if one was chosen, ends the sessions of other devices, begins one for this.
 * @throws Refused when the link is no longer good, or the sign-in name belongs to somebody else
 */
export async function acceptInvitation(given: Acceptance, device: string): Promise<SignedIn> {
  const passphraseHash = given.passphrase ? await hashPassphrase(given.passphrase) : undefined
  try {
    return await asSystem('invitation', async (tx) => {
      const invitation = await tx.invitation.findFirst({
        where: { ...open(given.token), account: { disabledAt: null } },
        include: { account: true },
      })
      const { count } = invitation
        ? await tx.invitation.updateMany({
            where: { id: invitation.id, usedAt: null },
            data: { usedAt: now() },
          })
        : { count: 0 }
      if (!invitation || count === 0)
        throw new Refused({ '': 'This link has been used or has expired. Ask the clinic for a new one.' })
      const { account } = invitation
      if (!account.patientId && !passphraseHash) throw new Refused({ passphrase: 'Choose a passphrase' })
      if (passphraseHash)
        await tx.account.update({
          where: { id: account.id },
          data: {
            passphraseHash,
            signIn: account.patientId ? given.signIn : (account.signIn ?? given.signIn),
          },
        })
      await endSessionsOf(tx, account.id)
      return {
        accountId: account.id,
        sessionId: await beginSession(tx, account, device),
        patient: account.patientId !== null,
      }
    })
  } catch (error) {
    if (sqlState(error) === '23505')
      throw new Refused({ signIn: 'This sign-in name is taken. Choose another.' })
    throw error
  }
}
