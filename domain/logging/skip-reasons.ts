// Why exercises were skipped: how often for which reason.
import type { Log, SkipReason } from '@/domain/logging/log'

/** Null where no reason was given. */
export type ReasonCount = { reason: SkipReason | null; times: number }

/** Of the skipped among these entries, the commonest first. */
export function reasonsSkipped(logs: readonly Log[]): ReasonCount[] {
  const times = new Map<SkipReason | null, number>()
  for (const { status, skipReason } of logs)
    if (status === 'skipped') times.set(skipReason, (times.get(skipReason) ?? 0) + 1)
  return [...times].map(([reason, count]) => ({ reason, times: count })).sort((a, b) => b.times - a.times)
}
