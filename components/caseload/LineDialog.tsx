// Owns what is done from a line of the caseload: a message written or a session booked, in a dialog over the list.
'use client'

import dynamic from 'next/dynamic'
import { useEffect, useState } from 'react'
import type { SendForm } from '@/components/messages/MessageForm'
import { Alert } from '@/components/ui/Alert'
import { Dialog } from '@/components/ui/Dialog'
import type { ActionResult } from '@/domain/action-result'
import type { CaseloadRow } from '@/domain/logging/caseload-words'
import type { BookingChoices, BookingInput } from '@/domain/plans/session-forms'
import type { LineDeed } from './CaseloadTable'

// The list is opened far more often than a form in it.
const BookingForm = dynamic(() =>
  import('@/components/sessions/BookSession').then((module) => module.BookingForm),
)
const MessageForm = dynamic(() =>
  import('@/components/messages/MessageForm').then((module) => module.MessageForm),
)

type Beginning = { messageId: string; choices: BookingChoices; date: string; therapistId: string }

export type LineDeeds = {
  begin: (patientId: string) => Promise<ActionResult<Beginning>>
  book: (patientId: string, input: BookingInput) => Promise<ActionResult<{ id: string }>>
  send: (patientId: string, ...rest: Parameters<SendForm>) => ReturnType<SendForm>
}

export interface LineDialogProps {
  deed: LineDeed
  row: CaseloadRow
  deeds: LineDeeds
  onClose: () => void
  /** With words that say what was done. */
  onDone: (words: string) => void
}

export function LineDialog({ deed, row: { patientId, name }, deeds, onClose, onDone }: LineDialogProps) {
  const [beginning, setBeginning] = useState<Beginning | null>(null)
  const [trouble, setTrouble] = useState('')
  const { begin } = deeds
  useEffect(() => {
    let closed = false
    begin(patientId).then(
      (result) => {
        if (closed) return
        if (result.ok) setBeginning(result.value)
        else setTrouble(Object.values(result.fields).join(' '))
      },
      () => !closed && setTrouble('The clinic’s server cannot be reached. Close this and try again.'),
    )
    return () => {
      closed = true
    }
  }, [begin, patientId])

  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={deed === 'book' ? 'Book a session' : 'Write a message'}
      description={name}
    >
      {trouble && <Alert tone="danger" title={trouble} />}
      {!beginning && !trouble && <p className="text-muted">One moment …</p>}
      {beginning && deed === 'book' && (
        <BookingForm
          {...beginning}
          book={(input) => deeds.book(patientId, input)}
          onBooked={() => onDone(`A session is booked for ${name}.`)}
        />
      )}
      {beginning && deed === 'message' && (
        <MessageForm
          id={beginning.messageId}
          label={`Message to ${name}`}
          send={async (previous, form) => {
            const result = await deeds.send(patientId, previous, form)
            if (result.ok) onDone(`The message to ${name} is sent.`)
            return result
          }}
        />
      )}
    </Dialog>
  )
}
