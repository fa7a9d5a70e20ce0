// Where the sessions of a phase lie when they are drawn: spread evenly, so that the eye sees them thin out.
import type { Phase } from '@/domain/plans/plan'

/** In days of a span, from 0. */
export type Mark = { from: number; days: number }

/**
 * A mark of that many days for each session, where it would lie if they were spread evenly: in the middle of its share of each
 * interval. Those that would touch each other are one, as long as the span.
 */
export function sessionMarks(
  { sessions, everyWeeks }: Pick<Phase, 'sessions' | 'everyWeeks'>,
  days: number,
  each: number,
): Mark[] {
  if (!(sessions > 0)) return []
  const step = (7 * everyWeeks) / sessions
  if (step <= each) return [{ from: 0, days }]
  const marks: Mark[] = []
  for (let at = step / 2; at < days; at += step) marks.push({ from: at - each / 2, days: each })
  return marks
}
