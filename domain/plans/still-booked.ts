// Sessions that stand booked where no plan asks for them: in a pause, or after the last plan has ended.
import { wholePauseOn } from '@/domain/plans/pauses'
import type { CalendarDate, Pause } from '@/domain/plans/plan'
import type { SessionLine } from '@/domain/plans/session-forms'

type Booked = Pick<SessionLine, 'date' | 'status' | 'unmarked' | 'plans'>

/** In a pause that stands or is still to come. */
export function bookedInPauses<S extends Booked>(
  sessions: readonly S[],
  plan: { id: string; pauses: readonly Pause[] },
  today: CalendarDate,
): S[] {
  return sessions.filter(({ status, plans, date }) => {
    if (status !== 'booked' || !plans.some(({ id }) => id === plan.id)) return false
    const pause = wholePauseOn(plan.pauses, date)
    return pause !== undefined && (pause.resumedOn === null || pause.resumedOn > today)
  })
}

/** None where a plan goes on, or where there was none yet: a first visit is booked before the first plan. */
export function bookedAfterPlans<S extends Booked>(
  sessions: readonly S[],
  plans: readonly { status: string }[],
): S[] {
  const ended = plans.length > 0 && plans.every(({ status }) => status !== 'active' && status !== 'draft')
  return ended ? sessions.filter(({ status, unmarked }) => status === 'booked' && !unmarked) : []
}
