// Owns the rows of the catalog: the name first, then what tells one exercise from the next.
import Link from 'next/link'
import type { Picture } from '@/domain/catalog/picture'
import {
  bodyRegions,
  deliveries,
  exerciseKinds,
  levels,
  type BodyRegion,
  type Delivery,
  type ExerciseKind,
  type Level,
} from '@/domain/catalog/vocabulary'
import { ExerciseThumbnail } from './ExercisePicture'
import { FavouriteStar, type ToggleFavourite } from './FavouriteStar'

export interface ExerciseListProps {
  exercises: readonly {
    id: string
    slug: string
    name: string
    otherNames: readonly string[]
    kind: ExerciseKind
    delivery: Delivery
    regions: readonly BodyRegion[]
    level: Level
    own: boolean
    picture: Picture | null
    favourite: boolean
  }[]
  setFavourite: (exerciseId: string, on: boolean) => ReturnType<ToggleFavourite>
}

export function ExerciseList({ exercises, setFavourite }: ExerciseListProps) {
  return (
    <ul className="divide-y divide-line overflow-hidden rounded-card border border-line bg-raised">
      {exercises.map((exercise) => (
        <li
          key={exercise.id}
          className="relative gap-x-5 py-2 pr-14 pl-4 hover:bg-sunken md:grid md:grid-cols-[minmax(0,8fr)_minmax(0,3fr)_minmax(0,3fr)_minmax(0,2fr)] md:items-center"
        >
          <div className="flex min-w-0 items-center gap-3">
            {/* What has no picture keeps its place, so that names stand below each other. */}
            <span className="shrink-0 max-md:order-1 max-md:ml-auto md:w-24">
              <ExerciseThumbnail picture={exercise.picture} />
            </span>
            <p className="min-w-0">
              {/* The whole row is the link's target. */}
              <Link
                href={`/catalog/${exercise.slug}`}
                data-result
                prefetch={false}
                className="font-semibold text-accent-text after:absolute after:inset-0 hover:underline"
              >
                {exercise.name}
              </Link>
              {exercise.own && <span className="text-sm text-muted"> · your clinic’s</span>}
              {exercise.otherNames.length > 0 && (
                <span className="block truncate text-sm text-muted">{exercise.otherNames.join(', ')}</span>
              )}
            </p>
          </div>
          <p className="text-sm text-muted max-md:inline">{exerciseKinds[exercise.kind]}</p>
          <p className="text-sm text-muted max-md:inline max-md:before:content-['_·_']">
            {exercise.regions.map((region) => bodyRegions[region]).join(', ')}
          </p>
          <p className="text-sm text-muted max-md:inline max-md:before:content-['_·_'] md:text-right">
            {deliveries[exercise.delivery]}
            {exercise.delivery === 'home' && `, ${levels[exercise.level].toLowerCase()}`}
          </p>
          {/* Above the link that covers the row. */}
          <div className="absolute top-1.5 right-2 z-10">
            <FavouriteStar
              name={exercise.name}
              on={exercise.favourite}
              toggle={setFavourite.bind(null, exercise.id, !exercise.favourite)}
            />
          </div>
        </li>
      ))}
    </ul>
  )
}
