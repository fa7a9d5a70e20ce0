// Owns correcting what somebody of the staff is called and signs in by.
'use client'

import { Alert } from '@/components/ui/Alert'
import { Field } from '@/components/ui/Field'
import { TextInput } from '@/components/ui/inputs'
import { SubmitButton } from '@/components/ui/SubmitButton'
import type { ActionResult } from '@/domain/action-result'
import { SettingsErrors, type SettingsErrorsProps } from './SettingsErrors'
import { textIn } from './textIn'
import { useSettings } from './useSettings'

interface StaffName {
  name: string
  signIn: string
}

export interface StaffNameFormProps {
  member: StaffName & { id: string }
  /** `shown` is what the page showed. */
  rename: (id: string, input: StaffName, shown: StaffName) => Promise<ActionResult<void>>
}

const says: SettingsErrorsProps<StaffName>['says'] = {
  name: (name) => `Full name: ${name}`,
  signIn: (signIn) => `Signs in as ${signIn}`,
}

export function StaffNameForm({ member: { id, name, signIn }, rename }: StaffNameFormProps) {
  const { form, filled, given, pending, done, fields, ...said } = useSettings<StaffName>(
    { name, signIn },
    (typed, shown) => rename(id, typed, shown),
    (typed) => ({ name: textIn(typed, 'name'), signIn: textIn(typed, 'signIn') }),
  )
  return (
    <form key={filled} {...form} noValidate className="mt-3 space-y-3 border-t border-line pt-3">
      <SettingsErrors {...said} {...{ fields, says }} form={`${id}-name`} />
      <div className="grid gap-4 md:grid-cols-2">
        <Field
          label="Full name"
          hint="As patients and colleagues read it, also on what was written before."
          error={fields.name}
          form={`${id}-name`}
        >
          <TextInput name="name" defaultValue={given.name} autoComplete="off" />
        </Field>
        <Field
          label="Signs in as"
          hint="An e-mail address, or a name without spaces. With another one, a link that was not used yet stops working."
          error={fields.signIn}
          form={`${id}-name`}
        >
          <TextInput
            name="signIn"
            defaultValue={given.signIn}
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
          />
        </Field>
      </div>
      <div className="flex flex-wrap items-center gap-3">
        <SubmitButton size="small" pending={pending}>
          Save name of {name}
        </SubmitButton>
        {done && !pending && <Alert tone="good" title="Saved" className="py-1.5" />}
      </div>
    </form>
  )
}
