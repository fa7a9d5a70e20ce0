// What the database holds, in one line: two that are the same mean that nothing was written between them.
import type pg from 'pg'
import { reader } from '@/prisma/backup/tables'

/** Every table there is, but for these. */
const leftOut: Record<string, string> = {
  audit_entries: 'a refusal is itself an entry',
  audit_seals: 'a job seals the entries each minute',
  audit_waiting: 'a job seals the entries each minute',
  guesses: 'a try counts also where it is refused',
  backups: 'a job notes when there was one',
  notices: 'a job alone writes it, whenever it comes to it',
  watches: 'a job alone writes it, whenever it comes to it',
  watch_marks: 'a job takes away what triggers have put there',
  flags: 'a job alone writes it, whenever it comes to it',
  push_devices: 'a job takes away what a push service has let go, whenever it tells somebody',
  exercise_search: 'triggers make it from the exercises',
  catalog_words: 'triggers make it from the exercises',
  _prisma_migrations: 'the program does not know it',
}

const inPart: Record<string, string> = {
  // When somebody was seen last moves with every request.
  auth_sessions: 'SELECT id, ended_at, proved_until FROM auth_sessions',
  // A job forgets what is too old.
  asked_emails: 'SELECT * FROM asked_emails WHERE expires_at > now()',
}

/** Answers what takes it. A table is read through again only when one of its rows has been written since the last time. */
export function fingerprinting(client: pg.Client): () => Promise<string> {
  const known = new Map<string, { writes: string; print: string }>()
  let tables: string[] | undefined
  return async () => {
    tables ??= await tablesCompared(client)
    await client.query(`BEGIN; SET LOCAL ROLE ${reader}`)
    // Whatever writes a row puts its own number on it.
    const writes = await client.query<{ writes: string[] }>({
      name: 'writes',
      text: `SELECT ARRAY[${tables.map((table) => `(SELECT (count(*), sum(xmin::text::bigint))::text FROM ${table})`).join()}] AS writes`,
    })
    for (const [at, table] of tables.entries()) {
      const now = writes.rows[0]!.writes[at]!
      if (known.get(table)?.writes !== now || table in inPart)
        known.set(table, { writes: now, print: await printOf(client, table) })
    }
    await client.query('COMMIT')
    return [...known].map(([table, { print }]) => `${table} ${print}`).join('\n')
  }
}

async function tablesCompared(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ table: string }>(
    `SELECT tablename AS table FROM pg_tables WHERE schemaname = 'public' AND tablename <> ALL ($1) ORDER BY 1`,
    [Object.keys(leftOut)],
  )
  return rows.map(({ table }) => table)
}

async function printOf(client: pg.Client, table: string): Promise<string> {
  const { rows } = await client.query<{ print: string }>(
    `SELECT (count(*), sum(hashtextextended(x::text, 0)))::text AS print FROM (${inPart[table] ?? `SELECT * FROM ${table}`}) x`,
  )
  return rows[0]!.print
}
