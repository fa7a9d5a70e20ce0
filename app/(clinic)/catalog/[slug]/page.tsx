// Owns the page of one exercise.
import type { Metadata } from 'next'
import { cache } from 'react'
import { archiveExercise, removePhoto, restoreExercise, setFavourite } from '@/app/(clinic)/catalog/actions'
import { CatalogActions } from '@/components/catalog/CatalogActions'
import { ExercisePhoto } from '@/components/catalog/ExercisePhoto'
import { ExerciseSheet } from '@/components/catalog/ExerciseSheet'
import { ExerciseUse } from '@/components/catalog/ExerciseUse'
import { FavouriteStar } from '@/components/catalog/FavouriteStar'
import { Badge } from '@/components/ui/Badge'
import { PageHeader } from '@/components/ui/PageHeader'
import { deliveries, exerciseKinds } from '@/domain/catalog/vocabulary'
import { getExercise } from '@/server/catalog'
import { exerciseUse } from '@/server/exercise-use'
import { isFavourite } from '@/server/favourites'
import { found } from '@/server/found'
import { requireStaff } from '@/server/session'
import { isAdmin } from '@/server/viewer'

type Props = { params: Promise<{ slug: string }> }

// Asked for the title and for the page, read once.
const read = cache(async (slug: string) => found(getExercise(await requireStaff(), slug)))

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await read((await params).slug)).name }
}

export default async function ExercisePage({ params }: Props) {
  const viewer = await requireStaff()
  const exercise = await read((await params).slug)
  const [use, favourite] = await Promise.all([
    exerciseUse(viewer, exercise.id),
    isFavourite(viewer, exercise.id),
  ])
  return (
    <>
      <PageHeader
        title={exercise.name}
        lead={exercise.purpose}
        back={{ href: '/catalog', label: 'Catalog' }}
        status={
          <>
            <Badge tone="accent">{exerciseKinds[exercise.kind]}</Badge>
            <Badge icon={null}>{deliveries[exercise.delivery]}</Badge>
            {exercise.own && <Badge icon={null}>Your clinic’s</Badge>}
            {exercise.archived && <Badge>Archived</Badge>}
          </>
        }
        actions={
          <>
            <FavouriteStar
              name={exercise.name}
              on={favourite}
              toggle={setFavourite.bind(null, exercise.id, !favourite)}
            />
            <CatalogActions
              of="exercise"
              slug={exercise.slug}
              own={exercise.own}
              archived={exercise.archived}
              archive={archiveExercise.bind(null, exercise.id)}
              restore={restoreExercise.bind(null, exercise.id)}
            />
          </>
        }
      />
      <ExerciseSheet
        exercise={exercise}
        photo={
          exercise.own && (
            <ExercisePhoto
              exerciseId={exercise.id}
              shown={exercise.picture?.photo ? exercise.picture.mark : null}
              remove={removePhoto.bind(null, exercise.id)}
            />
          )
        }
        use={<ExerciseUse use={use} seesAll={isAdmin(viewer)} />}
      />
    </>
  )
}
