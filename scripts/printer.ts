// The thread that sets PDFs: begun at the first one, given one sheet after the other, and ended and begun anew when one takes too long.
import { Worker } from 'node:worker_threads'
import type { Kind, Print, Printed } from '@/server/printing'

export const mostWaiting = 20
/** Of one account, at work or waiting: nobody takes the queue from all clinics. */
export const mostOfOne = 2
/**
 * As long may a sheet be at work, and twice as long the first of a thread, which reads all that it needs before. Twice as long
 * one may wait, so that one before it that takes all its time is not its end, unless a thread has to begin meanwhile.
 */
const patience = 20_000
/** Whose turn it was lately is remembered of so many accounts. */
const mostRemembered = 200
/** A plan with every picture takes a few dozen. */
const mostMegabytes = 512

type Asked = {
  accountId: string
  kind: Kind
  prepare: () => Promise<object>
  late: NodeJS.Timeout
  resolve: (pdf: Printed) => void
  reject: (error: Error) => void
}
/** What comes back: the PDF, or what went wrong with it. A thread in which something went wrong sets nothing more. */
export type Set = { pdf: Uint8Array; worn?: true } | { wrong: string }

export class Printer {
  #thread: Worker | undefined
  #atWork: Asked | undefined
  #waiting: Asked[] = []
  /** Accounts, the one whose turn was the longest ago first. */
  #served = new Set<string>()
  #patience: number
  #megabytes: number

  constructor({ milliseconds = patience, megabytes = mostMegabytes } = {}) {
    this.#patience = milliseconds
    this.#megabytes = megabytes
  }

  readonly print: Print = (accountId, kind, prepare) => {
    const all = this.#atWork ? [this.#atWork, ...this.#waiting] : this.#waiting
    const own = all.filter((each) => each.accountId === accountId)
    if (all.length >= mostWaiting || own.length >= mostOfOne) return Promise.resolve(null)
    return new Promise((resolve, reject) => {
      const late = setTimeout(() => {
        this.#waiting = this.#waiting.filter((each) => each !== asked)
        resolve(null)
      }, 2 * this.#patience)
      const asked: Asked = { accountId, kind, prepare, late, resolve, reject }
      this.#waiting.push(asked)
      this.#next()
    })
  }

  #next(): void {
    if (this.#atWork || this.#waiting.length === 0) return
    const asked = this.#first()
    const patience = this.#thread ? this.#patience : 2 * this.#patience
    const thread = (this.#thread ??= this.#begin())
    clearTimeout(asked.late)
    asked.late = setTimeout(() => void this.#stop(thread), patience)
    this.#atWork = asked
    const isAtWork = () => this.#atWork === asked && this.#thread === thread
    void asked.prepare().then(
      (sheet) => isAtWork() && thread.postMessage([asked.kind, sheet]),
      (error: Error) => isAtWork() && this.#done(({ reject }) => reject(error)),
    )
  }

  /** Takes the sheet of whoever has had no turn for the longest: one who asks again and again goes behind all others. */
  #first(): Asked {
    const turns = [...this.#served]
    const last = ({ accountId }: Asked) => turns.indexOf(accountId)
    const asked = this.#waiting.reduce((first, each) => (last(each) < last(first) ? each : first))
    this.#waiting = this.#waiting.filter((each) => each !== asked)
    this.#served.delete(asked.accountId)
    this.#served.add(asked.accountId)
    if (this.#served.size > mostRemembered) this.#served.delete(turns[0]!)
    return asked
  }

  #begin(): Worker {
    const thread = new Worker(new URL('./print-thread.mjs', import.meta.url), {
      resourceLimits: { maxOldGenerationSizeMb: this.#megabytes },
    })
    thread.unref()
    thread.on('message', (set: Set) => {
      if (this.#thread !== thread) return
      if ('wrong' in set || set.worn) {
        this.#thread = undefined
        void thread.terminate()
      }
      this.#done(({ resolve, reject }) => {
        if ('pdf' in set) resolve(Buffer.from(set.pdf))
        else reject(new Error(`A PDF could not be set: ${set.wrong}`))
      })
    })
    thread.on('error', (error: NodeJS.ErrnoException) => {
      console.error(`The thread that sets PDFs ended: ${error.code ?? error.name}`)
      this.#lost(thread, error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? 'too-large' : null)
    })
    thread.on('exit', () => this.#lost(thread, null))
    return thread
  }

  #done(tell: (asked: Asked) => void): void {
    const asked = this.#atWork
    if (!asked) return
    clearTimeout(asked.late)
    this.#atWork = undefined
    tell(asked)
    this.#next()
  }

  /** Only the sheet at work is lost with its thread: the next one begins a new one. */
  #lost(thread: Worker, instead: Printed): void {
    if (this.#thread !== thread) return
    this.#thread = undefined
    this.#done(({ resolve }) => resolve(instead))
  }

  async #stop(thread: Worker): Promise<void> {
    this.#lost(thread, null)
    await thread.terminate()
  }

  /** Whoever waits is told that there is none. */
  async end(): Promise<void> {
    for (const { late, resolve } of this.#waiting.splice(0)) {
      clearTimeout(late)
      resolve(null)
    }
    if (this.#thread) await this.#stop(this.#thread)
  }
}
