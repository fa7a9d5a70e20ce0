// Owns the questions before a check: pain, activities, how it is compared with the start; each may be left out. A plain form without scripts.
'use client'

import { Send } from 'lucide-react'
import { OwnerField } from '@/components/accounts/PageOwner'
import { usePlainForm } from '@/components/accounts/usePlainForm'
import { Alert } from '@/components/ui/Alert'
import { Card } from '@/components/ui/Card'
import { Field } from '@/components/ui/Field'
import { NumberInput } from '@/components/ui/inputs'
import { ScalePicker } from '@/components/ui/ScalePicker'
import { SubmitButton } from '@/components/ui/SubmitButton'
import type { ActionResult } from '@/domain/action-result'
import { dateWords } from '@/domain/date-words'
import type { Measure, Measurement } from '@/domain/reassessment/measures'

/** What was answered comes back with a refusal, since without scripts the page is made anew. */
export type AnswersSent = ActionResult<void> & { answers?: readonly Measurement[] }

export interface SelfReportFormProps {
  planId: string
  problem: string
  activities: readonly string[]
  own: readonly Measure[]
  /** Since the last check. */
  sent: { on: string; answers: readonly Measurement[] } | null
  several: boolean
  locale: string
  send: (before: AnswersSent | null, form: FormData) => Promise<AnswersSent>
}

const pains = [
  ['nprs-average', 'Your pain on average in the last 24 hours'],
  ['nprs-now', 'Your pain now'],
  ['nprs-worst', 'Your worst pain in the last 24 hours'],
] as const

export function SelfReportForm(props: SelfReportFormProps) {
  const { planId, problem, activities, own, sent, several, locale, send } = props
  const { pending, done, typedSince, fields, plain, formProps } = usePlainForm(send)
  const answers = plain?.answers ?? sent?.answers
  const said = (measure: string, item = '') =>
    answers?.find((each) => each.measure === measure && each.item === item)?.value ?? null
  // What was said can be taken back.
  const scale = { form: planId, className: 'text-base', ...(sent && { noAnswer: 'No answer' }) }
  const problemWords = fields[''] || fields.answers
  const trouble = problemWords && <Alert tone="danger" title={problemWords} />
  return (
    <form {...formProps} noValidate aria-label={problem} className="space-y-4">
      <OwnerField />
      {several && <h2 className="text-xl font-bold">{problem}</h2>}
      {plain && trouble}
      {(plain?.ok || !done) && sent && (
        <p>
          You sent answers on {dateWords(sent.on, locale)}. They stand below: change what is different now,
          and all of it is sent again.
        </p>
      )}
      <Card>
        <div className="space-y-6">
          {pains.map(([name, legend]) => (
            <ScalePicker
              key={name}
              {...scale}
              {...{ name, legend }}
              defaultValue={said(name)}
              lowest="no pain"
              highest="worst pain you can imagine"
              error={fields[name]}
            />
          ))}
        </div>
      </Card>
      {activities.length > 0 && (
        <Card>
          <div className="space-y-6">
            {activities.map((activity, i) => (
              <div key={activity}>
                <input type="hidden" name="activity" value={activity} />
                <ScalePicker
                  {...scale}
                  name={`psfs-${i}`}
                  defaultValue={said('psfs', activity)}
                  legend={`How well can you do this: ${activity}?`}
                  lowest="I cannot do it"
                  highest="as well as before"
                  error={fields[`psfs ${activity}`]}
                />
              </div>
            ))}
          </div>
        </Card>
      )}
      <Card>
        <div className="space-y-6">
          <ScalePicker
            {...scale}
            name="groc"
            defaultValue={said('groc')}
            legend="How are you, compared with the start?"
            from={-7}
            to={7}
            hint="0 is the same as at the start"
            lowest="very much worse"
            highest="very much better"
            error={fields.groc}
          />
          {own.map(({ code, name, question, least, most, unit, step }) => (
            <Field
              key={code}
              form={planId}
              label={question || name}
              hint={`${least} to ${most}${unit}`}
              error={fields[code]}
            >
              <NumberInput name={code} decimal={step < 1} defaultValue={said(code) ?? ''} />
            </Field>
          ))}
        </div>
      </Card>
      {/* Where the button was pressed: the form is longer than a phone. */}
      {done &&
        !pending &&
        (typedSince ? (
          <Alert tone="warning" title="Sent, without what you have changed since." />
        ) : (
          <Alert tone="good" title="Sent. Thank you.">
            Your therapist will see it at your next check.
          </Alert>
        ))}
      {!plain && trouble}
      <SubmitButton icon={<Send />} size="large" wide pending={pending} pendingLabel="Sending">
        Send my answers
      </SubmitButton>
    </form>
  )
}
