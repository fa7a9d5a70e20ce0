// Owns what a change since the baseline amounts to, in words against the smallest change that matters.
import { NoFigure } from '@/components/ui/NoFigure'
import type { ComparedMeasure } from '@/domain/reassessment/progress'

export function ChangeWords({ compared }: { compared: ComparedMeasure }) {
  const { measure, sinceBaseline, now } = compared
  if (!measure.hasBaseline) return now === null ? <NoFigure /> : grocWords(now)
  if (!sinceBaseline) return <NoFigure />
  const tone = sinceBaseline.size !== 'matters' ? 'text-ink' : sinceBaseline.better ? 'text-good' : 'text-low'
  return (
    <span className={`${tone} ${sinceBaseline.size === 'matters' ? 'font-semibold' : ''}`}>
      {sinceBaseline.words}
    </span>
  )
}

const grocWords = (now: number) =>
  now === 0 ? 'about the same' : `${now > 0 ? 'better' : 'worse'} by the patient’s own rating`
