// Owns writing a message. Without scripts it is a plain form; with them, what was typed survives a lost connection.
'use client'

import { Send } from 'lucide-react'
import { useEffect, useRef, useState, type RefObject } from 'react'
import { OwnerField } from '@/components/accounts/PageOwner'
import { usePlainForm } from '@/components/accounts/usePlainForm'
import { Alert } from '@/components/ui/Alert'
import { Field } from '@/components/ui/Field'
import { TextArea } from '@/components/ui/inputs'
import { SubmitButton } from '@/components/ui/SubmitButton'
import { useLeaveWarning } from '@/components/ui/useLeaveWarning'
import type { ActionResult } from '@/domain/action-result'

/** What came of it; what was typed comes back with a refusal, since without scripts the page is made anew. */
export type Sent = ActionResult<void> & { text?: string }
export type SendForm = (previous: Sent | null, form: FormData) => Promise<Sent>

/** Written already, to be changed or sent as it is; `about` says so. */
export type BegunMessage = { about: string; text: string }

export interface MessageFormProps {
  /** Of the message to be written: a second send of it is the same message. */
  id: string
  label: string
  begun?: BegunMessage | null
  send: SendForm
}

export function MessageForm({ id, label, begun = null, send }: MessageFormProps) {
  const box = useRef<HTMLTextAreaElement>(null)
  const [sent, setSent] = useState(false)
  const [typed, setTyped] = useState(false)
  useLeaveWarning(typed)
  useGoesOnWriting(box, begun !== null)
  const {
    pending,
    plain,
    fields: wrong,
    formProps,
  } = usePlainForm(send, async (form) => {
    const text = box.current?.value ?? ''
    const result = await send(null, form)
    if (!result.ok) return result
    const field = box.current
    // What was typed on while it was being sent is for the next message; changed in the middle, it all stays.
    if (field?.value.startsWith(text)) field.value = field.value.slice(text.length).trimStart()
    setTyped(Boolean(field?.value))
    setSent(true)
    return result
  })
  return (
    // An emptied box is nothing typed.
    <form action={formProps.action} onSubmit={formProps.onSubmit} className="space-y-3">
      {wrong[''] && <Alert tone="danger" title={wrong['']} />}
      <OwnerField />
      <input type="hidden" name="id" value={id} />
      <Field label={label} hint={sent || plain?.ok ? undefined : begun?.about} error={wrong.text ?? wrong.id}>
        <TextArea
          ref={box}
          name="text"
          rows={4}
          defaultValue={plain ? plain.text : begun?.text}
          onInput={(event) => setTyped(event.currentTarget.value !== '')}
          // Where the address leads to it, label and hint stay in view.
          className="scroll-mt-36"
        />
      </Field>
      <SubmitButton pending={pending} pendingLabel="Sending …" icon={<Send />}>
        Send message
      </SubmitButton>
      <p role="status" className="font-semibold text-good">
        {(sent || plain?.ok) && !typed && !pending && 'Sent.'}
      </p>
    </form>
  )
}

/** What is begun is gone on with: it is in view, and what is typed comes after it. Without scripts the address leads there. */
function useGoesOnWriting(box: RefObject<HTMLTextAreaElement | null>, begun: boolean): void {
  useEffect(() => {
    const field = box.current
    if (!begun || !field) return
    field.focus({ preventScroll: true })
    field.setSelectionRange(field.value.length, field.value.length)
    field.scrollTo(0, field.scrollHeight)
    field.scrollIntoView({ block: 'center' })
  }, [box, begun])
}
