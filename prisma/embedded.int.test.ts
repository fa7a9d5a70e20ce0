// The embedded server through every kind of end: clean, killed, adopted, contested; and nothing of it left behind.
import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises'
import path from 'node:path'
import pg from 'pg'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { AlreadyRunning, startEmbedded, type EmbeddedDatabase } from './embedded'
import { temporaryFolder } from './testing'

let place: Awaited<ReturnType<typeof temporaryFolder>>
let open: EmbeddedDatabase[] = []
beforeEach(async () => {
  place = await temporaryFolder()
  open = []
})
afterEach(async () => {
  vi.restoreAllMocks()
  for (const database of open) await database.stop()
  await place.remove()
})

async function start(patience = 0): Promise<EmbeddedDatabase> {
  const database = await startEmbedded(place.folder, { throwaway: true, patience })
  open.push(database)
  return database
}

const holderFile = path.join(import.meta.dirname, 'embedded-holder.ts')

async function startElsewhere(): Promise<{ child: ChildProcess; pid: number; url: string }> {
  const child = spawn(process.execPath, ['--import', 'tsx', holderFile, place.folder], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const [line] = (await once(child.stdout, 'data')) as [Buffer]
  return { child, ...(JSON.parse(line.toString()) as { pid: number; url: string }) }
}

it('waits for a command that was quicker when its hold was lost', async () => {
  let lost: unknown
  const database = await startEmbedded(place.folder, {
    throwaway: true,
    patience: 0,
    lost: (error) => (lost = error),
  })
  open.push(database)
  const { command, holders, anotherLook } = await quickerThan(database)
  try {
    // It goes on for minutes.
    for (let i = 0; i < 5; i++) {
      vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 40_000 })
      await anotherLook()
    }
    expect(lost).toBeUndefined()
  } finally {
    vi.useRealTimers()
    await command.end()
  }
  await expect.poll(holders).toHaveLength(1)
  expect(lost).toBeUndefined()
})

it('stops without waiting for such a command, and leaves the server to it', async () => {
  const database = await startEmbedded(place.folder, { throwaway: true })
  const { command } = await quickerThan(database)
  await database.stop()
  expect((await command.query('SELECT 1')).rowCount).toBe(1)
  await command.end()
  open.push(await startEmbedded(place.folder, { throwaway: true }))
})

/** A command that has the hold which the program has just lost, and looks for again and again. */
async function quickerThan({ url }: EmbeddedDatabase) {
  const address = new URL(url)
  address.pathname = '/postgres'
  const holders = () => ask(address.href, `SELECT pid FROM pg_locks WHERE locktype = 'advisory' AND granted`)
  const command = new pg.Client({ connectionString: address.href })
  await command.connect()
  const takes = command.query('SELECT pg_advisory_lock(7429000)')
  const [guard] = await holders()
  process.kill(Number(guard?.pid), 'SIGTERM')
  await takes
  const looks = vi.spyOn(pg.Client.prototype, 'connect')
  const anotherLook = () => {
    const before = looks.mock.calls.length
    return expect.poll(() => looks.mock.calls.length).toBeGreaterThan(before + 1)
  }
  await anotherLook()
  return { command, holders, anotherLook }
}

async function ask(url: string, sql: string): Promise<pg.QueryResultRow[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query(sql)).rows
  } finally {
    await client.end()
  }
}

/** A process that has ended and that nobody has asked about yet is not alive. */
function alive(pid: number): boolean {
  try {
    process.kill(pid, 0)
  } catch {
    return false
  }
  return process.platform !== 'linux' || !/\) Z /.test(readFileSync(`/proc/${pid}/stat`, 'utf8'))
}

it('keeps its data through a stop, listens on loopback alone, and stops without leaving a process', async () => {
  const first = await start()
  await ask(first.url, 'CREATE TABLE kept AS SELECT 42 AS answer')
  const [settings] = await ask(
    first.url,
    `SELECT current_user AS role, current_setting('listen_addresses') AS listens,
            (SELECT rolsuper FROM pg_roles WHERE rolname = current_user) AS super`,
  )
  expect(settings).toEqual({ role: 'phaseline', listens: '127.0.0.1', super: false })
  await expect(ask(first.url.replace(/:[^:@]+@/, ':wrong@'), 'SELECT 1')).rejects.toMatchObject({
    code: '28P01',
  })
  const { pid } = first
  await first.stop()
  expect(alive(pid)).toBe(false)

  const second = await start()
  expect(second.adopted).toBe(false)
  expect(await ask(second.url, 'SELECT answer FROM kept')).toEqual([{ answer: 42 }])
})

it('keeps the password for its owner alone, and nothing half made beside the cluster', async () => {
  await mkdir(path.join(place.folder, 'database.new-cut-off', 'cluster'), { recursive: true })
  await start()
  const file = await stat(path.join(place.folder, 'database', 'password'))
  expect(file.mode & 0o777).toBe(0o600)
  expect(await readdir(place.folder)).toEqual(['database'])
})

it('takes over the server that a killed Phaseline left running, with what was committed', async () => {
  const { child, pid, url } = await startElsewhere()
  await ask(url, 'CREATE TABLE kept AS SELECT 42 AS answer')
  child.kill('SIGKILL')
  await once(child, 'exit')
  expect(alive(pid)).toBe(true)

  const database = await start(5_000)
  expect(database).toMatchObject({ adopted: true, pid, url })
  expect(await ask(database.url, 'SELECT answer FROM kept')).toEqual([{ answer: 42 }])
  await database.stop()
  expect(alive(pid)).toBe(false)
})

it('starts again after the server itself was killed too', async () => {
  const { child, pid } = await startElsewhere()
  child.kill('SIGKILL')
  process.kill(pid, 'SIGKILL')
  await once(child, 'exit')
  const database = await start(5_000)
  expect(database.adopted).toBe(false)
  expect(await ask(database.url, 'SELECT 1 AS one')).toEqual([{ one: 1 }])
})

it('starts again where the number of its lost server belongs to another PostgreSQL by now', async () => {
  const { child, pid } = await startElsewhere()
  child.kill('SIGKILL')
  process.kill(pid, 'SIGKILL')
  await once(child, 'exit')
  const elsewhere = await temporaryFolder()
  const other = await startEmbedded(elsewhere.folder, { throwaway: true })
  try {
    const file = path.join(place.folder, 'database', 'cluster', 'postmaster.pid')
    const [, ...lines] = (await readFile(file, 'utf8')).split('\n')
    await writeFile(file, [other.pid, ...lines].join('\n'))
    const database = await start()
    expect(database.adopted).toBe(false)
    expect(await ask(database.url, 'SELECT 1 AS one')).toEqual([{ one: 1 }])
    expect(await ask(other.url, 'SELECT 1 AS one')).toEqual([{ one: 1 }])
  } finally {
    await other.stop()
    await elsewhere.remove()
  }
})

it('refuses a second start in one sentence, and leaves the first alone', async () => {
  const { child, pid, url } = await startElsewhere()
  const refusal = await start(300).catch((error: unknown) => error)
  expect(refusal).toBeInstanceOf(AlreadyRunning)
  expect((refusal as Error).message).toMatch(/^Phaseline is already running on [^\n]+\.$/)
  expect(await ask(url, 'SELECT 1 AS one')).toEqual([{ one: 1 }])
  child.kill('SIGTERM')
  await once(child, 'exit')
  expect(alive(pid)).toBe(false)
})

it('lets one of two first starts win', async () => {
  const outcomes = await Promise.allSettled([start(300), start(300)])
  const refused = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason] : []))
  expect(refused).toEqual([expect.any(AlreadyRunning)])
  expect(await readdir(place.folder)).toEqual(['database'])
})

it('has the server back on the same address when it is killed underneath a running Phaseline', async () => {
  const database = await start()
  const { pid, url } = database
  process.kill(pid, 'SIGKILL')
  await expect.poll(() => database.pid).not.toBe(pid)
  expect(await ask(url, 'SELECT 1 AS one')).toEqual([{ one: 1 }])
})
