// Owns how often one prescription is due: days a week, named weekdays, as needed, or each session.
'use client'

import { useFormContext, useFormState, useWatch } from 'react-hook-form'
import { fieldId } from '@/components/ui/Field'
import { NumberInput, Select } from '@/components/ui/inputs'
import type { Delivery } from '@/domain/catalog/vocabulary'
import { asNumber, messageAt, type PrescriptionForm } from './plan-form'
import { SmallField } from './SmallField'
import { WeekdayBoxes } from './WeekdayBoxes'

type Frequency = PrescriptionForm['dosage']['frequency']

const kinds = {
  home: [
    { value: 'days-a-week', label: 'Days a week' },
    { value: 'weekdays', label: 'Named weekdays' },
    { value: 'as-needed', label: 'As needed' },
  ],
  clinic: [{ value: 'per-session', label: 'Each session' }],
} as const

export interface FrequencyFieldsProps {
  /** Where the frequency stands in its form. */
  path: string
  delivery: Delivery
  of: string
}

export function FrequencyFields({ path, delivery, of }: FrequencyFieldsProps) {
  const { register, control, setValue } = useFormContext()
  const { errors } = useFormState({ control, name: path })
  const frequency = useWatch({ control, name: path }) as Frequency | undefined
  if (!frequency) return null

  const change = (next: Frequency) => setValue(path, next, { shouldDirty: true, shouldValidate: true })
  const error = (part: string) => messageAt(errors, `${path}.${part}`)
  const known: readonly { value: string; label: string }[] = kinds[delivery]
  // A frequency that the delivery does not allow is shown as it is, so that it can be put right.
  const offered = known.some((kind) => kind.value === frequency.kind)
    ? known
    : [...known, ...[...kinds.home, ...kinds.clinic].filter((kind) => kind.value === frequency.kind)]

  function changeKind(kind: string) {
    const timesADay = frequency && 'timesADay' in frequency ? (frequency.timesADay ?? 1) : 1
    if (kind === 'days-a-week') change({ kind, days: 5, timesADay })
    else if (kind === 'weekdays') change({ kind, weekdays: [1, 3, 5], timesADay })
    else if (kind === 'as-needed' || kind === 'per-session') change({ kind })
  }

  return (
    <>
      <SmallField label="How often" of={of} error={error('kind')} className="w-40">
        <Select
          name={`${path}.kind`}
          value={frequency.kind}
          options={offered}
          onChange={(event) => changeKind(event.currentTarget.value)}
        />
      </SmallField>
      {frequency.kind === 'days-a-week' && (
        <SmallField label="Days" of={of} error={error('days')} className="w-16">
          <NumberInput {...register(`${path}.days`, { setValueAs: asNumber })} />
        </SmallField>
      )}
      {frequency.kind === 'weekdays' && (
        <WeekdayBoxes
          id={fieldId(`${path}.weekdays`)}
          legend="On"
          of={of}
          days={frequency.weekdays}
          onChange={(days) => change({ ...frequency, weekdays: days })}
          error={error('weekdays')}
        />
      )}
      {(frequency.kind === 'days-a-week' || frequency.kind === 'weekdays') && (
        <SmallField label="Times a day" of={of} error={error('timesADay')} className="w-20">
          <NumberInput {...register(`${path}.timesADay`, { setValueAs: asNumber })} />
        </SmallField>
      )}
    </>
  )
}
