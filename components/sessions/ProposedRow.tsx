// Owns one proposed session: whether it is booked, on which day and at what time, and what stands in its way.
import { TriangleAlert } from 'lucide-react'
import type { UseFormRegister } from 'react-hook-form'
import { Checkbox } from '@/components/ui/Checkbox'
import { Field } from '@/components/ui/Field'
import { TextInput } from '@/components/ui/inputs'
import { dateWords } from '@/domain/date-words'
import { calendarDateSchema } from '@/domain/fields'
import type { ProposedSession } from '@/domain/plans/session-forms'

export type PhaseForm = {
  minutes: string
  rows: { chosen: boolean; date: string; time: string; anyway: boolean }[]
}

export interface ProposedRowProps {
  index: number
  proposed: ProposedSession
  row: PhaseForm['rows'][number] | undefined
  locale: string
  register: UseFormRegister<PhaseForm>
  errors: { date: string | undefined; time: string | undefined; anyway: string | undefined }
}

export function ProposedRow({ index, proposed, row, locale, register, errors }: ProposedRowProps) {
  if (!row) return null
  const asProposed = row.date === proposed.date && row.time === proposed.time
  const warning = errors.anyway ?? (asProposed ? proposed.warning : null)
  const on = calendarDateSchema.safeParse(row.date)
  const name = on.success ? dateWords(on.data, locale, 'weekday') : `Session ${index + 1}`
  const form = `session-${index}`
  return (
    <li className="grid gap-x-4 gap-y-2 px-3.5 py-3 sm:grid-cols-[1fr_22rem] sm:items-center">
      <Checkbox
        id={`${form}-chosen`}
        label={<span className={row.chosen ? 'font-semibold' : 'text-muted'}>{name}</span>}
        {...register(`rows.${index}.chosen`)}
      />
      {row.chosen && (
        <div className="grid grid-cols-2 gap-2">
          <Field label={`Date of session ${index + 1}`} labelHidden form={form} error={errors.date}>
            <TextInput type="date" {...register(`rows.${index}.date`)} />
          </Field>
          <Field label={`Time of session ${index + 1}`} labelHidden form={form} error={errors.time}>
            <TextInput type="time" {...register(`rows.${index}.time`)} />
          </Field>
        </div>
      )}
      {row.chosen && warning && (
        <div className="rounded-control bg-partial-soft px-3 py-2 text-sm sm:col-span-2">
          <p className="mb-1 flex items-start gap-1.5 font-semibold text-partial">
            <TriangleAlert aria-hidden className="mt-0.5 size-[1.15em] shrink-0" />
            {warning}
          </p>
          <Checkbox
            id={`${form}-anyway`}
            label={`Book ${name} all the same`}
            {...register(`rows.${index}.anyway`)}
          />
        </div>
      )}
    </li>
  )
}
