// Owns what a phase says of itself: its length, its sessions in the clinic, its aim and the criterion for moving on.
'use client'

import { Minus, Plus } from 'lucide-react'
import { useController, useFormContext, useFormState } from 'react-hook-form'
import { fieldId } from '@/components/ui/Field'
import { NumberInput, Select, TextInput } from '@/components/ui/inputs'
import { IconButton } from './IconButton'
import { asNumber, messageAt, type ContentForm } from './plan-form'
import { SmallField } from './SmallField'
import { WeekdayBoxes } from './WeekdayBoxes'

const kinds = [
  { value: 'intensive', label: 'Intensive' },
  { value: 'maintenance', label: 'Maintenance' },
  { value: 'custom', label: 'Other' },
]

export function PhaseFields({ index, of }: { index: number; of: string }) {
  const path = `phases.${index}` as const
  const { register, control, getValues, setValue } = useFormContext<ContentForm>()
  const { errors } = useFormState({ control, name: path })
  const error = (part: string) => messageAt(errors, `${path}.${part}`)
  const number = (part: 'weeks' | 'sessions' | 'everyWeeks' | 'sessionMinutes') =>
    register(`${path}.${part}`, { setValueAs: asNumber })

  function lengthen(by: -1 | 1) {
    const weeks = getValues(`${path}.weeks`)
    const next = (typeof weeks === 'number' ? weeks : 0) + by
    if (next >= 1 && next <= 52)
      setValue(`${path}.weeks`, next, { shouldDirty: true, shouldTouch: true, shouldValidate: true })
  }

  return (
    <>
      <div className="mb-3 flex flex-wrap items-start gap-x-2.5 gap-y-2">
        <SmallField label="Name" of={`phase ${index + 1}`} error={error('name')} className="min-w-36 flex-1">
          <TextInput {...register(`${path}.name`)} autoComplete="off" className="font-semibold" />
        </SmallField>
        <SmallField label="Kind" of={of} className="w-36">
          <Select {...register(`${path}.kind`)} options={kinds} />
        </SmallField>
        <div className="flex items-end gap-0.5">
          <IconButton icon={<Minus />} name={`A week less of ${of}`} onClick={() => lengthen(-1)} />
          <SmallField label="Weeks" of={of} error={error('weeks')} className="w-16">
            <NumberInput {...number('weeks')} />
          </SmallField>
          <IconButton icon={<Plus />} name={`A week more of ${of}`} onClick={() => lengthen(1)} />
        </div>
        <SmallField label="Sessions" of={of} error={error('sessions')} className="w-18">
          <NumberInput {...number('sessions')} />
        </SmallField>
        <SmallField label="every … weeks" of={of} error={error('everyWeeks')} className="w-26">
          <NumberInput {...number('everyWeeks')} />
        </SmallField>
        <SmallField label="Minutes each" of={of} error={error('sessionMinutes')} className="w-24">
          <NumberInput {...number('sessionMinutes')} />
        </SmallField>
        <SessionDays path={path} of={of} error={error('sessionWeekdays')} />
        <SmallField label="at about" of={of} error={error('sessionTime')} className="w-30">
          <TextInput type="time" {...register(`${path}.sessionTime`)} />
        </SmallField>
      </div>
      <div className="mb-4 grid gap-x-2.5 gap-y-2 sm:grid-cols-2">
        <SmallField label="Aim" of={of} error={error('aim')}>
          <TextInput {...register(`${path}.aim`)} autoComplete="off" />
        </SmallField>
        <SmallField label="Moves on when" of={of} error={error('criterion')}>
          <TextInput {...register(`${path}.criterion`)} autoComplete="off" />
        </SmallField>
      </div>
    </>
  )
}

interface SessionDaysProps {
  path: `phases.${number}`
  of: string
  error: string | undefined
}

/** Controlled, since a registered box gives text and a weekday is a number. */
function SessionDays({ path, of, error }: SessionDaysProps) {
  const { control } = useFormContext<ContentForm>()
  const { field } = useController({ control, name: `${path}.sessionWeekdays` })
  return (
    <WeekdayBoxes
      id={fieldId(field.name)}
      legend="Best on"
      of={`sessions of ${of}`}
      days={field.value ?? []}
      onChange={field.onChange}
      error={error}
    />
  )
}
