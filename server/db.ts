// The only door to the database. The client stays in this file, so that no query can run without asViewer or asSystem.
import 'server-only'
import { AsyncLocalStorage } from 'node:async_hooks'
import { createHash } from 'node:crypto'
import { PrismaPg } from '@prisma/adapter-pg'
import pg from 'pg'
import { Prisma, PrismaClient } from '@/prisma/generated/client'
import { asked, askedFrom } from '@/server/asked'
import { DatabaseError, isAboutNobody, isOfDatabase, isUnavailable, sqlState } from '@/server/db-errors'
import { NotFound, Unavailable } from '@/server/errors'
import type { Viewer } from '@/server/viewer'

export { Prisma }
export type Tx = Prisma.TransactionClient

// A request is answered within three seconds, also when the answer is that there is none.
const patience = 1_800

/**
 * In milliseconds, after which a transaction is undone that has not come to its end, and a statement ended by the database:
 * whoever asked for it may have gone, and it would hold a connection and what it has locked.
 */
const longest = 20_000
/** The same for what nobody waits for. */
const longestOfJob = 60_000

const mostConnections = Number(process.env.DATABASE_CONNECTIONS ?? 10)
/** Whoever waits for what somebody else is writing holds a connection meanwhile: those of one clinic leave some to all others. */
const mostOfClinic = Math.ceil(mostConnections * 0.7)

// One pool and one client for the process, also when hot reload evaluates this file again.
const kept = globalThis as typeof globalThis & { phaselineDatabase?: { pool: pg.Pool; client: PrismaClient } }
const { pool, client } = (kept.phaselineDatabase ??= openDatabase())

function openDatabase() {
  const pool = new pg.Pool({
    connectionString: process.env.DATABASE_URL,
    max: mostConnections,
    connectionTimeoutMillis: patience,
    // What does not wait for an answer is sent at once: a page's statement goes with its BEGIN and its COMMIT.
    pipeline: true,
  })
  // A connection that breaks is replaced; without a listener it would end the process, at rest and while it is in use.
  pool.on('error', () => undefined)
  pool.on('connect', (connection) => connection.on('error', () => undefined))
  return { pool, client: new PrismaClient({ adapter: new PrismaPg(pool) }) }
}

/**
 * What is left of a request's patience: waiting for a connection and for what others hold uses it up. Whoever waits behind
 * many is told earlier, since telling is work too, and a crowd that is told all at once hears it late.
 */
function patienceLeft(): number {
  const request = asked.getStore()
  if (!request) return patience
  return Math.max(patience - request.waited - Math.min(pool.waitingCount * 5, patience / 2), patience / 10)
}

/** Begins to wait, and answers what ends it. Waits at the same time count once. */
function wait(): () => void {
  const request = asked.getStore()
  if (!request) return () => undefined
  if (pool.idleCount === 0 && pool.totalCount >= mostConnections) request.rests?.()
  const waits = (request.waits ??= { since: 0, count: 0 })
  if (waits.count++ === 0) waits.since = performance.now()
  let ended = false
  return () => {
    if (ended) return
    ended = true
    if (--waits.count === 0) request.waited += performance.now() - waits.since
  }
}

type AtWork = { count: number; waiting: (() => void)[] }
const atWork = new Map<string, AtWork>()

/** As one of so many of its clinic at a time, in what is left of the request's patience. */
async function amongOwn<T>(clinic: string, run: () => Promise<T>): Promise<T> {
  if (!clinic) return run()
  const own = atWork.get(clinic) ?? { count: 0, waiting: [] }
  atWork.set(clinic, own)
  if (own.count < mostOfClinic) own.count++
  else await comesUp(own)
  try {
    return await run()
  } finally {
    // The place goes to who waits first.
    const next = own.waiting.shift()
    if (next) next()
    else if (--own.count === 0) atWork.delete(clinic)
  }
}

async function comesUp({ waiting }: AtWork): Promise<void> {
  asked.getStore()?.rests?.()
  const hadIt = wait()
  try {
    await new Promise<void>((resolve, reject) => {
      const late = setTimeout(() => {
        waiting.splice(waiting.indexOf(come), 1)
        reject(new Error('timeout exceeded when trying to connect'))
      }, patienceLeft())
      const come = () => {
        clearTimeout(late)
        resolve()
      }
      waiting.push(come)
    })
  } finally {
    hadIt()
  }
}

/** A connection of the pool, in what is left of the request's patience; one that comes later goes back. */
async function connect(): Promise<pg.PoolClient> {
  const hadIt = wait()
  const coming = pool.connect()
  let enough: NodeJS.Timeout | undefined
  const late = new Promise<null>((resolve) => {
    enough = setTimeout(resolve, patienceLeft(), null)
  })
  try {
    const had = await Promise.race([coming, late])
    if (had) return had
    void coming.then(
      (connection) => connection.release(),
      () => undefined,
    )
    throw new Error('timeout exceeded when trying to connect')
  } finally {
    hadIt()
    clearTimeout(enough)
  }
}

const insideTransaction = new AsyncLocalStorage<true>()

/**
 * Runs queries as one viewer, in one transaction: an unprivileged database role and the viewer's ids are set for it, and
 * row-level security then shows no other row, whatever the queries ask for. Rolls back when `run` throws.
 * @throws Unavailable when the database does not answer
 */
export function asViewer<T>(viewer: Viewer, run: (tx: Tx) => Promise<T>, timeout = longest): Promise<T> {
  return inTransaction(scopeOf(viewer), run, timeout)
}

/** Sends one statement in the transaction, and answers its rows. */
export type Send = <Row extends pg.QueryResultRow>(statement: Prisma.Sql) => Promise<Row[]>

/**
 * As asViewer, for what is asked for the most: without the client's own work around it, and with statements that are
 * planned once a connection, which under row-level security is most of their cost.
 * @throws Unavailable when the database does not answer
 */
export const statementsAsViewer = <T>(viewer: Viewer, run: (send: Send) => Promise<T>): Promise<T> =>
  statementsIn(scopeOf(viewer), run)

/**
 * The same for what works out the figures and flags of one clinic: a role of its own that reads plans, dates and figures,
 * no name and no written word, and writes the lines of the caseload and the flags alone.
 * @throws Unavailable when the database does not answer
 */
export const statementsAsWatch = <T>(clinicId: string, run: (send: Send) => Promise<T>): Promise<T> =>
  statementsIn({ role: 'phaseline_watch', clinic: clinicId, account: '', patient: '' }, run)

function statementsIn<T>(scope: Scope, run: (send: Send) => Promise<T>): Promise<T> {
  return inOwnTransaction(scope, async (connection) => {
    const value = await insideTransaction.run(true, () =>
      run(async (statement) => (await connection.query(prepared(statement))).rows),
    )
    await connection.query('COMMIT')
    return value
  })
}

/** The rows of one such statement, in one journey to the database and back. */
export const readAsViewer = <Row extends pg.QueryResultRow>(
  viewer: Viewer,
  statement: Prisma.Sql,
): Promise<Row[]> =>
  inOwnTransaction(scopeOf(viewer), async (connection) => {
    const [{ rows }] = await Promise.all([
      connection.query<Row>(prepared(statement)),
      connection.query('COMMIT'),
    ])
    return rows
  })

/** `run` sends behind the BEGIN, and commits; where the scope was refused, so is all that follows. */
function inOwnTransaction<T>(scope: Scope, run: (connection: pg.PoolClient) => Promise<T>): Promise<T> {
  refuseNesting()
  const timeout = asked.getStore() ? longest : longestOfJob
  return answering(scope.clinic, async () => {
    const connection = await connect()
    let broken: Error | undefined
    try {
      const [, value] = await Promise.all([
        connection.query(`BEGIN; ${setScope(scope, timeout)}`),
        run(connection),
      ])
      return value
    } catch (error) {
      await connection.query('ROLLBACK').catch((failure: Error) => (broken = failure))
      throw error
    } finally {
      connection.release(broken)
    }
  })
}

/** One name for one text: PostgreSQL then plans it once for each connection. */
function prepared({ text, values }: Prisma.Sql): pg.QueryConfig {
  let name = names.get(text)
  if (!name) names.set(text, (name = createHash('sha256').update(text).digest('base64url').slice(0, 24)))
  return { name, text, values }
}
const names = new Map<string, string>()

/**
 * Runs queries for nobody in particular, as a role of its own that sees accounts, sessions, invitations and the built-in
 * catalog, and no patient's record. `why` says what cannot be done as a viewer.
 * @throws Unavailable when the database does not answer
 */
export function asSystem<T>(why: SystemReason, run: (tx: Tx) => Promise<T>): Promise<T> {
  if (!systemReasons.has(why)) throw new Error(`not a reason to act as the system: ${why}`)
  return inTransaction({ role: 'phaseline_system', clinic: '', account: '', patient: '' }, run)
}
const systemReasons = new Set(['sign-in', 'invitation', 'set-up', 'jobs'] as const)
type SystemReason = typeof systemReasons extends Set<infer R> ? R : never

/**
 * Runs a background job's queries for one clinic, as a role of its own that learns whom to tell and how, and reads no
 * plan, no log and no message.
 * @throws Unavailable when the database does not answer
 */
export function asJob<T>(clinicId: string, run: (tx: Tx) => Promise<T>): Promise<T> {
  return inTransaction({ role: 'phaseline_jobs', clinic: clinicId, account: '', patient: '' }, run)
}

/** Answers true when the database does. All who ask at once share one question, so that nobody can use it to load the database. */
export function databaseAnswers(): Promise<boolean> {
  return (asking ??= pool
    .query(briefly({ text: 'SELECT 1' }))
    .then(
      () => true,
      () => false,
    )
    .finally(() => (asking = undefined)))
}
let asking: Promise<boolean> | undefined

/** A connection may look alive and lead nowhere; the first query of a request finds out before its reader gives up. */
const briefly = (query: pg.QueryConfig) => ({ ...query, query_timeout: patience })

export type SessionRow = {
  account_id: string
  clinic_id: string
  roles: string[]
  patient_id: string | null
  name: string
  clinic_name: string
  clinic_phone: string
  locale: string
  time_zone: string
  demo: boolean
}

/** The account behind a live session, or null. One statement: it is asked at every request. */
export const resolveSession = (sessionId: string) =>
  resolved(Prisma.sql`SELECT * FROM resolve_session(${sessionId}::uuid)`)

/** The account whose calendar feed has this hash, or null. */
export const resolveCalendarFeed = (tokenHash: string) =>
  resolved(Prisma.sql`SELECT * FROM resolve_calendar_feed(${tokenHash})`)

async function resolved(statement: Prisma.Sql): Promise<SessionRow | null> {
  return answering('', async () => {
    const connection = await connect()
    let broken: Error | undefined
    try {
      const { rows } = await connection.query<SessionRow>(briefly(prepared(statement)))
      return rows[0] ?? null
    } catch (error) {
      broken = error as Error
      throw error
    } finally {
      connection.release(broken)
    }
  })
}

type Scope = { role: string; clinic: string; account: string; patient: string }

function scopeOf(viewer: Viewer): Scope {
  const { clinicId: clinic, accountId: account } = viewer
  return viewer.kind === 'patient'
    ? { role: 'phaseline_patient', clinic, account, patient: viewer.patientId }
    : { role: 'phaseline_staff', clinic, account, patient: '' }
}

const setScope = ({ role, clinic, account, patient }: Scope, timeout: number) =>
  `SELECT ${Object.entries({
    role,
    // Only a request has somebody who waits for it.
    lock_timeout: asked.getStore() ? String(Math.ceil(patienceLeft())) : '0',
    statement_timeout: String(timeout),
    // A process that stands still, or a machine that is gone, keeps nobody waiting for what it holds.
    idle_in_transaction_session_timeout: '30s',
    'app.clinic_id': clinic,
    'app.account_id': account,
    'app.patient_id': patient,
    'app.address': askedFrom().replaceAll('\0', ''),
  })
    .map(([name, value]) => `set_config('${name}', ${pg.escapeLiteral(value)}, true)`)
    .join(', ')}`

function refuseNesting(): void {
  if (insideTransaction.getStore()) throw new Error('a transaction never nests: pass the one you have')
}

async function inTransaction<T>(scope: Scope, run: (tx: Tx) => Promise<T>, timeout = longest): Promise<T> {
  refuseNesting()
  return answering(scope.clinic, async () => {
    const hadIt = wait()
    try {
      return await client.$transaction(
        async (tx) => {
          hadIt()
          await tx.$executeRawUnsafe(setScope(scope, timeout))
          return insideTransaction.run(true, () => run(tx))
        },
        { maxWait: patienceLeft(), timeout },
      )
    } finally {
      hadIt()
    }
  })
}

/**
 * Tries again, twice at most, what the database ended since it and another waited for each other: nothing of it was written.
 * `run` is one transaction.
 */
export async function afterDeadlock<T>(run: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++)
    try {
      return await run()
    } catch (error) {
      const deadlocked = error instanceof Unavailable && sqlState(error.cause) === '40P01'
      if (!deadlocked || attempt === 3) throw error
    }
}

async function answering<T>(clinic: string, query: () => Promise<T>): Promise<T> {
  try {
    return await amongOwn(clinic, query)
  } catch (error) {
    const told = isOfDatabase(error) ? new DatabaseError(error) : error
    if (isUnavailable(error)) throw new Unavailable('The database does not answer', { cause: told })
    if (isAboutNobody(error)) throw new NotFound('', { cause: told })
    throw told
  }
}
