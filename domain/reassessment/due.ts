// When a plan is to be reassessed next: after some weeks, or by how many of a phase's sessions the patient has come to.
import { addDays, dayNumber } from '@/domain/dates'
import type { CalendarDate, PlanHistory } from '@/domain/plans/plan'
import { planClock } from '@/domain/plans/plan-clock'
import { dateOfPlanDay } from '@/domain/plans/schedule'
import { phaseSessions } from '@/domain/plans/sessions-asked-for'
import type { DatedSession } from '@/domain/plans/suggested-sessions'

/** In per cent of the sessions that a phase asks for: after half of them and after all, or after all alone. */
export const sessionShares = [50, 100] as const
export type SessionShare = (typeof sessionShares)[number]

export type ReassessmentRule = {
  reassessEveryWeeks: number
  /** Absent where the weeks decide. */
  reassessAtShare?: SessionShare | null | undefined
}

export type LastAssessment = { kind: string; on: CalendarDate; nextDueOn: CalendarDate | null }

/** As the calendar announces one. */
export type DueReassessment = {
  patientName: string
  planId: string
  problem: string
  dueOn: CalendarDate
}

type Asked = {
  plan: PlanHistory & ReassessmentRule
  last: LastAssessment | null
  /** That serve the plan. */
  sessions: readonly DatedSession[]
  today: CalendarDate
}

/**
 * The date that was set at the last assessment; where none was set, as the plan says. By weeks: the interval after it, or
 * after the plan's first day (paused days not counted). Null while an open pause makes it unknown, and where sessions
 * decide and none are to come.
 */
export function reassessmentDueOn(asked: Asked): CalendarDate | null {
  const { plan, last } = asked
  if (last?.nextDueOn) return last.nextDueOn
  const reassessedOn = last && last.kind !== 'baseline' ? last.on : null
  if (plan.reassessAtShare) return dueBySessions(asked, plan.reassessAtShare, reassessedOn)
  const days = plan.reassessEveryWeeks * 7
  return reassessedOn === null ? dateOfPlanDay(plan, days) : addDays(reassessedOn, days)
}

/** So long before it a reassessment is the one that was asked for: another within the week would tell nothing new. */
const daysCovered = 7

/**
 * On the day of the session that completes the share, attended or, as long as it is to come, booked; on the phase's last
 * day where so many are neither, so that whoever does not come is reassessed as well.
 */
function dueBySessions(
  { plan, sessions, today }: Asked,
  share: SessionShare,
  reassessedOn: CalendarDate | null,
): CalendarDate | null {
  const clock = planClock(plan)
  const counting = sessions
    .filter(({ status, date }) => status === 'attended' || (status === 'booked' && date >= today))
    .map(({ date }) => ({ date, phaseId: clock.place(dayNumber(date))?.phase.id }))
    .sort((a, b) => dayNumber(a.date) - dayNumber(b.date))
  for (const { phaseId, sessions: asked, lastOn } of phaseSessions(plan, today)) {
    const own = counting.filter((session) => session.phaseId === phaseId)
    for (const mark of sessionShares.filter((each) => each >= share)) {
      const nth = Math.ceil((asked * mark) / 100)
      if (nth === 0 && mark < 100) continue
      const dueOn = earlier(own[nth - 1]?.date ?? null, lastOn)
      if (dueOn === null) return null
      if (reassessedOn === null || dueOn > addDays(reassessedOn, daysCovered)) return dueOn
    }
  }
  return null
}

function earlier(a: CalendarDate | null, b: CalendarDate | null): CalendarDate | null {
  if (a === null || b === null) return a ?? b
  return a < b ? a : b
}

/** The day of the calendar that announces it: an overdue one stands on today, if that is among the days shown. */
export const announcedOn = (dueOn: CalendarDate, today: CalendarDate, days: readonly CalendarDate[]) =>
  dueOn < today && days.includes(today) ? today : dueOn

/** "every 4 weeks", "after half of a phase’s sessions and after all". */
export function reassessmentRuleWords({ reassessEveryWeeks, reassessAtShare }: ReassessmentRule): string {
  if (reassessAtShare) return sessionShareWords[reassessAtShare]
  return reassessEveryWeeks === 1 ? 'every week' : `every ${reassessEveryWeeks} weeks`
}

export const sessionShareWords: Record<SessionShare, string> = {
  50: 'after half of a phase’s sessions and after all',
  100: 'after all of a phase’s sessions',
}
