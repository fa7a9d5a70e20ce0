// Owns the day from which a plan's next version is in force, and what that day means for what is published already.
import { Alert } from '@/components/ui/Alert'
import { Field } from '@/components/ui/Field'
import { TextInput } from '@/components/ui/inputs'
import { dateWords } from '@/domain/date-words'
import { dayNumber } from '@/domain/dates'
import type { Change } from '@/domain/plans/difference'
import type { PlanDraft } from '@/domain/plans/draft'
import type { PlanHistory } from '@/domain/plans/plan'
import { planClock } from '@/domain/plans/plan-clock'
import { phasesOverBy } from '@/domain/plans/publish'
import { dateOfPlanDay, latestVersion } from '@/domain/plans/schedule'

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
      {changedTooLate(effectiveOn, { history, phases, changes }).map(({ phase, next, nextOn }) => (
        <Alert key={phase.id} tone="warning" title={`What changes in ${phase.name} comes too late`}>
          {next.name} begins on {words(nextOn)}, so {phase.name} is over by the day above.
          {nextOn >= today && ' Choose that day or an earlier one.'}
        </Alert>
      ))}
    </>
  )
}

function changedTooLate(
  effectiveOn: string,
  { history, phases, changes }: Pick<EffectiveDayProps, 'history' | 'phases' | 'changes'>,
) {
  if (effectiveOn === '') return []
  const day = planClock(history).daysBefore(dayNumber(effectiveOn))
  return phasesOverBy(phases, latestVersion(history)?.phases ?? [], day).flatMap((pair) => {
    const nextOn = dateOfPlanDay(history, pair.next.startDay)
    const changed = changes.some(({ phase }) => phase === pair.phase.name)
    return changed && nextOn !== null ? [{ ...pair, nextOn }] : []
  })
}
