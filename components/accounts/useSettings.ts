// Owns a form of the clinic's settings that is sent with what it showed, so that nothing is written over what somebody else wrote meanwhile.
'use client'

import { useState } from 'react'
import type { ActionResult } from '@/domain/action-result'
import { useAction } from './useAction'

export type SaveSettings<Values> = (typed: Values, shown: Values) => Promise<ActionResult<void>>

export function useSettings<Values>(values: Values, save: SaveSettings<Values>) {
  // What the page learns later, as when another form is saved, changes neither the fields nor what they are judged by.
  const [given] = useState(values)
  const [shown, setShown] = useState(values)
  const acting = useAction(async (typed: Values) => {
    const answer = await save(typed, shown)
    if (answer.ok) setShown(typed)
    return answer
  })
  return { ...acting, given }
}
