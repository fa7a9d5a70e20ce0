// Easier and harder variants: how two items name each other, and that nothing becomes harder than itself in a circle.

export type Variants = { easier: string | null; harder: string | null }
export type VariantsById = ReadonlyMap<string, Variants>

const none: Variants = { easier: null, harder: null }
const opposite = { easier: 'harder', harder: 'easier' } as const

/**
 * The items whose variants change when one item's do, with what they become. An item of the clinic's own names back the
 * one that names it, unless it names another there: several items may have the same harder one. When the naming ends, so
 * does the naming back. What is built in stays as it is.
 */
export function withVariants(
  known: VariantsById,
  id: string,
  wanted: Variants,
  isOwn: (id: string) => boolean,
): Map<string, Variants> {
  const changed = new Map([[id, wanted]])
  const now = (other: string) => changed.get(other) ?? known.get(other) ?? none
  const before = known.get(id) ?? none
  for (const side of ['easier', 'harder'] as const) {
    const back = opposite[side]
    const was = before[side]
    const is = wanted[side]
    if (was !== null && was !== is && isOwn(was) && now(was)[back] === id)
      changed.set(was, { ...now(was), [back]: null })
    if (is !== null && isOwn(is) && now(is)[back] === null) changed.set(is, { ...now(is), [back]: id })
  }
  return changed
}

/** Tells of an item whether, going from variant to variant, it becomes harder than itself. */
export function circlesIn(variants: VariantsById): (id: string) => boolean {
  const harderThan = new Map<string, string[]>()
  const link = (from: string, to: string) => {
    const known = harderThan.get(from)
    if (known) known.push(to)
    else harderThan.set(from, [to])
  }
  for (const [id, { easier, harder }] of variants) {
    if (harder !== null) link(id, harder)
    if (easier !== null) link(easier, id)
  }
  return (id) => {
    const reached = new Set<string>()
    const next = [...(harderThan.get(id) ?? [])]
    for (let at = next.pop(); at !== undefined; at = next.pop()) {
      if (at === id) return true
      if (reached.has(at)) continue
      reached.add(at)
      next.push(...(harderThan.get(at) ?? []))
    }
    return false
  }
}
