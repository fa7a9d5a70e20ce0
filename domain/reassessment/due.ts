// When a plan is to be reassessed next.
import { addDays } from '@/domain/dates'
import type { CalendarDate, PlanHistory } from '@/domain/plans/plan'
import { dateOfPlanDay } from '@/domain/plans/schedule'

export type LastAssessment = { kind: string; on: CalendarDate; nextDueOn: CalendarDate | null }

/**
 * The date that was set at the last assessment; where none was set, the plan's interval after it, or after the plan's
 * first day (paused days not counted). Null while an open pause makes it unknown.
 */
export function reassessmentDueOn(
  plan: PlanHistory,
  everyWeeks: number,
  last: LastAssessment | null,
): CalendarDate | null {
  if (last?.nextDueOn) return last.nextDueOn
  if (last && last.kind !== 'baseline') return addDays(last.on, everyWeeks * 7)
  return dateOfPlanDay(plan, everyWeeks * 7)
}
