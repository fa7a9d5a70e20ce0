// Owns the page of one exercise.
import type { Metadata } from 'next'
import { cache } from 'react'
import { ExerciseSheet } from '@/components/catalog/ExerciseSheet'
import { Badge } from '@/components/ui/Badge'
import { PageHeader } from '@/components/ui/PageHeader'
import { deliveries, exerciseKinds } from '@/domain/catalog/vocabulary'
import { getExercise } from '@/server/catalog'
import { found } from '@/server/found'
import { requireStaff } from '@/server/session'

type Props = { params: Promise<{ slug: string }> }

// Asked for the title and for the page, read once.
const read = cache(async (slug: string) => found(getExercise(await requireStaff(), slug)))

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await read((await params).slug)).name }
}

export default async function ExercisePage({ params }: Props) {
  const exercise = await read((await params).slug)
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
          </>
        }
      />
      <ExerciseSheet exercise={exercise} />
    </>
  )
}
