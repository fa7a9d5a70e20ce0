// Phaseline's main pages and a bare Next page under load, in adjacent pairs, as ratios; and how long one person's searches take.
import autocannon from 'autocannon'
import { median, percentile, printTable, round } from '@/bench/figures'

type Side = { url: string; cookie?: string }
type Shot = { rate: number; p50: number; p99: number }

const CONNECTIONS = 8

async function shoot({ url, cookie }: Side, seconds: number): Promise<Shot> {
  const result = await autocannon({
    url,
    duration: seconds,
    connections: CONNECTIONS,
    headers: cookie ? { cookie } : {},
  })
  const bad = result.non2xx + result.errors
  if (bad > 0)
    throw new Error(
      `${url} answered ${bad} of ${result.requests.total} requests with something else than 2xx`,
    )
  return { rate: result.requests.average, p50: result.latency.p50, p99: result.latency.p99 }
}

/** Signs in as a browser would, and answers the cookie. */
export async function signIn(address: string, email: string, passphrase: string): Promise<string> {
  const csrf = await fetch(`${address}/api/auth/csrf`)
  const { csrfToken } = (await csrf.json()) as { csrfToken: string }
  const jar = (response: Response) => response.headers.getSetCookie().map((cookie) => cookie.split(';')[0])
  const answer = await fetch(`${address}/api/auth/callback/credentials`, {
    method: 'POST',
    redirect: 'manual',
    headers: {
      cookie: jar(csrf).join('; '),
      origin: address,
      'content-type': 'application/x-www-form-urlencoded',
    },
    body: new URLSearchParams({ csrfToken, email, passphrase, json: 'true' }),
  })
  const cookie = jar(answer).find((each) => each?.includes('session-token'))
  if (!cookie) throw new Error(`${email} could not sign in`)
  return cookie
}

/** Warms both servers, then measures each page beside the bare one; quotes the median of the pairs' ratios. */
export async function benchPages(
  bare: Side,
  pages: (Side & { name: string; aim?: number })[],
  { warmSeconds = 20, pairs = 5, seconds = 3 } = {},
): Promise<void> {
  console.log(`Warming both servers for ${warmSeconds} s ...`)
  const share = Math.max(1, Math.round(warmSeconds / pages.length))
  for (const page of pages) {
    await shoot(bare, share)
    await shoot(page, share)
  }
  const rows = []
  for (const page of pages) {
    const rates: number[] = []
    const p50s: number[] = []
    const p99s: number[] = []
    const ownRates: number[] = []
    for (let pair = 0; pair < pairs; pair++) {
      const base = await shoot(bare, seconds)
      const own = await shoot(page, seconds)
      rates.push(own.rate / base.rate)
      p50s.push(own.p50 / base.p50)
      p99s.push(own.p99 / base.p99)
      ownRates.push(own.rate)
    }
    rows.push({
      page: page.name,
      'requests/s ÷ bare': round(median(rates)),
      aim: page.aim ?? '',
      'p50 ÷ bare': round(median(p50s), 1),
      'p99 ÷ bare': round(median(p99s), 1),
      'requests/s': round(median(ownRates), 0),
    })
  }
  printTable(
    `Pages against a bare dynamic Next page (${CONNECTIONS} connections, ${pairs} adjacent pairs)`,
    rows,
  )
}

/** Searches one after the other, as somebody types: from the request sent to the last byte of its answer. */
export async function benchSearches(
  address: string,
  cookie: string,
  typed: readonly string[],
  rounds = 12,
): Promise<void> {
  const rows = []
  for (const [what, place] of [
    ['the plan’s editor, as one types', '/api/exercises'],
    ['the catalog’s page', '/catalog'],
  ] as const) {
    const times: number[] = []
    for (let round = 0; round < rounds; round++)
      for (const q of typed) {
        const from = performance.now()
        const answer = await fetch(`${address}${place}?q=${encodeURIComponent(q)}`, { headers: { cookie } })
        await answer.arrayBuffer()
        if (!answer.ok) throw new Error(`${place} answered ${answer.status}`)
        // The server warms up in the first rounds.
        if (round >= 2) times.push(performance.now() - from)
      }
    rows.push({
      request: what,
      'p50 ms': round(median(times), 1),
      'p95 ms': round(percentile(times, 0.95), 1),
    })
  }
  printTable('The same searches as whole requests', rows)
}
