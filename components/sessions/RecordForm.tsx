// Owns writing the record of a session: what was done, what the patient said, what was found, what comes next, and a private note.
'use client'

import { LockKeyhole, Plus, X } from 'lucide-react'
import { useMemo } from 'react'
import { useFieldArray } from 'react-hook-form'
import { Alert } from '@/components/ui/Alert'
import { Button } from '@/components/ui/Button'
import { Section } from '@/components/ui/Card'
import { Field } from '@/components/ui/Field'
import { Fieldset } from '@/components/ui/Fieldset'
import { TextArea, TextInput } from '@/components/ui/inputs'
import { SaveOutcome } from '@/components/ui/SaveOutcome'
import { SubmitButton } from '@/components/ui/SubmitButton'
import { useOwnPlace } from '@/components/ui/useOwnPlace'
import { useSavedForm } from '@/components/ui/useSavedForm'
import type { ActionResult } from '@/domain/action-result'
import {
  sessionRecordSchema,
  type Intervention,
  type RecordEntry,
  type SessionRecordInput,
} from '@/domain/plans/session-record'
import { RecordEntries } from './RecordEntries'

export interface RecordFormProps {
  /** The newest one; null while nothing was written. */
  entry: RecordEntry | null
  /** What a first one begins with. */
  planned: readonly Intervention[]
  mayWriteNote: boolean
  lead: string | undefined
  /** Why none is written of this session; what was being typed when it was marked so stays. */
  notHeld: string | null
  locale: string
  timeZone: string
  write: (input: SessionRecordInput) => Promise<ActionResult<{ number: number }>>
}

const form = 'record'

export function RecordForm(props: RecordFormProps) {
  const { entry, planned, mayWriteNote, lead, notHeld, locale, timeZone, write } = props
  const stands = useMemo(
    () => ({
      number: entry?.number ?? 0,
      interventions: entry?.interventions ?? [...planned],
      report: entry?.report ?? '',
      findings: entry?.findings ?? '',
      next: entry?.next ?? '',
      privateNote: entry?.privateNote ?? '',
    }),
    [entry, planned],
  )
  const saving = useSavedForm<SessionRecordInput>({
    schema: sessionRecordSchema,
    stands,
    save: (input, { number }) => write({ ...input, number }),
  })
  const { isSubmitting, isDirty, submit, outcome, keepMine, takeTheirs } = saving
  const { register, control, formState } = saving.form
  const { errors } = formState
  const { fields, append, remove } = useFieldArray({ control, name: 'interventions' })
  const { place: addButton, stayHere } = useOwnPlace<HTMLButtonElement>()
  if (notHeld !== null && !isDirty) return entry === null ? <p className="text-muted">{notHeld}</p> : null

  return (
    <Section title="Record" lead={lead}>
      <form onSubmit={submit} noValidate className="space-y-5">
        {notHeld !== null && (
          <Alert tone="warning" title="What you typed is still here and is not saved">
            {notHeld}
          </Alert>
        )}
        <Fieldset
          id={`${form}-interventions`}
          legend="Done in this session"
          error={errors.interventions?.message}
        >
          <ul className="space-y-2">
            {fields.map(({ id }, i) => (
              <li key={id} className="grid grid-cols-[1fr_auto] gap-2 sm:grid-cols-[1fr_1fr_auto]">
                <Field
                  label={`What was done, ${i + 1}`}
                  labelHidden
                  form={form}
                  error={errors.interventions?.[i]?.name?.message}
                >
                  <TextInput placeholder="Joint mobilisation" {...register(`interventions.${i}.name`)} />
                </Field>
                <Field
                  label={`How much, ${i + 1}`}
                  labelHidden
                  form={form}
                  className="max-sm:col-start-1"
                  error={errors.interventions?.[i]?.dosage?.message}
                >
                  <TextInput placeholder="Grade III, 5 min" {...register(`interventions.${i}.dosage`)} />
                </Field>
                <Button
                  variant="quiet"
                  icon={<X />}
                  aria-label={`Take out line ${i + 1}`}
                  onClick={() => stayHere(() => remove(i))}
                  className="max-sm:col-start-2 max-sm:row-start-1"
                />
              </li>
            ))}
          </ul>
          <Button
            ref={addButton}
            size="small"
            icon={<Plus />}
            onClick={() => append({ name: '', dosage: '' })}
            className="mt-2"
          >
            Add a line
          </Button>
        </Fieldset>
        <Field label="Patient’s report" optional form={form} error={errors.report?.message}>
          <TextArea rows={3} {...register('report')} />
        </Field>
        <Field label="Findings" optional form={form} error={errors.findings?.message}>
          <TextArea rows={3} {...register('findings')} />
        </Field>
        <Field label="Next time" optional form={form} error={errors.next?.message}>
          <TextArea rows={2} {...register('next')} />
        </Field>
        <div className="rounded-control border border-dashed border-edge p-3.5">
          <Field
            label={
              <span className="inline-flex items-center gap-1.5">
                <LockKeyhole aria-hidden className="size-4" /> Private note
              </span>
            }
            optional
            hint="The patient’s side never shows it. An admin of the clinic can read it."
            form={form}
            error={errors.privateNote?.message}
          >
            <TextArea rows={2} readOnly={!mayWriteNote} {...register('privateNote')} />
          </Field>
        </div>
        <div className="flex flex-wrap items-center gap-3">
          <SubmitButton pending={isSubmitting}>Save record</SubmitButton>
          <SaveOutcome
            {...{ outcome, keepMine, takeTheirs }}
            theirs={() => entry && <RecordEntries entries={[entry]} {...{ locale, timeZone }} />}
          />
        </div>
      </form>
    </Section>
  )
}
