// What is left of entries that the clinic refused, for a person to see and to decide on.
import { asCorrection, wordsOf } from '../entry'
import type { Waiting } from './store'

/** Of refused ones that correct each other the last speaks for all, about what the first was to correct. In the order of time. */
export function lastOfEach(refused: readonly Waiting[]): Waiting[] {
  const left = new Map<string, Waiting>()
  for (const entry of refused) {
    const { replaces } = wordsOf(entry)
    const before = replaces === null ? undefined : left.get(replaces)
    if (!before) {
      left.set(entry.id, entry)
      continue
    }
    left.delete(before.id)
    const stood = wordsOf(before).replaces
    // Said and taken back: nothing was said.
    if (stood === null && 'log' in entry && entry.log.status === 'removed') continue
    const { refused, overtakenBy } = before
    left.set(entry.id, { ...asCorrection(entry, stood), refused, overtakenBy })
  }
  return [...left.values()]
}
