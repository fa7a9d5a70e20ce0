// Owns a dosage, prescribed or usual, as one compact row: only the fields that its exercise uses.
'use client'

import { useFormContext, useFormState } from 'react-hook-form'
import { NumberInput, Select, TextInput } from '@/components/ui/inputs'
import type { Dosage, DosageField } from '@/domain/plans/dosage'
import { asNumber, messageAt, orNothing } from './plan-form'
import { SmallField } from './SmallField'

type Part = {
  key: Exclude<keyof Dosage, 'frequency'>
  label: string
  width: string
} & (
  | { kind: 'number'; decimal?: true }
  | { kind: 'text'; placeholder: string }
  | { kind: 'choice'; options: Option[] }
)
type Option = { value: string; label: string }

const options = (...values: string[]): Option[] =>
  values.map((value) => ({ value, label: value.charAt(0).toUpperCase() + value.slice(1) }))

const narrow = 'w-16'
const partsOf: Record<Exclude<DosageField, 'frequency'>, Part[]> = {
  sets: [{ key: 'sets', label: 'Sets', width: narrow, kind: 'number' }],
  reps: [
    { key: 'reps', label: 'Reps', width: narrow, kind: 'number' },
    { key: 'repsTo', label: 'up to', width: narrow, kind: 'number' },
  ],
  hold: [{ key: 'holdSeconds', label: 'Hold (s)', width: narrow, kind: 'number' }],
  rest: [{ key: 'restSeconds', label: 'Rest (s)', width: narrow, kind: 'number' }],
  tempo: [{ key: 'tempo', label: 'Tempo', width: 'w-20', kind: 'text', placeholder: '3-1-3' }],
  load: [
    { key: 'load', label: 'Load', width: narrow, kind: 'number', decimal: true },
    {
      key: 'loadUnit',
      label: 'Unit',
      width: 'w-20',
      kind: 'choice',
      options: [
        { value: 'kg', label: 'kg' },
        { value: 'lb', label: 'lb' },
      ],
    },
    {
      key: 'band',
      label: 'Band',
      width: 'w-36',
      kind: 'choice',
      options: options('extra light', 'light', 'medium', 'heavy', 'extra heavy'),
    },
  ],
  duration: [{ key: 'durationMinutes', label: 'Minutes', width: narrow, kind: 'number', decimal: true }],
  distance: [{ key: 'distanceMetres', label: 'Metres', width: 'w-20', kind: 'number' }],
  side: [
    { key: 'side', label: 'Side', width: 'w-24', kind: 'choice', options: options('left', 'right', 'each') },
  ],
  effort: [{ key: 'effort', label: 'Effort (0–10)', width: 'w-20', kind: 'number' }],
  grade: [
    {
      key: 'grade',
      label: 'Grade',
      width: 'w-20',
      kind: 'choice',
      options: ['I', 'II', 'III', 'IV', 'V'].map((value) => ({ value, label: value })),
    },
  ],
  intensity: [{ key: 'intensity', label: 'Intensity', width: 'w-40', kind: 'text', placeholder: '' }],
  painCeiling: [{ key: 'painCeiling', label: 'Pain up to', width: narrow, kind: 'number' }],
}

export interface DosageFieldsProps {
  /** Where the dosage stands in its form. */
  path: string
  fields: readonly DosageField[]
  /** What the dosage is of, to name its fields. */
  of: string
}

export function DosageFields({ path, fields, of }: DosageFieldsProps) {
  const { register, control } = useFormContext()
  const { errors } = useFormState({ control, name: path })
  const parts = fields.flatMap((field) => (field === 'frequency' ? [] : partsOf[field]))
  return parts.map((part) => {
    const name = `${path}.${part.key}`
    const setValueAs = part.kind === 'number' ? asNumber : orNothing
    const control = register(name, { setValueAs })
    return (
      <SmallField
        key={part.key}
        label={part.label}
        of={of}
        error={messageAt(errors, name)}
        className={part.width}
      >
        {part.kind === 'number' ? (
          <NumberInput {...control} decimal={part.decimal ?? false} />
        ) : part.kind === 'text' ? (
          <TextInput {...control} placeholder={part.placeholder} autoComplete="off" />
        ) : (
          <Select {...control} options={part.options} placeholder="–" />
        )}
      </SmallField>
    )
  })
}
