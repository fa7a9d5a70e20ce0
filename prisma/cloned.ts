// A real database for whoever asks: a fresh copy of the migrated one. (Each test file loads this, and not what makes the server.)
import { randomBytes } from 'node:crypto'
import pg from 'pg'

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
