// Migrations: the same as schema.prisma, applied once, as a role that is no superuser, and refused where they cannot be.
import pg from 'pg'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { loadCatalog } from './catalog/load'
import { DatabaseUnfit, migrate, schemaDifference } from './migrate'
import { cloneDatabase } from './cloned'
import { startEmptyServer } from './testing'

let server: Awaited<ReturnType<typeof startEmptyServer>>
beforeAll(async () => {
  server = await startEmptyServer()
})
afterAll(() => server.stop())

async function ask<Row extends pg.QueryResultRow>(url: string, sql: string): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query<Row>(sql)).rows
  } finally {
    await client.end()
  }
}

it('agrees with schema.prisma', async () => {
  const { url, drop } = await cloneDatabase()
  expect(await schemaDifference(url)).toBe('')
  await drop()
})

it('finds a difference when there is one', async () => {
  const { url, drop } = await cloneDatabase()
  await ask(url, 'ALTER TABLE clinics ADD COLUMN colour text')
  expect(await schemaDifference(url)).toContain('DROP COLUMN "colour"')
  await drop()
})

it('two at once apply each migration once, and a third finds nothing to do', async () => {
  const applied = await Promise.all([migrate(server.url), migrate(server.url)])
  const names = applied.flat()
  expect(new Set(names).size).toBe(names.length)
  expect(names.length).toBeGreaterThan(0)
  expect(await migrate(server.url)).toEqual([])
  const [role] = await ask<{ rolsuper: boolean }>(
    server.url,
    'SELECT rolsuper FROM pg_roles WHERE rolname = current_user',
  )
  expect(role?.rolsuper).toBe(false)
})

it('tries a migration again that was cut off', async () => {
  const { url, drop } = await cloneDatabase()
  await ask(
    url,
    `INSERT INTO _prisma_migrations (id, checksum, migration_name, started_at, applied_steps_count)
     VALUES ('cut-off', 'none', '20991231000000_cut_off', now(), 0)`,
  )
  expect(await migrate(url)).toEqual([])
  const [row] = await ask<{ rolled_back_at: Date | null }>(
    url,
    `SELECT rolled_back_at FROM _prisma_migrations WHERE id = 'cut-off'`,
  )
  expect(row?.rolled_back_at).toBeInstanceOf(Date)
  await drop()
})

it('prints the SQL for the owner when the role may not create roles', async () => {
  const { url, drop } = await cloneDatabase()
  await ask(url, `CREATE ROLE modest LOGIN PASSWORD 'modest'`)
  const modest = new URL(url)
  modest.username = modest.password = 'modest'
  const refusal = await migrate(modest.href).then(
    () => undefined,
    (error: unknown) => error,
  )
  expect(refusal).toBeInstanceOf(DatabaseUnfit)
  for (const role of ['phaseline_staff', 'phaseline_patient', 'phaseline_system', 'phaseline_search'])
    expect((refusal as Error).message).toMatch(new RegExp(`GRANT ${role} TO "modest"`))
  await drop()
})

it('finds the extensions where they are, and says who is to create them when it may not', async () => {
  const bare = new URL(server.url)
  bare.pathname = '/bare'
  await ask(server.url, 'CREATE DATABASE bare TEMPLATE template0')
  await ask(bare.href, `CREATE ROLE guest LOGIN PASSWORD 'guest' CREATEROLE`)
  const guest = new URL(bare)
  guest.username = guest.password = 'guest'
  await expect(migrate(guest.href)).rejects.toThrow(
    /^The role guest may not create extensions[^\n]+\nCREATE EXTENSION pg_trgm;\nCREATE EXTENSION unaccent;$/,
  )
  // As on a managed server: the owner has put them into a schema of their own.
  await ask(
    bare.href,
    'CREATE SCHEMA extensions; CREATE EXTENSION pg_trgm SCHEMA extensions; CREATE EXTENSION unaccent SCHEMA extensions',
  )
  expect(await migrate(bare.href)).toContain('20261123210000_catalog_search')
  const [path] = await ask<{ path: string }>(
    bare.href,
    `SELECT proconfig::text AS path FROM pg_proc WHERE proname = 'search_catalog'`,
  )
  expect(path?.path).toContain('search_path=public, extensions, pg_temp')
  // And what is in the catalog is searched from there.
  await loadCatalog(bare.href)
  const client = new pg.Client({ connectionString: bare.href })
  await client.connect()
  await client.query('SET ROLE phaseline_staff')
  const { rows } = await client.query<{ total: number }>(
    `SELECT total FROM search_catalog('[{"term": 0, "said": "pendlum", "typed": true, "last": true}]', '{}', NULL, 1, 3)`,
  )
  await client.end()
  expect(rows[0]?.total).toBeGreaterThan(0)
})

it('says in one sentence that a database does not answer', async () => {
  await expect(migrate('postgresql://nobody:x@127.0.0.1:1/none')).rejects.toThrow(
    /^The database of DATABASE_URL does not answer: [^\n]+$/,
  )
})
