// Owns a plan at a glance: where the patient stands, what is due, what is to be booked, what each phase holds.
import type { ReactNode } from 'react'
import { Alert } from '@/components/ui/Alert'
import { Section } from '@/components/ui/Card'
import type { Picture } from '@/domain/catalog/picture'
import type { DueDay } from '@/domain/logging/week'
import { dateWords } from '@/domain/date-words'
import { lastDayOf, phaseLine, versionInForce, versionsFrom } from '@/domain/plans/schedule'
import type { Goal } from '@/domain/plans/goals'
import type { PlanHistory } from '@/domain/plans/plan'
import { DueThisWeek } from './DueThisWeek'
import { GoalList, type GoalListProps } from './GoalList'
import { PhaseBar } from './PhaseBar'
import { PhaseCard, type PhaseCardProps } from './PhaseCard'
import { PlanVersions, type PlanVersionsProps } from './PlanVersions'

export interface PlanViewProps {
  plan: PlanHistory & { goals: Goal[] }
  measured: GoalListProps['measured']
  versions: PlanVersionsProps['versions']
  /** Of which version it was asked what changed. */
  opened: PlanVersionsProps['opened']
  endReason: string
  /** The days of this week, or of the first one. */
  week: readonly DueDay[]
  today: string
  locale: string
  timeZone: string
  /** By exercise. */
  pictures: Readonly<Record<string, Picture>>
  against: PhaseCardProps['against']
  /** Adherence, attendance and pain of this plan. */
  figures?: ReactNode
  /** How its sessions in the clinic stand. */
  sessions?: ReactNode
}

export function PlanView({
  plan,
  measured,
  versions,
  opened,
  endReason,
  week,
  today,
  locale,
  timeZone,
  pictures,
  against,
  figures,
  sessions,
}: PlanViewProps) {
  const spans = phaseLine(plan, today)
  const last = lastDayOf(plan, today)
  // Of one that is still to begin, its first.
  const [shown, ...waiting] = versionsFrom(plan, last).map(({ version }) => version)
  const prescriptions = new Map(
    plan.versions.flatMap(({ phases }) =>
      phases.flatMap((phase) => phase.prescriptions.map((each) => [each.id, each] as const)),
    ),
  )
  const current = spans.find((span) => span.state === 'current')?.phase
  const phases = shown?.phases ?? []
  // One that the version takes out goes on where a pause has put off what takes its place.
  const leaving = current && !phases.some(({ id }) => id === current.id) ? [current] : []
  return (
    <div className="space-y-8">
      <Section title="Phases" className="-mt-1">
        {plan.endedOn !== null && plan.endedOn < plan.startsOn ? (
          <p>It was stopped before its first day, {dateWords(plan.startsOn, locale)}.</p>
        ) : (
          <PhaseBar spans={spans} today={today} locale={locale} />
        )}
        <GoalList
          goals={plan.goals}
          startsOn={plan.startsOn}
          today={today}
          measured={measured}
          locale={locale}
          className="mt-4 border-t border-line pt-2"
        />
      </Section>
      {figures}
      {plan.endedOn === null && (
        <>
          <Section title={plan.startsOn > today ? 'Due in the first week' : 'Due this week'} bare>
            <DueThisWeek {...{ week, today, locale, prescriptions }} />
          </Section>
          {sessions}
        </>
      )}
      <section aria-labelledby="contents-heading" className="space-y-4">
        <h2 id="contents-heading" className="text-xl font-bold">
          What is done
        </h2>
        {plan.endedOn === null &&
          waiting.map(({ number, effectiveOn }) => (
            <Alert key={number} title={`Version ${number} begins on ${dateWords(effectiveOn, locale)}`}>
              Until then the plan stays as it is shown here. What changes stands in the history below.
            </Alert>
          ))}
        {[...leaving, ...phases].map((phase) => (
          <PhaseCard
            key={phase.id}
            phase={phase}
            current={phase.id === current?.id}
            pictures={pictures}
            against={against}
          />
        ))}
      </section>
      <Section title="History">
        <PlanVersions
          plan={plan}
          endReason={endReason}
          locale={locale}
          timeZone={timeZone}
          versions={versions}
          opened={opened}
          inForce={versionInForce(plan, last)?.number ?? null}
        />
      </Section>
    </div>
  )
}
