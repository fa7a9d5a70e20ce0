// Owns the form that erases a person: the name is typed, and what stays is chosen.
'use client'

import { Deeds } from '@/components/accounts/AfterProof'
import { textIn } from '@/components/accounts/textIn'
import { useAction } from '@/components/accounts/useAction'
import { Button } from '@/components/ui/Button'
import { Checkbox } from '@/components/ui/Checkbox'
import { Field } from '@/components/ui/Field'
import { FormErrors } from '@/components/ui/FormErrors'
import { TextInput } from '@/components/ui/inputs'
import type { ActionResult } from '@/domain/action-result'
import type { ErasureInput } from '@/domain/person-data'

export interface ErasePersonProps {
  keepFigures: boolean
  erase: (input: ErasureInput) => Promise<ActionResult<void>>
}

export function ErasePerson({ keepFigures, erase }: ErasePersonProps) {
  const { formOf, pending, fields } = useAction(erase)
  const { '': message, ...wrong } = fields
  const form = formOf((given) => [
    { name: textIn(given, 'name'), keepFigures: given.get('keepFigures') !== null },
  ])
  return (
    <Deeds>
      <form {...form} noValidate className="max-w-xl space-y-4">
        <FormErrors fields={wrong} message={message} form="erase" />
        <Checkbox
          name="keepFigures"
          defaultChecked={keepFigures}
          label="Keep the figures without the name"
          hint="Dates, pain, repetitions and measurements still count in the clinic’s outcomes, with what was treated if four other patients have the same. No other word that anybody wrote stays."
        />
        <Field label="Type the person’s name to confirm" error={fields.name} form="erase">
          <TextInput name="name" autoComplete="off" />
        </Field>
        <Button type="submit" variant="danger" pending={pending}>
          Erase for good
        </Button>
      </form>
    </Deeds>
  )
}
