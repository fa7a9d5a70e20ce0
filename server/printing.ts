// Where PDFs are set: in a thread of their own, since one that is set in between keeps everybody else waiting. The program that starts it and the routes that ask find each other here.

/** Null when too much waits, or it took too long: it can be asked for again. */
export type Printed = Buffer | 'too-large' | null
export type Print = (kind: 'handout' | 'letter' | 'person', sheet: object) => Promise<Printed>

// The program and the build each load this file for themselves, so what they share is kept where both find it.
const kept = globalThis as typeof globalThis & { phaselinePrinter?: { print?: Print } }
export const printer = (kept.phaselinePrinter ??= {})

export const printed: Print = (kind, sheet) => {
  if (!printer.print) throw new Error('no thread that sets PDFs was started')
  return printer.print(kind, sheet)
}
