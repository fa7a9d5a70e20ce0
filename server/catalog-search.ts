// Finds catalog items by what somebody types and chooses. The database ranks them, among the clinic's own and the built-in ones.
import 'server-only'
import { askedFor } from '@/domain/catalog/asked'
import type { BodyRegion, Delivery, ExerciseKind, Level } from '@/domain/catalog/vocabulary'
import { facetNames, type CatalogWish, type FacetCounts } from '@/domain/catalog/wish'
import { Prisma, readAsViewer } from '@/server/db'
import { readableCatalogSql } from '@/server/scope'
import type { StaffViewer } from '@/server/viewer'

export const pageSize = 50

export type ExerciseLine = {
  id: string
  slug: string
  name: string
  otherNames: string[]
  kind: ExerciseKind
  delivery: Delivery
  regions: BodyRegion[]
  level: Level
  /** The clinic wrote it itself. */
  own: boolean
}

export type CatalogFound = {
  exercises: ExerciseLine[]
  total: number
  page: number
  pages: number
  counts: FacetCounts
}

/** The best matches first; by name where nothing is typed. */
export async function searchCatalog(viewer: StaffViewer, wish: CatalogWish): Promise<CatalogFound> {
  const chosen = facetNames.flatMap((facet) => wish.chosen[facet].map((value) => `${facet}:${value}`))
  const [row] = await readAsViewer<{
    lines: ExerciseLine[] | null
    total: number
    shown_page: number
    counts: Record<string, number>
  }>(
    viewer,
    // What the search answers are ids; the rows are read through both walls.
    Prisma.sql`
      SELECT f.total, f.shown_page, f.counts, (
        SELECT json_agg(json_build_object('id', e.id, 'slug', e.slug, 'name', e.name, 'otherNames', coalesce(e.other_names, '{}'), 'kind', e.kind,
          'delivery', e.delivery, 'regions', coalesce(e.regions, '{}'), 'level', e.level, 'own', e.clinic_id IS NOT NULL) ORDER BY i.place)
        FROM unnest(f.ids) WITH ORDINALITY i (id, place) JOIN exercises e ON e.id = i.id
        WHERE ${readableCatalogSql(viewer)}
      ) AS lines
      FROM ${search(wish.q, { chosen, page: wish.page, size: pageSize })} f`,
  )
  if (!row) throw new Error('the search answered nothing')
  return {
    exercises: row.lines ?? [],
    total: row.total,
    page: row.shown_page,
    pages: Math.max(1, Math.ceil(row.total / pageSize)),
    counts: byFacet(row.counts),
  }
}

/** The ids of the best matches alone. */
export async function findExercises(viewer: StaffViewer, typed: string, most: number): Promise<string[]> {
  if (typed.trim() === '') return []
  const [row] = await readAsViewer<{ ids: string[] }>(
    viewer,
    Prisma.sql`SELECT f.ids FROM ${search(typed, { chosen: [], page: 1, size: most })} f`,
  )
  return row?.ids ?? []
}

type Wanted = { chosen: string[]; page: number; size: number }

const search = (typed: string, { chosen, page, size }: Wanted) =>
  Prisma.sql`search_catalog(${JSON.stringify(askedFor(typed))}::jsonb, ${chosen}::text[], NULL, ${page}::int, ${size}::int)`

/** "knee" of "region" where the database says "region:knee". */
function byFacet(counts: Record<string, number>): FacetCounts {
  const found = Object.fromEntries(facetNames.map((facet) => [facet, {} as Record<string, number>]))
  for (const [key, items] of Object.entries(counts)) {
    const [facet = '', value = ''] = key.split(':')
    if (found[facet]) found[facet][value] = items
  }
  return found as FacetCounts
}
