// Owns what a patient is shown of who opened the own record: the newest of it.
import { reasonWords } from '@/domain/accounts/emergency'
import { dateWords } from '@/domain/date-words'
import type { CalendarDate } from '@/domain/plans/plan'

export interface RecordOpeningsProps {
  openings: readonly { on: CalendarDate; who: string; reason: string | null }[]
  locale: string
}

const shownAtOnce = 10
const most = 200

export function RecordOpenings({ openings, locale }: RecordOpeningsProps) {
  if (openings.length === 0) return <p>Nobody in the last three months.</p>
  const lines = (some: typeof openings) => (
    <ul className="divide-y divide-line">
      {some.map(({ on, who, reason }, at) => (
        <li key={at} className="flex flex-wrap justify-between gap-x-4 py-2">
          <span className="font-semibold">{who}</span>
          <span className="text-muted">{dateWords(on, locale, 'weekday')}</span>
          {reason !== null && (
            <span className="w-full text-muted">
              In an emergency. The reason given: “{reasonWords(reason)}”.
            </span>
          )}
        </li>
      ))}
    </ul>
  )
  return (
    <>
      {lines(openings.slice(0, shownAtOnce))}
      {openings.length > shownAtOnce && (
        <details>
          <summary className="min-h-11 cursor-pointer content-center font-semibold text-accent-text">
            Show {Math.min(openings.length, most) - shownAtOnce} more
          </summary>
          {lines(openings.slice(shownAtOnce, most))}
          {openings.length > most && (
            <p className="pt-2 text-muted">
              Before that {openings.length - most} more times. Your clinic can tell you of each.
            </p>
          )}
        </details>
      )}
    </>
  )
}
