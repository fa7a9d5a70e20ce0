// Owns what is done from a line of the caseload: a message written, a session booked or flags answered, in a dialog over the list.
'use client'

import { useEffect, useState } from 'react'
import { v7 } from 'uuid'
import type { SendForm } from '@/components/messages/MessageForm'
import { Alert } from '@/components/ui/Alert'
import { Dialog } from '@/components/ui/Dialog'
import { TextLink } from '@/components/ui/TextLink'
import { useLater } from '@/components/ui/useLater'
import type { ActionResult } from '@/domain/action-result'
import type { CaseloadRow } from '@/domain/logging/caseload-words'
import type { BookingChoices, BookingInput } from '@/domain/plans/session-forms'
import type { LineDeed } from './CaseloadTable'
import type { FlagListProps } from './FlagList'

// The list is opened far more often than a form in it.
const loadBookingForm = () => import('@/components/sessions/BookSession').then((module) => module.BookingForm)
const loadMessageForm = () => import('@/components/messages/MessageForm').then((module) => module.MessageForm)
const loadFlagList = () => import('./FlagList').then((module) => module.FlagList)

type Beginning = { choices: BookingChoices; date: string; therapistId: string }

export type LineDeeds = {
  beginBooking: (patientId: string) => Promise<ActionResult<Beginning>>
  book: (patientId: string, input: BookingInput) => Promise<ActionResult<{ id: string }>>
  flags: (patientId: string) => Promise<ActionResult<Pick<FlagListProps, 'flags' | 'today'>>>
  answer: NonNullable<FlagListProps['deeds']>
  send: (patientId: string, seen: string, ...rest: Parameters<SendForm>) => ReturnType<SendForm>
}

export interface LineDialogProps {
  deed: LineDeed
  row: CaseloadRow
  locale: string
  deeds: LineDeeds
  onClose: () => void
  /** With words that say what was done. */
  onDone: (words: string) => void
}

const titles: Record<LineDeed, string> = {
  book: 'Book a session',
  message: 'Write a message',
  flags: 'What asks for attention',
}

export function LineDialog(props: LineDialogProps) {
  const { deed, row, onClose } = props
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()} title={titles[deed]} description={row.name}>
      {deed === 'flags' && <FlagsOfLine {...props} />}
      {deed === 'book' && <BookingOfLine {...props} />}
      {deed === 'message' && <MessageOfLine {...props} />}
    </Dialog>
  )
}

function BookingOfLine({ row: { patientId, name }, deeds, onDone }: LineDialogProps) {
  const [beginning, trouble] = useAsked(deeds.beginBooking, patientId)
  const [BookingForm, late] = useLoaded(loadBookingForm)
  return (
    <>
      <Asking known={beginning !== null && BookingForm !== null} trouble={trouble || late} />
      {beginning && BookingForm && (
        <BookingForm
          {...beginning}
          book={(input) => deeds.book(patientId, input)}
          onBooked={() => onDone(`A session is booked for ${name}.`)}
        />
      )}
    </>
  )
}

function MessageOfLine({ row: { patientId, name, unread }, deeds, onDone }: LineDialogProps) {
  const [id] = useState(() => v7())
  const [MessageForm, late] = useLoaded(loadMessageForm)
  return (
    <>
      {unread && (
        <p className="mb-3">
          <TextLink href={`/patients/${patientId}/messages`} prefetch={false}>
            {`Read ${unread.words} first`}
          </TextLink>
        </p>
      )}
      <Asking known={MessageForm !== null} trouble={late} />
      {MessageForm && (
        <MessageForm
          id={id}
          label={`Message to ${name}`}
          send={async (previous, form) => {
            // None of the messages is shown here.
            const result = await deeds.send(patientId, '', previous, form)
            if (result.ok) onDone(`The message to ${name} is sent.`)
            return result
          }}
        />
      )}
    </>
  )
}

function FlagsOfLine({ row: { patientId, name }, deeds, locale, onDone }: LineDialogProps) {
  const [open, trouble, askAgain] = useAsked(deeds.flags, patientId)
  const [FlagList, late] = useLoaded(loadFlagList)
  const answered = async (said: string, result: Promise<ActionResult<void>>) => {
    const answer = await result
    if (answer.ok) onDone(said)
    else if (answer.fields.revision) askAgain()
    return answer
  }
  const { close, putOff } = deeds.answer
  return (
    <>
      <Asking known={open !== null && FlagList !== null} trouble={trouble || late} />
      {open && FlagList && (
        <FlagList
          {...{ ...open, locale }}
          deeds={{
            close: (input) => answered(`${flagsOf(input, name)} closed.`, close(input)),
            putOff: (input) => answered(`${flagsOf(input, name)} put off.`, putOff(input)),
          }}
        />
      )}
    </>
  )
}

const flagsOf = ({ flagIds }: { flagIds: readonly string[] }, name: string) =>
  flagIds.length === 1 ? `A flag of ${name} is` : `${flagIds.length} flags of ${name} are`

function Asking({ known, trouble }: { known: boolean; trouble: string }) {
  if (trouble) return <Alert tone="danger" title={trouble} />
  return known ? null : <p className="text-muted">One moment …</p>
}

const unreachable = 'The clinic’s server cannot be reached. Close this and try again.'

/** The form, once it is loaded; beside it, what went wrong. */
function useLoaded<T>(load: () => Promise<T>) {
  const { part, missing, ask } = useLater(load)
  useEffect(ask, [ask])
  return [part, missing ? unreachable : ''] as const
}

/** What the server answers about a patient; beside it, what went wrong, and how to ask once more. */
function useAsked<T>(ask: (patientId: string) => Promise<ActionResult<T>>, patientId: string) {
  const [known, setKnown] = useState<T | null>(null)
  const [trouble, setTrouble] = useState('')
  const [times, setTimes] = useState(1)
  useEffect(() => {
    let closed = false
    ask(patientId).then(
      (result) => {
        if (closed) return
        if (result.ok) setKnown(result.value)
        else setTrouble(Object.values(result.fields).join(' '))
      },
      () => !closed && setTrouble(unreachable),
    )
    return () => {
      closed = true
    }
  }, [ask, patientId, times])
  return [known, trouble, () => setTimes((before) => before + 1)] as const
}
