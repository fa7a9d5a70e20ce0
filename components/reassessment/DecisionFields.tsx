// Owns what happens next: the decision, for moving on the phase and the day, what is prepared, and when to reassess again.
'use client'

import { useFormContext, useFormState, useWatch } from 'react-hook-form'
import { Alert } from '@/components/ui/Alert'
import { ChoiceGroup } from '@/components/ui/ChoiceGroup'
import { Field } from '@/components/ui/Field'
import { SessionsToCancel, type SessionsToCancelProps } from '@/components/sessions/SessionsToCancel'
import { Select, TextInput } from '@/components/ui/inputs'
import { dateWords } from '@/domain/date-words'
import type { CalendarDate } from '@/domain/plans/plan'
import { decisions, goesOn, type Decision } from '@/domain/reassessment/assessment'
import type { DecidedInput } from '@/domain/reassessment/decision'
import type { PlainExercise } from '@/domain/plans/plain-exercise'
import { PreparedField, type PreparedFieldProps } from './PreparedField'
import { SelfManagementFields } from './SelfManagementFields'

export interface DecisionFieldsProps {
  /** What can be moved to, and from which day on. */
  coming: readonly { id: string; name: string; from: CalendarDate }[]
  /** Not where a version takes the phase out that is under way. */
  mayExtend: boolean
  today: CalendarDate
  suggested: PreparedFieldProps['suggested']
  /** Who last saved a next version that is being written. */
  draftBy: string | undefined
  toKeep: readonly PlainExercise[]
  /** The prescriptions that were not tolerated. */
  notBorne: readonly string[]
  /** When the plan asks to be reassessed. */
  ruleWords: string
  sessionsLeft: SessionsToCancelProps['sessions']
  locale: string
}

const hints: Record<Decision, string> = {
  continue: 'The plan stays as it is',
  progress: 'Earlier logs keep the dosage they were logged against',
  modify: 'Opens the editor with the next version as a draft',
  extend: 'Opens the editor with the next version as a draft',
  discharge: 'Completes the plan today; the letter follows',
  refer: 'The plan stays as it is until you end it; the letter follows',
}

export function DecisionFields({
  coming,
  mayExtend,
  today,
  suggested,
  draftBy,
  toKeep,
  notBorne,
  ruleWords,
  sessionsLeft,
  locale,
}: DecisionFieldsProps) {
  const { register, control } = useFormContext<DecidedInput>()
  const { errors } = useFormState({ control })
  const [decision, phaseId] = useWatch({ control, name: ['decision', 'phaseId'] })
  const earliest = coming.find(({ id }) => id === phaseId)?.from ?? today
  return (
    <div className="space-y-4">
      <ChoiceGroup
        legend="What happens next?"
        error={errors.decision?.message}
        choices={Object.entries(decisions)
          .filter(([value]) => value !== 'progress' || coming.length > 0)
          .filter(([value]) => value !== 'extend' || mayExtend)
          .map(([value, label]) => ({ value, label, hint: hints[value as Decision] }))}
        {...register('decision')}
      />
      {decision === 'progress' && (
        <div className="grid gap-4 sm:grid-cols-2">
          <Field label="Move to" error={errors.phaseId?.message}>
            <Select
              options={coming.map(({ id, name }) => ({ value: id, label: name }))}
              {...register('phaseId')}
            />
          </Field>
          <Field
            label="From"
            hint={`${earliest > today ? dateWords(earliest, locale) : 'Today'} or later`}
            error={errors.effectiveOn?.message}
          >
            <TextInput type="date" min={earliest} {...register('effectiveOn')} />
          </Field>
        </div>
      )}
      <PreparedField decision={decision} phaseId={phaseId} suggested={suggested} />
      {decision === 'discharge' && (
        <>
          {draftBy && (
            <Alert tone="warning" title="The next version is being written">
              What {draftBy} saved of it and nobody published is thrown away with the discharge.
            </Alert>
          )}
          <SelfManagementFields exercises={toKeep} notBorne={notBorne} />
          <SessionsToCancel
            sessions={sessionsLeft}
            locale={locale}
            error={errors.cancelSessions?.message ?? errors.cancelSessions?.root?.message}
            box={() => register('cancelSessions')}
          />
        </>
      )}
      {decision && goesOn(decision) && (
        <Field
          label="Reassess next on"
          hint={`Left empty, as the plan says: ${ruleWords}`}
          error={errors.nextDueOn?.message}
        >
          <TextInput
            type="date"
            min={today}
            {...register('nextDueOn', { setValueAs: (typed) => typed || null })}
          />
        </Field>
      )}
    </div>
  )
}
