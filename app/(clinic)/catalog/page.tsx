// Owns the list of the catalog, found by words, region, kind and place.
import { Archive, Dumbbell, Plus } from 'lucide-react'
import type { Metadata } from 'next'
import { CatalogFilter } from '@/components/catalog/CatalogFilter'
import { ExerciseList } from '@/components/catalog/ExerciseList'
import { LinkButton } from '@/components/ui/Button'
import { EmptyState } from '@/components/ui/EmptyState'
import { PageHeader } from '@/components/ui/PageHeader'
import { listExercises } from '@/server/catalog'
import { requireStaff } from '@/server/session'

export const metadata: Metadata = { title: 'Catalog' }

type Search = Promise<Record<string, string | string[] | undefined>>

export default async function CatalogPage({ searchParams }: { searchParams: Search }) {
  const viewer = await requireStaff()
  const given = await searchParams
  // A NUL is no character that a page can show.
  const one = (name: string) =>
    typeof given[name] === 'string' ? given[name].slice(0, 200).replaceAll('\0', '') : ''
  const wish = { q: one('q'), region: one('region'), kind: one('kind'), delivery: one('delivery') }
  const exercises = await listExercises(viewer, wish)
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
            <LinkButton href="/catalog/archived" prefetch={false} variant="quiet" icon={<Archive />}>
              Archived
            </LinkButton>
          </>
        }
      />
      <CatalogFilter wish={wish} />
      <p role="status" className="mb-2 text-sm text-muted">
        {exercises.length === 1 ? '1 exercise' : `${exercises.length} exercises`}
      </p>
      {exercises.length > 0 ? (
        <ExerciseList exercises={exercises} />
      ) : (
        <EmptyState
          icon={<Dumbbell />}
          title="No exercise matches"
          action={
            <LinkButton href="/catalog" prefetch={false}>
              Show the whole catalog
            </LinkButton>
          }
        >
          Try one word less, or another region or kind.
        </EmptyState>
      )}
    </>
  )
}
