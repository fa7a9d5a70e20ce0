// Owns one prescription in the editor: what it is, what speaks against it, its dosage, a note, its place in the list.
'use client'

import { ChevronDown, X } from 'lucide-react'
import { useState, type ReactNode } from 'react'
import { get, useFormContext, useFormState } from 'react-hook-form'
import { ExerciseThumbnail } from '@/components/catalog/ExercisePicture'
import { FieldError, fieldId } from '@/components/ui/Field'
import { TextInput } from '@/components/ui/inputs'
import { deliveries, exerciseKinds } from '@/domain/catalog/vocabulary'
import { CautionField } from './CautionField'
import { DosageFields } from './DosageFields'
import { DosageLine } from './DosageLine'
import { LastDosage } from './LastDosage'
import { FrequencyFields } from './FrequencyFields'
import { IconButton } from './IconButton'
import { messageAt, useEditing, type ContentForm, type PrescriptionPath } from './plan-form'
import { SmallField } from './SmallField'

export interface PrescriptionRowProps {
  path: PrescriptionPath
  exerciseId: string
  phaseName: string
  /** What moves it. */
  moving: ReactNode
  onRemove: () => void
}

export function PrescriptionRow({ path, exerciseId, phaseName, moving, onRemove }: PrescriptionRowProps) {
  const { register, control } = useFormContext<ContentForm>()
  const { errors } = useFormState({ control, name: path })
  const { choices } = useEditing()
  const choice = choices.get(exerciseId)
  const name = choice?.name ?? 'Unknown exercise'
  const of = `${name} in ${phaseName}`
  const own = messageAt(errors, path)
  const [open, setOpen] = useState(false)
  // What is wrong in a field is not to be searched for.
  const shown = open || get(errors, `${path}.dosage`) !== undefined

  return (
    <div
      id={fieldId(path)}
      tabIndex={-1}
      className="rounded-control border border-line bg-surface px-3 pt-2 pb-3"
    >
      <div className="mb-1.5 flex items-start justify-between gap-2">
        <ExerciseThumbnail picture={choice?.picture} className="size-16! rounded-control bg-raised" />
        <div className="flex min-w-0 flex-1 flex-wrap items-center gap-x-2.5 gap-y-1 pt-0.5">
          <h4 className="font-semibold">{name}</h4>
          {choice && (
            <span className="text-sm text-muted">
              {exerciseKinds[choice.kind]} · {deliveries[choice.delivery]}
            </span>
          )}
        </div>
        <div className="flex shrink-0 gap-0.5">
          {moving}
          <IconButton icon={<X />} name={`Remove ${of}`} onClick={onRemove} />
        </div>
      </div>
      {choice && <CautionField path={path} exercise={choice} of={of} />}
      {choice && (
        <div className="mb-2 flex items-start gap-1">
          <DosageLine path={path} exercise={choice} of={of} />
          <span className="-mr-1 pt-7">
            <IconButton
              icon={<ChevronDown className={shown ? 'rotate-180' : undefined} />}
              name={`Dosage fields of ${of}`}
              aria-expanded={shown}
              onClick={() => setOpen(!shown)}
            />
          </span>
        </div>
      )}
      {choice && shown && (
        <div className="mb-2 flex flex-wrap items-start gap-x-2.5 gap-y-2">
          <DosageFields path={`${path}.dosage`} fields={choice.dosageFields} of={of} />
          <FrequencyFields path={`${path}.dosage.frequency`} delivery={choice.delivery} of={of} />
          <LastDosage path={path} exercise={choice} of={of} />
        </div>
      )}
      <SmallField label="Note to the patient" of={of} error={messageAt(errors, `${path}.note`)}>
        <TextInput {...register(`${path}.note`)} autoComplete="off" />
      </SmallField>
      {own && <FieldError>{own}</FieldError>}
    </div>
  )
}
