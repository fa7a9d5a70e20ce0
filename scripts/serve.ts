// From a checked environment to a served clinic and, at a signal, back to nothing running.
import { createHash, randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import { BadBackup } from '@/prisma/backup/file'
import { loadCatalog } from '@/prisma/catalog/load'
import { AlreadyRunning, type EmbeddedDatabase } from '@/prisma/embedded'
import { DatabaseUnfit, migrate } from '@/prisma/migrate'
import { servingUrl } from '@/prisma/serving-login'
import { buildIfChanged } from '@/scripts/build'
import { asSystem } from '@/scripts/as-system'
import { backupPlan, keepBackups } from '@/scripts/backups'
import {
  dataFolder,
  type Environment,
  readEnvironment,
  secretsOf,
  StartError,
  type Kind,
} from '@/scripts/environment'
import { holdErasures, keepErasures } from '@/scripts/erasures'
import { createShell } from '@/scripts/http'
import { logSparingly } from '@/scripts/log'
import { buildOffline } from '@/scripts/offline'
import { heardAt, inAddress, isEverywhere, ofPublicUrl } from '@/scripts/own-address'
import { startOwnDatabase } from '@/scripts/own-database'
import { reader } from '@/scripts/file-reader'
import { Printer } from '@/scripts/printer'
import { jobs } from '@/server/jobs-running'
import { fileReader } from '@/server/file-reader'
import { printer } from '@/server/printing'

type Ready = { databaseUrl: string; address: string }

/** Serves a real clinic or the demo until a signal comes. The demo's accounts have a data folder of their own. */
export async function serve(
  kind: Kind,
  options: {
    dev?: boolean
    prepare?: (url: string) => Promise<void>
    greet: (ready: Ready) => Promise<void> | void
  },
): Promise<void> {
  const { dev = false } = options
  let database: EmbeddedDatabase | undefined
  const ending = new Ending()
  try {
    const environment = readEnvironment()
    const folder = dataFolder(environment, kind)
    // Next and React decide by it what they load, so it is set before either is.
    Object.assign(process.env, { NODE_ENV: dev ? 'development' : 'production' })
    await (dev ? buildOffline() : buildIfChanged())
    ending.listen()

    database = environment.DATABASE_URL ? undefined : await startDatabase(folder)
    ending.then(async () => database?.stop())
    const databaseUrl = environment.DATABASE_URL ?? database?.url ?? ''
    const applied = await migrate(databaseUrl)
    if (applied.length > 0) console.log(`Database brought up to date (${applied.length} steps).`)
    await checkPurpose(databaseUrl, kind)
    const backups = backupPlan(environment, kind)
    await holdErasures(databaseUrl, backups.folder)
    await loadCatalog(databaseUrl)
    await options.prepare?.(databaseUrl)

    const { HOST: host, PORT: port } = environment
    const address =
      environment.PUBLIC_URL ?? `http://${isEverywhere(host) ? 'localhost' : inAddress(host)}:${port}`
    const secrets = environment.NEXTAUTH_SECRET ? undefined : await secretsOf(folder)
    const key = environment.NEXTAUTH_SECRET ?? secrets?.NEXTAUTH_SECRET ?? ''
    Object.assign(process.env, {
      ...secrets,
      DATABASE_URL: await servingUrl(databaseUrl, key, sayOwnerServes),
      // The queue makes tables of its own.
      QUEUE_DATABASE_URL: databaseUrl,
      NEXTAUTH_URL: address,
      // Where Next asks for the page that an action leads on to: here, and not at the address that the proxy has.
      __NEXT_PRIVATE_ORIGIN: `http://${inAddress(heardAt(host))}:${port}`,
      // The settings page says whether one is made by itself, where they lie, and who can read them.
      BACKUP_EVERY_HOURS: String(backups.everyHours),
      BACKUP_FOLDER: backups.folder,
      BACKUP_ENCRYPTED: backups.passphrase ? '1' : '0',
      PHASELINE_DEMO: kind === 'demo' ? '1' : '0',
    })
    const setupCode = kind === 'clinic' ? await openSetup(databaseUrl, environment.SETUP_CODE) : undefined
    // A whole record takes long, and holds up no handout.
    const [sheets, records] = [new Printer(), new Printer({ milliseconds: 120_000 })]
    printer.print = (whose, kind, of, prepare) =>
      (kind === 'person' ? records : sheets).print(whose, kind, of, prepare)
    ending.then(() => {
      sheets.end()
      records.end()
      return undefined
    })
    fileReader.read = reader()
    if (!dev) logSparingly()
    const server = await listen(environment, dev, ending)
    // Once more when the last request is through.
    ending.first(keepErasures(databaseUrl, backups.folder))
    ending.first(() => finishRequests(server))
    ending.first(keepBackups(databaseUrl, backups))
    ending.first(async () => jobs.running?.stop())
    await options.greet({ databaseUrl, address })
    for (const word of ofPublicUrl(environment.PUBLIC_URL, environment)) console.log(word)
    if (setupCode)
      console.log(`There is no clinic yet. Make it at ${address}/setup with this code: ${setupCode}`)
    console.log('Stop with Ctrl-C.')
  } catch (error) {
    const plain = [StartError, DatabaseUnfit, AlreadyRunning, BadBackup].some((kind) => error instanceof kind)
    console.error(plain || !(error instanceof Error) ? String((error as Error).message) : error)
    await ending.end(1)
  }
}

async function startDatabase(folder: string): Promise<EmbeddedDatabase> {
  console.log(`Starting the database in ${folder} ...`)
  const database = await startOwnDatabase(folder, {
    lost: (error) => {
      console.error(`The database was lost: ${(error as Error).message}`)
      process.exit(1)
    },
  })
  if (database.adopted)
    console.log('Found the database server of an earlier start still running, and took it over.')
  return database
}

const sayOwnerServes = (sqlState: string) =>
  console.log(
    `The program serves with the login that owns the database: it cannot have one of its own (${sqlState}).`,
  )

/** Demo accounts, whose passphrase everybody knows, never stand beside a real clinic. */
async function checkPurpose(databaseUrl: string, kind: Kind): Promise<void> {
  const clinics = await asSystem<{ demo: boolean }>(databaseUrl, 'SELECT DISTINCT demo FROM clinics')
  if (kind === 'demo' && clinics.some(({ demo }) => !demo))
    throw new StartError('This database holds a real clinic: the demo needs one of its own.')
  if (kind === 'clinic' && clinics.some(({ demo }) => demo))
    throw new StartError('This database holds the demo: a real clinic needs one of its own.')
}

/** While there is no clinic: the code that makes the first one, of which the program keeps only the hash. */
async function openSetup(databaseUrl: string, given: string | undefined): Promise<string | undefined> {
  const clinics = await asSystem(databaseUrl, 'SELECT FROM clinics LIMIT 1')
  delete process.env.SETUP_CODE
  if (clinics.length > 0) return undefined
  const code = given ?? randomBytes(15).toString('base64url')
  process.env.SETUP_CODE_HASH = createHash('sha256').update(code).digest('hex')
  return given ? '(the one in SETUP_CODE)' : code
}

async function listen(environment: Environment, dev: boolean, ending: Ending): Promise<Server> {
  const { HOST: hostname, PORT: port } = environment
  // Before the app is prepared, which would still be at work when all is stopped for want of a place.
  const place = createServer()
  await listenAt(place, environment)
  await new Promise((resolve) => place.close(resolve))
  const { default: next } = await import('next')
  const shell = {
    host: hostname,
    port,
    publicUrl: environment.PUBLIC_URL,
    trustProxy: environment.TRUST_PROXY,
    dev,
  }
  const server = createShell(shell, (request, response) => handle(request, response))
  // Next takes web sockets from the server it is given. A page in development is told of changes by one; otherwise there
  // are none, and one that was left open would be outside every limit and hold up the end.
  const app = next({ dev, hostname, port, httpServer: dev ? server : createServer() })
  const handle = app.getRequestHandler()
  await app.prepare()
  ending.first(() => app.close())
  await listenAt(server, environment)
  return server
}

const listenAt = (server: Server, { HOST: hostname, PORT: port }: Environment): Promise<void> =>
  new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      reject(
        error.code === 'EADDRINUSE'
          ? new StartError(`Port ${port} is taken: stop what listens there, or set PORT to another.`)
          : new StartError(`Cannot listen on ${hostname}, port ${port}: ${error.message}.`),
      ),
    )
    server.listen(port, hostname, resolve)
  })

/** No new connections; what is being answered is answered, for ten seconds at most. */
async function finishRequests(server: Server): Promise<void> {
  const idle = setInterval(() => server.closeIdleConnections(), 100)
  const enough = setTimeout(() => server.closeAllConnections(), 10_000)
  await new Promise((resolve) => server.close(resolve))
  clearInterval(idle)
  clearTimeout(enough)
}

/** What is to be undone when the program ends, and the signals that end it. */
class Ending {
  #steps: (() => Promise<unknown> | undefined)[] = []
  #ended = false

  first(step: () => Promise<unknown> | undefined): void {
    this.#steps.unshift(step)
  }

  then(step: () => Promise<unknown> | undefined): void {
    this.#steps.push(step)
  }

  listen(): void {
    // A second signal changes nothing: npm passes on the Ctrl-C that the terminal has sent already.
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void this.end(0))
    if (!process.env.npm_lifecycle_event) return
    // npm itself was killed, so nobody is left to stop this process.
    const alone = npmWatch()
    setInterval(() => alone() && void this.end(0), 1_000).unref()
  }

  async end(code: number): Promise<void> {
    if (this.#ended) return
    this.#ended = true
    if (code === 0) console.log('Stopping ...')
    for (const step of this.#steps)
      await step()?.catch((error: unknown) => {
        console.error(error)
        code = 1
      })
    process.exit(code)
  }
}

/** Tells whether the npm that started this process has gone. It stands one or, where a shell stays in between, two above. */
function npmWatch(): () => boolean {
  const parent = process.ppid
  const above = () => {
    try {
      return /\((?:ba|da)?sh\) \w (\d+)/.exec(readFileSync(`/proc/${parent}/stat`, 'utf8'))?.[1]
    } catch {
      return undefined
    }
  }
  const grandparent = above()
  return () => process.ppid !== parent || above() !== grandparent
}
