// How long this browser's session still lasts, asked without prolonging it.
import 'server-only'
import { now } from '@/server/clock'
import { asSystem } from '@/server/db'
import { sessionId } from '@/server/session'
import type { SessionLeft } from '@/domain/accounts/session-left'

/** Null when there is none, or it has ended. The look-up of a request would note that it was used just now. */
export async function sessionLeft(): Promise<SessionLeft | null> {
  const id = await sessionId()
  if (!id) return null
  const row = await asSystem('sign-in', (tx) =>
    tx.authSession.findFirst({
      where: { id, endedAt: null, account: { disabledAt: null } },
      select: {
        ...{ accountId: true, lastSeenAt: true, idleMinutes: true, expiresAt: true },
        account: { select: { roles: true } },
      },
    }),
  )
  if (!row) return null
  const untilIdle = row.lastSeenAt.getTime() + row.idleMinutes * 60_000
  const untilEnd = row.expiresAt.getTime()
  const seconds = Math.floor((Math.min(untilIdle, untilEnd) - now().getTime()) / 1000)
  if (seconds <= 0) return null
  const whose = { account: row.accountId, roles: row.account.roles }
  return { ...whose, seconds, final: untilEnd <= untilIdle }
}
