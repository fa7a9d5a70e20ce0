// Owns the line across the top of the editor: how the phases will lie on the calendar as they are being written.
import { Card } from '@/components/ui/Card'
import { draftLine } from '@/domain/plans/draft-line'
import type { PlanDraft } from '@/domain/plans/draft'
import type { PlanHistory } from '@/domain/plans/plan'
import { PhaseBar } from './PhaseBar'

export interface DraftTimelineProps {
  content: PlanDraft
  /** Null while nothing was published. */
  history: PlanHistory | null
  today: string
  locale: string
}

export function DraftTimeline({ content, history, today, locale }: DraftTimelineProps) {
  const spans = draftLine(content.phases, content.startsOn || today, history, today)
  if (spans.length === 0) return null
  return (
    <section aria-label="Timeline" className="mb-5">
      <Card>
        <PhaseBar spans={spans} today={today} locale={locale} />
      </Card>
    </section>
  )
}
