// Owns the sign-in form: one name, one passphrase, and calm words when they do not match.
'use client'

import { useEffect } from 'react'
import { Alert } from '@/components/ui/Alert'
import { Field } from '@/components/ui/Field'
import { TextInput } from '@/components/ui/inputs'
import { SubmitButton } from '@/components/ui/SubmitButton'
import { PassphraseField } from './PassphraseField'
import { tellOthers } from './session-here'
import { useServerForm, type FormAction } from './useServerForm'

export interface SignInFormProps {
  signIn: FormAction
  callbackUrl: string | null
  /** What next-auth's own form found wrong, when the person comes from there. */
  problem?: string | undefined
}

export function SignInForm({ signIn, callbackUrl, problem }: SignInFormProps) {
  const { fields, pending, formProps } = useServerForm(signIn)
  const message = fields[''] ?? problem
  // This is also where signing out leads to.
  useEffect(tellOthers, [])
  return (
    <form {...formProps} className="space-y-4">
      {message && <Alert tone="danger" title={message} />}
      {callbackUrl && <input type="hidden" name="callbackUrl" value={callbackUrl} />}
      <Field label="E-mail or sign-in name">
        <TextInput
          name="email"
          autoComplete="username"
          autoCapitalize="none"
          autoCorrect="off"
          spellCheck={false}
          // Not type="email": a patient may have a sign-in name without an address.
          inputMode="email"
          required
          maxLength={500}
        />
      </Field>
      <PassphraseField autoComplete="current-password" />
      <SubmitButton wide size="large" pending={pending} pendingLabel="Signing in …">
        Sign in
      </SubmitButton>
    </form>
  )
}
