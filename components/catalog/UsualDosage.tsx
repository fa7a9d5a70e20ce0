// Owns which fields of a dosage an item uses, and what they usually are.
'use client'

import { useFormContext, useFormState, useWatch } from 'react-hook-form'
import { DosageFields } from '@/components/plans/DosageFields'
import { FrequencyFields } from '@/components/plans/FrequencyFields'
import { messageAt } from '@/components/plans/plan-form'
import { Checkbox } from '@/components/ui/Checkbox'
import { fieldId } from '@/components/ui/Field'
import { Fieldset } from '@/components/ui/Fieldset'
import { partsOf, type OwnExerciseForm } from '@/domain/catalog/exercise'
import { defaultPainCeiling, dosageFields, dosageFieldWords, type DosageField } from '@/domain/plans/dosage'

// How often follows from kind and place.
const chosen = dosageFields.filter((field) => field !== 'frequency')

export function UsualDosage() {
  const { control, setValue, getValues } = useFormContext<OwnExerciseForm>()
  const { errors } = useFormState({ control, name: ['dosageFields', 'defaultDosage'] })
  const [used, delivery] = useWatch({ control, name: ['dosageFields', 'delivery'] })
  const error = messageAt(errors, 'defaultDosage') ?? messageAt(errors, 'dosageFields')

  function use(field: DosageField, on: boolean) {
    const others = getValues('dosageFields').filter((other) => other !== field)
    // What is no longer offered is not kept either, but for the pain limit, which every dosage has.
    if (!on)
      for (const part of partsOf(field))
        setValue(`defaultDosage.${part}`, part === 'painCeiling' ? defaultPainCeiling : undefined)
    setValue('dosageFields', on ? [...others, field] : others, { shouldDirty: true })
  }

  return (
    <div className="space-y-4">
      <Fieldset
        id={fieldId('dosageFields')}
        legend="Fields of the dosage"
        hint="What a therapist fills in on prescribing it."
      >
        <div className="grid grid-cols-2 gap-x-4 sm:grid-cols-4 lg:grid-cols-7">
          {chosen.map((field) => (
            <Checkbox
              key={field}
              name="dosageFields"
              value={field}
              label={dosageFieldWords[field]}
              checked={used.includes(field)}
              onChange={(event) => use(field, event.currentTarget.checked)}
            />
          ))}
        </div>
      </Fieldset>
      <Fieldset
        id={fieldId('defaultDosage')}
        legend="Usual dosage"
        hint="It stands there on prescribing, to be changed. What is left empty is left open."
        error={error}
      >
        <div className="flex flex-wrap items-start gap-x-2.5 gap-y-2">
          <DosageFields
            path="defaultDosage"
            fields={chosen.filter((field) => used.includes(field))}
            of="usual dosage"
          />
          <FrequencyFields path="defaultDosage.frequency" delivery={delivery} of="usual dosage" />
        </div>
      </Fieldset>
    </div>
  )
}
