// Owns the plans of a patient, those that go on and those that have ended: the newest with their figures, and the way to each of the others.
import { Section } from '@/components/ui/Card'
import { TextLink } from '@/components/ui/TextLink'
import { dateWords } from '@/domain/date-words'
import type { MeasureSeries } from '@/domain/reassessment/measure-series'
import { StaffPatientPlan, type StaffPatientPlanProps } from './StaffPatientPlan'

type Plan = StaffPatientPlanProps['plan']

export interface PatientPlansProps {
  /** All of the patient's, the newest first. */
  plans: readonly Plan[]
  measuresOf: (planId: string) => MeasureSeries[]
  locale: string
}

/** So many are drawn with their figures, those that go on before those that have ended. */
const most = 3

const goesOn = ({ status }: Plan) => status === 'active'
const hasEnded = (plan: Plan) => !goesOn(plan)

export function CurrentPlans({ plans, ...rest }: PatientPlansProps) {
  const current = plans.filter(goesOn)
  return <Plans {...rest} drawn={current.slice(0, most)} named={current.slice(most)} as="Also under way" />
}

export function EndedPlans({ plans, ...rest }: PatientPlansProps) {
  const ended = plans.filter(hasEnded)
  const left = Math.max(0, most - plans.filter(goesOn).length)
  return <Plans {...rest} drawn={ended.slice(0, left)} named={ended.slice(left)} as="Earlier plans" />
}

interface PlansProps extends Omit<PatientPlansProps, 'plans'> {
  drawn: readonly Plan[]
  named: readonly Plan[]
  /** What the others are called together. */
  as: string
}

function Plans({ drawn, named, as, measuresOf, locale }: PlansProps) {
  if (drawn.length + named.length === 0) return null
  return (
    <div className="space-y-8">
      {drawn.map((plan) => (
        <StaffPatientPlan key={plan.id} plan={plan} measures={measuresOf(plan.id)} locale={locale} />
      ))}
      {named.length > 0 && (
        <Section title={as} lead="The figures of each stand on its own page.">
          <ul className="divide-y divide-line">
            {named.map(({ id, problem, startsOn, endsOn }) => (
              <li key={id} className="py-2">
                <TextLink href={`/plans/${id}`} prefetch={false}>
                  {problem}
                </TextLink>{' '}
                <span className="whitespace-nowrap text-muted">
                  {dateWords(startsOn, locale)}
                  {endsOn && ` to ${dateWords(endsOn, locale)}`}
                </span>
              </li>
            ))}
          </ul>
        </Section>
      )}
    </div>
  )
}
