// Owns what happens between a tap and "saved": the form becomes an entry, is sent, and can be sent again as the same entry.
'use client'

import { useRouter } from 'next/navigation'
import { startTransition, useRef, useState, type FormEvent } from 'react'
import { send, type Entry, type NotSaved } from './send'

export type Sending = { state: 'idle' | 'saving' | 'saved' } | ({ state: 'not-saved' } & NotSaved)

export function useSending<E extends Entry>(onSaved: (entry: E) => void) {
  const router = useRouter()
  const [sending, setSending] = useState<Sending>({ state: 'idle' })
  const last = useRef<E | null>(null)

  async function attempt(entry: E) {
    last.current = entry
    setSending({ state: 'saving' })
    const problem = await send(entry)
    if (problem) return setSending({ state: 'not-saved', ...problem })
    last.current = null
    setSending({ state: 'saved' })
    onSaved(entry)
    // The week, and what is asked for next, are counted on the server.
    startTransition(() => router.refresh())
  }

  return {
    sending,
    /** For a form's onSubmit; while one entry is under way a second tap is the same tap. */
    submit: (entryOf: (field: (name: string) => string) => E) => (event: FormEvent<HTMLFormElement>) => {
      event.preventDefault()
      if (sending.state === 'saving') return
      void attempt(entryOf(fieldsOf(event)))
    },
    again: () => last.current && void attempt(last.current),
    /** What could not be saved is given up by the person, never by the program. */
    dismiss: () => {
      last.current = null
      setSending({ state: 'idle' })
    },
  }
}

/** The form's values with the pressed button's own, read by hand since older phones cannot give both at once. */
function fieldsOf(event: FormEvent<HTMLFormElement>) {
  const data = new FormData(event.currentTarget)
  const pressed = (event.nativeEvent as SubmitEvent).submitter
  if (pressed instanceof HTMLButtonElement && pressed.name) data.set(pressed.name, pressed.value)
  return (name: string) => {
    const value = data.get(name)
    return typeof value === 'string' ? value : ''
  }
}
