// Owns one phase in the editor: how long, how often in the clinic, its aim, and what is done in it.
'use client'

import { ArrowDown, ArrowUp, Copy, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { useController, useFieldArray, useFormContext, useFormState, useWatch } from 'react-hook-form'
import { v7 } from 'uuid'
import { Button } from '@/components/ui/Button'
import { Card } from '@/components/ui/Card'
import { FieldError, fieldId } from '@/components/ui/Field'
import { NumberInput, Select, TextInput } from '@/components/ui/inputs'
import { ExerciseSearch } from './ExerciseSearch'
import { IconButton } from './IconButton'
import {
  asNumber,
  messageAt,
  useEditing,
  type PhaseForm,
  type ContentForm,
  type PrescriptionForm,
} from './plan-form'
import { PrescriptionRow } from './PrescriptionRow'
import { SmallField } from './SmallField'
import { UndoLine } from './UndoLine'
import { WeekdayBoxes } from './WeekdayBoxes'

const kinds = [
  { value: 'intensive', label: 'Intensive' },
  { value: 'maintenance', label: 'Maintenance' },
  { value: 'custom', label: 'Other' },
]

export interface PhaseEditorProps {
  index: number
  count: number
  onMove: (by: -1 | 1) => void
  onRemove: (phase: PhaseForm) => void
}

export function PhaseEditor({ index, count, onMove, onRemove }: PhaseEditorProps) {
  const path = `phases.${index}` as const
  const { register, control, getValues } = useFormContext<ContentForm>()
  const { errors } = useFormState({ control, name: path })
  const { choices, meet } = useEditing()
  const { fields, append, insert, remove, swap } = useFieldArray({
    control,
    name: `${path}.prescriptions`,
    keyName: 'key',
  })
  const [removed, setRemoved] = useState<{ at: number; prescription: PrescriptionForm } | null>(null)
  const name = useWatch({ control, name: `${path}.name` }) || `Phase ${index + 1}`
  const before = useWatch({ control, name: index > 0 ? `phases.${index - 1}` : `phases.${index}` })
  const error = (part: string) => messageAt(errors, `${path}.${part}`)
  const number = (part: 'weeks' | 'sessions' | 'everyWeeks' | 'sessionMinutes') =>
    register(`${path}.${part}`, { setValueAs: asNumber })
  const present = new Set(fields.map((field) => field.exerciseId))

  function add(exerciseId: string, dosage: PrescriptionForm['dosage'], note = '') {
    setRemoved(null)
    append({ id: v7(), exerciseId, dosage: structuredClone(dosage), note }, { shouldFocus: false })
  }

  function copyFromBefore() {
    for (const each of getValues(`phases.${index - 1}.prescriptions`))
      if (!present.has(each.exerciseId)) add(each.exerciseId, each.dosage, each.note)
  }

  const small = { of: name }
  return (
    <Card>
      <section aria-label={name}>
        <div className="mb-1.5 flex items-center justify-between gap-2">
          <h3 className="text-lg font-bold">
            {index + 1}. {name}
          </h3>
          <div className="-mr-1 flex gap-0.5">
            <IconButton
              icon={<ArrowUp />}
              name={`Move ${name} up`}
              disabled={index === 0}
              onClick={() => onMove(-1)}
            />
            <IconButton
              icon={<ArrowDown />}
              name={`Move ${name} down`}
              disabled={index === count - 1}
              onClick={() => onMove(1)}
            />
            <IconButton
              icon={<Trash2 />}
              name={`Remove ${name}`}
              onClick={() => onRemove(structuredClone(getValues(path)))}
            />
          </div>
        </div>
        <div className="mb-3 flex flex-wrap items-start gap-x-2.5 gap-y-2">
          <SmallField
            label="Name"
            of={`phase ${index + 1}`}
            error={error('name')}
            className="min-w-36 flex-1"
          >
            <TextInput {...register(`${path}.name`)} autoComplete="off" className="font-semibold" />
          </SmallField>
          <SmallField label="Kind" {...small} className="w-36">
            <Select {...register(`${path}.kind`)} options={kinds} />
          </SmallField>
          <SmallField label="Weeks" {...small} error={error('weeks')} className="w-16">
            <NumberInput {...number('weeks')} />
          </SmallField>
          <SmallField label="Sessions" {...small} error={error('sessions')} className="w-18">
            <NumberInput {...number('sessions')} />
          </SmallField>
          <SmallField label="every … weeks" {...small} error={error('everyWeeks')} className="w-26">
            <NumberInput {...number('everyWeeks')} />
          </SmallField>
          <SmallField label="Minutes each" {...small} error={error('sessionMinutes')} className="w-24">
            <NumberInput {...number('sessionMinutes')} />
          </SmallField>
          <SessionDays path={path} of={name} error={error('sessionWeekdays')} />
          <SmallField label="at about" {...small} error={error('sessionTime')} className="w-30">
            <TextInput type="time" {...register(`${path}.sessionTime`)} />
          </SmallField>
        </div>
        <div className="mb-4 grid gap-x-2.5 gap-y-2 sm:grid-cols-2">
          <SmallField label="Aim" {...small} error={error('aim')}>
            <TextInput {...register(`${path}.aim`)} autoComplete="off" />
          </SmallField>
          <SmallField label="Moves on when" {...small} error={error('criterion')}>
            <TextInput {...register(`${path}.criterion`)} autoComplete="off" />
          </SmallField>
        </div>

        <ol className="mb-3 space-y-2">
          {fields.map((field, at) => (
            <PrescriptionRow
              key={field.key}
              path={`${path}.prescriptions.${at}`}
              exerciseId={field.exerciseId}
              phaseName={name}
              first={at === 0}
              last={at === fields.length - 1}
              onMove={(by) => swap(at, at + by)}
              onRemove={() => {
                setRemoved({ at, prescription: structuredClone(getValues(`${path}.prescriptions.${at}`)) })
                remove(at)
              }}
            />
          ))}
        </ol>
        {removed && (
          <UndoLine
            what={choices.get(removed.prescription.exerciseId)?.name ?? 'The exercise'}
            onUndo={() => {
              insert(removed.at, removed.prescription, { shouldFocus: false })
              setRemoved(null)
            }}
          />
        )}
        <div className="flex flex-wrap items-end gap-2.5">
          <div className="min-w-56 flex-1">
            <ExerciseSearch
              id={fieldId(`${path}.prescriptions`)}
              phaseName={name}
              present={present}
              onAdd={(choice) => {
                meet(choice)
                add(choice.id, choice.defaultDosage)
              }}
            />
          </div>
          {index > 0 && (before?.prescriptions.length ?? 0) > 0 && (
            <Button icon={<Copy />} onClick={copyFromBefore}>
              Copy all from {before?.name || `Phase ${index}`}
            </Button>
          )}
        </div>
        {error('prescriptions') && <FieldError>{error('prescriptions')}</FieldError>}
      </section>
    </Card>
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
