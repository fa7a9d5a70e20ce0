// What the database holds, in one line: two that are the same mean that nothing was written between them.
import type pg from 'pg'
import { reader } from '@/prisma/backup/tables'

/** Every table there is, but for these. */
const leftOut: Record<string, string> = {
  audit_entries: 'a refusal is itself an entry',
  audit_seals: 'a job seals the entries each minute',
  guesses: 'a try counts also where it is refused',
  backups: 'a job notes when there was one',
  notices: 'a job alone writes it, whenever it comes to it',
  watches: 'a job alone writes it, whenever it comes to it',
  watch_marks: 'a job takes away what triggers have put there',
  flags: 'a job alone writes it, whenever it comes to it',
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

export async function fingerprintOf(client: pg.Client): Promise<string> {
  const { rows } = await client.query<{ table: string }>(
    `SELECT tablename AS table FROM pg_tables WHERE schemaname = 'public' AND tablename <> ALL ($1) ORDER BY 1`,
    [Object.keys(leftOut)],
  )
  const sums = rows.map(
    ({ table }) =>
      `SELECT '${table}' AS held, count(*), sum(hashtextextended(x::text, 0)) FROM (${inPart[table] ?? `SELECT * FROM ${table}`}) x`,
  )
  await client.query('BEGIN')
  await client.query(`SET LOCAL ROLE ${reader}`)
  const { rows: held } = await client.query(sums.join(' UNION ALL '))
  await client.query('COMMIT')
  return held.map((row) => JSON.stringify(row)).join('\n')
}
