// Owns how a form that lets somebody in is sent: what the phone keeps of the person before goes first, as on the sign-in page.
'use client'

import { useCallback } from 'react'
import { forgetDays } from '@/components/logging/phone/keep'
import { useServerForm, type FormAction, type FormState } from './useServerForm'

/** What was not sent waits for its person. A browser that keeps nothing has nothing to forget. `plain` as in useServerForm. */
export function useWayIn(action: FormAction, plain?: FormAction) {
  const enter = useCallback(
    async (previous: FormState, form: FormData) => {
      await forgetDays().catch(() => undefined)
      return action(previous, form)
    },
    [action],
  )
  return useServerForm(enter, plain)
}
