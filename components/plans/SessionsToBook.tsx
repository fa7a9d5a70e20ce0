// Owns the clinic sessions that follow from a plan's frequency: suggestions, until somebody books them.
import { Table } from '@/components/ui/Table'
import { dateWords } from '@/domain/date-words'
import type { SessionInterval } from '@/domain/plans/sessions-asked-for'

export interface SessionsToBookProps {
  intervals: readonly SessionInterval[]
  locale: string
}

export function SessionsToBook({ intervals, locale }: SessionsToBookProps) {
  return (
    <Table
      caption="Sessions that the frequency asks for"
      rows={intervals}
      rowKey={(row) => `${row.phaseId} ${row.from}`}
      empty={<p className="text-muted">The frequency asks for no more sessions.</p>}
      columns={[
        {
          key: 'when',
          header: 'Between',
          heading: true,
          cell: (row) =>
            `${dateWords(row.from, locale, 'weekday')} and ${dateWords(row.to, locale, 'weekday')}`,
        },
        { key: 'phase', header: 'Phase', cell: (row) => row.phaseName },
        { key: 'count', header: 'Sessions', numeric: true, cell: (row) => row.sessions },
        { key: 'minutes', header: 'Minutes each', numeric: true, cell: (row) => row.minutes },
      ]}
    />
  )
}
