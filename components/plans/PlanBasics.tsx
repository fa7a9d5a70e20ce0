// Owns what a plan or a protocol is for: problem, goals, and how often it is reassessed.
'use client'

import type { ReactNode } from 'react'
import { useFormContext, useFormState, useWatch } from 'react-hook-form'
import { Card } from '@/components/ui/Card'
import { Field } from '@/components/ui/Field'
import { NumberInput, Select, TextInput } from '@/components/ui/inputs'
import { classes } from '@/components/ui/classes'
import { defaultReassessEveryWeeks, planContentSchema } from '@/domain/plans/content'
import { sessionShares, sessionShareWords } from '@/domain/reassessment/due'
import { GoalFields } from './GoalFields'
import { asNumber, type ContentForm, type PlanForm } from './plan-form'

const shares = sessionShares.map((share) => ({ value: `${share}`, label: sessionShareWords[share] }))

export interface PlanBasicsProps {
  problemHint?: string
  /** A protocol has none. */
  firstDay?: ReactNode
}

export function PlanBasics({ problemHint, firstDay }: PlanBasicsProps) {
  const { register, control, getValues, setValue } = useFormContext<ContentForm>()
  const share = useWatch({ control, name: 'reassessAtShare' })
  /** A field that is not shown may not stand in the way. */
  const keepWeeks = () => {
    const { reassessEveryWeeks: weeks } = planContentSchema.shape
    if (!weeks.safeParse(getValues('reassessEveryWeeks')).success)
      setValue('reassessEveryWeeks', defaultReassessEveryWeeks)
  }
  const { errors } = useFormState({ control, name: ['problem', 'reassessEveryWeeks', 'reassessAtShare'] })
  return (
    <Card>
      <div
        className={classes('grid gap-4', firstDay ? 'sm:grid-cols-[minmax(0,1fr)_11rem]' : 'sm:grid-cols-1')}
      >
        <Field label="Problem" hint={problemHint} error={errors.problem?.message}>
          <TextInput {...register('problem')} autoComplete="off" />
        </Field>
        {firstDay}
      </div>
      <div className="mt-4 flex flex-wrap gap-4">
        <Field label="Reassess" error={errors.reassessAtShare?.message} className="w-full sm:w-96">
          <Select
            placeholder="after some weeks"
            options={shares}
            {...register('reassessAtShare', { setValueAs: asNumber, onChange: keepWeeks })}
          />
        </Field>
        {share === undefined && (
          <Field label="Every" error={errors.reassessEveryWeeks?.message}>
            <NumberInput {...register('reassessEveryWeeks', { setValueAs: asNumber })} unit="weeks" />
          </Field>
        )}
      </div>
      <GoalFields className="mt-4" />
    </Card>
  )
}

export interface FirstDayProps {
  /** The plan has been activated: its first day stays. */
  started: boolean
  today: string
}

export function FirstDay({ started, today }: FirstDayProps) {
  const { register, control } = useFormContext<PlanForm>()
  const { errors } = useFormState({ control, name: 'startsOn' })
  return (
    <Field label="First day" error={errors.startsOn?.message}>
      <TextInput type="date" {...register('startsOn')} min={started ? undefined : today} readOnly={started} />
    </Field>
  )
}
