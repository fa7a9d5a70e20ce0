// Owns the fields of a patient's record.
'use client'

import { useFormContext, useFormState } from 'react-hook-form'
import type { z } from 'zod'
import { CautionPicker } from '@/components/catalog/CautionPicker'
import { Field } from '@/components/ui/Field'
import { Select, TextInput } from '@/components/ui/inputs'
import type { patientRecordSchema } from '@/domain/patients'

export type RecordForm = z.input<typeof patientRecordSchema>

export function PatientFormFields({ timeZones }: { timeZones: readonly string[] }) {
  const { register, control } = useFormContext<RecordForm>()
  const { errors } = useFormState({ control })
  return (
    <div className="space-y-4">
      <div className="grid gap-4 sm:grid-cols-[minmax(0,1fr)_12rem]">
        <Field label="Name" error={errors.name?.message}>
          <TextInput {...register('name')} autoComplete="off" />
        </Field>
        <Field label="Date of birth" optional error={errors.birthDate?.message}>
          <TextInput type="date" {...register('birthDate')} />
        </Field>
      </div>
      <div className="grid gap-4 sm:grid-cols-3">
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
      <Field label="Diagnosis or problem" optional error={errors.diagnosis?.message}>
        <TextInput {...register('diagnosis')} autoComplete="off" />
      </Field>
      <CautionPicker name="precautions" label="Precautions" />
    </div>
  )
}
