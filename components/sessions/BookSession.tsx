// Owns booking a session for a patient: a button that opens the form.
'use client'

import { zodResolver } from '@hookform/resolvers/zod'
import { CalendarPlus } from 'lucide-react'
import { useState } from 'react'
import { useForm, useWatch, type Path } from 'react-hook-form'
import { useAction } from '@/components/accounts/useAction'
import { Button } from '@/components/ui/Button'
import { Checkbox } from '@/components/ui/Checkbox'
import { Dialog } from '@/components/ui/Dialog'
import { Fieldset } from '@/components/ui/Fieldset'
import { FormErrors } from '@/components/ui/FormErrors'
import { SubmitButton } from '@/components/ui/SubmitButton'
import { WhenReady } from '@/components/ui/WhenReady'
import type { ActionResult } from '@/domain/action-result'
import { bookingSchema, type BookingChoices, type BookingInput } from '@/domain/plans/session-forms'
import { SlotFields } from './SlotFields'

export interface BookSessionProps {
  patientName: string
  choices: BookingChoices
  /** What the form begins with. */
  date: string
  therapistId: string
  book: (input: BookingInput) => Promise<ActionResult<{ id: string }>>
}

const form = 'book'

export function BookSession({ patientName, ...props }: BookSessionProps) {
  const [open, setOpen] = useState(false)
  const [booked, setBooked] = useState(false)
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
      <p role="status" className="text-sm text-muted empty:hidden">
        {booked && 'The session is booked.'}
      </p>
      <Dialog
        open={open}
        onOpenChange={(next) => {
          setOpen(next)
          setBooked(false)
        }}
        trigger={
          <Button variant="primary" icon={<CalendarPlus />}>
            Book a session
          </Button>
        }
        title="Book a session"
        description={patientName}
      >
        <BookingForm
          {...props}
          onBooked={() => {
            setOpen(false)
            setBooked(true)
          }}
        />
      </Dialog>
    </div>
  )
}

/** The form alone, for whoever opens it elsewhere. */
export function BookingForm({
  choices,
  date,
  therapistId,
  book,
  onBooked,
}: Omit<BookSessionProps, 'patientName'> & { onBooked: () => void }) {
  const { register, control, handleSubmit, setError, formState } = useForm<BookingInput>({
    resolver: zodResolver(bookingSchema),
    defaultValues: {
      date,
      time: '',
      minutes: choices.plans[0]?.minutes ?? 45,
      therapistId,
      planIds: choices.plans.map((plan) => plan.id),
      anyway: false,
    },
  })
  const { errors } = formState
  const meant = useWatch({ control, name: 'anyway' })

  const { run, pending, fields } = useAction(async (input: BookingInput) => {
    const result = await book(input)
    if (result.ok) onBooked()
    else
      for (const [path, message] of Object.entries(result.fields))
        if (path !== '') setError(path as Path<BookingInput>, { message })
    return result
  })

  return (
    <WhenReady closed={pending}>
      <form onSubmit={handleSubmit((input) => run(input))} noValidate className="space-y-4">
        <FormErrors form={form} message={fields['']} />
        <SlotFields
          form={form}
          register={register}
          meant={meant}
          errors={errors}
          therapists={choices.therapists}
        />
        {choices.plans.length > 0 && (
          <Fieldset id={`${form}-plans`} legend="For" error={errors.planIds?.message}>
            {choices.plans.map((plan) => (
              <Checkbox key={plan.id} value={plan.id} label={plan.problem} {...register('planIds')} />
            ))}
          </Fieldset>
        )}
        <SubmitButton wide pending={pending}>
          Book
        </SubmitButton>
      </form>
    </WhenReady>
  )
}
