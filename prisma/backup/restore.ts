// Brings a backup back into a database without a clinic, whole or not at all, and brings it up to this version.
import { Readable } from 'node:stream'
import { isDeepStrictEqual } from 'node:util'
import { pipeline } from 'node:stream/promises'
import pg from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import type { z } from 'zod'
import { migrate, migrationNames } from '@/prisma/migrate'
import { isServed } from '@/prisma/serving-login'
import {
  aboutSchema,
  BadBackup,
  endOfRows,
  footSchema,
  linesOf,
  partSchema,
  RowDigest,
  type About,
  type TableFoot,
  type TableHead,
} from './file'
import { mayHold, quoted, reader, tablesOf } from './tables'
import { endEveryWayIn } from './ways-in'

export type Inspected = { about: About; feet: Map<string, TableFoot>; rows: number }

/** Reads a backup from end to end and counts again what it says of itself. @throws BadBackup when anything differs */
export async function inspect(file: string, passphrase?: string): Promise<Inspected> {
  const feet = new Map<string, TableFoot>()
  let rows = 0
  const about = await parts(linesOf(file, passphrase), async ({ table }, content) => {
    const digest = new RowDigest()
    for await (const row of content) digest.add(row)
    const foot = digest.foot()
    rows += foot.rows
    feet.set(table, foot)
    return foot
  })
  return { about, feet, rows }
}

/**
 * Restores, ends every way in, brings the database up to this version, and notes in each clinic's audit log that it did.
 * @param before what has to be done before anybody of it is back, once all of it can be
 * @throws BadBackup when the file is not whole, is of a later version, or the database has a clinic, another program's tables, or a program
 * that serves it: then nothing of it was changed
 */
export async function restore(
  databaseUrl: string,
  file: string,
  passphrase?: string,
  before?: () => Promise<void>,
): Promise<Inspected> {
  const change = async (client: pg.Client) => {
    await endEveryWayIn(client)
    await before?.()
  }
  const inspected = await bringBack(databaseUrl, file, passphrase, { change, note: noteRestored })
  await migrate(databaseUrl)
  return inspected
}

/** Whatever happened since the backup is not in the audit log: the log says why. */
async function noteRestored(client: pg.Client): Promise<void> {
  const entries = (await tablesOf(client)).find(({ name }) => name === 'audit_entries')
  const [column, value] = entries?.columns.includes('address')
    ? [', address', `, 'the server itself'`]
    : ['', '']
  await client.query('SET LOCAL ROLE phaseline_system')
  await client.query(
    `INSERT INTO audit_entries (id, clinic_id, action, object${column})
     SELECT gen_random_uuid(), id, 'restore', 'backup'${value} FROM clinics`,
  )
}

/** Every row as it was, at the version that was backed up: to be compared, and never served, since ended ways in are open. */
export const restoreAsItWas = (databaseUrl: string, file: string, passphrase?: string): Promise<Inspected> =>
  bringBack(databaseUrl, file, passphrase, { change: asItIs, note: asItIs })

type Step = (client: pg.Client) => Promise<void>

const asItIs: Step = () => Promise.resolve()

/** What `change` does to the rows is committed with them, and so is what `note` adds once walls and triggers stand again. */
async function bringBack(
  databaseUrl: string,
  file: string,
  passphrase: string | undefined,
  { change, note }: { change: Step; note: Step },
): Promise<Inspected> {
  const inspected = await inspect(file, passphrase)
  const { migration } = inspected.about
  if (!(await migrationNames()).includes(migration))
    throw new BadBackup(
      `The backup was made by a later version of Phaseline (${migration}): install that first.`,
    )
  const client = new pg.Client({ connectionString: databaseUrl })
  // The statement that waits says that the database was lost.
  client.on('error', () => undefined)
  await client.connect()
  try {
    if (!(await mayHold(client, 'alone')))
      throw new BadBackup('This database is just being restored or backed up: wait until that is done.')
    // Its login may read nothing of a database that was made anew, and whoever sets it up meanwhile loses that.
    if (await isServed(client))
      throw new BadBackup('A program runs on this database: stop it, restore, and start it again.')
    await client.query('BEGIN')
    await refuseOthers(client)
    await refuseClinic(client)
    await client.query('DROP SCHEMA public CASCADE; CREATE SCHEMA public; COMMIT')
    await migrate(databaseUrl, { upTo: migration })
    await client.query('BEGIN')
    await load(client, file, passphrase, change)
    await note(client)
    await client.query('COMMIT')
  } finally {
    await client.end()
  }
  return inspected
}

/** Another program's tables would go with the schema. What an extension has brought there is nobody's. */
async function refuseOthers(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ name: string }>(`
    SELECT c.relname AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE n.nspname = 'public' AND c.relkind IN ('r', 'p', 'f', 'v', 'm', 'S')
      AND NOT EXISTS (SELECT FROM pg_depend d
        WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid AND d.deptype = 'e')`)
  if (rows.length === 0) return
  const [first] = await migrationNames()
  const list = rows.some(({ name }) => name === '_prisma_migrations')
  const { rows: steps } = list
    ? await client.query<{ name: string }>('SELECT migration_name AS name FROM _prisma_migrations')
    : { rows: [] }
  // A first start that was killed may have left its list empty.
  const justBegun = list && rows.length === 1 && steps.length === 0
  if (!justBegun && !steps.some(({ name }) => name === first))
    throw new BadBackup(
      'The database holds the tables of another program: a backup is restored into an empty one.',
    )
}

async function refuseClinic(client: pg.Client): Promise<void> {
  const { rows: tables } = await client.query<{ there: boolean }>(
    `SELECT to_regclass('public.clinics') IS NOT NULL AS there`,
  )
  if (!tables[0]?.there) return
  // Whoever is just setting one up is waited for, and nobody begins to before this is over.
  await client.query('LOCK TABLE clinics IN ACCESS EXCLUSIVE MODE')
  await client.query(`SET LOCAL ROLE ${reader}`)
  const { rows } = await client.query('SELECT FROM clinics LIMIT 1')
  await client.query('RESET ROLE')
  if (rows.length > 0)
    throw new BadBackup('The database has a clinic already: a backup is restored into an empty one.')
}

async function load(
  client: pg.Client,
  file: string,
  passphrase: string | undefined,
  change: Step,
): Promise<void> {
  const tables = await tablesOf(client)
  const names = tables.map(({ name }) => name)
  const each = (what: string) =>
    client.query(names.map((name) => `ALTER TABLE "${name}" ${what};`).join('\n'))
  // The owner may write what policies hide, and what triggers made is in the backup as well.
  await each('NO FORCE ROW LEVEL SECURITY')
  await each('DISABLE TRIGGER USER')
  const left = new Set(names)
  await parts(linesOf(file, passphrase), async ({ table, columns }, content) => {
    if (!left.delete(table))
      throw new BadBackup(`The backup holds a table ${table}, which its version did not have.`)
    // A head has no checksum, and stands in a statement of the owner's.
    const known = tables.find(({ name }) => name === table)?.columns ?? []
    if (!isDeepStrictEqual(columns.toSorted(), known.toSorted()))
      throw new BadBackup(`The backup’s columns of ${table} are not those of its version.`)
    const digest = new RowDigest()
    await pipeline(
      Readable.from(counted(content, digest)),
      client.query(copyFrom(`COPY "${table}" (${quoted(columns)}) FROM STDIN`)),
    ).catch((error: unknown) => {
      // What it says of the row is somebody's. A full disk is no fault of the backup.
      if (!(error instanceof pg.DatabaseError) || !/^2[23]/.test(error.code ?? '')) throw error
      throw new BadBackup(`The rows of ${table} are not as its version has them (${error.code}).`)
    })
    return digest.foot()
  })
  if (left.size > 0) throw new BadBackup(`The backup lacks the tables ${[...left].join(', ')}.`)
  await change(client)
  await each('ENABLE TRIGGER USER')
  await each('FORCE ROW LEVEL SECURITY')
}

async function* counted(rows: AsyncIterable<string>, digest: RowDigest): AsyncGenerator<string> {
  for await (const row of rows) {
    digest.add(row)
    yield `${row}\n`
  }
}

/** Walks the parts of a backup; `read` takes the rows of a table and answers what they came to. */
async function parts(
  lines: AsyncGenerator<string>,
  read: (head: TableHead, content: AsyncIterable<string>) => Promise<TableFoot>,
): Promise<About> {
  const next = async <T>(schema: z.ZodType<T>): Promise<T> => {
    const { value, done } = await lines.next()
    if (done) throw new BadBackup('The backup is cut off.')
    try {
      return schema.parse(JSON.parse(value))
    } catch {
      throw new BadBackup('This is not a backup that this version of Phaseline can read.')
    }
  }
  async function* rows(): AsyncGenerator<string> {
    for (;;) {
      const { value, done } = await lines.next()
      if (done) throw new BadBackup('The backup is cut off.')
      if (value === endOfRows) return
      yield value
    }
  }
  const about = await next(aboutSchema)
  for (let tables = 0; ; tables++) {
    const part = await next(partSchema)
    if ('tables' in part) {
      if (part.tables !== tables) throw new BadBackup('The backup lacks tables.')
      if (!(await lines.next()).done) throw new BadBackup('Something follows the end of the backup.')
      return about
    }
    const found = await read(part, rows())
    const said = await next(footSchema)
    if (found.rows !== said.rows || found.sha256 !== said.sha256)
      throw new BadBackup(`The rows of ${part.table} are not those that were backed up.`)
  }
}
