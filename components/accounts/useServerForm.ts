// Owns how the forms before signing in are sent: also when the button is pressed before the page's script is there, and
// without emptying what was typed.
'use client'

import { unstable_rethrow } from 'next/navigation'
import { startTransition, useActionState, type FormEvent } from 'react'
import { noAnswer } from '@/domain/action-result'

/** What is wrong, by field name; '' is the form as a whole. */
export type FormState = { fields: Record<string, string> }
export type FormAction<S extends FormState = FormState> = (previous: S, form: FormData) => Promise<S>

export function useServerForm<S extends FormState = FormState>(action: FormAction<S>) {
  // Wrapped, so that React keeps an early press and sends it later: the browser's own post would name no origin
  // (Referrer-Policy: no-referrer) and be refused.
  const [state, send, pending] = useActionState<S, FormData>(
    async (previous, form) => {
      try {
        return await action(previous as S, form)
      } catch (error) {
        unstable_rethrow(error)
        return { ...(previous as S), fields: noAnswer.fields }
      }
    },
    { fields: {} } as Awaited<S>,
  )
  function onSubmit(event: FormEvent<HTMLFormElement>) {
    // React empties a form after its action; a long passphrase with one wrong letter should stay to be corrected.
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    startTransition(() => send(form))
  }
  return { ...state, pending, formProps: { action: send, onSubmit } }
}
