// Owns the field for the code of an authenticator app.
import { Field } from '@/components/ui/Field'
import { TextInput } from '@/components/ui/inputs'

export interface CodeFieldProps {
  label?: string
  hint?: string
  error?: string | undefined
  form?: string
  /** Only an app's six digits, and no recovery code. */
  digitsOnly?: boolean
}

export function CodeField({ label = 'Code', digitsOnly = false, ...field }: CodeFieldProps) {
  return (
    <Field label={label} {...field}>
      <TextInput
        name="code"
        autoComplete="one-time-code"
        autoCapitalize="none"
        autoCorrect="off"
        spellCheck={false}
        inputMode={digitsOnly ? 'numeric' : 'text'}
        required
        maxLength={60}
        className="max-w-60 tracking-wider tabular-nums"
      />
    </Field>
  )
}
