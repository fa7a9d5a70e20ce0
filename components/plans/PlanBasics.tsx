// Owns what a plan is for: problem, goals, first day, and how often it is reassessed.
'use client'

import { Plus, X } from 'lucide-react'
import { useFieldArray, useFormContext, useFormState } from 'react-hook-form'
import { Button } from '@/components/ui/Button'
import { Card } from '@/components/ui/Card'
import { Field } from '@/components/ui/Field'
import { NumberInput, TextInput } from '@/components/ui/inputs'
import { IconButton } from './IconButton'
import { asNumber, messageAt, type PlanForm } from './plan-form'
import { SmallField } from './SmallField'

export interface PlanBasicsProps {
  /** The plan has been activated: its first day stays. */
  started: boolean
  today: string
}

export function PlanBasics({ started, today }: PlanBasicsProps) {
  const { register, control } = useFormContext<PlanForm>()
  const { errors } = useFormState({ control, name: ['problem', 'goals', 'startsOn', 'reassessEveryWeeks'] })
  const { fields, append, remove } = useFieldArray({ control, name: 'goals', keyName: 'key' })
  return (
    <Card>
      <div className="grid gap-4 sm:grid-cols-[minmax(0,1fr)_11rem_9rem]">
        <Field label="Problem" error={errors.problem?.message}>
          <TextInput {...register('problem')} autoComplete="off" />
        </Field>
        <Field label="First day" error={errors.startsOn?.message}>
          <TextInput
            type="date"
            {...register('startsOn')}
            min={started ? undefined : today}
            readOnly={started}
          />
        </Field>
        <Field label="Reassess every" error={errors.reassessEveryWeeks?.message}>
          <NumberInput {...register('reassessEveryWeeks', { setValueAs: asNumber })} unit="weeks" />
        </Field>
      </div>
      <fieldset className="mt-4">
        <legend className="mb-1 text-base font-semibold">
          Goals <span className="font-normal text-muted">(optional)</span>
        </legend>
        <ul className="space-y-1.5">
          {fields.map((field, i) => (
            <li key={field.key} className="flex items-end gap-1">
              <SmallField
                label={`Goal ${i + 1}`}
                error={messageAt(errors, `goals.${i}.text`)}
                className="flex-1"
              >
                <TextInput {...register(`goals.${i}.text`)} autoComplete="off" />
              </SmallField>
              <IconButton icon={<X />} name={`Remove goal ${i + 1}`} onClick={() => remove(i)} />
            </li>
          ))}
        </ul>
        <Button
          size="small"
          variant="quiet"
          icon={<Plus />}
          onClick={() => append({ text: '' })}
          disabled={fields.length >= 10}
          className="mt-1"
        >
          Add a goal
        </Button>
      </fieldset>
    </Card>
  )
}
