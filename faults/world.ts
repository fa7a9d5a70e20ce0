// A clinic that may be harmed: the real program on a data folder that goes with it, and patients who can log without end.
import { once } from 'node:events'
import { request, type IncomingMessage } from 'node:http'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { encode } from 'next-auth/jwt'
import pg from 'pg'
import { health, serve, stop, type Program } from '@/e2e/program'
import { addDays } from '@/domain/dates'
import { addressOfRunning, freePort } from '@/prisma/embedded'
import { insert } from '@/prisma/demo/insert'
import { temporaryFolder } from '@/prisma/testing'
import { asRole, twoClinics, type TestPatient } from '@/server/logging.fixture'

const secret = 'the session key of the faults alone'

export type Person = TestPatient & { cookie: string }

/** A patient's day on which nothing is logged yet: it has room for ten entries of what is done as needed. */
export type FreeDay = { person: Person; dueOn: string }
export const today = () => new Date().toISOString().slice(0, 10)
/** As many days back as a phone without a network may still log. */
const daysBack = 12

export type Answer = { status: number; headers: Record<string, unknown>; text: string }

export class World {
  people: Person[] = []
  /** Of everybody who has come. */
  readonly clinics = new Set<string>()
  #free: FreeDay[] = []
  #program!: Promise<Program>

  private constructor(
    readonly folder: string,
    readonly port: number,
    readonly remove: () => Promise<void>,
  ) {}

  static async open(place?: { folder: string; remove: () => Promise<void> }, people = 16): Promise<World> {
    const { folder, remove } = place ?? (await temporaryFolder())
    const world = new World(folder, await freePort(), remove)
    try {
      await world.start()
      world.people = await world.newcomers(people)
      return world
    } catch (error) {
      await world.close()
      throw error
    }
  }

  get origin(): string {
    return `http://127.0.0.1:${this.port}`
  }

  /** The program, once it serves. A start that is under way is waited for. */
  get program(): Promise<Program> {
    return this.#program
  }

  start(env: Record<string, string> = {}): Promise<Program> {
    this.#program = serve('start', this.#environment({ PORT: String(this.port), ...env }))
    return this.#program
  }

  /** A second process of the program on the same database, or on what `env` says. */
  async another(env: Record<string, string>): Promise<Program> {
    return serve('start', this.#environment({ DATABASE_URL: await this.database(), ...env }))
  }

  #environment(env: Record<string, string>): Record<string, string | undefined> {
    const own = { PHASELINE_DATA: this.folder, NEXTAUTH_SECRET: secret, BACKUP_EVERY_HOURS: '0' }
    return { ...own, DATABASE_URL: undefined, SMTP_URL: undefined, ...env }
  }

  /** Where the embedded server listens now. */
  async database(): Promise<string> {
    const url = await addressOfRunning(path.join(this.folder, 'clinic'))
    if (!url) throw new Error('The database does not run.')
    return url
  }

  get cluster(): string {
    return path.join(this.folder, 'clinic', 'database', 'cluster')
  }

  /** Resolves when the program that is to serve does, with its database. */
  async healthy(): Promise<void> {
    await this.#program
    while ((await health(this.origin)) !== 200) await pause(50)
  }

  /** So many days on which nobody has logged: one patient's after the other's, and further patients when there are none left. */
  async freeDays(count: number): Promise<FreeDay[]> {
    const missing = count - this.#free.length
    if (missing > 0)
      for (const person of await this.newcomers(Math.ceil(missing / daysBack)))
        for (let ago = 0; ago < daysBack; ago++) this.#free.push({ person, dueOn: addDays(today(), -ago) })
    return this.#free.splice(0, count)
  }

  /** Further patients, on whose days nobody else logs. */
  async newcomers(count: number): Promise<Person[]> {
    const people = await settle(await this.database(), count)
    for (const { clinicId } of people) this.clinics.add(clinicId)
    return people
  }

  async kill(): Promise<void> {
    const program = await this.#program
    program.process.kill('SIGKILL')
    await program.ended
  }

  async close(): Promise<void> {
    const program = await this.#program.catch(() => undefined)
    if (program) await stop(program)
    await this.remove()
  }
}

/** Two clinics at a time, with three patients, until there are enough. */
async function settle(databaseUrl: string, count: number): Promise<Person[]> {
  const patients: TestPatient[] = []
  let coming = 0
  const some = async () => {
    const client = new pg.Client({ connectionString: databaseUrl })
    await client.connect()
    while (coming < count) {
      coming += 3
      patients.push(...Object.values(await twoClinics(client, today())))
    }
    await client.end()
  }
  await Promise.all(Array.from({ length: 6 }, some))
  return Promise.all(
    patients.slice(0, count).map(async (patient) => ({ ...patient, cookie: await cookieOf(patient) })),
  )
}

/** The cookie of a clinic's therapist, who signs in for it. */
export async function therapistOf(client: pg.Client, { clinicId, therapistId }: Person): Promise<string> {
  const sessionId = crypto.randomUUID()
  await asRole(client, 'phaseline_system', clinicId, () =>
    insert(client, 'auth_sessions', [
      {
        ...{ id: sessionId, clinic_id: clinicId, account_id: therapistId, device: 'test', idle_minutes: 30 },
        expires_at: new Date(Date.now() + 3_600_000),
      },
    ]),
  )
  return cookieOf({ sessionId })
}

/** As next-auth writes it at sign-in. */
async function cookieOf({ sessionId }: Pick<TestPatient, 'sessionId'>): Promise<string> {
  return `next-auth.session-token=${await encode({ token: { sessionId }, secret })}`
}

/**
 * The answer, or how it failed, and whether the program had accepted it by then: what is sent is announced first, and goes
 * once the program has said that it reads on. Each request has a connection of its own, so none is lost with another's.
 */
export async function ask(
  origin: string,
  at: string,
  { cookie, body }: { cookie?: string; body?: string } = {},
): Promise<Answer | { failed: string; accepted: boolean }> {
  const sent = body && {
    ...{ origin, 'content-type': 'application/json', expect: '100-continue' },
    'content-length': Buffer.byteLength(body),
  }
  const headers = { ...(cookie && { cookie }), ...sent }
  const asking = request(origin + at, { method: body ? 'POST' : 'GET', agent: false, headers })
  let accepted = false
  asking.once('continue', () => {
    accepted = true
    asking.end(body)
  })
  if (body) asking.flushHeaders()
  else asking.end()
  try {
    const [response] = (await once(asking, 'response')) as [IncomingMessage]
    let text = ''
    for await (const chunk of response.setEncoding('utf8')) text += chunk
    return { status: response.statusCode ?? 0, headers: response.headers, text }
  } catch (error) {
    return { failed: (error as NodeJS.ErrnoException).code ?? String(error), accepted }
  } finally {
    asking.destroy()
  }
}
