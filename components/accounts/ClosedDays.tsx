// Owns the days on which the clinic is closed: listed, added, taken out.
'use client'

import { CalendarX2 } from 'lucide-react'
import { Alert } from '@/components/ui/Alert'
import { Field } from '@/components/ui/Field'
import { FormErrors } from '@/components/ui/FormErrors'
import { TextInput } from '@/components/ui/inputs'
import { SubmitButton } from '@/components/ui/SubmitButton'
import type { ActionResult } from '@/domain/action-result'
import { dateWords } from '@/domain/date-words'
import type { ClosedDays as Days, ClosedDaysInput } from '@/domain/plans/clinic-hours'
import { RemovableList } from './RemovableList'
import { textIn } from './textIn'
import { useAction } from './useAction'

export interface ClosedDaysProps {
  closedDays: readonly (Days & { id: string })[]
  locale: string
  add: (input: ClosedDaysInput) => Promise<ActionResult<void>>
  remove: (id: string) => Promise<ActionResult<void>>
}

export function ClosedDays({ closedDays, locale, add, remove }: ClosedDaysProps) {
  const adding = useAction(add)
  const removing = useAction(remove)
  const { '': message, ...wrong } = adding.fields
  const form = adding.formOf((given) => [
    {
      from: textIn(given, 'from'),
      to: textIn(given, 'to') || textIn(given, 'from'),
      name: textIn(given, 'name'),
    },
  ])
  return (
    <div className="space-y-4">
      {removing.fields[''] && <Alert tone="danger" title={removing.fields['']} />}
      <RemovableList
        label="Closed days"
        items={closedDays.map(({ id, ...days }) => ({ id, name: days.name, words: spanWords(days, locale) }))}
        verb="Take out"
        pending={removing.pending}
        onRemove={removing.run}
      />
      {/* Emptied once the days are there, kept as typed while something is wrong. */}
      <form key={closedDays.length} {...form} noValidate className="space-y-4">
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
      </form>
    </div>
  )
}

const spanWords = ({ from, to }: Days, locale: string) =>
  from === to ? dateWords(from, locale, 'full') : `${dateWords(from, locale)} to ${dateWords(to, locale)}`
