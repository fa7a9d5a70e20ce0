// Owns what a plan or a protocol is for: problem, goals, and how often it is reassessed.
'use client'

import type { ReactNode } from 'react'
import { useFormContext, useFormState } from 'react-hook-form'
import { Card } from '@/components/ui/Card'
import { Field } from '@/components/ui/Field'
import { NumberInput, TextInput } from '@/components/ui/inputs'
import { classes } from '@/components/ui/classes'
import { GoalFields } from './GoalFields'
import { asNumber, type ContentForm, type PlanForm } from './plan-form'

export interface PlanBasicsProps {
  problemHint?: string
  /** A protocol has none. */
  firstDay?: ReactNode
}

export function PlanBasics({ problemHint, firstDay }: PlanBasicsProps) {
  const { register, control } = useFormContext<ContentForm>()
  const { errors } = useFormState({ control, name: ['problem', 'reassessEveryWeeks'] })
  return (
    <Card>
      <div
        className={classes(
          'grid gap-4',
          firstDay
            ? 'sm:grid-cols-[minmax(0,1fr)_11rem_9rem]'
            : 'sm:grid-cols-[minmax(0,1fr)_9rem] sm:items-end',
        )}
      >
        <Field label="Problem" hint={problemHint} error={errors.problem?.message}>
          <TextInput {...register('problem')} autoComplete="off" />
        </Field>
        {firstDay}
        <Field label="Reassess every" error={errors.reassessEveryWeeks?.message}>
          <NumberInput {...register('reassessEveryWeeks', { setValueAs: asNumber })} unit="weeks" />
        </Field>
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
