// Owns a list of short texts in a form: one row each, in the order in which they are read.
'use client'

import { ArrowDown, ArrowUp, Plus, X } from 'lucide-react'
import type { ClipboardEvent, KeyboardEvent } from 'react'
import { useFieldArray, useFormContext, useFormState } from 'react-hook-form'
import { IconButton } from '@/components/plans/IconButton'
import { SmallField } from '@/components/plans/SmallField'
import { messageAt } from '@/components/plans/plan-form'
import { Button } from '@/components/ui/Button'
import { FieldError, fieldId } from '@/components/ui/Field'
import { TextArea, TextInput } from '@/components/ui/inputs'
import { useOwnPlace } from '@/components/ui/useOwnPlace'
import { exerciseLists, type ExerciseList, type OwnExerciseForm } from '@/domain/catalog/exercise'

export interface TextRowsProps {
  name: ExerciseList
  legend: string
  /** On the button that adds a row. */
  add: string
  hint?: string
  /** Rows of a text that is longer than a line. */
  high?: number
}

export function TextRows({ name, legend, add, hint, high = 1 }: TextRowsProps) {
  const { register, control, getValues } = useFormContext<OwnExerciseForm>()
  const { errors } = useFormState({ control, name })
  const { fields, append, insert, remove, swap } = useFieldArray({ control, name, keyName: 'key' })
  const { place: addButton, stayHere } = useOwnPlace<HTMLButtonElement>()
  const { entry, most, least } = exerciseLists[name]
  const id = fieldId(name)
  const error = messageAt(errors, `${name}.root`) ?? messageAt(errors, name)

  function onKeyDown(event: KeyboardEvent, at: number) {
    if (event.key !== 'Enter' || event.nativeEvent.isComposing) return
    // Enter goes on to the next row; it never sends the form.
    event.preventDefault()
    if (fields.length < most) insert(at + 1, { text: '' })
  }

  /** A list that is pasted fills as many rows as it has lines. */
  function onPaste(event: ClipboardEvent<HTMLElement>, at: number) {
    const lines = event.clipboardData
      .getData('text/plain')
      .split(/[\r\n]+/)
      .filter((line) => line.trim() !== '')
    if (lines.length < 2) return
    event.preventDefault()
    const rows = lines.map((text) => ({ text: text.trim() }))
    if (getValues(`${name}.${at}.text`).trim() === '') {
      insert(at, rows)
      remove(at + rows.length)
    } else insert(at + 1, rows)
  }

  return (
    <fieldset id={id} tabIndex={-1} aria-describedby={error ? `${id}-error` : undefined}>
      <legend className="text-base font-semibold">
        {legend}
        {least === 0 && <span className="font-normal text-muted"> (optional)</span>}
      </legend>
      {hint && <p className="text-sm text-muted">{hint}</p>}
      <ol className="mt-1 space-y-1.5">
        {fields.map((field, at) => {
          const label = `${entry.charAt(0).toUpperCase()}${entry.slice(1)} ${at + 1}`
          const of = `${entry} ${at + 1}`
          const control = {
            ...register(`${name}.${at}.text`),
            autoComplete: 'off',
            onKeyDown: (event: KeyboardEvent) => onKeyDown(event, at),
            onPaste: (event: ClipboardEvent<HTMLElement>) => onPaste(event, at),
          }
          return (
            <li key={field.key} className="flex items-end gap-1">
              <SmallField label={label} error={messageAt(errors, `${name}.${at}.text`)} className="flex-1">
                {high > 1 ? <TextArea {...control} rows={high} /> : <TextInput {...control} />}
              </SmallField>
              <div className="flex shrink-0 max-sm:flex-col">
                <IconButton
                  icon={<ArrowUp />}
                  name={`Move ${of} up`}
                  disabled={at === 0}
                  onClick={() => swap(at, at - 1)}
                />
                <IconButton
                  icon={<ArrowDown />}
                  name={`Move ${of} down`}
                  disabled={at === fields.length - 1}
                  onClick={() => swap(at, at + 1)}
                />
                <IconButton icon={<X />} name={`Remove ${of}`} onClick={() => stayHere(() => remove(at))} />
              </div>
            </li>
          )
        })}
      </ol>
      {error && <FieldError id={`${id}-error`}>{error}</FieldError>}
      <Button
        ref={addButton}
        size="small"
        variant="quiet"
        icon={<Plus />}
        className="mt-1"
        disabled={fields.length >= most}
        onClick={() => append({ text: '' })}
      >
        {add}
      </Button>
    </fieldset>
  )
}
