// Owns the list of patients and searching it. What is searched for is a name, so it travels in a body and never in an address.
'use client'

import { Archive, Search, Users } from 'lucide-react'
import { useState, useTransition } from 'react'
import { Alert } from '@/components/ui/Alert'
import { Badge } from '@/components/ui/Badge'
import { Button } from '@/components/ui/Button'
import { EmptyState } from '@/components/ui/EmptyState'
import { TextInput } from '@/components/ui/inputs'
import { Table } from '@/components/ui/Table'
import { TextLink } from '@/components/ui/TextLink'
import { WhenReady } from '@/components/ui/WhenReady'
import type { ActionResult } from '@/domain/action-result'
import { dateWords } from '@/domain/date-words'
import type { PatientLine, PlanLine } from '@/domain/patients'

export type PatientsFound = { patients: PatientLine[]; more: boolean }

export interface PatientListProps {
  /** Everybody whom the viewer may see, of those who are patients now or were. */
  all: PatientsFound
  which: 'current' | 'former'
  locale: string
  search: (q: string) => Promise<ActionResult<PatientsFound>>
}

export function PatientList({ all, which, locale, search }: PatientListProps) {
  const [q, setQ] = useState('')
  const [found, setFound] = useState<PatientsFound | null>(null)
  const [trouble, setTrouble] = useState<string | null>(null)
  const [pending, startTransition] = useTransition()
  const { patients, more } = found ?? all

  const look = () =>
    startTransition(async () => {
      try {
        const result = q.trim() === '' ? null : await search(q)
        setTrouble(result && !result.ok ? Object.values(result.fields).join(' ') : null)
        if (!result) setFound(null)
        else if (result.ok) setFound(result.value)
      } catch {
        setTrouble('The clinic’s server cannot be reached. Try again in a moment.')
      }
    })

  function showAll() {
    setQ('')
    setFound(null)
  }

  return (
    <>
      <WhenReady>
        <form
          role="search"
          className="mb-5 flex max-w-lg gap-2"
          onSubmit={(event) => {
            event.preventDefault()
            look()
          }}
        >
          <TextInput
            type="search"
            aria-label="Search by name"
            placeholder="Name"
            autoComplete="off"
            value={q}
            onChange={(event) => {
              setQ(event.currentTarget.value)
              if (event.currentTarget.value === '') setFound(null)
            }}
          />
          <Button type="submit" icon={<Search />} pending={pending}>
            Search
          </Button>
        </form>
      </WhenReady>
      {trouble && <Alert tone="danger" title={trouble} className="mb-4" />}
      <p role="status" className="sr-only">
        {found && (patients.length === 1 ? '1 patient found' : `${patients.length} patients found`)}
      </p>
      <Table
        caption="Patients"
        rows={patients}
        rowKey={(patient) => patient.id}
        empty={
          found ? (
            <EmptyState
              icon={<Search />}
              title="Nobody of that name"
              action={
                <Button onClick={showAll}>
                  {which === 'former' ? 'Show all former patients' : 'Show all patients'}
                </Button>
              }
            >
              Among the patients whom you may see, former ones too, nobody’s name has what you searched for.
            </EmptyState>
          ) : which === 'former' ? (
            <EmptyState icon={<Archive />} title="No former patients">
              Whoever is treated no more can be put aside on their page, and stands here then.
            </EmptyState>
          ) : (
            <EmptyState icon={<Users />} title="No patients yet">
              Patients whom you treat stand here.
            </EmptyState>
          )
        }
        columns={[
          {
            key: 'name',
            header: 'Name',
            heading: true,
            cell: (patient) => (
              <>
                <TextLink href={`/patients/${patient.id}`} prefetch={false}>
                  {patient.name}
                </TextLink>
                {patient.former && (
                  <>
                    {' '}
                    <Badge>Former</Badge>
                  </>
                )}
              </>
            ),
          },
          {
            key: 'born',
            header: 'Born',
            cell: (patient) => (patient.birthDate ? dateWords(patient.birthDate, locale) : '–'),
          },
          { key: 'diagnosis', header: 'Problem', cell: (patient) => patient.diagnosis || '–' },
          {
            key: 'therapists',
            header: 'Therapists',
            cell: (patient) => patient.therapists.join(', ') || '–',
          },
          { key: 'plans', header: 'Plan', cell: (patient) => <LatestPlan plans={patient.plans} /> },
        ]}
      />
      {more && (
        <p className="mt-3 text-sm text-muted">
          The first {patients.length} are shown. Search to find the others.
        </p>
      )}
    </>
  )
}

const states = {
  draft: { words: 'Draft', tone: 'neutral' },
  active: { words: 'Active', tone: 'good' },
  completed: { words: 'Completed', tone: 'neutral' },
  discontinued: { words: 'Discontinued', tone: 'neutral' },
} as const

/** An active one before a draft, a draft before one that has ended. */
function LatestPlan({ plans }: { plans: PlanLine[] }) {
  const plan =
    plans.find((each) => each.status === 'active') ??
    plans.find((each) => each.status === 'draft') ??
    plans[0]
  if (!plan) return <span className="text-muted">None</span>
  return <Badge tone={states[plan.status].tone}>{states[plan.status].words}</Badge>
}
