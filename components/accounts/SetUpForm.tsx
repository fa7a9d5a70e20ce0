// Owns the first form of a new clinic: the clinic, and the person who runs it.
'use client'

import { useState, useSyncExternalStore } from 'react'
import { Checkbox } from '@/components/ui/Checkbox'
import { Field } from '@/components/ui/Field'
import { FormErrors } from '@/components/ui/FormErrors'
import { Select, TextInput } from '@/components/ui/inputs'
import { SubmitButton } from '@/components/ui/SubmitButton'
import { ChoosePassphrase } from './ChoosePassphrase'
import { useServerForm, type FormAction } from './useServerForm'

export interface SetUpFormProps {
  setUp: FormAction
  timeZones: readonly string[]
  offered: string
}

const never = () => () => {}
const zoneOfBrowser = () => Intl.DateTimeFormat().resolvedOptions().timeZone
const zoneUnknown = () => ''

export function SetUpForm({ setUp, timeZones, offered }: SetUpFormProps) {
  const { fields, pending, formProps } = useServerForm(setUp)
  const here = useSyncExternalStore(never, zoneOfBrowser, zoneUnknown)
  const [chosen, setChosen] = useState<string | null>(null)
  const zones = here && !timeZones.includes(here) ? [here, ...timeZones] : timeZones
  const { '': message, ...wrong } = fields
  return (
    <form {...formProps} className="space-y-5">
      <FormErrors fields={wrong} message={message} />
      <Field
        label="Code from the terminal"
        hint="Printed where the program was started. It shows that this is your computer."
        error={fields.code}
      >
        <TextInput
          name="code"
          required
          autoComplete="one-time-code"
          autoCapitalize="none"
          spellCheck={false}
        />
      </Field>
      <Field label="Name of the clinic" error={fields.clinicName}>
        <TextInput name="clinicName" required autoComplete="organization" maxLength={200} />
      </Field>
      <Field label="Time zone" error={fields.timeZone}>
        <Select
          name="timeZone"
          required
          placeholder="Choose a time zone"
          options={zones.map((zone) => ({ value: zone, label: zone.replaceAll('_', ' ') }))}
          value={chosen ?? here}
          onChange={(event) => setChosen(event.currentTarget.value)}
        />
      </Field>
      <Field label="Your name" hint="As patients and colleagues see it." error={fields.name}>
        <TextInput name="name" required autoComplete="name" maxLength={200} />
      </Field>
      <ChoosePassphrase signIn={null} offered={offered} fields={fields} />
      <Checkbox
        name="treatsPatients"
        label="I treat patients myself"
        hint="Then you are admin and therapist; you can change it later."
        defaultChecked
      />
      <SubmitButton wide size="large" pending={pending} pendingLabel="Setting up …">
        Set up the clinic
      </SubmitButton>
    </form>
  )
}
