// Owns moving a session to another time: who asked for it decides how the old one counts.
'use client'

import { zodResolver } from '@hookform/resolvers/zod'
import { useForm, useWatch, type Path } from 'react-hook-form'
import { ChoiceGroup } from '@/components/ui/ChoiceGroup'
import { FormErrors } from '@/components/ui/FormErrors'
import { SubmitButton } from '@/components/ui/SubmitButton'
import type { ActionResult } from '@/domain/action-result'
import {
  askers,
  moveSchema,
  type BookingChoices,
  type MoveInput,
  type SessionLine,
} from '@/domain/plans/session-forms'
import { SlotFields } from './SlotFields'

export interface MoveSessionProps {
  session: SessionLine
  therapists: BookingChoices['therapists']
  move: (input: MoveInput, sessionId: string) => Promise<ActionResult<{ id: string }>>
  onMoved: () => void
}

export function MoveSession({ session, therapists, move, onMoved }: MoveSessionProps) {
  const form = `move-${session.id}`
  const { register, control, handleSubmit, setError, formState } = useForm<MoveInput>({
    resolver: zodResolver(moveSchema),
    defaultValues: {
      date: session.date,
      time: session.time,
      minutes: session.minutes,
      therapistId: session.therapistId,
      anyway: false,
      askedBy: 'patient',
    },
  })
  const { errors, isSubmitting } = formState
  const meant = useWatch({ control, name: 'anyway' })

  const submit = handleSubmit(async (input) => {
    const result = await move(input, session.id)
    if (result.ok) return onMoved()
    for (const [path, message] of Object.entries(result.fields))
      setError((path || 'root') as Path<MoveInput>, { message })
  })

  return (
    <form onSubmit={submit} noValidate className="space-y-4">
      <FormErrors form={form} message={errors.root?.message} />
      <SlotFields form={form} register={register} meant={meant} errors={errors} therapists={therapists} />
      <ChoiceGroup
        inline
        form={form}
        legend="Who asked for it?"
        error={errors.askedBy?.message}
        choices={Object.entries(askers).map(([value, label]) => ({ value, label }))}
        {...register('askedBy')}
      />
      <SubmitButton wide pending={isSubmitting}>
        Move session
      </SubmitButton>
    </form>
  )
}
