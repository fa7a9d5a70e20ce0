// Owns the day from which a plan's next version is in force, and what that day means for what is published already.
import { Alert } from '@/components/ui/Alert'
import { Field } from '@/components/ui/Field'
import { TextInput } from '@/components/ui/inputs'
import { dateWords } from '@/domain/date-words'
import { isFarAhead } from '@/domain/far-ahead'
import type { Change } from '@/domain/plans/difference'
import type { PlanDraft } from '@/domain/plans/draft'
import { phasesOverBy } from '@/domain/plans/draft-line'
import type { PlanHistory } from '@/domain/plans/plan'
import { latestVersion } from '@/domain/plans/schedule'

export interface EffectiveDayProps {
  /** Empty while it is being typed. */
  effectiveOn: string
  today: string
  history: PlanHistory
  locale: string
  phases: PlanDraft['phases']
  changes: readonly Change[]
  onChoose: (effectiveOn: string) => void
}

export function EffectiveDay({
  effectiveOn,
  today,
  history,
  locale,
  phases,
  changes,
  onChoose,
}: EffectiveDayProps) {
  const newest = latestVersion(history)
  const waits = newest && newest.effectiveOn > today && newest.effectiveOn > history.startsOn ? newest : null
  const words = (date: string) => dateWords(date, locale)
  return (
    <>
      <Field
        label="In force from"
        form="publish"
        hint={effectiveOn > today && effectiveOn === history.startsOn ? 'The plan’s first day.' : undefined}
        error={effectiveOn < today ? 'Choose today or later' : undefined}
      >
        <TextInput
          type="date"
          name="effectiveOn"
          min={today}
          value={effectiveOn}
          onChange={(event) => onChoose(event.currentTarget.value)}
        />
      </Field>
      {waits && effectiveOn === waits.effectiveOn && (
        <Alert title={`Nothing of this changes before ${words(effectiveOn)}`}>
          Version {waits.number} waits for that day, so this one is offered for it too. Where something has to
          change sooner, as an exercise that hurts, choose an earlier day.
        </Alert>
      )}
      {waits && effectiveOn !== '' && effectiveOn < waits.effectiveOn && (
        <Alert tone="warning" title={`Version ${waits.number} was to begin on ${words(waits.effectiveOn)}`}>
          This version has all that it changes, and so brings it forward to the day above. Choose that day or
          later to leave it as it is.
        </Alert>
      )}
      {changedTooLate({ effectiveOn, phases, changes, history, today }).map(({ phase, to }) => (
        <Alert key={phase.id} tone="warning" title={`What changes in ${phase.name} comes too late`}>
          {phase.name} ends on {words(to)}, before the day above.
          {to >= today && ' Choose that day or an earlier one.'}
        </Alert>
      ))}
    </>
  )
}

function changedTooLate({
  effectiveOn,
  phases,
  changes,
  history,
  today,
}: Pick<EffectiveDayProps, 'effectiveOn' | 'phases' | 'changes' | 'history' | 'today'>) {
  if (effectiveOn < today || isFarAhead(effectiveOn, today)) return []
  return phasesOverBy(effectiveOn, phases, history, today).filter(({ phase }) =>
    changes.some((change) => change.phase === phase.name),
  )
}
