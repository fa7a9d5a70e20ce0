// The thread that sets PDFs: begun at the first one, ended and begun anew when one takes too long, and never asked for more than it can do soon.
import { Worker } from 'node:worker_threads'
import type { Print } from '@/server/printing'

export const mostWaiting = 20
const patience = 20_000
/** A plan with every picture takes a few dozen. */
const mostMegabytes = 512

type Asked = { resolve: (pdf: Buffer | null) => void; reject: (error: Error) => void }
/** What comes back: the PDF, or what went wrong with it. */
export type Set = { id: number; pdf: Uint8Array } | { id: number; wrong: string }

export class Printer {
  #thread: Worker | undefined
  #waiting = new Map<number, Asked>()
  #last = 0
  #patience: number

  constructor({ milliseconds = patience } = {}) {
    this.#patience = milliseconds
  }

  readonly print: Print = (kind, sheet) => {
    if (this.#waiting.size >= mostWaiting) return Promise.resolve(null)
    const id = ++this.#last
    const thread = (this.#thread ??= this.#begin())
    return new Promise<Buffer | null>((resolve, reject) => {
      const late = setTimeout(() => void this.end(), this.#patience)
      const enough = () => clearTimeout(late)
      this.#waiting.set(id, {
        resolve: (pdf) => (enough(), resolve(pdf)),
        reject: (error) => (enough(), reject(error)),
      })
      thread.postMessage({ id, kind, sheet })
    })
  }

  #begin(): Worker {
    const thread = new Worker(new URL('./print-thread.mjs', import.meta.url), {
      resourceLimits: { maxOldGenerationSizeMb: mostMegabytes },
    })
    thread.unref()
    thread.on('message', (set: Set) => {
      const asked = this.#waiting.get(set.id)
      this.#waiting.delete(set.id)
      if ('pdf' in set) asked?.resolve(Buffer.from(set.pdf))
      else asked?.reject(new Error(`A PDF could not be set: ${set.wrong}`))
    })
    // Out of memory, or ended.
    thread.on('error', (error) => console.error(`The thread that sets PDFs ended: ${error.name}`))
    thread.on('exit', () => this.#forget(thread))
    return thread
  }

  #forget(thread: Worker): void {
    if (this.#thread !== thread) return
    this.#thread = undefined
    const left = [...this.#waiting.values()]
    this.#waiting.clear()
    for (const { resolve } of left) resolve(null)
  }

  /** Whoever waits is told that there is none; the next one begins a new thread. */
  async end(): Promise<void> {
    const thread = this.#thread
    if (!thread) return
    this.#forget(thread)
    await thread.terminate()
  }
}
