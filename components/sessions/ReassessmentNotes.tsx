// Owns what a day of the calendar says of reassessments: whose is due, and the way to it; of very many, how many more.
import { ClipboardCheck } from 'lucide-react'
import Link from 'next/link'
import { classes } from '@/components/ui/classes'
import { dateWords } from '@/domain/date-words'
import type { CalendarDate } from '@/domain/plans/plan'
import type { DueReassessment } from '@/domain/reassessment/due'

export interface ReassessmentNotesProps {
  due: readonly DueReassessment[]
  today: CalendarDate
  locale: string
}

const most = 20

export function ReassessmentNotes({ due, today, locale }: ReassessmentNotesProps) {
  if (due.length === 0) return null
  const others = due.length - most
  return (
    <ul aria-label="Reassessments" className="mb-2 space-y-2">
      {due.slice(0, most).map(({ planId, patientName, problem, dueOn }) => (
        <li
          key={planId}
          className={classes(
            'flex gap-1.5 rounded-control px-2.5 py-1.5 text-sm',
            dueOn < today ? 'bg-partial-soft' : 'bg-accent-soft',
          )}
        >
          <ClipboardCheck aria-hidden className="mt-0.5 size-[1.15em] shrink-0" />
          <div className="min-w-0">
            <Link
              href={`/plans/${planId}/reassess`}
              prefetch={false}
              className="font-semibold text-accent-text underline underline-offset-2"
            >
              Reassess {patientName}
            </Link>
            <span className="block break-words">{problem}</span>
            {dueOn < today && (
              <span className="block font-semibold text-partial">
                due since {dateWords(dueOn, locale, 'short')}
              </span>
            )}
          </div>
        </li>
      ))}
      {others > 0 && (
        <li className="text-sm">
          <Link
            href="/caseload?flag=reassessment-overdue"
            prefetch={false}
            className="font-semibold text-accent-text underline underline-offset-2"
          >
            {others} more are due
          </Link>
        </li>
      )}
    </ul>
  )
}
