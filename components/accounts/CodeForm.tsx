// Owns the second step at sign-in: the code of the app, or a recovery code.
'use client'

import { Alert } from '@/components/ui/Alert'
import { SubmitButton } from '@/components/ui/SubmitButton'
import { CodeField } from './CodeField'
import { useServerForm, type FormAction } from './useServerForm'

export function CodeForm({ enter }: { enter: FormAction }) {
  const { fields, pending, formProps } = useServerForm(enter)
  return (
    <form {...formProps} className="space-y-4">
      {fields[''] && <Alert tone="danger" title={fields['']} />}
      <CodeField
        hint="Six digits from your authenticator app, or one of your recovery codes."
        error={fields.code}
      />
      <SubmitButton wide size="large" pending={pending} pendingLabel="Signing in …">
        Sign in
      </SubmitButton>
    </form>
  )
}
