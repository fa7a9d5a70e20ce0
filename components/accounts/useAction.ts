// Owns pressing a button or sending a form whose action answers with a value or with errors by field.
'use client'

import { useState, useTransition } from 'react'
import type { ActionResult } from '@/domain/action-result'

export function useAction<A extends unknown[], T>(action: (...given: A) => Promise<ActionResult<T>>) {
  const [pending, startTransition] = useTransition()
  const [result, setResult] = useState<ActionResult<T> | null>(null)

  function run(...given: A): void {
    startTransition(async () => {
      try {
        const answer = await action(...given)
        startTransition(() => setResult(answer))
      } catch (error) {
        // Next leads to another page, or says 403, by throwing; only a lost connection is ours to tell.
        if (!(error instanceof TypeError)) throw error
        const words = 'Not saved: the program cannot be reached. Check the connection and try again.'
        startTransition(() => setResult({ ok: false, status: 503, fields: { '': words } }))
      }
    })
  }

  return {
    pending,
    run,
    value: result?.ok ? result.value : null,
    done: result?.ok ?? false,
    fields: result && !result.ok ? result.fields : {},
  }
}
