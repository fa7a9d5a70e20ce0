// Every schema of domain/ against input that means no good: it answers and never throws, and what it lets through the database can store.
import { readdirSync } from 'node:fs'
import path from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { hostileFor } from './hostile'

const cases = Number(process.env.FUZZ_CASES ?? 200)
const seed = Number(process.env.FUZZ_SEED ?? Date.now() % 2 ** 31)

const files = readdirSync('domain', { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts') && !/\.(test|fixture|arbitrary)\.ts$/.test(file))
  .sort()
const schemas = (
  await Promise.all(
    files.map(async (file) =>
      Object.entries((await import(path.resolve('domain', file))) as Record<string, unknown>)
        .filter((entry): entry is [string, z.ZodType] => entry[1] instanceof z.ZodType)
        .map(([name, schema]) => [`${file}#${name}`, schema] as const),
    ),
  )
).flat()

/** What of their words reaches no statement as it came: it is hashed, cleaned into words to search for, or looked up in a list. */
const notStored = new Set([
  ...['accounts/accounts.ts#acceptInvitationSchema', 'accounts/accounts.ts#presentPassphraseSchema'],
  ...['accounts/accounts.ts#newPassphraseSchema', 'accounts/accounts.ts#signInCodeSchema'],
  ...['catalog/exercise.ts#findExercisesSchema', 'patients.ts#patientSearchSchema'],
  'reassessment/self-report.ts#selfReportSchema',
])

test('there are schemas', () => expect(schemas.length).toBeGreaterThan(30))

test.for(schemas)('%s', { timeout: 600_000 }, ([name, schema]) => {
  fc.assert(
    fc.property(hostileFor(schema), (input) => {
      const read = schema.safeParse(input)
      if (read.success && notStored.has(name)) return
      if (read.success) expect(unfit(read.data), `let through by ${name}`).toEqual([])
      else expect(read.error.issues.length).toBeGreaterThan(0)
    }),
    { numRuns: cases, seed },
  )
})

/** What PostgreSQL takes in no text and JSON in no number. */
function unfit(value: unknown): unknown[] {
  if (typeof value === 'string') return value.includes('\0') || !value.isWellFormed() ? [value] : []
  if (typeof value === 'number') return Number.isFinite(value) ? [] : [value]
  if (typeof value === 'object' && value !== null) return Object.values(value).flatMap(unfit)
  return []
}
