// Owns a plan's exercises beside each other, of many those that were prescribed last: which are done, which are skipped and why, and at what pain.
import { NoFigure } from '@/components/ui/NoFigure'
import { Table } from '@/components/ui/Table'
import { percent } from '@/domain/logging/adherence'
import type { ExerciseFigures } from '@/domain/logging/by-exercise'
import { skipReasons } from '@/domain/logging/log'
import { plural } from '@/domain/plural'

const most = 40

/** In the order in which they were first prescribed. */
export function ByExercise({ exercises }: { exercises: readonly ExerciseFigures[] }) {
  const all = exercises.length
  return (
    <Table
      caption={all > most ? `By exercise: of ${all} the ${most} that were prescribed last` : 'By exercise'}
      captionShown
      rows={exercises.slice(-most)}
      rowKey={({ exerciseId }) => exerciseId}
      columns={[
        { key: 'name', header: 'Exercise', heading: true, cell: ({ name }) => name },
        {
          key: 'done',
          header: 'Done',
          cell: ({ due, done, partial }) =>
            due === 0 ? (
              <NoFigure />
            ) : (
              <span className="tabular-nums">
                <strong>{`${percent((done + partial) / due)} %`}</strong>
                <span className="block text-muted">
                  {`${done + partial} of ${due}${partial > 0 ? `, ${partial} in part` : ''}`}
                </span>
              </span>
            ),
        },
        {
          key: 'skipped',
          header: 'Skipped',
          cell: ({ skipped, reasons }) => (
            <span>
              {skipped}
              {reasons.length > 0 && (
                <span className="block text-muted">
                  {reasons
                    .map(
                      ({ reason, times }) => `${reason ? skipReasons[reason] : 'No reason given'} (${times})`,
                    )
                    .join(', ')}
                </span>
              )}
            </span>
          ),
        },
        { key: 'not-logged', header: 'Not logged', numeric: true, cell: ({ notLogged }) => notLogged },
        {
          key: 'pain',
          header: 'Pain, 0 to 10',
          cell: ({ pain }) =>
            pain ? (
              <span className="tabular-nums">
                {`${pain.mean.toFixed(1)} on average`}
                <span className="block text-muted">
                  {`highest ${pain.most}, ${plural(pain.answers, 'answer')}`}
                </span>
              </span>
            ) : (
              <NoFigure />
            ),
        },
      ]}
    />
  )
}
