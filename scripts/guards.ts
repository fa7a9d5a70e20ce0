// `npm run test:guards`: takes each guard away in turn, in a copy, and shows which test goes red. `-- rls origin` runs those whose name has one of the words.
import { existsSync } from 'node:fs'
import { cp, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { availableParallelism, tmpdir } from 'node:os'
import path from 'node:path'
import { startTemplateServer } from '@/prisma/testing'
import { guards } from './guards/all'
import type { Guard } from './guards/guard'
import { guardsInTheBrowser } from './guards/pages'
import { shareOut } from './guards/share-out'

const words = process.argv.slice(3)
const chosen = guards.filter(({ guard }) => words.length === 0 || words.some((word) => guard.includes(word)))
const folder = await mkdtemp(path.join(tmpdir(), 'phaseline-guards-'))
// What is interrupted tidies up behind it.
let interrupted = false
const isInterrupted = () => interrupted
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => (interrupted = true))
let missed = 0
const template = await startTemplateServer()
try {
  const copies = await Promise.all(Array.from({ length: availableParallelism() }, (_, i) => makeCopy(`${i}`)))
  const tests = [...new Set(chosen.map((guard) => guard.test))]
  const isGreen = async (copy: string, test: string) => {
    const { red, green } = await run(copy, test)
    if (red ?? green === 0) throw new Error(`With every guard in its place, ${red ?? `${test} runs nothing`}`)
  }
  const goesRed = async (copy: string, guard: Guard) => {
    const red = await without(copy, guard)
    if (!red) missed++
    console.log(`${red ? '✓' : '✗'} ${guard.guard.padEnd(56)} ${red ?? 'NONE'}`)
  }
  await shareOut(copies, tests, isGreen, isInterrupted)
  console.log(`${'guard'.padEnd(58)} the test that goes red`)
  await shareOut(copies, chosen, goesRed, isInterrupted)
} finally {
  await template.stop()
  await rm(folder, { recursive: true, force: true })
}
console.log(`\n${chosen.length - missed} of ${chosen.length} guards are missed when they are gone`)
console.log(`\nNot tried, since a browser test alone misses them (scripts/guards/pages.ts):`)
for (const { guard, test } of guardsInTheBrowser) console.log(`  ${guard.padEnd(56)} ${test}`)
process.exitCode = interrupted || missed > 0 || chosen.length === 0 ? 1 : 0

/** Of what git knows, what is new and what was made of it, with this checkout's packages: no mutation ever stands in the files themselves. */
async function makeCopy(name: string): Promise<string> {
  const copy = path.join(folder, name)
  const listed = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
    encoding: 'utf8',
  })
  // Git goes on listing what was deleted and not committed.
  for (const file of listed
    .trim()
    .split('\n')
    .filter((each) => existsSync(each))) {
    await mkdir(path.dirname(path.join(copy, file)), { recursive: true })
    await cp(file, path.join(copy, file))
  }
  for (const made of ['prisma/generated', 'public'].filter((each) => existsSync(each)))
    await cp(made, path.join(copy, made), { recursive: true })
  await symlink(path.resolve('node_modules'), path.join(copy, 'node_modules'))
  return copy
}

/** The name of the first test that fails without the guard; undefined when none does. */
async function without(copy: string, { file, from, to, test }: Guard): Promise<string | undefined> {
  const place = path.join(copy, file)
  const whole = await readFile(place, 'utf8')
  if (whole.split(from).length !== 2) throw new Error(`${file} has not exactly one ${JSON.stringify(from)}`)
  await writeFile(
    place,
    whole.replace(from, () => to),
  )
  try {
    // What makes the database makes one of its own.
    return (await run(copy, test, file.startsWith('prisma/') ? { PHASELINE_TEMPLATE_URL: '' } : {})).red
  } finally {
    await writeFile(place, whole)
  }
}

/** Of one file in the copy: the name of the first test that fails, and how many pass. */
async function run(
  copy: string,
  test: string,
  env: Record<string, string> = {},
): Promise<{ red: string | undefined; green: number }> {
  const report = path.join(copy, 'report.json')
  await rm(report, { force: true })
  const project = test.endsWith('.int.test.ts') ? 'integration' : 'unit'
  const child = spawn(
    process.execPath,
    [
      ...['node_modules/vitest/vitest.mjs', 'run', '--project', project, '--bail', '1'],
      ...['--reporter=json', `--outputFile=${report}`, test],
    ],
    { cwd: copy, stdio: 'ignore', env: { ...process.env, NODE_ENV: 'test', ...env } },
  )
  await once(child, 'exit')
  const { testResults } = JSON.parse(await readFile(report, 'utf8')) as {
    testResults: { assertionResults: { status: string; fullName: string }[] }[]
  }
  const results = testResults.flatMap(({ assertionResults }) => assertionResults)
  const red = results.find(({ status }) => status === 'failed')
  return {
    red: red && `${test}: ${red.fullName.trim()}`,
    green: results.filter(({ status }) => status === 'passed').length,
  }
}
