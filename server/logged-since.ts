// Since when entries are read to know what is still due: what a plan week needs is decided by all that was done in it.
import 'server-only'
import type { CalendarDate } from '@/domain/plans/plan'
import { Prisma } from '@/server/db'

/**
 * A row with `first`, a date: a week before the first day that counts or, where pauses cut its plan week in two, a week
 * before the first of them. `whose` says which plans, of which `a` is the table.
 */
export function loggedSince(counts: CalendarDate, whose: Prisma.Sql): Prisma.Sql {
  const day = Prisma.sql`${counts}::date`
  return Prisma.sql`(
    -- Fewer than a plan week's days lie between it and the day, without those of later pauses.
    SELECT LEAST(${day}, min(b.from_on) FILTER (WHERE ${day} - LEAST(b.resumed_on, ${day}) < 7 + b.later)) - 7 AS first
    FROM (
      SELECT c.from_on, c.resumed_on, coalesce(sum(GREATEST(0, LEAST(c.resumed_on, ${day}) - c.from_on)) OVER (
        PARTITION BY c.plan_id ORDER BY c.from_on ROWS BETWEEN 1 FOLLOWING AND UNBOUNDED FOLLOWING), 0) AS later
      FROM plans a JOIN plan_pauses c ON c.plan_id = a.id
      WHERE ${whose} AND coalesce(a.ended_on, 'infinity') >= ${day}
    ) b)`
}
