// Trying a statement as somebody, for the tests of the second wall: what comes of it is told, and nothing is kept.
import { v7 } from 'uuid'
import type { Row } from '@/prisma/demo/insert'
import * as db from '@/server/db'
import { sqlState } from '@/server/db-errors'
import type { World } from '@/server/every-table.fixture'
import type { Viewer } from '@/server/viewer'
import type { Wall } from '@/server/walls.fixture'

export const refused = '42501'

/** What the statement answers, or PostgreSQL's error code; nothing of it is kept. */
export async function attemptAs<T>(
  who: Viewer | 'system',
  run: (tx: db.Tx) => Promise<T>,
): Promise<T | string> {
  let answer: T | undefined
  const whole = async (tx: db.Tx) => {
    answer = await run(tx)
    throw new Undo()
  }
  try {
    return await (who === 'system' ? db.asSystem('sign-in', whole) : db.asViewer(who, whole))
  } catch (error) {
    if (error instanceof Undo) return answer as T
    const { cause } = error as Error
    return sqlState(error) ?? sqlState(cause) ?? String(error)
  }
}
class Undo extends Error {}

export const insertSql = (table: string, row: Row) => {
  const columns = Object.keys(row)
    .map((column) => `"${column}"`)
    .join(', ')
  return `INSERT INTO ${table} (${columns}) SELECT ${columns} FROM jsonb_populate_record(NULL::${table}, $1::jsonb)`
}
export const insertAs = (who: Viewer | 'system', table: string, row: Row) =>
  attemptAs(who, (tx) => tx.$executeRawUnsafe(insertSql(table, row), JSON.stringify(row)))

/** A row like this one that does not stand yet. */
export function copyIn(world: World, wall: Wall, row: Row): Row {
  const fresh = typeof wall.fresh === 'function' ? wall.fresh(row, world) : wall.fresh
  const copy: Row = { ...row, ...fresh, ...(wall.key.includes('id') && { id: v7() }) }
  // Without it an account can be added at all.
  delete copy.passphrase_hash
  return copy
}
