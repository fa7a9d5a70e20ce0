// Serves what the browser tests visit, with the real commands: the demo, and beside it a clinic without anybody in it.
import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as pause } from 'node:timers/promises'
import { cloneDatabase } from '@/prisma/cloned'
import { startTemplateServer } from '@/prisma/testing'
import { buildIfChanged } from '@/scripts/build'

const children: ChildProcess[] = []
const undo: (() => Promise<void>)[] = []
let ending = false

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void end(0))
try {
  // Both would build at once.
  await buildIfChanged()
  const server = await startTemplateServer()
  undo.unshift(() => server.stop())
  await serveAt('demo', process.env.E2E_URL ?? '')
  await serveAt('start', process.env.E2E_EMPTY_URL ?? '')
} catch (error) {
  console.error(error)
  await end(1)
}

async function serveAt(command: string, address: string): Promise<void> {
  const { hostname, port } = new URL(address)
  const database = await cloneDatabase()
  undo.unshift(() => database.drop())
  const child = spawn(process.execPath, ['scripts/run.mjs', command], {
    env: {
      ...process.env,
      HOST: hostname,
      PORT: port,
      DATABASE_URL: database.url,
      PUBLIC_URL: '',
      SETUP_CODE: process.env.E2E_SETUP_CODE,
      BACKUP_EVERY_HOURS: '0',
      NEXTAUTH_SECRET: 'the session key of the browser tests alone',
    },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  children.push(child)
  child.once('exit', () => void end(1))
  while (!(await answers(`${address}/api/health`))) await pause(100)
}

function answers(url: string): Promise<boolean> {
  return fetch(url).then(
    ({ ok }) => ok,
    () => false,
  )
}

async function end(code: number): Promise<void> {
  if (ending) return
  ending = true
  const running = children.filter((child) => child.exitCode === null && child.signalCode === null)
  for (const child of running) child.kill('SIGTERM')
  await Promise.all(running.map((child) => once(child, 'exit')))
  for (const step of undo) await step().catch((error: unknown) => console.error(error))
  process.exit(code)
}
