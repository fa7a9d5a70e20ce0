// Whether the program answers, told to whoever watches over it: asked once for all who want to know within the same second, since it stands in no line.
import { get, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { heardAt } from '@/scripts/own-address'

type Answer = { status: number; headers: Record<string, string>; body: string }

const freshForMs = 1_000
/** The database is given up sooner. */
const timeout = 10_000
const unavailable = { status: 503, headers: { 'Content-Type': 'application/json' } }
const noAnswer: Answer = { ...unavailable, body: JSON.stringify({ status: 'unavailable' }) }

/** `ask` is the program's own request, whose answer everybody gets. */
export function sharedHealth(ask: () => Promise<Answer>, now = () => performance.now()) {
  let at = -Infinity
  let answer: Promise<Answer> | undefined
  return (): Promise<Answer> => {
    if (answer && now() - at < freshForMs) return answer
    at = Infinity
    answer = ask()
      .catch(() => noAnswer)
      .finally(() => (at = now()))
    return answer
  }
}

/** Asks the server that listens there, with headers by which it knows itself. */
export const healthAt = ({ address, port }: AddressInfo, headers: Record<string, string>): Promise<Answer> =>
  new Promise((resolve, reject) => {
    const host = heardAt(address)
    const read = async (response: IncomingMessage) => {
      let body = ''
      for await (const part of response.setEncoding('utf8')) body += String(part)
      const kept = ['content-type', 'retry-after'].flatMap((name) => {
        const value = response.headers[name]
        return typeof value === 'string' ? [[name, value] as const] : []
      })
      return { status: response.statusCode ?? 503, headers: Object.fromEntries(kept), body }
    }
    const asking = get({ host, port, path: '/api/health', headers, agent: false, timeout }, (response) => {
      read(response).then(resolve, reject)
    })
    asking.on('timeout', () => asking.destroy(new Error('no answer'))).on('error', reject)
  })
