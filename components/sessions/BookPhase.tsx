// Owns looking over what a phase asks for before it is booked: each session can be left out or moved, and all are booked together or none.
'use client'

import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { useForm, useWatch } from 'react-hook-form'
import { Field } from '@/components/ui/Field'
import { FormErrors } from '@/components/ui/FormErrors'
import { NumberInput } from '@/components/ui/inputs'
import { SubmitButton } from '@/components/ui/SubmitButton'
import { TextLink } from '@/components/ui/TextLink'
import { WhenReady } from '@/components/ui/WhenReady'
import type { ActionResult } from '@/domain/action-result'
import { phaseBookingSchema, type PhaseBookingInput, type PhaseProposal } from '@/domain/plans/session-forms'
import { ProposedRow, type PhaseForm } from './ProposedRow'

export interface BookPhaseProps {
  proposal: PhaseProposal
  locale: string
  book: (input: PhaseBookingInput) => Promise<ActionResult<{ booked: number }>>
}

export function BookPhase({ proposal, locale, book }: BookPhaseProps) {
  const { plan, phase, slots, therapistId, read, known } = proposal
  const router = useRouter()
  const [fields, setFields] = useState<Readonly<Record<string, string>>>({})
  /** Also once they are booked: the page then leads on. */
  const [booking, setBooking] = useState(false)
  const form = useForm<PhaseForm>({
    defaultValues: {
      minutes: String(proposal.minutes),
      rows: slots.map(({ date, time }) => ({ chosen: true, date, time, anyway: false })),
    },
  })
  const rows = useWatch({ control: form.control, name: 'rows' })
  const chosen = rows.filter((row) => row.chosen).length

  const submit = form.handleSubmit(async ({ minutes, rows }) => {
    const places = rows.flatMap((row, i) => (row.chosen ? [i] : []))
    const input = {
      ...{ phaseId: phase.id, therapistId, read, known },
      minutes: minutes.trim() === '' ? Number.NaN : Number(minutes),
      slots: places.map((i) => ({ date: '', time: '', anyway: false, ...rows[i], chosen: undefined })),
    }
    // What the answer says of the third chosen one stands at its row, wherever that is.
    const atRows = (answer: Readonly<Record<string, string>>) =>
      Object.fromEntries(
        Object.entries(answer).map(([path, message]) => [
          path.replace(/^slots\.(\d+)/, (_, i: string) => `rows.${places[Number(i)]}`),
          message,
        ]),
      )
    const parsed = phaseBookingSchema.safeParse(input)
    if (!parsed.success)
      return setFields(
        atRows(Object.fromEntries(parsed.error.issues.map(({ path, message }) => [path.join('.'), message]))),
      )
    setBooking(true)
    const result = await book(parsed.data).catch(() => unreachable)
    if (result.ok) return router.push(`/plans/${plan.id}`)
    setFields(atRows(result.fields))
    setBooking(false)
  })

  const { minutes, known: booked, revision: published, ...wrong } = fields
  const overtaken = published ?? booked
  const elsewhere = Object.entries(wrong).filter(([path]) => !path.startsWith('rows.'))
  const atRow = Object.keys(wrong).length - elsewhere.length
  return (
    <WhenReady closed={booking}>
      <form onSubmit={submit} noValidate className="space-y-4">
        <FormErrors
          form="book-phase"
          message={
            overtaken ??
            elsewhere[0]?.[1] ??
            (atRow > 0 ? 'Nothing is booked yet: look at the marked sessions' : undefined)
          }
        />
        {overtaken && (
          <p>
            Nothing was booked.{' '}
            <TextLink href={`/plans/${plan.id}/book?phase=${phase.id}`}>Look at what is left</TextLink>
          </p>
        )}
        <Field label="Minutes each" form="book-phase" error={minutes} className="max-w-40">
          <NumberInput unit="min" {...form.register('minutes')} />
        </Field>
        <ol
          aria-label="Sessions to book"
          className="divide-y divide-line rounded-card border border-line bg-raised"
        >
          {slots.map((slot, i) => (
            <ProposedRow
              key={slot.date}
              index={i}
              proposed={slot}
              row={rows[i]}
              locale={locale}
              register={form.register}
              errors={{
                date: fields[`rows.${i}.date`],
                time: fields[`rows.${i}.time`],
                anyway: fields[`rows.${i}.anyway`],
              }}
            />
          ))}
        </ol>
        <p className="text-sm text-muted">All of them are booked, or none.</p>
        <SubmitButton pending={booking}>
          {chosen === 1 ? 'Book 1 session' : `Book ${chosen} sessions`}
        </SubmitButton>
      </form>
    </WhenReady>
  )
}

const unreachable = {
  ok: false,
  status: 503,
  fields: { '': 'Nothing was booked: the clinic’s server cannot be reached.' },
} as const
