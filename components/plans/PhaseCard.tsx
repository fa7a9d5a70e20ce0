// Owns one phase as it was published: its sessions, aim and criterion, and what is done in it.
import { ExerciseThumbnail } from '@/components/catalog/ExercisePicture'
import { Badge } from '@/components/ui/Badge'
import { Card } from '@/components/ui/Card'
import { DefinitionList } from '@/components/ui/DefinitionList'
import type { Picture } from '@/domain/catalog/picture'
import { deliveries, type CautionCode } from '@/domain/catalog/vocabulary'
import { cautionNames, unexplained } from '@/domain/plans/cautions'
import { describeDosage } from '@/domain/plans/dosage-line'
import type { Phase, Prescription } from '@/domain/plans/plan'
import { sessionFrequencyWords } from '@/domain/plans/session-words'
import { plural } from '@/domain/plural'

export interface PhaseCardProps {
  phase: Phase
  current: boolean
  /** By exercise. */
  pictures: Readonly<Record<string, Picture>>
  /** What the patient's record says today against an exercise, by exercise. */
  against: ReadonlyMap<string, CautionCode[]>
}

export function PhaseCard({ phase, current, pictures, against }: PhaseCardProps) {
  const facts = [
    { term: 'Lasts', description: plural(phase.weeks, 'week') },
    { term: 'In the clinic', description: sessionFrequencyWords(phase) },
    ...(phase.aim ? [{ term: 'Aim', description: phase.aim }] : []),
    ...(phase.criterion ? [{ term: 'Moves on when', description: phase.criterion }] : []),
  ]
  const home = phase.prescriptions.filter((each) => each.delivery === 'home')
  const clinic = phase.prescriptions.filter((each) => each.delivery === 'clinic')
  return (
    <Card>
      <div className="mb-2 flex flex-wrap items-center gap-x-3">
        <h3 className="text-lg font-bold">{phase.name}</h3>
        {current && <Badge tone="accent">Now</Badge>}
      </div>
      <DefinitionList items={facts} />
      <Items of={deliveries.home} items={home} pictures={pictures} against={against} />
      <Items of={deliveries.clinic} items={clinic} pictures={pictures} against={against} />
      {phase.prescriptions.length === 0 && (
        <p className="mt-3 text-sm text-muted">No exercises in this phase.</p>
      )}
    </Card>
  )
}

function Items({
  of,
  items,
  pictures,
  against,
}: { of: string; items: Prescription[] } & Pick<PhaseCardProps, 'pictures' | 'against'>) {
  if (items.length === 0) return null
  const since = (item: Prescription) => unexplained(against.get(item.exerciseId) ?? [], item.caution)
  return (
    <>
      <h4 className="mt-4 mb-1 text-sm font-semibold text-muted">{of}</h4>
      <ul className="divide-y divide-line">
        {items.map((item) => (
          <li key={item.id} className="flex items-center gap-3 py-1.5">
            <ExerciseThumbnail picture={pictures[item.exerciseId]} className="max-sm:size-16" />
            <span className="min-w-0 flex-1 gap-x-6 sm:grid sm:grid-cols-2">
              <span className="font-semibold">{item.exerciseName}</span>
              <span className="block min-w-0">
                {describeDosage(item.dosage)}
                {item.note && <span className="block text-sm text-muted">“{item.note}”</span>}
                {item.caution && (
                  <span className="block text-sm text-partial">
                    <span className="font-semibold">In spite of: {cautionNames(item.caution.codes)}.</span>{' '}
                    {item.caution.reason}
                  </span>
                )}
                {since(item).length > 0 && (
                  <span className="block text-sm font-semibold text-danger">
                    Not for this patient, says the record now: {cautionNames(since(item))}. Change the plan,
                    or say why it stays.
                  </span>
                )}
              </span>
            </span>
          </li>
        ))}
      </ul>
    </>
  )
}
