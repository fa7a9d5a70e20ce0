// How far something walks through lists, for the tests of what has to walk in step with their length.

/** Each element that a loop or a copy comes by is a step, and each end of a list. */
export function stepsOf(work: () => unknown): number {
  const walk = Object.getPrototypeOf([].values()) as ArrayIterator<unknown>
  const { next } = walk
  let steps = 0
  walk.next = function () {
    steps++
    return next.call(this)
  }
  try {
    work()
  } finally {
    walk.next = next
  }
  return steps
}
