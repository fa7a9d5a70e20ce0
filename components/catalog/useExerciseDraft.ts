// Owns saving an item of the clinic's own: once checked, with what the server refused at its fields.
'use client'

import { useState } from 'react'
import { useFormState, type FieldPath, type UseFormReturn } from 'react-hook-form'
import { useLeaveWarning } from '@/components/ui/useLeaveWarning'
import type { ActionResult } from '@/domain/action-result'
import type { OwnExercise, OwnExerciseForm } from '@/domain/catalog/exercise'

export type ExerciseDeeds =
  | { revision: null; add: (exercise: OwnExerciseForm) => Promise<ActionResult<{ slug: string }>> }
  | {
      revision: number
      save: (input: {
        exercise: OwnExerciseForm
        revision: number
      }) => Promise<ActionResult<{ slug: string }>>
      latest: () => Promise<ActionResult<{ revision: number }>>
    }

export type Trouble = { message: string; stale: boolean }

const corrections = 'Not saved: some fields need a correction.'

export function useExerciseDraft(
  form: UseFormReturn<OwnExerciseForm, unknown, OwnExercise>,
  deeds: ExerciseDeeds,
  onSaved: (slug: string) => void,
) {
  /** Also once it is saved: the page then leads on. */
  const [busy, setBusy] = useState(false)
  const [trouble, setTrouble] = useState<Trouble | null>(null)
  const { isDirty } = useFormState({ control: form.control })
  const leave = useLeaveWarning(isDirty)

  function show(fields: Record<string, string>) {
    const atFields = Object.entries(fields).flatMap(([path, message]) => {
      const field = path.replace(/^exercise\./, '')
      return field === '' || field === 'revision' ? [] : [[field, message] as const]
    })
    for (const [field, message] of atFields) form.setError(field as FieldPath<OwnExerciseForm>, { message })
    setTrouble({
      message: fields.revision ?? fields[''] ?? corrections,
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

  /** `over` is the revision that is to be written over. */
  async function save(over = deeds.revision): Promise<void> {
    if (busy) return
    setBusy(true)
    setTrouble(null)
    if (!(await form.trigger())) {
      setTrouble({ message: corrections, stale: false })
      return setBusy(false)
    }
    // The values as typed: parsing them twice would transform them twice.
    const exercise = form.getValues()
    const saved = await asking(() =>
      deeds.revision === null
        ? deeds.add(exercise)
        : deeds.save({ exercise, revision: over ?? deeds.revision }),
    )
    if (!saved) return setBusy(false)
    leave()
    onSaved(saved.slug)
  }

  /** After somebody else has saved, and this person has seen it: what stands here is to be kept. */
  async function saveOver(): Promise<void> {
    if (deeds.revision === null) return
    const latest = await asking(deeds.latest)
    if (latest) await save(latest.revision)
  }

  return { busy, trouble, save, saveOver }
}
