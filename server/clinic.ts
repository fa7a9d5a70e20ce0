// The clinic's own affairs: its details, and its staff with their roles. Only an admin changes them.
import 'server-only'
import { isDeepStrictEqual } from 'node:util'
import type { z } from 'zod'
import type { clinicSettingsSchema, staffInvitationSchema, staffNameSchema } from '@/domain/accounts/accounts'
import { endCalendarOf, endEveryWayIn, endSessionsOf } from '@/server/auth-session'
import { keepTimesOfDay } from '@/server/clinic-zone'
import { dateIn, now, toColumn } from '@/server/clock'
import { asSystem, asViewer, type Tx } from '@/server/db'
import { sqlState } from '@/server/db-errors'
import { NotFound, Refused } from '@/server/errors'
import { takeBack } from '@/server/guesses'
import { inTurn } from '@/server/in-turn'
import { endLinksMadeBy, endLinksTo, issue, paceNames, stillStaff, type Issued } from '@/server/invitations'
import { refuseUnknownZone } from '@/server/known-zone'
import { hasSignedIn } from '@/server/scope'
import { overtaken, settingsToWrite } from '@/server/settings-changes'
import type { Admin, Role } from '@/server/viewer'

export type ClinicDetails = z.output<typeof clinicSettingsSchema>

export function clinicDetails(viewer: Admin): Promise<ClinicDetails> {
  return asViewer(viewer, (tx) => detailsIn(tx, viewer))
}

async function detailsIn(tx: Tx, viewer: Admin): Promise<ClinicDetails> {
  const clinic = await tx.clinic.findFirst({
    where: { id: viewer.clinicId },
    select: { name: true, timeZone: true, phone: true, email: true, adherenceTarget: true },
  })
  if (!clinic) throw new NotFound()
  return clinic
}

/**
 * With another zone go the booked sessions, so that they keep their times of day.
 * @throws Refused at the fields that somebody else has changed since they were shown
 */
export async function saveClinicDetails(
  viewer: Admin,
  details: ClinicDetails,
  shown?: unknown,
): Promise<void> {
  await asViewer(viewer, async (tx) => {
    const data = await settingsToWrite(tx, viewer, details, () => detailsIn(tx, viewer), shown)
    if (data.timeZone) {
      await refuseUnknownZone(tx, data.timeZone)
      const { timeZone } = await detailsIn(tx, viewer)
      await keepTimesOfDay(tx, viewer, timeZone, data.timeZone)
    }
    await tx.clinic.updateMany({ where: { id: viewer.clinicId }, data })
  })
}

export type StaffMember = {
  id: string
  name: string
  signIn: string
  roles: Role[]
  disabled: boolean
  /** Was invited and has never signed in. */
  awaited: boolean
  /** Is asked for a code at sign-in. */
  secondStep: boolean
  /** In how many care teams they are, today or later. */
  patients: number
  /** How many sessions are still booked with them. */
  sessions: number
  self: boolean
}

/** Everybody who works here, disabled ones last. */
export async function listStaff(viewer: Admin): Promise<StaffMember[]> {
  const rows = await asViewer(viewer, (tx) =>
    tx.account.findMany({
      where: { clinicId: viewer.clinicId, patientId: null },
      select: {
        id: true,
        name: true,
        signIn: true,
        roles: true,
        disabledAt: true,
        secondStep: { select: { confirmedAt: true } },
        careTeams: {
          where: { OR: [{ toOn: null }, { toOn: { gt: toColumn(dateIn(viewer.timeZone)) } }] },
          select: { patientId: true },
          distinct: ['patientId'],
        },
        authSessions: { select: { id: true }, take: 1 },
        invitations: { select: { id: true }, take: 1 },
        _count: { select: { sessions: { where: { status: 'booked', startsAt: { gt: now() } } } } },
      },
      orderBy: [{ disabledAt: { sort: 'asc', nulls: 'first' } }, { name: 'asc' }],
    }),
  )
  return rows.map(
    ({ disabledAt, secondStep, careTeams, authSessions, invitations, signIn, roles, _count, ...row }) => ({
      ...row,
      secondStep: Boolean(secondStep?.confirmedAt),
      patients: careTeams.length,
      sessions: _count.sessions,
      signIn: signIn ?? '',
      roles: roles as Role[],
      disabled: disabledAt !== null,
      awaited: authSessions.length === 0 && invitations.length > 0,
      self: row.id === viewer.accountId,
    }),
  )
}

const mostStaff = 500
/** With those who are disabled: settings list them all, and a sign-in name is nobody else's in any clinic. */
const mostStaffEver = 2_000

/** Adds a colleague, who chooses a passphrase behind the link. */
export function addColleague(
  viewer: Admin,
  colleague: z.output<typeof staffInvitationSchema>,
): Promise<Issued> {
  const { name, signIn, roles } = colleague
  return underNewName(viewer, () =>
    asViewer(viewer, async (tx) => {
      await stillStaff(tx, viewer)
      await refuseMoreStaff(tx, viewer)
      const ever = await tx.account.count({ where: { clinicId: viewer.clinicId, patientId: null } })
      if (ever >= mostStaffEver)
        throw new Refused({
          '': `This clinic has had ${mostStaffEver.toLocaleString('en')} colleagues, which is as many as there can be: nobody new can be added. Whoever comes back can be enabled.`,
        })
      const account = await tx.account.create({
        data: { clinicId: viewer.clinicId, name, signIn, roles: [...new Set(roles)] },
        select: { id: true },
      })
      return { name, token: await issue(tx, viewer, account.id) }
    }),
  )
}

/** Those who work here, counted one after the other for each clinic. */
async function refuseMoreStaff(tx: Tx, { clinicId }: Admin): Promise<void> {
  await inTurn(tx, 'counted', clinicId)
  if ((await tx.account.count({ where: { clinicId, patientId: null, disabledAt: null } })) >= mostStaff)
    throw new Refused({
      '': `This clinic has ${mostStaff} colleagues, which is as many as there can be at a time. Disable whoever has left, then try again.`,
    })
}

/** @throws Refused where somebody signs in by that name, in whichever clinic, or too many were tried */
async function underNewName<T>(viewer: Admin, act: () => Promise<T>): Promise<T> {
  await paceNames(viewer.clinicId)
  try {
    const done = await act()
    // A link is shown once, and not lost for a count.
    await asSystem('invitation', (tx) => takeBack(tx, 'names-of-clinic', viewer.clinicId)).catch(
      () => undefined,
    )
    return done
  } catch (error) {
    if (sqlState(error) === '23505')
      throw new Refused({ signIn: 'This sign-in name is taken. Choose another.' })
    throw error
  }
}

type StaffName = z.output<typeof staffNameSchema>

/**
 * Corrects what somebody of the staff is called and signs in by; whoever is signed in stays so. What was sent or given for
 * another sign-in name opens nothing any more: that mailbox may be somebody else's.
 * @param shown what the page showed; without it, what stands when this is asked for
 * @throws Refused where another admin has changed it since, or the sign-in name is somebody's
 */
export async function renameColleague(
  viewer: Admin,
  accountId: string,
  typed: StaffName,
  shown?: unknown,
): Promise<void> {
  const standing = await asViewer(viewer, (tx) => nameIn(tx, viewer, accountId))
  const rename = () =>
    asViewer(viewer, async (tx) => {
      await lockedMember(tx, viewer, accountId)
      const read = () => nameIn(tx, viewer, accountId)
      const data = await settingsToWrite(tx, viewer, typed, read, shown ?? standing)
      await tx.account.updateMany({ where: mine(viewer, accountId), data })
      if (data.signIn) await endLinksTo(tx, viewer, accountId)
    })
  return typed.signIn === standing.signIn ? rename() : underNewName(viewer, rename)
}

async function nameIn(tx: Tx, viewer: Admin, accountId: string): Promise<StaffName> {
  const where = mine(viewer, accountId)
  const found = await tx.account.findFirst({ where, select: { name: true, signIn: true } })
  if (!found) throw new NotFound()
  return { ...found, signIn: found.signIn ?? '' }
}

/**
 * Gives a colleague other roles and signs them out, so that no page of the old role stays open.
 * @param shown those that the page showed; without it, nothing is compared
 * @throws Refused when another admin has changed them since
 */
export async function changeRoles(
  viewer: Admin,
  accountId: string,
  roles: readonly Role[],
  shown?: unknown,
): Promise<void> {
  const wanted = [...new Set(roles)]
  let treated = false
  await asViewer(viewer, async (tx) => {
    const member = await lockedMember(tx, viewer, accountId)
    treated = member.roles.includes('therapist')
    const stands = (these: unknown[]) => isDeepStrictEqual(new Set(member.roles), new Set(these))
    if (stands(wanted)) return
    if (shown !== undefined && !stands(Array.isArray(shown) ? shown : [])) throw overtaken(['roles'])
    if (!wanted.includes('admin')) await keepAnAdmin(tx, viewer, accountId)
    // What they made while they might: a link outlives no right that it was made under.
    if (member.roles.some((role) => !wanted.includes(role as Role)))
      await endLinksMadeBy(tx, viewer, accountId)
    await tx.account.updateMany({ where: mine(viewer, accountId), data: { roles: wanted } })
    await endSessionsOf(tx, accountId)
  })
  // It shows nothing meanwhile, and would again to whoever knows it once they treat patients again.
  if (!treated || !wanted.includes('therapist'))
    await asSystem('sign-in', (tx) => endCalendarOf(tx, accountId))
}

/** A disabled colleague is out at the next request, and no open invitation lets them back, nor one that they made for a patient. */
export function disableColleague(viewer: Admin, accountId: string): Promise<void> {
  return asViewer(viewer, async (tx) => {
    await lockedMember(tx, viewer, accountId)
    await keepAnAdmin(tx, viewer, accountId)
    await tx.account.updateMany({ where: mine(viewer, accountId), data: { disabledAt: now() } })
    await endLinksTo(tx, viewer, accountId)
    await endLinksMadeBy(tx, viewer, accountId)
    await endSessionsOf(tx, accountId)
  })
}

/**
 * A disabled colleague begins anew, by a link as when they were invited: what led in before, their passphrase and their
 * calendar's address, does so no more, since others may know it.
 * @throws Refused when they are not disabled, or as many work here as can
 */
export async function enableColleague(viewer: Admin, accountId: string): Promise<Issued> {
  await asViewer(viewer, (tx) => disabledMember(tx, viewer, accountId))
  await asSystem('sign-in', async (tx) => {
    await inTurn(tx, 'ways-in', accountId)
    const disabled = { ...mine(viewer, accountId), disabledAt: { not: null } }
    const { count } = await tx.account.updateMany({ where: disabled, data: { passphraseHash: null } })
    // Pressed twice at once: the link that the first has made stays.
    if (count > 0) await endEveryWayIn(tx, accountId)
  })
  return asViewer(viewer, async (tx) => {
    const { name } = await disabledMember(tx, viewer, accountId)
    await tx.account.updateMany({ where: mine(viewer, accountId), data: { disabledAt: null } })
    return { name, token: await issue(tx, viewer, accountId) }
  })
}

async function disabledMember(tx: Tx, viewer: Admin, accountId: string): Promise<{ name: string }> {
  const { name, disabledAt } = await lockedMember(tx, viewer, accountId)
  if (!disabledAt) throw new Refused({ '': 'This colleague is not disabled any more.' })
  await refuseMoreStaff(tx, viewer)
  return { name }
}

const mine = (viewer: Admin, accountId: string) => ({
  id: accountId,
  clinicId: viewer.clinicId,
  patientId: null,
})

/**
 * Changes of a clinic's staff wait for each other: two admins may disable each other in the same moment; and for whoever
 * comes in, or is being signed out.
 */
async function lockedMember(tx: Tx, viewer: Admin, accountId: string) {
  await inTurn(tx, 'ways-in', viewer.accountId, accountId)
  await tx.$queryRaw`SELECT id FROM clinics WHERE id = ${viewer.clinicId}::uuid FOR NO KEY UPDATE`
  const member = await tx.account.findFirst({
    where: mine(viewer, accountId),
    select: { id: true, name: true, roles: true, disabledAt: true },
  })
  if (!member) throw new NotFound()
  // The viewer's session was looked up before the lock.
  await stillStaff(tx, viewer)
  return member
}

/** Whoever was invited and never came in cannot be the one who is left. */
async function keepAnAdmin(tx: Tx, viewer: Admin, without: string): Promise<void> {
  const others = await tx.account.count({
    where: {
      clinicId: viewer.clinicId,
      id: { not: without },
      roles: { has: 'admin' },
      disabledAt: null,
      ...hasSignedIn,
    },
  })
  if (others === 0)
    throw new Refused({ roles: 'This is the last admin who has signed in: make somebody else admin first.' })
}
