// Owns what happens between a tap and "saved": the form becomes an entry, is kept on the phone and sent, and can be tried again as the same entry.
'use client'

import { startTransition, useContext, useEffect, useRef, useState, type FormEvent } from 'react'
import { sentForm } from '@/components/ui/sent-form'
import { lastOf } from '@/domain/logging/form-entry'
import { asCorrection, instead, wordsOf, type Entry } from './entry'
import { LoggingPageContext } from './phone/context'
import { deliver, exchange, forget, hold, letGo, overtaken } from './phone/outbox'

export type Sending<E = Entry> =
  | { state: 'idle' | 'saved' | 'kept' }
  | { state: 'saving'; entry: E }
  /** Refused: it would be refused again. Nowhere: there is no network, and this browser keeps nothing. */
  | { state: 'refused' | 'nowhere'; words: string }
  /** Another phone of theirs was quicker: the person says which of the two counts. */
  | { state: 'overtaken'; entry: E; by: string }

/** `about` says in words what is logged, for a list of what waits; `onOvertaken` shows what stands instead. */
export function useSending<E extends Entry>(
  about: string,
  onSaved: (entry: E) => void,
  onOvertaken: () => void = () => undefined,
) {
  const { person, refresh } = useContext(LoggingPageContext)
  const [sending, setSending] = useState<Sending<E>>({ state: 'idle' })
  const last = useRef<E | null>(null)
  // Said while the one before it is under way, which it corrects.
  const meanwhile = useRef<E | null>(null)
  const asked = useAsked()

  async function attempt(entry: E, corrected?: E) {
    const { id } = wordsOf(entry)
    last.current = entry
    setSending({ state: 'saving', entry })
    hold(id)
    const waiting = { ...entry, id, person, about, refused: null }
    const delivered = await deliver(waiting)
    const next = meanwhile.current
    meanwhile.current = null
    const unsaved = delivered.state === 'refused' || delivered.state === 'nowhere'
    // Whoever answered anew has seen what was not saved before.
    await asked.end(!unsaved)
    if ((unsaved || delivered.state === 'overtaken') && corrected) onSaved(corrected)
    if (delivered.state === 'overtaken') {
      const { by } = delivered
      // What was said last is what is tried again.
      const said = next ?? entry
      if (next) {
        const nextId = wordsOf(next).id
        hold(nextId)
        await exchange(id, { ...waiting, ...next, id: nextId, refused: overtaken, overtakenBy: by })
          // A browser that keeps nothing.
          .catch(() => undefined)
      }
      asked.begin(wordsOf(said).id)
      setSending({ state: 'overtaken', entry: said, by })
      onOvertaken()
      return startTransition(refresh)
    }
    // The form says why, or the page's list where the form was left meanwhile.
    if (delivered.state === 'refused' && !asked.left())
      void forget(id)
        .catch(() => undefined)
        .finally(() => letGo(id))
    else letGo(id)
    if (unsaved) {
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
    again: () => {
      if (sending.state === 'overtaken') return void attempt(instead(sending.entry, sending.by))
      if (last.current) void attempt(last.current)
    },
    /** What could not be saved is given up by the person, never by the program. */
    dismiss: () => {
      last.current = null
      setSending({ state: 'idle' })
      void asked.end(true)
    },
  }
}

/** The refused entry that is asked about here: the page's list has it again where this goes unanswered. */
function useAsked() {
  const id = useRef<string | null>(null)
  const gone = useRef(false)
  useEffect(() => {
    gone.current = false
    return () => {
      gone.current = true
      if (id.current) letGo(id.current)
    }
  }, [])
  return {
    left: () => gone.current,
    begin: (refused: string) => {
      id.current = refused
      if (gone.current) letGo(refused)
    },
    end: async (answered: boolean) => {
      const refused = id.current
      id.current = null
      if (!refused) return
      if (answered) await forget(refused).catch(() => undefined)
      letGo(refused)
    },
  }
}
