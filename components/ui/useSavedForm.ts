// Owns saving a form on a page that stays open: what is typed while it is being saved, or after it was refused, stays and counts as unsaved, and nothing is written over what somebody else has saved meanwhile.
'use client'

import { zodResolver } from '@hookform/resolvers/zod'
import { useEffect, useRef, useState, type FormEvent } from 'react'
import {
  useForm,
  useFormState,
  type DefaultValues,
  type FieldValues,
  type Path,
  type PathValue,
} from 'react-hook-form'
import type { z } from 'zod'
import type { ActionResult } from '@/domain/action-result'
import { sameValues } from './same-values'
import { useLeaveWarning } from './useLeaveWarning'

export interface SavedFormOptions<Values extends FieldValues> {
  schema: z.ZodType<FieldValues, Values>
  /** What stands, as the page has it; another one is another object. */
  stands: Values
  /** `shown` is what stood there when it was typed. */
  save: (values: Values, shown: Values) => Promise<ActionResult<unknown>>
  /** An entry that is added leaves an empty form behind. */
  adds?: boolean
  onSaved?: (() => void) | undefined
}

export type SaveOutcome<Values> =
  | { tone: 'good' | 'warning' | 'danger'; words: string }
  /** Somebody else has saved since `shown` was shown. */
  | { tone: 'overtaken'; words: string; shown: Values }

const correct = { tone: 'danger', words: 'Not saved: something above needs a correction.' } as const
const unreachable = {
  tone: 'danger',
  words: 'Not saved: the clinic’s server cannot be reached. What you typed is still here.',
} as const
const goneOn = { tone: 'warning', words: 'Saved, without what you have typed since.' } as const

export function useSavedForm<Values extends FieldValues>(options: SavedFormOptions<Values>) {
  const { schema, stands, save, adds = false, onSaved } = options
  const form = useForm<Values, unknown, FieldValues>({
    resolver: zodResolver(schema),
    mode: 'onTouched',
    defaultValues: stands as DefaultValues<Values>,
  })
  const { getValues, setValue, setError, reset } = form
  const { isSubmitting, isDirty } = useFormState({ control: form.control })
  useLeaveWarning(isDirty)
  const [outcome, setOutcome] = useState<SaveOutcome<Values> | null>(null)
  // What is saved is judged by what stood here when it was typed, and not by what the page has learned since, as when
  // another form was saved. What this form saves itself comes back as what stands.
  const shown = useRef(stands)
  /** What the fields held before anything was typed that is not saved. */
  const untouched = useRef(stands)
  const saving = useRef(false)
  const cameBack = useRef<(() => void) | null>(null)
  useEffect(() => {
    if (saving.current) {
      shown.current = stands
      saving.current = false
      cameBack.current?.()
    } else if (!adds && sameValues(getValues(), untouched.current) && !sameValues(stands, shown.current)) {
      shown.current = untouched.current = stands
      reset(stands)
    }
  }, [stands, adds, getValues, reset])

  async function keep() {
    setOutcome(null)
    // What was saved a moment ago has to be back on the page: what is saved next is judged by it.
    if (saving.current && !adds) await new Promise<void>((resolve) => (cameBack.current = resolve))
    const given = structuredClone(getValues())
    const before = shown.current
    const notSaved = (why: SaveOutcome<Values>) => {
      shown.current = before
      saving.current = false
      cameBack.current?.()
      setOutcome(why)
    }
    saving.current = true
    try {
      const result = await save(given, before)
      if (result.ok) return saved(given)
      const { '': whole, shown: overtaken, ...fields } = result.fields
      for (const [path, message] of Object.entries(fields))
        setError(path as Path<Values>, { message }, { shouldFocus: true })
      notSaved(
        overtaken !== undefined
          ? { tone: 'overtaken', words: overtaken, shown: before }
          : whole !== undefined
            ? { tone: 'danger', words: whole }
            : correct,
      )
    } catch {
      notSaved(unreachable)
    }
  }

  function saved(given: Values) {
    const typedSince = !sameValues(getValues(), given)
    untouched.current = adds ? stands : given
    if (adds && !typedSince) reset(stands)
    // The fields stay as they are, and where the caret is.
    else reset(untouched.current, { keepValues: true, keepDirty: typedSince })
    setOutcome(typedSince ? goneOn : { tone: 'good', words: 'Saved' })
    if (!typedSince) onSaved?.()
  }

  const submit = (event?: FormEvent) => void form.handleSubmit(keep, () => setOutcome(correct))(event)

  /** What nobody typed in here becomes what stands, and the rest is saved over it. */
  function keepMine() {
    const mine = getValues()
    for (const name of Object.keys(stands) as Path<Values>[])
      if (sameValues(mine[name], untouched.current[name]))
        setValue(name, stands[name] as PathValue<Values, Path<Values>>, { shouldDirty: true })
    shown.current = stands
    submit()
  }

  function takeTheirs() {
    shown.current = untouched.current = stands
    reset(stands)
    setOutcome(null)
  }

  return {
    form,
    isDirty,
    isSubmitting,
    submit,
    /** "Saved" is said of a form in which nothing was typed since. */
    outcome: outcome?.tone === 'good' && isDirty ? null : outcome,
    keepMine,
    takeTheirs,
  }
}
