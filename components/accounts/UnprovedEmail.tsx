// Owns what a patient sees of an e-mail address to which no link to sign in goes yet, and the way to change that.
'use client'

import { useActionState } from 'react'
import { Alert } from '@/components/ui/Alert'
import { SubmitButton } from '@/components/ui/SubmitButton'
import type { ActionResult } from '@/domain/action-result'

export interface UnprovedEmailProps {
  email: string
  send: () => Promise<ActionResult<void>>
}

export function UnprovedEmail({ email, send }: UnprovedEmailProps) {
  const [result, act] = useActionState<ActionResult<void> | null>(send, null)
  const problem = result && !result.ok ? Object.values(result.fields)[0] : undefined
  return (
    <Alert tone="info" title="This address is not confirmed yet" className="mt-5">
      <p className="break-words">No link to sign in is sent to {email} before you have confirmed it.</p>
      {problem && <p className="mt-2 font-semibold">{problem}</p>}
      <form action={act} className="mt-3">
        <SubmitButton variant="secondary">Send a link to confirm it</SubmitButton>
      </form>
    </Alert>
  )
}
