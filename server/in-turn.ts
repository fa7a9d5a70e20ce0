// What is counted and then written, where no index holds the count: one person's go one after the other.
import 'server-only'
import type { Tx } from '@/server/db'

/** Waits until nobody else writes for this id, and holds it until the transaction has ended. */
export async function inTurn(tx: Tx, id: string): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${id}, 7429006))`
}
