// Owns the patient's own phone number and e-mail address: what the clinic has, and the way to put it right. A plain form without scripts.
'use client'

import { useEffect, useRef } from 'react'
import { Alert } from '@/components/ui/Alert'
import { Field } from '@/components/ui/Field'
import { TextInput } from '@/components/ui/inputs'
import { SubmitButton } from '@/components/ui/SubmitButton'
import type { ActionResult } from '@/domain/action-result'
import { OwnerField } from './PageOwner'
import { usePlainForm } from './usePlainForm'

interface Contact {
  phone: string
  email: string
}
export type ContactSaved = ActionResult<void> & { contact: Contact }

export interface OwnContactFormProps {
  contact: Contact
  /** What the address is good for. */
  sendsMail: boolean
  save: (previous: ContactSaved | null, form: FormData) => Promise<ContactSaved>
}

export function OwnContactForm({ contact, sendsMail, save }: OwnContactFormProps) {
  const { pending, done, typedSince, fields: wrong, plain, formProps } = usePlainForm(save)
  // What is saved is as the page has it: a new address waits there for its proof.
  const shown = plain && !plain.ok ? plain.contact : contact
  const form = useRef<HTMLFormElement>(null)
  const saved = done && !pending && !typedSince
  useEffect(() => {
    // From now on the fields follow what the page has.
    if (saved) form.current?.reset()
  }, [saved])
  return (
    <form ref={form} {...formProps} noValidate className="space-y-4">
      {wrong[''] && <Alert tone="danger" title={wrong['']} />}
      <OwnerField />
      <input type="hidden" name="phoneShown" value={contact.phone} />
      <input type="hidden" name="emailShown" value={contact.email} />
      <Field label="Phone" optional error={wrong.phone}>
        <TextInput name="phone" type="tel" autoComplete="tel" defaultValue={shown.phone} />
      </Field>
      <Field
        label="E-mail"
        optional
        hint={
          sendsMail
            ? 'For reminders, if you want them, and for a link to sign in'
            : 'Only for your therapists to write to. No reminders come to it, and no links to sign in.'
        }
        error={wrong.email}
      >
        <TextInput
          name="email"
          type="email"
          autoComplete="email"
          autoCapitalize="none"
          defaultValue={shown.email}
        />
      </Field>
      <div className="flex flex-wrap items-center gap-3">
        <SubmitButton pending={pending}>Save contact</SubmitButton>
        {saved && <Alert tone="good" title="Saved" className="py-1.5" />}
      </div>
    </form>
  )
}
