// Real databases for tests: one throwaway server, migrated and with the catalog, and a fresh copy of it for whoever asks.
import { randomBytes } from 'node:crypto'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { loadCatalog } from '@/prisma/catalog/load'
import { startEmbedded } from '@/prisma/embedded'
import { migrate } from '@/prisma/migrate'

/** A folder that goes with the test. As root the database runs as another user, who has to pass through it. */
export async function temporaryFolder(): Promise<{ folder: string; remove: () => Promise<void> }> {
  const folder = await mkdtemp(path.join(tmpdir(), 'phaseline-test-'))
  await chmod(folder, 0o755)
  return { folder, remove: () => rm(folder, { recursive: true, force: true }) }
}

/** An empty database on a server of its own. */
export async function startEmptyServer(): Promise<{ url: string; stop: () => Promise<void> }> {
  const { folder, remove } = await temporaryFolder()
  try {
    const database = await startEmbedded(folder, { throwaway: true })
    return { url: database.url, stop: () => database.stop().then(remove) }
  } catch (error) {
    await remove()
    throw error
  }
}

/** The server behind all tests of a run; PHASELINE_TEMPLATE_URL tells the test processes where it is. */
export async function startTemplateServer(): Promise<{ stop: () => Promise<void> }> {
  if (process.env.PHASELINE_TEMPLATE_URL) return { stop: () => Promise.resolve() }
  const server = await startEmptyServer()
  try {
    await migrate(server.url)
    await loadCatalog(server.url)
    process.env.PHASELINE_TEMPLATE_URL = server.url
    return {
      stop: () => {
        delete process.env.PHASELINE_TEMPLATE_URL
        return server.stop()
      },
    }
  } catch (error) {
    await server.stop()
    throw error
  }
}

/** A database of one's own: migrated, with the catalog, and nothing else in it. */
export async function cloneDatabase(): Promise<{ url: string; drop: () => Promise<void> }> {
  const template = process.env.PHASELINE_TEMPLATE_URL
  if (!template) throw new Error('Only tests that run under `npm test` or vitest have a database to copy.')
  const name = `test_${randomBytes(8).toString('hex')}`
  await onServer(template, `CREATE DATABASE ${name} TEMPLATE ${pg.escapeIdentifier(databaseOf(template))}`)
  const url = new URL(template)
  url.pathname = `/${name}`
  return { url: url.href, drop: () => onServer(template, `DROP DATABASE ${name} WITH (FORCE)`) }
}

const databaseOf = (url: string) => new URL(url).pathname.slice(1)

// From another database: a template must not be in use while it is copied.
async function onServer(template: string, sql: string): Promise<void> {
  const url = new URL(template)
  url.pathname = '/postgres'
  const client = new pg.Client({ connectionString: url.href })
  await client.connect()
  try {
    await client.query(sql)
  } finally {
    await client.end()
  }
}

/** Statements one after the other, past the program and its roles; answers the rows of the last. */
export async function asOwner<Row extends pg.QueryResultRow>(
  url: string,
  ...statements: string[]
): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    let rows: Row[] = []
    for (const statement of statements) rows = (await client.query<Row>(statement)).rows
    return rows
  } finally {
    await client.end()
  }
}
