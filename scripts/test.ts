// `npm test`: every stage, also after one has failed; `npm test -- unit types` runs only those. Ends with what failed, once more, and `N passed, N failed`.
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { runFaults } from '@/faults/all'
import { freePort } from '@/prisma/embedded'
import { startTemplateServer } from '@/prisma/testing'
import { findBrowser, findLightBrowser } from '@/scripts/browser'
import { buildIfChanged } from '@/scripts/build'
import { runChild } from '@/scripts/child'
import { StartError } from '@/scripts/environment'

type Counts = { passed: number; failed: string[] }

const bin = 'node_modules'
const reports = await mkdtemp(path.join(tmpdir(), 'phaseline-reports-'))
let interrupted = false
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => (interrupted = true))

let generated: Promise<unknown> | undefined
/** The types of the routes, which both of those who look at types need. */
const routeTypes = () =>
  (generated ??= runChild(`${bin}/next/dist/bin/next`, ['typegen'], {}, { quiet: true }))

/** In their order; of one line each needs one core and nothing of the others, so they go side by side. */
const stages: Record<string, () => Promise<Counts>>[] = [
  {
    types: async () => {
      await routeTypes()
      return check('types', `${bin}/typescript/bin/tsc`, ['--noEmit'])
    },
    lint: async () => {
      await routeTypes()
      return check('lint', `${bin}/eslint/bin/eslint.js`, [
        '.',
        '--max-warnings',
        '0',
        '--cache',
        '--cache-location',
        '.next/cache/eslint/',
      ])
    },
    format: () =>
      check('format', `${bin}/prettier/bin/prettier.cjs`, ['--check', '--log-level', 'warn', '.']),
  },
  { unit: () => vitest('unit') },
  { integration: () => withServer(() => vitest('integration')) },
  { browser: () => withServer(browser) },
  {
    faults: async () => {
      await buildIfChanged()
      return runFaults('short')
    },
  },
]

const wanted = process.argv.slice(3)
const known = stages.flatMap(Object.keys)
const unknown = wanted.filter((name) => !known.includes(name))
if (unknown.length > 0) {
  console.error(`No such stage: ${unknown.join(', ')}. There are ${known.join(', ')}.`)
  process.exit(1)
}

const total: Counts = { passed: 0, failed: [] }
for (const line of stages) {
  const asked = Object.entries(line).filter(([name]) => wanted.length === 0 || wanted.includes(name))
  if (interrupted || asked.length === 0) continue
  const began = performance.now()
  console.log(`\n${asked.map(([name]) => name).join(', ')}`)
  const all = await Promise.all(asked.map(([, stage]) => stage().catch(failed)))
  for (const counts of all) {
    total.passed += counts.passed
    total.failed.push(...counts.failed)
  }
  console.log(`(${Math.round((performance.now() - began) / 1_000)} s)`)
}
await rm(reports, { recursive: true, force: true })
if (total.failed.length > 0) console.log(`\nFailed:\n${total.failed.join('\n')}`)
console.log(`\n${total.passed} passed, ${total.failed.length} failed`)
process.exitCode = interrupted || total.failed.length > 0 || total.passed === 0 ? 1 : 0

function failed(error: unknown): Counts {
  console.error(error instanceof StartError ? error.message : error)
  return { passed: 0, failed: [String(error)] }
}

async function check(name: string, program: string, args: string[]): Promise<Counts> {
  const code = await runChild(program, args, {}, { may: () => true })
  return code === 0 ? { passed: 1, failed: [] } : { passed: 0, failed: [name] }
}

async function vitest(project: string): Promise<Counts> {
  const report = path.join(reports, `${project}.json`)
  const args = [
    'run',
    '--project',
    project,
    '--reporter=dot',
    '--reporter=json',
    `--outputFile.json=${report}`,
  ]
  const code = await runChild(`${bin}/vitest/vitest.mjs`, args, {}, { may: () => true })
  const { numPassedTests, testResults } = await read<{
    numPassedTests: number
    testResults: {
      name: string
      status: string
      assertionResults: { fullName: string; status: string }[]
    }[]
  }>(report)
  const failed = testResults.flatMap(({ name, status, assertionResults }) => {
    const file = path.relative('', name)
    const tests = assertionResults.filter((result) => result.status === 'failed')
    // A file that cannot even be loaded has no test that could fail.
    if (tests.length === 0) return status === 'failed' ? [file] : []
    return tests.map(({ fullName }) => `${file} ${fullName}`)
  })
  return honest(project, code, { passed: numPassedTests, failed })
}

async function browser(): Promise<Counts> {
  const report = path.join(reports, 'browser.json')
  const code = await runChild(
    `${bin}/@playwright/test/cli.js`,
    ['test'],
    {
      PHASELINE_LIGHT_BROWSER: findLightBrowser(),
      PLAYWRIGHT_CHROMIUM_EXECUTABLE_PATH: findBrowser(),
      PLAYWRIGHT_JSON_OUTPUT_NAME: report,
      E2E_URL: `http://127.0.0.1:${await freePort()}`,
      E2E_EMPTY_URL: `http://127.0.0.1:${await freePort()}`,
    },
    { may: () => true },
  )
  const { stats, suites, errors } = await read<{
    stats: { expected: number }
    suites: Suite[]
    errors: { message?: string }[]
  }>(report)
  return honest('browser', code, {
    passed: stats.expected,
    failed: [...suites.flatMap(failedIn), ...errors.map(({ message = 'an error' }) => message)],
  })
}

type Suite = {
  file: string
  suites?: Suite[]
  specs: { title: string; tests: { status: string }[] }[]
}

function failedIn({ file, suites = [], specs }: Suite): string[] {
  const failed = specs.filter(({ tests }) =>
    tests.some(({ status }) => status === 'unexpected' || status === 'flaky'),
  )
  return [...failed.map(({ title }) => `${file} ${title}`), ...suites.flatMap(failedIn)]
}

/** A runner that says it failed has failed, whatever it counted. */
function honest(stage: string, code: number, counts: Counts): Counts {
  return code !== 0 && counts.failed.length === 0
    ? { ...counts, failed: [`${stage}, by its exit code ${code}`] }
    : counts
}

async function read<Report>(file: string): Promise<Report> {
  return JSON.parse(await readFile(file, 'utf8')) as Report
}

async function withServer(stage: () => Promise<Counts>): Promise<Counts> {
  const server = await startTemplateServer()
  try {
    return await stage()
  } finally {
    await server.stop()
    delete process.env.PHASELINE_TEMPLATE_URL
  }
}
