// What follows a request only where an account exists: done a little later, at a time that nobody can tell, so that neither
// the answer nor whatever is asked for after it takes longer. What waits when the program is stopped is not done.
import 'server-only'
import { randomInt } from 'node:crypto'

const EARLIEST_MS = 200
export const LATEST_MS = 3_000

/** Runs `work` within seconds; when it fails, `failure` and the kind of error go to the program's log. */
export function later(failure: string, work: () => Promise<unknown>): void {
  const run = () =>
    work().catch((error: unknown) =>
      console.error(failure, error instanceof Error ? error.name : typeof error),
    )
  setTimeout(() => void run(), randomInt(EARLIEST_MS, LATEST_MS))
}
