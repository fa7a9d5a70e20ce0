// Owns how the forms before signing in are sent: also when the button is pressed before the page's script is there, and
// without emptying what was typed.
'use client'

import { startTransition, useActionState, type FormEvent } from 'react'

/** What is wrong, by field name; '' is the form as a whole. */
export type FormState = { fields: Record<string, string> }
export type FormAction = (previous: FormState, form: FormData) => Promise<FormState>

export function useServerForm(action: FormAction) {
  // Wrapped, so that React keeps an early press and sends it later: the browser's own post would name no origin
  // (Referrer-Policy: no-referrer) and be refused.
  const [state, send, pending] = useActionState(
    (previous: FormState, form: FormData) => action(previous, form),
    {
      fields: {},
    },
  )
  function onSubmit(event: FormEvent<HTMLFormElement>) {
    // React empties a form after its action; a long passphrase with one wrong letter should stay to be corrected.
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    startTransition(() => send(form))
  }
  return { fields: state.fields, pending, formProps: { action: send, onSubmit } }
}
