// Owns the questions of a baseline assessment: what was found, pain, and the activities that the problem limits.
'use client'

import { Plus, X } from 'lucide-react'
import { useController, useFieldArray, useFormContext, useFormState } from 'react-hook-form'
import type { z } from 'zod'
import { Button } from '@/components/ui/Button'
import { Field } from '@/components/ui/Field'
import { NumberInput, TextArea, TextInput } from '@/components/ui/inputs'
import { ScalePicker } from '@/components/ui/ScalePicker'
import { useOwnPlace } from '@/components/ui/useOwnPlace'
import { HandMeasurementFields } from '@/components/reassessment/HandMeasurementFields'
import { asScore } from '@/components/reassessment/measured-so-far'
import { mostActivities, type baselineSchema } from '@/domain/reassessment/baseline'
import type { Measure } from '@/domain/reassessment/measures'

/** Any form that asks for a baseline holds it under this name. */
export type WithBaseline = { baseline: z.input<typeof baselineSchema> | null }

export const emptyBaseline = (own: readonly Measure[]): z.input<typeof baselineSchema> => ({
  findings: '',
  nprsNow: null,
  nprsWorst: null,
  nprsAverage: null,
  activities: [1, 2, 3].map(() => ({ item: '', score: null })),
  handMeasurements: [],
  own: own.map(({ code }) => ({ code, value: null })),
})

/** `own` are the clinic's own measures. */
export function BaselineFields({ own }: { own: readonly Measure[] }) {
  const { register, control } = useFormContext<WithBaseline>()
  const { errors } = useFormState({ control, name: 'baseline' })
  const { fields, append, remove } = useFieldArray({ control, name: 'baseline.activities', keyName: 'key' })
  const { place: addButton, stayHere } = useOwnPlace<HTMLButtonElement>()
  return (
    <div className="space-y-5">
      <div className="grid gap-5 xl:grid-cols-3">
        <Score name="baseline.nprsNow" legend="Pain now" lowest="none" highest="worst" />
        <Score name="baseline.nprsWorst" legend="Worst pain in 24 hours" lowest="none" highest="worst" />
        <Score name="baseline.nprsAverage" legend="Average pain in 24 hours" lowest="none" highest="worst" />
      </div>
      <div>
        <h3 className="font-semibold">Activities that are hard because of the problem</h3>
        <p className="mb-2 text-sm text-muted">
          Three to five, in the patient’s words, each from 0 to 10 (PSFS).
        </p>
        <ol className="space-y-4">
          {fields.map((field, i) => (
            <li key={field.key} className="grid gap-x-5 gap-y-2 lg:grid-cols-[minmax(0,2fr)_minmax(0,3fr)]">
              <Field label={`Activity ${i + 1}`} error={errors.baseline?.activities?.[i]?.item?.message}>
                <TextInput {...register(`baseline.activities.${i}.item`)} autoComplete="off" />
              </Field>
              <div className="flex items-start gap-2">
                <Score
                  name={`baseline.activities.${i}.score`}
                  legend={`How well activity ${i + 1} goes`}
                  lowest="unable"
                  highest="as before"
                />
                {i >= 3 && (
                  <Button size="small" variant="quiet" icon={<X />} onClick={() => stayHere(() => remove(i))}>
                    Remove activity {i + 1}
                  </Button>
                )}
              </div>
            </li>
          ))}
        </ol>
        {fields.length < mostActivities && (
          <Button
            ref={addButton}
            size="small"
            variant="quiet"
            icon={<Plus />}
            className="mt-2"
            onClick={() => append({ item: '', score: null })}
          >
            Add an activity
          </Button>
        )}
      </div>
      {own.length > 0 && (
        <div className="grid gap-4 sm:grid-cols-2 lg:grid-cols-3">
          {own.map((measure, i) => (
            <Field
              key={measure.code}
              label={measure.name}
              optional
              hint={[measure.question, `${measure.least} to ${measure.most}${measure.unit}`]
                .filter(Boolean)
                .join(' ')}
              error={errors.baseline?.own?.[i]?.value?.message}
            >
              <NumberInput
                decimal={measure.step < 1}
                {...register(`baseline.own.${i}.value`, { setValueAs: asScore })}
              />
            </Field>
          ))}
        </div>
      )}
      <div>
        <h3 className="mb-2 font-semibold">Range, strength and posture</h3>
        <HandMeasurementFields name="baseline.handMeasurements" />
      </div>
      <Field label="Findings" optional error={errors.baseline?.findings?.message}>
        <TextArea {...register('baseline.findings')} rows={4} />
      </Field>
    </div>
  )
}

interface ScoreProps {
  name:
    'baseline.nprsNow' | 'baseline.nprsWorst' | 'baseline.nprsAverage' | `baseline.activities.${number}.score`
  legend: string
  lowest: string
  highest: string
}

/** Controlled, since a registered radio gives text and a scale's answer is a number or none. */
function Score({ name, legend, lowest, highest }: ScoreProps) {
  const { control } = useFormContext<WithBaseline>()
  const { field, fieldState } = useController({ control, name })
  return (
    <ScalePicker
      name={name}
      legend={legend}
      lowest={lowest}
      highest={highest}
      value={field.value ?? null}
      onChange={(event) => field.onChange(Number(event.currentTarget.value))}
      onBlur={field.onBlur}
      error={fieldState.error?.message}
      className="min-w-0 flex-1"
    />
  )
}
