// Owns the one button that confirms an e-mail address, for who came from the e-mail.
'use client'

import { MailCheck } from 'lucide-react'
import { useActionState } from 'react'
import { Alert } from '@/components/ui/Alert'
import { SubmitButton } from '@/components/ui/SubmitButton'
import type { ActionResult } from '@/domain/action-result'

export function ConfirmEmail({ confirm }: { confirm: () => Promise<ActionResult<void>> }) {
  const [result, act] = useActionState<ActionResult<void> | null>(confirm, null)
  if (result?.ok)
    return (
      <Alert tone="good" title="Thank you: this address counts now">
        You can close this page.
      </Alert>
    )
  return (
    <form action={act} className="space-y-4">
      {result && <Alert tone="danger" title={Object.values(result.fields).join(' ')} />}
      <SubmitButton wide size="large" icon={<MailCheck />}>
        Confirm this address
      </SubmitButton>
    </form>
  )
}
