// Owns the form by which an admin searches the audit log. A plain form: what is searched for stands in the address.
import { Button } from '@/components/ui/Button'
import { Field } from '@/components/ui/Field'
import { Select, TextInput } from '@/components/ui/inputs'
import { TextLink } from '@/components/ui/TextLink'
import { deedWords, type AuditFilter } from '@/domain/accounts/audit'

export interface AuditFiltersProps {
  filter: AuditFilter
  staff: readonly { id: string; name: string }[]
  patient: { id: string; name: string } | null
}

export function AuditFilters({ filter, staff, patient }: AuditFiltersProps) {
  return (
    <form method="get" className="mb-5">
      {patient && (
        <p className="mb-3">
          <input type="hidden" name="patient" value={patient.id} />
          Only the record of <strong>{patient.name}</strong>.{' '}
          <TextLink href="/settings/audit">Show everybody’s</TextLink>
        </p>
      )}
      <div className="flex flex-wrap items-end gap-3">
        <Field label="Who" className="grow basis-44">
          <Select
            name="who"
            defaultValue={filter.who}
            placeholder="Everybody"
            options={staff.map(({ id, name }) => ({ value: id, label: name }))}
          />
        </Field>
        <Field label="Did what" className="grow basis-36">
          <Select
            name="action"
            defaultValue={filter.action}
            placeholder="Anything"
            options={Object.entries(deedWords).map(([value, label]) => ({ value, label }))}
          />
        </Field>
        <Field label="From" className="grow basis-36">
          <TextInput name="from" type="date" defaultValue={filter.from} />
        </Field>
        <Field label="Until" className="grow basis-36">
          <TextInput name="to" type="date" defaultValue={filter.to} />
        </Field>
        <Button type="submit">Show</Button>
      </div>
    </form>
  )
}
