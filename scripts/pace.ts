// How much one device may ask of the machine's addresses at once: plenty for every program of ours, and an end for one that never stops.
import type { IncomingMessage } from 'node:http'
import { network } from '@/server/network'
import { sessionIdIn } from '@/server/session-cookie'

/** A phone that has two weeks to send asks three times; the plan's editor asks at each letter that is typed. */
const atOnce = 600
const perSecond = 10
/** What is set in type or read as a whole keeps the process busy for as long as dozens of others. */
const file = 20
const mostKept = 10_000

type Bucket = { left: number; at: number }

/**
 * Kept in this process and not in the database: what it guards is the time and the connections of this very process, and
 * a count in the database would cost each request a write, which is what a flood wants. Several processes allow several
 * times as much. Guesses, which must be counted together, are (server/guesses.ts).
 */
export class Pace {
  readonly #buckets = new Map<string, Bucket>()

  /** The seconds to wait; 0 when it may be answered now. What is refused costs nothing. */
  secondsToWait(who: string, cost: number, now: number): number {
    const bucket = this.#bucketOf(who, now)
    if (bucket.left < cost) return Math.ceil((cost - bucket.left) / perSecond)
    bucket.left -= cost
    return 0
  }

  get kept(): number {
    return this.#buckets.size
  }

  #bucketOf(who: string, now: number): Bucket {
    const known = this.#buckets.get(who)
    const left = known ? Math.min(atOnce, known.left + ((now - known.at) / 1000) * perSecond) : atOnce
    // The map keeps its order, so whoever has asked last stands at its end, and who is forgotten has asked the longest ago.
    this.#buckets.delete(who)
    for (const oldest of this.#buckets.keys()) {
      if (this.#buckets.size < mostKept) break
      this.#buckets.delete(oldest)
    }
    const bucket = { left, at: now }
    this.#buckets.set(who, bucket)
    return bucket
  }
}

/**
 * 0 for what is not counted: pages, which the proxy may count, and health, since whoever watches over the program would
 * take a refusal for a failure; its askers share one question instead.
 */
export function costOf(method: string, pathname: string): number {
  if (pathname === '/api/health') return 0
  if ((/^(GET|HEAD)$/.test(method) ? givenOut : takenIn).test(pathname)) return file
  return pathname.startsWith('/api/') || givenOut.test(pathname) ? 1 : 0
}
const givenOut = /\.(pdf|csv|json)$|^\/api\/(audit|exercises\/export)$/
const takenIn = /^\/api\/exercises\/(import|[^/]+\/photo)$/

/** Sessions that the app has said have ended: whoever still names one is a stranger, or each would count by itself for ever. */
export class Ended {
  readonly #names = new Set<string>()

  add(name: string): void {
    this.#names.add(name)
    for (const oldest of this.#names) {
      if (this.#names.size <= mostKept) break
      this.#names.delete(oldest)
    }
  }

  has(name: string): boolean {
    return this.#names.has(name)
  }
}

const sessionToken = /(?:^|;\s*)(?:__Host-)?next-auth\.session-token=([^;]+)/

type Asker = { name: string; signedIn: boolean }

/** The signed-in device, so that a waiting room behind one address is many; or else the network that asks. */
export async function whoAsks(
  { headers }: IncomingMessage,
  address: string,
  ended: Pick<Ended, 'has'>,
): Promise<Asker> {
  const token = sessionToken.exec(headers.cookie ?? '')?.[1]
  const session = token && (await sessionIdIn(token, process.env.NEXTAUTH_SECRET ?? ''))
  const name = `session ${session}`
  return session && !ended.has(name) ? { name, signedIn: true } : { name: network(address), signedIn: false }
}
