// Owns choosing when to be reminded, when not, and whether by e-mail; a plain form without scripts.
'use client'

import { OwnerField } from '@/components/accounts/PageOwner'
import { usePlainForm } from '@/components/accounts/usePlainForm'
import { Alert } from '@/components/ui/Alert'
import { Checkbox } from '@/components/ui/Checkbox'
import { Field } from '@/components/ui/Field'
import { Fieldset } from '@/components/ui/Fieldset'
import { TextInput } from '@/components/ui/inputs'
import { SubmitButton } from '@/components/ui/SubmitButton'
import type { ActionResult } from '@/domain/action-result'
import { mostTimes } from '@/domain/reminders/reminder'

interface Choice {
  byEmail: boolean
  times: readonly string[]
  quietFrom: string
  quietUntil: string
}
export type RemindersSaved = ActionResult<void> & { choice: Choice }

export interface ReminderFormProps {
  choice: Choice
  /** The address that the clinic has; null where no e-mail can be sent to this person. */
  email: string | null
  sendsMail: boolean
  /** How many of the person's browsers show reminders. */
  devices: number
  save: (previous: RemindersSaved | null, form: FormData) => Promise<RemindersSaved>
}

export function ReminderForm({ choice, email, sendsMail, devices, save }: ReminderFormProps) {
  const { pending, done, typedSince, fields: wrong, plain, formProps } = usePlainForm(save)
  const shown = plain?.choice ?? choice
  const timesWrong = wrong.times ?? Object.entries(wrong).find(([field]) => field.startsWith('times.'))?.[1]
  return (
    <form {...formProps} noValidate className="space-y-5">
      {wrong[''] && <Alert tone="danger" title={wrong['']} />}
      <OwnerField />
      <Fieldset
        id="reminder-times"
        legend="Remind me at"
        hint="Only if something is due that day and you have not logged it yet. Leave empty what you do not need."
        error={timesWrong}
      >
        <div className="flex flex-wrap gap-2">
          {Array.from({ length: mostTimes }, (_, index) => (
            <TextInput
              key={`${index} ${shown.times[index]}`}
              type="time"
              name="times"
              aria-label={`${ordinals[index]} time`}
              defaultValue={shown.times[index] ?? ''}
              className="max-w-[9rem]"
            />
          ))}
        </div>
      </Fieldset>
      <Fieldset id="quiet-hours" legend="Leave me in peace" hint="Nothing is sent in these hours.">
        <div className="flex flex-wrap gap-4">
          <Field label="From" error={wrong.quietFrom}>
            <TextInput
              key={shown.quietFrom}
              type="time"
              name="quietFrom"
              defaultValue={shown.quietFrom}
              className="max-w-[9rem]"
            />
          </Field>
          <Field label="Until" error={wrong.quietUntil}>
            <TextInput
              key={shown.quietUntil}
              type="time"
              name="quietUntil"
              defaultValue={shown.quietUntil}
              className="max-w-[9rem]"
            />
          </Field>
        </div>
      </Fieldset>
      {email ? (
        <Checkbox
          key={String(shown.byEmail)}
          name="byEmail"
          defaultChecked={shown.byEmail}
          error={wrong.byEmail}
          label={`Send me an e-mail, to ${email}`}
          hint="It only says that there is a reminder or a message, nothing about you."
        />
      ) : (
        <p className="text-muted">
          {sendsMail
            ? 'To get e-mails too, write your address under “How to reach me” below.'
            : devices > 0
              ? 'Reminders come on the devices that you turned them on for.'
              : 'No reminder can reach you yet: first turn them on for a phone or computer.'}
        </p>
      )}
      <div className="flex flex-wrap items-center gap-3">
        <SubmitButton pending={pending}>Save reminders</SubmitButton>
        {done && !pending && !typedSince && <Alert tone="good" title="Saved" className="py-1.5" />}
      </div>
    </form>
  )
}

const ordinals = ['First', 'Second', 'Third']
