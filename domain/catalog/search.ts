// Finding catalog items by words: every word must stand in a name or in what the item is for.

export type Findable = { name: string; otherNames: readonly string[]; purpose: string }

/** Accents, case, and hyphens do not matter: "child's pose" is found by "childs pose". */
function plain(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/[\p{M}'’]/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}

/** The items found, those that begin with what was typed first, then by name; all of them where nothing was typed. */
export function found<T extends Findable>(items: readonly T[], typed: string): T[] {
  const words = plain(typed).split(' ').filter(Boolean)
  if (typed.trim() !== '' && words.length === 0) return []
  return items
    .map((item) => ({ item, rank: rankOf(item, words) }))
    .filter(({ rank }) => rank > 0)
    .sort((a, b) => b.rank - a.rank || a.item.name.localeCompare(b.item.name))
    .map(({ item }) => item)
}

/** 0 where a word is missing; a name counts more than another name, and that more than the purpose. */
function rankOf({ name, otherNames, purpose }: Findable, words: readonly string[]): number {
  if (words.length === 0) return 1
  const places = [plain(purpose), plain(otherNames.join(' ')), plain(name)]
  let least = places.length
  for (const word of words) {
    const place = places.findLastIndex((text) => text.includes(word))
    if (place < 0) return 0
    least = Math.min(least, place + 1)
  }
  return least + Number(plain(name).startsWith(words.join(' ')))
}
