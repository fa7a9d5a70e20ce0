// Owns how a form that works without scripts is sent with them: what is in it stays, also where no answer comes, and what is typed on meanwhile is known.
'use client'

import { useActionState, useEffect, useRef, type FormEvent } from 'react'
import { sentForm } from '@/components/ui/sent-form'
import type { ActionResult } from '@/domain/action-result'
import { useAction } from './useAction'

export function usePlainForm<R extends ActionResult<unknown>>(
  send: (before: R | null, form: FormData) => Promise<R>,
  sendByScript: (form: FormData) => Promise<ActionResult<unknown>> = (form) => send(null, form),
) {
  // Given to React as it is, so that the page has an address for it before and without its script.
  const [plain, sendPlain, pendingPlain] = useActionState<R | null, FormData>(
    send as (before: Awaited<R> | null, form: FormData) => Promise<R>,
    null,
  )
  const { formOf, pending, done, typedSince, fields } = useAction(sendByScript)
  const { onInput, action: sendTyped } = formOf((form) => [form])
  const refused = Object.keys(fields).length > 0
  const sent = useRef<HTMLFormElement>(null)
  useEffect(() => {
    if (refused) sent.current?.querySelector<HTMLElement>('[aria-invalid=true]')?.focus()
  }, [refused, fields])
  return {
    pending: pending || pendingPlain,
    done: done || (!refused && plain?.ok === true),
    fields: done || refused ? fields : plain && !plain.ok ? plain.fields : {},
    typedSince,
    /** What came back to a page that was made anew for it. */
    plain,
    formProps: {
      action: sendPlain,
      onInput,
      onSubmit(event: FormEvent<HTMLFormElement>) {
        // React empties a form after its action.
        event.preventDefault()
        sent.current = event.currentTarget
        sendTyped(sentForm(event))
      },
    },
  }
}
