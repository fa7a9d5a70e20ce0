// Owns the step from a protocol to a patient's plan: a plain form that leads to the new plan with both chosen.
import { UserRoundPlus } from 'lucide-react'
import { Button } from '@/components/ui/Button'
import { Card } from '@/components/ui/Card'
import { Field } from '@/components/ui/Field'
import { Select } from '@/components/ui/inputs'

export interface UseProtocolProps {
  slug: string
  patients: readonly { id: string; name: string }[]
}

export function UseProtocol({ slug, patients }: UseProtocolProps) {
  if (patients.length === 0) return null
  return (
    <Card className="mb-7">
      <form action="/plans/new" className="flex flex-wrap items-end gap-3">
        <Field label="Patient" className="min-w-0 flex-[1_1_14rem] sm:max-w-sm">
          <Select
            name="patient"
            required
            placeholder="Choose a patient"
            options={patients.map(({ id, name }) => ({ value: id, label: name }))}
          />
        </Field>
        <input type="hidden" name="protocol" value={slug} />
        <Button type="submit" variant="primary" icon={<UserRoundPlus />}>
          Use for a patient
        </Button>
      </form>
    </Card>
  )
}
