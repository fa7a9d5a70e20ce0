// Owns measuring again and deciding: baseline, last and now beside each other, with the change as it is typed.
'use client'

import { zodResolver } from '@hookform/resolvers/zod'
import { useRouter } from 'next/navigation'
import { FormProvider, useForm, useWatch, type Path, type Resolver } from 'react-hook-form'
import { Section } from '@/components/ui/Card'
import { ChoiceGroup } from '@/components/ui/ChoiceGroup'
import { Field } from '@/components/ui/Field'
import { FormErrors } from '@/components/ui/FormErrors'
import { Select, TextArea, TextInput } from '@/components/ui/inputs'
import { SubmitButton } from '@/components/ui/SubmitButton'
import type { ActionResult } from '@/domain/action-result'
import type { Measured } from '@/domain/plans/goals'
import type { CalendarDate } from '@/domain/plans/plan'
import { decisions, goesOn, type Decision } from '@/domain/reassessment/assessment'
import { decidedSchemaFor, isEdited, type Decided, type DecidedInput } from '@/domain/reassessment/decision'
import { handMeasures } from '@/domain/reassessment/hand-measures'
import type { Measure, Measurement } from '@/domain/reassessment/measures'
import { compareAssessments } from '@/domain/reassessment/progress'
import { summaryOf } from '@/domain/reassessment/summary'
import { HandMeasurementFields } from './HandMeasurementFields'
import { MeasuredNow } from './MeasuredNow'
import { measuredSoFar } from './measured-so-far'
import { PlanStory, type PlanStoryProps } from './PlanStory'
import { SummaryField } from './SummaryField'

export interface ReassessFormProps extends Pick<
  PlanStoryProps,
  'figures' | 'tolerances' | 'changes' | 'goals' | 'startsOn' | 'locale'
> {
  planId: string
  /** Of the PSFS at the baseline. */
  activities: readonly string[]
  baseline: readonly Measurement[] | null
  last: readonly Measurement[] | null
  /** Every assessment so far, the oldest first. */
  measured: readonly Measured[]
  /** The clinic's own measures: all there were, and those that are measured now. */
  own: { known: readonly Measure[]; offered: readonly Measure[] }
  coming: readonly { id: string; name: string }[]
  today: CalendarDate
  nextDueOn: CalendarDate
  reassess: (input: DecidedInput) => Promise<ActionResult<{ decision: Decision; patientId: string }>>
}

const ownActivities = 3
const hints: Record<Decision, string> = {
  continue: 'The plan stays as it is',
  progress: 'Earlier logs keep the dosage they were logged against',
  modify: 'Opens the editor with the next version',
  extend: 'Opens the editor with the next version',
  discharge: 'Completes the plan today',
  refer: 'The plan stays as it is until you end it',
}

export function ReassessForm(props: ReassessFormProps) {
  const { planId, activities, baseline, last, own, coming, today, nextDueOn, reassess } = props
  const byHand = handBefore(baseline, last)
  const router = useRouter()
  const form = useForm<DecidedInput, unknown, Decided>({
    resolver: namedActivities(zodResolver(decidedSchemaFor({ activities, own: own.offered }))),
    defaultValues: {
      findings: '',
      nprsNow: null,
      nprsWorst: null,
      activities: (activities.length > 0 ? activities : Array.from({ length: ownActivities }, () => '')).map(
        (item) => ({
          item,
          score: null,
        }),
      ),
      groc: null,
      handMeasurements: byHand,
      own: own.offered.map(({ code }) => ({ code, value: null })),
      summary: '',
      nextDueOn,
      phaseId: coming[0]?.id ?? '',
      effectiveOn: today,
    },
  })
  const { register, control, setError, formState } = form
  const { errors, isSubmitting } = formState
  const typed = useWatch({ control })
  const { decision } = typed
  const now = measuredSoFar(typed, own.offered)
  const compared = compareAssessments(baseline, last, now, own.known)
  const measured = [...props.measured, { on: today, measurements: now }]

  const submit = form.handleSubmit(async (_, event) => {
    event?.preventDefault()
    const values = form.getValues()
    // The values as typed: parsing them twice would transform them twice.
    const result = await reassess({ ...values, activities: named(values.activities) })
    if (!result.ok) {
      for (const [path, message] of Object.entries(result.fields))
        setError((path || 'root') as Path<DecidedInput>, { message })
      return
    }
    const { decision, patientId } = result.value
    router.push(
      isEdited(decision)
        ? `/plans/${planId}/edit`
        : decision === 'discharge'
          ? `/patients/${patientId}`
          : `/plans/${planId}`,
    )
  })

  return (
    <FormProvider {...form}>
      <form onSubmit={submit} noValidate className="space-y-8">
        <div className="grid gap-8 xl:grid-cols-[minmax(0,1fr)_19rem]">
          <Section
            title="Measures"
            lead="Pain 0 to 10, lower is better. Activities 0 to 10, higher is better."
            bare
            className="min-w-0"
          >
            <MeasuredNow
              typed={typed}
              compared={compared}
              named={activities.length > 0}
              knownByHand={byHand.length}
              own={own.offered}
            />
            <div className="mt-4">
              <HandMeasurementFields name="handMeasurements" from={byHand.length} />
            </div>
          </Section>
          <Section title="How it went">
            <PlanStory {...props} measured={measured} />
          </Section>
        </div>
        <Section title="Findings">
          <Field label="What you found" optional error={errors.findings?.message}>
            <TextArea rows={5} {...register('findings')} />
          </Field>
        </Section>
        <Section title="Summary">
          <SummaryField written={summaryOf({ ...props, compared, measured })} />
        </Section>
        <Section title="Decision" className="space-y-0">
          <div className="space-y-4">
            <ChoiceGroup
              legend="What happens next?"
              error={errors.decision?.message}
              choices={Object.entries(decisions)
                .filter(([value]) => value !== 'progress' || coming.length > 0)
                .map(([value, label]) => ({ value, label, hint: hints[value as Decision] }))}
              {...register('decision')}
            />
            {decision === 'progress' && (
              <div className="grid gap-4 sm:grid-cols-2">
                <Field label="Move to" error={errors.phaseId?.message}>
                  <Select
                    options={coming.map(({ id, name }) => ({ value: id, label: name }))}
                    {...register('phaseId')}
                  />
                </Field>
                <Field label="From" hint="Today or later" error={errors.effectiveOn?.message}>
                  <TextInput type="date" min={today} {...register('effectiveOn')} />
                </Field>
              </div>
            )}
            {decision && goesOn(decision) && (
              <Field label="Reassess next on" error={errors.nextDueOn?.message}>
                <TextInput
                  type="date"
                  min={today}
                  {...register('nextDueOn', { setValueAs: (typed) => typed || null })}
                />
              </Field>
            )}
          </div>
        </Section>
        <FormErrors message={errors.root?.message} />
        <SubmitButton pending={isSubmitting} pendingLabel="Saving">
          Save reassessment
        </SubmitButton>
      </form>
    </FormProvider>
  )
}

/** What was measured by hand before is asked again: it is the same movement or muscle that is compared. */
function handBefore(
  ...earlier: (readonly Measurement[] | null)[]
): DecidedInput['handMeasurements'] & object {
  const before = new Map<string, DecidedInput['handMeasurements'] & object>()
  for (const { measure, item } of earlier.flatMap((each) => each ?? [])) {
    const kind = handMeasures.find((each) => each === measure)
    if (kind) before.set(`${measure} ${item}`, [{ measure: kind, item, side: '', value: null }])
  }
  return [...before.values()].flat()
}

const named = (activities: DecidedInput['activities']) => activities.filter(({ item }) => item.trim() !== '')

/** Rows for own activities that were left empty are no activities. */
function namedActivities(resolver: Resolver<DecidedInput, unknown, Decided>): typeof resolver {
  return (values, context, options) =>
    resolver({ ...values, activities: named(values.activities) }, context, options)
}
