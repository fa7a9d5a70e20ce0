// Owns adding what is measured by hand: range, strength and posture, each with what it is of, its side and its value.
'use client'

import { Plus, X } from 'lucide-react'
import { useId } from 'react'
import { useFieldArray, useFormContext, useFormState, useWatch, type FieldValues } from 'react-hook-form'
import { Button } from '@/components/ui/Button'
import { Field } from '@/components/ui/Field'
import { NumberInput, Select, TextInput } from '@/components/ui/inputs'
import { useOwnPlace } from '@/components/ui/useOwnPlace'
import { handMeasures } from '@/domain/reassessment/hand-measures'
import { measureByCode, type Measure } from '@/domain/reassessment/measures'
import {
  movements,
  postureFindings,
  sides,
  usualRange,
  usualRangeSource,
} from '@/domain/reassessment/movements'
import { asScore } from './measured-so-far'

export interface HandMeasurementFieldsProps {
  /** Where the form keeps them. */
  name: 'handMeasurements' | 'baseline.handMeasurements'
  /** The first ones are asked elsewhere: those that were measured before. */
  from?: number
}

const kinds = handMeasures.map((code) => ({ value: code, label: measureByCode(code)!.name }))
const sideOptions = [{ value: '', label: 'No side' }, ...sides.map((side) => ({ value: side, label: side }))]

export function HandMeasurementFields({ name, from = 0 }: HandMeasurementFieldsProps) {
  const { control } = useFormContext<FieldValues>()
  const { fields, append, remove } = useFieldArray({ control, name, keyName: 'key' })
  const { place: addButton, stayHere } = useOwnPlace<HTMLButtonElement>()
  const [movementList, postureList] = [useId(), useId()]
  return (
    <div>
      <datalist id={movementList}>
        {movements.map((each) => (
          <option key={each} value={each} />
        ))}
      </datalist>
      <datalist id={postureList}>
        {postureFindings.map((each) => (
          <option key={each} value={each} />
        ))}
      </datalist>
      <ul aria-label="Range, strength and posture" className="space-y-3">
        {fields.slice(from).map((field, i) => (
          <li key={field.key}>
            <Row
              path={`${name}.${from + i}`}
              number={i + 1}
              lists={{ movement: movementList, posture: postureList }}
              remove={() => stayHere(() => remove(from + i))}
            />
          </li>
        ))}
      </ul>
      <Button
        ref={addButton}
        size="small"
        variant="quiet"
        icon={<Plus />}
        className="mt-2"
        onClick={() => append({ measure: 'rom', item: '', side: '', value: null })}
      >
        Add range, strength or posture
      </Button>
    </div>
  )
}

interface RowProps {
  path: string
  number: number
  lists: { movement: string; posture: string }
  remove: () => void
}

function Row({ path, number, lists, remove }: RowProps) {
  const { register, control, getFieldState } = useFormContext<FieldValues>()
  const formState = useFormState({ control, name: path })
  const code = useWatch({ control, name: `${path}.measure` }) as string
  const item = useWatch({ control, name: `${path}.item` }) as string
  const measure = measureByCode(code)
  const error = (part: string) => getFieldState(`${path}.${part}`, formState).error?.message
  const usual = code === 'rom' ? usualRange(item) : null
  return (
    <div className="flex flex-wrap items-start gap-x-3 gap-y-2">
      <Field label={`Measurement ${number}`} error={error('measure')} className="min-w-44 flex-1">
        <Select options={kinds} {...register(`${path}.measure`)} />
      </Field>
      <Field
        label={code === 'posture' ? 'Finding' : code === 'rom' ? 'Movement' : 'Muscle or movement'}
        hint={usual === null ? undefined : `Usual in adults: ${usual}° (${usualRangeSource})`}
        error={error('item')}
        className="min-w-52 flex-[2]"
      >
        <TextInput
          autoComplete="off"
          list={code === 'posture' ? lists.posture : code === 'rom' ? lists.movement : undefined}
          {...register(`${path}.item`)}
        />
      </Field>
      <Field label="Side" error={error('side')} className="w-32">
        <Select options={sideOptions} {...register(`${path}.side`)} />
      </Field>
      <Field label={valueLabel(measure)} error={error('value')} className="w-36">
        {measure?.grades ? (
          <Select options={gradeOptions(measure)} {...register(`${path}.value`, { setValueAs: asScore })} />
        ) : (
          <NumberInput decimal {...register(`${path}.value`, { setValueAs: asScore })} />
        )}
      </Field>
      <Button size="small" variant="quiet" icon={<X />} className="mt-7" onClick={remove}>
        <span className="sr-only">Remove measurement {number}</span>
      </Button>
    </div>
  )
}

/** An empty choice is no answer. */
export const gradeOptions = ({ grades = [] }: Measure) => [
  { value: '', label: '–' },
  ...grades.map((label, grade) => ({ value: String(grade), label })),
]

const valueLabel = (measure: Measure | null) => {
  const unit = measure?.unit.trim()
  return unit ? `Value (${unit === '/5' ? '0 to 5' : unit})` : 'How much'
}
