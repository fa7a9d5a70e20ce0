// For how many weeks somebody has kept up: a count of weeks and not of days, which forgives a bad one and says nothing of it.
import type { Adherence } from '@/domain/logging/adherence'

/** Half of what was due: enough to have kept going. */
const keptFrom = 0.5

type Week = { adherence: Pick<Adherence, 'met' | 'due'>; over: boolean }

/**
 * The weeks kept up to now, oldest first. One week that was not kept is left out of the count and breaks nothing; two in
 * a row begin it anew. A week with nothing due does neither, and the one that is under way counts only once it is kept.
 */
export function weeksKept(weeks: readonly Week[]): number {
  let kept = 0
  let missed = 0
  for (const { adherence, over } of weeks) {
    if (adherence.due === 0) continue
    if (adherence.met >= adherence.due * keptFrom) {
      kept++
      missed = 0
    } else if (over && ++missed === 2) kept = 0
  }
  return kept
}
