// Input that means no good, for every schema of domain/: the unit test that tries it (schemas.test.ts), with many more cases.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { unharmed, type Fault } from './fault'

const cases = 10_000

type Report = { testResults: { assertionResults: { title: string; status: string }[] }[] }

export const hostileForms: Fault = {
  name: 'hostile forms',
  async run(_, size) {
    if (size === 'short') return { notRun: 'the unit tests try each schema with fewer cases' }
    const seed = process.env.FUZZ_SEED ?? String(Date.now() % 2 ** 31)
    const folder = await mkdtemp(path.join(tmpdir(), 'phaseline-forms-'))
    try {
      const file = path.join(folder, 'report.json')
      const vitest = ['node_modules/vitest/vitest.mjs', 'run', '--project', 'unit', 'faults/schemas.test.ts']
      const run = spawn(process.execPath, [...vitest, '--reporter=json', `--outputFile=${file}`], {
        stdio: 'ignore',
        env: { ...process.env, NODE_ENV: 'test', FUZZ_CASES: String(cases), FUZZ_SEED: seed },
      })
      await once(run, 'exit')
      const { testResults } = JSON.parse(await readFile(file, 'utf8')) as Report
      const schemas = testResults
        .flatMap(({ assertionResults }) => assertionResults)
        .filter(({ title }) => title.includes('#'))
      const failed = schemas.filter(({ status }) => status !== 'passed').map(({ title }) => title)
      if (schemas.length === 0) failed.push('no schema was tried')
      return {
        tried: `${cases} inputs for each of ${schemas.length} schemas (FUZZ_SEED=${seed})`,
        ...unharmed(failed),
      }
    } finally {
      await rm(folder, { recursive: true })
    }
  },
}
