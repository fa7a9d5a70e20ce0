// What the database holds, in one line: two that are the same mean that nothing was written between them.
import type pg from 'pg'
import { reader } from '@/prisma/backup/tables'

/** Every table there is, but for these: what is refused writes there as well, and jobs do while it is. */
const leftOut: Record<string, string> = {
  audit_entries: 'a refusal is itself an entry, and so is what is read on the way to it',
  guesses: 'a try counts also where it is refused',
  backups: 'a job notes when there was one',
}

/** And but for these, which none of the roles may write that what is asked for is done as. */
const ofJobs: Record<string, string> = {
  audit_seals: 'a job seals the entries each minute',
  audit_waiting: 'a trigger on the entries adds to it, and the job that seals them takes away',
  notices: 'a job writes it, whenever it comes to it',
  watches: 'a job works it out, or whoever is about to read the caseload',
  watch_marks: 'triggers on what is compared add to it, and the job that works it out takes away',
  flags: 'a job works it out, or whoever is about to read the caseload',
  exercise_search: 'triggers make it from the exercises',
  catalog_words: 'triggers make it from the exercises',
  _prisma_migrations: 'the program does not know it',
}
const askedAs = ['phaseline_staff', 'phaseline_patient', 'phaseline_system']

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
  const { rows } = await client.query<{ table: string; asked: boolean }>(
    `SELECT tablename AS table, bool_or(has_table_privilege(role, tablename, 'INSERT, UPDATE, DELETE')
       OR has_any_column_privilege(role, tablename, 'INSERT, UPDATE')) AS asked
     FROM pg_tables, unnest($1::text[]) role WHERE schemaname = 'public' GROUP BY 1 ORDER BY 1`,
    [askedAs],
  )
  const written = rows.filter(({ table, asked }) => asked && table in ofJobs)
  if (written.length > 0)
    throw new Error(`Not of jobs alone: ${written.map(({ table }) => table).join(', ')}`)
  return rows.map(({ table }) => table).filter((table) => !(table in leftOut) && !(table in ofJobs))
}

async function printOf(client: pg.Client, table: string): Promise<string> {
  const { rows } = await client.query<{ print: string }>(
    `SELECT (count(*), sum(hashtextextended(x::text, 0)))::text AS print FROM (${inPart[table] ?? `SELECT * FROM ${table}`}) x`,
  )
  return rows[0]!.print
}
