// Owns how the forms before signing in are sent: by the browser itself until the page's script is there, then without
// emptying what was typed.
'use client'

import { startTransition, useActionState, type FormEvent } from 'react'

/** What is wrong, by field name; '' is the form as a whole. */
export type FormState = { fields: Record<string, string>; kept: Record<string, string> }
export type FormAction = (previous: FormState, form: FormData) => Promise<FormState>

export const untouched: FormState = { fields: {}, kept: {} }

export function useServerForm(action: FormAction) {
  const [state, send, pending] = useActionState(action, untouched)
  function onSubmit(event: FormEvent<HTMLFormElement>) {
    // React empties a form after its action; a long passphrase with one wrong letter should stay to be corrected.
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    startTransition(() => send(form))
  }
  return { fields: state.fields, kept: state.kept, pending, formProps: { action: send, onSubmit } }
}
