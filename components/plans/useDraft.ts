// Owns saving and publishing a draft: what is saved, what is not, and what the server said.
'use client'

import { useEffect, useRef, useState } from 'react'
import { useWatch, type FieldPath, type UseFormReturn } from 'react-hook-form'
import type { ActionResult } from '@/domain/action-result'
import type { PublishInput, SavePlanInput } from '@/domain/plans/plan-forms'
import type { PlanDraft } from '@/domain/plans/draft'
import type { PlanForm } from './plan-form'

export type Trouble = { message: string; stale: boolean }

export interface DraftDeeds {
  save: (input: SavePlanInput) => Promise<ActionResult<{ revision: number }>>
  publish: (input: PublishInput) => Promise<ActionResult<{ number: number }>>
  latest: () => Promise<ActionResult<{ revision: number }>>
  discard: (revision: number) => Promise<ActionResult<void>>
}

const asText = (content: unknown) => JSON.stringify(content)

export function useDraft(
  form: UseFormReturn<PlanForm, unknown, PlanDraft>,
  start: { revision: number; saved: boolean },
  deeds: DraftDeeds,
) {
  const { control, getValues, setError, trigger } = form
  const [revision, setRevision] = useState(start.revision)
  const [busy, setBusy] = useState<'saving' | 'publishing' | null>(null)
  const [trouble, setTrouble] = useState<Trouble | null>(null)
  // The form's own defaults are no measure: a saved draft is the new beginning, and resetting would take the focus away.
  const [savedText, setSavedText] = useState(() => asText(getValues()))
  const text = asText(useWatch({ control }))
  const unsaved = text !== savedText
  const left = useRef(false)

  useEffect(() => {
    if (!unsaved) return
    const warn = (event: BeforeUnloadEvent) => {
      if (!left.current) event.preventDefault()
    }
    window.addEventListener('beforeunload', warn)
    return () => window.removeEventListener('beforeunload', warn)
  }, [unsaved])

  /** Shows what the server refused at its fields, and the rest above the form. */
  function show(fields: Record<string, string>) {
    let first = true
    for (const [path, message] of Object.entries(fields)) {
      const inContent = path.replace(/^content\./, '')
      if (['', 'revision', 'effectiveOn', 'reason', 'content'].includes(inContent)) continue
      setError(inContent as FieldPath<PlanForm>, { message }, { shouldFocus: first })
      first = false
    }
    const general = fields.revision ?? fields[''] ?? fields.effectiveOn ?? fields.reason ?? fields.content
    setTrouble({
      message: general ?? 'Not saved: some fields need a correction.',
      stale: fields.revision !== undefined,
    })
  }

  async function asking<T>(ask: () => Promise<ActionResult<T>>): Promise<T | null> {
    try {
      const result = await ask()
      if (result.ok) return result.value
      show(result.fields)
    } catch {
      setTrouble({
        message: 'Not saved: the clinic’s server cannot be reached. What you typed is still here.',
        stale: false,
      })
    }
    return null
  }

  /** The revision that was saved, or null when it was not. `over` writes over what somebody else has saved meanwhile. */
  async function save(over = revision): Promise<number | null> {
    if (busy) return null
    setBusy('saving')
    setTrouble(null)
    try {
      if (!(await trigger(undefined, { shouldFocus: true }))) {
        setTrouble({ message: 'Not saved: some fields need a correction.', stale: false })
        return null
      }
      const sent = getValues()
      const sentText = asText(sent)
      const saved = await asking(() => deeds.save({ content: sent, revision: over }))
      if (!saved) return null
      setRevision(saved.revision)
      setSavedText(sentText)
      return saved.revision
    } finally {
      setBusy(null)
    }
  }

  async function publish(input: Omit<PublishInput, 'revision'>): Promise<boolean> {
    const current = unsaved || !start.saved ? await save() : revision
    if (current === null) return false
    setBusy('publishing')
    try {
      const published = await asking(() => deeds.publish({ ...input, revision: current }))
      if (published) left.current = true
      return published !== null
    } finally {
      setBusy(null)
    }
  }

  /** After somebody else has saved, and this person has seen it: what stands here is to be kept. */
  async function saveOver(): Promise<void> {
    const latest = await asking(deeds.latest)
    if (latest) await save(latest.revision)
  }

  async function discard(): Promise<boolean> {
    const done = await asking(async () => {
      const result = await deeds.discard(revision)
      return result.ok ? { ok: true as const, value: true } : result
    })
    if (done) left.current = true
    return done === true
  }

  return { saveOver, discard, revision, busy, trouble, unsaved, save, publish }
}
