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
    const bucket = { left, at: now }
    keepNewest(this.#buckets, who, bucket)
    return bucket
  }
}

/** A map keeps its order: whoever has asked last stands at its end, and who is forgotten has asked the longest ago. */
function keepNewest<T>(kept: Map<string, T>, name: string, value: T): void {
  kept.delete(name)
  for (const oldest of kept.keys()) {
    if (kept.size < mostKept) break
    kept.delete(oldest)
  }
  kept.set(name, value)
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
const givenOut = /\.(pdf|csv|json)$|^\/api\/(audit|exercises\/export)$|^\/api\/calendar\//
const takenIn = /^\/api\/exercises\/(import|[^/]+\/photo)$/

/**
 * What the app has said of sessions: whose each is, or null once it has ended. An account with thirty counts once, and
 * whoever still names one that has ended is a stranger.
 */
export class Sessions {
  readonly #accounts = new Map<string, string | null>()

  learn(session: string, account: string | null): void {
    keepNewest(this.#accounts, session, account)
  }

  /** Undefined where nothing was said yet. */
  accountOf(session: string): string | null | undefined {
    return this.#accounts.get(session)
  }
}

const sessionToken = /(?:^|;\s*)(?:__Host-)?next-auth\.session-token=([^;]+)/

/** The session is there for whoever is signed in. */
type Asker = {
  /** Whose pace it is, and whose line. */
  name: string
  kind: 'signedIn' | 'unheard' | 'strangers'
  session: string | null
  /** Whose bodies are counted together. */
  sends: string
}

/**
 * Who is signed in, so that a waiting room behind one address is many; or else the network that asks. For as long as the app
 * has not said whose session it is, all of those of one network are one: somebody with many, also such as have ended, would be
 * many. A stranger has no cookie that is ours, so they are not held up by strangers of their network.
 */
export async function whoAsks(
  { headers }: IncomingMessage,
  address: string,
  sessions: Pick<Sessions, 'accountOf'>,
): Promise<Asker> {
  const token = sessionToken.exec(headers.cookie ?? '')?.[1]
  const session = token ? await sessionIdIn(token, process.env.NEXTAUTH_SECRET ?? '') : null
  const account = session && sessions.accountOf(session)
  const name = network(address)
  if (!session || account === null) return { name, kind: 'strangers', session: null, sends: name }
  if (account === undefined)
    return { name: `unheard ${name}`, kind: 'unheard', session, sends: `session ${session}` }
  return { name: `account ${account}`, kind: 'signedIn', session, sends: `account ${account}` }
}
