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
  // Of one name from one network: whoever keeps guessing holds up nobody who comes from elsewhere.
  'name-there': { free: 5, longestSeconds: 900 },
  // Of one name from everywhere in a day: more than two networks that never rest get to, so that it takes three to hold up others.
  account: { free: 300, longestSeconds: 60, hours: 24 },
  'known-device': { free: 5, longestSeconds: 60 },
  emergency: { free: 5, longestSeconds: 60 },
  code: { free: 5, longestSeconds: 900 },
  // Of codes for one account from everywhere in a day, known browsers too: more than a stranger with the passphrase gets to,
  // so that they hold up nobody.
  'codes-of-account': { free: 300, longestSeconds: 60, hours: 24 },
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
  // To addresses of their own choice, which need not be theirs.
  'proofs-of-account': { free: 10, longestSeconds: 3_600, hours: 24 },
} satisfies Record<string, Limit>
const FORGOTTEN_AFTER = 24 * 3_600_000

const hashed = (what: string, who: string) => `${what}:${createHash('sha256').update(who).digest('hex')}`

function keyOf(kind: Kind, who: string): string {
  const { hours }: Limit = limits[kind]
  // What somebody is always getting wrong somewhere is counted anew each day or hour, or it would never be forgotten.
  const when = hours ? ` ${Math.floor(now().getTime() / (hours * 3_600_000))}` : ''
  return hashed(kind, (kind.endsWith('address') ? network(who) : who) + when)
}

type Asked = { wait: number; failures: number }

/**
 * Asks for a try. `wait` 0: it is granted, and counts as failed until forgetFailures or takeBack says otherwise; so of many
 * tries sent at once no more pass than one after the other. Else: the seconds to wait; refused tries prolong nothing.
 */
async function ask(tx: Tx, kind: Kind, who: string): Promise<Asked> {
  const key = keyOf(kind, who)
  const { free, longestSeconds } = limits[kind]
  const at = now()
  const forgotten = new Date(at.getTime() - FORGOTTEN_AFTER)
  const [granted] = await tx.$queryRaw<[{ failures: number }?]>`
    INSERT INTO guesses AS g (key, failures, last_at) VALUES (${key}, 1, ${at})
    ON CONFLICT (key) DO UPDATE SET last_at = excluded.last_at,
      failures = CASE WHEN g.last_at < ${forgotten} THEN 1 ELSE g.failures + 1 END
    WHERE g.last_at < ${forgotten} OR g.failures < ${free}::int OR excluded.last_at >=
      g.last_at + make_interval(secs => least(power(2, least(g.failures - ${free}::int, 20)), ${longestSeconds}::int))
    RETURNING g.failures`
  if (granted) return { wait: 0, failures: granted.failures }
  const row = await tx.guess.findUnique({ where: { key } })
  if (!row) return { wait: 1, failures: 0 }
  const whole = Math.min(2 ** (row.failures - free), longestSeconds)
  const wait = Math.max(1, Math.ceil(whole - (at.getTime() - row.lastAt.getTime()) / 1000))
  return { wait, failures: row.failures }
}

/** Asks for a try, and answers the seconds to wait, 0 where it is granted. */
export const secondsBeforeTry = async (tx: Tx, kind: Kind, who: string): Promise<number> =>
  (await ask(tx, kind, who)).wait

/**
 * Asks for a try to sign in on a browser that is not known: by name and network, by names that are tried from there, by
 * name wherever from, and by all tries from there, the last where our proxy names the address. It tells nothing of whether
 * anybody has the name, and what one of them refuses is counted by none.
 */
export async function secondsBeforeSignIn(tx: Tx, name: string, address: string): Promise<number> {
  return unlessRefused(tx, async () => {
    const there = await ask(tx, 'name-there', nameAt(name, address))
    return (
      there.wait ||
      (address && there.failures === 1 && (await secondsBeforeTry(tx, 'address', address))) ||
      (await secondsBeforeTry(tx, 'account', name)) ||
      (address && (await secondsBeforeTry(tx, 'tries-at-address', address))) ||
      0
    )
  })
}

/** Asks several counts, of which what one refuses is counted by none. */
export async function unlessRefused(tx: Tx, seconds: () => Promise<number>): Promise<number> {
  await tx.$executeRaw`SAVEPOINT before_try`
  const wait = await seconds()
  if (wait > 0) await tx.$executeRaw`ROLLBACK TO SAVEPOINT before_try`
  return wait
}

/**
 * The right passphrase forgets what was tried of this name from there, and takes back its own try and name, and no other,
 * where others are counted too: else one's own account would reset the count. In the order in which a try is counted: of
 * many at once, none then waits for another that waits for it.
 */
export async function takeBackSignIn(tx: Tx, name: string, address: string): Promise<void> {
  const key = keyOf('name-there', nameAt(name, address))
  const { count } = await tx.guess.deleteMany({ where: { key } })
  if (address && count > 0) await takeBack(tx, 'address', address)
  await takeBack(tx, 'account', name)
  if (address) await takeBack(tx, 'tries-at-address', address)
}

/** Whoever has chosen a new passphrase is held up by no guess at the one before. */
export async function forgetSignIns(tx: Tx, name: string, address: string): Promise<void> {
  await forgetFailures(tx, 'name-there', nameAt(name, address))
  await forgetFailures(tx, 'account', name)
}

const nameAt = (name: string, address: string) => `${network(address)} ${name}`

/**
 * The seconds to wait before the next link by e-mail; it counts what was asked for, whether or not anybody gets one.
 * `account`: whose address it is to prove.
 */
export function secondsBeforeLink(signIn: string, address: string, account = ''): Promise<number> {
  return asSystem('sign-in', async (tx) => {
    const there = address ? await secondsBeforeTry(tx, 'link-address', address) : 0
    if (there > 0) return there
    return unlessRefused(
      tx,
      async () =>
        (account && (await secondsBeforeTry(tx, 'proofs-of-account', account))) ||
        secondsBeforeTry(tx, 'link', normalSignIn(signIn)),
    )
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
  const at = now()
  const forgotten = new Date(at.getTime() - FORGOTTEN_AFTER)
  await asSystem('jobs', async (tx) => {
    await tx.$executeRaw`
      DELETE FROM guesses WHERE key IN (
        SELECT key FROM guesses WHERE last_at < ${forgotten} FOR UPDATE SKIP LOCKED)`
    // Noted while a clock was ahead: nobody waits until that time has come again.
    await tx.$executeRaw`
      UPDATE guesses SET last_at = ${at} WHERE key IN (
        SELECT key FROM guesses WHERE last_at > ${new Date(at.getTime() + 60_000)} FOR UPDATE SKIP LOCKED)`
  })
}
