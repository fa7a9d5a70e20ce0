// Input that means no good, for every schema that there is: the unit test that tries it (schemas.test.ts), with many more cases.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { unharmed, type Fault } from './fault'

const cases = 10_000

type Result = { title: string; status: string; failureMessages: string[] }
type Report = { testResults: { assertionResults: Result[] }[] }

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
      const results = testResults.flatMap(({ assertionResults }) => assertionResults)
      const schemas = results.filter(({ title }) => /#\w+$/.test(title))
      const failed = results.filter(({ status }) => status !== 'passed').map(why)
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

/** With the seed, the path and the counterexample, which stand in the first lines. */
const why = ({ title, failureMessages }: Result) =>
  `${title}: ${failureMessages.join('\n').split('\n').slice(0, 4).join(' ').slice(0, 2_000)}`
