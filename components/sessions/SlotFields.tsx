// Owns the fields that booking and moving share: which day, what time, how long, with whom.
'use client'

import type { FieldErrors, FieldValues, Path, UseFormRegister } from 'react-hook-form'
import { Checkbox } from '@/components/ui/Checkbox'
import { Field } from '@/components/ui/Field'
import { NumberInput, Select, TextInput } from '@/components/ui/inputs'
import type { BookingChoices, BookingInput } from '@/domain/plans/session-forms'

type Slot = Pick<BookingInput, 'date' | 'time' | 'minutes' | 'therapistId' | 'anyway'>

export interface SlotFieldsProps<V extends FieldValues & Slot> {
  /** Keeps ids apart where several of these forms stand on one page. */
  form: string
  register: UseFormRegister<V>
  /** Ticked already, so it stays to be taken back. */
  meant: boolean
  errors: FieldErrors<V>
  therapists: BookingChoices['therapists']
}

export function SlotFields<V extends FieldValues & Slot>({
  form,
  register,
  meant,
  errors,
  therapists,
}: SlotFieldsProps<V>) {
  const field = (name: keyof Slot) => name as Path<V>
  const error = (name: keyof Slot) => errors[name]?.message as string | undefined
  return (
    <>
      <div className="grid grid-cols-2 gap-3">
        <Field label="Date" form={form} error={error('date')}>
          <TextInput type="date" {...register(field('date'))} />
        </Field>
        <Field label="Time" form={form} error={error('time')}>
          <TextInput type="time" {...register(field('time'))} />
        </Field>
      </div>
      <Field label="Minutes" form={form} error={error('minutes')}>
        <NumberInput unit="min" {...register(field('minutes'), { setValueAs: asNumber })} />
      </Field>
      <Field label="With" form={form} error={error('therapistId')}>
        <Select
          placeholder="Choose a therapist"
          options={therapists.map(({ id, name }) => ({ value: id, label: name }))}
          {...register(field('therapistId'))}
        />
      </Field>
      {(error('anyway') || meant) && (
        <Checkbox
          id={`${form}-anyway`}
          label="Book it all the same"
          error={error('anyway')}
          {...register(field('anyway'))}
        />
      )}
    </>
  )
}

/** What is not a number stays as it was typed, so that the schema can say so. */
const asNumber = (typed: unknown) =>
  typeof typed === 'string' && /^\s*\d+\s*$/.test(typed) ? Number(typed) : typed
