// Owns the state of a plan in a word or two.
import { Badge } from '@/components/ui/Badge'
import { dateWords } from '@/domain/date-words'
import type { PlanHistory, PlanStatus } from '@/domain/plans/plan'
import { beginsOn, pauseOn } from '@/domain/plans/schedule'

export interface PlanStatusBadgeProps {
  status: PlanStatus
  endedOn: string | null
  /** None while it is being written. */
  history: PlanHistory | null
  today: string
  locale: string
}

export function PlanStatusBadge({ status, endedOn, history, today, locale }: PlanStatusBadgeProps) {
  const words = (date: string) => dateWords(date, locale)
  if (status === 'draft') return <Badge>Draft</Badge>
  if (status === 'completed') return <Badge tone="good">Completed{endedOn && ` on ${words(endedOn)}`}</Badge>
  if (status === 'discontinued') return <Badge>Discontinued{endedOn && ` on ${words(endedOn)}`}</Badge>
  const pause = history && pauseOn(history, today)
  if (pause)
    return (
      <Badge tone="partial">
        Paused since {words(pause.from)}
        {pause.resumedOn && `, until ${words(pause.resumedOn)}`}
      </Badge>
    )
  const begins = history && beginsOn(history)
  if (begins && begins > today) return <Badge tone="info">Starts on {words(begins)}</Badge>
  return <Badge tone="good">Active</Badge>
}
