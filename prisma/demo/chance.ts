// Chance that is the same at every filling: a small seeded generator (mulberry32), so that the demo's figures can be asserted.
export type Chance = {
  /** In [0, 1). */
  next(): number
  /** True with this probability. */
  happens(probability: number): boolean
  pick<T>(items: readonly T[]): T
}

export function chance(seed: number): Chance {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = state
    t = Math.imul(t ^ (t >>> 15), t | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
  return {
    next,
    happens: (probability) => next() < probability,
    pick: (items) => items[Math.floor(next() * items.length)] as (typeof items)[number],
  }
}
