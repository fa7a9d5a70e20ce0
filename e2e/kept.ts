// Whether anything that people have written is kept somewhere: every table is searched, whatever it is for.
import type pg from 'pg'
import { reader } from '@/prisma/backup/tables'

/** But for this one. The queue of the jobs lies in a schema of its own, which nothing that answers somebody may enter. */
const leftOut = '_prisma_migrations'

/** Answers what looks for a text, as JSON writes it, in every row that was written after this was called. */
export async function searching(client: pg.Client): Promise<(text: string) => Promise<boolean>> {
  const { rows } = await client.query<{ since: string; tables: string[] }>(
    `SELECT pg_snapshot_xmin(pg_current_snapshot())::text AS since, array_agg(tablename::text ORDER BY 1) AS tables
     FROM pg_tables WHERE schemaname = 'public' AND tablename <> $1`,
    [leftOut],
  )
  const { since, tables } = rows[0]!
  // Whatever writes a row puts its own number on it.
  const within = tables.map(
    (table) =>
      `EXISTS (SELECT FROM ${table} t WHERE t.xmin::text::bigint >= $2 AND position($1 IN to_jsonb(t)::text) > 0)`,
  )
  return async (text) => {
    await client.query(`BEGIN; SET LOCAL ROLE ${reader}`)
    const { rows } = await client.query<{ found: boolean }>({
      name: 'kept',
      text: `SELECT ${within.join(' OR ')} AS found`,
      values: [text, since],
    })
    await client.query('COMMIT')
    return rows[0]!.found
  }
}
