// Owns what a patient sees of a new e-mail address that is not proved yet: which one counts until then, and two ways on.
'use client'

import { useActionState } from 'react'
import { Alert } from '@/components/ui/Alert'
import { SubmitButton } from '@/components/ui/SubmitButton'
import type { ActionResult } from '@/domain/action-result'

export interface AskedEmailProps {
  asked: string
  /** The one that counts until then; '' where there is none. */
  email: string
  sendAgain: () => Promise<ActionResult<void>>
  keep: () => Promise<ActionResult<void>>
}

export function AskedEmail({ asked, email, sendAgain, keep }: AskedEmailProps) {
  const [sent, send] = useActionState<ActionResult<void> | null>(sendAgain, null)
  const [kept, stay] = useActionState<ActionResult<void> | null>(keep, null)
  const problem = [sent, kept].flatMap((result) =>
    result && !result.ok ? Object.values(result.fields) : [],
  )[0]
  return (
    <Alert tone="warning" title={<span role="status">Look in your e-mail</span>} className="mt-5">
      <p className="break-words">
        A link is on its way to <strong>{asked}</strong>. Open it within an hour, and this address counts.{' '}
        {untilThen(asked, email)}
      </p>
      <p className="mt-2">
        Nothing there after a few minutes? Look whether the address is right, then send the link again.
      </p>
      {problem && <p className="mt-2 font-semibold">{problem}</p>}
      {sent?.ok && (
        <p className="mt-2 font-semibold" role="status">
          It is on its way again.
        </p>
      )}
      <div className="mt-3 flex flex-wrap gap-2">
        <form action={send}>
          <SubmitButton variant="secondary">Send the link again</SubmitButton>
        </form>
        <form action={stay}>
          <SubmitButton variant="secondary">
            {email === '' ? 'Forget this address' : asked === email ? 'Not now' : 'Keep the old one'}
          </SubmitButton>
        </form>
      </div>
    </Alert>
  )
}

function untilThen(asked: string, email: string): string {
  if (email === '') return 'Until then we have no address for you.'
  return asked === email ? 'Until then no link to sign in is sent there.' : `Until then we write to ${email}.`
}
