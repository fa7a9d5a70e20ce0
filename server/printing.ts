// Where PDFs are set: in processes of their own, since one that is set in between keeps everybody else waiting. The program that starts it and the routes that ask find each other here.
import { AsyncResource } from 'node:async_hooks'
import type { Viewer } from '@/server/viewer'

/** Null when too much waits, of all, of this clinic or account, or it took too long: it can be asked for again. */
export type Printed = Buffer | 'too-large' | null
export type Kind = 'handout' | 'letter' | 'person'
export type Whose = Pick<Viewer, 'accountId' | 'clinicId'>
/** `of`: the id of what the sheet tells. `prepare` is called once it is its turn: a sheet with every picture is work too. */
export type Print = (whose: Whose, kind: Kind, of: string, prepare: () => Promise<object>) => Promise<Printed>

// The program and the build each load this file for themselves, so what they share is kept where both find it.
const kept = globalThis as typeof globalThis & { phaselinePrinter?: { print?: Print } }
export const printer = (kept.phaselinePrinter ??= {})

export function printed(
  viewer: Viewer,
  kind: Kind,
  of: string,
  prepare: () => Promise<object>,
): Promise<Printed> {
  if (!printer.print) throw new Error('nothing that sets PDFs was started')
  // Whoever's turn ends before calls it, and what it asks is still asked for this request.
  return printer.print(viewer, kind, of, AsyncResource.bind(prepare))
}
