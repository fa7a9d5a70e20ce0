// Owns what a clinic's finished plans came to, by condition.
import { EmptyState } from '@/components/ui/EmptyState'
import { Table } from '@/components/ui/Table'
import { changeWords, shareWords, smallestGroup, type Outcomes } from '@/domain/reassessment/outcomes'

export function OutcomeTable({ outcomes: { conditions, untold } }: { outcomes: Outcomes }) {
  return (
    <div className="space-y-3">
      <Table
        caption="Outcomes by condition"
        rows={conditions}
        rowKey={({ condition }) => condition}
        empty={
          <EmptyState title="Nothing to show yet">
            A condition appears once {smallestGroup} of its plans have ended.
          </EmptyState>
        }
        columns={[
          {
            key: 'condition',
            header: 'Condition',
            heading: true,
            cell: ({ condition, plans }) => (
              <>
                {condition}
                <span className="block font-normal text-muted">{plans} plans</span>
              </>
            ),
          },
          {
            key: 'measures',
            header: 'Mean change',
            cell: ({ measures }) =>
              measures.length === 0 ? (
                'Too few were measured both times'
              ) : (
                <ul className="space-y-1 text-left">
                  {measures.map(({ name, plans, change, reached }) => (
                    <li key={name}>
                      {name}: <strong>{changeWords(change)}</strong>
                      {reached !== null &&
                        `, ${shareWords(reached)} reached the smallest change that matters`}{' '}
                      <span className="text-muted">({plans} plans)</span>
                    </li>
                  ))}
                </ul>
              ),
          },
          {
            key: 'adherence',
            header: 'Exercises done',
            numeric: true,
            cell: ({ adherence }) => shareWords(adherence),
          },
          {
            key: 'attendance',
            header: 'Attendance',
            numeric: true,
            cell: ({ attendance }) => shareWords(attendance),
          },
          {
            key: 'duration',
            header: 'Weeks',
            numeric: true,
            cell: ({ duration }) => (duration / 7).toFixed(1),
          },
          {
            key: 'dropOut',
            header: 'Dropped out',
            numeric: true,
            cell: ({ dropOut }) => shareWords(dropOut),
          },
        ]}
      />
      {untold > 0 && (
        <p className="text-sm text-muted">
          {untold} {untold === 1 ? 'plan is' : 'plans are'} in groups of fewer than {smallestGroup} and not
          shown: one patient could be told apart.
        </p>
      )}
      <p className="text-sm text-muted">
        What was done is self-reported, and is not how well patients are: that is what the measures say.
      </p>
    </div>
  )
}
