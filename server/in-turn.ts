// Who has to wait for whom where no row and no index holds the place: one after the other, for one id and one matter.
import 'server-only'
import { Prisma, type Tx } from '@/server/db'
import { matters } from '@/server/turns'

/**
 * Waits until nobody else is at any of them, and holds them until the transaction has ended; answers rows that say nothing.
 * One statement for all of them, which are in their order: of many, each would be a journey of its own.
 */
export const inTurnSql = (matter: keyof typeof matters, ids: readonly string[]) =>
  Prisma.sql`SELECT pg_advisory_xact_lock(hashtextextended(id, ${matters[matter]}))::text FROM unnest(${ids}::text[]) AS id`

/** Of several ids in one order, so that no two wait for each other. */
export async function inTurn(tx: Tx, matter: keyof typeof matters, ...ids: string[]): Promise<void> {
  if (ids.length > 0) await tx.$executeRaw(inTurnSql(matter, ids.toSorted()))
}
