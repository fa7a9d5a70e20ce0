// How many may do something costly at once in this process; who comes after that is told to come again.
import 'server-only'

export class NoPlace extends Error {
  override name = 'NoPlace'
}

/** Answers a function that takes a place, or throws NoPlace, and returns how to leave it. */
export function places(most: number): () => () => void {
  let taken = 0
  return () => {
    if (taken >= most) throw new NoPlace()
    taken++
    return () => void taken--
  }
}

/** In seconds: what is ahead is done by then. */
export const comeAgain = { 'Retry-After': '10' }
