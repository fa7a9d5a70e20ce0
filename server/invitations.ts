// Invitations: a single-use link that lets one person in, shown as a link and a QR code, so that no e-mail is needed.
import 'server-only'
import { acceptedBefore, sessionBegunBy, type Acceptance } from '@/server/accepted-before'
import { askedFrom } from '@/server/asked'
import { note } from '@/server/audit'
import { beginSession, endEveryWayIn, stillSignedIn, type SignedIn } from '@/server/auth-session'
import { dateIn, now } from '@/server/clock'
import { asSystem, asViewer, type Prisma, type Tx } from '@/server/db'
import { sqlState } from '@/server/db-errors'
import { NotFound, Refused } from '@/server/errors'
import { forgetSignIns, secondsBeforeTry, takeBack, unlessRefused } from '@/server/guesses'
import { inTurn } from '@/server/in-turn'
import { stillReached } from '@/server/link-by-email'
import { hashOf, newToken } from '@/server/link-token'
import { hashPassphrase } from '@/server/passphrase'
import { digestOf, type SecondStepDue } from '@/server/pending-sign-in'
import { notProved } from '@/server/own-proof'
import { stepAfterPassphrase } from '@/server/second-step'
import { idOf } from '@/server/patients'
import { entrustedPatients, readablePatients } from '@/server/scope'
import type { Admin, StaffViewer } from '@/server/viewer'
import { tooMany } from '@/domain/accounts/sign-in-problem'
import { dateWords } from '@/domain/date-words'

export const DAYS_VALID = 7
const RENEWAL_MINUTES = 30

export type Issued = { name: string; token: string }
export type PatientAccess = {
  invited: boolean
  /** Has come in before: another way in asks for the passphrase of whoever makes it. */
  wasIn: boolean
  devices: number
  lastSeen: string | null
}

/** The address that others reach, and whether a phone can: not where it is loopback or without https. */
export function publicAddress(): { address: string; reachable: boolean } {
  const address = (process.env.PUBLIC_URL || process.env.NEXTAUTH_URL || 'http://127.0.0.1:3000').replace(
    /\/+$/,
    '',
  )
  const { protocol, hostname } = new URL(address)
  const loopback = hostname === 'localhost' || hostname.startsWith('127.') || hostname === '[::1]'
  return { address, reachable: protocol === 'https:' && !loopback }
}

/**
 * Makes the patient's link; earlier ones that were not used stop working. The token is answered once and kept only as a
 * hash. A first one asks for nothing, since a waiting room is full; once the patient is in, another would be a way to be
 * them and to end theirs, for which somebody's open page is not enough.
 * @throws Refused where the patient has come in before and `proved` is not said
 */
export function invitePatient(viewer: StaffViewer, patientId: string, proved = false): Promise<Issued> {
  return asViewer(viewer, async (tx) => {
    const whose = { clinicId: viewer.clinicId, patientId: idOf(patientId) }
    const before = await tx.account.findFirst({ where: whose, select: { id: true } })
    // Whoever is just coming in has been in; whoever takes the right away comes before this or after it, and then ends the link.
    await inTurn(tx, 'ways-in', viewer.accountId, ...(before ? [before.id] : []))
    await stillStaff(tx, viewer)
    await inTurn(tx, 'care-team', patientId)
    const patient = await tx.patient.findFirst({
      where: { AND: [entrustedPatients(viewer), { id: patientId }] },
    })
    if (!patient) throw new NotFound()
    const stays = { AND: [entrustedPatients(viewer, DAYS_VALID), { id: patientId }] }
    if ((await tx.patient.count({ where: stays })) === 0)
      throw new Refused({
        '': 'You leave this care team before the link expires. Let somebody make it who stays.',
      })
    const known = await tx.account.findFirst({ where: whose, select: { id: true } })
    const account =
      known ??
      (await tx.account.create({
        data: { ...whose, name: patient.name, roles: [] },
        select: { id: true },
      }))
    const token = await issue(tx, viewer, account.id)
    // Once the links of before have ended, by which nobody comes in any more.
    const wasIn = (await tx.authSession.count({ where: { accountId: account.id } })) > 0
    if (wasIn && !proved) throw notProved()
    return { name: patient.name, token }
  })
}

/** A link for a colleague, to choose a passphrase or to choose a new one. */
export async function inviteColleague(viewer: Admin, accountId: string): Promise<Issued> {
  // Whoever finds an admin's page open would else take the account for good.
  if (accountId === viewer.accountId)
    throw new Refused({
      '': 'Your own passphrase is changed under “Signing in”, where the present one is asked for.',
    })
  return asViewer(viewer, async (tx) => {
    // Of two links that are made at once the newer one ends the older.
    await inTurn(tx, 'ways-in', viewer.accountId, accountId)
    await stillStaff(tx, viewer)
    const account = await tx.account.findFirst({
      where: { id: accountId, clinicId: viewer.clinicId, patientId: null, disabledAt: null },
      select: { id: true, name: true },
    })
    if (!account) throw new NotFound()
    return { name: account.name, token: await issue(tx, viewer, account.id) }
  })
}

/**
 * The viewer's session has not been ended and the roles that they came with are still theirs: whoever ends the one or takes
 * the other away comes before this or after it. First of all locks.
 * @throws NotFound
 */
export async function stillStaff(tx: Tx, viewer: StaffViewer): Promise<void> {
  await stillSignedIn(tx, viewer)
  const { accountId: id, clinicId, roles } = viewer
  const still = { id, clinicId, disabledAt: null, roles: { hasEvery: [...roles] } }
  if ((await tx.account.count({ where: still })) === 0) throw new NotFound()
}

export async function issue(
  tx: Tx,
  { clinicId, accountId: madeBy }: StaffViewer,
  accountId: string,
): Promise<string> {
  await tx.invitation.updateMany({ where: { accountId, usedAt: null }, data: { usedAt: now() } })
  return writeLink(tx, { clinicId, id: accountId }, { minutes: DAYS_VALID * 24 * 60, madeBy })
}

/** By e-mail, for who asks: anybody may, so it ends no link that staff have given. */
export const issueRenewal = (tx: Tx, account: { id: string; clinicId: string }) =>
  writeLink(tx, account, { minutes: RENEWAL_MINUTES, byEmail: true })

async function writeLink(
  tx: Tx,
  { id: accountId, clinicId }: { id: string; clinicId: string },
  { minutes, ...of }: { minutes: number } & ({ byEmail: true } | { madeBy: string }),
): Promise<string> {
  const token = newToken()
  const expiresAt = new Date(now().getTime() + minutes * 60_000)
  await tx.invitation.create({ data: { clinicId, accountId, tokenHash: hashOf(token), expiresAt, ...of } })
  return token
}

/** Whether a patient has been let in, and on how many devices, as their record shows it. */
export async function patientAccess(viewer: StaffViewer, patientId: string): Promise<PatientAccess> {
  const account = await asViewer(viewer, async (tx) => {
    const patient = await tx.patient.findFirst({
      where: { AND: [readablePatients(viewer), { id: idOf(patientId) }] },
      select: { id: true },
    })
    if (!patient) throw new NotFound()
    return tx.account.findFirst({
      where: { clinicId: viewer.clinicId, patientId },
      select: {
        invitations: { where: { usedAt: null, expiresAt: { gt: now() } }, select: { id: true } },
        authSessions: {
          where: { endedAt: null, expiresAt: { gt: now() } },
          orderBy: { lastSeenAt: 'desc' },
          select: { lastSeenAt: true },
        },
        _count: { select: { authSessions: true } },
      },
    })
  })
  const lastSeenAt = account?.authSessions[0]?.lastSeenAt ?? null
  return {
    invited: Boolean(account?.invitations.length),
    wasIn: Boolean(account?._count.authSessions),
    devices: account?.authSessions.length ?? 0,
    lastSeen: lastSeenAt && dateWords(dateIn(viewer.timeZone, lastSeenAt), viewer.locale),
  }
}

/** Ends the links that lead to an account, also those that were sent. As an admin. */
export async function endLinksTo(tx: Tx, { clinicId }: Admin, accountId: string): Promise<void> {
  await endOpen(tx, { clinicId, accountId })
}

/** Ends the links that somebody made for others: all, or those of these patients. */
export async function endLinksMadeBy(
  tx: Tx,
  { clinicId }: StaffViewer,
  madeBy: string,
  patients?: Prisma.PatientWhereInput,
): Promise<void> {
  await endOpen(tx, { clinicId, madeBy, ...(patients && { account: { patient: patients } }) })
}

const endOpen = (tx: Tx, whose: Prisma.InvitationWhereInput) =>
  tx.invitation.updateMany({ where: { ...whose, usedAt: null }, data: { usedAt: now() } })

/** Signs a patient out everywhere at once, and ends the links that lead back in: a phone was lost. */
export async function endPatientSessions(viewer: StaffViewer, patientId: string): Promise<void> {
  const account = await asViewer(viewer, (tx) =>
    tx.account.findFirst({
      where: { clinicId: viewer.clinicId, patient: { AND: [entrustedPatients(viewer), { id: patientId }] } },
      select: { id: true },
    }),
  )
  if (!account) throw new NotFound()
  const { clinicId, accountId } = viewer
  await asSystem('sign-in', async (tx) => {
    await endEveryWayIn(tx, account.id)
    await note(tx, { clinicId, accountId }, { action: 'remove', object: 'auth_sessions', patientId })
  })
}

type Sent = { byEmail: boolean; account: { clinicId: string; patientId: string | null } }
/** What somebody of the staff gave ends with their right; what went to an address, with the word that it stood on. */
const stillGood = async (tx: Tx, { byEmail, account }: Sent): Promise<boolean> =>
  !byEmail || stillReached(tx, account)

const open = (token: string) => ({ tokenHash: hashOf(token), usedAt: null, expiresAt: { gt: now() } })

/** Whom a link is for, or null when it is unknown, used or expired. */
export function invitationFor(token: string) {
  return asSystem('invitation', async (tx) => {
    const invitation = await tx.invitation.findFirst({
      where: { ...open(token), account: { disabledAt: null } },
      include: { account: { include: { clinic: { select: { name: true, demo: true } } } } },
    })
    if (!invitation || !(await stillGood(tx, invitation))) return null
    const { name, patientId, signIn, passphraseHash, clinic, clinicId } = invitation.account
    return {
      ...{ name, signIn, clinicId, clinicName: clinic.name, demo: clinic.demo, patient: patientId !== null },
      /** They had a passphrase and have forgotten it. */
      renewal: passphraseHash !== null,
    }
  })
}

/**
 * A name that is taken is told. Whoever tries one after the other, to learn which names there are, waits: by link, and by
 * whatever the clinic asks for names.
 */
export async function paceNames(clinicId: string, token?: string): Promise<void> {
  const wait = await asSystem('invitation', (tx) =>
    unlessRefused(
      tx,
      async () =>
        (token && (await secondsBeforeTry(tx, 'invitation', hashOf(token)))) ||
        (await secondsBeforeTry(tx, 'names-of-clinic', clinicId)),
    ),
  )
  if (wait > 0) throw new Refused({ signIn: tooMany('names', wait) })
}

class NoLongerGood extends Refused {
  constructor() {
    super({ '': 'This link has been used or has expired. Ask the clinic for a new one.' })
  }
}

/**
 * Uses the link once: sets the passphrase if one was chosen, ends the sessions of other devices and every other link, begins
 * one for this unless a second step is due first. Whoever did so a moment ago, and did not hear, comes in.
 * @throws Refused when the link is no longer good, or the sign-in name belongs to somebody else
 */
export async function acceptInvitation(given: Acceptance, device: string): Promise<SignedIn | SecondStepDue> {
  try {
    return await acceptFirst(given, device)
  } catch (error) {
    const before = error instanceof NoLongerGood && (await acceptedBefore(given))
    if (!before) throw error
    return before
  }
}

async function acceptFirst(given: Acceptance, device: string): Promise<SignedIn | SecondStepDue> {
  // Hashing is dear: only a link that is good gets that far.
  const invited = await invitationFor(given.token)
  if (!invited) throw new NoLongerGood()
  if (invited.patient && given.signIn) await paceNames(invited.clinicId, given.token)
  const passphraseHash = given.passphrase ? await hashPassphrase(given.passphrase) : undefined
  try {
    return await asSystem('invitation', async (tx) => {
      const invitation = await tx.invitation.findFirst({
        where: { ...open(given.token), account: { disabledAt: null } },
        include: { account: true },
      })
      // Of two who open it at once, the second finds it used, as does who comes while all ways in are ended.
      if (invitation) await inTurn(tx, 'ways-in', invitation.accountId)
      const { count } =
        invitation && (await stillGood(tx, invitation))
          ? await tx.invitation.updateMany({
              where: { id: invitation.id, usedAt: null },
              data: { usedAt: now() },
            })
          : { count: 0 }
      if (!invitation || count === 0) throw new NoLongerGood()
      const { account } = invitation
      if (!account.patientId && !passphraseHash) throw new Refused({ passphrase: 'Choose a passphrase' })
      if (passphraseHash) {
        // A colleague's name was chosen by the admin who invited them; a patient chooses one.
        const signIn = account.patientId ? given.signIn : (account.signIn ?? given.signIn)
        await tx.account.update({ where: { id: account.id }, data: { passphraseHash, signIn } })
        if (signIn) await forgetSignIns(tx, signIn, askedFrom())
        if (account.patientId && signIn) await takeBack(tx, 'names-of-clinic', account.clinicId)
      }
      // Also one that goes.
      if (passphraseHash || account.passphraseHash)
        await note(
          tx,
          { clinicId: account.clinicId, accountId: account.id },
          { action: 'change', object: 'passphrase' },
        )
      // Nobody is told to remember it, and whoever knew it would come back in.
      if (account.patientId && !passphraseHash)
        await tx.account.update({
          where: { id: account.id },
          data: { passphraseHash: null, signIn: null },
          select: { id: true },
        })
      await endEveryWayIn(tx, account.id)
      const next = await stepAfterPassphrase(tx, account)
      if (next) {
        const { id: accountId, clinicId } = account
        return { next, accountId, clinicId, passphrase: digestOf(passphraseHash ?? null) }
      }
      const id = passphraseHash ? undefined : sessionBegunBy(given)
      const sessionId = await beginSession(tx, account, device, id)
      return { accountId: account.id, sessionId, patient: account.patientId !== null }
    })
  } catch (error) {
    if (sqlState(error) === '23505')
      throw new Refused({ signIn: 'This sign-in name is taken. Choose another.' })
    throw error
  }
}
