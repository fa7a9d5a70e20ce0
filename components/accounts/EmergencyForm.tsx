// Owns the form that opens a record in an emergency: exactly whose, and why.
'use client'

import { ChoiceGroup } from '@/components/ui/ChoiceGroup'
import { Field } from '@/components/ui/Field'
import { FormErrors } from '@/components/ui/FormErrors'
import { TextInput } from '@/components/ui/inputs'
import { SubmitButton } from '@/components/ui/SubmitButton'
import type { ActionResult } from '@/domain/action-result'
import { emergencyReasons, type EmergencyInput } from '@/domain/accounts/emergency'
import { textIn } from './textIn'
import { useAction } from './useAction'

export interface EmergencyFormProps {
  open: (input: EmergencyInput) => Promise<ActionResult<void>>
}

export function EmergencyForm({ open }: EmergencyFormProps) {
  const { formOf, pending, fields } = useAction(open)
  const { '': message, ...wrong } = fields
  const form = formOf((given) => [
    {
      name: textIn(given, 'name'),
      birthDate: textIn(given, 'birthDate'),
      reason: textIn(given, 'reason') as EmergencyInput['reason'],
    },
  ])
  return (
    <form {...form} noValidate className="max-w-md space-y-5">
      <FormErrors fields={wrong} message={message} />
      <Field label="Full name of the patient" hint="As it stands in the record." error={fields.name}>
        <TextInput name="name" autoComplete="off" required maxLength={500} />
      </Field>
      <Field label="Born" error={fields.birthDate}>
        <TextInput name="birthDate" type="date" required />
      </Field>
      <ChoiceGroup
        legend="Why"
        name="reason"
        error={fields.reason}
        choices={Object.entries(emergencyReasons).map(([value, label]) => ({ value, label }))}
      />
      <SubmitButton pending={pending}>Open the record for one hour</SubmitButton>
    </form>
  )
}
