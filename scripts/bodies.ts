// How much of a request is read: the largest body of each address, and how much may be open at once, since what has arrived of a body stays in memory until it is answered.
import type { ServerResponse } from 'node:http'

const kilobyte = 1024
const megabyte = 1024 * kilobyte

/** Every public form, and nearly every form and batch of who is signed in. */
const short = 64 * kilobyte

/** A little above what each takes, so that what is too long is answered beside its field. A stranger has short forms alone. */
export function largestBody(pathname: string, signedIn: boolean): number {
  if (!signedIn) return short
  if (/^\/api\/exercises\/[^/]+\/photo$/.test(pathname)) return 9 * megabyte
  if (pathname === '/api/exercises/import') return 33 * megabyte
  return 3 * megabyte
}

/**
 * Strangers have room of their own, so that whoever fills it holds up nobody who is signed in; so have photographs and
 * files, so that whoever sends many of them, slowly, holds up nobody's forms and entries.
 */
export const roomForBodies = {
  strangers: { one: 16 * megabyte, all: 64 * megabyte },
  forms: { one: 16 * megabyte, all: 64 * megabyte },
  files: { one: 48 * megabyte, all: 256 * megabyte },
}

export const roomOf = (signedIn: boolean, bytes: number): keyof typeof roomForBodies =>
  !signedIn ? 'strangers' : bytes > short ? 'files' : 'forms'

export class OpenBodies {
  readonly #most: { one: number; all: number }
  readonly #open = new Map<string, number>()
  #all = 0

  constructor(most: { one: number; all: number }) {
    this.#most = most
  }

  /** Whether there is room for as much as is announced; it is given back when the request is answered or broken off. */
  take(who: string, bytes: number, response: ServerResponse): boolean {
    // Whoever has hung up while it was found out who asks is past its close already.
    if (response.req.socket.destroyed) return true
    const own = this.#open.get(who) ?? 0
    if (own + bytes > this.#most.one || this.#all + bytes > this.#most.all) return false
    this.#change(who, bytes)
    response.once('close', () => this.#change(who, -bytes))
    return true
  }

  #change(who: string, by: number): void {
    this.#all += by
    const own = (this.#open.get(who) ?? 0) + by
    if (own === 0) this.#open.delete(who)
    else this.#open.set(who, own)
  }
}
