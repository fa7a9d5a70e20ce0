// Owns the one button that signs in with a link from an e-mail.
'use client'

import { Alert } from '@/components/ui/Alert'
import { SubmitButton } from '@/components/ui/SubmitButton'
import type { FormAction } from './useServerForm'
import { useWayIn } from './useWayIn'

export function EnterByLink({ enter, token }: { enter: FormAction; token: string }) {
  const { fields, pending, formProps } = useWayIn(enter, enter)
  return (
    <form {...formProps} className="space-y-4">
      {fields[''] && <Alert tone="danger" title={fields['']} />}
      <input type="hidden" name="token" value={token} />
      <SubmitButton wide size="large" pending={pending} pendingLabel="Signing in …">
        Sign in
      </SubmitButton>
    </form>
  )
}
