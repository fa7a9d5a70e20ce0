// How much of a request is read: the largest body of each address, how slowly it may come, and how much may be held at once, since what has arrived of a body stays in memory until it is answered.
import { IncomingMessage, type IncomingHttpHeaders, type ServerResponse } from 'node:http'
import { patienceMs } from '@/domain/least-pace'
import { isReply, isTooMuch } from '@/scripts/replies'

const kilobyte = 1024
const megabyte = 1024 * kilobyte

/** Every public form, and nearly every form and batch of who is signed in. */
const short = 64 * kilobyte

/**
 * A little above what each takes, so that what is too long is answered beside its field: the longest form is less than a
 * megabyte, and Next ends an action at the same length, by an error. A stranger has short forms alone. So has next-auth,
 * which takes a form apart before it looks at anything else, and a form without a script, whose page comes back with what
 * was typed in it.
 */
export function largestBody(pathname: string, headers: IncomingHttpHeaders, signedIn: boolean): number {
  if (!signedIn || pathname.startsWith('/api/auth/')) return short
  if (/^\/api\/exercises\/[^/]+\/photo$/.test(pathname)) return 9 * megabyte
  if (pathname === '/api/exercises/import') return 33 * megabyte
  return 'next-action' in headers || pathname === '/api/logs' ? 2 * megabyte : short
}

/** What is held of one asker and of all, and as how much an open body counts of which nearly nothing has arrived. */
type Most = { one: number; all: number; least: number }

/**
 * Strangers have room of their own, so that whoever fills it holds up nobody who is signed in; so have photographs and
 * files, so that whoever sends many of them holds up nobody's forms and entries.
 */
export const roomForBodies = {
  strangers: { one: 2 * megabyte, all: 64 * megabyte, least: 16 * kilobyte },
  forms: { one: 2 * megabyte, all: 64 * megabyte, least: 16 * kilobyte },
  files: { one: 48 * megabyte, all: 256 * megabyte, least: megabyte },
}

export const roomOf = (signedIn: boolean, bytes: number): keyof typeof roomForBodies =>
  !signedIn ? 'strangers' : bytes > short ? 'files' : 'forms'

/** `end` while it still arrives; what has arrived whole is being answered. */
type Body = { held: number; end?: () => void }

/** When it is full, of whoever holds most of it the body that has been arriving longest gives way: a flood ends its own. */
export class Room {
  readonly #most: Most
  readonly #askers = new Map<string, Set<Body>>()
  #all = 0

  constructor(most: Most) {
    this.#most = most
  }

  enter(who: string, end: () => void): Body | undefined {
    const body: Body = { held: 0, end }
    return this.hold(who, body, this.#most.least) ? body : undefined
  }

  /** Whether there is room for so much of it. */
  hold(who: string, body: Body, bytes: number): boolean {
    const more = Math.max(0, bytes - body.held)
    if (this.#heldBy(who) + more > this.#most.one) return false
    while (this.#all + more > this.#most.all) {
      const [other, slowest] = this.#givesWay()
      if (!slowest || slowest === body) return false
      this.leave(other, slowest)
      slowest.end?.()
    }
    this.#askers.set(who, (this.#askers.get(who) ?? new Set()).add(body))
    body.held += more
    this.#all += more
    return true
  }

  leave(who: string, body: Body): void {
    const own = this.#askers.get(who)
    if (!own?.delete(body)) return
    this.#all -= body.held
    if (own.size === 0) this.#askers.delete(who)
  }

  #heldBy(who: string): number {
    return [...(this.#askers.get(who) ?? [])].reduce((sum, { held }) => sum + held, 0)
  }

  #givesWay(): [string, Body | undefined] {
    let most: { who: string; held: number; slowest?: Body } = { who: '', held: 0 }
    for (const [who, bodies] of this.#askers) {
      const held = this.#heldBy(who)
      const slowest = [...bodies].find(({ end }) => end)
      if (slowest && held > most.held) most = { who, held, slowest }
    }
    return [most.who, most.slowest]
  }
}

/**
 * Reads the whole body, so that the app begins with a request only when nothing of it is missing: what is announced and
 * not sent, sent slowly or broken off costs a connection and no more. Answers with a request that the app may read.
 */
export function receive(
  response: ServerResponse,
  bytes: number,
  who: string,
  room: Room,
): Promise<IncomingMessage | 'full' | 'late' | 'gone' | 'too much'> {
  const request = response.req
  const takenApart = isReply(request)
  return new Promise((resolve) => {
    // Whoever has hung up while it was found out who asks is past the close already.
    if (request.destroyed) return resolve('gone')
    const body = room.enter(who, () => settle('full'))
    if (!body) return resolve('full')
    // One piece of memory: a body that comes byte by byte must not cost more than its bytes.
    let held: Buffer = Buffer.allocUnsafe(0)
    const began = performance.now()
    let arrived = 0
    let timer: NodeJS.Timeout

    const settle = (how: 'here' | 'full' | 'late' | 'gone' | 'too much') => {
      clearTimeout(timer)
      request.off('data', read).off('close', gone).resume()
      body.end = undefined
      if (how !== 'here') room.leave(who, body)
      resolve(how === 'here' ? withBody(request, held.subarray(0, arrived)) : how)
      held = Buffer.allocUnsafe(0)
    }
    const gone = () => settle('gone')
    const read = (chunk: Buffer) => {
      held = withRoomFor(held, arrived, chunk.length, bytes)
      arrived += chunk.copy(held, arrived)
      if (!room.hold(who, body, arrived)) settle('full')
      else if (arrived === bytes)
        settle(takenApart && isTooMuch(held.subarray(0, arrived), request.headers) ? 'too much' : 'here')
    }
    const check = () => {
      const left = patienceMs(arrived, performance.now() - began)
      if (left <= 0) settle('late')
      else timer = setTimeout(check, Math.ceil(left))
    }
    response.once('close', () => room.leave(who, body))
    request.once('close', gone).on('data', read)
    check()
  })
}

/** Grows by doubling, up to what was announced. */
function withRoomFor(held: Buffer, used: number, more: number, bytes: number): Buffer {
  if (used + more <= held.length) return held
  const grown = Buffer.allocUnsafe(Math.min(bytes, Math.max(2 * held.length, used + more, 4 * kilobyte)))
  held.copy(grown, 0, 0, used)
  return grown
}

/** What was read cannot be read again, so the app is given another request with the same head. */
function withBody(request: IncomingMessage, body: Buffer): IncomingMessage {
  const whole = new IncomingMessage(request.socket)
  const { method, url, headers, rawHeaders, httpVersion, httpVersionMajor, httpVersionMinor } = request
  Object.assign(whole, { method, url, headers, rawHeaders, httpVersion, httpVersionMajor, httpVersionMinor })
  whole.push(body)
  whole.push(null)
  whole.complete = true
  return whole
}
