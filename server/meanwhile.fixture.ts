// Two transactions in a known order: one has done its work and is not committed yet when the other begins.
import { AsyncResource } from 'node:async_hooks'
import pg from 'pg'
import { expect } from 'vitest'

/**
 * Runs `transaction`, which calls `begin` when it has done its work: the other has then come to its end, or waits for this
 * one. Answers what the other answered or threw.
 */
export async function meanwhile(
  transaction: (begin: () => Promise<void>) => Promise<unknown>,
  other: () => Promise<unknown>,
): Promise<unknown> {
  const watch = new pg.Client({ connectionString: process.env.DATABASE_URL })
  await watch.connect()
  // In no transaction of ours.
  const outside = AsyncResource.bind(other)
  let answered: Promise<unknown> = Promise.resolve()
  let ended = false
  try {
    await transaction(async () => {
      answered = outside()
        .catch((error: unknown) => error)
        .finally(() => (ended = true))
      await expect.poll(async () => ended || (await somebodyWaits(watch))).toBe(true)
    })
    return await answered
  } finally {
    await watch.end()
  }
}

async function somebodyWaits(watch: pg.Client): Promise<boolean> {
  const { rowCount } = await watch.query(
    `SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`,
  )
  return Boolean(rowCount)
}

/** Whoever comes to this table loses the connection there, which `work` has to throw at. */
export async function cutAt(table: string, work: () => Promise<unknown>): Promise<void> {
  const other = new pg.Client({ connectionString: process.env.DATABASE_URL })
  await other.connect()
  try {
    await other.query(`BEGIN; LOCK TABLE ${table} IN ACCESS EXCLUSIVE MODE`)
    const thrown = expect(work()).rejects.toThrow()
    const cut = async () => {
      const { rows } = await other.query<{ cut: number }>(
        `SELECT count(pg_terminate_backend(pid))::int AS cut FROM pg_stat_activity
         WHERE datname = current_database() AND wait_event_type = 'Lock'`,
      )
      return rows[0]!.cut
    }
    await expect.poll(cut).toBe(1)
    await other.query('COMMIT')
    await thrown
  } finally {
    await other.end()
  }
}
