// Owns what a patient is asked to agree to: the text, what was answered, and the answer as a form, so that it works before and without any script.
'use client'

import { Check } from 'lucide-react'
import { useEffect, useState } from 'react'
import { Button, buttonClasses } from '@/components/ui/Button'
import { Section } from '@/components/ui/Card'
import { SubmitButton } from '@/components/ui/SubmitButton'
import { useOwnPlace } from '@/components/ui/useOwnPlace'
import type { ActionResult } from '@/domain/action-result'
import { dateWords } from '@/domain/date-words'
import type { CalendarDate } from '@/domain/plans/plan'
import { OwnerField } from './PageOwner'
import { usePlainForm } from './usePlainForm'

/** A topic as its patient sees it. */
export type OwnConsent = {
  id: string
  title: string
  text: string
  version: string
  answer: { given: boolean; on: CalendarDate; earlier: boolean } | null
  mayAgree: boolean
}

type Answered = ActionResult<void> | null

export interface OwnConsentsProps {
  consents: readonly OwnConsent[]
  locale: string
  answer: (textId: string, before: Answered, form: FormData) => Promise<ActionResult<void>>
}

export function OwnConsents({ consents, locale, answer }: OwnConsentsProps) {
  // An answered text stays where it is: another would come under the finger that has just answered this one.
  const [order] = useState(() => consents.map(({ id }) => id))
  const place = ({ id }: OwnConsent) => (order.includes(id) ? order.indexOf(id) : order.length)
  if (consents.length === 0) return <p>Your clinic asks for nothing here.</p>
  return (
    <div className="space-y-8">
      {[...consents]
        .sort((a, b) => place(a) - place(b))
        .map((consent) => (
          <Section key={consent.id} title={consent.title} lead={consent.version}>
            <p className="whitespace-pre-line">{consent.text}</p>
            <Answer {...{ consent, locale }} answer={answer.bind(null, consent.id)} />
          </Section>
        ))}
    </div>
  )
}

function Answer({
  consent,
  locale,
  answer,
}: {
  consent: OwnConsent
  locale: string
  answer: (before: Answered, form: FormData) => Promise<ActionResult<void>>
}) {
  const { title, answer: said, mayAgree } = consent
  const { pending, done, fields, formProps } = usePlainForm(answer)
  const words = saidWords(consent, locale)
  const { place, stayHere } = useOwnPlace<HTMLParagraphElement>()
  useEffect(() => {
    // What stands now is read.
    if (done) stayHere()
  }, [done, words, stayHere])
  const problem = Object.values(fields).join(' ')
  const agreed = said?.given ?? false
  const about = <span className="sr-only">: {title}</span>
  return (
    <>
      <p ref={place} tabIndex={-1} className="mt-4 font-semibold">
        {words}
      </p>
      <form {...formProps} className="mt-3 flex flex-wrap gap-3">
        <OwnerField />
        {mayAgree && (!agreed || said?.earlier) && (
          <SubmitButton name="given" value="yes" icon={<Check />} pending={pending}>
            I agree{about}
          </SubmitButton>
        )}
        {mayAgree && !said && (
          <Button type="submit" name="given" value="no" disabled={pending}>
            I do not agree{about}
          </Button>
        )}
        {agreed && (
          // Asked about, also without scripts; and what lies where “I agree” was pressed takes nothing back.
          <details className="w-full">
            <summary className={buttonClasses({}, 'list-none')}>I no longer agree{about}</summary>
            <p className="my-3">
              You take back that you agreed, and your clinic sees that.{' '}
              {mayAgree ? 'You can agree again here.' : 'You can agree again only at the clinic.'}
            </p>
            <Button type="submit" name="given" value="no" variant="danger" disabled={pending}>
              Yes, I take it back{about}
            </Button>
          </details>
        )}
        {problem && (
          <p role="alert" className="w-full text-sm font-semibold text-danger">
            {problem}
          </p>
        )}
      </form>
    </>
  )
}

function saidWords({ answer, mayAgree }: OwnConsent, locale: string): string {
  if (!answer) return mayAgree ? 'You have not answered yet.' : 'Your clinic asks you about this in person.'
  const on = dateWords(answer.on, locale)
  if (!answer.given) return `You said no on ${on}.${mayAgree ? '' : ' To agree again, tell your clinic.'}`
  return answer.earlier
    ? `You agreed to an earlier text on ${on}. It has changed since.`
    : `You agreed on ${on}.`
}
