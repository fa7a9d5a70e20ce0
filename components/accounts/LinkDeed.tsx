// Owns the one button that a link in an e-mail leads to, and what is said once it was pressed. Without scripts it is a plain form.
'use client'

import type { ReactNode } from 'react'
import { Alert } from '@/components/ui/Alert'
import { SubmitButton } from '@/components/ui/SubmitButton'
import type { ActionResult } from '@/domain/action-result'
import { usePlainForm } from './usePlainForm'

export interface LinkDeedProps {
  act: () => Promise<ActionResult<void>>
  icon: ReactNode
  verb: string
  done: { title: string; words: string }
}

export function LinkDeed({ act, icon, verb, done }: LinkDeedProps) {
  const { pending, done: isDone, fields, formProps } = usePlainForm(act)
  const problem = Object.values(fields).join(' ')
  if (isDone)
    return (
      <Alert tone="good" title={done.title}>
        {done.words}
      </Alert>
    )
  return (
    <form {...formProps} className="space-y-4">
      {problem && <Alert tone="danger" title={problem} />}
      <SubmitButton pending={pending} wide size="large" icon={icon}>
        {verb}
      </SubmitButton>
    </form>
  )
}
