// Owns what the patient keeps after a discharge: which exercises go on, what to do in a flare-up, whom to call.
'use client'

import { useFormContext, useFormState } from 'react-hook-form'
import { Checkbox } from '@/components/ui/Checkbox'
import { Field } from '@/components/ui/Field'
import { Fieldset } from '@/components/ui/Fieldset'
import { TextArea } from '@/components/ui/inputs'
import type { DecidedInput } from '@/domain/reassessment/decision'
import type { PlainExercise } from '@/domain/plans/plain-exercise'
import { verdictWords } from '@/domain/reassessment/tolerance'

export interface SelfManagementFieldsProps {
  exercises: readonly PlainExercise[]
  /** The prescriptions that were not tolerated. */
  notBorne: readonly string[]
}

export function SelfManagementFields({ exercises, notBorne }: SelfManagementFieldsProps) {
  const { register, control } = useFormContext<DecidedInput>()
  const { errors } = useFormState({ control, name: 'selfManagement' })
  const wrong = errors.selfManagement
  return (
    <div className="space-y-4 border-l-4 border-accent pl-4">
      <p className="text-sm text-muted">
        The patient finds this in the portal under “Keeping well”, also after the plan has ended.
      </p>
      {exercises.length > 0 && (
        <Fieldset
          id="keep-group"
          legend="Exercises that go on"
          error={wrong?.keep?.message ?? wrong?.keep?.root?.message}
        >
          <div className="space-y-1">
            {exercises.map(({ prescriptionId, name, amount, often }) => (
              <Checkbox
                key={prescriptionId}
                value={prescriptionId}
                label={name}
                hint={[notBorne.includes(prescriptionId) && verdictWords.not, amount, often]
                  .filter(Boolean)
                  .join('. ')}
                {...register('selfManagement.keep')}
              />
            ))}
          </div>
        </Fieldset>
      )}
      <Field label="If it flares up" error={wrong?.flareUp?.message}>
        <TextArea rows={5} {...register('selfManagement.flareUp')} />
      </Field>
      <Field label="Whom to call" error={wrong?.contact?.message}>
        <TextArea rows={2} {...register('selfManagement.contact')} />
      </Field>
    </div>
  )
}
