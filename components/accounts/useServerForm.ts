// Owns how the forms before signing in are sent: also when the button is pressed before the page's script is there, and
// without emptying what was typed.
'use client'

import { unstable_rethrow } from 'next/navigation'
import { startTransition, useActionState, type FormEvent } from 'react'
import { noAnswer } from '@/domain/action-result'

/** What is wrong, by field name; '' is the form as a whole. */
export type FormState = { fields: Record<string, string> }
export type FormAction<S extends FormState = FormState> = (previous: S, form: FormData) => Promise<S>

/** `plain` takes the form where no script runs yet: of one in which nothing is typed, which its answer would empty. */
export function useServerForm<S extends FormState = FormState>(action: FormAction<S>, plain?: FormAction<S>) {
  // Wrapped, so that React keeps an early press and sends it later, with what was typed.
  const [heard, send, pending] = useActionState<S, FormData>(
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
  // Given to React as it is, so that the page has an address for it.
  const [cameBack, sendPlain] = useActionState<S, FormData>(
    (plain ?? action) as (previous: Awaited<S>, form: FormData) => Promise<S>,
    { fields: {} } as Awaited<S>,
  )
  const state = Object.keys(heard.fields).length > 0 ? heard : { ...heard, fields: cameBack.fields }
  function onSubmit(event: FormEvent<HTMLFormElement>) {
    // React empties a form after its action; a long passphrase with one wrong letter should stay to be corrected.
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    startTransition(() => send(form))
  }
  return { ...state, pending, formProps: { action: plain ? sendPlain : send, onSubmit } }
}
