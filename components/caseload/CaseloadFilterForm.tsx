// Owns narrowing the caseload: a plain form whose answer is an address, so that it can be kept and shared. It names nobody.
import { Button } from '@/components/ui/Button'
import { Field } from '@/components/ui/Field'
import { Select } from '@/components/ui/inputs'
import { bodyRegions } from '@/domain/catalog/vocabulary'
import type { CaseloadFilter } from '@/domain/logging/caseload-asked'
import { flagNames } from '@/domain/logging/flag-words'

const choices = {
  whose: { label: 'Whose', all: 'All I may see', options: { mine: 'Mine' } },
  phase: {
    label: 'Phase',
    all: 'All phases',
    options: {
      intensive: 'Intensive',
      maintenance: 'Maintenance',
      custom: 'Other phases',
      none: 'No active plan',
    },
  },
  flag: {
    label: 'Attention',
    all: 'Everybody',
    options: { any: 'Any flag', ...flagNames, wrote: 'Wrote while logging' },
  },
  region: { label: 'Region', all: 'All regions', options: bodyRegions },
} satisfies Record<keyof CaseloadFilter, { label: string; all: string; options: Record<string, string> }>

export interface CaseloadFilterFormProps {
  filter: CaseloadFilter
  /** What patients wrote is new to whoever treats them alone. */
  treats: boolean
}

export function CaseloadFilterForm({ filter, treats }: CaseloadFilterFormProps) {
  return (
    <form
      // Other defaults than before make a new form, since a field keeps what it first showed.
      key={JSON.stringify(filter)}
      method="get"
      action="/caseload"
      className="mb-4 grid grid-cols-2 items-end gap-3 md:grid-cols-[repeat(4,minmax(0,1fr))_auto]"
    >
      {Object.entries(choices).map(([name, { label, all, options }]) => (
        <Field key={name} label={label}>
          <Select
            name={name}
            placeholder={all}
            defaultValue={filter[name as keyof CaseloadFilter] ?? ''}
            options={Object.entries(options)
              .filter(([value]) => treats || value !== 'wrote')
              .map(([value, words]) => ({ value, label: words }))}
          />
        </Field>
      ))}
      <Button type="submit">Show</Button>
    </form>
  )
}
