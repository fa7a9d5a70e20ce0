// Owns the summary: it follows the figures until the therapist writes in it, and from then on is the therapist's, who is told when the figures change after that.
'use client'

import { Check, RotateCcw } from 'lucide-react'
import { useEffect, useState } from 'react'
import { useController, useFormContext } from 'react-hook-form'
import { Alert } from '@/components/ui/Alert'
import { Button } from '@/components/ui/Button'
import { Field } from '@/components/ui/Field'
import { TextArea } from '@/components/ui/inputs'
import type { DecidedInput } from '@/domain/reassessment/decision'

export function SummaryField({ written }: { written: string }) {
  const { control, setValue } = useFormContext<DecidedInput>()
  const { field, fieldState } = useController({ control, name: 'summary' })
  /** What the figures said when somebody began to write; null while nobody has. */
  const [writtenFrom, setWrittenFrom] = useState<string | null>(null)
  const own = writtenFrom !== null
  useEffect(() => {
    if (!own) setValue('summary', written)
  }, [written, own, setValue])
  const again = (
    <Button size="small" variant="quiet" icon={<RotateCcw />} onClick={() => setWrittenFrom(null)}>
      Write it from the figures again
    </Button>
  )
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
            const text = event.currentTarget.value
            field.onChange(event)
            setWrittenFrom((before) => (text === written ? null : (before ?? written)))
          }}
        />
      </Field>
      {own && writtenFrom === written && again}
      {own && writtenFrom !== written && (
        <Alert tone="warning" title="The figures have changed since you began to write here">
          <p>What stands here is kept and goes into the letter. Does it still say what was measured?</p>
          <div className="mt-1 flex flex-wrap gap-2">
            {again}
            <Button size="small" variant="quiet" icon={<Check />} onClick={() => setWrittenFrom(written)}>
              It is right as it stands
            </Button>
          </div>
        </Alert>
      )}
    </div>
  )
}
