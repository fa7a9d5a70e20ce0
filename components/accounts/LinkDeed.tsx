// Owns the one button that a link in an e-mail leads to, and what is said once it was pressed. Without scripts it is a plain form.
'use client'

import { useActionState, type ReactNode } from 'react'
import type { ActionResult } from '@/domain/action-result'
import { Alert } from './Alert'
import { SubmitButton } from './SubmitButton'

export interface LinkDeedProps {
  act: () => Promise<ActionResult<void>>
  icon: ReactNode
  verb: string
  done: { title: string; words: string }
}

export function LinkDeed({ act, icon, verb, done }: LinkDeedProps) {
  const [result, submit] = useActionState<ActionResult<void> | null>(act, null)
  if (result?.ok)
    return (
      <Alert tone="good" title={done.title}>
        {done.words}
      </Alert>
    )
  return (
    <form action={submit} className="space-y-4">
      {result && <Alert tone="danger" title={Object.values(result.fields).join(' ')} />}
      <SubmitButton wide size="large" icon={icon}>
        {verb}
      </SubmitButton>
    </form>
  )
}
