// Keeps the steps of a form, and puts another content into it: an earlier one, somebody else's, or one that was rearranged.
import { useCallback, useEffect, useState } from 'react'
import { flushSync } from 'react-dom'
import type { FieldValues, UseFormReturn } from 'react-hook-form'
import { begun, recorded, redone, undone, type EditHistory } from './edit-history'

type Step<F> = { text: string; content: F }

/**
 * An empty field and an absent one say the same: an input that is drawn makes the one of the other. So do names in any order,
 * of which the database has its own; and blanks around a text are not kept.
 */
export const asText = (content: unknown) =>
  JSON.stringify(content, (_, value: unknown) => {
    if (typeof value === 'string') return value.normalize('NFC').trim() || undefined
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
    return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
  })

const stepOf = <F>(content: F): Step<F> => ({ text: asText(content), content: structuredClone(content) })

export interface Editing<F> {
  /** Draws the form anew wherever it is the key: fields are uncontrolled, and would keep what they show. */
  drawing: number
  canUndo: boolean
  canRedo: boolean
  undo: () => void
  redo: () => void
  /** Puts a content into the form, as a step that can be undone. The focus goes where it is led, or stays where it was. */
  apply: (content: F, done?: { said: string; focus?: string }) => void
  /** What was done last, for those who do not see it. */
  said: string
}

export function useEditHistory<F extends FieldValues, O>(form: UseFormReturn<F, unknown, O>): Editing<F> {
  const { subscribe, reset, getValues } = form
  const [history, setHistory] = useState<EditHistory<Step<F>>>(() => begun(stepOf(getValues())))
  const [drawing, setDrawing] = useState(0)
  const [said, setSaid] = useState('')

  useEffect(
    () =>
      subscribe({
        formState: { values: true },
        callback: ({ values }) => {
          const step = stepOf(values)
          const field = fieldTypedInto()
          setHistory((before) => recorded(before, step, field))
        },
      }),
    [subscribe],
  )

  const apply = useCallback(
    (content: F, done?: { said: string; focus?: string }) => {
      const focus = done?.focus ?? document.activeElement?.id
      flushSync(() => {
        reset(structuredClone(content))
        setDrawing((before) => before + 1)
        setSaid(done?.said ?? '')
      })
      if (!focus) return
      const element = document.getElementById(focus)
      element?.focus({ preventScroll: true })
      if (done?.focus) element?.scrollIntoView({ block: 'nearest' })
    },
    [reset],
  )

  function go(to: EditHistory<Step<F>>, said: string) {
    if (to === history) return
    setHistory(to)
    apply(to.present.content, { said })
  }

  return {
    drawing,
    canUndo: history.past.length > 0,
    canRedo: history.future.length > 0,
    undo: () => go(undone(history), 'Undone'),
    redo: () => go(redone(history), 'Done again'),
    apply,
    said,
  }
}

/** Only text is typed letter by letter: every other change is a step of its own. */
function fieldTypedInto(): string | null {
  const field = document.activeElement
  return isTextField(field) && field.name !== '' ? field.name : null
}

export function isTextField(field: Element | null): field is HTMLInputElement | HTMLTextAreaElement {
  if (field instanceof HTMLTextAreaElement) return true
  return field instanceof HTMLInputElement && !['checkbox', 'radio', 'button', 'submit'].includes(field.type)
}
