// `npm run lighthouse`: what Lighthouse says of the patient's /today on a phone, signed in, as the median of five. It asserts nothing.
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { availableParallelism, loadavg, tmpdir } from 'node:os'
import path from 'node:path'
import { chromium } from '@playwright/test'
import lighthouse, { type Result } from 'lighthouse'
import { signIn } from '@/bench/pages'
import { serve, stop } from '@/e2e/program'
import { demoPassphrase } from '@/prisma/demo/people'
import { freePort } from '@/prisma/embedded'
import { findBrowser } from '@/scripts/browser'
import { buildIfChanged } from '@/scripts/build'

const runs = 5
const categories = ['performance', 'accessibility', 'best-practices'] as const
const metrics = [
  'first-contentful-paint',
  'largest-contentful-paint',
  'total-blocking-time',
  'cumulative-layout-shift',
  'speed-index',
]

await buildIfChanged()
const folder = await mkdtemp(path.join(tmpdir(), 'phaseline-lighthouse-'))
// As root the database runs as another user, who has to pass through.
await chmod(folder, 0o755)
const program = await serve('demo', { PHASELINE_DATA: folder, DATABASE_URL: undefined })
const port = await freePort()
const browser = await chromium.launch({
  executablePath: findBrowser(),
  args: [
    `--remote-debugging-port=${port}`,
    '--disable-gpu',
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  ],
})
try {
  const Cookie = await signIn(program.origin, 'patient@demo.test', demoPassphrase)
  const results: Result[] = []
  while (results.length < runs) {
    const load = loadavg()[0]!
    const answer = await lighthouse(`${program.origin}/today`, {
      port,
      output: 'json',
      logLevel: 'error',
      onlyCategories: [...categories],
      extraHeaders: { Cookie },
    })
    if (!answer) throw new Error('Lighthouse has no answer')
    const { runtimeError } = answer.lhr
    if (runtimeError) throw new Error(`Lighthouse could not measure: ${runtimeError.code}`)
    results.push(answer.lhr)
    console.log(
      `run ${results.length} of ${runs}, load ${load.toFixed(1)} on ${availableParallelism()} cores`,
    )
  }
  show(results)
} finally {
  await browser.close()
  await stop(program)
  await rm(folder, { recursive: true, force: true })
}

function show(results: Result[]): void {
  console.log(`\n/today, mobile, Lighthouse ${results[0]!.lighthouseVersion}`)
  console.table(
    Object.fromEntries([
      ...categories.map((name) => [
        name,
        row(results, ({ categories }) => (categories[name]?.score ?? 0) * 100),
      ]),
      ...metrics.map((name) => [name, row(results, ({ audits }) => audits[name]?.numericValue ?? NaN)]),
    ]),
  )
  const below = new Map<string, string>()
  for (const { audits, categories: found } of results)
    for (const { id } of Object.values(found).flatMap(({ auditRefs }) =>
      auditRefs.filter(({ weight }) => weight > 0),
    )) {
      const audit = audits[id]
      if (audit && audit.score !== null && audit.score < 0.9) below.set(id, audit.title)
    }
  for (const [id, title] of below) console.log(`below 90: ${id} (${title})`)
}

function row(results: Result[], of: (result: Result) => number) {
  const values = results.map(of).sort((a, b) => a - b)
  const figure = (value: number) => Number(value.toFixed(value < 1 ? 3 : 0))
  return {
    median: figure(values[values.length >> 1]!),
    lowest: figure(values[0]!),
    highest: figure(values.at(-1)!),
  }
}
