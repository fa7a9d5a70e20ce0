// Owns moving a session to another time: who asked for it decides how the old one counts.
'use client'

import { zodResolver } from '@hookform/resolvers/zod'
import { useForm, useWatch, type Path } from 'react-hook-form'
import { useAction } from '@/components/accounts/useAction'
import { ChoiceGroup } from '@/components/ui/ChoiceGroup'
import { FormErrors } from '@/components/ui/FormErrors'
import { SubmitButton } from '@/components/ui/SubmitButton'
import { WhenReady } from '@/components/ui/WhenReady'
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
  /** With what is wrong with the session itself: where it was moved meanwhile, this form is gone. */
  onRefused: (words: string) => void
}

export function MoveSession({ session, therapists, move, onMoved, onRefused }: MoveSessionProps) {
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
  const { errors } = formState
  const meant = useWatch({ control, name: 'anyway' })

  const { run, pending, fields } = useAction(async (input: MoveInput) => {
    const result = await move(input, session.id)
    if (result.ok) onMoved()
    else {
      for (const [path, message] of Object.entries(result.fields))
        if (path !== '') setError(path as Path<MoveInput>, { message })
      onRefused(result.fields[''] ?? '')
    }
    return result
  })

  return (
    <WhenReady closed={pending}>
      <form onSubmit={handleSubmit((input) => run(input))} noValidate className="space-y-4">
        <FormErrors form={form} message={fields['']} />
        <SlotFields form={form} register={register} meant={meant} errors={errors} therapists={therapists} />
        <ChoiceGroup
          inline
          form={form}
          legend="Who asked for it?"
          error={errors.askedBy?.message}
          choices={Object.entries(askers).map(([value, label]) => ({ value, label }))}
          {...register('askedBy')}
        />
        <SubmitButton wide pending={pending}>
          Move session
        </SubmitButton>
      </form>
    </WhenReady>
  )
}
