// Owns what speaks against an item, and when the patient is to stop.
'use client'

import { useFormContext, useFormState } from 'react-hook-form'
import { Field } from '@/components/ui/Field'
import { TextArea } from '@/components/ui/inputs'
import type { OwnExerciseForm } from '@/domain/catalog/exercise'
import { CautionPicker } from './CautionPicker'

export function ExerciseSafety() {
  const { register, control } = useFormContext<OwnExerciseForm>()
  const { errors } = useFormState({ control, name: 'stopWhen' })
  return (
    <div className="space-y-4">
      <CautionPicker name="contraindications" label="Do not use with" />
      <CautionPicker name="precautions" label="Take care with" />
      <Field
        label="When to stop"
        hint="The patient reads it beside the exercise."
        error={errors.stopWhen?.message}
      >
        <TextArea {...register('stopWhen')} rows={2} />
      </Field>
    </div>
  )
}
