// Owns a deed that an open page alone must not do: once pressed it waits for the passphrase, unless that was given lately.
'use client'

import { useEffect, useRef, useState, type ReactNode } from 'react'
import { Button } from '@/components/ui/Button'
import type { ActionResult } from '@/domain/action-result'
import { useAction } from './useAction'
import { WithProof, type Proof } from './WithProof'

export interface Proving {
  proved: boolean
  prove: (proof: Proof) => Promise<ActionResult<void>>
}

export function useProvedAction<A extends unknown[], T>(
  deed: (...given: A) => Promise<ActionResult<T>>,
  { proved, prove }: Proving,
) {
  const [waiting, setWaiting] = useState<A | null>(null)
  const { run, formOf, ...action } = useAction(async (proof: Proof | null, ...given: A) => {
    const proving = proof && (await prove(proof))
    if (proving && !proving.ok) return proving
    setWaiting(null)
    return deed(...given)
  })
  return {
    ...action,
    press: (...given: A) => (proved ? run(null, ...given) : setWaiting(given)),
    /** Where the passphrase is asked for, under the name of what was pressed. */
    asked: (form: string, wordsOf: (given: A) => string): ReactNode => {
      if (!waiting) return null
      const words = wordsOf(waiting)
      return (
        <Asked key={words} notNow={() => setWaiting(null)}>
          <WithProof
            form={form}
            words={words}
            action={{
              ...action,
              fields: { ...action.fields, '': '' },
              formOf: (read) => formOf((typed) => [...read(typed), ...waiting]),
            }}
          />
        </Asked>
      )
    },
  }
}

/** Takes the focus, and gives it back to what was pressed. */
function Asked({ children, notNow }: { children: ReactNode; notNow: () => void }) {
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const pressed = document.activeElement
    place.current?.querySelector('input')?.focus()
    return () => {
      if (pressed instanceof HTMLElement) pressed.focus()
    }
  }, [])
  return (
    <div ref={place} className="mt-4 border-t border-line pt-4">
      {children}
      <Button variant="quiet" className="mt-2" onClick={notNow}>
        Not now
      </Button>
    </div>
  )
}
