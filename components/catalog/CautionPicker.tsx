// Owns choosing cautions from the one list that exercises and patients share.
'use client'

import { useState } from 'react'
import { useFormContext, useFormState, useWatch } from 'react-hook-form'
import { Checkbox } from '@/components/ui/Checkbox'
import { FieldError } from '@/components/ui/Field'
import { TextInput } from '@/components/ui/inputs'
import { cautionCodes, keysOf, type CautionCode } from '@/domain/catalog/vocabulary'

type CautionField = 'precautions' | 'contraindications'
type WithCautions = Record<CautionField, CautionCode[]>

export interface CautionPickerProps {
  name: CautionField
  label: string
}

export function CautionPicker({ name, label }: CautionPickerProps) {
  const { register, control } = useFormContext<WithCautions>()
  const { errors } = useFormState({ control, name })
  const chosen = useWatch({ control, name })
  const [search, setSearch] = useState('')
  const wanted = search.trim().toLocaleLowerCase()
  return (
    <details className="rounded-control border border-line px-4 py-2 open:pb-4">
      <summary className="min-h-8 font-semibold">
        {label}{' '}
        <span className="font-normal text-muted">
          {chosen.length === 0 ? '(none)' : chosen.map((code) => cautionCodes[code]).join(', ')}
        </span>
      </summary>
      <TextInput
        aria-label={`Search: ${label}`}
        placeholder="Search"
        value={search}
        onChange={(event) => setSearch(event.currentTarget.value)}
        // Enter here finds; it never sends the form.
        onKeyDown={(event) => event.key === 'Enter' && event.preventDefault()}
        className="mt-2 mb-3 max-w-sm"
      />
      <div className="grid gap-x-6 sm:grid-cols-2 lg:grid-cols-3">
        {keysOf(cautionCodes).map((code) => (
          // Hidden and not taken away: a box that leaves the page takes its answer with it.
          <div key={code} hidden={!cautionCodes[code].toLocaleLowerCase().includes(wanted)}>
            <Checkbox value={code} label={cautionCodes[code]} {...register(name)} />
          </div>
        ))}
      </div>
      {errors[name] && <FieldError>{errors[name].message}</FieldError>}
    </details>
  )
}
