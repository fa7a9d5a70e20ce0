// Owns pressing a button or sending a form whose action answers with a value or with errors by field. What is typed into the form and not sent is asked about before it is left.
'use client'

import { unstable_rethrow } from 'next/navigation'
import { useState, useTransition, type FormEvent } from 'react'
import { useLeaveWarning } from '@/components/ui/useLeaveWarning'
import { noAnswer, type ActionResult } from '@/domain/action-result'

export function useAction<A extends unknown[], T>(action: (...given: A) => Promise<ActionResult<T>>) {
  const [pending, startTransition] = useTransition()
  const [result, setResult] = useState<ActionResult<T> | null>(null)
  const [value, setValue] = useState<T | null>(null)
  const [times, setTimes] = useState(0)
  const [typed, setTyped] = useState<'nothing' | 'something' | 'what was sent'>('nothing')
  const done = result?.ok ?? false
  // What is on its way may never be answered.
  useLeaveWarning(typed === 'something' || (typed === 'what was sent' && (pending || !done)))

  function run(...given: A): void {
    startTransition(async () => {
      try {
        const answer = await action(...given)
        startTransition(() => {
          setResult(answer)
          if (!answer.ok) return
          setValue(() => answer.value)
          setTimes((before) => before + 1)
        })
      } catch (error) {
        // Next leads to another page, or says 403, by throwing. For anything else no page is replaced: what was typed is on it.
        unstable_rethrow(error)
        startTransition(() => setResult(noAnswer))
      }
    })
  }

  /** For a form: `read` makes the action's arguments of what was typed. */
  function formOf(read: (form: FormData) => A) {
    const send = (form: FormData) => {
      setTyped((before) => (before === 'nothing' ? before : 'what was sent'))
      run(...read(form))
    }
    return {
      onInput({ target }: FormEvent) {
        // Nobody misses a passphrase.
        if ((target as HTMLInputElement).type !== 'password') setTyped('something')
      },
      // Given to React as well, which keeps a press from before the script: the browser alone would put what was typed
      // into the address.
      action: send,
      onSubmit(event: FormEvent<HTMLFormElement>) {
        event.preventDefault()
        send(new FormData(event.currentTarget))
      },
    }
  }

  return {
    pending,
    run,
    formOf,
    /** Of the last time that it was done: a link that is shown once is not lost to a refusal after it. */
    value,
    /** How often it was done: a form that adds something begins anew after each. */
    times,
    done,
    /** Something stands in the form that was not sent. */
    typedSince: typed === 'something',
    fields: result && !result.ok ? result.fields : {},
    /** What was said is no longer about what is shown. */
    forget: () => setResult(null),
  }
}
