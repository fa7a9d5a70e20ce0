// Finds catalog items by what somebody types and chooses. The database ranks them, among the clinic's own and the built-in ones.
import 'server-only'
import { askedFor } from '@/domain/catalog/asked'
import type { Picture } from '@/domain/catalog/picture'
import type { BodyRegion, Delivery, ExerciseKind, Level } from '@/domain/catalog/vocabulary'
import { facetNames, type CatalogWish, type FacetCounts, type Shelf } from '@/domain/catalog/wish'
import { Prisma, readAsViewer } from '@/server/db'
import { pictureColumnsSql, withPicture, type Pictured } from '@/server/pictures'
import { ownFavouritesSql, publishedByOneselfSql, readableCatalogSql } from '@/server/scope'
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
  picture: Picture | null
}

/** As it stands in the catalog's list, for whoever looks. */
export type CatalogLine = ExerciseLine & { favourite: boolean }

export type CatalogFound = {
  exercises: CatalogLine[]
  total: number
  page: number
  pages: number
  counts: FacetCounts
}

/** The best matches first; by name where nothing is typed. */
export async function searchCatalog(viewer: StaffViewer, wish: CatalogWish): Promise<CatalogFound> {
  const chosen = facetNames.flatMap((facet) => wish.chosen[facet].map((value) => `${facet}:${value}`))
  const [row] = await readAsViewer<{
    lines: (Omit<CatalogLine, 'picture'> & Pictured)[] | null
    total: number
    shown_page: number
    counts: Record<string, number>
  }>(
    viewer,
    // What the search answers are ids; the rows are read through both walls.
    Prisma.sql`
      SELECT f.total, f.shown_page, f.counts, (
        SELECT json_agg(json_build_object('id', e.id, 'slug', e.slug, 'name', e.name, 'otherNames', coalesce(e.other_names, '{}'), 'kind', e.kind,
          'delivery', e.delivery, 'regions', coalesce(e.regions, '{}'), 'level', e.level, 'own', e.clinic_id IS NOT NULL, ${pictureColumnsSql},
          'favourite', EXISTS (SELECT FROM favourite_exercises v WHERE v.exercise_id = e.id AND ${ownFavouritesSql(viewer)})) ORDER BY i.place)
        FROM unnest(f.ids) WITH ORDINALITY i (id, place) JOIN exercises e ON e.id = i.id
        WHERE ${readableCatalogSql(viewer)}
      ) AS lines
      FROM ${search(wish.q, { within: shelfSql(viewer, wish.shelf), chosen, page: wish.page, size: pageSize })} f`,
  )
  if (!row) throw new Error('the search answered nothing')
  return {
    exercises: (row.lines ?? []).map(withPicture),
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
    Prisma.sql`SELECT f.ids FROM ${search(typed, { within: Prisma.sql`NULL`, chosen: [], page: 1, size: most })} f`,
  )
  return row?.ids ?? []
}

type Wanted = { within: Prisma.Sql; chosen: string[]; page: number; size: number }

const search = (typed: string, { within, chosen, page, size }: Wanted) =>
  Prisma.sql`search_catalog(${JSON.stringify(askedFor(typed))}::jsonb, ${chosen}::text[], ${within}, ${page}::int, ${size}::int)`

// Whoever publishes a version prescribes all that is in it; this many are looked back.
export const versionsBack = 20
const mostRecent = 40

/** The ids that a shelf holds, in the order in which it shows them; null where it holds everything. */
function shelfSql(viewer: StaffViewer, shelf: Shelf): Prisma.Sql {
  switch (shelf) {
    case 'all':
      return Prisma.sql`NULL`
    case 'favourites':
      return Prisma.sql`ARRAY(SELECT v.exercise_id FROM favourite_exercises v WHERE ${ownFavouritesSql(viewer)} ORDER BY v.created_at DESC)`
    case 'recent':
      return Prisma.sql`ARRAY(
        SELECT p.exercise_id FROM (
          SELECT v.id, v.published_at FROM plan_versions v WHERE ${publishedByOneselfSql(viewer)}
          ORDER BY v.published_at DESC LIMIT ${versionsBack}::int
        ) last
        JOIN prescription_versions r ON r.version_id = last.id JOIN prescriptions p ON p.id = r.prescription_id
        GROUP BY p.exercise_id ORDER BY max(last.published_at) DESC, p.exercise_id LIMIT ${mostRecent}::int)`
  }
}

/** "knee" of "region" where the database says "region:knee". */
function byFacet(counts: Record<string, number>): FacetCounts {
  const found = Object.fromEntries(facetNames.map((facet) => [facet, {} as Record<string, number>]))
  for (const [key, items] of Object.entries(counts)) {
    const [facet = '', value = ''] = key.split(':')
    if (found[facet]) found[facet][value] = items
  }
  return found as FacetCounts
}
