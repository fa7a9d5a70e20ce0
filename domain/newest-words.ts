// Owns a long list that is told in one line: its newest entries in words, and how many there are beside them.

const most = 10

/** The newest first. `before` says where the others stand. */
export function newestWords<T>(entries: readonly T[], words: (entry: T) => string, before: string): string {
  const told = entries.slice(0, most).map(words)
  return (entries.length > most ? [...told, `${entries.length - most} before, ${before}`] : told).join('; ')
}
