// Every schema against input that means no good, mostly something filled in that is spoilt in a field or two: it answers and never throws, and what it lets through the database can store.
import { isDeepStrictEqual } from 'node:util'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { withUnasked } from '@/e2e/bad-input'
import { filledFor } from './filled'
import { hostileFor } from './hostile'
import { endlessLists, forgotten, schemas, unfit } from './schemas'
import { spoilt } from './spoilt'

const cases = Number(process.env.FUZZ_CASES ?? 200)
const seed = Number(process.env.FUZZ_SEED ?? Date.now() % 2 ** 31)

/** What of their words reaches no statement as it came: it is hashed, cleaned into words to search for, looked up in a list, or was signed by the program itself. */
const notStored = new Set([
  ...['passphraseSchema', 'linkTokenSchema', 'signInCodeSchema', 'pendingSchema'],
  ...['findExercisesSchema', 'patientSearchSchema', 'selfReportSchema'],
])

test('none is forgotten', () => {
  expect(schemas.length).toBeGreaterThan(90)
  expect(forgotten()).toEqual([])
})

test('every list in them ends, and nothing of one that is too long is read', () => {
  expect(endlessLists(z.object({ pages: z.array(z.string()).nullish() }))).toHaveLength(1)
  // What is built in, and what whoever runs the server keeps.
  const ours = /^(domain\/catalog\/drawing|prisma)\//
  const open = schemas
    .filter(([name]) => !ours.test(name))
    .flatMap(([name, schema]) => endlessLists(schema, name))
  expect(open).toEqual([])
  let read = 0
  const page = z.string().refine(() => (read += 1))
  expect(z.array(page).max(2).safeParse(['', '', '']).success).toBe(false)
  expect(read).toBe(0)
})

for (const [name, schema] of schemas) {
  const all = filledFor(name, schema)
  const stored = !notStored.has(name.split('#')[1]!)

  test(`${name} takes what it is for, and nothing that is not asked`, () => {
    expect(all).not.toEqual([])
    for (const filled of all) {
      const read = schema.safeParse(filled)
      expect(read.error?.issues).toBeUndefined()
      const { data, success } = schema.safeParse(withUnasked(filled))
      if (success) expect(data).toEqual(read.data)
    }
    expect(({} as { roles?: unknown }).roles).toBeUndefined()
  })

  test(name, { timeout: 600_000 }, () => {
    let taken = 0
    const input = fc.oneof(
      ...all.map((filled) =>
        fc
          .oneof({ weight: 4, arbitrary: spoilt(filled) }, { weight: 1, arbitrary: hostileFor(schema) })
          .map((value) => ({ filled, value })),
      ),
    )
    fc.assert(
      fc.property(input, ({ filled, value }) => {
        const { success, data, error } = schema.safeParse(value)
        if (!success) {
          expect(error.issues.length).toBeGreaterThan(0)
          return
        }
        if (!isDeepStrictEqual(value, filled)) taken++
        if (stored) expect(unfit(data, filled), `let through by ${name}`).toEqual([])
      }),
      { numRuns: cases, seed },
    )
    // Else what it lets through was hardly tried. Of few cases a narrow schema may take far fewer by chance.
    expect(taken).toBeGreaterThan(cases < 10_000 ? 0 : cases / 20)
  })
}
