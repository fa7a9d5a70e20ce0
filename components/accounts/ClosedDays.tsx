// Owns the days on which the clinic is closed: listed, added, taken out.
'use client'

import { CalendarX2 } from 'lucide-react'
import { Alert } from '@/components/ui/Alert'
import { Field } from '@/components/ui/Field'
import { FormErrors } from '@/components/ui/FormErrors'
import { TextInput } from '@/components/ui/inputs'
import { SubmitButton } from '@/components/ui/SubmitButton'
import { TextLink } from '@/components/ui/TextLink'
import { WhenReady } from '@/components/ui/WhenReady'
import type { ActionResult } from '@/domain/action-result'
import { dateWords } from '@/domain/date-words'
import type { ClosedDays as Days, ClosedDaysInput } from '@/domain/plans/clinic-hours'
import { RemovableList } from './RemovableList'
import { textIn } from './textIn'
import { useAction } from './useAction'

/** A day on which sessions are booked although the clinic is closed. */
type BookedDay = { date: string; count: number }

export interface ClosedDaysProps {
  closedDays: readonly (Days & { id: string; booked: readonly BookedDay[] })[]
  locale: string
  add: (input: ClosedDaysInput) => Promise<ActionResult<{ booked: number }>>
  remove: (id: string) => Promise<ActionResult<void>>
}

export function ClosedDays({ closedDays, locale, add, remove }: ClosedDaysProps) {
  const adding = useAction(add)
  const removing = useAction(remove)
  const { '': message, ...wrong } = adding.fields
  const form = adding.formOf((given) => [
    { name: textIn(given, 'name'), from: textIn(given, 'from'), to: textIn(given, 'to') },
  ])
  return (
    <div className="space-y-4">
      {removing.fields[''] && <Alert tone="danger" title={removing.fields['']} />}
      <RemovableList
        label="Closed days"
        items={closedDays.map(({ id, booked, ...days }) => ({
          ...{ id, name: days.name, words: spanWords(days, locale) },
          more: booked.length > 0 && <StillBookedOn days={booked} locale={locale} />,
        }))}
        verb="Take out"
        pending={removing.pending}
        onPress={removing.run}
      />
      {/* Emptied once the days are there, kept as typed while something is wrong. */}
      <WhenReady closed={adding.pending}>
        <form key={adding.times} {...form} noValidate className="space-y-4">
          <FormErrors fields={wrong} message={message} form="closed" />
          <div className="grid gap-4 md:grid-cols-3">
            <Field label="What for" error={adding.fields.name} form="closed">
              <TextInput name="name" autoComplete="off" />
            </Field>
            <Field label="First day" error={adding.fields.from} form="closed">
              <TextInput name="from" type="date" />
            </Field>
            <Field label="Last day" optional error={adding.fields.to} form="closed">
              <TextInput name="to" type="date" />
            </Field>
          </div>
          <SubmitButton icon={<CalendarX2 />} pending={adding.pending}>
            Add closed days
          </SubmitButton>
          <div role="status">
            {adding.done && adding.value && adding.value.booked > 0 && (
              <Alert tone="warning" title={`Added, and ${sessions(adding.value.booked)} booked then`}>
                Nothing is cancelled by itself: the list above leads to each day.
              </Alert>
            )}
          </div>
        </form>
      </WhenReady>
    </div>
  )
}

function StillBookedOn({ days, locale }: { days: readonly BookedDay[]; locale: string }) {
  return (
    <Alert tone="warning" title="Sessions are booked all the same" className="mt-1">
      <ul>
        {days.map(({ date, count }) => (
          <li key={date}>
            <TextLink
              href={`/calendar?view=day&on=${date}&whose=all`}
              prefetch={false}
              className="inline-block py-0.5"
            >
              {dateWords(date, locale, 'full')}: {count}
            </TextLink>
          </li>
        ))}
      </ul>
    </Alert>
  )
}

const sessions = (count: number) => (count === 1 ? 'one session is' : `${count} sessions are`)

const spanWords = ({ from, to }: Days, locale: string) =>
  from === to ? dateWords(from, locale, 'full') : `${dateWords(from, locale)} to ${dateWords(to, locale)}`
