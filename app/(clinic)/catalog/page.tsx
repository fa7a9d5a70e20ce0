// Owns the list of the catalog, found by words and facets that stand in the address.
import { Archive, Dumbbell, FileUp, Plus } from 'lucide-react'
import type { Metadata } from 'next'
import { setFavourite } from '@/app/(clinic)/catalog/actions'
import { CatalogSearch } from '@/components/catalog/CatalogSearch'
import { ChosenFacets } from '@/components/catalog/ChosenFacets'
import { ExerciseList } from '@/components/catalog/ExerciseList'
import { ShelfLinks } from '@/components/catalog/ShelfLinks'
import { LinkButton } from '@/components/ui/Button'
import { EmptyState } from '@/components/ui/EmptyState'
import { PageHeader } from '@/components/ui/PageHeader'
import { Pages } from '@/components/ui/Pages'
import { addressOf, isNarrowed, wishOf, type AddressQuery, type CatalogWish } from '@/domain/catalog/wish'
import { plural } from '@/domain/plural'
import { searchCatalog } from '@/server/catalog-search'
import { requireStaff } from '@/server/session'

export const metadata: Metadata = { title: 'Catalog' }

export default async function CatalogPage({ searchParams }: { searchParams: Promise<AddressQuery> }) {
  const viewer = await requireStaff()
  const wish = wishOf(await searchParams)
  const { exercises, total, page, pages, counts } = await searchCatalog(viewer, wish)
  return (
    <>
      <PageHeader
        title="Catalog"
        lead="Exercises and treatments, ready to prescribe."
        actions={
          <>
            <LinkButton href="/catalog/new" prefetch={false} icon={<Plus />}>
              New exercise
            </LinkButton>
            <LinkButton href="/catalog/import" prefetch={false} variant="quiet" icon={<FileUp />}>
              Import or export
            </LinkButton>
            <LinkButton href="/catalog/archived" prefetch={false} variant="quiet" icon={<Archive />}>
              Archived
            </LinkButton>
          </>
        }
      />
      <CatalogSearch wish={wish} counts={counts}>
        <ShelfLinks wish={wish} />
        <p role="status" className="mb-2 text-sm text-muted">
          {plural(total, 'exercise')}
        </p>
        <ChosenFacets wish={wish} />
        {exercises.length > 0 ? (
          <ExerciseList exercises={exercises} setFavourite={setFavourite} />
        ) : (
          <NothingFound wish={wish} />
        )}
        <Pages {...{ page, pages }} address={(other) => addressOf({ ...wish, page: other })} />
      </CatalogSearch>
    </>
  )
}

const emptyShelves = {
  all: null,
  favourites: {
    title: 'No favourites yet',
    words: 'Mark an exercise with its star, here or on its page, and it stands here for you.',
  },
  recent: {
    title: 'Nothing prescribed yet',
    words: 'What you publish in a plan stands here afterwards, the last first.',
  },
}

function NothingFound({ wish }: { wish: CatalogWish }) {
  const empty = isNarrowed(wish) ? null : emptyShelves[wish.shelf]
  return (
    <EmptyState
      icon={<Dumbbell />}
      title={empty?.title ?? 'No exercise matches'}
      action={
        <LinkButton href="/catalog" prefetch={false}>
          Show the whole catalog
        </LinkButton>
      }
    >
      {empty?.words ?? 'Try one word less, or take a filter back.'}
    </EmptyState>
  )
}
