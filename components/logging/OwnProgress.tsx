// Owns the patient's own progress in plain words: where I am, how much I did, my pain, what I can do again, my sessions.
import { Printer, Sprout } from 'lucide-react'
import type { ReactNode } from 'react'
import { buttonClasses } from '@/components/ui/Button'
import { Card } from '@/components/ui/Card'
import { EmptyState } from '@/components/ui/EmptyState'
import { Meter } from '@/components/ui/Meter'
import { dateWords } from '@/domain/date-words'
import { percent, type Adherence } from '@/domain/logging/adherence'
import { weeksKept } from '@/domain/logging/streak'
import type { PainDay } from '@/domain/logging/pain'
import type { PlanFigures } from '@/domain/logging/plan-figures'
import type { CalendarDate, PlanStatus } from '@/domain/plans/plan'
import type { PhaseSpan } from '@/domain/plans/schedule'
import { OwnPain } from './OwnPain'

export interface OwnPlanProgress {
  id: string
  problem: string
  status: PlanStatus
  phases: PhaseSpan[]
  figures: PlanFigures
  pain: PainDay[]
}

export interface OwnActivity {
  name: string
  then: number
  now: number | null
  thenOn: CalendarDate
  nowOn: CalendarDate | null
}

export interface OwnProgressProps {
  plans: readonly OwnPlanProgress[]
  /** Named alone. */
  others: readonly Pick<OwnPlanProgress, 'id' | 'problem' | 'status'>[]
  activities: readonly OwnActivity[]
  today: CalendarDate
  locale: string
  /** Where else to go from here. */
  children: ReactNode
}

export function OwnProgress({ plans, others, activities, today, locale, children }: OwnProgressProps) {
  return (
    <div className="space-y-6">
      <h1 className="text-2xl font-bold">My progress</h1>
      {children}
      {plans.length === 0 && (
        <EmptyState title="Nothing to show yet">
          What you do and how you are will appear here, week by week.
        </EmptyState>
      )}
      {plans.map((plan) => (
        <PlanPart key={plan.id} plan={plan} several={plans.length > 1} {...{ today, locale }} />
      ))}
      {others.length > 0 && (
        <Part title={others.some(({ status }) => status === 'active') ? 'Other plans' : 'Earlier plans'}>
          <ul className="space-y-1">
            {others.map(({ id, problem }) => (
              <li key={id}>{problem}</li>
            ))}
          </ul>
        </Part>
      )}
      {activities.length > 0 && <Activities activities={activities} locale={locale} />}
    </div>
  )
}

type PlanPartProps = { plan: OwnPlanProgress; several: boolean; today: CalendarDate; locale: string }

function PlanPart({ plan, several, today, locale }: PlanPartProps) {
  const { sessions } = plan.figures
  const named = (title: string) => (several ? `${title}: ${plan.problem}` : title)
  const past = sessions.attended + sessions.missed + sessions.cancelledByPatient
  return (
    <>
      <Part title={named('Where I am')}>
        <PhaseLine phases={plan.phases} locale={locale} />
        {plan.phases.some(({ state }) => state !== 'past') && (
          <p className="mt-4 flex flex-wrap gap-2">
            <a href={`/plans/${plan.id}/handout.pdf`} className={buttonClasses({})}>
              <Printer />
              <span>My exercises on paper</span>
            </a>
            <a href={`/plans/${plan.id}/handout.pdf?large=1`} className={buttonClasses({})}>
              <span>In large print</span>
            </a>
          </p>
        )}
      </Part>
      <Part title={named('How much I did')}>
        <Kept weeks={plan.figures.weeks} today={today} />
        <Weeks figures={plan.figures} locale={locale} />
      </Part>
      <Part title={named('My pain')}>
        <OwnPain days={plan.pain} locale={locale} />
      </Part>
      <Part title={named('My sessions')}>
        <p>
          {past === 0 ? 'No sessions so far.' : `You came to ${sessions.attended} of ${past} sessions.`}
          {sessions.booked > 0 && ` ${sessions.booked} ${sessions.booked === 1 ? 'is' : 'are'} booked.`}
        </p>
      </Part>
    </>
  )
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section aria-label={title}>
      <h2 className="mb-2 text-xl font-bold">{title}</h2>
      <Card>{children}</Card>
    </section>
  )
}

function PhaseLine({ phases, locale }: { phases: readonly PhaseSpan[]; locale: string }) {
  return (
    <ol className="space-y-3">
      {phases.map(({ phase, from, to, state, week, of }, index) => (
        <li
          key={`${phase.id}-${index}`}
          aria-current={state === 'current' ? 'step' : undefined}
          className={`border-l-4 pl-3 ${state === 'current' ? 'border-accent' : 'border-line'}`}
        >
          <p className="font-bold">
            {phase.name}
            {state === 'current' && <span className="text-accent-text"> – you are here</span>}
            {state === 'past' && <span className="font-normal text-muted"> – finished</span>}
          </p>
          <p className="text-sm text-muted">
            {state === 'current' && week !== null && `Week ${week} of ${of}. `}
            {from &&
              `${dateWords(from, locale, 'short')} to ${to ? dateWords(to, locale, 'short') : 'later'}`}
          </p>
          {state !== 'past' && phase.aim && <p>{phase.aim}</p>}
        </li>
      ))}
    </ol>
  )
}

/** Said where there is something to say; of a week that was missed nothing is said. */
function Kept({ weeks, today }: { weeks: PlanFigures['weeks']; today: CalendarDate }) {
  const kept = weeksKept(weeks.map(({ adherence, to }) => ({ adherence, over: to < today })))
  if (kept < 2) return null
  return (
    <p className="mb-4 flex items-center gap-2 font-semibold text-good">
      <Sprout aria-hidden className="size-6 shrink-0" />
      You have kept it up for {kept} weeks.
    </p>
  )
}

const weeksShown = 8

function Weeks({ figures, locale }: { figures: PlanFigures; locale: string }) {
  const weeks = figures.weeks.filter((week) => week.adherence.due > 0)
  if (weeks.length === 0) return <p className="text-muted">Your first week is still ahead.</p>
  return (
    <>
      <ol className="space-y-4">
        {weeks
          .slice(-weeksShown)
          .reverse()
          .map((week) => (
            <li key={`${week.phaseId}-${week.from}`}>
              <Meter
                label={`${dateWords(week.from, locale, 'short')} to ${dateWords(week.to, locale, 'short')}`}
                value={week.adherence.frequency}
                detail={`${week.adherence.met} of ${week.adherence.due} times`}
              />
              <DoseWords adherence={week.adherence} />
            </li>
          ))}
      </ol>
      <p className="mt-4 text-sm text-muted">
        This counts what you logged. It does not say how well you are: that is what your pain and your
        activities show.
      </p>
    </>
  )
}

/** The second figure, of all the rounds that were asked for, is said only where it differs: it repeats the first otherwise. */
function DoseWords({ adherence }: { adherence: Adherence }) {
  const rounds = percent(adherence.dose)
  if (rounds === null || rounds === percent(adherence.frequency)) return null
  return <p className="text-sm text-muted">{rounds} % of all the rounds in the plan</p>
}

function Activities({ activities, locale }: { activities: readonly OwnActivity[]; locale: string }) {
  return (
    <Part title="What I can do">
      <p className="mb-3 text-muted">0 is “I cannot do it”, 10 is “as well as before”.</p>
      <ul className="space-y-4">
        {activities.map((activity) => (
          <li key={activity.name}>
            <p className="font-semibold">{activity.name}</p>
            <p>
              {activity.then} of 10 on {dateWords(activity.thenOn, locale, 'short')}
              {activity.now !== null && activity.nowOn !== null && (
                <>
                  , now <strong>{activity.now} of 10</strong>{' '}
                  <span className="text-muted">({dateWords(activity.nowOn, locale, 'short')})</span>
                </>
              )}
            </p>
          </li>
        ))}
      </ul>
    </Part>
  )
}
