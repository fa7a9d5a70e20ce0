// The login that the program serves with: it becomes whoever asks, and by itself it reads, changes and empties nothing.
import path from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { restore } from '@/prisma/backup/restore'
import { backUp } from '@/prisma/backup/write'
import { servingLogin, servingUrl } from '@/prisma/serving-login'
import { cloneDatabase } from '@/prisma/cloned'
import { temporaryFolder } from '@/prisma/testing'
import { fillEveryTable } from '@/server/every-table.fixture'

const ownersUrl = process.env.DATABASE_URL!
let owner: pg.Client, served: pg.Client
let tables: string[]

beforeAll(async () => {
  owner = new pg.Client({ connectionString: ownersUrl })
  await owner.connect()
  await fillEveryTable(owner)
  const { rows } = await owner.query<{ name: string }>(
    `SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables
     WHERE schemaname NOT IN ('pg_catalog', 'information_schema') ORDER BY 1`,
  )
  tables = rows.map(({ name }) => name)
  served = new pg.Client({ connectionString: await servingLogin(ownersUrl, 'a key') })
  await served.connect()
})
afterAll(async () => {
  await served.end()
  await owner.end()
})

/** The code of what the login is refused with. */
const refusal = (sql: string) =>
  served.query(sql).then(
    () => 'done',
    ({ code }: { code: string }) => code,
  )

test('by itself it neither reads nor empties nor changes any table, and it owns none', async () => {
  expect(tables).toContain('public.audit_entries')
  const attempts = (table: string) => [
    `SELECT FROM ${table} LIMIT 1`,
    `DELETE FROM ${table}`,
    `TRUNCATE ${table} CASCADE`,
    `ALTER TABLE ${table} DISABLE TRIGGER ALL`,
    `ALTER TABLE ${table} NO FORCE ROW LEVEL SECURITY`,
    `DROP TABLE ${table} CASCADE`,
  ]
  for (const sql of tables.flatMap(attempts)) expect(await refusal(sql), sql).toBe('42501')
})

test('whoever it becomes, the audit log can be neither emptied nor changed, and its seals neither', async () => {
  const roles = ['staff', 'patient', 'system', 'jobs', 'watch'].map((name) => `phaseline_${name}`)
  for (const role of roles)
    for (const table of ['audit_entries', 'audit_seals'])
      for (const change of [
        `TRUNCATE ${table} CASCADE`,
        `DELETE FROM ${table}`,
        `UPDATE ${table} SET clinic_id = clinic_id`,
      ]) {
        expect(await refusal(`BEGIN; SET LOCAL ROLE ${role}; ${change}`), `${role}: ${change}`).toBe('42501')
        await served.query('ROLLBACK')
      }
})

test('it becomes none who erases, backs up, searches or owns', async () => {
  const { rows } = await owner.query<{ owner: string }>('SELECT current_user AS owner')
  for (const role of ['phaseline_eraser', 'phaseline_backup', 'phaseline_search', rows[0]!.owner])
    expect(await refusal(`SET ROLE ${role}`), role).toBe('42501')
})

test('it serves a database that was restored as it serves the one that was backed up', async () => {
  const { folder, remove } = await temporaryFolder()
  const restored = await cloneDatabase()
  await backUp(ownersUrl, path.join(folder, 'whole'))
  await restore(restored.url, path.join(folder, 'whole'))
  const client = new pg.Client({ connectionString: await servingLogin(restored.url, 'a key') })
  await client.connect()
  try {
    await client.query(`SELECT resolve_session('00000000-0000-7000-8000-000000000000')`)
    await client.query('BEGIN; SET LOCAL ROLE phaseline_staff; SELECT FROM patients; COMMIT')
  } finally {
    await client.end()
    await restored.drop()
    await remove()
  }
})

test('where the owner may make none, theirs serves and somebody is told', async () => {
  const modest = new URL(ownersUrl)
  Object.assign(modest, { username: 'serving_modest', password: 'modest' })
  await owner.query(`CREATE ROLE serving_modest LOGIN PASSWORD 'modest'`)
  const told: string[] = []
  const url = await servingUrl(modest.href, 'a key', (sqlState) => told.push(sqlState))
  await owner.query('DROP ROLE serving_modest')
  expect({ url, told }).toEqual({ url: modest.href, told: ['42501'] })
})

test('where the server lets none but the owner in, theirs serves', async () => {
  const own = await servingUrl(ownersUrl, 'a key', expect.fail)
  const login = new URL(own).username
  await owner.query(`ALTER ROLE ${login} NOLOGIN`)
  const told: string[] = []
  const url = await servingUrl(ownersUrl, 'a key', (sqlState) => told.push(sqlState))
  await owner.query(`ALTER ROLE ${login} LOGIN`)
  expect({ url, told }).toEqual({ url: ownersUrl, told: ['28000'] })
})

test('a database that does not answer is no reason to serve with the owner’s login', async () => {
  const gone = new URL(ownersUrl)
  gone.port = '1'
  await expect(servingUrl(gone.href, 'a key', expect.fail)).rejects.toMatchObject({ code: 'ECONNREFUSED' })
})

test('made again it is the same, and with another key only that one lets in', async () => {
  const url = await servingLogin(ownersUrl, 'a key')
  expect(await servingLogin(ownersUrl, 'a key')).toBe(url)
  const other = await servingLogin(ownersUrl, 'another')
  expect(new URL(other).username).toBe(new URL(url).username)
  const late = new pg.Client({ connectionString: url })
  await expect(late.connect()).rejects.toMatchObject({ code: '28P01' })
})

test('no table of its own comes before another of that name, and settings that it gives itself end with the next start', async () => {
  const login = served.user!
  const attempt = 'CREATE TEMPORARY TABLE logs (id uuid)'
  for (const role of ['', 'SET ROLE phaseline_staff; ', 'SET ROLE phaseline_system; ']) {
    expect(await refusal(`${role}${attempt}`), role).toBe('42501')
    await served.query('RESET ROLE')
  }
  await served.query(`ALTER ROLE ${login} SET default_transaction_read_only = on`)
  await served.query(`ALTER ROLE ${login} IN DATABASE ${served.database} SET statement_timeout = 1`)
  const begun = new pg.Client({ connectionString: await servingLogin(ownersUrl, 'a key') })
  await begun.connect()
  try {
    const { rows } = await begun.query(
      `SELECT current_setting('default_transaction_read_only') AS only, current_setting('statement_timeout') AS limit`,
    )
    expect(rows).toEqual([{ only: 'off', limit: '0' }])
  } finally {
    await begun.end()
  }
})
