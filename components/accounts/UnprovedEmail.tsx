// Owns what a patient sees of an e-mail address to which no link to sign in goes yet, and the way to change that.
'use client'

import { Alert } from '@/components/ui/Alert'
import { SubmitButton } from '@/components/ui/SubmitButton'
import type { ActionResult } from '@/domain/action-result'
import { OwnerField } from './PageOwner'
import { usePlainForm } from './usePlainForm'

export interface UnprovedEmailProps {
  email: string
  send: () => Promise<ActionResult<void>>
}

export function UnprovedEmail({ email, send }: UnprovedEmailProps) {
  const { pending, fields, formProps } = usePlainForm(send)
  const problem = Object.values(fields)[0]
  return (
    <Alert tone="info" title="This address is not confirmed yet" className="mt-5">
      <p className="break-words">No link to sign in is sent to {email} before you have confirmed it.</p>
      {problem && (
        <p role="alert" className="mt-2 font-semibold">
          {problem}
        </p>
      )}
      <form {...formProps} className="mt-3">
        <OwnerField />
        <SubmitButton pending={pending} variant="secondary">
          Send a link to confirm it
        </SubmitButton>
      </form>
    </Alert>
  )
}
