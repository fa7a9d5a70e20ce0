// Owns what a patient sees of a new e-mail address that is not proved yet: which one counts until then, and two ways on.
'use client'

import { Alert } from '@/components/ui/Alert'
import { SubmitButton } from '@/components/ui/SubmitButton'
import type { ActionResult } from '@/domain/action-result'
import { OwnerField } from './PageOwner'
import { usePlainForm } from './usePlainForm'

export interface AskedEmailProps {
  asked: string
  /** The one that counts until then; '' where there is none. */
  email: string
  sendAgain: () => Promise<ActionResult<void>>
  keep: () => Promise<ActionResult<void>>
}

export function AskedEmail({ asked, email, sendAgain, keep }: AskedEmailProps) {
  const sending = usePlainForm(sendAgain)
  const staying = usePlainForm(keep)
  const problem = Object.values({ ...sending.fields, ...staying.fields })[0]
  return (
    <Alert tone="warning" title={<span role="status">Look in your e-mail</span>} className="mt-5">
      <p className="break-words">
        A link is on its way to <strong>{asked}</strong>. Open it within an hour, and this address counts.{' '}
        {untilThen(asked, email)}
      </p>
      <p className="mt-2">
        Nothing there after a few minutes? Look whether the address is right, then send the link again.
      </p>
      {problem && (
        <p role="alert" className="mt-2 font-semibold">
          {problem}
        </p>
      )}
      {sending.done && (
        <p className="mt-2 font-semibold" role="status">
          It is on its way again.
        </p>
      )}
      <div className="mt-3 flex flex-wrap gap-2">
        <form {...sending.formProps}>
          <OwnerField />
          <SubmitButton pending={sending.pending} variant="secondary">
            Send the link again
          </SubmitButton>
        </form>
        <form {...staying.formProps}>
          <OwnerField />
          <SubmitButton pending={staying.pending} variant="secondary">
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
