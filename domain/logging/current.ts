// Corrections and removals: which entry of each chain counts now, and which was the first. What was replaced stays in the list.
import type { CheckIn, Log } from '@/domain/logging/log'

type Entry = { id: string; replaces: string | null; loggedAt: string }

export type Chain<E extends Entry> = {
  /** The last entry that nothing replaces, a removal included. */
  last: E
  /** The earliest entry at hand: what tells whether it was written down late. */
  first: E
}

export function isLater(a: Entry, b: Entry): boolean {
  const apart = Date.parse(a.loggedAt) - Date.parse(b.loggedAt)
  return apart === 0 ? a.id > b.id : apart > 0
}

// The figures of one plan all begin with the same list.
const known = new WeakMap<readonly Entry[], Chain<Entry>[]>()

/** Two devices may have corrected the same entry: the later one stands. */
export function chainsOf<E extends Entry>(entries: readonly E[]): readonly Chain<E>[] {
  const found = known.get(entries) as Chain<E>[] | undefined
  if (found) return found
  const chains = linkedChains(entries)
  known.set(entries, chains)
  return chains
}

function linkedChains<E extends Entry>(entries: readonly E[]): Chain<E>[] {
  const replaced = new Set<string>()
  for (const entry of entries) if (entry.replaces !== null) replaced.add(entry.replaces)
  if (replaced.size === 0) return entries.map((entry) => ({ last: entry, first: entry }))
  const alone: Chain<E>[] = []
  const linked = new Map<string, E>()
  for (const entry of entries) {
    if (entry.replaces === null && !replaced.has(entry.id)) alone.push({ last: entry, first: entry })
    else linked.set(entry.id, entry)
  }

  const roots = new Map<string, string>()
  const chains = new Map<string, { last: E | null; first: E }>()
  for (const entry of linked.values()) {
    const root = rootOf(entry, linked, roots)
    const chain = chains.get(root) ?? { last: null, first: entry }
    chains.set(root, chain)
    if (entry.id === root || (!linked.has(root) && isLater(chain.first, entry))) chain.first = entry
    if (!replaced.has(entry.id) && (!chain.last || isLater(entry, chain.last))) chain.last = entry
  }
  for (const { last, first } of chains.values()) if (last) alone.push({ last, first })
  return alone
}

/**
 * The id at which a chain begins, which may lie outside the entries at hand. `roots` holds it for all that a walk has come by,
 * so that a long chain is walked once and not from each of its entries.
 */
function rootOf<E extends Entry>(entry: E, byId: ReadonlyMap<string, E>, roots: Map<string, string>): string {
  const path = new Set<string>()
  let at: E | undefined = entry
  let root = entry.id
  while (at && !path.has(at.id) && !roots.has(at.id)) {
    path.add(at.id)
    root = at.replaces ?? at.id
    at = at.replaces === null ? undefined : byId.get(at.replaces)
  }
  root = roots.get(root) ?? root
  for (const id of path) roots.set(id, root)
  return root
}

/** What counts now: removed entries are as if never logged. */
export function currentLogs(logs: readonly Log[]): Log[] {
  return chainsOf(logs)
    .map(({ last }) => last)
    .filter((log) => log.status !== 'removed')
}

export function currentCheckIns<C extends CheckIn>(checkIns: readonly C[]): C[] {
  return chainsOf(checkIns).map(({ last }) => last)
}
