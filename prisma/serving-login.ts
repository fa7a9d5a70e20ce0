// The login that the served program has. It owns no table, so that whatever statement it could be made to send neither empties
// one nor takes its policies or the notes of its changes away: it may only become one of the roles that stand for somebody who asks.
import { createHmac } from 'node:crypto'
import pg from 'pg'

const served = [
  'phaseline_staff',
  'phaseline_patient',
  'phaseline_system',
  'phaseline_jobs',
  'phaseline_watch',
]
/** What is asked before it is known who asks; they run as the role that owns them. */
const askedBefore = ['resolve_session(uuid)', 'resolve_calendar_feed(text)']
// Any number will do, as long as nothing else locks it: processes that start at once make the login in turn.
const loginLock = 7_429_005

/**
 * The address of a migrated database as that login, which is made or mended first. Its password comes from `key`, so that
 * all processes on one database have the same.
 * @throws pg.DatabaseError when the database's owner may not make a login, or the server does not let it in
 */
export async function servingLogin(databaseUrl: string, key: string): Promise<string> {
  const owner = new pg.Client({ connectionString: databaseUrl })
  await owner.connect()
  try {
    await owner.query(`SELECT pg_advisory_lock(${loginLock})`)
    const { login, database } = await loginOf(owner)
    const url = new URL(databaseUrl)
    url.username = login
    url.password = createHmac('sha256', key).update(`the password of ${login}`).digest('base64url')
    await owner.query(`ALTER ROLE ${login} PASSWORD ${pg.escapeLiteral(url.password)}`)
    // A login may give itself settings, which would outlast a restart.
    await owner.query(
      `ALTER ROLE ${login} RESET ALL; ALTER ROLE ${login} IN DATABASE ${pg.escapeIdentifier(database)} RESET ALL`,
    )
    await allow(owner, login)
    // A table of its own by the name of another would take what is written there.
    await owner.query(`REVOKE TEMPORARY ON DATABASE ${pg.escapeIdentifier(database)} FROM PUBLIC`)
    await letsIn(url.href)
    return url.href
  } finally {
    await owner.end()
  }
}

/**
 * The same address; where the server refuses such a login, `refused` is called with its SQLSTATE and the owner's answered: the
 * roles and policies hold with that as well.
 * @throws Error when the database does not answer
 */
export const servingUrl = (
  databaseUrl: string,
  key: string,
  refused: (sqlState: string) => void,
): Promise<string> =>
  servingLogin(databaseUrl, key).catch((error: unknown) => {
    if (!(error instanceof pg.DatabaseError)) throw error
    refused(error.code ?? '')
    return databaseUrl
  })

/**
 * Whether a program serves this database, be it one that waits to be set up: by its login, and by its queue, which has the
 * owner's where the program can have no login of its own.
 */
export async function isServed(owner: pg.Client): Promise<boolean> {
  const { rowCount } = await owner.query(
    `SELECT FROM pg_stat_activity a JOIN pg_database d ON d.oid = a.datid
     WHERE d.datname = current_database()
       AND (a.usename = 'phaseline_serves_' || d.oid OR a.application_name = 'phaseline-jobs')`,
  )
  return rowCount !== 0
}

/** A login belongs to a server and not to one of its databases, so its name says which database it is for. */
async function loginOf(owner: pg.Client): Promise<{ login: string; database: string }> {
  const { rows } = await owner.query<{ login: string; database: string; there: boolean }>(
    `SELECT 'phaseline_serves_' || d.oid AS login, d.datname AS database,
       EXISTS (SELECT FROM pg_roles WHERE rolname = 'phaseline_serves_' || d.oid) AS there
     FROM pg_database d WHERE d.datname = current_database()`,
  )
  const { login, database, there } = rows[0]!
  if (!there) await owner.query(`CREATE ROLE ${login} LOGIN NOINHERIT`)
  return { login, database }
}

async function allow(owner: pg.Client, login: string): Promise<void> {
  await owner.query(`GRANT ${served.join(', ')} TO ${login}`)
  // Everybody has this in a new database, but not where a backup was restored or its owner is careful.
  await owner.query(`GRANT USAGE ON SCHEMA public TO ${login}`)
  // Only their owner may grant them.
  await owner.query(
    `BEGIN; SET LOCAL ROLE phaseline_system; GRANT EXECUTE ON FUNCTION ${askedBefore.join(', ')} TO ${login}; COMMIT`,
  )
}

async function letsIn(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  await client.end()
}
