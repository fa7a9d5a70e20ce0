// Owns writing the record of a session: what was done, what the patient said, what was found, what comes next, and a private note.
'use client'

import { zodResolver } from '@hookform/resolvers/zod'
import { LockKeyhole, Plus, X } from 'lucide-react'
import { useState } from 'react'
import { useFieldArray, useForm, type Path } from 'react-hook-form'
import { Alert } from '@/components/ui/Alert'
import { Button } from '@/components/ui/Button'
import { Field } from '@/components/ui/Field'
import { Fieldset } from '@/components/ui/Fieldset'
import { FormErrors } from '@/components/ui/FormErrors'
import { TextArea, TextInput } from '@/components/ui/inputs'
import { SubmitButton } from '@/components/ui/SubmitButton'
import { useLeaveWarning } from '@/components/ui/useLeaveWarning'
import type { ActionResult } from '@/domain/action-result'
import {
  sessionRecordSchema,
  type Intervention,
  type RecordEntry,
  type SessionRecordInput,
} from '@/domain/plans/session-record'

export interface RecordFormProps {
  /** The newest one; null while nothing was written. */
  entry: RecordEntry | null
  /** What a first one begins with. */
  planned: readonly Intervention[]
  mayWriteNote: boolean
  write: (input: SessionRecordInput) => Promise<ActionResult<{ number: number }>>
}

const form = 'record'

export function RecordForm({ entry, planned, mayWriteNote, write }: RecordFormProps) {
  const { register, control, handleSubmit, setError, formState } = useForm<SessionRecordInput>({
    resolver: zodResolver(sessionRecordSchema),
    defaultValues: {
      number: entry?.number ?? 0,
      interventions: entry?.interventions ?? [...planned],
      report: entry?.report ?? '',
      findings: entry?.findings ?? '',
      next: entry?.next ?? '',
      privateNote: entry?.privateNote ?? '',
    },
  })
  const { fields, append, remove } = useFieldArray({ control, name: 'interventions' })
  const { errors, isSubmitting, isDirty } = formState
  const [saved, setSaved] = useState(false)
  useLeaveWarning(isDirty && !saved)

  const submit = handleSubmit(async (input) => {
    const result = await write(input).catch(() => unreachable)
    if (result.ok) return setSaved(true)
    for (const [path, message] of Object.entries(result.fields))
      setError((path || 'root') as Path<SessionRecordInput>, { message })
  })

  return (
    <form onSubmit={submit} noValidate className="space-y-5">
      <FormErrors form={form} message={errors.number?.message ?? errors.root?.message} />
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
                onClick={() => remove(i)}
                className="max-sm:col-start-2 max-sm:row-start-1"
              />
            </li>
          ))}
        </ul>
        <Button
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
        {saved && !isDirty && <Alert tone="good" title="Saved" className="py-1.5" />}
      </div>
    </form>
  )
}

const unreachable = {
  ok: false,
  status: 503,
  fields: { '': 'Not saved: the clinic’s server cannot be reached. What you typed is still here.' },
} as const
