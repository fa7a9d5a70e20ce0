// Writing a new item of the clinic's own: from nothing, or from one that is there.
import type { Metadata } from 'next'
import { addExercise, findExercises } from '@/app/(clinic)/catalog/actions'
import { ExerciseForm } from '@/components/catalog/ExerciseForm'
import { PageHeader } from '@/components/ui/PageHeader'
import { adaptedName, emptyExercise, formOf } from '@/domain/catalog/exercise-form'
import { getExercise } from '@/server/catalog'
import { found } from '@/server/found'
import { requireStaff } from '@/server/session'

export const metadata: Metadata = { title: 'New exercise' }

type Search = Promise<{ from?: string | string[] }>

export default async function NewExercisePage({ searchParams }: { searchParams: Search }) {
  const viewer = await requireStaff()
  const { from } = await searchParams
  const origin = typeof from === 'string' ? await found(getExercise(viewer, from)) : null
  const { easier = null, harder = null } = origin ?? {}
  return (
    <>
      <PageHeader
        title={origin ? 'Adapt an exercise' : 'New exercise'}
        lead={origin ? `A copy of “${origin.name}” for your clinic.` : 'For your clinic alone.'}
        back={
          origin
            ? { href: `/catalog/${origin.slug}`, label: origin.name }
            : { href: '/catalog', label: 'Catalog' }
        }
      />
      <ExerciseForm
        start={
          origin
            ? formOf({
                ...origin,
                name: adaptedName(origin.name),
                easier: easier?.slug ?? null,
                harder: harder?.slug ?? null,
              })
            : emptyExercise
        }
        variants={{ easier, harder }}
        slug={null}
        back={origin ? `/catalog/${origin.slug}` : '/catalog'}
        deeds={{ revision: null, add: addExercise.bind(null, origin?.slug ?? null) }}
        find={findExercises}
      />
    </>
  )
}
