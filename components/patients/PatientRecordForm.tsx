// Owns correcting the record of a patient who is known.
'use client'

import { zodResolver } from '@hookform/resolvers/zod'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { FormProvider, useForm, type FieldPath } from 'react-hook-form'
import { Alert } from '@/components/ui/Alert'
import { Button, LinkButton } from '@/components/ui/Button'
import { Card } from '@/components/ui/Card'
import { WhenReady } from '@/components/ui/WhenReady'
import type { ActionResult } from '@/domain/action-result'
import { patientRecordSchema, type PatientRecord } from '@/domain/patients'
import { PatientFormFields, type RecordForm } from './PatientFormFields'

export interface PatientRecordFormProps {
  patientId: string
  record: RecordForm
  timeZones: readonly string[]
  save: (input: RecordForm) => Promise<ActionResult<void>>
}

export function PatientRecordForm({ patientId, record, timeZones, save }: PatientRecordFormProps) {
  const router = useRouter()
  const form = useForm<RecordForm, unknown, PatientRecord>({
    resolver: zodResolver(patientRecordSchema),
    mode: 'onTouched',
    defaultValues: record,
  })
  const [trouble, setTrouble] = useState<string | null>(null)

  const submit = form.handleSubmit(
    async () => {
      setTrouble(null)
      try {
        const result = await save(form.getValues())
        if (result.ok) {
          router.push(`/patients/${patientId}`)
          return router.refresh()
        }
        for (const [path, message] of Object.entries(result.fields))
          if (path !== '') form.setError(path as FieldPath<RecordForm>, { message }, { shouldFocus: true })
        setTrouble(result.fields[''] ?? 'Not saved: some fields need a correction.')
      } catch {
        setTrouble('Not saved: the clinic’s server cannot be reached. What you typed is still here.')
      }
    },
    () => setTrouble('Not saved: some fields need a correction.'),
  )

  return (
    <FormProvider {...form}>
      <WhenReady>
        <form noValidate className="space-y-6" onSubmit={submit}>
          <Card>
            <PatientFormFields timeZones={timeZones} />
          </Card>
          {trouble && <Alert tone="danger" title={trouble} />}
          <div className="flex flex-wrap gap-2">
            <Button type="submit" variant="primary" pending={form.formState.isSubmitting}>
              Save record
            </Button>
            <LinkButton href={`/patients/${patientId}`} prefetch={false}>
              Cancel
            </LinkButton>
          </div>
        </form>
      </WhenReady>
    </FormProvider>
  )
}
