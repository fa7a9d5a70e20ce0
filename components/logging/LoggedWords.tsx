// Owns an entry in words: what was logged, as the person said it.
import { CircleCheck, CircleMinus, CircleSlash } from 'lucide-react'
import type { LoggedView } from '@/domain/logging/log'
import { detailsOf, statusWords } from '@/domain/logging/said-words'

const looks = {
  done: { tone: 'text-good', icon: <CircleCheck /> },
  partial: { tone: 'text-partial', icon: <CircleMinus /> },
  skipped: { tone: 'text-muted', icon: <CircleSlash /> },
  removed: { tone: 'text-muted', icon: null },
} as const

export function LoggedWords({ log }: { log: LoggedView }) {
  const { tone, icon } = looks[log.status]
  const details = detailsOf(log)
  return (
    <div className="min-w-0">
      <p className={`flex items-center gap-2 text-lg font-bold ${tone}`}>
        <span aria-hidden className="[&_svg]:size-6">
          {icon}
        </span>
        {statusWords[log.status]}
      </p>
      {details.length > 0 && <p className="text-muted">{details.join(' · ')}</p>}
      {log.note && <p className="text-muted">“{log.note}”</p>}
    </div>
  )
}
