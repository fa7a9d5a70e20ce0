// Since when entries are read to know what is still due: what a plan week needs is decided by all that was done in it.
import 'server-only'
import type { CalendarDate } from '@/domain/plans/plan'
import { Prisma } from '@/server/db'

/**
 * A date: a week before the first day that counts or, where pauses cut its plan week in two, a week before the first of
 * them. `whose` says which plans, of which `a` is the table.
 */
export function loggedSince(counts: CalendarDate, whose: Prisma.Sql): Prisma.Sql {
  const day = Prisma.sql`${counts}::date`
  const resumed = Prisma.sql`LEAST(coalesce(b.resumed_on, ${day}), ${day})`
  return Prisma.sql`(
    SELECT LEAST(${day}, min(b.from_on)) - 7
    FROM plans a JOIN plan_pauses b ON b.plan_id = a.id
    WHERE ${whose} AND coalesce(a.ended_on, 'infinity') >= ${day}
      -- Fewer than a plan week's days lie between it and the day, without those of later pauses.
      AND ${day} - ${resumed} < 7 + (
        SELECT coalesce(sum(GREATEST(0, LEAST(c.resumed_on, ${day}) - GREATEST(c.from_on, ${resumed}))), 0)
        FROM plan_pauses c WHERE c.plan_id = a.id))`
}
