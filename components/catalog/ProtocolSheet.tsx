// Owns everything that a protocol says: its goals, its phases with their exercises, and where it comes from.
import Link from 'next/link'
import { Section } from '@/components/ui/Card'
import { DefinitionList } from '@/components/ui/DefinitionList'
import type { Picture } from '@/domain/catalog/picture'
import { deliveries, type Delivery } from '@/domain/catalog/vocabulary'
import type { PhaseContent, ProtocolContent } from '@/domain/plans/content'
import { describeDosage } from '@/domain/plans/dosage-line'
import { goalWords } from '@/domain/plans/goals'
import { sessionFrequencyWords } from '@/domain/plans/session-words'
import { ExerciseThumbnail } from './ExercisePicture'

type Exercises = Readonly<
  Record<
    string,
    { slug: string; name: string; delivery: Delivery; archived: boolean; picture: Picture | null }
  >
>

export interface ProtocolSheetProps {
  content: ProtocolContent
  exercises: Exercises
  sources: readonly string[]
}

export function ProtocolSheet({ content, exercises, sources }: ProtocolSheetProps) {
  return (
    <div className="space-y-7">
      {content.goals.length > 0 && (
        <Section title="Goals">
          <ul className="max-w-prose list-disc space-y-1 pl-5">
            {content.goals.map((goal) => (
              <li key={goal.text}>{goalWords(goal)}</li>
            ))}
          </ul>
        </Section>
      )}
      {content.phases.map((phase, index) => (
        <PhaseSection
          key={phase.id}
          phase={phase}
          from={weeksBefore(content.phases, index)}
          exercises={exercises}
        />
      ))}
      {sources.length > 0 && (
        <Section title="Sources">
          <ol className="max-w-prose list-decimal space-y-1.5 pl-6 text-sm">
            {sources.map((source) => (
              <li key={source}>{source}</li>
            ))}
          </ol>
        </Section>
      )}
    </div>
  )
}

const weeksBefore = (phases: readonly PhaseContent[], index: number) =>
  phases.slice(0, index).reduce((sum, phase) => sum + phase.weeks, 0)

function PhaseSection({
  phase,
  from,
  exercises,
}: {
  phase: PhaseContent
  from: number
  exercises: Exercises
}) {
  const weeks = phase.weeks === 1 ? `Week ${from + 1}` : `Weeks ${from + 1} to ${from + phase.weeks}`
  return (
    <Section title={phase.name} lead={`${weeks} · ${sessionFrequencyWords(phase)}`}>
      <DefinitionList
        items={[
          { term: 'Aim', description: phase.aim || '–' },
          { term: 'Moving on when', description: phase.criterion || '–' },
        ]}
      />
      {(['home', 'clinic'] as const).map((delivery) => (
        <Prescriptions key={delivery} phase={phase} delivery={delivery} exercises={exercises} />
      ))}
    </Section>
  )
}

interface PrescriptionsProps {
  phase: PhaseContent
  delivery: Delivery
  exercises: Exercises
}

function Prescriptions({ phase, delivery, exercises }: PrescriptionsProps) {
  const listed = phase.prescriptions.flatMap((each) => {
    const exercise = exercises[each.exerciseId]
    return exercise?.delivery === delivery ? [{ ...each, exercise }] : []
  })
  if (listed.length === 0) return null
  return (
    <div className="mt-4 border-t border-line pt-3">
      <h3 className="mb-1 font-semibold">{deliveries[delivery]}</h3>
      <ul className="divide-y divide-line">
        {listed.map(({ id, exercise, dosage, note }) => (
          <li key={id} className="flex items-center gap-3 py-1.5">
            <ExerciseThumbnail picture={exercise.picture} className="max-sm:size-16" />
            <div className="min-w-0 flex-1 gap-x-5 md:grid md:grid-cols-[minmax(0,2fr)_minmax(0,3fr)]">
              <p>
                {exercise.archived ? (
                  <span className="font-semibold">{exercise.name}</span>
                ) : (
                  <Link
                    href={`/catalog/${exercise.slug}`}
                    prefetch={false}
                    className="font-semibold text-accent-text hover:underline"
                  >
                    {exercise.name}
                  </Link>
                )}
              </p>
              <div className="text-sm">
                <p>{describeDosage(dosage)}</p>
                {note && <p className="text-muted">{note}</p>}
              </div>
            </div>
          </li>
        ))}
      </ul>
    </div>
  )
}
