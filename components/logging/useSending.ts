// Owns what happens between a tap and "saved": the form becomes an entry, is kept on the phone and sent, and can be tried again as the same entry.
'use client'

import { startTransition, useContext, useRef, useState, type FormEvent } from 'react'
import { sentForm } from '@/components/ui/sent-form'
import { lastOf } from '@/domain/logging/form-entry'
import type { Entry } from './entry'
import { LoggingPageContext } from './phone/context'
import { deliver } from './phone/outbox'

export type Sending<E = Entry> =
  | { state: 'idle' | 'saved' | 'kept' }
  | { state: 'saving'; entry: E }
  /** Refused: it would be refused again. Nowhere: there is no network, and this browser keeps nothing. */
  | { state: 'refused' | 'nowhere'; words: string }

/** `about` says in words what is logged, for a list of what waits. */
export function useSending<E extends Entry>(about: string, onSaved: (entry: E) => void) {
  const { person, refresh } = useContext(LoggingPageContext)
  const [sending, setSending] = useState<Sending<E>>({ state: 'idle' })
  const last = useRef<E | null>(null)
  // Said while the one before it is under way, which it corrects.
  const meanwhile = useRef<E | null>(null)

  async function attempt(entry: E, corrected?: E) {
    last.current = entry
    setSending({ state: 'saving', entry })
    const { id } = wordsOf(entry)
    const delivered = await deliver({ ...entry, id, person, about, refused: null })
    const next = meanwhile.current
    meanwhile.current = null
    if (delivered.state === 'refused' || delivered.state === 'nowhere') {
      if (corrected) onSaved(corrected)
      // What was said last is what is tried again.
      last.current = next ?? entry
      return setSending(delivered)
    }
    if (next) return void attempt(asCorrection(next, id), entry)
    last.current = null
    setSending({ state: delivered.state === 'sent' ? 'saved' : 'kept' })
    onSaved(entry)
    // The week, and what is asked for next, are counted on the server.
    if (delivered.state === 'sent') startTransition(refresh)
  }

  function send(entry: E) {
    if (sending.state !== 'saving') return void attempt(entry)
    meanwhile.current = entry
    setSending({ state: 'saving', entry })
  }

  return {
    sending,
    send,
    /** For a form's onSubmit. */
    submit:
      /** Null is a form that is not right yet. */
      (entryOf: (field: (name: string) => string) => E | null) => (event: FormEvent<HTMLFormElement>) => {
        event.preventDefault()
        const entry = entryOf(lastOf(sentForm(event)))
        if (entry) send(entry)
      },
    again: () => last.current && void attempt(last.current),
    /** What could not be saved is given up by the person, never by the program. */
    dismiss: () => {
      last.current = null
      setSending({ state: 'idle' })
    },
  }
}

const wordsOf = (entry: Entry) => ('log' in entry ? entry.log : entry.checkIn)

/** What was said of the same, once the one before it is there to be corrected. */
const asCorrection = <E extends Entry>(entry: E, replaces: string): E =>
  'log' in entry
    ? { ...entry, log: { ...entry.log, replaces } }
    : { ...entry, checkIn: { ...entry.checkIn, replaces } }
