// What an owner relies on: kill -9 loses nothing that was acknowledged, one folder has one program, and a stop leaves nothing behind.
import { execFile } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import { request, type IncomingMessage } from 'node:http'
import path from 'node:path'
import { promisify } from 'node:util'
import { temporaryFolder } from '@/prisma/testing'
import { backupFiles } from '@/scripts/backups'
import { command } from '@/scripts/command.fixture'
import { cookieOf, done, due, health, send, serve, start, stop, type Program } from './program'
import { demoPeople, expect, test as story } from './story'

/** Whatever has the folder's database open when a story ends is ended with it. */
const test = story.extend<{ machine: Machine }>({
  machine: async ({}, use) => {
    const { folder, remove } = await temporaryFolder()
    const env = { PHASELINE_DATA: folder, DATABASE_URL: '', NEXTAUTH_SECRET: '' }
    const programs: Program[] = []
    try {
      await use({
        ...{ folder, env },
        serving: async (more) => {
          const program = await serve('demo', { ...env, ...more })
          programs.push(program)
          return program
        },
      })
    } finally {
      for (const program of programs) program.process.kill('SIGKILL')
      for (const pid of await databasesOn(folder)) process.kill(pid, 'SIGQUIT')
      await expect.poll(() => databasesOn(folder)).toEqual([])
      await remove()
    }
  },
})
type Machine = {
  folder: string
  /** Of a program whose data lies in that folder. */
  env: Record<string, string>
  serving: (more?: Record<string, string>) => Promise<Program>
}

test('a clinic on one data folder, through kill, second start and stop', async ({ machine }) => {
  test.setTimeout(120_000)
  const { folder, env, serving } = machine
  const first = await serving()
  const cookie = await cookieOf(first.origin, demoPeople.patient)
  const [one, two] = await due(first.origin, cookie)
  const acknowledged = done(one!)
  expect(await send(first.origin, cookie, acknowledged)).toEqual({ status: 200, outcomes: ['stored'] })
  const pid = await databaseOf(folder)
  first.process.kill('SIGKILL')
  await first.ended
  expect(await databasesOn(folder), 'left running by the kill').toEqual([pid])

  const second = await serving()
  expect(second.said()).toContain('Found the database server of an earlier start still running')
  expect(await databasesOn(folder)).toEqual([pid])
  // The page of somebody who is signed in, and not the way to the sign-in.
  const today = await fetch(`${second.origin}/today`, { headers: { cookie }, redirect: 'manual' })
  expect(today.status, 'still signed in').toBe(200)
  expect(await send(second.origin, cookie, acknowledged)).toEqual({
    status: 200,
    outcomes: ['already-stored'],
  })
  expect(
    (await due(second.origin, cookie)).some(({ prescriptionId }) => prescriptionId === two!.prescriptionId),
  ).toBe(true)

  const refused = await start('demo', env)
  expect(await refused.ended).toBe(1)
  expect(refused.said().trim().split('\n').at(-1)).toMatch(
    /^Phaseline is already running on \S+: stop it first, or set PHASELINE_DATA to another folder\.$/,
  )
  expect(refused.said()).not.toContain('    at ')
  expect(await health(second.origin), 'the running one is not disturbed').toBe(200)

  const late = done(two!)
  const inFlight = halfSent(second.origin, cookie, late)
  await inFlight.arrived
  second.process.kill('SIGTERM')
  await expect.poll(() => health(second.origin), { message: 'no new connection' }).toBe(0)
  expect(await inFlight.finish(), 'a request that had begun').toMatchObject({
    status: 200,
    text: expect.stringContaining('"stored"'),
  })
  expect(await second.ended).toBe(0)
  expect(await databasesOn(folder), 'left by a stop').toEqual([])

  const third = await serving()
  expect(third.said()).not.toContain('Found the database server')
  expect(await send(third.origin, cookie, late)).toMatchObject({ outcomes: ['already-stored'] })
  expect(await stop(third)).toBe(0)
  expect(await databasesOn(folder)).toEqual([])

  const placeless = await start('demo', { ...env, HOST: '192.0.2.7' })
  expect(await placeless.ended).toBe(1)
  expect(placeless.said().trim().split('\n').at(-1)).toMatch(/^Cannot listen on 192\.0\.2\.7, port \d+: /)
  expect(await databasesOn(folder)).toEqual([])
})

test('a clinic is backed up by itself and by command, running or not, and brought back on another folder', async ({
  machine,
}) => {
  test.setTimeout(240_000)
  const { folder, env, serving } = machine
  const program = await serving({ BACKUP_EVERY_HOURS: '24' })
  await expect.poll(() => backupFiles(path.join(folder, 'demo', 'backups'))).toHaveLength(1)
  const cookie = await cookieOf(program.origin, demoPeople.patient)
  const [one] = await due(program.origin, cookie)
  const acknowledged = done(one!)
  expect(await send(program.origin, cookie, acknowledged)).toMatchObject({ outcomes: ['stored'] })
  const [running, stopped] = ['running', 'stopped'].map((name) => path.join(folder, name)) as [string, string]
  expect(await command(env, 'backup', running, '--demo')).toMatch(/running: \d+ rows of \d+ tables/)
  expect(await health(program.origin), 'the running one is not disturbed').toBe(200)
  expect(await stop(program)).toBe(0)
  expect(await command(env, 'verify-backup', '--demo')).toMatch(/backups\/phaseline-\S+ is good: /)
  expect(await command(env, 'backup', stopped, '--demo')).toMatch(/stopped: \d+ rows of \d+ tables/)
  expect(await databasesOn(folder), 'left by a command').toEqual([])

  const elsewhere = { PHASELINE_DATA: path.join(folder, 'elsewhere') }
  expect(await command({ ...env, ...elsewhere }, 'restore', running, '--demo')).toMatch(/^Restored \d+ rows/m)
  expect(await databasesOn(folder), 'left by a restore').toEqual([])
  const { origin } = await serving(elsewhere)
  const again = await cookieOf(origin, demoPeople.patient)
  expect(await send(origin, again, acknowledged)).toMatchObject({ outcomes: ['already-stored'] })
})

/** Begins a log and holds back its end. */
function halfSent(origin: string, cookie: string, body: string) {
  const sending = request(`${origin}/api/logs`, {
    method: 'POST',
    headers: {
      origin,
      cookie,
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(body),
      expect: '100-continue',
    },
  })
  const answer = once(sending, 'response')
  // The program has read the head and waits for the rest.
  const arrived = once(sending, 'continue')
  sending.flushHeaders()
  return {
    arrived,
    async finish() {
      sending.end(body)
      const [response] = (await answer) as [IncomingMessage]
      let text = ''
      for await (const chunk of response.setEncoding('utf8')) text += chunk
      return { status: response.statusCode, text }
    },
  }
}

/** The server that the demo's folder itself names. */
const databaseOf = async (folder: string) =>
  Number((await readFile(path.join(folder, 'demo/database/cluster/postmaster.pid'), 'utf8')).split('\n')[0])

/**
 * Every PostgreSQL server in the folder that this machine runs, and none of the processes that one is made of: until it
 * has its own title, a new one of those bears the server's.
 */
async function databasesOn(folder: string): Promise<number[]> {
  const lines = existsSync('/proc/self/cmdline')
    ? (await readdir('/proc')).filter((name) => /^\d+$/.test(name)).map(processOf)
    : [promisify(execFile)('ps', ['-A', '-ww', '-o', 'pid=,ppid=,args=']).then(({ stdout }) => stdout)]
  const named = (await Promise.all(lines))
    .flatMap((text) => text.split('\n'))
    .filter((line) => line.includes(` -D ${folder}/`))
    .map((line) => line.trim().split(/\s+/, 2).map(Number))
  const pids = new Set(named.map(([pid]) => pid))
  return named.flatMap(([pid = 0, parent]) => (pids.has(parent) ? [] : [pid]))
}

/** Its number, its parent's, and its command; nothing once it has ended. */
const processOf = async (pid: string) => {
  try {
    const [stat, words] = await Promise.all(
      ['stat', 'cmdline'].map((file) => readFile(`/proc/${pid}/${file}`, 'utf8')),
    )
    const parent = /\) \w (\d+)/.exec(stat ?? '')?.[1]
    return `${pid} ${parent} ${words?.replaceAll('\0', ' ')}`
  } catch {
    return ''
  }
}
