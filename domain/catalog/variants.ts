// Easier and harder variants: how two items name each other, and that nothing becomes harder than itself in a circle.
import { grouped } from '@/domain/grouped'

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

/**
 * Tells of an item whether, going from variant to variant, it becomes harder than itself: whether it comes back to itself
 * over others. Each item is gone to twice, however many there are in a row (Kosaraju's way to find what is connected).
 */
export function circlesIn(variants: VariantsById): (id: string) => boolean {
  const links = [...variants].flatMap(([id, { easier, harder }]) => [
    ...(harder === null ? [] : [[id, harder] as const]),
    ...(easier === null ? [] : [[easier, id] as const]),
  ])
  const harderThan: Links = grouped(links)
  const easierThan: Links = grouped(links.map(([easier, harder]) => [harder, easier] as const))
  const seen = new Set<string>()
  const inOrder = [...harderThan.keys()].flatMap((id) => newlyReached(id, harderThan, seen))
  const circles = new Set<string>()
  seen.clear()
  for (const id of inOrder.reverse()) {
    const together = newlyReached(id, easierThan, seen)
    if (together.length > 1 || harderThan.get(id)?.includes(id)) together.forEach((each) => circles.add(each))
  }
  return (id) => circles.has(id)
}

type Links = Map<string, string[]>

/** What one comes to from there for the first time, itself too: each after what it leads to. */
function newlyReached(from: string, links: Links, seen: Set<string>): string[] {
  const reached = new Set<string>()
  const path = seen.has(from) ? [] : [from]
  for (let at = path.at(-1); at !== undefined; at = path.at(-1)) {
    if (seen.has(at)) {
      reached.add(at)
      path.pop()
    } else {
      seen.add(at)
      path.push(...(links.get(at) ?? []).filter((other) => !seen.has(other)))
    }
  }
  return [...reached]
}
