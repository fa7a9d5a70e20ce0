// A time zone that is about to be kept: the database works out days by it as well, and may know fewer of them than this program.
import 'server-only'
import { noSuchZone } from '@/domain/accounts/accounts'
import type { Tx } from '@/server/db'
import { Refused } from '@/server/errors'

/** @throws Refused at `timeZone` where the database does not know it: every list with that person in it would fail */
export async function refuseUnknownZone(tx: Tx, timeZone: string): Promise<void> {
  const known = await tx.$queryRaw<unknown[]>`SELECT 1 FROM pg_timezone_names WHERE name = ${timeZone}`
  if (known.length === 0) throw new Refused({ timeZone: noSuchZone })
}
