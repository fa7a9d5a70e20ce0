// Owns one section of a record: a small form that is checked, saved and answered for without the rest of the page.
'use client'

import { zodResolver } from '@hookform/resolvers/zod'
import { useEffect, useId, useRef, useState, type FormEvent, type ReactNode } from 'react'
import {
  FormProvider,
  useForm,
  useFormContext,
  useFormState,
  type DefaultValues,
  type FieldValues,
  type Path,
} from 'react-hook-form'
import type { z } from 'zod'
import { Alert } from '@/components/ui/Alert'
import { Button } from '@/components/ui/Button'
import { Field } from '@/components/ui/Field'
import { NumberInput, Select, TextArea, TextInput, type SelectProps } from '@/components/ui/inputs'
import { WhenReady } from '@/components/ui/WhenReady'
import type { ActionResult } from '@/domain/action-result'

export interface SectionFormProps<Values extends FieldValues> {
  /** What it is about, for a reader who hears the buttons alone. */
  about: string
  schema: z.ZodType<FieldValues, Values>
  values: Values
  /** `shown` is what stood there before, so that nothing is written over what somebody else wrote meanwhile. */
  save: (values: Values, shown: Values) => Promise<ActionResult<void>>
  /** The words on the button. */
  verb: string
  /** An entry that is added leaves an empty form behind. */
  adds?: boolean
  onSaved?: () => void
  children: ReactNode
}

export function SectionForm<Values extends FieldValues>(props: SectionFormProps<Values>) {
  const { about, schema, values, save, verb, adds = false, onSaved, children } = props
  const form = useForm<Values, unknown, FieldValues>({
    resolver: zodResolver(schema),
    mode: 'onTouched',
    defaultValues: values as DefaultValues<Values>,
  })
  // What is saved is judged by what stood here when it was typed, and not by what the page has learned since, as when
  // another section was saved. Only what this form saves itself comes back as what stands.
  const shown = useRef(values)
  const saving = useRef(false)
  const cameBack = useRef<(() => void) | null>(null)
  useEffect(() => {
    if (!saving.current) return
    shown.current = values
    saving.current = false
    cameBack.current?.()
  }, [values])
  const [outcome, setOutcome] = useState<{ tone: 'good' | 'danger'; words: string } | null>(null)
  const { isSubmitting, isDirty } = useFormState({ control: form.control })
  const correct = { tone: 'danger', words: 'Not saved: something above needs a correction.' } as const

  async function keep() {
    setOutcome(null)
    // What was saved a moment ago has to be back on the page: what is saved next is judged by it.
    if (saving.current && !adds) await new Promise<void>((resolve) => (cameBack.current = resolve))
    const given = form.getValues()
    const before = shown.current
    const notSaved = () => {
      shown.current = before
      saving.current = false
      cameBack.current?.()
    }
    saving.current = true
    try {
      const result = await save(given, before)
      if (result.ok) {
        form.reset(adds ? values : given)
        setOutcome({ tone: 'good', words: 'Saved' })
        return onSaved?.()
      }
      notSaved()
      const { '': whole, ...fields } = result.fields
      for (const [path, message] of Object.entries(fields))
        form.setError(path as Path<Values>, { message }, { shouldFocus: true })
      setOutcome(whole ? { tone: 'danger', words: whole } : correct)
    } catch {
      notSaved()
      setOutcome({
        tone: 'danger',
        words: 'Not saved: the clinic’s server cannot be reached. What you typed is still here.',
      })
    }
  }
  const submit = (event: FormEvent) => void form.handleSubmit(keep, () => setOutcome(correct))(event)

  return (
    <FormProvider {...form}>
      <WhenReady>
        <form noValidate aria-label={about} className="space-y-4" onSubmit={submit}>
          {children}
          <div className="flex flex-wrap items-center gap-3">
            <Button type="submit" variant={isDirty ? 'primary' : 'secondary'} pending={isSubmitting}>
              {verb}
            </Button>
            {outcome && !(outcome.tone === 'good' && isDirty) && (
              <Alert tone={outcome.tone} title={outcome.words} className="py-1.5" />
            )}
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
