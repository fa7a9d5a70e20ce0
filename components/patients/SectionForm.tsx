// Owns one section of a record: a small form that is checked, saved and answered for without the rest of the page.
'use client'

import { useId, type ReactNode } from 'react'
import { FormProvider, useFormContext, useFormState, type FieldValues } from 'react-hook-form'
import { Button } from '@/components/ui/Button'
import { Field } from '@/components/ui/Field'
import { NumberInput, Select, TextArea, TextInput, type SelectProps } from '@/components/ui/inputs'
import { SaveOutcome } from '@/components/ui/SaveOutcome'
import { useSavedForm, type SavedFormOptions } from '@/components/ui/useSavedForm'
import { WhenReady } from '@/components/ui/WhenReady'

export interface SectionFormProps<Values extends FieldValues> extends Omit<
  SavedFormOptions<Values>,
  'stands'
> {
  /** What it is about, for a reader who hears the buttons alone. */
  about: string
  values: Values
  /** What stands there in words, line by line, for whoever has typed over it. */
  lines?: (values: Values) => readonly string[]
  /** The words on the button. */
  verb: string
  children: ReactNode
}

export function SectionForm<Values extends FieldValues>(props: SectionFormProps<Values>) {
  const { about, values, lines = () => [], verb, children, ...saving } = props
  const { form, isDirty, isSubmitting, submit, ...said } = useSavedForm({ stands: values, ...saving })
  const changed = (shown: Values) => lines(values).filter((line) => !lines(shown).includes(line))

  return (
    <FormProvider {...form}>
      <WhenReady>
        <form noValidate aria-label={about} className="space-y-4" onSubmit={submit}>
          {children}
          <div className="flex flex-wrap items-center gap-3">
            <Button type="submit" variant={isDirty ? 'primary' : 'secondary'} pending={isSubmitting}>
              {verb}
            </Button>
            <SaveOutcome
              {...said}
              theirs={(shown) => changed(shown).map((line) => <p key={line}>{line}</p>)}
            />
          </div>
        </form>
      </WhenReady>
    </FormProvider>
  )
}

interface RecordFieldProps {
  name: string
  label: string
  hint?: string
  optional?: boolean
  className?: string
  as?: 'line' | 'lines' | 'date' | 'tel' | 'count'
  /** A choice among these instead of a text. */
  choices?: NonNullable<SelectProps['options']>
  placeholder?: string
}

/** A field of the section, with its error beside it. */
export function RecordField({ name, label, hint, optional, className, ...rest }: RecordFieldProps) {
  const { as = 'line', choices, placeholder } = rest
  const { register, control, getFieldState } = useFormContext()
  const state = useFormState({ control, name })
  const form = useId()
  const count = { setValueAs: (text: unknown) => numberOf(text) }
  const given = register(name, as === 'count' ? count : undefined)
  return (
    <Field {...{ label, hint, optional, className, form }} error={getFieldState(name, state).error?.message}>
      {choices ? (
        <Select {...given} options={choices} {...(placeholder !== undefined && { placeholder })} />
      ) : as === 'lines' ? (
        <TextArea {...given} rows={3} />
      ) : as === 'count' ? (
        <NumberInput {...given} className="w-28" />
      ) : (
        <TextInput {...given} type={as === 'line' ? 'text' : as} autoComplete="off" />
      )}
    </Field>
  )
}

/** Nothing is no number; what is no number is left for the schema to refuse. */
function numberOf(given: unknown): number | null {
  if (given === null || typeof given === 'number') return given
  const text = String(given).trim()
  return text === '' ? null : Number(text)
}
