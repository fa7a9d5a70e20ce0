// Owns a short list of one-line texts in the editor, such as sources.
'use client'

import { Plus, X } from 'lucide-react'
import { useFieldArray, useFormContext, useFormState } from 'react-hook-form'
import { Button } from '@/components/ui/Button'
import { FieldError } from '@/components/ui/Field'
import { TextInput } from '@/components/ui/inputs'
import { useOwnPlace } from '@/components/ui/useOwnPlace'
import { IconButton } from './IconButton'
import { messageAt } from './plan-form'
import { SmallField } from './SmallField'

type WithLines = Record<'sources', { text: string }[]>

export interface TextLinesProps {
  name: keyof WithLines
  legend: string
  hint?: string
  /** What one of them is called. */
  entry: string
  most: number
  className?: string
}

export function TextLines({ name, legend, hint, entry, most, className }: TextLinesProps) {
  const { register, control } = useFormContext<WithLines>()
  const { errors } = useFormState({ control, name })
  const { fields, append, remove } = useFieldArray({ control, name, keyName: 'key' })
  const { place: addButton, stayHere } = useOwnPlace<HTMLButtonElement>()
  const error = messageAt(errors, `${name}.root`) ?? messageAt(errors, name)
  const called = entry.charAt(0).toUpperCase() + entry.slice(1)
  return (
    <fieldset className={className}>
      <legend className="mb-1 text-base font-semibold">
        {legend} <span className="font-normal text-muted">(optional)</span>
      </legend>
      {hint && <p className="mb-1 text-sm text-muted">{hint}</p>}
      <ul className="space-y-1.5">
        {fields.map((field, i) => (
          <li key={field.key} className="flex items-end gap-1">
            <SmallField
              label={`${called} ${i + 1}`}
              error={messageAt(errors, `${name}.${i}.text`)}
              className="flex-1"
            >
              <TextInput {...register(`${name}.${i}.text`)} autoComplete="off" />
            </SmallField>
            <IconButton
              icon={<X />}
              name={`Remove ${entry} ${i + 1}`}
              onClick={() => stayHere(() => remove(i))}
            />
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
        disabled={fields.length >= most}
        className="mt-1"
      >
        Add a {entry}
      </Button>
    </fieldset>
  )
}
