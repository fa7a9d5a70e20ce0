// Editing an item of the clinic's own. What is built in is not edited but adapted, so it has no such page.
import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { findExercises, latestExerciseRevision, saveExercise } from '@/app/(clinic)/catalog/actions'
import { ExerciseForm } from '@/components/catalog/ExerciseForm'
import { PageHeader } from '@/components/ui/PageHeader'
import { formOf } from '@/domain/catalog/exercise-form'
import { getExercise } from '@/server/catalog'
import { found } from '@/server/found'
import { requireStaff } from '@/server/session'

export const metadata: Metadata = { title: 'Edit exercise' }

export default async function EditExercisePage({ params }: { params: Promise<{ slug: string }> }) {
  const exercise = await found(getExercise(await requireStaff(), (await params).slug))
  if (!exercise.own) notFound()
  const { id, slug, easier, harder, revision } = exercise
  return (
    <>
      <PageHeader
        title={`Edit ${exercise.name}`}
        lead="Where it is prescribed, patients read the new words at once. What was prescribed of it stays."
        back={{ href: `/catalog/${slug}`, label: exercise.name }}
      />
      <ExerciseForm
        start={formOf({ ...exercise, easier: easier?.slug ?? null, harder: harder?.slug ?? null })}
        variants={{ easier, harder }}
        slug={slug}
        back={`/catalog/${slug}`}
        deeds={{
          revision,
          save: saveExercise.bind(null, id),
          latest: latestExerciseRevision.bind(null, id),
        }}
        find={findExercises}
      />
    </>
  )
}
