// Whose request is begun with next: each asker stands in a line of their own, and the lines take turns, so that whoever asks for much waits for themself and holds up nobody else.
import type { ServerResponse } from 'node:http'

/**
 * How many are at work at once, of each asker, and of all those begun with lately; whoever has so many waiting is not waiting
 * for an answer. A browser asks for few at once, and a page takes several connections to the database; a network is many
 * people, and each loads many files after a new version. None of these kinds has to wait for another.
 */
export const atWork = {
  signedIn: { each: 4, lately: 8, waiting: 300 },
  unheard: { each: 16, lately: 8, waiting: 1_000 },
  strangers: { each: 16, lately: 4, waiting: 300 },
  files: { each: 8, lately: 8, waiting: 2_000 },
}
export type Kind = keyof typeof atWork
const kinds = Object.keys(atWork) as Kind[]

/** What takes longer waits for something else than this process: a lock, a hash, a file that is set in type. */
const lately = 1_000

/** A page that is given up goes on to be made for as long as this at least, and a file or an answer for a machine. */
const leastForPage = 600
const leastForRest = 100
/** What has then not come to its end never will. */
const longestAfter = 5_000

/** What has been begun with; both may be said again. */
export type Turn = {
  /** It waits for something else, so another may be begun with. */
  rest: () => void
  over: () => void
}
type Line = { working: number; waiting: Set<() => void> }

export class Lines {
  readonly #groups = new Map(kinds.map((kind) => [kind, { lines: new Map<string, Line>(), lately: 0 }]))
  #isCalling = false

  /** Calls `go` once it is this one's turn; null when too many of theirs are waiting. */
  enter(who: string, kind: Kind, go: () => void): Turn | null {
    const group = this.#groups.get(kind)!
    const line = group.lines.get(who) ?? { working: 0, waiting: new Set() }
    if (line.waiting.size >= atWork[kind].waiting) return null
    group.lines.set(who, line)
    let is: 'waiting' | 'begun' | 'resting' | 'over' = 'waiting'
    let soon: NodeJS.Timeout | undefined
    const begin = () => {
      is = 'begun'
      line.working += 1
      group.lately += 1
      soon = setTimeout(rest, lately).unref()
      go()
    }
    const rest = () => {
      if (is !== 'begun') return
      is = 'resting'
      clearTimeout(soon)
      group.lately -= 1
      this.#callNext()
    }
    const over = () => {
      rest()
      if (is === 'waiting') line.waiting.delete(begin)
      if (is === 'resting') line.working -= 1
      is = 'over'
      const isEmpty = line.working === 0 && line.waiting.size === 0
      if (isEmpty && group.lines.get(who) === line) group.lines.delete(who)
      this.#callNext()
    }
    line.waiting.add(begin)
    this.#callNext()
    return { rest, over }
  }

  /** One begins in each turn of the loop, of all: what is asked meanwhile, and each step of what is at work, is heard between. */
  #callNext(): void {
    if (this.#isCalling) return
    this.#isCalling = true
    setImmediate(() => {
      this.#isCalling = false
      const begin = this.#next()
      if (!begin) return
      this.#callNext()
      begin()
    })
  }

  /** Whoever was begun with stands at the end, of the kinds as of the askers of one kind. */
  #next(): (() => void) | undefined {
    for (const [kind, group] of this.#groups) {
      if (group.lately >= atWork[kind].lately) continue
      for (const [who, line] of group.lines) {
        const [first] = line.waiting
        if (!first || line.working >= atWork[kind].each) continue
        line.waiting.delete(first)
        group.lines.delete(who)
        group.lines.set(who, line)
        this.#groups.delete(kind)
        this.#groups.set(kind, group)
        return first
      }
    }
  }

  /**
   * Has a request worked at in its turn; false when too many of theirs are waiting. The place is free once the app is
   * through, however long its answer takes to be read. The app is told of who hangs up and says that it is through, while
   * what it was asked for goes on to be made: so of what is given up the place is free after some time at the earliest, or
   * whoever hangs up would have as many at work as they like.
   */
  work(
    { who, kind, page }: { who: string; kind: Kind; page: boolean },
    response: ServerResponse,
    work: (rest: () => void) => Promise<void>,
  ): boolean {
    let begun: number | null = null
    let isThrough = false
    /** Of what was given up. */
    let freeFrom: number | null = null
    const turn = this.enter(who, kind, () => {
      begun = performance.now()
      void work(() => turn?.rest()).finally(() => {
        isThrough = true
        if (freeFrom === null ? response.writableEnded : performance.now() >= freeFrom) turn?.over()
      })
    })
    if (!turn) return false
    const gone = () => {
      if (begun === null || response.writableEnded) return turn.over()
      freeFrom = begun + (page ? leastForPage : leastForRest)
      const atLeast = () => (isThrough || !page) && turn.over()
      setTimeout(atLeast, freeFrom - performance.now()).unref()
      if (page) setTimeout(turn.over, longestAfter).unref()
    }
    if (response.destroyed) gone()
    else response.once('finish', turn.over).once('close', gone)
    return true
  }

  get kept(): number {
    return [...this.#groups.values()].reduce((sum, { lines }) => sum + lines.size, 0)
  }
}
