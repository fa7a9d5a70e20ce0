// Owns the goals of a plan: what each is, how it is measured, and whether it has been reached.
import { Target } from 'lucide-react'
import { Badge } from '@/components/ui/Badge'
import { dateWords } from '@/domain/date-words'
import {
  goalDueOn,
  lastMeasured,
  measureOf,
  reaches,
  targetWords,
  type Goal,
  type Measured,
} from '@/domain/plans/goals'
import type { CalendarDate } from '@/domain/plans/plan'
import { valueWords } from '@/domain/reassessment/progress'

export interface GoalListProps {
  goals: readonly Goal[]
  startsOn: CalendarDate
  today: CalendarDate
  /** The oldest first. */
  measured: readonly Measured[]
  locale: string
  className?: string
}

export function GoalList({ goals, startsOn, today, measured, locale, className }: GoalListProps) {
  if (goals.length === 0) return null
  return (
    <ul aria-label="Goals" className={className}>
      {goals.map((goal, i) => {
        const dueOn = goal.byWeek === undefined ? null : goalDueOn(startsOn, goal.byWeek)
        const by = dueOn && `by ${dateWords(dueOn, locale)}`
        const how = [goal.target && targetWords(goal.target), by].filter(Boolean).join(', ')
        return (
          <li key={i} className="flex gap-2 py-1">
            <Target aria-hidden className="mt-1 size-4 shrink-0 text-accent-text" />
            <div className="min-w-0 flex-1 gap-x-6 sm:grid sm:grid-cols-2">
              <div>
                {goal.text}
                {how && <span className="block text-sm text-muted">{how}</span>}
              </div>
              {goal.target && (
                <Standing
                  target={goal.target}
                  late={dueOn !== null && dueOn < today}
                  measured={measured}
                  locale={locale}
                />
              )}
            </div>
          </li>
        )
      })}
    </ul>
  )
}

interface StandingProps extends Pick<GoalListProps, 'measured' | 'locale'> {
  target: NonNullable<Goal['target']>
  late: boolean
}

function Standing({ target, late, measured, locale }: StandingProps) {
  const last = lastMeasured(target, measured)
  const measure = measureOf(target)
  if (!last || !measure)
    return (
      <p className="max-sm:mt-1">
        <Badge>Not measured yet</Badge>
      </p>
    )
  const reached = reaches(target, last.value)
  return (
    <p className="flex flex-wrap items-center gap-x-2 text-sm max-sm:mt-1">
      <Badge tone={reached ? 'good' : late ? 'low' : 'neutral'}>
        {reached ? 'Reached' : late ? 'Not reached in time' : 'Not yet'}
      </Badge>
      <span>
        {valueWords(measure, last.value)} on {dateWords(last.on, locale)}
      </span>
    </p>
  )
}
