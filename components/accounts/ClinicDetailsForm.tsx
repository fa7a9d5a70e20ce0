// Owns the form of the clinic's own details.
'use client'

import { Alert } from '@/components/ui/Alert'
import { Field } from '@/components/ui/Field'
import { NumberInput, Select, TextInput } from '@/components/ui/inputs'
import { SubmitButton } from '@/components/ui/SubmitButton'
import { typedNumber } from '@/domain/typed-number'
import { SettingsErrors, type SettingsErrorsProps } from './SettingsErrors'
import { textIn } from './textIn'
import { useSettings, type SaveSettings } from './useSettings'

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
  /** How many sessions are booked. */
  booked: number
  save: SaveSettings<Details>
}

export function ClinicDetailsForm({ details, timeZones, booked, save }: ClinicDetailsFormProps) {
  const { form, filled, given, pending, done, fields, ...said } = useSettings(details, save, (typed) => ({
    name: textIn(typed, 'name'),
    timeZone: textIn(typed, 'timeZone'),
    phone: textIn(typed, 'phone'),
    email: textIn(typed, 'email'),
    // What is no number stays as it was typed, so that the schema can say so.
    adherenceTarget: typedNumber(textIn(typed, 'adherenceTarget')) as number,
  }))
  const zones = timeZones.includes(given.timeZone) ? timeZones : [given.timeZone, ...timeZones]
  return (
    <form key={filled} {...form} noValidate className="space-y-4">
      <SettingsErrors {...said} {...{ fields, says }} form="clinic" />
      <div className="grid gap-4 md:grid-cols-2">
        <Field label="Name of the clinic" error={fields.name} form="clinic">
          <TextInput name="name" defaultValue={given.name} autoComplete="organization" />
        </Field>
        <Field label="Time zone" hint={booked > 0 && zoneWords(booked)} error={fields.timeZone} form="clinic">
          <Select
            name="timeZone"
            defaultValue={given.timeZone}
            options={zones.map((zone) => ({ value: zone, label: placeOf(zone) }))}
          />
        </Field>
        <Field
          label="Telephone"
          hint="Patients see it beside “stop and call”."
          error={fields.phone}
          form="clinic"
          optional
        >
          <TextInput name="phone" type="tel" defaultValue={given.phone} autoComplete="off" />
        </Field>
        <Field
          label="E-mail address"
          hint="Where patients may write."
          error={fields.email}
          form="clinic"
          optional
        >
          <TextInput name="email" type="email" defaultValue={given.email} autoComplete="off" />
        </Field>
        <Field
          label="Adherence counts as good from (%)"
          hint="80 is the commonest choice."
          error={fields.adherenceTarget}
          form="clinic"
        >
          <NumberInput name="adherenceTarget" unit="%" defaultValue={given.adherenceTarget} />
        </Field>
      </div>
      <div className="flex flex-wrap items-center gap-3">
        <SubmitButton pending={pending}>Save clinic details</SubmitButton>
        {done && !pending && <Alert tone="good" title="Saved" className="py-1.5" />}
      </div>
    </form>
  )
}

const placeOf = (zone: string) => zone.replaceAll('_', ' ')

const says: SettingsErrorsProps<Details>['says'] = {
  name: (name) => `Name of the clinic: ${name}`,
  timeZone: (zone) => `Time zone: ${placeOf(zone)}`,
  phone: (phone) => `Telephone: ${phone || 'none'}`,
  email: (email) => `E-mail address: ${email || 'none'}`,
  adherenceTarget: (target) => `Adherence counts as good from ${target} %`,
}

const zoneWords = (booked: number) =>
  `If you change it, ${booked === 1 ? 'the one booked session keeps' : `all ${booked} booked sessions keep`} day and time: what is at 10:00 now is at 10:00 in the new zone.`
