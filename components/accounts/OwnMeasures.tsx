// Owns the clinic's own measures: listed, made, retired, taken into use again.
'use client'

import { Ruler } from 'lucide-react'
import { Alert } from '@/components/ui/Alert'
import { Checkbox } from '@/components/ui/Checkbox'
import { Field } from '@/components/ui/Field'
import { FormErrors } from '@/components/ui/FormErrors'
import { NumberInput, Select, TextInput } from '@/components/ui/inputs'
import { SubmitButton } from '@/components/ui/SubmitButton'
import { WhenReady } from '@/components/ui/WhenReady'
import type { ActionResult } from '@/domain/action-result'
import type { Direction, OwnMeasure } from '@/domain/reassessment/measures'
import type { OwnMeasureInput } from '@/domain/reassessment/own-measure'
import { typedNumber } from '@/domain/typed-number'
import { RemovableList } from './RemovableList'
import { textIn } from './textIn'
import { useAction } from './useAction'

export interface OwnMeasuresProps {
  measures: readonly OwnMeasure[]
  add: (input: OwnMeasureInput) => Promise<ActionResult<void>>
  retire: (id: string) => Promise<ActionResult<void>>
  bringBack: (id: string) => Promise<ActionResult<void>>
}

export function OwnMeasures({ measures, add, retire, bringBack }: OwnMeasuresProps) {
  const adding = useAction(add)
  // Each is the other's way back.
  const using = useAction((id: string, again: boolean) => (again ? bringBack(id) : retire(id)))
  const inUse = measures.filter(({ retired }) => !retired)
  const retired = measures.filter((measure) => measure.retired)
  const { '': message, ...wrong } = adding.fields
  const form = adding.formOf((given) => [inputOf(given)])
  return (
    <div className="space-y-5">
      {using.fields[''] && <Alert tone="danger" title={using.fields['']} />}
      <RemovableList
        label="Own measures"
        items={inUse.map(itemOf)}
        verb="Retire"
        pending={using.pending}
        onPress={(id) => using.run(id, false)}
      />
      {retired.length > 0 && (
        <details>
          <summary className="min-h-11 cursor-pointer content-center font-semibold text-accent-text">{`Retired measures (${retired.length})`}</summary>
          <p className="mb-2 text-muted">
            Not measured any more. What was measured by them stays; used again, it is compared with that.
          </p>
          <RemovableList
            label="Retired measures"
            items={retired.map(itemOf)}
            verb="Use again"
            pending={using.pending}
            onPress={(id) => using.run(id, true)}
          />
        </details>
      )}
      {/* Emptied once the measure is there, kept as typed while something is wrong. */}
      <WhenReady closed={adding.pending}>
        <form key={adding.times} {...form} noValidate className="space-y-4">
          <FormErrors fields={wrong} message={message} form="measure" />
          <div className="grid gap-4 md:grid-cols-2">
            <Field label="Name" error={wrong.name} form="measure">
              <TextInput name="name" autoComplete="off" />
            </Field>
            <Field label="What is asked or measured" optional error={wrong.question} form="measure">
              <TextInput name="question" autoComplete="off" />
            </Field>
          </div>
          <div className="grid grid-cols-2 gap-4 md:grid-cols-4">
            <Field label="Lowest value" error={wrong.least} form="measure">
              <NumberInput name="least" decimal />
            </Field>
            <Field label="Highest value" error={wrong.most} form="measure">
              <NumberInput name="most" decimal />
            </Field>
            <Field label="Unit" optional error={wrong.unit} form="measure">
              <TextInput name="unit" autoComplete="off" />
            </Field>
            <Field label="Which is better" error={wrong.direction} form="measure">
              <Select
                name="direction"
                options={[
                  { value: 'higher-is-better', label: 'Higher' },
                  { value: 'lower-is-better', label: 'Lower' },
                ]}
              />
            </Field>
          </div>
          <div className="grid gap-4 md:grid-cols-2">
            <Field
              label="Smallest change that matters (MCID)"
              optional
              hint="Left empty, no change is called one that matters."
              error={wrong.mcid}
              form="measure"
            >
              <NumberInput name="mcid" decimal className="max-w-40" />
            </Field>
            <Field
              label="Source and licence"
              optional
              hint="Many questionnaires may not be used without one."
              error={wrong.licence}
              form="measure"
            >
              <TextInput name="licence" autoComplete="off" />
            </Field>
          </div>
          <div className="space-y-1">
            <Checkbox name="decimals" label="Values have a decimal" id="measure-decimals" />
            <Checkbox
              name="byPatient"
              label="The patient can answer it in the portal"
              id="measure-by-patient"
            />
          </div>
          <SubmitButton icon={<Ruler />} pending={adding.pending}>
            Add measure
          </SubmitButton>
        </form>
      </WhenReady>
    </div>
  )
}

function inputOf(given: FormData): OwnMeasureInput {
  // What is no number stays as it was typed, so that the schema can say so.
  const number = (name: string) => typedNumber(textIn(given, name)) as number
  return {
    name: textIn(given, 'name'),
    question: textIn(given, 'question'),
    least: number('least'),
    most: number('most'),
    decimals: given.has('decimals'),
    unit: textIn(given, 'unit'),
    direction: textIn(given, 'direction') as Direction,
    mcid: textIn(given, 'mcid').trim() === '' ? null : number('mcid'),
    byPatient: given.has('byPatient'),
    licence: textIn(given, 'licence'),
  }
}

const itemOf = (measure: OwnMeasure) => ({
  id: measure.id,
  name: measure.name,
  words: measureWords(measure),
})

function measureWords({ least, most, unit, direction, mcid, byPatient }: OwnMeasure): string {
  return [
    `${least} to ${most}${unit && ` ${unit}`}`,
    direction === 'higher-is-better' ? 'higher is better' : 'lower is better',
    mcid === null ? 'no smallest change set' : `${mcid} is the smallest change that matters`,
    ...(byPatient ? ['asked in the portal'] : []),
  ].join(', ')
}
