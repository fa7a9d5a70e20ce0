// Owns the form that asks for a link to choose a new passphrase.
'use client'

import { Alert } from '@/components/ui/Alert'
import { Field } from '@/components/ui/Field'
import { TextInput } from '@/components/ui/inputs'
import { SubmitButton } from '@/components/ui/SubmitButton'
import { useServerForm, type FormAction } from './useServerForm'

export function AskForRenewal({ ask }: { ask: FormAction }) {
  const { fields, pending, formProps } = useServerForm(ask)
  return (
    <form {...formProps} noValidate className="space-y-4">
      {fields[''] && <Alert tone="danger" title={fields['']} />}
      <Field label="Your e-mail address" error={fields.email}>
        <TextInput name="email" type="email" autoComplete="username" autoCapitalize="none" maxLength={500} />
      </Field>
      <SubmitButton wide size="large" pending={pending} pendingLabel="Asking …">
        E-mail me a link
      </SubmitButton>
    </form>
  )
}
