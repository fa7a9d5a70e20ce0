// Owns what is asked first of a new patient: name, problem and precautions; how to reach them can wait, and so stands folded.
'use client'

import { useFormContext, useFormState } from 'react-hook-form'
import { CautionPicker } from '@/components/catalog/CautionPicker'
import { Field } from '@/components/ui/Field'
import { Select, TextInput } from '@/components/ui/inputs'
import type { NewPatientInput } from '@/domain/patients'

export function NewRecordFields({ timeZones }: { timeZones: readonly string[] }) {
  const { register, control } = useFormContext<NewPatientInput>()
  const { errors } = useFormState({ control })
  return (
    <div className="space-y-4">
      <div className="grid gap-4 sm:grid-cols-[minmax(0,1fr)_12rem]">
        <Field label="Name" error={errors.name?.message}>
          <TextInput {...register('name')} autoComplete="off" autoFocus />
        </Field>
        <Field label="Date of birth" optional error={errors.birthDate?.message}>
          <TextInput type="date" {...register('birthDate')} />
        </Field>
      </div>
      <Field
        label="Diagnosis or problem"
        optional
        hint="Protocols that fit it are offered first."
        error={errors.diagnosis?.message}
      >
        <TextInput {...register('diagnosis')} autoComplete="off" />
      </Field>
      <CautionPicker name="precautions" label="Precautions" />
      <details
        className="rounded-control border border-line px-4 py-2 open:pb-4"
        open={Boolean(errors.phone ?? errors.email ?? errors.timeZone) || undefined}
      >
        <summary className="min-h-8 font-semibold">
          Contact and time zone <span className="font-normal text-muted">(can be added later)</span>
        </summary>
        <div className="mt-2 grid gap-4 sm:grid-cols-3">
          <Field label="Phone" optional error={errors.phone?.message}>
            <TextInput type="tel" {...register('phone')} autoComplete="off" />
          </Field>
          <Field label="E-mail" optional error={errors.email?.message}>
            {/* Not type="email": the browser would rewrite what it cannot read. */}
            <TextInput inputMode="email" {...register('email')} autoComplete="off" />
          </Field>
          <Field label="Time zone" error={errors.timeZone?.message}>
            <Select
              {...register('timeZone')}
              options={timeZones.map((zone) => ({ value: zone, label: zone }))}
            />
          </Field>
        </div>
      </details>
    </div>
  )
}
