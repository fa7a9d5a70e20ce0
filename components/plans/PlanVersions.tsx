// Owns a plan's history: how it ended, when it was paused, and its versions, some at a time, with what changed in each, why, and by
// whom.
import { dateWords } from '@/domain/date-words'
import { addDays } from '@/domain/dates'
import type { Change } from '@/domain/plans/difference'
import type { PlanHistory } from '@/domain/plans/plan'
import { TextLink } from '@/components/ui/TextLink'
import { PlanChanges } from './PlanChanges'

export interface PlanVersionsProps {
  plan: Pick<PlanHistory, 'id' | 'endedOn' | 'pauses'>
  endReason: string
  locale: string
  timeZone: string
  versions: readonly {
    number: number
    effectiveOn: string
    reason: string
    publishedAt: Date
    publishedBy: string
    /** Null where it has to be asked for. */
    changes: readonly Change[] | null
  }[]
  /** Whose changes were asked for, if any were. */
  opened: number
  /** The one in force today. */
  inForce: number | null
}

const most = 20

export function PlanVersions({
  plan,
  endReason,
  locale,
  timeZone,
  versions,
  opened,
  inForce,
}: PlanVersionsProps) {
  const published = (at: Date) => at.toLocaleDateString(locale, { dateStyle: 'medium', timeZone })
  const { id, endedOn, pauses } = plan
  const at = versions.findIndex(({ number }) => number === opened)
  const from = at < most ? 0 : at
  const next = versions[from + most]
  return (
    <>
      {(endedOn !== null || pauses.length > 0) && (
        <ul className="mb-2 space-y-1 border-b border-line pb-2">
          {endedOn !== null && (
            <li>
              <span className="font-semibold">Ended</span> {dateWords(endedOn, locale)}
              {endReason && `: ${endReason}`}
            </li>
          )}
          {pauses.toReversed().map((pause) => (
            <li key={`${pause.from} ${pause.resumedOn}`}>
              <span className="font-semibold">Paused</span> from {dateWords(pause.from, locale)}
              {pause.resumedOn && ` to ${dateWords(addDays(pause.resumedOn, -1), locale)}`}
            </li>
          ))}
        </ul>
      )}
      <ol reversed start={versions.length - from} className="divide-y divide-line">
        {versions.slice(from, from + most).map((version) => (
          <li key={version.number} id={`version-${version.number}`} className="py-2 first:pt-0 last:pb-0">
            <p>
              <span className="font-semibold">Version {version.number}</span>
              {version.number === inForce && <span className="text-accent-text"> · in force</span>}
              <span className="text-muted"> · from {dateWords(version.effectiveOn, locale)}</span>
            </p>
            {version.reason && <p>{version.reason}</p>}
            <p className="text-sm text-muted">
              Published {published(version.publishedAt)} by {version.publishedBy}
            </p>
            {version.changes === null && (
              <TextLink
                href={`/plans/${id}?version=${version.number}#version-${version.number}`}
                prefetch={false}
              >
                What changed<span className="sr-only"> in version {version.number}</span>
              </TextLink>
            )}
            {version.changes && version.changes.length > 0 && (
              <details className="mt-1" open={version.number === opened}>
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
      {(next ?? from > 0) && (
        <p className="mt-2 flex flex-wrap gap-x-4">
          {next && (
            <TextLink href={`/plans/${id}?version=${next.number}#version-${next.number}`} prefetch={false}>
              {`Version ${next.number} and before`}
            </TextLink>
          )}
          {from > 0 && (
            <TextLink href={`/plans/${id}`} prefetch={false}>
              The newest versions
            </TextLink>
          )}
        </p>
      )}
    </>
  )
}
