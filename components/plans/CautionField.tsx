// Owns what speaks against an exercise for this patient, and why it is given all the same.
'use client'

import { useFormContext, useFormState, useWatch } from 'react-hook-form'
import { Badge } from '@/components/ui/Badge'
import { TextInput } from '@/components/ui/inputs'
import { cautionCodes } from '@/domain/catalog/vocabulary'
import { cautionsMet, type CautionsOf } from '@/domain/plans/cautions'
import { messageAt, useEditing, type ContentForm, type PrescriptionPath } from './plan-form'
import { SmallField } from './SmallField'

export interface CautionFieldProps {
  path: PrescriptionPath
  exercise: CautionsOf
  of: string
}

export function CautionField({ path, exercise, of }: CautionFieldProps) {
  const { precautions } = useEditing()
  const { control, setValue } = useFormContext<ContentForm>()
  const { errors } = useFormState({ control, name: path })
  const caution = useWatch({ control, name: `${path}.caution` })
  const { against, careful } = cautionsMet(exercise, precautions)
  const codes = [...against, ...careful]
  if (codes.length === 0) return null

  function explain(reason: string) {
    const next = reason === '' ? undefined : { codes, reason }
    setValue(`${path}.caution`, next, { shouldDirty: true, shouldTouch: true, shouldValidate: true })
  }

  const field = `${path}.caution.reason`
  const tone = against.length > 0 ? 'border-danger' : 'border-partial'
  return (
    <div className={`mb-2.5 space-y-1.5 border-l-4 pl-3 ${tone}`}>
      <div className="flex flex-wrap gap-1.5">
        {against.map((code) => (
          <Badge key={code} tone="danger">
            Contraindicated: {cautionCodes[code]}
          </Badge>
        ))}
        {careful.map((code) => (
          <Badge key={code} tone="partial">
            Take care: {cautionCodes[code]}
          </Badge>
        ))}
      </div>
      <SmallField
        label={against.length > 0 ? 'Why it is given all the same' : 'Why it is given (optional)'}
        of={of}
        error={messageAt(errors, field)}
      >
        <TextInput
          name={field}
          value={caution?.reason ?? ''}
          onChange={(event) => explain(event.currentTarget.value)}
          autoComplete="off"
        />
      </SmallField>
    </div>
  )
}
