// How many may do something costly at once in this process; who comes after that is answered with 503, to which the outer shell adds when to come again.
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
