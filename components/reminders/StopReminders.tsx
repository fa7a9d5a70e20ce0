// Owns the one button that ends reminders, for who came from an e-mail.
'use client'

import { BellOff } from 'lucide-react'
import { useActionState } from 'react'
import { Alert } from '@/components/ui/Alert'
import { SubmitButton } from '@/components/ui/SubmitButton'
import type { ActionResult } from '@/domain/action-result'

export function StopReminders({ stop }: { stop: () => Promise<ActionResult<void>> }) {
  const [result, act] = useActionState<ActionResult<void> | null>(stop, null)
  if (result?.ok)
    return (
      <Alert tone="good" title="No more reminders are sent">
        You can turn them on again in your account.
      </Alert>
    )
  return (
    <form action={act} className="space-y-4">
      {result && <Alert tone="danger" title={Object.values(result.fields).join(' ')} />}
      <SubmitButton wide size="large" icon={<BellOff />}>
        Stop all reminders
      </SubmitButton>
    </form>
  )
}
