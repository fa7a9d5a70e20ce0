// Owns a form of the clinic's settings that is sent with what it showed, so that nothing is written over what somebody else wrote meanwhile: what both have changed waits until one of the two is chosen.
'use client'

import { useRef, useState } from 'react'
import { sameValues } from '@/components/ui/same-values'
import type { ActionResult } from '@/domain/action-result'
import { useAction } from './useAction'

/** Where somebody else has changed some of it since, the errors have these fields, and `shown`. */
export type SaveSettings<Values> = (typed: Values, shown: Values) => Promise<ActionResult<void>>

/** @param read makes the values of what is typed */
export function useSettings<Values extends object>(
  values: Values,
  save: SaveSettings<Values>,
  read: (typed: FormData) => Values,
) {
  // What the page learns later, as when another form is saved, changes neither the fields nor what they are judged by.
  const [given, setGiven] = useState(values)
  const [shown, setShown] = useState(values)
  const [filled, setFilled] = useState(0)
  const form = useRef<HTMLFormElement>(null)
  const { formOf, pending, done, typedSince, fields } = useAction(async (typed: Values, before: Values) => {
    const answer = await save(typed, before)
    if (answer.ok) setShown(typed)
    return answer
  })

  const { shown: overtaken, '': message, ...wrong } = fields
  const theirs = Object.fromEntries(
    Object.entries(values).filter(
      ([name, stands]) =>
        overtaken !== undefined && name in wrong && !sameValues(stands, shown[name as keyof Values]),
    ),
  ) as Partial<Values>

  /** What both have changed is as it stands, or as it is typed here; the rest is saved in either case. */
  function choose(chosen: Partial<Values>) {
    if (!form.current) return
    const typed = { ...read(new FormData(form.current)), ...chosen }
    const before = { ...shown, ...theirs }
    setShown(before)
    if (!sameValues(chosen, {})) {
      setGiven(typed)
      setFilled(filled + 1)
    }
    formOf(() => [typed, before]).action(new FormData())
  }

  return {
    /** Filled anew under another `filled`, once theirs is taken. */
    form: { ref: form, ...formOf((typed) => [read(typed), shown]) },
    filled,
    given,
    pending,
    /** And nothing was typed since. */
    done: done && !typedSince,
    fields: wrong as Partial<Record<string, string>>,
    message,
    /** What somebody else has changed since, as it stands now. */
    overtaken:
      overtaken === undefined || sameValues(theirs, {})
        ? null
        : {
            ...{ words: overtaken, theirs },
            ...{ takeTheirs: () => choose(theirs), keepMine: () => choose({}) },
          },
  }
}
