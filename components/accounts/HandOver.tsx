// Owns handing a therapist's patients over to a colleague.
'use client'

import { Alert } from '@/components/ui/Alert'
import { Field } from '@/components/ui/Field'
import { Select } from '@/components/ui/inputs'
import { SubmitButton } from '@/components/ui/SubmitButton'
import { TextLink } from '@/components/ui/TextLink'
import type { ActionResult } from '@/domain/action-result'
import { plural } from '@/domain/plural'
import { textIn } from './textIn'
import { useAction } from './useAction'

export interface HandOverProps {
  from: { id: string; name: string; patients: number }
  therapists: readonly { id: string; name: string }[]
  handOver: (
    id: string,
    input: { to: string },
  ) => Promise<ActionResult<{ patients: number; sessionsLeft: number }>>
}

export function HandOver({ from, therapists, handOver }: HandOverProps) {
  const { formOf, pending, fields, value } = useAction(handOver)
  if (value)
    return (
      <Alert tone="good" title={`${plural(value.patients, 'patient')} handed over`}>
        {from.name} stays in the care teams until tonight.
        {value.sessionsLeft > 0 && (
          <>
            {` ${plural(value.sessionsLeft, 'session')} still booked with ${from.name}: `}
            <SessionsOf {...from} />.
          </>
        )}
      </Alert>
    )
  const others = therapists.filter(({ id }) => id !== from.id)
  if (others.length === 0) return <p>There is no other therapist yet: invite one first.</p>
  return (
    <form {...formOf((given) => [from.id, { to: textIn(given, 'to') }])} noValidate className="space-y-3">
      {fields[''] && <Alert tone="danger" title={fields['']} />}
      <Field
        label={`Who takes over ${plural(from.patients, 'patient')} of ${from.name}`}
        form={from.id}
        error={fields.to}
      >
        <Select
          name="to"
          className="max-w-sm"
          placeholder="Choose a therapist"
          options={others.map(({ id, name }) => ({ value: id, label: name }))}
        />
      </Field>
      <SubmitButton size="small" pending={pending}>
        Hand over
      </SubmitButton>
    </form>
  )
}

/** To where somebody's sessions are moved, one by one. */
export function SessionsOf({ id }: { id: string }) {
  return (
    <TextLink href={`/calendar?view=list&whose=${id}`} prefetch={false}>
      move them in the calendar
    </TextLink>
  )
}
