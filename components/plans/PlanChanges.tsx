// Owns the difference between two versions of a plan, phase by phase: before it is published, and in the history.
import type { Change } from '@/domain/plans/difference'

export interface PlanChangesProps {
  changes: readonly Change[]
}

export function PlanChanges({ changes }: PlanChangesProps) {
  const phases = [...new Set(changes.map((change) => change.phase))]
  return (
    <div className="space-y-3 text-sm">
      {phases.map((phase) => (
        <div key={phase}>
          <p className="font-semibold">{phase ?? 'The plan as a whole'}</p>
          <ul className="divide-y divide-line">
            {changes
              .filter((change) => change.phase === phase)
              .map((change, i) => (
                <li key={i} className="py-1.5">
                  <ChangeLine {...change} />
                </li>
              ))}
          </ul>
        </div>
      ))}
    </div>
  )
}

function ChangeLine({ what, from, to }: Change) {
  const kind = from === null ? 'Added' : to === null ? 'Taken out' : 'Changed'
  return (
    <>
      <p>
        <span className="text-muted">{kind}: </span>
        <span className="font-semibold">{what}</span>
      </p>
      {from !== null && (
        <p className="text-muted">
          <span className="sr-only">from </span>
          <del>{from}</del>
        </p>
      )}
      {to !== null && (
        <p>
          {from !== null && (
            <>
              <span aria-hidden>→ </span>
              <span className="sr-only">to </span>
            </>
          )}
          {to}
        </p>
      )}
    </>
  )
}
