// `npm run test:faults`: everything that may go wrong around the program, on purpose, against the built one; `-- killed` runs those whose name has the word, `--short` what `npm test` runs.
import { names, runFaults } from '@/faults/all'
import { buildIfChanged } from '@/scripts/build'

const given = process.argv.slice(3)
const words = given.filter((each) => each !== '--short')
const unknown = words.filter((word) => !names.some((name) => name.includes(word)))
if (unknown.length > 0) {
  console.error(`No such fault: ${unknown.join(', ')}. There are: ${names.join(', ')}.`)
  process.exit(1)
}
await buildIfChanged()
const { passed, failed } = await runFaults(given.includes('--short') ? 'short' : 'full', words)
console.log(`\n${passed} passed, ${failed.length} failed`)
process.exitCode = failed.length > 0 || passed === 0 ? 1 : 0
