// The process that sets PDFs: begun at the first one, given one sheet after the other, and ended and begun anew when one takes too long.
import type { ChildProcess } from 'node:child_process'
import { beginApart } from '@/scripts/apart'
import type { Kind, Print, Printed, Whose } from '@/server/printing'

export const mostWaiting = 20
/** At work or waiting: neither one account nor all of a clinic take the queue from everybody else. */
export const mostOfOne = 2
export const mostOfClinic = 10
/**
 * As long may a sheet be at work, and twice as long the first of a process, which reads all that it needs before. Twice as long
 * one may wait, so that one before it that takes all its time is not its end, unless a process has to begin meanwhile.
 */
const patience = 20_000
/** So many times as long as a sheet may take one that took its process with it is not set again: everybody else waited for both. */
const rest = 10
/** Once so many sheets of a clinic rest, all of it does. */
const mostAtRest = 2
/** Whose turn it was lately is remembered of so many clinics and accounts. */
export const mostRemembered = 400
/** A plan with every picture takes a few dozen. */
const mostMegabytes = 512

type Asked = {
  whose: Whose
  kind: Kind
  of: string
  prepare: () => Promise<object>
  late: NodeJS.Timeout
  /** Whether the process has it: until then it waits for the database. */
  given: boolean
  resolve: (pdf: Printed) => void
  reject: (error: Error) => void
}
type Sheet = Pick<Asked, 'whose' | 'kind' | 'of'>
/** The same for whoever asks for it. */
const nameOf = ({ kind, of }: Sheet) => `${kind} ${of}`
/** What comes back: the PDF, or what went wrong with it. A process in which something went wrong sets nothing more. */
export type Set = { pdf: Uint8Array; worn?: true } | { wrong: string }

export class Printer {
  #child: ChildProcess | undefined
  #atWork: Asked | undefined
  #waiting: Asked[] = []
  /** Clinics and accounts, the one whose turn was the longest ago first. */
  #served = new Set<string>()
  /** Sheets that are not set, of which clinic, and until when. */
  #rests = new Map<string, { clinicId: string; until: number }>()
  #patience: number
  #megabytes: number

  constructor({ milliseconds = patience, megabytes = mostMegabytes } = {}) {
    this.#patience = milliseconds
    this.#megabytes = megabytes
  }

  readonly print: Print = (whose, kind, of, prepare) => {
    const all = this.#atWork ? [this.#atWork, ...this.#waiting] : this.#waiting
    const ofClinic = all.filter((each) => each.whose.clinicId === whose.clinicId)
    const own = ofClinic.filter((each) => each.whose.accountId === whose.accountId)
    const isFull = all.length >= mostWaiting || ofClinic.length >= mostOfClinic || own.length >= mostOfOne
    if (isFull || this.#isAtRest({ whose, kind, of })) return Promise.resolve(null)
    return new Promise((resolve, reject) => {
      const late = setTimeout(() => {
        this.#waiting = this.#waiting.filter((each) => each !== asked)
        resolve(null)
      }, 2 * this.#patience)
      const asked: Asked = { whose, kind, of, prepare, late, given: false, resolve, reject }
      this.#waiting.push(asked)
      this.#next()
    })
  }

  #isAtRest(sheet: Sheet): boolean {
    for (const [each, { until }] of this.#rests) if (until <= performance.now()) this.#rests.delete(each)
    const ofClinic = [...this.#rests.values()].filter(({ clinicId }) => clinicId === sheet.whose.clinicId)
    return this.#rests.has(nameOf(sheet)) || ofClinic.length >= mostAtRest
  }

  #next(): void {
    if (this.#atWork || this.#waiting.length === 0) return
    const asked = this.#first()
    const patience = this.#child ? this.#patience : 2 * this.#patience
    const child = (this.#child ??= this.#begin())
    clearTimeout(asked.late)
    asked.late = setTimeout(() => this.#stop(child), patience)
    this.#atWork = asked
    const isAtWork = () => this.#atWork === asked && this.#child === child
    void asked.prepare().then(
      (sheet) => {
        if (!isAtWork()) return
        asked.given = true
        child.send([asked.kind, sheet])
      },
      (error: Error) => isAtWork() && this.#done(({ reject }) => reject(error)),
    )
  }

  /** Takes the sheet of the clinic that has had no turn for the longest, and of its accounts: who asks again and again goes behind all others. */
  #first(): Asked {
    const turns = [...this.#served]
    const clinic = ({ whose }: Asked) => turns.indexOf(whose.clinicId)
    const account = ({ whose }: Asked) => turns.indexOf(whose.accountId)
    const asked = this.#waiting.reduce((first, each) =>
      (clinic(each) - clinic(first) || account(each) - account(first)) < 0 ? each : first,
    )
    this.#waiting = this.#waiting.filter((each) => each !== asked)
    for (const who of [asked.whose.clinicId, asked.whose.accountId]) {
      this.#served.delete(who)
      this.#served.add(who)
    }
    for (const who of this.#served) if (this.#served.size > mostRemembered) this.#served.delete(who)
    return asked
  }

  #begin(): ChildProcess {
    const child = beginApart('./set-sheets.ts', this.#megabytes)
    child.unref()
    child.channel?.unref()
    child.on('message', (set: Set) => {
      if (this.#child !== child) return
      if ('wrong' in set || set.worn) {
        this.#child = undefined
        child.kill('SIGKILL')
      }
      this.#done(({ resolve, reject }) => {
        if ('pdf' in set) resolve(Buffer.from(set.pdf))
        else reject(new Error(`A PDF could not be set: ${set.wrong}`))
      })
    })
    child.on('error', (error) => this.#lost(child, null, error.name))
    // V8 aborts what has no memory left.
    child.on('exit', (code, signal) =>
      this.#lost(child, signal === 'SIGABRT' ? 'too-large' : null, signal ?? code),
    )
    return child
  }

  #done(tell: (asked: Asked) => void): void {
    const asked = this.#atWork
    if (!asked) return
    clearTimeout(asked.late)
    this.#atWork = undefined
    tell(asked)
    this.#next()
  }

  /** Only the sheet at work is lost with its process: the next one begins a new one. */
  #lost(child: ChildProcess, instead: Printed, why: string | number | null): void {
    if (this.#child !== child) return
    if (why !== null) console.error(`The process that sets PDFs ended: ${why}`)
    this.#child = undefined
    if (this.#atWork?.given) this.#giveRest(this.#atWork)
    this.#done(({ resolve }) => resolve(instead))
  }

  #giveRest(sheet: Sheet): void {
    const { clinicId } = sheet.whose
    this.#rests.set(nameOf(sheet), { clinicId, until: performance.now() + rest * this.#patience })
    this.#refuse((each) => this.#isAtRest(each))
  }

  /** Whoever of them waits is told that there is none. */
  #refuse(whom: (sheet: Sheet) => boolean): void {
    const refused = this.#waiting.filter(whom)
    this.#waiting = this.#waiting.filter((each) => !refused.includes(each))
    for (const { late, resolve } of refused) {
      clearTimeout(late)
      resolve(null)
    }
  }

  #stop(child: ChildProcess): void {
    this.#lost(child, null, null)
    child.kill('SIGKILL')
  }

  end(): void {
    this.#refuse(() => true)
    if (this.#child) this.#stop(this.#child)
  }
}
