// How many may do something costly at once in this process, and how many of them for one account, whatever its devices, or for one clinic; who comes after that is answered with 503, to which the outer shell adds when to come again.
import 'server-only'

export class NoPlace extends Error {
  override name = 'NoPlace'
}

/**
 * Answers a function that takes a place for whoever may have only so many, or throws NoPlace, and returns how to leave it. A place is for
 * work and never for waiting for what a browser still sends: that may be slow on purpose.
 */
export function places(most: number, mostOfOne: number): (whose: string) => () => void {
  const taken: string[] = []
  return (whose) => {
    const own = taken.filter((each) => each === whose).length
    if (taken.length >= most || own >= mostOfOne) throw new NoPlace()
    taken.push(whose)
    let here = true
    return () => {
      if (here) taken.splice(taken.indexOf(whose), 1)
      here = false
    }
  }
}
