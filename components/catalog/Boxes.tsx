// Owns choosing any of a closed list in a form, such as regions of the body.
'use client'

import { useFormContext } from 'react-hook-form'
import { Checkbox } from '@/components/ui/Checkbox'
import { fieldId } from '@/components/ui/Field'
import { Fieldset } from '@/components/ui/Fieldset'
import { keysOf } from '@/domain/catalog/vocabulary'

export interface BoxesProps {
  /** Of the form's field. */
  name: string
  legend: string
  words: Readonly<Record<string, string>>
  error: string | undefined
  className?: string
}

export function Boxes({ name, legend, words, error, className }: BoxesProps) {
  const { register } = useFormContext()
  return (
    <Fieldset id={fieldId(name)} legend={legend} error={error} className={className}>
      <div className="grid grid-cols-2 gap-x-4 sm:grid-cols-3 lg:grid-cols-5">
        {keysOf(words).map((key) => (
          <Checkbox key={key} value={key} label={words[key]} {...register(name)} />
        ))}
      </div>
    </Fieldset>
  )
}
