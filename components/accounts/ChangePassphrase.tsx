// Owns changing one's own passphrase.
'use client'

import { Alert } from '@/components/ui/Alert'
import { FormErrors } from '@/components/ui/FormErrors'
import { SubmitButton } from '@/components/ui/SubmitButton'
import type { ActionResult } from '@/domain/action-result'
import { PassphraseField } from './PassphraseField'
import { textIn } from './textIn'
import { useAction } from './useAction'

export interface ChangePassphraseProps {
  /** For password managers, which file a passphrase under a name. */
  signIn: string
  change: (input: { current: string; passphrase: string }) => Promise<ActionResult<void>>
}

export function ChangePassphrase({ signIn, change }: ChangePassphraseProps) {
  const { formOf, pending, done, fields } = useAction(change)
  const { '': message, ...wrong } = fields
  const form = formOf((given) => [
    { current: textIn(given, 'current'), passphrase: textIn(given, 'passphrase') },
  ])
  if (done)
    return (
      <Alert tone="good" title="Passphrase changed">
        Your other devices are signed out. A calendar address that you had works no longer: make a new one.
      </Alert>
    )
  return (
    <form {...form} noValidate className="max-w-md space-y-4">
      <FormErrors fields={wrong} message={message} form="own" />
      <input type="text" autoComplete="username" value={signIn} readOnly hidden />
      <PassphraseField
        name="current"
        label="Current passphrase"
        form="own"
        autoComplete="current-password"
        error={fields.current}
      />
      <PassphraseField
        label="New passphrase"
        hint="At least 15 characters. Four or five words are easy to remember."
        form="own"
        autoComplete="new-password"
        error={fields.passphrase}
      />
      <SubmitButton pending={pending}>Change passphrase</SubmitButton>
    </form>
  )
}
