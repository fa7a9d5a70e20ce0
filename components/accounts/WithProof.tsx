// Owns a button that asks for one's passphrase beside it: what an open page alone must not do.
import { Alert } from '@/components/ui/Alert'
import { SubmitButton } from '@/components/ui/SubmitButton'
import { PassphraseField } from './PassphraseField'
import { textIn } from './textIn'
import type { useAction } from './useAction'

export type Proof = { current: string }
type Proved = ReturnType<typeof useAction<[Proof], unknown>>

export interface WithProofProps {
  words: string
  form: string
  action: Pick<Proved, 'formOf' | 'fields' | 'pending'>
}

export function WithProof({ words, form, action: { fields, pending, formOf } }: WithProofProps) {
  return (
    <form
      {...formOf((given) => [{ current: textIn(given, 'current') }])}
      noValidate
      className="max-w-md space-y-4"
    >
      {fields[''] && <Alert tone="danger" title={fields['']} />}
      <PassphraseField
        name="current"
        label="Your passphrase"
        form={form}
        autoComplete="current-password"
        error={fields.current}
      />
      <SubmitButton pending={pending}>{words}</SubmitButton>
    </form>
  )
}
