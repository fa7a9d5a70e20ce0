// Owns the form of the clinic's own details.
'use client'

import { Alert } from '@/components/ui/Alert'
import { Field } from '@/components/ui/Field'
import { FormErrors } from '@/components/ui/FormErrors'
import { NumberInput, Select, TextInput } from '@/components/ui/inputs'
import { SubmitButton } from '@/components/ui/SubmitButton'
import type { ActionResult } from '@/domain/action-result'
import { textIn } from './textIn'
import { useAction } from './useAction'

interface Details {
  name: string
  timeZone: string
  phone: string
  email: string
  adherenceTarget: number
}

export interface ClinicDetailsFormProps {
  details: Details
  timeZones: readonly string[]
  save: (details: Details) => Promise<ActionResult<void>>
}

export function ClinicDetailsForm({ details, timeZones, save }: ClinicDetailsFormProps) {
  const { formOf, pending, done, fields } = useAction(save)
  const { '': message, ...wrong } = fields
  const form = formOf((given) => {
    const target = textIn(given, 'adherenceTarget').trim()
    const adherenceTarget = target === '' ? Number.NaN : Number(target)
    return [
      {
        name: textIn(given, 'name'),
        timeZone: textIn(given, 'timeZone'),
        phone: textIn(given, 'phone'),
        email: textIn(given, 'email'),
        adherenceTarget,
      },
    ]
  })
  const zones = timeZones.includes(details.timeZone) ? timeZones : [details.timeZone, ...timeZones]
  return (
    <form {...form} noValidate className="space-y-4">
      <FormErrors fields={wrong} message={message} form="clinic" />
      <div className="grid gap-4 md:grid-cols-2">
        <Field label="Name of the clinic" error={fields.name} form="clinic">
          <TextInput name="name" defaultValue={details.name} autoComplete="organization" />
        </Field>
        <Field label="Time zone" error={fields.timeZone} form="clinic">
          <Select
            name="timeZone"
            defaultValue={details.timeZone}
            options={zones.map((zone) => ({ value: zone, label: zone.replaceAll('_', ' ') }))}
          />
        </Field>
        <Field
          label="Telephone"
          hint="Patients see it beside “stop and call”."
          error={fields.phone}
          form="clinic"
          optional
        >
          <TextInput name="phone" type="tel" defaultValue={details.phone} autoComplete="off" />
        </Field>
        <Field
          label="E-mail address"
          hint="Where patients may write."
          error={fields.email}
          form="clinic"
          optional
        >
          <TextInput name="email" type="email" defaultValue={details.email} autoComplete="off" />
        </Field>
        <Field
          label="Adherence counts as good from (%)"
          hint="80 is the commonest choice."
          error={fields.adherenceTarget}
          form="clinic"
        >
          <NumberInput name="adherenceTarget" unit="%" defaultValue={details.adherenceTarget} />
        </Field>
      </div>
      <div className="flex flex-wrap items-center gap-3">
        <SubmitButton pending={pending}>Save clinic details</SubmitButton>
        {done && !pending && <Alert tone="good" title="Saved" className="py-1.5" />}
      </div>
    </form>
  )
}
