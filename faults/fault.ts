// What a fault is: something that goes wrong around the program on purpose, and what was lost by it.
import type { World } from './world'

export type Harm = {
  /** Acknowledged and not in the database. */
  lost: number
  /** In the database more than once. */
  doubled: number
  /** What else there is to say. */
  notes: string[]
  /** What must not have happened; empty when the promise was kept. */
  failed: string[]
}

export type Outcome = (Harm & { tried: string }) | { notRun: string }

/** How much of it: the whole, or the short form of `npm test`. */
export type Size = 'full' | 'short'

export type Fault = {
  name: string
  /** `clinic` is one that it shares with others and leaves serving; a fault that needs its own does not ask for it. */
  run: (clinic: () => Promise<World>, size: Size) => Promise<Outcome>
}

/** Nothing lost of what could be; only what is said to have failed counts. */
export const unharmed = (failed: string[], notes: string[] = []): Harm => ({
  lost: 0,
  doubled: 0,
  notes,
  failed,
})
