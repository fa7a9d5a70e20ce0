// Owns everything that the catalog says of one exercise, in the order in which a therapist reads it.
import Link from 'next/link'
import type { ReactNode } from 'react'
import { Alert } from '@/components/ui/Alert'
import { Card, Section } from '@/components/ui/Card'
import { DefinitionList } from '@/components/ui/DefinitionList'
import { VisuallyHidden } from '@/components/ui/VisuallyHidden'
import {
  bodyRegions,
  cautionCodes,
  deliveries,
  equipment,
  exerciseKinds,
  levels,
  startingPositions,
  type BodyRegion,
  type CautionCode,
  type Delivery,
  type Equipment,
  type ExerciseKind,
  type Level,
  type StartingPosition,
} from '@/domain/catalog/vocabulary'
import type { Picture } from '@/domain/catalog/picture'
import type { Dosage } from '@/domain/plans/dosage'
import { describeDosage } from '@/domain/plans/dosage-line'
import { ExercisePicture } from './ExercisePicture'

interface Variant {
  slug: string
  name: string
}

export interface ExerciseSheetProps {
  exercise: {
    otherNames: readonly string[]
    kind: ExerciseKind
    delivery: Delivery
    regions: readonly BodyRegion[]
    equipment: readonly Equipment[]
    position: StartingPosition
    level: Level
    steps: readonly string[]
    cues: readonly string[]
    mistakes: readonly string[]
    reading: readonly string[]
    contraindications: readonly CautionCode[]
    precautions: readonly CautionCode[]
    stopWhen: string
    defaultDosage: Dosage
    easier: Variant | null
    harder: Variant | null
    videoUrl: string
    adaptedFrom: Variant | null
    name: string
    picture: Picture | null
  }
  /** Where an item can have one. */
  photo: ReactNode
  /** Where it is used. */
  use: ReactNode
}

export function ExerciseSheet({ exercise, photo, use }: ExerciseSheetProps) {
  const { picture, steps, cues, mistakes, reading, stopWhen } = exercise
  return (
    <div className="grid gap-6 lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)] lg:items-start">
      <div className="space-y-6">
        {picture && (
          <Card>
            <ExercisePicture picture={picture} name={exercise.name} />
          </Card>
        )}
        {photo && <Section title="Photograph">{photo}</Section>}
        {reading.length > 0 && (
          <Section title="To read">
            <div className="max-w-prose space-y-3">
              {reading.map((paragraph) => (
                <p key={paragraph}>{paragraph}</p>
              ))}
            </div>
          </Section>
        )}
        {steps.length > 0 && (
          <Section title="Steps">
            <ol className="max-w-prose list-decimal space-y-2 pl-6 marker:font-semibold marker:text-accent-text">
              {steps.map((step) => (
                <li key={step} className="pl-1">
                  {step}
                </li>
              ))}
            </ol>
          </Section>
        )}
        {(cues.length > 0 || mistakes.length > 0) && (
          <Card className="grid gap-5 sm:grid-cols-2">
            <Points title="Cues" points={cues} />
            <Points title="Common mistakes" points={mistakes} />
          </Card>
        )}
      </div>
      <div className="space-y-6">
        <Section title="Safety">
          <div className="space-y-3">
            <Cautions title="Do not use with" codes={exercise.contraindications} />
            <Cautions title="Take care with" codes={exercise.precautions} />
            {stopWhen && (
              <Alert tone="warning" title="When to stop">
                {stopWhen}
              </Alert>
            )}
          </div>
        </Section>
        <Section title="In short">
          <DefinitionList items={facts(exercise)} />
        </Section>
        {use}
      </div>
    </div>
  )
}

function facts(exercise: ExerciseSheetProps['exercise']): { term: string; description: ReactNode }[] {
  const { otherNames, easier, harder, videoUrl, adaptedFrom } = exercise
  return [
    { term: 'Usual dosage', description: describeDosage(exercise.defaultDosage) },
    { term: 'Pain while doing it', description: `Up to ${exercise.defaultDosage.painCeiling} of 10` },
    ...(easier ? [{ term: 'Easier', description: <VariantLink {...easier} /> }] : []),
    ...(harder ? [{ term: 'Harder', description: <VariantLink {...harder} /> }] : []),
    { term: 'Kind', description: exerciseKinds[exercise.kind] },
    { term: 'Where', description: deliveries[exercise.delivery] },
    { term: 'Body region', description: exercise.regions.map((region) => bodyRegions[region]).join(', ') },
    { term: 'Level', description: levels[exercise.level] },
    { term: 'Starting position', description: startingPositions[exercise.position] },
    {
      term: 'Equipment',
      description: exercise.equipment.map((thing) => equipment[thing]).join(', ') || 'Nothing',
    },
    ...(videoUrl === '' ? [] : [{ term: 'Video', description: <VideoLink address={videoUrl} /> }]),
    ...(adaptedFrom ? [{ term: 'Adapted from', description: <VariantLink {...adaptedFrom} /> }] : []),
    ...(otherNames.length > 0 ? [{ term: 'Other names', description: otherNames.join(', ') }] : []),
  ]
}

function VariantLink({ slug, name }: Variant) {
  return (
    <Link
      href={`/catalog/${slug}`}
      prefetch={false}
      className="font-semibold text-accent-text underline underline-offset-2"
    >
      {name}
    </Link>
  )
}

function VideoLink({ address }: { address: string }) {
  return (
    <a
      href={address}
      target="_blank"
      rel="noopener noreferrer"
      className="font-semibold break-words text-accent-text underline underline-offset-2"
    >
      {new URL(address).hostname}
      <VisuallyHidden> (opens in a new tab)</VisuallyHidden>
    </a>
  )
}

function Points({ title, points }: { title: string; points: readonly string[] }) {
  if (points.length === 0) return null
  return (
    <section>
      <h2 className="mb-1.5 text-lg font-bold">{title}</h2>
      <ul className="list-disc space-y-1 pl-5">
        {points.map((point) => (
          <li key={point}>{point}</li>
        ))}
      </ul>
    </section>
  )
}

function Cautions({ title, codes }: { title: string; codes: readonly CautionCode[] }) {
  if (codes.length === 0) return <p className="text-muted">{title}: nothing named.</p>
  return (
    <div>
      <h3 className="font-semibold">{title}</h3>
      <ul className="list-disc pl-5">
        {codes.map((code) => (
          <li key={code}>{cautionCodes[code]}</li>
        ))}
      </ul>
    </div>
  )
}
