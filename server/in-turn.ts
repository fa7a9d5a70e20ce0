// Who has to wait for whom where no row and no index holds the place: one after the other, for one id and one matter.
import 'server-only'
import { Prisma, type Tx } from '@/server/db'
import { matters } from '@/server/turns'

/** Waits until nobody else is at it, and holds it until the transaction has ended. */
export const inTurnSql = (matter: keyof typeof matters, id: string) =>
  Prisma.sql`SELECT pg_advisory_xact_lock(hashtextextended(${id}, ${matters[matter]}))`

/** The same for several ids, which are in their order, as rows that say nothing. */
export const allInTurnSql = (matter: keyof typeof matters, ids: readonly string[]) =>
  Prisma.sql`SELECT pg_advisory_xact_lock(hashtextextended(id, ${matters[matter]}))::text FROM unnest(${ids}::text[]) AS id`

/** Of several ids in one order, so that no two wait for each other. */
export async function inTurn(tx: Tx, matter: keyof typeof matters, ...ids: string[]): Promise<void> {
  const [one, ...more] = ids.toSorted()
  if (one === undefined) return
  // Of many, each would be a journey of its own.
  await tx.$executeRaw(more.length === 0 ? inTurnSql(matter, one) : allInTurnSql(matter, [one, ...more]))
}
