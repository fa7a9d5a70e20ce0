// Applies prisma/migrations with Prisma's own schema engine, as WebAssembly: nothing is downloaded, and `prisma migrate` can take over.
import { readdir, readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'
import path from 'node:path'
import { PrismaPg } from '@prisma/adapter-pg'
import { ColumnTypeEnum, bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils'
import * as bridge from '@prisma/schema-engine-wasm/schema_engine_bg'
import type { MigrationList, SchemaEngine } from '@prisma/schema-engine-wasm'
import pg from 'pg'
import { noteChanges } from '@/prisma/audit-triggers'
import { openToBackup, reader as backupReader } from '@/prisma/backup/tables'
import PgBoss from 'pg-boss'

export const prismaFolder = path.dirname(fileURLToPath(import.meta.url))
export const migrationsFolder = path.join(prismaFolder, 'migrations')
const schemaFile = path.join(prismaFolder, 'schema.prisma')

/** The database cannot be used as it is; the message says what its owner is to do. */
export class DatabaseUnfit extends Error {}

/** In an earlier one a grant of a role cannot leave out what the role sees. */
const oldestVersion = 16
const roles = [
  'phaseline_staff',
  'phaseline_patient',
  'phaseline_system',
  'phaseline_search',
  'phaseline_jobs',
  'phaseline_watch',
  'phaseline_eraser',
  backupReader,
]
const extensions = ['pg_trgm', 'unaccent']

/** @throws DatabaseUnfit where nothing answers, or nobody is let in */
export async function connect(databaseUrl: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: databaseUrl, connectionTimeoutMillis: 10_000 })
  await client.connect().catch((error: NodeJS.ErrnoException) => {
    const why = error.message || error.code || error.name
    throw new DatabaseUnfit(`The database of DATABASE_URL does not answer: ${why}.`)
  })
  return client
}

/** Brings the database to the newest migration, or to the one named, and answers the names of those it applied. */
export async function migrate(databaseUrl: string, { upTo }: { upTo?: string } = {}): Promise<string[]> {
  const client = await connect(databaseUrl)
  try {
    await checkFitness(client)
    // Several app processes may start at once on one database: one migrates, the others wait and find it done.
    await client.query(`SELECT pg_advisory_lock(7429002)`)
    // What a start that was killed has left running is waited for.
    await client.query(`SELECT pg_advisory_lock(${scriptLock}); SELECT pg_advisory_unlock(${scriptLock})`)
    const applied = await withEngine(databaseUrl, async (engine) => {
      const migrationsList = await migrationsOnDisk(upTo)
      const { failedMigrationNames } = await engine.diagnoseMigrationHistory({
        migrationsList,
        filters: nothingFiltered,
        optInToShadowDatabase: false,
      })
      // A script is one transaction, so one that failed or was cut off has left nothing behind: it is tried again.
      for (const migrationName of failedMigrationNames)
        await engine.markMigrationRolledBack({ migrationName })
      return (await engine.applyMigrations({ migrationsList, filters: nothingFiltered }))
        .appliedMigrationNames
    })
    await openToBackup(client)
    await noteChanges(client)
    await prepareQueue(databaseUrl)
    return applied
  } finally {
    await client.end()
  }
}

/** The tables of the job queue, in a schema of their own that no role but the login may enter. */
async function prepareQueue(databaseUrl: string): Promise<void> {
  const queue = new PgBoss({ connectionString: databaseUrl, max: 1, supervise: false, schedule: false })
  await queue.start()
  await queue.stop({ graceful: false })
}

/** The SQL that leads from a migrated database to schema.prisma: '' when the two agree. */
export async function schemaDifference(databaseUrl: string): Promise<string> {
  const files = [{ path: schemaFile, content: await readFile(schemaFile, 'utf8') }]
  return withEngine(databaseUrl, async (engine) => {
    const { exitCode, stdout } = await engine.diff({
      from: { tag: 'schemaDatasource', files, configDir: prismaFolder },
      to: { tag: 'schemaDatamodel', files },
      script: true,
      exitCode: true,
      filters: nothingFiltered,
    })
    return exitCode === 0 ? '' : (stdout ?? '')
  })
}

const nothingFiltered = { externalTables: [], externalEnums: [] }

async function checkFitness(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ version: number; role: string; may: boolean; missing: string[] }>(
    `SELECT current_setting('server_version_num')::int / 10000 AS version, current_user AS role,
            (SELECT rolcreaterole OR rolsuper FROM pg_roles WHERE rolname = current_user) AS may,
            ARRAY(SELECT r FROM unnest($1::text[]) r
                  WHERE NOT EXISTS (SELECT FROM pg_roles WHERE rolname = r)
                     OR NOT pg_has_role(current_user, (SELECT oid FROM pg_roles WHERE rolname = r), 'MEMBER')) AS missing`,
    [roles],
  )
  const [found] = rows
  if (!found) throw new DatabaseUnfit('The database did not say what it is.')
  if (found.version < oldestVersion)
    throw new DatabaseUnfit(
      `PostgreSQL ${oldestVersion} or later is needed; the database is version ${found.version}.`,
    )
  if (found.missing.length > 0 && !found.may) throw rolesMissing(found)
  await checkExtensions(client, found.role)
}

function rolesMissing(found: { role: string; missing: string[] }): DatabaseUnfit {
  const role = pg.escapeIdentifier(found.role)
  const statements = found.missing.map(
    (name) => `CREATE ROLE ${name} NOLOGIN; GRANT ${name} TO ${role} WITH SET TRUE, INHERIT FALSE;`,
  )
  return new DatabaseUnfit(
    `The role ${found.role} may not create roles. Let the database's owner run this once, then start again:\n` +
      statements.join('\n'),
  )
}

/** Whoever may create things in a database may create these, as they are trusted; some servers do not have them at all. */
async function checkExtensions(client: pg.Client, role: string): Promise<void> {
  const { rows } = await client.query<{ name: string; there: boolean; may: boolean }>(
    `SELECT wanted AS name, v.name IS NOT NULL AS there, coalesce(
       r.rolsuper OR (v.trusted AND has_database_privilege(current_database(), 'CREATE')), false) AS may
     FROM unnest($1::text[]) wanted
     LEFT JOIN pg_available_extensions a ON a.name = wanted
     LEFT JOIN pg_available_extension_versions v ON v.name = wanted AND v.version = a.default_version
     JOIN pg_roles r ON r.rolname = current_user
     WHERE NOT EXISTS (SELECT FROM pg_extension WHERE extname = wanted)`,
    [extensions],
  )
  const absent = rows.filter(({ there }) => !there).map(({ name }) => name)
  if (absent.length > 0)
    throw new DatabaseUnfit(
      `The database server does not have the extension ${absent.join(' and ')}, which the catalog's search needs. ` +
        `Install PostgreSQL's contrib package there, then start again.`,
    )
  const refused = rows.filter(({ may }) => !may).map(({ name }) => `CREATE EXTENSION ${name};`)
  if (refused.length > 0)
    throw new DatabaseUnfit(
      `The role ${role} may not create extensions. Let the database's owner run this once, then start again:\n` +
        refused.join('\n'),
    )
}

/** Those that this version has, the oldest first. */
export async function migrationNames(): Promise<string[]> {
  const entries = await readdir(migrationsFolder, { withFileTypes: true })
  return entries
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort()
}

async function migrationsOnDisk(upTo?: string): Promise<MigrationList> {
  const read = async (file: string) => readFile(path.join(migrationsFolder, file), 'utf8')
  const names = await migrationNames()
  return {
    baseDir: migrationsFolder,
    lockfile: { path: 'migration_lock.toml', content: await read('migration_lock.toml').catch(() => null) },
    shadowDbInitScript: '',
    migrationDirectories: await Promise.all(
      names
        .filter((name) => upTo === undefined || name <= upTo)
        .map(async (name) => ({
          path: name,
          migrationFile: {
            path: 'migration.sql',
            content: { tag: 'ok' as const, value: await read(path.join(name, 'migration.sql')) },
          },
        })),
    ),
  }
}

let ready: Promise<typeof SchemaEngine> | undefined

async function loadEngine(): Promise<typeof SchemaEngine> {
  const file = createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm/schema_engine_bg')
  const binary = await readFile(path.join(path.dirname(file), 'schema_engine_bg.wasm'))
  const { instance } = await WebAssembly.instantiate(binary, {
    './schema_engine_bg.js': bridge as unknown as WebAssembly.ModuleImports,
  })
  bridge.__wbg_set_wasm(instance.exports)
  ;(instance.exports.__wbindgen_start as () => void)()
  return bridge.SchemaEngine
}

// Held by a script while it runs.
const scriptLock = 7_429_003

/**
 * Prisma writes down that a script was applied in a statement after it. If the program is killed in between, or while the
 * server goes on with the script, the next start would apply it twice: so the script itself says it, in its transaction.
 */
const noted = (script: string) => `SELECT pg_advisory_xact_lock(${scriptLock});
${script}
;DO $$
BEGIN
  IF to_regclass('_prisma_migrations') IS NOT NULL THEN
    UPDATE _prisma_migrations SET finished_at = now() WHERE finished_at IS NULL AND rolled_back_at IS NULL;
  END IF;
END
$$`

/**
 * Prisma's adapter as the schema engine needs it. The plain one cuts a script at every semicolon, also inside a function's
 * body, where PostgreSQL reads it whole and applies all of it or nothing; and it does not know the system catalog's own
 * type "char", only lists of it.
 */
class CatalogAdapter extends PrismaPg {
  override async connect() {
    const adapter = await super.connect()
    adapter.executeScript = async (script) => void (await adapter.underlyingDriver().query(noted(script)))
    const queryRaw = adapter.queryRaw.bind(adapter)
    adapter.queryRaw = async (query) => {
      const result = await queryRaw(query)
      const columnTypes = result.columnTypes.map((type) =>
        type === ColumnTypeEnum.CharacterArray ? ColumnTypeEnum.Character : type,
      )
      return { ...result, columnTypes }
    }
    return adapter
  }
}

const internalChar = 18
const internalCharList = 1002

class CatalogPool extends pg.Pool {
  override query = (async (...asked: Parameters<pg.Pool['query']>) => {
    const result = (await super.query(...asked)) as unknown as pg.QueryResult
    for (const field of result.fields ?? [])
      if (field.dataTypeID === internalChar) field.dataTypeID = internalCharList
    return result
  }) as unknown as pg.Pool['query']
}

async function withEngine<T>(databaseUrl: string, ask: (engine: SchemaEngine) => Promise<T>): Promise<T> {
  const Engine = await (ready ??= loadEngine())
  const schema = await readFile(schemaFile, 'utf8')
  const pool = new CatalogPool({ connectionString: databaseUrl })
  try {
    const engine = await Engine.new(
      { datamodels: [[schemaFile, schema]] },
      () => undefined,
      bindMigrationAwareSqlAdapterFactory(new CatalogAdapter(pool)),
    )
    return await ask(engine)
  } finally {
    await pool.end()
  }
}
