// Owns writing a patient down for the first time: the record and, by a therapist, the baseline, saved together.
'use client'

import { zodResolver } from '@hookform/resolvers/zod'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { FormProvider, useForm, type FieldPath } from 'react-hook-form'
import type { z } from 'zod'
import { Alert } from '@/components/ui/Alert'
import { Button } from '@/components/ui/Button'
import { Section } from '@/components/ui/Card'
import { Field } from '@/components/ui/Field'
import { Select } from '@/components/ui/inputs'
import { TextLink } from '@/components/ui/TextLink'
import { WhenReady } from '@/components/ui/WhenReady'
import { useLeaveWarning } from '@/components/ui/useLeaveWarning'
import type { ActionResult } from '@/domain/action-result'
import { newPatientSchema, type NewPatientInput } from '@/domain/patients'
import type { Measure } from '@/domain/reassessment/measures'
import { BaselineFields, emptyBaseline } from './BaselineFields'
import { NewRecordFields } from './NewRecordFields'

export interface PatientFormProps {
  timeZone: string
  timeZones: readonly string[]
  /** The clinic's own measures. */
  own: readonly Measure[]
  /** For an admin who is no therapist: whose patient it becomes. A therapist's becomes their own. */
  therapists: { id: string; name: string }[] | null
  add: (input: NewPatientInput) => Promise<ActionResult<{ patientId: string }>>
}

export function PatientForm({ timeZone, timeZones, therapists, own, add }: PatientFormProps) {
  const router = useRouter()
  const treats = therapists === null
  const form = useForm<NewPatientInput, unknown, z.output<typeof newPatientSchema>>({
    resolver: zodResolver(newPatientSchema),
    mode: 'onTouched',
    defaultValues: {
      name: '',
      birthDate: '',
      phone: '',
      email: '',
      timeZone,
      diagnosis: '',
      precautions: [],
      therapistId: '',
      baseline: treats ? emptyBaseline(own) : null,
    },
  })
  const [trouble, setTrouble] = useState<string | null>(null)
  /** Added a moment ago, as when no answer came. */
  const [there, setThere] = useState<string>()
  /** Also once it is saved: the page then leads on. */
  const [saving, setSaving] = useState<'plan' | 'record' | null>(null)
  const leave = useLeaveWarning(form.formState.isDirty)

  async function save(then: 'plan' | 'record') {
    if (saving) return
    setTrouble(null)
    setThere(undefined)
    if (!(await form.trigger(undefined, { shouldFocus: true }))) {
      setTrouble('Not saved: some fields need a correction.')
      return
    }
    setSaving(then)
    try {
      const result = await add(form.getValues())
      if (result.ok) {
        const { patientId } = result.value
        leave()
        return router.push(then === 'plan' ? `/plans/new?patient=${patientId}` : `/patients/${patientId}`)
      }
      show(result.fields)
    } catch {
      setTrouble('Not saved: the clinic’s server cannot be reached. What you typed is still here.')
    }
    setSaving(null)
  }

  function show({ there: known, ...fields }: Record<string, string>) {
    setThere(known)
    for (const [path, message] of Object.entries(fields))
      if (path !== '') form.setError(path as FieldPath<NewPatientInput>, { message })
    setTrouble(fields[''] ?? 'Not saved: some fields need a correction.')
  }

  return (
    <FormProvider {...form}>
      <WhenReady closed={saving !== null}>
        <form
          noValidate
          className="space-y-6"
          onSubmit={(event) => {
            event.preventDefault()
            void save(treats ? 'plan' : 'record')
          }}
        >
          <Section title="Patient">
            <NewRecordFields timeZones={timeZones} />
            {therapists && (
              <Field
                label="Therapist"
                optional
                className="mt-4 max-w-sm"
                error={form.formState.errors.therapistId?.message}
              >
                <Select
                  {...form.register('therapistId')}
                  placeholder="Nobody yet"
                  options={therapists.map(({ id, name }) => ({ value: id, label: name }))}
                />
              </Field>
            )}
          </Section>
          {treats && (
            <Section
              title="Baseline assessment"
              lead="What later assessments are compared with. Leave empty what you did not ask."
            >
              <BaselineFields own={own} />
            </Section>
          )}
          {trouble && (
            <Alert tone="danger" title={trouble}>
              {there && (
                <TextLink href={`/patients/${there}`} target="_blank" prefetch={false}>
                  Open the patient who is there, in another tab
                </TextLink>
              )}
            </Alert>
          )}
          <div className="sticky bottom-0 z-10 -mx-4 low:static flex flex-wrap gap-2 border-t border-line bg-surface px-4 py-3 sm:-mx-6 sm:px-6 lg:-mx-8 lg:px-8">
            {treats && (
              <Button type="submit" variant="primary" pending={saving === 'plan'}>
                Save and make a plan
              </Button>
            )}
            <Button
              type={treats ? 'button' : 'submit'}
              variant={treats ? 'secondary' : 'primary'}
              pending={saving === 'record'}
              onClick={treats ? () => void save('record') : undefined}
            >
              Save patient
            </Button>
          </div>
        </form>
      </WhenReady>
    </FormProvider>
  )
}
