// Owns finding the plan of another patient to begin with: the patient is searched for by name, among those whom the viewer may read.
'use client'

import { Copy, Search } from 'lucide-react'
import { useState, useTransition } from 'react'
import { Alert } from '@/components/ui/Alert'
import { Button } from '@/components/ui/Button'
import { Section } from '@/components/ui/Card'
import { TextInput } from '@/components/ui/inputs'
import type { ActionResult } from '@/domain/action-result'
import type { PatientLine } from '@/domain/patients'
import { planLineWords } from './plan-line-words'
import { StartChoice, StartChoices } from './StartChoice'

export interface OthersPlansProps {
  /** For whom the plan is to be. */
  patientId: string
  locale: string
  search: (q: string) => Promise<ActionResult<{ patients: PatientLine[]; more: boolean }>>
  making: string | null
  onChoose: (planId: string) => void
}

export function OthersPlans({ patientId, locale, search, making, onChoose }: OthersPlansProps) {
  const [q, setQ] = useState('')
  const [found, setFound] = useState<PatientLine[] | null>(null)
  const [trouble, setTrouble] = useState<string | null>(null)
  const [pending, startTransition] = useTransition()
  const plans = (found ?? []).flatMap((patient) =>
    patient.id === patientId
      ? []
      : patient.plans.filter(({ status }) => status !== 'draft').map((plan) => ({ patient, plan })),
  )

  const look = () =>
    startTransition(async () => {
      setTrouble(null)
      try {
        const result = await search(q)
        if (result.ok) setFound(result.value.patients)
        else setTrouble(Object.values(result.fields).join(' '))
      } catch {
        setTrouble('The clinic’s server cannot be reached. Try again in a moment.')
      }
    })

  return (
    <Section
      title="From another patient’s plan"
      lead="Only its phases and exercises come along: no dates, notes or goals, and nothing of that patient."
      bare
    >
      <form
        role="search"
        className="mb-3 flex max-w-lg gap-2"
        onSubmit={(event) => {
          event.preventDefault()
          if (q.trim() !== '') look()
        }}
      >
        <TextInput
          type="search"
          aria-label="Search patients by name"
          placeholder="Name of the other patient"
          autoComplete="off"
          maxLength={200}
          value={q}
          onChange={(event) => setQ(event.currentTarget.value)}
        />
        <Button type="submit" icon={<Search />} pending={pending}>
          Search
        </Button>
      </form>
      {trouble && <Alert tone="danger" title={trouble} className="mb-3" />}
      <p role="status" className={found && plans.length === 0 ? 'text-muted' : 'sr-only'}>
        {found &&
          (plans.length === 0
            ? 'No patient of that name has a plan that you may read.'
            : `${plans.length} found`)}
      </p>
      {plans.length > 0 && (
        <StartChoices>
          {plans.map(({ patient, plan }) => (
            <StartChoice
              key={plan.id}
              name={`${patient.name}: ${plan.problem}`}
              about={planLineWords(plan, locale)}
              verb="Copy this plan"
              icon={<Copy />}
              pending={making === plan.id}
              onChoose={() => onChoose(plan.id)}
            />
          ))}
        </StartChoices>
      )}
    </Section>
  )
}
