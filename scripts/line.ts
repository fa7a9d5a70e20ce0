// Whose request is begun with next: each asker stands in a line of their own, and the lines take turns, so that whoever asks for much waits for themself and holds up nobody else.
import type { ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import { performance } from 'node:perf_hooks'
import { Writable } from 'node:stream'

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

/** What is given up and not made by then waits for something else: its place is free. */
const longestAfter = 30_000

/** So many turns of the loop a place waits at most for a rest of the thread. */
const mostTurns = 100

/** What has been begun with; both may be said again. */
export type Turn = {
  /** It waits for something else, so another may be begun with. */
  rest: () => void
  /** Nobody is left to read it. */
  givenUp: () => void
  over: () => void
}
/** Whoever has hung up is held after each of theirs, until none is left. */
type Line = { working: number; waiting: Set<() => void>; hangsUp: boolean; isHeld: boolean }

export class Lines {
  readonly #groups = new Map(kinds.map((kind) => [kind, { lines: new Map<string, Line>(), lately: 0 }]))
  readonly #idle: () => number
  #isCalling = false

  /** How long the thread has had nothing to do, in all. */
  constructor(idle = () => performance.eventLoopUtilization().idle) {
    this.#idle = idle
  }

  /** Calls `go` once it is this one's turn; null when too many of theirs are waiting. */
  enter(who: string, kind: Kind, go: () => void): Turn | null {
    const group = this.#groups.get(kind)!
    const line = group.lines.get(who) ?? { working: 0, waiting: new Set(), hangsUp: false, isHeld: false }
    if (line.waiting.size >= atWork[kind].waiting) return null
    group.lines.set(who, line)
    let is: 'waiting' | 'begun' | 'resting' | 'over' = 'waiting'
    let soon: NodeJS.Timeout | undefined
    const begin = () => {
      is = 'begun'
      line.working += 1
      group.lately += 1
      soon = setTimeout(rest, lately).unref()
      hold()
      go()
    }
    const rest = () => {
      if (is !== 'begun') return
      is = 'resting'
      clearTimeout(soon)
      group.lately -= 1
      this.#callNext()
    }
    const hold = () => {
      if (!line.hangsUp || line.isHeld) return
      line.isHeld = true
      this.#onceIdle(() => {
        line.isHeld = false
        this.#callNext()
      })
    }
    const givenUp = () => {
      line.hangsUp = true
      hold()
    }
    const over = () => {
      rest()
      if (is === 'waiting' && line.waiting.delete(begin)) givenUp()
      if (is === 'resting') line.working -= 1
      is = 'over'
      const isEmpty = line.working === 0 && line.waiting.size === 0
      if (isEmpty && group.lines.get(who) === line) group.lines.delete(who)
      this.#callNext()
    }
    line.waiting.add(begin)
    this.#callNext()
    return { rest, givenUp, over }
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

  /** Calls `then` once the thread has had nothing to do: by then it has heard all who ask, of whom it hears one in each turn. */
  #onceIdle(then: () => void, before = this.#idle(), turns = 0): void {
    if (this.#idle() > before || turns === mostTurns) return then()
    setTimeout(() => this.#onceIdle(then, before, turns + 1), 1)
  }

  /** Whoever was begun with stands at the end, of the kinds as of the askers of one kind. */
  #next(): (() => void) | undefined {
    for (const [kind, group] of this.#groups) {
      if (group.lately >= atWork[kind].lately) continue
      for (const [who, line] of group.lines) {
        const [first] = line.waiting
        if (!first || line.isHeld || line.working >= atWork[kind].each) continue
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
   * through, however long its answer takes to be read, and also where nobody is left to read it: or whoever hangs up would
   * have as many at work as they like.
   */
  work(
    { who, kind }: { who: string; kind: Kind },
    response: ServerResponse,
    work: (rest: () => void) => Promise<void>,
  ): boolean {
    const turn = this.enter(who, kind, () => {
      const through = work(() => turn?.rest()).finally(() => response.writableEnded && turn?.over())
      makeToItsEnd(response, through, () => turn?.givenUp())
    })
    if (!turn) return false
    if (response.destroyed) turn.over()
    else response.once('finish', turn.over).once('close', turn.over)
    return true
  }

  get kept(): number {
    return [...this.#groups.values()].reduce((sum, { lines }) => sum + lines.size, 0)
  }
}

/** The app is not told of who hangs up: it would say that it is through, and go on making what it was asked for. */
function makeToItsEnd(response: ServerResponse, through: Promise<unknown>, givenUp: () => void): void {
  const { socket } = response
  if (!socket) return
  const goOn = () => {
    if (response.writableEnded || response.destroyed) return
    givenUp()
    response.detachSocket(socket)
    // Node does so once more at the end.
    response.detachSocket = () => undefined
    response.assignSocket(nowhere() as Socket)
    // Whoever waits for a slow reader.
    response.emit('drain')
    const end = () => void response.destroy()
    const latest = setTimeout(end, longestAfter).unref()
    response.once('close', () => clearTimeout(latest))
    void through.then(end, end)
  }
  socket.prependOnceListener('close', goOn)
  for (const end of ['finish', 'close']) response.once(end, () => socket.off('close', goOn))
}

const nowhere = () =>
  new Writable({
    highWaterMark: Number.MAX_SAFE_INTEGER,
    write: (_chunk, _encoding, written) => written(),
  })
