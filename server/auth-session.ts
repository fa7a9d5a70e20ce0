// Sessions as rows: begun at sign-in, ended by sign-out, by a new passphrase, by a new device, by disabling.
import 'server-only'
import { cookies } from 'next/headers'
import { encode } from 'next-auth/jwt'
import { now } from '@/server/clock'
import { asSystem, asViewer, type Tx } from '@/server/db'
import { NotFound } from '@/server/errors'
import { sessionCookie } from '@/server/session'
import type { Viewer } from '@/server/viewer'

const MINUTES_OF_A_DAY = 24 * 60
const lifetimes = {
  staff: { idleMinutes: 30, minutes: 12 * 60 },
  patient: { idleMinutes: 90 * MINUTES_OF_A_DAY, minutes: 90 * MINUTES_OF_A_DAY },
} as const
export const longestSessionSeconds = lifetimes.patient.minutes * 60

type Account = { id: string; clinicId: string; patientId: string | null }

/** Writes the row of a new session, and answers its id for the cookie. */
export async function beginSession(tx: Tx, account: Account, device: string): Promise<string> {
  const { idleMinutes, minutes } = lifetimes[account.patientId ? 'patient' : 'staff']
  const session = await tx.authSession.create({
    data: {
      clinicId: account.clinicId,
      accountId: account.id,
      device: device.slice(0, 200),
      idleMinutes,
      expiresAt: new Date(now().getTime() + minutes * 60_000),
    },
  })
  return session.id
}

/** Signs this browser in without next-auth's form, with the cookie that next-auth itself would set. */
export async function signInHere(sessionId: string): Promise<void> {
  const name = sessionCookie()
  const token = await encode({
    token: { sessionId },
    secret: process.env.NEXTAUTH_SECRET ?? '',
    maxAge: longestSessionSeconds,
  })
  ;(await cookies()).set(name, token, {
    httpOnly: true,
    sameSite: 'lax',
    path: '/',
    secure: name.startsWith('__Secure-'),
    maxAge: longestSessionSeconds,
  })
}

export async function endSession(sessionId: string): Promise<void> {
  await asSystem('sign-in', (tx) =>
    tx.authSession.updateMany({ where: { id: sessionId, endedAt: null }, data: { endedAt: now() } }),
  )
}

/** Ends every session of an account. */
export async function endSessionsOf(tx: Tx, accountId: string): Promise<void> {
  await tx.authSession.updateMany({ where: { accountId, endedAt: null }, data: { endedAt: now() } })
}

/** The viewer's own devices that are signed in, the newest use first. */
export function ownSessions(viewer: Viewer) {
  return asViewer(viewer, (tx) =>
    tx.authSession.findMany({
      where: { accountId: viewer.accountId, clinicId: viewer.clinicId, endedAt: null, expiresAt: { gt: now() } },
      orderBy: { lastSeenAt: 'desc' },
    }),
  )
}

export async function endOwnSession(viewer: Viewer, sessionId: string): Promise<void> {
  const { count } = await asViewer(viewer, (tx) =>
    tx.authSession.updateMany({
      where: { id: sessionId, accountId: viewer.accountId, clinicId: viewer.clinicId, endedAt: null },
      data: { endedAt: now() },
    }),
  )
  if (count === 0) throw new NotFound()
}
