// Owns the step from a protocol to a patient's plan: choose the patient, and the plan is there to be checked and activated.
'use client'

import { UserRoundPlus } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { Button } from '@/components/ui/Button'
import { Card } from '@/components/ui/Card'
import { Field } from '@/components/ui/Field'
import { Select } from '@/components/ui/inputs'
import { WhenReady } from '@/components/ui/WhenReady'
import type { ActionResult } from '@/domain/action-result'

export interface UseProtocolProps {
  slug: string
  patients: readonly { id: string; name: string }[]
  start: (patientId: string, origin: { protocolSlug: string }) => Promise<ActionResult<{ planId: string }>>
}

export function UseProtocol({ slug, patients, start }: UseProtocolProps) {
  const router = useRouter()
  const [patientId, setPatientId] = useState('')
  const [pending, setPending] = useState(false)
  const [trouble, setTrouble] = useState<string>()
  if (patients.length === 0) return null

  async function begin() {
    if (patientId === '') return setTrouble('Choose a patient')
    setPending(true)
    setTrouble(undefined)
    try {
      const result = await start(patientId, { protocolSlug: slug })
      if (result.ok) return router.push(`/plans/${result.value.planId}/edit`)
      setTrouble(Object.values(result.fields).join(' '))
    } catch {
      setTrouble('The clinic’s server cannot be reached. Try again in a moment.')
    }
    setPending(false)
  }

  return (
    <WhenReady>
      <Card className="mb-7">
        <form
          noValidate
          className="flex flex-wrap items-end gap-3"
          onSubmit={(event) => {
            event.preventDefault()
            void begin()
          }}
        >
          <Field label="Patient" error={trouble} className="min-w-0 flex-[1_1_14rem] sm:max-w-sm">
            <Select
              name="patient"
              placeholder="Choose a patient"
              value={patientId}
              onChange={(event) => setPatientId(event.currentTarget.value)}
              options={patients.map(({ id, name }) => ({ value: id, label: name }))}
            />
          </Field>
          <Button type="submit" variant="primary" icon={<UserRoundPlus />} pending={pending}>
            Use for a patient
          </Button>
        </form>
      </Card>
    </WhenReady>
  )
}
