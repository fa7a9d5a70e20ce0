// Owns an entry in words: what was logged, as the person said it.
import { CircleCheck, CircleMinus, CircleSlash } from 'lucide-react'
import { skipReasons } from '@/domain/logging/log'
import type { LoggedView } from '@/domain/logging/log'
import { plural } from '@/domain/plural'

const looks = {
  done: { words: 'Done', tone: 'text-good', icon: <CircleCheck /> },
  partial: { words: 'Done in part', tone: 'text-partial', icon: <CircleMinus /> },
  skipped: { words: 'Not done', tone: 'text-muted', icon: <CircleSlash /> },
  removed: { words: '', tone: 'text-muted', icon: null },
} as const

export function LoggedWords({ log }: { log: LoggedView }) {
  const { words, tone, icon } = looks[log.status]
  const details = [
    log.setsDone !== null && plural(log.setsDone, 'round'),
    log.repsDone !== null && `${log.repsDone} times in a round`,
    log.skipReason !== null && skipReasons[log.skipReason],
    log.pain !== null && `pain ${log.pain} of 10`,
    log.painAfter !== null && `pain afterwards ${log.painAfter} of 10`,
    log.effort !== null && `effort ${log.effort} of 10`,
  ].filter((part) => part !== false)
  return (
    <div className="min-w-0">
      <p className={`flex items-center gap-2 text-lg font-bold ${tone}`}>
        <span aria-hidden className="[&_svg]:size-6">
          {icon}
        </span>
        {words}
      </p>
      {details.length > 0 && <p className="text-muted">{details.join(' · ')}</p>}
      {log.note && <p className="text-muted">“{log.note}”</p>}
    </div>
  )
}
