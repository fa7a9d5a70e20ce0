// Owns what is asked before a phase's sessions are proposed: which phase, with whom, at what time. A plain form: its answer is the page itself.
import { Button } from '@/components/ui/Button'
import { Field } from '@/components/ui/Field'
import { Select, TextInput } from '@/components/ui/inputs'
import type { PhaseProposal } from '@/domain/plans/session-forms'

export function PhaseWish({ proposal }: { proposal: PhaseProposal }) {
  const { phase, phases, therapists, therapistId, time } = proposal
  const options = (list: readonly { id: string; name: string }[]) =>
    list.map(({ id, name }) => ({ value: id, label: name }))
  const nobody = therapistId === '' ? [{ value: '', label: 'Choose a therapist' }] : []
  return (
    <form action={`/plans/${proposal.plan.id}/book`} className="grid gap-4 sm:grid-cols-4 sm:items-end">
      <Field label="Phase" form="wish">
        <Select name="phase" defaultValue={phase.id} options={options(phases)} />
      </Field>
      <Field label="With" form="wish">
        <Select name="with" defaultValue={therapistId} options={[...nobody, ...options(therapists)]} />
      </Field>
      <Field label="Usual time" form="wish">
        <TextInput name="at" type="time" required defaultValue={time} />
      </Field>
      <Button type="submit" variant={time === '' ? 'primary' : 'secondary'}>
        Show times
      </Button>
    </form>
  )
}
