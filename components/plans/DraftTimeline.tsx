// Owns the line across the top of an editor: how the phases will lie as they are being written.
import { Card } from '@/components/ui/Card'
import type { PhaseSpan } from '@/domain/plans/schedule'
import { PhaseBar } from './PhaseBar'

export interface DraftTimelineProps {
  spans: readonly PhaseSpan[]
  /** Null for a protocol, which has no dates. */
  today: string | null
  locale: string
}

export function DraftTimeline({ spans, today, locale }: DraftTimelineProps) {
  if (spans.length === 0) return null
  return (
    <section aria-label="Timeline" className="mb-5">
      <Card>
        <PhaseBar spans={spans} today={today} locale={locale} />
      </Card>
    </section>
  )
}
