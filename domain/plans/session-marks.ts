// Where the sessions of a phase lie when they are drawn: spread evenly, so that the eye sees them thin out.
import type { Phase } from '@/domain/plans/plan'

/** On which days of a span, from 0, its sessions would lie if they were spread evenly: where each interval's share falls. */
export function sessionDays(
  { sessions, everyWeeks }: Pick<Phase, 'sessions' | 'everyWeeks'>,
  days: number,
): number[] {
  const step = (7 * everyWeeks) / sessions
  const marks: number[] = []
  for (let at = step / 2; sessions > 0 && at < days; at += step) marks.push(at)
  return marks
}
