// `npm run bench`: how Phaseline compares with a bare Next page and with hand-written SQL, on this machine, now. A few minutes.
import { spawn, type ChildProcess } from 'node:child_process'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { typed } from '@/bench/many-exercises'
import { benchCaseloads, caseloads, fillCaseload } from '@/bench/many-patients'
import { benchPages, benchSearches, signIn } from '@/bench/pages'
import { withServer } from '@/bench/with-server'
import { demoPassphrase } from '@/prisma/demo/people'
import { startEmbedded } from '@/prisma/embedded'
import { buildIfChanged } from '@/scripts/build'
import { runChild } from '@/scripts/child'

const PORT = 4710
const BARE_PORT = 4711
const next = 'node_modules/next/dist/bin/next'

const folder = await mkdtemp(path.join(tmpdir(), 'phaseline-bench-'))
// As root the database runs as another user, who has to pass through.
await chmod(folder, 0o755)
const children: ChildProcess[] = []
try {
  await buildIfChanged()
  console.log('Building the bare page ...')
  await runChild(next, ['build', 'bench/bare'], { NODE_ENV: 'production' })
  const address = `http://127.0.0.1:${PORT}`
  const bare = `http://127.0.0.1:${BARE_PORT}`
  children.push(
    serve({}),
    start([next, 'start', 'bench/bare', '-p', String(BARE_PORT), '-H', '127.0.0.1'], {
      NODE_ENV: 'production',
    }),
  )
  await Promise.all([answers(`${address}/api/health`), answers(bare)])
  const therapist = await signIn(address, 'admin@demo.test', demoPassphrase)
  const patient = await signIn(address, 'patient@demo.test', demoPassphrase)
  await benchPages({ url: bare }, [
    { name: '/today', url: `${address}/today`, cookie: patient, aim: 0.5 },
    { name: '/caseload', url: `${address}/caseload`, cookie: therapist, aim: 0.3 },
    { name: '/patients', url: `${address}/patients`, cookie: therapist },
    { name: '/catalog', url: `${address}/catalog`, cookie: therapist },
  ])
  await stopAll()

  const database = await startEmbedded(path.join(folder, 'demo'))
  try {
    const catalog = await copyOf(database.url, 'bench_catalog')
    const patients = await copyOf(database.url, 'bench_patients')
    for (const [bench, url] of [
      ['bench/queries.ts', database.url],
      ['bench/catalog.ts', catalog],
    ] as const)
      await runChild('--import', ['tsx', bench], { ...withServer, DATABASE_URL: url })
    children.push(serve({ DATABASE_URL: catalog }))
    await answers(`${address}/api/health`)
    await benchSearches(address, await signIn(address, 'admin@demo.test', demoPassphrase), typed)
    await stopAll()
    await fillCaseloads(patients)
    children.push(serve({ DATABASE_URL: patients }))
    await answers(`${address}/api/health`)
    const [small, large] = caseloads
    await benchCaseloads(address, [
      await signIn(address, small.signIn, demoPassphrase),
      await signIn(address, large.signIn, demoPassphrase),
    ])
    await stopAll()
  } finally {
    await database.stop()
  }
} finally {
  await stopAll()
  await rm(folder, { recursive: true, force: true })
}

/** The same clinics in a database of their own, for a bench that fills it. */
async function copyOf(url: string, name: string): Promise<string> {
  const own = new URL(url)
  own.pathname = `/${name}`
  const elsewhere = new URL(url)
  elsewhere.pathname = '/postgres'
  const client = new pg.Client({ connectionString: elsewhere.href })
  await client.connect()
  await client.query(
    `CREATE DATABASE ${name} TEMPLATE ${pg.escapeIdentifier(new URL(url).pathname.slice(1))}`,
  )
  await client.end()
  return own.href
}

async function fillCaseloads(url: string): Promise<void> {
  console.log('Writing 1,000 patients and 300,000 logs ...')
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  for (const each of caseloads) await fillCaseload(client, each)
  await client.query('ANALYZE')
  await client.end()
}

function serve(env: Record<string, string>): ChildProcess {
  const place = { PORT: String(PORT), HOST: '127.0.0.1', PHASELINE_DATA: folder }
  return start(['scripts/run.mjs', 'demo'], { ...place, ...env })
}

function start(args: string[], env: Record<string, string>): ChildProcess {
  return spawn(process.execPath, args, {
    env: { ...process.env, ...env, npm_lifecycle_event: '' },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
}

async function answers(url: string): Promise<void> {
  const deadline = Date.now() + 120_000
  while (Date.now() < deadline) {
    if (
      await fetch(url).then(
        ({ ok }) => ok,
        () => false,
      )
    )
      return
    await pause(200)
  }
  throw new Error(`${url} does not answer`)
}

async function stopAll(): Promise<void> {
  await Promise.all(
    children.splice(0).map(async (child) => {
      if (child.exitCode !== null) return
      child.kill('SIGTERM')
      await new Promise((resolve) => child.once('exit', resolve))
    }),
  )
}
