// Owns what happens between a tap and "saved": the form becomes an entry, is kept on the phone and sent, and can be tried again as the same entry.
'use client'

import { startTransition, useContext, useRef, useState, type FormEvent } from 'react'
import { sentForm } from '@/components/ui/sent-form'
import { lastOf } from '@/domain/logging/form-entry'
import type { Entry } from './entry'
import { LoggingPageContext } from './phone/context'
import { deliver } from './phone/outbox'

export type Sending =
  | { state: 'idle' | 'saving' | 'saved' | 'kept' }
  /** Refused: it would be refused again. Nowhere: there is no network, and this browser keeps nothing. */
  | { state: 'refused' | 'nowhere'; words: string }

/** `about` says in words what is logged, for a list of what waits. */
export function useSending<E extends Entry>(about: string, onSaved: (entry: E) => void) {
  const { person, refresh } = useContext(LoggingPageContext)
  const [sending, setSending] = useState<Sending>({ state: 'idle' })
  const last = useRef<E | null>(null)

  async function attempt(entry: E) {
    last.current = entry
    setSending({ state: 'saving' })
    const { id } = 'log' in entry ? entry.log : entry.checkIn
    const delivered = await deliver({ ...entry, id, person, about, refused: null })
    if (delivered.state === 'refused' || delivered.state === 'nowhere') return setSending(delivered)
    last.current = null
    setSending({ state: delivered.state === 'sent' ? 'saved' : 'kept' })
    onSaved(entry)
    // The week, and what is asked for next, are counted on the server.
    if (delivered.state === 'sent') startTransition(refresh)
  }

  return {
    sending,
    /** While one entry is under way a second tap is the same tap. */
    send: (entry: E) => {
      if (sending.state !== 'saving') void attempt(entry)
    },
    /** For a form's onSubmit. */
    submit:
      /** Null is a form that is not right yet. */
      (entryOf: (field: (name: string) => string) => E | null) => (event: FormEvent<HTMLFormElement>) => {
        event.preventDefault()
        if (sending.state === 'saving') return
        const entry = entryOf(lastOf(sentForm(event)))
        if (entry) void attempt(entry)
      },
    again: () => last.current && void attempt(last.current),
    /** What could not be saved is given up by the person, never by the program. */
    dismiss: () => {
      last.current = null
      setSending({ state: 'idle' })
    },
  }
}
