// Owns the daily check-in: pain on the day as a whole and a word, one tap when nothing changed.
'use client'

import { useState } from 'react'
import { OwnerField } from '@/components/accounts/PageOwner'
import { Button, buttonClasses } from '@/components/ui/Button'
import { ChoiceGroup } from '@/components/ui/ChoiceGroup'
import { Field } from '@/components/ui/Field'
import { TextInput } from '@/components/ui/inputs'
import { useLeaveWarning } from '@/components/ui/useLeaveWarning'
import { useOwnPlace } from '@/components/ui/useOwnPlace'
import { checkInOfForm, fieldsOfCheckIn } from '@/domain/logging/form-entry'
import type { CheckInView } from '@/domain/logging/log'
import { checkInWords } from '@/domain/logging/said-words'
import { HiddenFields } from './LogFields'
import { PainButtons } from './PainButtons'
import { PainFace } from './PainFace'
import { standing, type SavedHere } from './saved-here'
import { madeHere, type CheckInToSend, type PageDay } from './entry'
import { SendingState } from './SendingState'
import { useSending } from './useSending'
import { useTypedSince } from './useTypedSince'

export interface CheckInCardProps {
  planId: string
  /** Named where a person has several plans; else "". */
  about: string
  day: PageDay
  checkIn: CheckInView | null
  before: CheckInView | null
  asksToSettle: boolean
  formId: string
  openHref: string
  startsOpen: boolean
}

export function CheckInCard({
  planId,
  about,
  day,
  checkIn,
  before,
  asksToSettle,
  formId,
  openHref,
  startsOpen,
}: CheckInCardProps) {
  const [changing, setChanging] = useState(startsOpen)
  const [typed, setTyped] = useState(false)
  const { place, stayHere } = useOwnPlace<HTMLElement>()
  const last = checkIn?.id ?? null
  const [saved, setSaved] = useState<SavedHere<CheckInView | null>>()
  const said = standing(saved, { now: checkIn, last })
  const typing = useTypedSince(said)
  /** The form began with something else. */
  const isSince = said !== null && said.id !== typing.key
  const closeAsSent = () => {
    setChanging(typing.wasTyped())
    if (!typing.wasTyped()) typing.end()
  }
  const { sending, submit, again, dismiss } = useSending<{ checkIn: CheckInToSend }>(
    'How your pain was',
    ({ checkIn: entry }) => {
      setSaved({ now: entry, over: last })
      typing.goesOn(entry)
      closeAsSent()
      if (typing.wasTyped()) return
      setTyped(false)
      stayHere()
    },
    closeAsSent,
  )
  const saving = sending.state === 'saving' ? sending.entry.checkIn : null
  useLeaveWarning(typed && saving === null)
  const isToday = day.on === day.today
  const question = isToday ? 'How is your pain today?' : 'How was your pain on this day?'
  const id = `check-in-${planId}`

  return (
    <section
      id={id}
      ref={place}
      tabIndex={-1}
      aria-labelledby={`${id}-title`}
      className="rounded-card border border-line bg-raised p-4"
    >
      <h2 id={`${id}-title`} className="text-lg font-bold">
        {about ? `${question} (${about})` : question}
      </h2>
      {said && !changing && !isSince ? (
        <div className="flex flex-wrap items-center justify-between gap-3">
          <p>{checkInWords(said)}</p>
          <a
            href={openHref}
            aria-label="Change how your pain is"
            onClick={(event) => {
              event.preventDefault()
              setChanging(true)
              stayHere()
            }}
            className={buttonClasses({ variant: 'quiet' }, '-mr-4')}
          >
            Change
          </a>
        </div>
      ) : (
        <form
          key={typing.key}
          onChange={typing.onChange}
          method="post"
          action="/api/logs/form"
          onSubmit={submit((field) => {
            typing.sent()
            return { checkIn: { ...checkInOfForm(field), ...madeHere(day) } }
          })}
          className="mt-2 space-y-4"
        >
          <OwnerField />
          <input type="hidden" name="entry" value="check-in" />
          <input type="hidden" name="id" value={formId} />
          <input type="hidden" name="planId" value={planId} />
          <input type="hidden" name="on" value={day.on} />
          {isSince && <p>{checkInWords(said)}</p>}
          {typing.corrects && <HiddenFields of={fieldsOfCheckIn(typing.corrects)} />}
          {/* What Enter in the word presses: the first button, which would else be a number that nobody chose. */}
          <button type="submit" tabIndex={-1} aria-hidden className="sr-only" />
          {asksToSettle && (
            <ChoiceGroup
              name="settled"
              form={id}
              inline
              optional
              legend="Exercising gave some pain the day before. Had it settled by the morning?"
              defaultValue={said?.settled == null ? '' : said.settled ? 'yes' : 'no'}
              hint="Then tap a number below"
              choices={[
                { value: 'yes', label: 'Yes, as before' },
                { value: 'no', label: 'No, still more pain' },
              ]}
            />
          )}
          {before?.pain != null && !said && (
            <Button
              type="submit"
              name="pain"
              value={before.pain}
              icon={<PainFace pain={before.pain} />}
              size="large"
              wide
              pending={saving?.pain === before.pain}
            >
              The same as last time: {before.pain}
            </Button>
          )}
          <PainButtons about="pain on the whole day" saving={saving?.pain ?? null} />
          <details open={Boolean(said?.word)}>
            <summary className="min-h-11 content-center font-semibold text-accent-text">Add a word</summary>
            <Field
              label="A word on the day"
              optional
              hint="Write it, then tap a number above, or save it alone"
              form={id}
            >
              <TextInput
                name="word"
                maxLength={200}
                defaultValue={said?.word ?? ''}
                autoComplete="off"
                onInput={({ currentTarget: { value, defaultValue } }) =>
                  setTyped(value.trim() !== defaultValue)
                }
              />
            </Field>
            <Button
              type="submit"
              className="mt-2"
              pending={saving !== null && saving.word !== (said?.word ?? '')}
              pendingLabel="Saving"
            >
              Save the word
            </Button>
          </details>
        </form>
      )}
      <SendingState sending={sending} again={again} dismiss={dismiss} />
    </section>
  )
}
