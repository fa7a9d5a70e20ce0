// Backups: whole while the program writes, told apart from anything else, and restored row for row.
import { appendFile, copyFile, readdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { fillDemo } from '@/prisma/demo/fill'
import { migrate } from '@/prisma/migrate'
import { asOwner, cloneDatabase } from '@/prisma/cloned'
import { startEmptyServer, temporaryFolder } from '@/prisma/testing'
import { startRelay } from '@/prisma/testing-relay'
import { servingLogin } from '@/prisma/serving-login'
import { BadBackup, RowDigest } from './file'
import { inspect, restore } from './restore'
import { restoreLock, tablesOf } from './tables'
import { verify } from './verify'
import { backUp, RowsUnseen } from './write'

type Database = Awaited<ReturnType<typeof cloneDatabase>>
let database: Database
let folder: string
let remove: () => Promise<void>
const place = (name: string) => path.join(folder, name)

beforeAll(async () => {
  ;({ folder, remove } = await temporaryFolder())
  database = await cloneDatabase()
  await fillDemo(database.url, '2026-11-23')
})
afterAll(async () => {
  await database.drop()
  await remove()
})

const countAs = async (url: string, role: string, table: string) =>
  (
    await asOwner<{ count: number }>(url, `SET ROLE ${role}`, `SELECT count(*)::int AS count FROM ${table}`)
  )[0]?.count

describe('a backup', () => {
  it('holds every table and every row, and says so', async () => {
    const made = await backUp(database.url, place('whole'))
    const found = await inspect(place('whole'))
    expect(found.feet).toEqual(made.feet)
    expect(found.rows).toBe(made.rows)
    const tables = await asOwner<{ name: string }>(
      database.url,
      `SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' AND tablename <> '_prisma_migrations'`,
    )
    expect([...found.feet.keys()].sort()).toEqual(tables.map(({ name }) => name).sort())
    expect(found.feet.get('patients')?.rows).toBe(25)
    expect(found.feet.get('logs')?.rows).toBeGreaterThan(1_000)
    expect((await readdir(folder)).filter((name) => name.includes('part'))).toEqual([])
  })

  it('is one moment of the database, whatever is written while it goes from table to table', async () => {
    const inTurn = ['backups', 'clinics', 'guesses']
    const names = (await tables()).map(({ name }) => name)
    expect(names.filter((name) => inTurn.includes(name))).toEqual(inTurn)
    const holding = new pg.Client({ connectionString: database.url })
    await holding.connect()
    try {
      // It comes as far as the second of the three.
      await holding.query('BEGIN; LOCK TABLE clinics IN ACCESS EXCLUSIVE MODE')
      const making = backUp(database.url, place('busy'))
      await expect
        .poll(() =>
          asOwner(database.url, `SELECT FROM pg_locks WHERE relation = 'clinics'::regclass AND NOT granted`),
        )
        .toHaveLength(1)
      await asOwner(
        database.url,
        'BEGIN; SET LOCAL ROLE phaseline_system',
        `INSERT INTO backups (id, at, file, bytes, rows, problem) VALUES (gen_random_uuid(), now(), 'one', 0, 0, '')`,
        `INSERT INTO guesses (key, failures, last_at) VALUES ('one', 1, now())`,
        'COMMIT',
      )
      await holding.query('ROLLBACK')
      const { feet } = await making
      expect([feet.get('backups')?.rows, feet.get('guesses')?.rows]).toEqual([0, 0])
    } finally {
      await holding.end()
    }
  })

  it.each([
    ['no policy lets it in', 'DROP POLICY backup ON logs'],
    ['its policy lets it see some', 'ALTER POLICY backup ON logs USING (pain IS NULL)'],
    ['another takes away again', 'CREATE POLICY less ON logs AS RESTRICTIVE USING (pain IS NULL)'],
    ['there is no row yet', 'DROP POLICY backup ON guesses'],
  ])('is refused of a table of which it does not see every row: %s', async (_, change) => {
    const other = await cloneDatabase()
    try {
      await asOwner(other.url, change)
      await expect(backUp(other.url, place('blind'))).rejects.toThrow(RowsUnseen)
      expect((await readdir(folder)).filter((name) => name.startsWith('blind'))).toEqual([])
    } finally {
      await other.drop()
    }
  })

  it('is none of a database that has no clinic, or is just being restored', async () => {
    const other = await cloneDatabase()
    const restoring = new pg.Client({ connectionString: database.url })
    await restoring.connect()
    try {
      await expect(backUp(other.url, place('of-nothing'))).rejects.toThrow(/no clinic in this database yet/)
      await restoring.query(`SELECT pg_advisory_lock(${restoreLock})`)
      await expect(backUp(database.url, place('of-nothing'))).rejects.toThrow(/just being restored/)
      expect((await readdir(folder)).filter((name) => name.startsWith('of-nothing'))).toEqual([])
    } finally {
      await restoring.end()
      await other.drop()
    }
  })

  it('takes the place of an earlier one, and of nothing else', async () => {
    await writeFile(place('letter'), 'Dear all')
    await expect(backUp(database.url, place('letter'))).rejects.toThrow(/something else at/)
    expect(await readFile(place('letter'), 'utf8')).toBe('Dear all')
    await writeFile(place('site.tar.gz'), gzipSync('index.html'))
    await expect(backUp(database.url, place('site.tar.gz'))).rejects.toThrow(/something else at/)
    await expect(backUp(database.url, folder)).rejects.toThrow(/something else at/)
    for (const passphrase of ['tide and lantern', undefined, 'tide and lantern'])
      await backUp(database.url, place('nightly'), { passphrase })
    expect((await inspect(place('nightly'), 'tide and lantern')).rows).toBeGreaterThan(1_000)
  })

  it('is made again once the next start has let it in', async () => {
    const other = await cloneDatabase()
    try {
      await asOwner(other.url, 'DROP POLICY backup ON logs')
      await migrate(other.url)
      await asOwner(
        other.url,
        'SET ROLE phaseline_system',
        `INSERT INTO clinics (id, name, time_zone) VALUES (gen_random_uuid(), 'Just set up', 'Europe/London')`,
      )
      expect((await backUp(other.url, place('seeing'))).feet.get('exercises')?.rows).toBeGreaterThan(100)
    } finally {
      await other.drop()
    }
  })

  it('reads as a role that can change nothing', async () => {
    for (const { name } of await tables()) {
      expect(await countAs(database.url, 'phaseline_backup', name), name).toBeTypeOf('number')
      await expect(
        asOwner(database.url, 'SET ROLE phaseline_backup', `DELETE FROM ${name}`),
        name,
      ).rejects.toThrow(/permission denied/)
    }
  })
})

async function tables() {
  const client = new pg.Client({ connectionString: database.url })
  await client.connect()
  return tablesOf(client).finally(() => client.end())
}

describe('a restored backup', () => {
  it('is not put in the place of a clinic that is just being set up', async () => {
    await backUp(database.url, place('beside'))
    const empty = await cloneDatabase()
    const setting = new pg.Client({ connectionString: empty.url })
    await setting.connect()
    try {
      await setting.query('BEGIN; SET LOCAL ROLE phaseline_system')
      await setting.query(
        `INSERT INTO clinics (id, name, time_zone) VALUES (gen_random_uuid(), 'Just set up', 'Europe/London')`,
      )
      const restoring = restore(empty.url, place('beside')).catch((error: unknown) => error)
      const waits = `SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`
      await expect.poll(async () => (await asOwner(empty.url, waits)).length).toBe(1)
      await setting.query('COMMIT')
      expect(String(await restoring)).toContain('has a clinic already')
      expect(await countAs(empty.url, 'phaseline_backup', 'clinics')).toBe(1)
    } finally {
      await setting.end()
      await empty.drop()
    }
  })

  it.each([
    ['a table', 'CREATE TABLE theirs (id int)'],
    ['a view', 'CREATE VIEW theirs AS SELECT 1 AS one'],
    ['a sequence', 'CREATE SEQUENCE theirs'],
    [
      'migrations of its own',
      `CREATE TABLE _prisma_migrations (migration_name text); INSERT INTO _prisma_migrations VALUES ('0_init')`,
    ],
    [
      'a table beside a list without one',
      'CREATE TABLE _prisma_migrations (migration_name text); CREATE TABLE a ()',
    ],
  ])('is not put in the place of another program: %s', async (_, made) => {
    await backUp(database.url, place('astray'))
    const other = await cloneDatabase()
    const names = `SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace`
    try {
      await asOwner(other.url, 'DROP SCHEMA public CASCADE; CREATE SCHEMA public', made)
      const before = await asOwner(other.url, names)
      await expect(restore(other.url, place('astray'))).rejects.toThrow(
        /^The database holds the tables of another program: [^\n]+\.$/,
      )
      expect(await asOwner(other.url, names)).toEqual(before)
    } finally {
      await other.drop()
    }
  })

  it('comes into a database where a first start has broken off, beside what an extension has there', async () => {
    await backUp(database.url, place('astray'))
    const empty = await cloneDatabase()
    try {
      await asOwner(
        empty.url,
        'DROP SCHEMA public CASCADE; CREATE SCHEMA public; CREATE EXTENSION pg_trgm',
        'CREATE VIEW counted AS SELECT 1 AS one; ALTER EXTENSION pg_trgm ADD VIEW counted',
        'CREATE TABLE _prisma_migrations (migration_name text)',
      )
      await restore(empty.url, place('astray'))
      expect(await countAs(empty.url, 'phaseline_backup', 'clinics')).toBe(2)
    } finally {
      await empty.drop()
    }
  })

  it('is not restored beside another restore, nor beneath a backup', async () => {
    await backUp(database.url, place('alone'))
    const empty = await cloneDatabase()
    const other = new pg.Client({ connectionString: empty.url })
    await other.connect()
    try {
      for (const lock of ['pg_advisory_lock', 'pg_advisory_lock_shared']) {
        await other.query(`SELECT ${lock}(${restoreLock})`)
        await expect(restore(empty.url, place('alone'))).rejects.toThrow(/just being restored or backed up/)
        await other.query('SELECT pg_advisory_unlock_all()')
      }
      await restore(empty.url, place('alone'))
    } finally {
      await other.end()
      await empty.drop()
    }
  })

  it('waits until no program serves the database, also one that nobody has set up yet', async () => {
    await backUp(database.url, place('served'))
    const empty = await cloneDatabase()
    try {
      const queue = new URL(empty.url)
      queue.searchParams.set('application_name', 'phaseline-jobs')
      for (const connectionString of [await servingLogin(empty.url, 'a key'), queue.href]) {
        const program = new pg.Client({ connectionString })
        await program.connect()
        await expect(restore(empty.url, place('served'))).rejects.toThrow(/A program runs on this database/)
        const pid = (await program.query<{ pid: number }>('SELECT pg_backend_pid() AS pid')).rows[0]!.pid
        await program.end()
        const gone = `SELECT FROM pg_stat_activity WHERE pid = ${pid}`
        await expect.poll(() => asOwner(empty.url, gone)).toEqual([])
      }
      await restore(empty.url, place('served'))
      expect(await countAs(empty.url, 'phaseline_backup', 'clinics')).toBe(2)
    } finally {
      await empty.drop()
    }
  })

  it('has every row again, behind the same walls', async () => {
    await backUp(database.url, place('again'), { passphrase: 'tide and lantern' })
    const server = await startEmptyServer()
    try {
      const { feet } = await restore(server.url, place('again'), 'tide and lantern')
      const second = await backUp(server.url, place('second'))
      // Each of the two clinics finds in its audit log that everything was restored.
      const noted = new Set(['audit_entries', 'audit_waiting'])
      for (const [table, foot] of second.feet) {
        if (noted.has(table)) expect(foot.rows, table).toBe((feet.get(table)?.rows ?? 0) + 2)
        else expect(foot, table).toEqual(feet.get(table))
      }
      expect([...second.feet.keys()]).toEqual([...feet.keys()])
      expect(
        await asOwner(
          server.url,
          'SET ROLE phaseline_backup',
          `SELECT object, address FROM audit_entries WHERE action = 'restore'`,
        ),
      ).toEqual(Array(2).fill({ object: 'backup', address: 'the server itself' }))
      // The owner sees nothing without a role, staff of no clinic neither.
      expect((await asOwner(server.url, 'SELECT FROM patients')).length).toBe(0)
      expect(await countAs(server.url, 'phaseline_staff', 'patients')).toBe(0)
      // Triggers are on again: a new name of an exercise is found by its words.
      const [renamed] = await asOwner<{ found: number }>(
        server.url,
        'SET ROLE phaseline_system',
        `UPDATE exercises SET name = 'Zephyr reach' WHERE slug = 'wall-slide' AND clinic_id IS NULL`,
        'RESET ROLE; SET ROLE phaseline_backup',
        `SELECT count(*)::int AS found FROM exercise_search WHERE 'zephyr reach' ILIKE ANY (titles)`,
      )
      expect(renamed?.found).toBe(1)
      await expect(restore(server.url, place('again'), 'tide and lantern')).rejects.toThrow(
        /has a clinic already/,
      )
    } finally {
      await server.stop()
    }
  })

  it('is noted where it breaks off at its commit, and once', async () => {
    await backUp(database.url, place('cut-short'))
    const empty = await cloneDatabase()
    const relay = await startRelay(empty.url)
    const entries = `SELECT clinic_id FROM audit_entries WHERE action = 'restore'`
    const noted = async () => (await asOwner(empty.url, 'SET ROLE phaseline_backup', entries)).length
    try {
      const commit = relay.holdCommitOf('FORCE ROW LEVEL SECURITY')
      const restoring = restore(relay.url, place('cut-short')).catch((error: unknown) => error)
      await Promise.race([commit.reached, restoring])
      await expect.poll(() => countAs(empty.url, 'phaseline_backup', 'clinics')).toBe(2)
      commit.cut()
      expect(await restoring).toBeInstanceOf(Error)
      expect(await noted()).toBe(2)
      await migrate(empty.url)
      expect(await noted()).toBe(2)
    } finally {
      await relay.stop()
      await empty.drop()
    }
  })

  it('is compared table by table on a scratch server', async () => {
    await backUp(database.url, place('proven'))
    const { rows } = await verify(place('proven'))
    expect(rows).toBeGreaterThan(2_000)
  })
})

describe('a file that is none, or not whole', () => {
  const refusals = async (file: string, passphrase?: string) =>
    inspect(place(file), passphrase).then(
      () => 'read',
      (error: unknown) => (error instanceof BadBackup ? error.message : error),
    )

  beforeAll(async () => {
    await backUp(database.url, place('plain'))
    await backUp(database.url, place('secret'), { passphrase: 'tide and lantern' })
  })

  it('is refused with the reason', async () => {
    expect(await refusals('absent')).toMatch(/^There is no file/)
    await writeFile(place('text'), 'This is a letter.\n')
    expect(await refusals('text')).toBe('This is not a backup of Phaseline.')
    await writeFile(place('empty'), '')
    expect(await refusals('empty')).toBe('This is not a backup of Phaseline.')
    expect(await refusals('secret')).toBe('The backup is encrypted: set BACKUP_PASSPHRASE.')
    expect(await refusals('secret', 'tide and lanterns')).toMatch(/damaged or cut off, or the passphrase/)
    expect(await refusals('secret', 'tide and lantern')).toBe('read')
    expect(await refusals('plain', 'tide and lantern')).toMatch(
      /^The backup is not encrypted, and BACKUP_PASS/,
    )
    expect(await refusals('plain')).toBe('read')
  })

  it.each(['plain', 'secret'])('is refused wherever it was cut or changed: %s', async (kind) => {
    const whole = await readFile(place(kind))
    const passphrase = kind === 'secret' ? 'tide and lantern' : undefined
    for (const share of [0.1, 0.5, 0.9, 0.999]) {
      const at = Math.floor(whole.length * share)
      await writeFile(place('cut'), whole.subarray(0, at))
      expect(await refusals('cut', passphrase), `cut at ${share}`).not.toBe('read')
      const changed = Buffer.from(whole)
      changed[at] = changed[at]! ^ 1
      await writeFile(place('changed'), changed)
      expect(await refusals('changed', passphrase), `changed at ${share}`).not.toBe('read')
    }
    await copyFile(place(kind), place('longer'))
    await appendFile(place('longer'), 'more')
    expect(await refusals('longer', passphrase)).not.toBe('read')
  })

  it('is refused when rows were exchanged and it was packed again', async () => {
    const whole = gunzipSync(await readFile(place('plain'))).toString('utf8')
    const [row = ''] = /^.*Scapular squeeze.*$/m.exec(whole) ?? []
    const other = row.replace('Scapular', 'scapular')
    expect(other).not.toBe(row)
    await writeFile(place('exchanged'), gzipSync(whole.replace(row, other)))
    expect(await refusals('exchanged')).toMatch(/^The rows of \w+ are not those that were backed up\.$/)
    await writeFile(place('fewer'), gzipSync(whole.replace(`${row}\n`, '')))
    expect(await refusals('fewer')).toMatch(/^The rows of \w+ are not those that were backed up\.$/)
  })

  it('is refused when a head names other columns, which would stand in a statement of the owner’s', async () => {
    const whole = gunzipSync(await readFile(place('plain'))).toString('utf8')
    const planted = 'id\\") FROM STDIN; CREATE TABLE planted (a int); --'
    const head = whole.replace('"columns":["id"', `"columns":["${planted}"`)
    expect(head).not.toBe(whole)
    await writeFile(place('planted'), gzipSync(head))
    const other = await cloneDatabase()
    await expect(restore(other.url, place('planted'))).rejects.toThrow(/^This is not a backup that/)
    expect(await asOwner(other.url, `SELECT to_regclass('planted') AS there`)).toEqual([{ there: null }])
    await other.drop()
  })

  it('says in a sentence that its lines or rows are none of a backup', async () => {
    const whole = gunzipSync(await readFile(place('plain'))).toString('utf8')
    const [about = '', head = '', ...rest] = whole.split('\n')
    const { table, columns } = JSON.parse(head) as { table: string; columns: string[] }
    const lines = {
      nothing: [about, 'null', ...rest],
      'a name of no table': [about, JSON.stringify({ table: '\u001b[2J', columns }), ...rest],
      'a migration of no name': [about.replace('"migration":"', '"migration":"../'), head, ...rest],
    }
    for (const [what, written] of Object.entries(lines)) {
      await writeFile(place('by-hand'), gzipSync(written.join('\n')))
      expect(await refusals('by-hand'), what).toBe(
        'This is not a backup that this version of Phaseline can read.',
      )
    }
    await writeFile(place('by-hand'), gzipSync(whole.slice(0, -1)))
    expect(await refusals('by-hand')).toBe('The backup is cut off.')

    const other = await cloneDatabase()
    try {
      const twice = JSON.stringify({ table, columns: [...columns, columns[0]] })
      await writeFile(place('by-hand'), gzipSync([about, twice, ...rest].join('\n')))
      await expect(restore(other.url, place('by-hand'))).rejects.toThrow(
        /^The backup’s columns of \w+ are not/,
      )
      await writeFile(place('by-hand'), gzipSync(withClinicTwice(whole)))
      await expect(restore(other.url, place('by-hand'))).rejects.toThrow(
        /^The rows of clinics are not as its version has them \(23505\)\.$/,
      )
    } finally {
      await other.drop()
    }
  })

  it('changes nothing of the database that it was to be restored into', async () => {
    const other = await cloneDatabase()
    const whole = await readFile(place('plain'))
    await writeFile(place('half'), whole.subarray(0, whole.length / 2))
    await expect(restore(other.url, place('half'))).rejects.toThrow(BadBackup)
    expect(await countAs(other.url, 'phaseline_system', 'exercises')).toBeGreaterThan(100)
    await other.drop()
  })
})

/** With a digest that fits, as only somebody makes it who means to. */
function withClinicTwice(whole: string): string {
  const [, before = '', rows = ''] = /^([^]*\{"table":"clinics"[^\n]*\n)([^]*?)\n\\\.\n/.exec(whole) ?? []
  const [row = ''] = rows.split('\n')
  const digest = new RowDigest()
  for (const each of [...rows.split('\n'), row]) digest.add(each)
  const rest = whole
    .slice(before.length + rows.length + '\n\\.\n'.length)
    .split('\n')
    .slice(1)
  return [`${before}${rows}`, row, '\\.', JSON.stringify(digest.foot()), ...rest].join('\n')
}
