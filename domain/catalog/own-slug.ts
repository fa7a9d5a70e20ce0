// The address of a clinic's own item, made from its name.

/**
 * What a clinic writes itself stands apart from what is built in, now and in every later release: no built-in slug begins
 * so, and neither does any other page of the catalog.
 */
export const ownPrefix = 'own-'

const longest = 60

/** `taken` are the clinic's own slugs. Once made, a slug stays, also when the item is given another name. */
export function ownSlug(name: string, taken: ReadonlySet<string>): string {
  const words = name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, longest)
    .replace(/^-+|-+$/g, '')
  const base = ownPrefix + (words || 'item')
  let slug = base
  for (let next = 2; taken.has(slug); next++) slug = `${base}-${next}`
  return slug
}
