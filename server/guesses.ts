// Slows guessing, per account name and per address, in the database, so that a restart forgets nothing.
import 'server-only'
import { createHash } from 'node:crypto'
import type { Tx } from '@/server/db'
import { now } from '@/server/clock'

type Kind = 'account' | 'address'

// A person who mistypes waits seconds, never long; an address that tries many accounts waits minutes.
const limits = {
  account: { free: 5, longestSeconds: 60 },
  address: { free: 30, longestSeconds: 900 },
} as const
const FORGOTTEN_AFTER = 24 * 3_600_000

const keyOf = (kind: Kind, who: string) => `${kind}:${createHash('sha256').update(who).digest('hex')}`

/** Seconds to wait before another try, 0 when none. */
export async function secondsToWait(tx: Tx, kind: Kind, who: string): Promise<number> {
  const row = await tx.guess.findUnique({ where: { key: keyOf(kind, who) } })
  if (!row) return 0
  const since = now().getTime() - row.lastAt.getTime()
  if (since > FORGOTTEN_AFTER) return 0
  const { free, longestSeconds } = limits[kind]
  if (row.failures < free) return 0
  const wait = Math.min(2 ** (row.failures - free), longestSeconds)
  return Math.max(0, Math.ceil(wait - since / 1000))
}

export async function countFailure(tx: Tx, kind: Kind, who: string): Promise<void> {
  const at = now()
  const forgotten = new Date(at.getTime() - FORGOTTEN_AFTER)
  await tx.$executeRaw`
    INSERT INTO guesses (key, failures, last_at) VALUES (${keyOf(kind, who)}, 1, ${at})
    ON CONFLICT (key) DO UPDATE SET last_at = excluded.last_at,
      failures = CASE WHEN guesses.last_at < ${forgotten} THEN 1 ELSE guesses.failures + 1 END`
}

export async function forgetFailures(tx: Tx, kind: Kind, who: string): Promise<void> {
  await tx.guess.deleteMany({ where: { key: keyOf(kind, who) } })
}
