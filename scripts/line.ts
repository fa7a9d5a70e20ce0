// How many requests of one asker are at work at once; the rest stand in a line of their own, so that whoever asks for much waits for themself and holds up nobody else.
import type { ServerResponse } from 'node:http'

/** A browser asks for few at once, and a page takes several connections to the database. A network is many people. */
export const atWork = { signedIn: 4, strangers: 16, files: 8 }
/** Whoever has so many waiting is not waiting for an answer. */
const mostWaiting = 300

/** A page that is given up by whoever asked for it ends by itself, in milliseconds. */
const longestAfter = 5_000

type Place = { go: () => void }

export class Lines {
  readonly #lines = new Map<string, { working: number; waiting: Set<Place> }>()

  /**
   * Calls `go` once it is this one's turn, maybe at once, and answers what to call when it is over or nobody waits for it
   * any more; null when too many of theirs are waiting.
   */
  enter(who: string, most: number, go: () => void): (() => void) | null {
    const line = this.#lines.get(who) ?? { working: 0, waiting: new Set() }
    if (line.waiting.size >= mostWaiting) return null
    this.#lines.set(who, line)
    const place = { go }
    line.waiting.add(place)
    const next = () => {
      const [first] = line.waiting
      if (first && line.working < most) {
        line.waiting.delete(first)
        line.working += 1
        first.go()
      }
      const isEmpty = line.working === 0 && line.waiting.size === 0
      if (isEmpty && this.#lines.get(who) === line) this.#lines.delete(who)
    }
    let over = false
    next()
    return () => {
      if (over) return
      over = true
      if (!line.waiting.delete(place)) line.working -= 1
      // What others ask is heard in between.
      setImmediate(next)
    }
  }

  /**
   * Has a request worked at in its turn; false when too many of theirs are waiting. The place is free once the app is
   * through, however long its answer takes to be read. Of a page that is given up it is so not before: whoever hangs up would
   * have as many at work as they like. What else is given up the app says nothing of, and it is counted by its pace.
   */
  work(
    { who, most, page }: { who: string; most: number; page: boolean },
    response: ServerResponse,
    work: () => Promise<void>,
  ): boolean {
    let at: 'waiting' | 'work' | 'through' = 'waiting'
    const over = this.enter(who, most, () => {
      at = 'work'
      void work().finally(() => {
        at = 'through'
        if (response.writableEnded || response.destroyed) over?.()
      })
    })
    if (!over) return false
    const gone = () => (at === 'work' && page ? void setTimeout(over, longestAfter).unref() : over())
    if (response.destroyed) gone()
    else response.once('finish', over).once('close', gone)
    return true
  }

  get kept(): number {
    return this.#lines.size
  }
}
