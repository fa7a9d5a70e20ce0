// Who has to wait for whom where no row and no index holds the place: one after the other, for one id and one matter.
import 'server-only'
import { Prisma, type Tx } from '@/server/db'

/** Numbers that the processes of every version share, so none is ever given to another matter. */
const matters = {
  booking: 7429002,
  'calendar-address': 7429003,
  'care-team': 7429004,
  extras: 7429005,
  counted: 7429006,
  /** Of an account: whoever comes in, and whoever ends all ways in, take it before they read or write anything else. */
  'ways-in': 7429007,
  /** Of a plan: whether its patient's own answers are there before it is assessed. */
  'self-report': 7429008,
  /** Of a clinic: whose slugs and links between its own exercises and protocols are being written. */
  'own-catalog': 7429009,
}

/** Waits until nobody else is at it, and holds it until the transaction has ended. */
export const inTurnSql = (matter: keyof typeof matters, id: string) =>
  Prisma.sql`SELECT pg_advisory_xact_lock(hashtextextended(${id}, ${matters[matter]}))`

/** Of several ids in one order, so that no two wait for each other. */
export async function inTurn(tx: Tx, matter: keyof typeof matters, ...ids: string[]): Promise<void> {
  for (const id of ids.toSorted()) await tx.$executeRaw(inTurnSql(matter, id))
}
