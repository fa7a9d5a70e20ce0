// Owns the field for why a plan is changed, which colleagues read.
import { Field } from '@/components/ui/Field'
import { TextInput } from '@/components/ui/inputs'

export interface ReasonFieldProps {
  /** Of the form, so that its id is its own. */
  form: string
  label?: string | undefined
  optional: boolean
  error?: string | undefined
  value: string
  onChange: (reason: string) => void
}

export function ReasonField({ form, label = 'Reason', optional, error, value, onChange }: ReasonFieldProps) {
  return (
    <Field
      label={label}
      form={form}
      optional={optional}
      error={error}
      hint="For you and your colleagues; the patient does not see it."
    >
      <TextInput
        name="reason"
        value={value}
        maxLength={300}
        autoComplete="off"
        onChange={(event) => onChange(event.currentTarget.value)}
      />
    </Field>
  )
}
