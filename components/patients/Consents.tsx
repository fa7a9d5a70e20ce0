// Owns what a patient agreed to, as staff see it: to which wording, when, how and by whom it was recorded; and recording an answer.
'use client'

import { Section } from '@/components/ui/Card'
import type { ActionResult } from '@/domain/action-result'
import {
  consentSchema,
  standingOf,
  standingWords,
  type Answer,
  type Consent,
  type ConsentInput,
} from '@/domain/consents'
import { dateWords } from '@/domain/date-words'
import type { CalendarDate } from '@/domain/plans/plan'
import { RecordField, SectionForm } from './SectionForm'

export interface ConsentsProps {
  /** With the newest answers to each. */
  consents: readonly (Consent & { before: number })[]
  today: CalendarDate
  locale: string
  record: (input: ConsentInput) => Promise<ActionResult<void>>
}

export function Consents({ consents, today, locale, record }: ConsentsProps) {
  const [first] = consents
  if (!first)
    return (
      <Section id="consent" title="Consent">
        <p>The clinic has no consent texts yet. An admin writes them in the settings.</p>
      </Section>
    )
  return (
    <Section id="consent" title="Consent" lead="Answers stay. A withdrawal is an answer of its own.">
      <ul className="mb-5 divide-y divide-line">
        {consents.map((consent) => (
          <li key={consent.text.topic} className="py-3 first:pt-0">
            <p>
              <span className="font-semibold">{consent.text.title}</span>:{' '}
              {standingWords[standingOf(consent)]}
            </p>
            {consent.answers.map((answer, index) => (
              <p key={index} className="text-sm text-muted">
                {answerWords(answer, locale)}
              </p>
            ))}
            {consent.before > 0 && (
              <p className="text-sm text-muted">
                {consent.before} before that, in the data that is kept about this person.
              </p>
            )}
            <details>
              <summary className="min-h-11 cursor-pointer content-center font-semibold text-accent-text">
                Read the text<span className="sr-only">: {consent.text.title}</span>
              </summary>
              <p className="text-sm text-muted">
                Version {consent.text.number}, since {dateWords(consent.text.on, locale)}
              </p>
              <p className="whitespace-pre-line">{consent.text.text}</p>
            </details>
          </li>
        ))}
      </ul>
      <SectionForm
        about="Consent"
        schema={consentSchema}
        values={{ textId: first.text.id, given: 'yes', on: today }}
        save={record}
        verb="Record answer"
        adds
      >
        <div className="grid gap-4 sm:grid-cols-3">
          <RecordField
            name="textId"
            label="Text"
            choices={consents
              .flatMap(({ text, earlier }) => [text, ...earlier])
              .map(({ id, title, number }) => ({ value: id, label: `${title}, version ${number}` }))}
          />
          <RecordField
            name="given"
            label="Answer"
            choices={[
              { value: 'yes', label: 'Agrees' },
              { value: 'no', label: 'Does not agree, or withdraws' },
            ]}
          />
          <RecordField name="on" label="Said on" as="date" />
        </div>
      </SectionForm>
    </Section>
  )
}

function answerWords({ given, on, how, by, text }: Answer, locale: string): string {
  const said = given ? `Agreed to version ${text.number}` : `Said no to version ${text.number}`
  const where = how === 'in-portal' ? 'in the portal' : 'in person'
  return `${said} on ${dateWords(on, locale)}, ${where}${by === null ? '' : `, recorded by ${by}`}`
}
