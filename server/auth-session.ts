// Sessions as rows: begun at sign-in, ended by sign-out, by a new passphrase, by a new device, by disabling.
import 'server-only'
import { cookies, headers } from 'next/headers'
import { encode } from 'next-auth/jwt'
import { deviceInWords } from '@/domain/accounts/device-words'
import { dateWords } from '@/domain/date-words'
import { asked } from '@/server/asked'
import { note } from '@/server/audit'
import { dateIn, now, timeIn } from '@/server/clock'
import { asSystem, asViewer, type Prisma, type Tx } from '@/server/db'
import { NotFound } from '@/server/errors'
import { inTurn } from '@/server/in-turn'
import { deviceCookie, rememberDevice } from '@/server/known-device'
import { sessionCookie, sessionId, sessionSecret } from '@/server/session'
import { refuseWhile, secondsBeforeNext } from '@/server/so-often'
import type { StaffViewer, Viewer } from '@/server/viewer'

const MINUTES_OF_A_DAY = 24 * 60
const lifetimes = {
  staff: { idleMinutes: 30, minutes: 12 * 60 },
  patient: { idleMinutes: 90 * MINUTES_OF_A_DAY, minutes: 90 * MINUTES_OF_A_DAY },
} as const
export const longestSessionSeconds = lifetimes.patient.minutes * 60

export type SignedIn = { accountId: string; sessionId: string; patient: boolean }

type Account = { id: string; clinicId: string; patientId: string | null }

/** A session that was neither ended nor has ended by itself. */
export const live = () => ({ endedAt: null, expiresAt: { gt: now() } }) satisfies Prisma.AuthSessionWhereInput

/** More devices than anybody has: each costs work at every reminder, and a place in the list of them. */
const mostSessions = 30

/** Each is a row, and a line in the log for good: nobody comes in so often, but a program may. */
const mostSignInsADay = 2_000

/** Asked after inTurn('ways-in'). */
export const secondsBeforeSession = (tx: Tx, accountId: string): Promise<number> =>
  secondsBeforeNext(mostSignInsADay, async (createdAt, page) => {
    const where = { accountId, createdAt }
    const begun = await tx.authSession.findMany({
      ...{ where, select: { createdAt: true }, orderBy: { createdAt: 'desc' } as const },
      ...page,
    })
    return begun.map(({ createdAt: at }) => ({ at }))
  })

/**
 * Writes the row of a new session, and answers its id for the cookie. Whoever may still come in is asked after
 * inTurn('ways-in'), so that no session is begun beside those that are being ended. Of more than thirty, those that were
 * seen longest ago end. @throws Refused where there were too many within 24 hours
 */
export async function beginSession(tx: Tx, account: Account, device: string, id?: string): Promise<string> {
  refuseWhile(await secondsBeforeSession(tx, account.id), 'sign-ins')
  return writeSession(tx, account, device, id)
}

async function writeSession(tx: Tx, account: Account, device: string, id?: string): Promise<string> {
  const kept = await tx.authSession.findMany({
    where: { accountId: account.id, ...live() },
    select: { id: true },
    orderBy: [{ lastSeenAt: 'desc' }, { id: 'desc' }],
    take: mostSessions - 1,
  })
  if (kept.length === mostSessions - 1)
    await tx.authSession.updateMany({
      where: { accountId: account.id, endedAt: null, id: { notIn: kept.map(({ id }) => id) } },
      data: { endedAt: now() },
    })
  const { idleMinutes, minutes } = lifetimes[account.patientId ? 'patient' : 'staff']
  const session = await tx.authSession.create({
    data: {
      ...(id && { id }),
      clinicId: account.clinicId,
      accountId: account.id,
      device: device.slice(0, 200),
      idleMinutes,
      expiresAt: new Date(now().getTime() + minutes * 60_000),
    },
  })
  await note(
    tx,
    { clinicId: account.clinicId, accountId: account.id },
    { action: 'enter', object: 'sign-in', patientId: account.patientId ?? undefined },
  )
  // So the first page after it stands in its account's line.
  asked.getStore()?.hears?.(account.id, session.id)
  return session.id
}

/** What the request says of the device: its kind, to be listed to its owner, and its address, as our own proxy saw it. */
export async function thisDevice(): Promise<{ device: string; address: string; deviceCookie: string }> {
  const sent = await headers()
  return {
    device: sent.get('user-agent') ?? '',
    address: sent.get('x-phaseline-address') ?? '',
    deviceCookie: await deviceCookie(),
  }
}

/** Signs this browser in without next-auth's form, with the cookie that next-auth itself would set. */
export async function signInHere(session: Pick<SignedIn, 'sessionId' | 'accountId'>): Promise<void> {
  // The same one where it began by an answer that was lost half way.
  if ((await sessionId()) !== session.sessionId) await endEarlierHere()
  const token = await encode({
    token: { sessionId: session.sessionId },
    secret: sessionSecret(),
    maxAge: longestSessionSeconds,
  })
  await setSessionCookie(token, longestSessionSeconds)
  await rememberDevice(session.accountId, session.sessionId)
}

/**
 * The viewer's session has not been ended meanwhile, by whoever ends all ways in: they come before this or after it, and then
 * end what it makes. First of all locks in a transaction that makes a way in. @throws NotFound
 */
export async function stillSignedIn(tx: Tx, { accountId, session: id }: Viewer): Promise<void> {
  await inTurn(tx, 'ways-in', accountId)
  const live = id !== null && (await tx.authSession.count({ where: { id, accountId, endedAt: null } })) > 0
  if (!live) throw new NotFound()
}

/** A new session for this browser and an end of all others: what one signs in with has changed. */
export async function renewSessionHere(viewer: StaffViewer): Promise<void> {
  const { accountId, clinicId } = viewer
  const { device } = await thisDevice()
  const session = await asSystem('sign-in', async (tx) => {
    await stillSignedIn(tx, viewer)
    await endSessionsOf(tx, accountId)
    // Turning the second step on is counted by itself, and its codes are shown this once.
    return writeSession(tx, { id: accountId, clinicId, patientId: null }, device)
  })
  await signInHere({ accountId, sessionId: session })
}

/** Whoever was signed in here before is not left signed in behind the new person's back. */
export async function endEarlierHere(): Promise<void> {
  const earlier = await sessionId()
  if (earlier) await endSession(earlier)
}

/** Signs this browser out. */
export async function endSessionHere(): Promise<void> {
  await endEarlierHere()
  await setSessionCookie('', 0)
}

async function setSessionCookie(value: string, maxAge: number): Promise<void> {
  const { name, options } = sessionCookie()
  ;(await cookies()).set(name, value, { ...options, maxAge })
}

export async function endSession(sessionId: string): Promise<void> {
  await asSystem('sign-in', (tx) =>
    tx.authSession.updateMany({ where: { id: sessionId, endedAt: null }, data: { endedAt: now() } }),
  )
}

/** Ends every session of an account, or all but one. */
export async function endSessionsOf(tx: Tx, accountId: string, exceptId?: string): Promise<void> {
  await inTurn(tx, 'ways-in', accountId)
  const others = exceptId === undefined ? {} : { id: { not: exceptId } }
  await tx.authSession.updateMany({
    where: { accountId, endedAt: null, ...others },
    data: { endedAt: now() },
  })
}

/**
 * Signs an account out everywhere but in one session, and ends the links that were given or sent before, also the one that
 * would confirm a new address, and the calendar's address. As the system.
 */
export async function endEveryWayIn(tx: Tx, accountId: string, exceptId?: string): Promise<void> {
  await endSessionsOf(tx, accountId, exceptId)
  const open = { where: { accountId, usedAt: null }, data: { usedAt: now() } }
  await tx.invitation.updateMany(open)
  await tx.signInLink.updateMany(open)
  await tx.askedEmail.deleteMany({ where: { accountId } })
  await endCalendarOf(tx, accountId)
}

/** Whoever has the address of an account's calendar sees no more of it. As the system. */
export async function endCalendarOf(tx: Tx, accountId: string): Promise<void> {
  await tx.calendarFeed.updateMany({ where: { accountId, endedAt: null }, data: { endedAt: now() } })
}

export type OwnDevice = { id: string; words: string; since: string; lastSeen: string; thisOne: boolean }

/** The viewer's own devices that are signed in, the newest use first. */
export async function ownDevices(viewer: Viewer): Promise<OwnDevice[]> {
  const rows = await asViewer(viewer, (tx) =>
    tx.authSession.findMany({
      where: {
        accountId: viewer.accountId,
        clinicId: viewer.clinicId,
        endedAt: null,
        expiresAt: { gt: now() },
      },
      orderBy: { lastSeenAt: 'desc' },
    }),
  )
  const instant = now().getTime()
  const inWords = (at: Date) =>
    `${dateWords(dateIn(viewer.timeZone, at), viewer.locale)}, ${timeIn(viewer.timeZone, at)}`
  return rows
    .filter((row) => instant - row.lastSeenAt.getTime() < row.idleMinutes * 60_000)
    .map(({ id, device, createdAt, lastSeenAt }) => ({
      id,
      words: deviceInWords(device),
      since: inWords(createdAt),
      lastSeen: inWords(lastSeenAt),
      thisOne: id === viewer.session,
    }))
}

/** Signs the viewer out everywhere but here, and ends the links that lead back in. */
export async function endOtherSessions(viewer: Viewer): Promise<void> {
  await asSystem('sign-in', (tx) => endEveryWayIn(tx, viewer.accountId, viewer.session ?? undefined))
}

/** With it ends the address that was asked for there: its link would lead back in. */
export async function endOwnSession(viewer: Viewer, sessionId: string): Promise<void> {
  const whose = { accountId: viewer.accountId, clinicId: viewer.clinicId }
  await asViewer(viewer, async (tx) => {
    // What is just being asked for there is there before it, or not asked for any more.
    await inTurn(tx, 'ways-in', viewer.accountId)
    const { count } = await tx.authSession.updateMany({
      where: { id: sessionId, ...whose, endedAt: null },
      data: { endedAt: now() },
    })
    if (count === 0) throw new NotFound()
    if (viewer.kind === 'patient')
      await tx.askedEmail.deleteMany({ where: { ...whose, authSessionId: sessionId } })
  })
}
