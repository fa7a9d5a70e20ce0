// Makes a backup while the program runs: one snapshot of all tables, written beside its place and moved there whole.
import { createWriteStream } from 'node:fs'
import { mkdir, open, rename, rm } from 'node:fs/promises'
import path from 'node:path'
import { Readable } from 'node:stream'
import type pg from 'pg'
import { to as copyTo } from 'pg-copy-streams'
import { connected } from '@/prisma/connected'
import {
  BadBackup,
  endOfRows,
  isBackup,
  RowDigest,
  writeBackup,
  type About,
  type End,
  type TableFoot,
  type TableHead,
} from './file'
import { mayHold, migrationOf, NothingToBackUp, quoted, reader, tablesOf, type Table } from './tables'

export type BackupMade = {
  file: string
  bytes: number
  tables: number
  rows: number
  feet: Map<string, TableFoot>
}

/** The role that reads a table may not see every row of it. A backup without them is none. */
export class RowsUnseen extends Error {}

/** A backup is written without a rest: one that has not grown for so long is of a process that was killed, or of a database that is gone. */
export const minutesUnfinished = 10

/** What a process has written of a backup that is not whole yet: by a name that nobody gives a whole one. */
export const partOf = (file: string, pid: number) => `${file}.phaseline-part-${pid}`

/**
 * Copies all tables of a database into `file`, which exists afterwards whole or not at all. An earlier backup is replaced.
 * @throws RowsUnseen when of some table the backup's role would not see every row, whether it holds any or not
 * @throws NothingToBackUp when there is nothing that would be missed: it would stand for a good backup, and take the place of one
 * @throws BadBackup when `file` is something else
 */
export async function backUp(
  databaseUrl: string,
  file: string,
  { passphrase, at = new Date() }: { passphrase?: string; at?: Date } = {},
): Promise<BackupMade> {
  await refuseOther(file)
  const draft = partOf(file, process.pid)
  const copy = async (client: pg.Client): Promise<BackupMade> => {
    // What is half there would be waited for, and the snapshot be of before.
    if (!(await mayHold(client, 'together')))
      throw new NothingToBackUp(
        'A backup is just being restored into this database: wait until that is done.',
      )
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY')
    const migration = await migrationOf(client)
    const tables = await tablesOf(client)
    const { rows } = await client.query<{ version: string }>(
      `SELECT current_setting('server_version') AS version`,
    )
    const about: About = { phaseline: 1, at: at.toISOString(), migration, postgres: rows[0]?.version ?? '' }
    await client.query(`SET LOCAL ROLE ${reader}`)
    await refuseUnseen(client)
    await mkdir(path.dirname(file), { recursive: true })
    const feet = new Map<string, TableFoot>()
    const target = createWriteStream(draft, { mode: 0o600, flags: 'wx' })
    await writeBackup(Readable.from(content(client, about, tables, feet)), target, passphrase)
    await client.query('COMMIT')
    if (!feet.get('clinics')?.rows)
      throw new NothingToBackUp('There is no clinic in this database yet: nothing to back up.')
    await onDisk(draft)
    await rename(draft, file)
    const total = [...feet.values()].reduce((sum, foot) => sum + foot.rows, 0)
    return { file, bytes: target.bytesWritten, tables: tables.length, rows: total, feet }
  }
  return connected(databaseUrl, copy, minutesUnfinished * 60_000).catch(async (error: unknown) => {
    await rm(draft, { force: true })
    throw error
  })
}

async function* content(
  client: pg.Client,
  about: About,
  tables: readonly Table[],
  feet: Map<string, TableFoot>,
): AsyncGenerator<string> {
  yield `${JSON.stringify(about)}\n`
  for (const table of tables) {
    const head: TableHead = { table: table.name, columns: table.columns }
    yield `${JSON.stringify(head)}\n`
    const digest = new RowDigest()
    for await (const row of rowsOf(client, table)) {
      digest.add(row)
      yield `${row}\n`
    }
    const foot = digest.foot()
    feet.set(table.name, foot)
    yield `${endOfRows}\n${JSON.stringify(foot)}\n`
  }
  const end: End = { tables: tables.length }
  yield `${JSON.stringify(end)}\n`
}

/** In an order that is the same on every server, so that the digests of two copies agree. */
async function* rowsOf(client: pg.Client, { name, columns, key }: Table): AsyncGenerator<string> {
  const order = key.map((column) => `"${column}"::text COLLATE "C"`).join(', ')
  const rows = client.query(
    copyTo(`COPY (SELECT ${quoted(columns)} FROM "${name}" ORDER BY ${order}) TO STDOUT`),
  )
  let rest = ''
  for await (const chunk of rows.setEncoding('utf8') as AsyncIterable<string>) {
    const lines = (rest + chunk).split('\n')
    rest = lines.pop() ?? ''
    yield* lines
  }
}

/**
 * What a role sees of a table under row-level security is decided by its policies alone: one that lets it see whatever
 * there is, and none that takes something away again.
 */
async function refuseUnseen(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ name: string }>(`
    WITH applied AS (
      SELECT polrelid AS place, polpermissive AS opens, pg_get_expr(polqual, polrelid) AS rule FROM pg_policy
      WHERE polcmd IN ('r', '*')
        AND EXISTS (SELECT FROM unnest(polroles) r WHERE r = 0 OR pg_has_role(current_user, r, 'USAGE')))
    SELECT relname AS name FROM pg_class c
    WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' AND row_security_active(c.oid)
      AND NOT (EXISTS (SELECT FROM applied WHERE place = c.oid AND opens AND rule = 'true')
        AND NOT EXISTS (SELECT FROM applied WHERE place = c.oid AND NOT opens))
    ORDER BY relname`)
  if (rows.length > 0)
    throw new RowsUnseen(`The backup would not see every row of ${rows.map(({ name }) => name).join(', ')}.`)
}

async function onDisk(file: string): Promise<void> {
  const handle = await open(file, 'r')
  await handle.sync().finally(() => handle.close())
}

async function refuseOther(file: string): Promise<void> {
  const there = await isBackup(file)
  if (there === false) throw new BadBackup(`There is something else at ${file}: name another file.`)
}
