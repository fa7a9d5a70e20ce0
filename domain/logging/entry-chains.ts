// Entries as chains while a batch is taken in: what is stored and what was just accepted, found by id, by what replaced it, and by occurrence.

export type ChainedEntry = {
  id: string
  /** A prescription's date and slot, or a plan's day: where something was due, there is one first entry of it. */
  occurrence: string
  replaces: string | null
  /** Milliseconds since 1970, by the device's clock, corrected. */
  loggedAt: number
}

export class EntryChains<E extends ChainedEntry> {
  private readonly byId = new Map<string, E>()
  private readonly replacedBy = new Map<string, E>()
  private readonly firstsOf = new Map<string, E[]>()

  constructor(stored: readonly E[]) {
    for (const entry of stored) this.add(entry)
  }

  add(entry: E): void {
    this.byId.set(entry.id, entry)
    if (entry.replaces !== null) this.replacedBy.set(entry.replaces, entry)
    else {
      const firsts = this.firstsOf.get(entry.occurrence)
      if (firsts) firsts.push(entry)
      else this.firstsOf.set(entry.occurrence, [entry])
    }
  }

  get(id: string): E | undefined {
    return this.byId.get(id)
  }

  /** The last of the chain that an entry stands in. */
  lastFrom(entry: E): E {
    let last = entry
    for (let next = this.replacedBy.get(last.id); next; next = this.replacedBy.get(last.id)) last = next
    return last
  }

  firstFrom(entry: E): E {
    let first = entry
    while (first.replaces !== null) {
      const before = this.byId.get(first.replaces)
      if (!before) break
      first = before
    }
    return first
  }

  /** What counts now for an occurrence, removals included. */
  lastsOf(occurrence: string): E[] {
    return (this.firstsOf.get(occurrence) ?? []).map((first) => this.lastFrom(first))
  }
}
