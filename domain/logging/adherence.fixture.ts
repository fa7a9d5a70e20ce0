// Plans and windows that the tests of adherence count by.
import { adherence } from '@/domain/logging/adherence'
import type { Log } from '@/domain/logging/log'
import { aWeek, dayOf, prescription, simplePlan } from '@/domain/plans/plan.fixture'
import type { PlanHistory } from '@/domain/plans/plan'

/** From one day of the plan to another, seen on the morning after unless a day is given. */
export const over = (of: PlanHistory, logs: Log[], from: number, to: number, today = to + 1) =>
  adherence({ plan: of, logs, from: dayOf(from), to: dayOf(to), today: dayOf(today) })

export const daily = simplePlan([prescription('a', aWeek(7), { sets: 3 })])
export const threeAWeek = simplePlan([prescription('a', aWeek(3), { sets: 3 })])
