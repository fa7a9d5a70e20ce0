// Slows guessing, per account name and per address, in the database, so that a restart forgets nothing.
import 'server-only'
import { createHash } from 'node:crypto'
import { normalSignIn } from '@/domain/accounts/accounts'
import { now } from '@/server/clock'
import { asSystem, type Tx } from '@/server/db'
import { network } from '@/server/network'

type Kind = keyof typeof limits
type Limit = { free: number; longestSeconds: number; hours?: number }

// A person who mistypes waits seconds, never long.
const limits = {
  account: { free: 5, longestSeconds: 60 },
  'known-device': { free: 5, longestSeconds: 60 },
  emergency: { free: 5, longestSeconds: 60 },
  code: { free: 5, longestSeconds: 900 },
  // Of names, not of tries: a clinic is one address.
  address: { free: 30, longestSeconds: 60 },
  // Of failed tries in a day, whatever the names: two hundred people at one address may each mistype once, and whoever
  // keeps thirty names going gets two thousand tries a day instead of forty thousand.
  'tries-at-address': { free: 300, longestSeconds: 60, hours: 24 },
  // Choosing a name that is taken.
  invitation: { free: 5, longestSeconds: 900 },
  // The same by all links of a clinic, and of new colleagues: however many are made, they tell no more.
  'names-of-clinic': { free: 20, longestSeconds: 900, hours: 1 },
  // Asking for a link is no guess, but it fills somebody's mailbox.
  link: { free: 3, longestSeconds: 300 },
  'link-address': { free: 30, longestSeconds: 900 },
} satisfies Record<string, Limit>
const FORGOTTEN_AFTER = 24 * 3_600_000

const hashed = (what: string, who: string) => `${what}:${createHash('sha256').update(who).digest('hex')}`

function keyOf(kind: Kind, who: string): string {
  const { hours }: Limit = limits[kind]
  // What somebody is always getting wrong somewhere is counted anew each day or hour, or it would never be forgotten.
  const when = hours ? ` ${Math.floor(now().getTime() / (hours * 3_600_000))}` : ''
  return hashed(kind, (kind.endsWith('address') ? network(who) : who) + when)
}

/**
 * Asks for a try. 0: it is granted, and counts as failed until forgetFailures or takeBack says otherwise; so of many
 * tries sent at once no more pass than one after the other. Else: the seconds to wait; refused tries prolong nothing.
 */
export async function secondsBeforeTry(tx: Tx, kind: Kind, who: string): Promise<number> {
  const key = keyOf(kind, who)
  const { free, longestSeconds } = limits[kind]
  const at = now()
  const forgotten = new Date(at.getTime() - FORGOTTEN_AFTER)
  const granted = await tx.$executeRaw`
    INSERT INTO guesses AS g (key, failures, last_at) VALUES (${key}, 1, ${at})
    ON CONFLICT (key) DO UPDATE SET last_at = excluded.last_at,
      failures = CASE WHEN g.last_at < ${forgotten} THEN 1 ELSE g.failures + 1 END
    WHERE g.last_at < ${forgotten} OR g.failures < ${free}::int OR excluded.last_at >=
      g.last_at + make_interval(secs => least(power(2, least(g.failures - ${free}::int, 20)), ${longestSeconds}::int))`
  if (granted > 0) return 0
  const row = await tx.guess.findUnique({ where: { key } })
  if (!row) return 1
  const wait = Math.min(2 ** (row.failures - free), longestSeconds)
  return Math.max(1, Math.ceil(wait - (at.getTime() - row.lastAt.getTime()) / 1000))
}

/**
 * Asks for a try of a name from an address, which counts each name once, whether or not anybody has it: who mistypes their
 * own holds up nobody else there, and who tries many names is slowed.
 */
export async function secondsBeforeName(tx: Tx, name: string, address: string): Promise<number> {
  const key = nameAt(name, address)
  const at = now()
  const forgotten = new Date(at.getTime() - FORGOTTEN_AFTER)
  const isNew = await tx.$executeRaw`
    INSERT INTO guesses AS g (key, failures, last_at) VALUES (${key}, 1, ${at})
    ON CONFLICT (key) DO UPDATE SET last_at = excluded.last_at WHERE g.last_at < ${forgotten}`
  if (isNew === 0) return 0
  const wait = await secondsBeforeTry(tx, 'address', address)
  if (wait > 0) await tx.guess.deleteMany({ where: { key } })
  return wait
}

/**
 * Asks for a try to sign in on a browser that is not known: by address, where our proxy names it, by account, and by all
 * tries from there. What one of them refuses is counted by none.
 */
export async function secondsBeforeSignIn(tx: Tx, name: string, address: string): Promise<number> {
  if (!address) return secondsBeforeTry(tx, 'account', name)
  await tx.$executeRaw`SAVEPOINT before_try`
  const wait =
    (await secondsBeforeName(tx, name, address)) ||
    (await secondsBeforeTry(tx, 'account', name)) ||
    (await secondsBeforeTry(tx, 'tries-at-address', address))
  if (wait > 0) await tx.$executeRaw`ROLLBACK TO SAVEPOINT before_try`
  return wait
}

/**
 * The right passphrase takes back its own try and name and no other at the address: else one's own account would reset the
 * count. In the order in which a try is counted: of many at once, none then waits for another that waits for it.
 */
export async function takeBackSignIn(tx: Tx, name: string, address: string): Promise<void> {
  if (address) {
    const { count } = await tx.guess.deleteMany({ where: { key: nameAt(name, address) } })
    if (count > 0) await takeBack(tx, 'address', address)
  }
  await forgetFailures(tx, 'account', name)
  if (address) await takeBack(tx, 'tries-at-address', address)
}

const nameAt = (name: string, address: string) => hashed('name-at', `${network(address)} ${name}`)

/** The seconds to wait before the next link by e-mail; it counts what was asked for, whether or not anybody gets one. */
export function secondsBeforeLink(signIn: string, address: string): Promise<number> {
  return asSystem('sign-in', async (tx) => {
    const wait = address ? await secondsBeforeTry(tx, 'link-address', address) : 0
    return wait > 0 ? wait : secondsBeforeTry(tx, 'link', normalSignIn(signIn))
  })
}

export async function takeBack(tx: Tx, kind: Kind, who: string): Promise<void> {
  await tx.$executeRaw`UPDATE guesses SET failures = greatest(0, failures - 1) WHERE key = ${keyOf(kind, who)}`
}

export async function forgetFailures(tx: Tx, kind: Kind, who: string): Promise<void> {
  await tx.guess.deleteMany({ where: { key: keyOf(kind, who) } })
}

/** As the system: what is forgotten anyway is not kept. What somebody is counting at this moment is left to the next time. */
export async function forgetOldGuesses(): Promise<void> {
  const forgotten = new Date(now().getTime() - FORGOTTEN_AFTER)
  await asSystem(
    'jobs',
    (tx) => tx.$executeRaw`
      DELETE FROM guesses WHERE key IN (
        SELECT key FROM guesses WHERE last_at < ${forgotten} FOR UPDATE SKIP LOCKED)`,
  )
}
