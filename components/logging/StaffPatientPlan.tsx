// Owns one plan on the patient's page: where it stands, how it goes, and the ways on from here.
import { AdherenceWeeks } from '@/components/charts/AdherenceWeeks'
import { MeasureOverTime } from '@/components/charts/MeasureOverTime'
import { PainOverTime } from '@/components/charts/PainOverTime'
import { ByExercise } from '@/components/logging/ByExercise'
import { PlanFigures } from '@/components/logging/PlanFigures'
import { PhaseBar } from '@/components/plans/PhaseBar'
import { LinkButton } from '@/components/ui/Button'
import { Section } from '@/components/ui/Card'
import { dateWords } from '@/domain/date-words'
import type { ExerciseFigures } from '@/domain/logging/by-exercise'
import type { PainDay } from '@/domain/logging/pain'
import type { PlanFigures as Figures } from '@/domain/logging/plan-figures'
import type { PlanStatus } from '@/domain/plans/plan'
import type { PhaseSpan } from '@/domain/plans/schedule'
import type { MeasureSeries } from '@/domain/reassessment/measure-series'

export interface StaffPatientPlanProps {
  plan: {
    id: string
    problem: string
    status: PlanStatus
    startsOn: string
    endsOn: string | null
    today: string
    phases: readonly PhaseSpan[]
    figures: Figures
    adherenceTarget: number
    pain: readonly PainDay[]
    painCeiling: number | null
    exercises: readonly ExerciseFigures[]
  }
  /** Of the plan's assessments. */
  measures: readonly MeasureSeries[]
  locale: string
}

const statusWords = { draft: 'Draft', active: 'Active', completed: 'Completed', discontinued: 'Stopped' }

export function StaffPatientPlan({ plan, measures, locale }: StaffPatientPlanProps) {
  const when = (date: string) => dateWords(date, locale)
  const neverBegan = plan.endsOn !== null && plan.endsOn < plan.startsOn
  const days = neverBegan
    ? `before its first day, ${when(plan.startsOn)}`
    : `${when(plan.startsOn)} to ${plan.endsOn ? when(plan.endsOn) : 'open while paused'}`
  return (
    <Section
      title={plan.problem}
      lead={`${statusWords[plan.status]}, ${days}`}
      actions={
        <>
          <LinkButton
            size="small"
            href={`/plans/${plan.id}`}
            aria-label={`Open plan: ${plan.problem}`}
            prefetch={false}
          >
            Open plan
          </LinkButton>
          {plan.status === 'active' && (
            <LinkButton
              size="small"
              href={`/plans/${plan.id}/reassess`}
              aria-label={`Reassess: ${plan.problem}`}
              prefetch={false}
            >
              Reassess
            </LinkButton>
          )}
        </>
      }
    >
      <div className="space-y-6">
        {!neverBegan && <PhaseBar spans={plan.phases} today={plan.today} locale={locale} />}
        {neverBegan ? (
          <p className="text-muted">Nothing was ever due, so there are no figures.</p>
        ) : plan.startsOn <= plan.today ? (
          <>
            <PlanFigures figures={plan.figures} adherenceTarget={plan.adherenceTarget} locale={locale} />
            <div className="grid gap-6 lg:grid-cols-2">
              {plan.figures.weeks.length > 0 && (
                <AdherenceWeeks id={`weeks-${plan.id}`} weeks={plan.figures.weeks} locale={locale} />
              )}
              <PainOverTime
                days={plan.pain}
                ceiling={plan.painCeiling}
                phases={plan.phases.map(({ phase, from }) => ({ name: phase.name, from }))}
                locale={locale}
              />
              {measures.map((series) => (
                <MeasureOverTime
                  key={`${series.measure.code} ${series.item}`}
                  series={series}
                  locale={locale}
                />
              ))}
            </div>
            {plan.exercises.length > 0 && <ByExercise exercises={plan.exercises} />}
          </>
        ) : (
          <p className="text-muted">Nothing is due yet, so there are no figures.</p>
        )}
      </div>
    </Section>
  )
}
