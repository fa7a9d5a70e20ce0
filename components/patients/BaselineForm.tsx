// Owns writing the baseline of a patient whose record is there already.
'use client'

import { zodResolver } from '@hookform/resolvers/zod'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { FormProvider, useForm, type FieldPath } from 'react-hook-form'
import { z } from 'zod'
import { Alert } from '@/components/ui/Alert'
import { Button } from '@/components/ui/Button'
import { Section } from '@/components/ui/Card'
import { useLeaveWarning } from '@/components/ui/useLeaveWarning'
import { WhenReady } from '@/components/ui/WhenReady'
import type { ActionResult } from '@/domain/action-result'
import { baselineSchema } from '@/domain/reassessment/baseline'
import type { Measure } from '@/domain/reassessment/measures'
import { BaselineFields, emptyBaseline, type WithBaseline } from './BaselineFields'

const formSchema = z.object({ baseline: baselineSchema })

export interface BaselineFormProps {
  patientId: string
  /** The clinic's own measures. */
  own: readonly Measure[]
  add: (input: z.input<typeof baselineSchema>) => Promise<ActionResult<void>>
}

export function BaselineForm({ patientId, own, add }: BaselineFormProps) {
  const router = useRouter()
  const form = useForm<WithBaseline, unknown, z.output<typeof formSchema>>({
    // The shared fields allow for a form without a baseline; this one always has it.
    resolver: zodResolver(formSchema as z.ZodType<z.output<typeof formSchema>, WithBaseline>),
    mode: 'onTouched',
    defaultValues: { baseline: emptyBaseline(own) },
  })
  const [trouble, setTrouble] = useState<string | null>(null)
  /** Also once it is saved: the page then leads on. */
  const [saving, setSaving] = useState(false)
  const leave = useLeaveWarning(form.formState.isDirty)

  const submit = form.handleSubmit(async () => {
    setTrouble(null)
    setSaving(true)
    try {
      const result = await add(form.getValues('baseline') ?? emptyBaseline(own))
      if (result.ok) {
        leave()
        return router.push(`/patients/${patientId}`)
      }
      for (const [path, message] of Object.entries(result.fields))
        if (path !== '') form.setError(`baseline.${path}` as FieldPath<WithBaseline>, { message })
      setTrouble(result.fields[''] ?? 'Not saved: some fields need a correction.')
    } catch {
      setTrouble('Not saved: the clinic’s server cannot be reached. What you typed is still here.')
    }
    setSaving(false)
  })

  return (
    <FormProvider {...form}>
      <WhenReady closed={saving}>
        <form noValidate className="space-y-6" onSubmit={submit}>
          <Section title="Found and measured">
            <BaselineFields own={own} />
          </Section>
          {trouble && <Alert tone="danger" title={trouble} />}
          <Button type="submit" variant="primary" pending={saving}>
            Save assessment
          </Button>
        </form>
      </WhenReady>
    </FormProvider>
  )
}
