// Sessions that stand booked where no plan asks for them: in a pause, or after the last plan has ended.
import { isPausedOn } from '@/domain/plans/pauses'
import type { Pause } from '@/domain/plans/plan'
import type { SessionLine } from '@/domain/plans/session-forms'

type Booked = Pick<SessionLine, 'date' | 'status' | 'unmarked' | 'plans'>

export function bookedInPause<S extends Booked>(sessions: readonly S[], planId: string, pause: Pause): S[] {
  return sessions.filter(
    ({ status, plans, date }) =>
      status === 'booked' && plans.some(({ id }) => id === planId) && isPausedOn(pause, date),
  )
}

/** None where a plan goes on, or where there was none yet: a first visit is booked before the first plan. */
export function bookedAfterPlans<S extends Booked>(
  sessions: readonly S[],
  plans: readonly { status: string }[],
): S[] {
  const ended = plans.length > 0 && plans.every(({ status }) => status !== 'active' && status !== 'draft')
  return ended ? sessions.filter(({ status, unmarked }) => status === 'booked' && !unmarked) : []
}
