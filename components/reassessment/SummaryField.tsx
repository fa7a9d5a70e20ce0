// Owns the summary: it follows the figures until the therapist writes in it, and from then on is the therapist's.
'use client'

import { RotateCcw } from 'lucide-react'
import { useEffect } from 'react'
import { useController, useFormContext } from 'react-hook-form'
import { Button } from '@/components/ui/Button'
import { Field } from '@/components/ui/Field'
import { TextArea } from '@/components/ui/inputs'
import type { DecidedInput } from '@/domain/reassessment/decision'

export function SummaryField({ written }: { written: string }) {
  const { control, setValue, resetField } = useFormContext<DecidedInput>()
  const { field, fieldState } = useController({ control, name: 'summary' })
  const own = fieldState.isTouched && field.value !== written
  useEffect(() => {
    if (!fieldState.isTouched) setValue('summary', written)
  }, [written, fieldState.isTouched, setValue])
  return (
    <div className="space-y-2">
      <Field
        label="What it came to"
        hint="Written from the figures. Change what you like: what stands here is kept."
        error={fieldState.error?.message}
      >
        <TextArea
          rows={6}
          className="field-sizing-content max-h-96"
          {...field}
          onChange={(event) => {
            field.onChange(event)
            field.onBlur()
          }}
        />
      </Field>
      {own && (
        <Button
          size="small"
          variant="quiet"
          icon={<RotateCcw />}
          onClick={() => resetField('summary', { defaultValue: written })}
        >
          Write it from the figures again
        </Button>
      )}
    </div>
  )
}
