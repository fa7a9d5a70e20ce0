// Owns a plan at a glance: where the patient stands, what is due, what is to be booked, what each phase holds.
import { Target } from 'lucide-react'
import type { ReactNode } from 'react'
import { Section } from '@/components/ui/Card'
import type { Picture } from '@/domain/catalog/picture'
import { addDays, startOfWeek } from '@/domain/dates'
import { occurrencesDue } from '@/domain/plans/occurrences'
import { phaseLine, versionInForce } from '@/domain/plans/schedule'
import type { PlanHistory } from '@/domain/plans/plan'
import { DueThisWeek } from './DueThisWeek'
import { PhaseBar } from './PhaseBar'
import { PhaseCard } from './PhaseCard'
import { PlanVersions, type PlanVersionsProps } from './PlanVersions'

export interface PlanViewProps {
  plan: PlanHistory & { goals: { text: string }[] }
  versions: PlanVersionsProps['versions']
  endReason: string
  today: string
  locale: string
  timeZone: string
  /** By exercise. */
  pictures: Readonly<Record<string, Picture>>
  /** Adherence, attendance and pain of this plan. */
  figures?: ReactNode
  /** How its sessions in the clinic stand. */
  sessions?: ReactNode
}

export function PlanView({
  plan,
  versions,
  endReason,
  today,
  locale,
  timeZone,
  pictures,
  figures,
  sessions,
}: PlanViewProps) {
  const spans = phaseLine(plan, today)
  const newest = plan.versions.at(-1)
  const monday = startOfWeek(plan.startsOn > today ? plan.startsOn : today)
  const sunday = addDays(monday, 6)
  const nameOf = new Map(
    plan.versions.flatMap((version) =>
      version.phases.flatMap((phase) =>
        phase.prescriptions.map((each) => [each.id, each.exerciseName] as const),
      ),
    ),
  )
  const current = spans.find((span) => span.state === 'current')?.phase.id
  return (
    <div className="space-y-8">
      <Section title="Phases" className="-mt-1">
        <PhaseBar spans={spans} today={today} locale={locale} />
        {plan.goals.length > 0 && (
          <ul aria-label="Goals" className="mt-4 space-y-1 border-t border-line pt-3">
            {plan.goals.map((goal, i) => (
              <li key={i} className="flex gap-2">
                <Target aria-hidden className="mt-1 size-4 shrink-0 text-accent-text" />
                {goal.text}
              </li>
            ))}
          </ul>
        )}
      </Section>
      {figures}
      {plan.endedOn === null && (
        <>
          <Section title={plan.startsOn > today ? 'Due in the first week' : 'Due this week'} bare>
            <DueThisWeek
              from={monday}
              to={sunday}
              today={today}
              locale={locale}
              occurrences={occurrencesDue(plan, monday, sunday)}
              nameOf={nameOf}
            />
          </Section>
          {sessions}
        </>
      )}
      <section aria-labelledby="contents-heading" className="space-y-4">
        <h2 id="contents-heading" className="text-xl font-bold">
          What is done
        </h2>
        {newest?.phases.map((phase) => (
          <PhaseCard key={phase.id} phase={phase} current={phase.id === current} pictures={pictures} />
        ))}
      </section>
      <Section title="History">
        <PlanVersions
          plan={plan}
          endReason={endReason}
          locale={locale}
          timeZone={timeZone}
          versions={versions}
          inForce={versionInForce(plan, today)?.number ?? null}
        />
      </Section>
    </div>
  )
}
