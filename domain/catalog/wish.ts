// What somebody wants to see of the catalog, and the address that says it. What an address cannot mean is as if it were not there.
import {
  bodyRegions,
  deliveries,
  equipment,
  exerciseKinds,
  levels,
  startingPositions,
} from '@/domain/catalog/vocabulary'

/** Of several values of one facet an item has one; of several facets it meets each. */
export const facets = {
  region: { title: 'Body region', words: bodyRegions },
  kind: { title: 'Kind', words: exerciseKinds },
  delivery: { title: 'Where', words: deliveries },
  equipment: { title: 'Equipment', words: equipment },
  position: { title: 'Starting position', words: startingPositions },
  level: { title: 'Level', words: levels },
} as const satisfies Record<string, { title: string; words: Readonly<Record<string, string>> }>
export type Facet = keyof typeof facets
export const facetNames = Object.keys(facets) as Facet[]

export type Chosen = Readonly<Record<Facet, readonly string[]>>

/** What of the catalog is looked at. */
export const shelves = {
  all: 'Whole catalog',
  favourites: 'Favourites',
  recent: 'Recently prescribed',
} as const
export type Shelf = keyof typeof shelves
export const shelfNames = Object.keys(shelves) as Shelf[]

export type CatalogWish = {
  q: string
  shelf: Shelf
  chosen: Chosen
  /** From 1; one beyond the last is the last. */
  page: number
}

/** How many items of what is searched for have each value of a facet, whatever is chosen in that facet. */
export type FacetCounts = Readonly<Record<Facet, Readonly<Record<string, number>>>>

export type AddressQuery = Readonly<Record<string, string | string[] | undefined>>

export const longestSearch = 200
const furthestPage = 100_000

export function wishOf(query: AddressQuery): CatalogWish {
  const page = Number(valuesOf(query.page)[0])
  return {
    q: searchable(valuesOf(query.q)[0] ?? ''),
    shelf: shelfNames.find((shelf) => shelf === valuesOf(query.shelf)[0]) ?? 'all',
    chosen: Object.fromEntries(
      facetNames.map((facet) => [
        facet,
        [...new Set(valuesOf(query[facet]))].filter((value) => Object.hasOwn(facets[facet].words, value)),
      ]),
    ) as unknown as Chosen,
    page: Number.isInteger(page) && page >= 1 ? Math.min(page, furthestPage) : 1,
  }
}

export function addressOf({ q, shelf, chosen, page }: CatalogWish): string {
  const query = new URLSearchParams()
  if (q) query.set('q', q)
  if (shelf !== 'all') query.set('shelf', shelf)
  for (const facet of facetNames) for (const value of chosen[facet]) query.append(facet, value)
  if (page > 1) query.set('page', String(page))
  return query.size > 0 ? `/catalog?${query}` : '/catalog'
}

/** The wish with one value of a facet chosen, or no longer, from its first page on. */
export function choosing(wish: CatalogWish, facet: Facet, value: string, on: boolean): CatalogWish {
  const others = wish.chosen[facet].filter((each) => each !== value)
  return { ...wish, chosen: { ...wish.chosen, [facet]: on ? [...others, value] : others }, page: 1 }
}

export const isNarrowed = ({ q, chosen }: CatalogWish) =>
  q !== '' || facetNames.some((facet) => chosen[facet].length > 0)

const valuesOf = (value: string | string[] | undefined) => (Array.isArray(value) ? value : [value ?? ''])

/** What of a typed text is searched for: a page can show no NUL, and the database takes no broken surrogate. */
export const searchable = (typed: string) =>
  typed
    .slice(0, longestSearch)
    .toWellFormed()
    .replace(/[\u0000-\u001F\u007F]/g, ' ')
    .trim()
