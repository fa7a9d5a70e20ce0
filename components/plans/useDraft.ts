// Owns saving what is written in an editor: what is saved, what is not, and what the server said.
'use client'

import { useState } from 'react'
import { useWatch, type FieldPath, type FieldValues, type UseFormReturn } from 'react-hook-form'
import { useLeaveWarning } from '@/components/ui/useLeaveWarning'
import type { ActionResult } from '@/domain/action-result'

export type Trouble = { message: string; stale: boolean }

type Save<F, S> = (input: { content: F; revision: number }) => Promise<ActionResult<S>>

export interface Saving<F, S extends { revision: number }> {
  save: Save<F, S>
  /** The revision that is kept now, whoever saved it. */
  latest: () => Promise<ActionResult<{ revision: number }>>
}

/** An empty field and an absent one say the same: an input that is drawn makes the one of the other. */
const asText = (content: unknown) =>
  JSON.stringify(content, (_, value: unknown) => (value === '' ? undefined : value))
const corrections = 'Not saved: some fields need a correction.'
/** What the server may refuse that is no field of the form. */
const general = ['revision', '', 'effectiveOn', 'reason', 'content'] as const

export function useDraft<F extends FieldValues, O, S extends { revision: number }>(
  form: UseFormReturn<F, unknown, O>,
  start: { revision: number },
  deeds: Saving<F, S>,
) {
  const { control, getValues, setError, trigger } = form
  const [revision, setRevision] = useState(start.revision)
  const [busy, setBusy] = useState<'saving' | 'finishing' | null>(null)
  const [trouble, setTrouble] = useState<Trouble | null>(null)
  // The form's own defaults are no measure: a saved draft is the new beginning, and resetting would take the focus away.
  const [savedText, setSavedText] = useState(() => asText(getValues()))
  const text = asText(useWatch({ control }))
  const unsaved = text !== savedText
  const leave = useLeaveWarning(unsaved)

  /** Shows what the server refused at its fields, and the rest above the form. */
  function show(fields: Record<string, string>) {
    let first = true
    for (const [path, message] of Object.entries(fields)) {
      const inContent = path.replace(/^content\./, '')
      if (general.some((each) => each === inContent)) continue
      setError(inContent as FieldPath<F>, { message }, { shouldFocus: first })
      first = false
    }
    const message = general.map((path) => fields[path]).find((each) => each !== undefined)
    setTrouble({ message: message ?? corrections, stale: fields.revision !== undefined })
  }

  async function asking<T>(ask: () => Promise<ActionResult<T>>): Promise<{ value: T } | null> {
    try {
      const result = await ask()
      if (result.ok) return result
      show(result.fields)
    } catch {
      setTrouble({
        message: 'Not saved: the clinic’s server cannot be reached. What you typed is still here.',
        stale: false,
      })
    }
    return null
  }

  /** What the server says of what was saved, or null when it was not. `over` writes over what somebody else has saved meanwhile. */
  async function save({
    by = deeds.save,
    over = revision,
  }: { by?: Save<F, S>; over?: number } = {}): Promise<S | null> {
    if (busy) return null
    setBusy('saving')
    setTrouble(null)
    try {
      if (!(await trigger(undefined, { shouldFocus: true }))) {
        setTrouble({ message: corrections, stale: false })
        return null
      }
      const sent = getValues()
      const sentText = asText(sent)
      const saved = await asking(() => by({ content: sent, revision: over }))
      if (!saved) return null
      setRevision(saved.value.revision)
      setSavedText(sentText)
      return saved.value
    } finally {
      setBusy(null)
    }
  }

  /** After somebody else has saved, and this person has seen it: what stands here is to be kept. */
  async function saveOver(): Promise<S | null> {
    const latest = await asking(deeds.latest)
    return latest && save({ over: latest.value.revision })
  }

  /** Ends the writing here, so that leaving asks nothing. */
  async function finish(deed: () => Promise<ActionResult<unknown>>): Promise<boolean> {
    setBusy('finishing')
    try {
      const done = (await asking(deed)) !== null
      if (done) leave()
      return done
    } finally {
      setBusy(null)
    }
  }

  return { revision, busy, trouble, unsaved, save, saveOver, finish }
}
