// Owns measuring again and deciding: baseline, last and now beside each other, with the change as it is typed.
'use client'

import { zodResolver } from '@hookform/resolvers/zod'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { FormProvider, useForm, useWatch, type Path, type Resolver } from 'react-hook-form'
import { useAction } from '@/components/accounts/useAction'
import { Alert } from '@/components/ui/Alert'
import { Section } from '@/components/ui/Card'
import { Field } from '@/components/ui/Field'
import { FormErrors } from '@/components/ui/FormErrors'
import { TextArea } from '@/components/ui/inputs'
import { SubmitButton } from '@/components/ui/SubmitButton'
import { useLeaveWarning } from '@/components/ui/useLeaveWarning'
import { WhenReady } from '@/components/ui/WhenReady'
import type { ActionResult } from '@/domain/action-result'
import { dateWords } from '@/domain/date-words'
import type { CalendarDate } from '@/domain/plans/plan'
import type { SessionLeft } from '@/domain/plans/session-forms'
import { goesOn, type Decision } from '@/domain/reassessment/assessment'
import { decidedSchemaFor, isEdited, type Decided, type DecidedInput } from '@/domain/reassessment/decision'
import { handMeasures } from '@/domain/reassessment/hand-measures'
import type { Measure, Measurement } from '@/domain/reassessment/measures'
import { compareAssessments } from '@/domain/reassessment/progress'
import type { PlainExercise } from '@/domain/plans/plain-exercise'
import { usualFlareUp } from '@/domain/reassessment/self-management'
import { summaryOf } from '@/domain/reassessment/summary'
import { AssessedMeanwhile } from './AssessedMeanwhile'
import type { AssessmentListProps } from './AssessmentList'
import { DecisionFields, type DecisionFieldsProps } from './DecisionFields'
import { HandMeasurementFields } from './HandMeasurementFields'
import { MeasuredNow } from './MeasuredNow'
import { measuredSoFar } from './measured-so-far'
import { PlanStory, type PlanStoryProps } from './PlanStory'
import type { PreparedFieldProps } from './PreparedField'
import { SummaryField } from './SummaryField'

export interface ReassessFormProps extends Pick<
  PlanStoryProps,
  'figures' | 'tolerances' | 'changes' | 'written' | 'goals' | 'startsOn' | 'locale'
> {
  planId: string
  /** Of the PSFS at the baseline. */
  activities: readonly string[]
  baseline: readonly Measurement[] | null
  last: readonly Measurement[] | null
  /** So far, the oldest first. */
  assessments: AssessmentListProps['assessments']
  /** How many assessments and versions of the plan are shown. */
  shown: number
  /** The clinic's own measures: all there were, and those that are measured now. */
  own: { known: readonly Measure[]; offered: readonly Measure[] }
  coming: DecisionFieldsProps['coming']
  mayExtend: boolean
  /** Of a next version that is being written, which a discharge throws away. */
  draft: { revision: number; by: string } | null
  /** What each decision can prepare in the next version; null where somebody is writing it already. */
  suggested: PreparedFieldProps['suggested']
  /** What the patient answered beforehand. */
  selfReport: { id: string; on: CalendarDate; answers: readonly Measurement[] } | null
  /** What can be done on after a discharge, and whom to call. */
  toKeep: { exercises: readonly PlainExercise[]; contact: string }
  /** Still booked, for when the patient is discharged. */
  sessionsLeft: readonly SessionLeft[]
  today: CalendarDate
  /** Null where the plan leaves it to its sessions. */
  nextDueOn: CalendarDate | null
  /** When the plan asks to be reassessed. */
  ruleWords: string
  reassess: (input: DecidedInput) => Promise<ActionResult<{ decision: Decision; drafted: boolean }>>
}

const ownActivities = 3
/** What came meanwhile, which the page then shows. */
const learned = ['read', 'reportId', 'revision']
const atNoField = ['', ...learned]

export function ReassessForm(props: ReassessFormProps) {
  const { planId, activities, baseline, last, own, coming, selfReport, toKeep, today, nextDueOn, reassess } =
    props
  // As the form began: what is asked for stays what it was, whatever a colleague measures meanwhile.
  const [byHand] = useState(() => handBefore(baseline, last))
  const answered = (code: string, of = '') =>
    selfReport?.answers.find(({ measure, item }) => measure === code && item === of)?.value ?? null
  const averagePain = answered('nprs-average')
  const notBorne = props.tolerances
    .filter(({ verdict }) => verdict === 'not')
    .map(({ prescriptionId }) => prescriptionId)
  const router = useRouter()
  const form = useForm<DecidedInput, unknown, Decided>({
    resolver: namedActivities(zodResolver(decidedSchemaFor({ activities, own: own.offered }))),
    defaultValues: {
      read: props.shown,
      reportId: selfReport?.id ?? '',
      revision: props.draft?.revision ?? 0,
      findings: '',
      nprsNow: answered('nprs-now'),
      nprsWorst: answered('nprs-worst'),
      ...(averagePain !== null && { nprsAverage: averagePain }),
      activities: (activities.length > 0 ? activities : Array.from({ length: ownActivities }, () => '')).map(
        (item) => ({
          item,
          score: answered('psfs', item),
        }),
      ),
      groc: answered('groc'),
      handMeasurements: byHand,
      own: own.offered.map(({ code }) => ({ code, value: answered(code) })),
      summary: '',
      prepare: [],
      selfManagement: {
        keep: toKeep.exercises
          .map(({ prescriptionId }) => prescriptionId)
          .filter((id) => !notBorne.includes(id)),
        flareUp: usualFlareUp,
        contact: toKeep.contact,
      },
      cancelSessions: props.sessionsLeft.filter(({ ofPlan }) => ofPlan).map(({ id }) => id),
      nextDueOn,
      phaseId: coming[0]?.id ?? '',
      effectiveOn: coming[0]?.from ?? today,
    },
  })
  const { register, control, setError, formState } = form
  const { errors, isSubmitting, isDirty } = formState
  const leave = useLeaveWarning(isDirty)
  const typed = useWatch({ control })
  const now = measuredSoFar(typed, own.offered)
  const compared = compareAssessments(baseline, last, now, own.known)
  const measured = [...props.assessments, { on: today, measurements: now }]

  /** What the therapist has seen: what came since is shown, and is saved beside only once that was said. */
  const [seen] = useState({ shown: props.shown, assessments: props.assessments.length })
  const overtaken = props.shown !== seen.shown
  const came = props.assessments.slice(seen.assessments)

  const saving = useAction(async (read: number) => {
    const values = form.getValues()
    const result = await reassess({
      ...values,
      read,
      activities: named(values.activities),
      reportId: selfReport?.id ?? '',
      revision: props.draft?.revision ?? 0,
    })
    if (result.ok) {
      leave()
      router.push(after(planId, result.value))
      return result
    }
    for (const [path, message] of Object.entries(result.fields))
      if (!atNoField.includes(path)) setError(path as Path<DecidedInput>, { message })
    // Never otherwise: once signed out, or on a plan that has ended, there is no page with this form, and what was typed would go.
    if (learned.some((path) => path in result.fields)) router.refresh()
    return result
  })
  // The values as typed: parsing them twice would transform them twice.
  const submit = (read: number) => void form.handleSubmit(() => saving.run(read))()
  const trouble = atNoField
    .filter((path) => !(overtaken && path === 'read'))
    .map((path) => saving.fields[path])
    .find(Boolean)

  return (
    <FormProvider {...form}>
      {/* Once it is saved the page leads on. */}
      <WhenReady closed={saving.pending || saving.done}>
        <form
          onSubmit={(event) => {
            event.preventDefault()
            submit(seen.shown)
          }}
          noValidate
          className="space-y-8"
        >
          <div className="grid gap-8 xl:grid-cols-[minmax(0,1fr)_19rem] xl:grid-rows-[auto_1fr]">
            <Section
              title="Measures"
              lead="Pain 0 to 10, lower is better. Activities 0 to 10, higher is better."
              bare
              className="min-w-0"
            >
              {selfReport && (
                <Alert title={`Answered by the patient on ${dateWords(selfReport.on, props.locale)}`}>
                  {selfReport.id === formState.defaultValues?.reportId
                    ? 'It is filled in and marked below. Change what you find otherwise: what stands there is kept.'
                    : 'It came while this page was open, so nothing was filled in. It is marked beside each measure.'}
                </Alert>
              )}
              <MeasuredNow
                answers={selfReport?.answers ?? []}
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
            <Section title="How it went" className="xl:col-start-2 xl:row-span-2 xl:row-start-1">
              <PlanStory {...props} measured={measured} />
            </Section>
            <div className="min-w-0 space-y-8">
              <Section title="Findings">
                <Field label="What you found" optional error={errors.findings?.message}>
                  <TextArea rows={5} {...register('findings')} />
                </Field>
              </Section>
              <Section title="Summary">
                <SummaryField written={summaryOf({ ...props, compared, measured })} />
              </Section>
              <Section title="Decision">
                <DecisionFields
                  {...{ coming, today, notBorne }}
                  mayExtend={props.mayExtend}
                  toKeep={toKeep.exercises}
                  suggested={props.suggested}
                  draftBy={props.draft?.by}
                  ruleWords={props.ruleWords}
                  sessionsLeft={props.sessionsLeft}
                  locale={props.locale}
                />
              </Section>
              {overtaken && (
                <AssessedMeanwhile
                  title={
                    saving.fields.read ?? 'This plan was assessed or changed while you were writing here.'
                  }
                  assessments={came}
                  changed={props.shown - seen.shown > came.length}
                  own={own.known}
                  locale={props.locale}
                  pending={saving.pending}
                  onSaveMine={() => submit(props.shown)}
                  onLeave={() => {
                    leave()
                    router.push(`/plans/${planId}`)
                  }}
                />
              )}
              <FormErrors message={trouble} />
              <SubmitButton pending={isSubmitting || saving.pending} pendingLabel="Saving">
                Save reassessment
              </SubmitButton>
            </div>
          </div>
        </form>
      </WhenReady>
    </FormProvider>
  )
}

function after(planId: string, { decision, drafted }: { decision: Decision; drafted: boolean }): string {
  if (drafted || isEdited(decision)) return `/plans/${planId}/edit`
  return goesOn(decision) ? `/plans/${planId}` : `/plans/${planId}/letter`
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
