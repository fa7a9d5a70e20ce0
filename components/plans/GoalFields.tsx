// Owns the goals in the editor: what is to be reached, and where it can be measured, the value to reach and by when.
'use client'

import { Plus, X } from 'lucide-react'
import { useFieldArray, useFormContext, useFormState, useWatch } from 'react-hook-form'
import { Button } from '@/components/ui/Button'
import { FieldError } from '@/components/ui/Field'
import { NumberInput, Select, TextInput } from '@/components/ui/inputs'
import { useOwnPlace } from '@/components/ui/useOwnPlace'
import { itemOf, keptOf, measureOf } from '@/domain/plans/goals'
import { builtInMeasures, type Measure } from '@/domain/reassessment/measures'
import { IconButton } from './IconButton'
import { asNumber, messageAt, useEditing, type ContentForm } from './plan-form'
import { SmallField } from './SmallField'

const mostGoals = 10

export function GoalFields({ className }: { className?: string }) {
  const { control } = useFormContext<ContentForm>()
  const { errors } = useFormState({ control, name: 'goals' })
  const { fields, append, remove } = useFieldArray({ control, name: 'goals', keyName: 'key' })
  const { place: addButton, stayHere } = useOwnPlace<HTMLButtonElement>()
  const error = messageAt(errors, 'goals.root') ?? messageAt(errors, 'goals')
  return (
    <fieldset className={className}>
      <legend className="mb-1 text-base font-semibold">
        Goals <span className="font-normal text-muted">(optional)</span>
      </legend>
      <ul className="space-y-2">
        {fields.map((field, i) => (
          <li key={field.key} className="flex items-start gap-1">
            <GoalRow index={i} />
            <span className="pt-6">
              <IconButton
                icon={<X />}
                name={`Remove goal ${i + 1}`}
                onClick={() => stayHere(() => remove(i))}
              />
            </span>
          </li>
        ))}
      </ul>
      {error && <FieldError>{error}</FieldError>}
      <Button
        ref={addButton}
        size="small"
        variant="quiet"
        icon={<Plus />}
        onClick={() => append({ text: '' })}
        disabled={fields.length >= mostGoals}
        className="mt-1"
      >
        Add a goal
      </Button>
    </fieldset>
  )
}

function GoalRow({ index }: { index: number }) {
  const path = `goals.${index}` as const
  const { register, control, setValue } = useFormContext<ContentForm>()
  const { errors } = useFormState({ control, name: path })
  const { ownMeasures } = useEditing()
  const target = useWatch({ control, name: `${path}.target` })
  const measure = target && measureOf(target)
  const error = (part: string) => messageAt(errors, `${path}.${part}`)
  const of = `goal ${index + 1}`
  const item = measure ? itemOf(measure.code) : null
  // One that the clinic has retired since stays where it was chosen.
  const offered = [...builtInMeasures, ...ownMeasures]
  const measures =
    measure && !offered.some(({ code }) => code === measure.code) ? [...offered, measure] : offered

  /** The value of one measure means nothing in another. */
  const measureBy = (code: string) => {
    const own = ownMeasures.find((each) => each.code === code)
    const chosen = { measure: code, item: '', ...(own && { own: keptOf(own) }) }
    setValue(`${path}.target`, code === '' ? undefined : chosen, { shouldDirty: true, shouldValidate: true })
  }

  return (
    <div className="flex min-w-0 flex-1 flex-wrap items-start gap-x-2.5 gap-y-1">
      <SmallField label={`Goal ${index + 1}`} error={error('text')} className="min-w-56 flex-[2_1_18rem]">
        <TextInput {...register(`${path}.text`)} autoComplete="off" />
      </SmallField>
      <SmallField label="Measured by" of={of} error={error('target.measure')} className="min-w-40 flex-1">
        <Select
          name={`${path}.target.measure`}
          value={target?.measure ?? ''}
          options={measures.map(({ code, name }) => ({ value: code, label: name }))}
          placeholder="Not measured"
          onChange={(event) => measureBy(event.currentTarget.value)}
        />
      </SmallField>
      {measure && item && (
        <SmallField
          label={item.required ? item.label : `${item.label} (or the mean)`}
          of={of}
          error={error('target.item')}
          className="min-w-48 flex-1"
        >
          <TextInput {...register(`${path}.target.item`)} autoComplete="off" />
        </SmallField>
      )}
      {measure && (
        <SmallField label={targetLabel(measure)} of={of} error={error('target.value')} className="w-32">
          <NumberInput {...register(`${path}.target.value`, { setValueAs: asNumber })} decimal />
        </SmallField>
      )}
      <SmallField label="Within weeks" of={of} error={error('byWeek')} className="w-26">
        <NumberInput {...register(`${path}.byWeek`, { setValueAs: asNumber })} />
      </SmallField>
    </div>
  )
}

/** "At most (kg)" */
function targetLabel(measure: Measure): string {
  const side = measure.direction === 'lower-is-better' ? 'At most' : 'At least'
  return measure.unit.trim() === '' ? side : `${side} (${measure.unit.trim()})`
}
