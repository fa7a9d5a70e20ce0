// Owns finding somebody in the caseload: a plain form whose answer is an address, so that it can be kept and shared.
'use client'

import { Search } from 'lucide-react'
import { Button } from '@/components/ui/Button'
import { Checkbox } from '@/components/ui/Checkbox'
import { Field } from '@/components/ui/Field'
import { Select, TextInput } from '@/components/ui/inputs'

export interface CaseloadFilterProps {
  asked: { search: string; phase: string | null; flagged: boolean }
}

const phases = [
  { value: 'intensive', label: 'Intensive' },
  { value: 'maintenance', label: 'Maintenance' },
  { value: 'custom', label: 'Other phases' },
  { value: 'none', label: 'No active plan' },
]

export function CaseloadFilter({ asked }: CaseloadFilterProps) {
  return (
    <form
      // Other defaults than before make a new form, since a field keeps what it first showed.
      key={JSON.stringify(asked)}
      role="search"
      method="get"
      action="/caseload"
      className="mb-4 grid items-end gap-3 sm:grid-cols-[minmax(10rem,1fr)_12rem_auto_auto]"
    >
      <Field label="Name">
        <TextInput type="search" name="q" defaultValue={asked.search} maxLength={100} />
      </Field>
      <Field label="Phase">
        <Select name="phase" placeholder="All phases" options={phases} defaultValue={asked.phase ?? ''} />
      </Field>
      <Checkbox
        name="flagged"
        value="yes"
        label="Needs attention"
        defaultChecked={asked.flagged}
        className="sm:pb-1.5"
      />
      <Button type="submit" icon={<Search />}>
        Show
      </Button>
    </form>
  )
}
