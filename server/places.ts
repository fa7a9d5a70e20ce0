// How many may do something costly at once in this process, and how many of them for one account, whatever its devices; who comes after that is answered with 503, to which the outer shell adds when to come again.
import 'server-only'

export class NoPlace extends Error {
  override name = 'NoPlace'
}

/**
 * Answers a function that takes a place for an account, or throws NoPlace, and returns how to leave it. A place is for
 * work and never for waiting for what a browser still sends: that may be slow on purpose.
 */
export function places(most: number, mostOfOne: number): (account: string) => () => void {
  const taken: string[] = []
  return (account) => {
    const own = taken.filter((each) => each === account).length
    if (taken.length >= most || own >= mostOfOne) throw new NoPlace()
    taken.push(account)
    let here = true
    return () => {
      if (here) taken.splice(taken.indexOf(account), 1)
      here = false
    }
  }
}
