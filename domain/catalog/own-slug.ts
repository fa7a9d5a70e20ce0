// The address of a clinic's own item, made from its name.

/**
 * What a clinic writes itself stands apart from what is built in, now and in every later release: no built-in slug begins
 * so, and neither does any other page of the catalog.
 */
export const ownPrefix = 'own-'

const longest = 60

/**
 * `taken` are the clinic's own slugs. Once made, a slug stays, also when the item is given another name. Whoever makes many
 * keeps in `tried` to which number those of each address are taken: of thousands alike each would count from the beginning.
 */
export function ownSlug(name: string, taken: ReadonlySet<string>, tried = new Map<string, number>()): string {
  const words = name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, longest)
    .replace(/^-+|-+$/g, '')
  const base = ownPrefix + (words || 'item')
  const numbered = (number: number) => (number === 1 ? base : `${base}-${number}`)
  let number = tried.get(base) ?? 1
  while (taken.has(numbered(number))) number++
  tried.set(base, number)
  return numbered(number)
}
