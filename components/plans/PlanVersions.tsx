// Owns the list of a plan's versions: from when each is in force, why, and by whom.
import { dateWords } from '@/domain/date-words'
import type { Change } from '@/domain/plans/difference'
import { PlanChanges } from './PlanChanges'

export interface PlanVersionsProps {
  locale: string
  timeZone: string
  versions: readonly {
    number: number
    effectiveOn: string
    reason: string
    publishedAt: Date
    publishedBy: string
    changes: readonly Change[]
  }[]
  /** The one in force today. */
  inForce: number | null
}

export function PlanVersions({ locale, timeZone, versions, inForce }: PlanVersionsProps) {
  const published = (at: Date) => at.toLocaleDateString(locale, { dateStyle: 'medium', timeZone })
  return (
    <ol reversed className="divide-y divide-line">
      {versions.map((version) => (
        <li key={version.number} className="py-2 first:pt-0 last:pb-0">
          <p>
            <span className="font-semibold">Version {version.number}</span>
            {version.number === inForce && <span className="text-accent-text"> · in force</span>}
            <span className="text-muted"> · from {dateWords(version.effectiveOn, locale)}</span>
          </p>
          {version.reason && <p>{version.reason}</p>}
          <p className="text-sm text-muted">
            Published {published(version.publishedAt)} by {version.publishedBy}
          </p>
          {version.changes.length > 0 && (
            <details className="mt-1">
              <summary className="cursor-pointer py-1 font-semibold text-accent-text">
                What changed<span className="sr-only"> in version {version.number}</span> (
                {version.changes.length})
              </summary>
              <PlanChanges changes={version.changes} />
            </details>
          )}
        </li>
      ))}
    </ol>
  )
}
