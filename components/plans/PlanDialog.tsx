// Owns one decision about a plan as a question: what it does, from which day, why, and the button that does it.
'use client'

import { useState, type ReactNode } from 'react'
import { Alert } from '@/components/ui/Alert'
import { Button, type ButtonVariant } from '@/components/ui/Button'
import { Dialog, DialogClose } from '@/components/ui/Dialog'
import { Field } from '@/components/ui/Field'
import { TextInput } from '@/components/ui/inputs'
import type { ActionResult } from '@/domain/action-result'

export interface PlanDialogProps {
  /** Keeps the ids of its fields apart from those of the other dialogs. */
  name: string
  icon: ReactNode
  /** On the button that opens it, and its title. */
  label: string
  variant?: ButtonVariant
  description: string
  /** Leave it out where the decision takes effect at once. */
  day?: { label: string; earliest: string }
  asksWhy?: boolean
  /** On the button that does it. */
  confirm: string
  act: (choice: { day: string; reason: string }) => Promise<ActionResult<unknown>>
}

export function PlanDialog({
  name,
  icon,
  label,
  variant,
  description,
  day,
  asksWhy,
  confirm,
  act,
}: PlanDialogProps) {
  const [open, setOpen] = useState(false)
  const [chosen, setChosen] = useState(day?.earliest ?? '')
  const [reason, setReason] = useState('')
  const [pending, setPending] = useState(false)
  const [trouble, setTrouble] = useState<string | null>(null)

  async function submit() {
    setPending(true)
    setTrouble(null)
    try {
      const result = await act({ day: chosen, reason })
      if (result.ok) setOpen(false)
      else setTrouble(Object.values(result.fields).join(' '))
    } catch {
      setTrouble('Not done: the clinic’s server cannot be reached.')
    }
    setPending(false)
  }

  return (
    <Dialog
      open={open}
      onOpenChange={setOpen}
      title={label}
      description={description}
      trigger={
        <Button icon={icon} variant={variant ?? 'secondary'}>
          {label}
        </Button>
      }
    >
      <form
        noValidate
        className="space-y-4"
        onSubmit={(event) => {
          event.preventDefault()
          void submit()
        }}
      >
        {trouble && <Alert tone="danger" title={trouble} />}
        {day && (
          <Field label={day.label} form={name}>
            <TextInput
              type="date"
              name="day"
              min={day.earliest}
              value={chosen}
              onChange={(event) => setChosen(event.currentTarget.value)}
            />
          </Field>
        )}
        {asksWhy && (
          <Field
            label="Reason"
            form={name}
            optional
            hint="For you and your colleagues; the patient does not see it."
          >
            <TextInput
              name="reason"
              value={reason}
              maxLength={300}
              autoComplete="off"
              onChange={(event) => setReason(event.currentTarget.value)}
            />
          </Field>
        )}
        <div className="flex flex-wrap justify-end gap-2">
          <DialogClose>
            <Button>Not now</Button>
          </DialogClose>
          <Button type="submit" variant={variant === 'danger' ? 'danger' : 'primary'} pending={pending}>
            {confirm}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
