// Owns what is said of a protocol in its editor: name, condition, regions of the body, and for whom it is.
'use client'

import { useFormContext, useFormState } from 'react-hook-form'
import { Boxes } from '@/components/catalog/Boxes'
import { Card } from '@/components/ui/Card'
import { Field } from '@/components/ui/Field'
import { TextArea, TextInput } from '@/components/ui/inputs'
import { bodyRegions } from '@/domain/catalog/vocabulary'
import type { ProtocolForm } from '@/domain/plans/protocol'
import { messageAt } from './plan-form'

export function ProtocolAbout() {
  const { register, control } = useFormContext<ProtocolForm>()
  const { errors } = useFormState({ control, name: ['name', 'condition', 'regions', 'summary'] })
  return (
    <Card>
      <div className="grid gap-4 sm:grid-cols-2">
        <Field label="Name" error={errors.name?.message}>
          <TextInput {...register('name')} autoComplete="off" />
        </Field>
        <Field label="Condition" error={errors.condition?.message}>
          <TextInput {...register('condition')} autoComplete="off" />
        </Field>
      </div>
      <Boxes
        name="regions"
        legend="Body regions"
        words={bodyRegions}
        error={messageAt(errors, 'regions')}
        className="mt-4"
      />
      <Field
        label="Summary"
        hint="For whom it is, for whom it is not, and what matters in it."
        optional
        error={errors.summary?.message}
        className="mt-4"
      >
        <TextArea {...register('summary')} rows={3} />
      </Field>
    </Card>
  )
}
