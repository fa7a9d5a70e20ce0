// What is said in the program's log when something goes wrong: nothing that somebody sent, and the same not without end.
import { format } from 'node:util'

/** Of what goes wrong in the same way so much is written in a minute. */
const mostAlike = 20
/** Longer than any stack. */
const longest = 8_000
/** What goes wrong in so many ways at once is counted together. */
const mostKinds = 200
/** Of all that goes wrong so many characters are written in a minute. */
const mostInAll = 200_000

/** An error quotes what it was given: of a body, a header, a name. In the lines of its stack nothing is quoted. */
export const withoutQuotes = (said: string): string =>
  said.replace(/"[^]*"|`[^]*`|'[\p{Cc}"`]'|(?<=\binput: )'.*'/gu, '"…"').replace(/[^\P{Cc}\n]/gu, ' ')

/** Answers what is to be written of it; null where enough of its kind has been. */
export function sparing(now = () => performance.now()): (said: string) => string | null {
  let began = now()
  let kinds = new Map<string, number>()
  let left = mostInAll
  return (said) => {
    if (now() - began > 60_000) [began, kinds, left] = [now(), new Map(), mostInAll]
    if (left <= 0) return null
    const whole = withoutQuotes(said).slice(0, longest)
    // A figure may be one that somebody sent.
    const first = whole.slice(0, 80).replace(/\d+/g, '0')
    const kind = kinds.has(first) || kinds.size < mostKinds ? first : ''
    const count = (kinds.get(kind) ?? 0) + 1
    kinds.set(kind, count)
    if (count > mostAlike) return null
    left -= whole.length
    if (left <= 0) return `${whole}\n(For a minute nothing more is written.)`
    return count < mostAlike ? whole : `${whole}\n(For a minute no more of this kind is written.)`
  }
}

/** For the whole process, from when it serves: much of it is said by Next. */
export function logSparingly(): void {
  const spare = sparing()
  for (const way of ['error', 'warn'] as const) {
    const write = console[way].bind(console)
    console[way] = (...said: unknown[]) => {
      const words = spare(format(...said))
      if (words !== null) write('%s', words)
    }
  }
}
