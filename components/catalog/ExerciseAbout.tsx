// Owns what an item is: names, kind, place, region, what is needed, and what it is for.
'use client'

import { useFormContext, useFormState } from 'react-hook-form'
import { messageAt } from '@/components/plans/plan-form'
import { Field } from '@/components/ui/Field'
import { Select, TextArea, TextInput } from '@/components/ui/inputs'
import type { OwnExerciseForm } from '@/domain/catalog/exercise'
import { howOftenFor } from '@/domain/catalog/exercise-form'
import {
  bodyRegions,
  deliveries,
  equipment,
  exerciseKinds,
  levels,
  startingPositions,
} from '@/domain/catalog/vocabulary'
import { Boxes } from './Boxes'
import { TextRows } from './TextRows'

const options = (words: Readonly<Record<string, string>>) =>
  Object.entries(words).map(([value, label]) => ({ value, label }))

export function ExerciseAbout() {
  const { register, control, getValues, setValue } = useFormContext<OwnExerciseForm>()
  const { errors } = useFormState({ control })

  function fitHowOften() {
    const { kind, delivery, dosageFields, defaultDosage } = getValues()
    const fit = howOftenFor(kind, delivery, { dosageFields, frequency: defaultDosage.frequency })
    setValue('dosageFields', fit.dosageFields, { shouldDirty: true })
    setValue('defaultDosage.frequency', fit.frequency, { shouldDirty: true })
  }

  return (
    <div className="space-y-5">
      <Field label="Name" hint="As the patient is to read it." error={errors.name?.message}>
        <TextInput {...register('name')} autoComplete="off" />
      </Field>
      <TextRows
        name="otherNames"
        add="Add another name"
        legend="Other names"
        hint="The catalog is searched by these too."
      />
      <div className="grid gap-4 sm:grid-cols-2 lg:grid-cols-4">
        <Field label="Kind" error={errors.kind?.message}>
          <Select
            {...register('kind', { onChange: fitHowOften })}
            placeholder="Choose a kind"
            options={options(exerciseKinds)}
          />
        </Field>
        <Field label="Where" error={errors.delivery?.message}>
          <Select {...register('delivery', { onChange: fitHowOften })} options={options(deliveries)} />
        </Field>
        <Field label="Level" error={errors.level?.message}>
          <Select {...register('level')} options={options(levels)} />
        </Field>
        <Field label="Starting position" error={errors.position?.message}>
          <Select
            {...register('position')}
            placeholder="Choose a position"
            options={options(startingPositions)}
          />
        </Field>
      </div>
      <Boxes name="regions" legend="Body regions" words={bodyRegions} error={messageAt(errors, 'regions')} />
      <Boxes
        name="equipment"
        legend="What is needed"
        words={equipment}
        error={messageAt(errors, 'equipment')}
      />
      <Field
        label="What it is for"
        hint="One or two sentences for the patient."
        error={errors.purpose?.message}
      >
        <TextArea {...register('purpose')} rows={2} />
      </Field>
    </div>
  )
}
