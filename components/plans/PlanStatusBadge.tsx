// Owns the state of a plan in a word or two.
import { Badge } from '@/components/ui/Badge'
import { dateWords } from '@/domain/date-words'
import { isPausedOn } from '@/domain/plans/pauses'
import type { Pause, PlanStatus } from '@/domain/plans/plan'

export interface PlanStatusBadgeProps {
  status: PlanStatus
  startsOn: string | null
  endedOn: string | null
  pauses: readonly Pause[]
  today: string
  locale: string
}

export function PlanStatusBadge({ status, startsOn, endedOn, pauses, today, locale }: PlanStatusBadgeProps) {
  const words = (date: string) => dateWords(date, locale)
  if (status === 'draft') return <Badge>Draft</Badge>
  if (status === 'completed') return <Badge tone="good">Completed{endedOn && ` on ${words(endedOn)}`}</Badge>
  if (status === 'discontinued') return <Badge>Discontinued{endedOn && ` on ${words(endedOn)}`}</Badge>
  const pause = pauses.find((each) => isPausedOn(each, today))
  if (pause)
    return (
      <Badge tone="partial">
        Paused since {words(pause.from)}
        {pause.resumedOn && `, until ${words(pause.resumedOn)}`}
      </Badge>
    )
  if (startsOn && startsOn > today) return <Badge tone="info">Starts on {words(startsOn)}</Badge>
  return <Badge tone="good">Active</Badge>
}
