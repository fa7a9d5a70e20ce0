// Owns the plans of a patient that have ended: the newest with their figures, and the way to each of the others.
import { Section } from '@/components/ui/Card'
import { TextLink } from '@/components/ui/TextLink'
import { dateWords } from '@/domain/date-words'
import type { MeasureSeries } from '@/domain/reassessment/measure-series'
import { StaffPatientPlan, type StaffPatientPlanProps } from './StaffPatientPlan'

export interface EndedPlansProps {
  /** The newest first. */
  plans: readonly StaffPatientPlanProps['plan'][]
  measuresOf: (planId: string) => MeasureSeries[]
  locale: string
}

/** So many are drawn with their figures. */
const most = 3

export function EndedPlans({ plans, measuresOf, locale }: EndedPlansProps) {
  const earlier = plans.slice(most)
  return (
    <div className="space-y-8">
      {plans.slice(0, most).map((plan) => (
        <StaffPatientPlan key={plan.id} plan={plan} measures={measuresOf(plan.id)} locale={locale} />
      ))}
      {earlier.length > 0 && (
        <Section title="Earlier plans" lead="The figures of each stand on its own page.">
          <ul className="divide-y divide-line">
            {earlier.map(({ id, problem, startsOn, endsOn }) => (
              <li key={id} className="py-2">
                <TextLink href={`/plans/${id}`} prefetch={false}>
                  {problem}
                </TextLink>{' '}
                <span className="text-muted">
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
