// Owns how a plan's clinic sessions stand: due, attended and booked, in this week and in this phase, and the way to book what is missing.
import { CalendarPlus } from 'lucide-react'
import { LinkButton } from '@/components/ui/Button'
import { Section } from '@/components/ui/Card'
import { Table } from '@/components/ui/Table'
import { dateWords } from '@/domain/date-words'
import type { SessionTallies, SessionTally } from '@/domain/plans/suggested-sessions'
import { plural } from '@/domain/plural'

export interface SessionsDueProps {
  planId: string
  /** Null while no phase asks for any: before the plan, in a pause, in a phase without sessions. */
  tallies: SessionTallies | null
  locale: string
  mayBook: boolean
}

export function SessionsDue({ planId, tallies, locale, mayBook }: SessionsDueProps) {
  const short = tallies?.phase.short ?? 0
  const missing = plural(short, 'session')
  return (
    <Section
      title="Sessions in the clinic"
      bare
      actions={
        mayBook && (
          <LinkButton
            size="small"
            variant={tallies && tallies.now.short > 0 ? 'primary' : 'secondary'}
            icon={<CalendarPlus />}
            href={`/plans/${planId}/book`}
            prefetch={false}
          >
            {short > 0 ? `Book ${missing}` : 'Book a phase'}
          </LinkButton>
        )
      }
    >
      {tallies ? (
        <>
          {tallies.now.short > 0 && (
            <p className="mb-2 font-semibold text-partial">
              Short by {tallies.now.short} {spanWords(tallies.everyWeeks)}.
            </p>
          )}
          <Table
            caption="Sessions due, attended and booked"
            rows={[
              { name: thisSpan(tallies.everyWeeks), ...tallies.now },
              { name: tallies.phaseName, ...tallies.phase },
            ]}
            rowKey={(row) => row.name}
            columns={[
              {
                key: 'span',
                header: 'In',
                heading: true,
                cell: (row) => (
                  <>
                    {row.name}
                    <span className="block text-sm font-normal text-muted">{days(row, locale)}</span>
                  </>
                ),
              },
              { key: 'due', header: 'Due', numeric: true, cell: (row) => row.due },
              { key: 'attended', header: 'Attended', numeric: true, cell: (row) => row.attended },
              { key: 'booked', header: 'Booked', numeric: true, cell: (row) => row.booked },
              { key: 'short', header: 'To book', numeric: true, cell: (row) => row.short },
            ]}
          />
        </>
      ) : (
        <p className="text-muted">No sessions are due today.</p>
      )}
    </Section>
  )
}

const days = ({ from, to }: SessionTally, locale: string) =>
  `${dateWords(from, locale, 'short')} to ${dateWords(to, locale, 'short')}`
const spanWords = (weeks: number) => (weeks === 1 ? 'for this week' : `for these ${weeks} weeks`)
const thisSpan = (weeks: number) => (weeks === 1 ? 'This week' : `These ${weeks} weeks`)
