// A real PostgreSQL of Phaseline's own in the data folder: made at the first start, found again after any kind of end.
import { createHmac, randomBytes } from 'node:crypto'
import { mkdir, readdir, readFile, readlink, realpath, rename, rm, stat, writeFile } from 'node:fs/promises'
import { createServer, type AddressInfo } from 'node:net'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { binaries, launch, run, serverUser, type ServerUser } from '@/prisma/embedded-process'

export type EmbeddedDatabase = {
  /** Connects as the role that owns the database, which is not a superuser. */
  url: string
  /** True when a server that an earlier start had left running was taken over. */
  adopted: boolean
  /** The server's process id. */
  pid: number
  /** Stops the server and waits until it is gone. */
  stop: () => Promise<void>
}

/** Another Phaseline holds this data folder. */
export class AlreadyRunning extends Error {
  constructor(folder: string) {
    super(
      `Phaseline is already running on ${folder}: stop it first, or set PHASELINE_DATA to another folder.`,
    )
  }
}

type Options = {
  /** How long another Phaseline on the same folder may take to stop before this start gives up. */
  patience?: number
  /** A database that tests throw away needs no disk to confirm its writes. */
  throwaway?: boolean
  /** The server was lost and cannot be had again. */
  lost?: (error: unknown) => void
}

const superuser = 'postgres'
const program = 'phaseline'
// Any number will do, as long as nothing else locks it: whoever holds it owns the data folder.
const ownershipLock = 7_429_000
/** In ms, without a word from the server. */
const startsWithin = 60_000

/** Starts the server of a data folder, or takes over the one that a crash left running, and holds it for this process. */
export async function startEmbedded(dataFolder: string, options: Options = {}): Promise<EmbeddedDatabase> {
  const home = homeIn(dataFolder)
  await initialise(home, options)
  const cluster = await realpath(path.join(home, 'cluster'))
  const secret = (await readFile(path.join(home, 'password'), 'utf8')).trim()
  const held: Server = { cluster, log: path.join(home, 'log'), secret, ...options }
  let holding = await hold(held, dataFolder)
  await removeDrafts(path.dirname(home))
  const { port, adopted } = holding

  let stopping = false
  let anothers = false
  let recovery: Promise<void> | undefined
  const watch = () =>
    holding.guard.once('end', () => {
      if (stopping) return
      // The server was killed or restarts after a crash: have it back on the same port, which the pool knows. A command that
      // was quicker gives it back at its end, however long that takes.
      recovery = hold({ ...held, port, patience: Infinity, stopping: () => stopping }, dataFolder).then(
        (again) => {
          holding = again
          watch()
        },
        (error: unknown) => {
          anothers = error instanceof AlreadyRunning
          if (!anothers) options.lost?.(error)
        },
      )
    })
  watch()

  return {
    url: address(program, secret, port, program),
    adopted,
    get pid() {
      return holding.pid
    },
    async stop() {
      stopping = true
      await recovery
      await holding.guard.end().catch(() => undefined)
      if (!anothers) await shutDown(cluster, holding.pid)
    },
  }
}

const homeIn = (dataFolder: string) => path.join(path.resolve(dataFolder), 'database')
const hasCluster = (home: string) => exists(path.join(home, 'cluster', 'PG_VERSION'))

/** Whether a first start has made the database of a data folder. */
export const isMade = (dataFolder: string): Promise<boolean> => hasCluster(homeIn(dataFolder))

/** Where the server of a data folder listens while somebody else holds it; undefined when none is running. */
export async function addressOfRunning(dataFolder: string): Promise<string | undefined> {
  const home = homeIn(dataFolder)
  if (!(await hasCluster(home))) return undefined
  const running = await findRunning(await realpath(path.join(home, 'cluster')))
  if (!running) return undefined
  const secret = (await readFile(path.join(home, 'password'), 'utf8')).trim()
  return address(program, secret, running.port, program)
}

/** Makes the cluster beside its place and moves it there whole, so that of two first starts one wins and nothing is half made. */
async function initialise(home: string, options: Options): Promise<void> {
  if (await hasCluster(home)) return
  await mkdir(path.dirname(home), { recursive: true })
  const user = await serverUser(path.dirname(home))
  const draft = `${home}.new-${randomBytes(6).toString('hex')}`
  // The server's user passes through on its way to the cluster, which is closed to all others.
  await mkdir(draft, { mode: user.uid === undefined ? 0o700 : 0o711 })
  try {
    const secret = randomBytes(32).toString('base64url')
    await writeFile(path.join(draft, 'password'), `${secret}\n`, { mode: 0o600 })
    await createCluster(path.join(draft, 'cluster'), secret, user, options)
    await rename(draft, home)
  } catch (error) {
    await rm(draft, { recursive: true, force: true })
    if (!(await hasCluster(home))) throw error
  }
}

/** What a first start that was cut off has left. Whoever still writes to one has lost the race, and removes it as well. */
async function removeDrafts(folder: string): Promise<void> {
  for (const name of await readdir(folder))
    if (name.startsWith('database.new-'))
      await rm(path.join(folder, name), { recursive: true, force: true }).catch(() => undefined)
}

async function createCluster(
  cluster: string,
  secret: string,
  user: ServerUser,
  options: Options,
): Promise<void> {
  const { initdb, postgres } = await binaries()
  const passwordFile = `${cluster}.password`
  await mkdir(cluster, { mode: 0o700 })
  await writeFile(passwordFile, `${passwordOf(superuser, secret)}\n`, { mode: 0o600 })
  await user.own(cluster)
  await user.own(passwordFile)
  await run(user, initdb, [
    `--pgdata=${cluster}`,
    `--username=${superuser}`,
    `--pwfile=${passwordFile}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    '--locale=C',
    // Names sort as people expect, the same on every machine.
    '--locale-provider=icu',
    '--icu-locale=und',
    ...(options.throwaway ? ['--no-sync'] : []),
  ])
  await rm(passwordFile)
  await run(
    user,
    postgres,
    ['--single', '-D', cluster, '-c', 'exit_on_error=on', superuser],
    `CREATE ROLE ${program} LOGIN CREATEDB CREATEROLE PASSWORD '${passwordOf(program, secret)}'\n` +
      `CREATE DATABASE ${program} OWNER ${program}\n` +
      // A test's database is dropped while connections to it are still on their way in or out.
      (options.throwaway ? `GRANT pg_signal_backend TO ${program}\n` : ''),
  )
}

// One secret on the disk, and a password for each role that does not tell the other's.
const passwordOf = (role: string, secret: string) =>
  createHmac('sha256', secret).update(role).digest('base64url')

const address = (role: string, secret: string, port: number, database: string) =>
  `postgresql://${role}:${passwordOf(role, secret)}@127.0.0.1:${port}/${database}`

type Server = {
  cluster: string
  log: string
  secret: string
  port?: number
  /** Nobody is waited for any more. */
  stopping?: () => boolean
} & Options
type Held = { guard: pg.Client; port: number; pid: number; adopted: boolean }

/** Finds or starts the server, and takes the lock that makes this process the only Phaseline on the folder. */
async function hold(server: Server, dataFolder: string): Promise<Held> {
  const patience = Date.now() + (server.patience ?? 5_000)
  let deadline = Date.now() + startsWithin
  let started: number | undefined
  let failures = 0
  let problem = 'it gave no answer'
  while (Date.now() < deadline) {
    const running = await findRunning(server.cluster)
    if (!running) {
      const launched = await launch(
        server.cluster,
        server.log,
        server.port ?? (await freePort()),
        server.throwaway,
      )
      if ('pid' in launched) started = launched.pid
      else problem = launched.problem
      // Another start may have been quicker, or the port was taken in between: worth another look, but not for ever.
      if ('pid' in launched) continue
      if (++failures > 10) break
      await pause(200)
      continue
    }
    const guard = new pg.Client({
      connectionString: address(superuser, server.secret, running.port, superuser),
    })
    guard.on('error', () => undefined)
    try {
      await guard.connect()
      const { rows } = await guard.query<{ folder: string; locked: boolean }>(
        `SELECT current_setting('data_directory') AS folder, pg_try_advisory_lock(${ownershipLock}) AS locked`,
      )
      if (rows[0]?.folder === server.cluster && rows[0].locked)
        return { guard, ...running, adopted: started !== running.pid }
      await guard.end()
      if (Date.now() > patience || server.stopping?.()) throw new AlreadyRunning(path.resolve(dataFolder))
      if (rows[0]?.folder === server.cluster) deadline = Date.now() + startsWithin
    } catch (error) {
      if (error instanceof AlreadyRunning) throw error
      // Starting, stopping or recovering: what comes of it shows in a moment.
      problem = error instanceof Error ? error.message : String(error)
    }
    await pause(100)
  }
  throw new Error(`The database in ${server.cluster} does not start: ${problem} (its log is ${server.log}).`)
}

/** What the server's own pid file says, when that process is alive and a PostgreSQL. */
async function findRunning(cluster: string): Promise<{ pid: number; port: number } | undefined> {
  const file = path.join(cluster, 'postmaster.pid')
  const lines = (await readFile(file, 'utf8').catch(() => '')).split('\n')
  const pid = Number(lines[0])
  if (!pid) return undefined
  if (await isServerOf(cluster, pid)) return { pid, port: Number(lines[3]) || 0 }
  // The number may by now belong to another program, or to another PostgreSQL, which would keep this one from starting.
  await rm(file, { force: true })
  return undefined
}

/** True while the process lives. One that has ended and waits for its parent to notice is not alive. */
async function isPostgres(pid: number): Promise<boolean> {
  try {
    process.kill(pid, 0)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false
  }
  if (process.platform !== 'linux') return true
  const status = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '')
  const [, name, state] = /^\d+ \((.*)\) (\w)/s.exec(status) ?? []
  return name === 'postgres' && state !== 'Z' && state !== 'X'
}

/** Whether the process is the server of this cluster, as far as the system tells: every server lives in its cluster's folder. */
async function isServerOf(cluster: string, pid: number): Promise<boolean> {
  if (!(await isPostgres(pid))) return false
  if (process.platform !== 'linux') return true
  const folder = await readlink(`/proc/${pid}/cwd`).catch(() => undefined)
  if (folder !== undefined) return folder === cluster
  // Of another user's process it is not told where it lives, but how it was started.
  const words = (await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')).split('\0')
  return words[words.indexOf('-D') + 1] === cluster
}

/** Fast shutdown: connections are closed, everything committed is on the disk. */
async function shutDown(cluster: string, pid: number): Promise<void> {
  const signal = (name: NodeJS.Signals) => {
    try {
      process.kill(pid, name)
    } catch {
      // It has ended by itself.
    }
  }
  if ((await findRunning(cluster))?.pid !== pid) return
  signal('SIGINT')
  const hurry = Date.now() + 30_000
  while (await isPostgres(pid)) {
    if (Date.now() > hurry) signal('SIGQUIT')
    await pause(20)
  }
}

/** A port of the loopback interface that nothing listens on. */
export async function freePort(): Promise<number> {
  const probe = createServer()
  await new Promise<void>((resolve, reject) => probe.once('error', reject).listen(0, '127.0.0.1', resolve))
  const { port } = probe.address() as AddressInfo
  await new Promise((resolve) => probe.close(resolve))
  return port
}

const exists = (file: string) =>
  stat(file).then(
    () => true,
    (error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return false
      throw new Error(`The data folder cannot be read: ${error.message}.`)
    },
  )
