// Owns a patient's timeline: the newest of it.
import {
  CalendarDays,
  ClipboardCheck,
  Flag,
  ListChecks,
  MessagesSquare,
  NotebookPen,
  type LucideIcon,
} from 'lucide-react'
import { NewestOpen } from '@/components/ui/NewestOpen'
import { TextLink } from '@/components/ui/TextLink'
import { dateWords } from '@/domain/date-words'
import type { TimelineEntry } from '@/domain/patient-timeline'

const icons: Record<TimelineEntry['kind'], LucideIcon> = {
  assessment: ClipboardCheck,
  plan: NotebookPen,
  session: CalendarDays,
  logs: ListChecks,
  flag: Flag,
  message: MessagesSquare,
}

export interface TimelineProps {
  /** The newest first. */
  entries: readonly TimelineEntry[]
  locale: string
}

const most = 100

export function Timeline({ entries, locale }: TimelineProps) {
  return (
    <>
      <NewestOpen all={entries.slice(0, most)} open={12}>
        {(some) => <Entries entries={some} locale={locale} />}
      </NewestOpen>
      {entries.length > most && (
        <p className="mt-3 text-sm text-muted">
          The newest {most}. What was before stands on the pages of the plans and sessions, and in the data
          that is kept about this person.
        </p>
      )}
    </>
  )
}

function Entries({ entries, locale }: TimelineProps) {
  return (
    <ol className="mt-1">
      {entries.map(({ on, kind, words, detail, href }, index) => {
        const Icon = icons[kind]
        const sameDay = entries[index - 1]?.on === on
        return (
          <li
            key={`${on} ${kind} ${words} ${detail}`}
            className="grid grid-cols-[5.5rem_1.5rem_1fr] gap-x-2 py-1"
          >
            <span className={sameDay ? 'sr-only' : 'text-sm text-muted tabular-nums'}>
              {dateWords(on, locale, 'short')}
            </span>
            <Icon aria-hidden className="col-start-2 mt-[0.2em] size-[1.1em] text-muted" />
            <span>
              {href ? (
                <TextLink href={href} prefetch={false}>
                  {words}
                </TextLink>
              ) : (
                words
              )}
              {detail && <span className="text-sm text-muted">{` · ${detail}`}</span>}
            </span>
          </li>
        )
      })}
    </ol>
  )
}
