// Owns the form that asks for a link by e-mail: one address, one button.
'use client'

import { Alert } from '@/components/ui/Alert'
import { Field } from '@/components/ui/Field'
import { TextInput } from '@/components/ui/inputs'
import { SubmitButton } from '@/components/ui/SubmitButton'
import { useServerForm, type FormAction } from './useServerForm'

export interface AskForLinkProps {
  ask: FormAction
  /** What the browser may fill in: an address, or the name that one signs in by. */
  autoComplete: 'email' | 'username'
}

export function AskForLink({ ask, autoComplete }: AskForLinkProps) {
  const { fields, pending, formProps } = useServerForm(ask)
  return (
    <form {...formProps} noValidate className="space-y-4">
      {fields[''] && <Alert tone="danger" title={fields['']} />}
      <Field label="Your e-mail address" error={fields.email}>
        <TextInput
          name="email"
          type="email"
          autoComplete={autoComplete}
          autoCapitalize="none"
          maxLength={200}
        />
      </Field>
      <SubmitButton wide size="large" pending={pending} pendingLabel="Asking …">
        E-mail me a link
      </SubmitButton>
    </form>
  )
}
