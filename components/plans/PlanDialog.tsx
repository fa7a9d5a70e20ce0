// Owns one decision, of a plan, a flag or a colleague, as a question: what it does, from which day, why, and the button that does it.
'use client'

import { useRouter } from 'next/navigation'
import { useState, type ReactNode } from 'react'
import { Alert } from '@/components/ui/Alert'
import { Button, type ButtonSize, type ButtonVariant } from '@/components/ui/Button'
import { Dialog, DialogClose } from '@/components/ui/Dialog'
import { Field } from '@/components/ui/Field'
import { NumberInput, TextInput } from '@/components/ui/inputs'
import { WhenReady } from '@/components/ui/WhenReady'
import { SessionsToCancel } from '@/components/sessions/SessionsToCancel'
import type { ActionResult } from '@/domain/action-result'
import type { SessionLeft } from '@/domain/plans/session-forms'
import { ReasonField } from './ReasonField'

export interface PlanDialogProps {
  /** Keeps the ids of its fields apart from those of the other dialogs. */
  name: string
  /** Leave it out beside buttons that have none. */
  icon?: ReactNode
  /** On the button that opens it, and its title. */
  label: string
  /** Whom or what it is about, where several are on one page: heard with the button, and read in the title. */
  of?: string
  /** Of the button that opens it. */
  variant?: ButtonVariant
  size?: ButtonSize
  /** Said by the button that does it, and not by the one that opens the question. */
  danger?: boolean
  description: string
  /** Leave it out where the decision takes effect at once. */
  day?: { label: string; earliest: string; initial?: string }
  /** A whole number that the decision needs. */
  count?: { label: string; unit: string; initial: number }
  why?: 'optional' | 'required'
  whyLabel?: string
  /** What is still booked, where the decision may cancel it. */
  sessions?: { left: readonly SessionLeft[]; locale: string }
  /** On the button that does it. */
  confirm: string
  act: (choice: {
    day: string
    count: number
    reason: string
    cancelSessions: string[]
  }) => Promise<ActionResult<unknown>>
}

export function PlanDialog({
  name,
  icon,
  label,
  of,
  variant,
  size,
  danger,
  description,
  day,
  count,
  why,
  whyLabel,
  sessions,
  confirm,
  act,
}: PlanDialogProps) {
  const router = useRouter()
  const [open, setOpen] = useState(false)
  const [chosen, setChosen] = useState(day?.initial ?? day?.earliest ?? '')
  const [counted, setCounted] = useState(String(count?.initial ?? ''))
  const [reason, setReason] = useState('')
  const [pending, setPending] = useState(false)
  const [fields, setFields] = useState<Readonly<Record<string, string>>>({})

  async function submit(form: HTMLFormElement) {
    setPending(true)
    setFields({})
    try {
      const number = counted.trim() === '' ? NaN : Number(counted)
      const cancelSessions = new FormData(form).getAll('cancelSessions').map(String)
      const result = await act({ day: chosen, count: number, reason, cancelSessions })
      if (result.ok) setOpen(false)
      else setFields(result.fields)
    } catch {
      setFields({ '': 'No answer: the clinic’s server cannot be reached. It may or may not be done.' })
    }
    setPending(false)
  }

  // Each decision has its own name for its day.
  const { reason: wrongReason, weeks: wrongCount, from, on, effectiveOn, cancelSessions, ...others } = fields
  const trouble = Object.values(others).join(' ')

  return (
    <Dialog
      open={open}
      onOpenChange={setOpen}
      title={of ? `${label} ${of}` : label}
      description={description}
      trigger={
        <Button icon={icon} variant={variant ?? 'secondary'} size={size ?? 'medium'}>
          {label}
          {of && <span className="sr-only"> {of}</span>}
        </Button>
      }
    >
      <form
        noValidate
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault()
          void submit(event.currentTarget)
        }}
      >
        <WhenReady closed={pending}>
          {trouble && (
            <Alert tone="danger" title={trouble}>
              {fields.revision && (
                <Button
                  size="small"
                  onClick={() => {
                    setFields({})
                    setOpen(false)
                    router.refresh()
                  }}
                >
                  Close and show it as it is now
                </Button>
              )}
            </Alert>
          )}
          {day && (
            <Field label={day.label} form={name} error={from ?? on ?? effectiveOn}>
              <TextInput
                type="date"
                name="day"
                min={day.earliest}
                value={chosen}
                onChange={(event) => setChosen(event.currentTarget.value)}
              />
            </Field>
          )}
          {count && (
            <Field label={count.label} form={name} error={wrongCount}>
              <NumberInput
                name="count"
                unit={count.unit}
                value={counted}
                onChange={(event) => setCounted(event.currentTarget.value)}
              />
            </Field>
          )}
          {why && (
            <ReasonField
              form={name}
              label={whyLabel}
              optional={why === 'optional'}
              error={wrongReason}
              value={reason}
              onChange={setReason}
            />
          )}
          {sessions && (
            <SessionsToCancel
              sessions={sessions.left}
              locale={sessions.locale}
              error={cancelSessions}
              box={({ ofPlan }) => ({ name: 'cancelSessions', defaultChecked: ofPlan })}
            />
          )}
        </WhenReady>
        <div className="flex flex-wrap justify-end gap-2">
          <DialogClose>
            <Button>Not now</Button>
          </DialogClose>
          <Button type="submit" variant={danger ? 'danger' : 'primary'} pending={pending}>
            {confirm}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
