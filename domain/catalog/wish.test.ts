// The address of a view of the catalog: it says all of a wish, and believes nothing that it cannot mean.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addressOf, choosing, facetNames, facets, searchable, shelfNames, wishOf, type Chosen } from './wish'

const chosen = fc.record(
  Object.fromEntries(
    facetNames.map((facet) => [facet, fc.uniqueArray(fc.constantFrom(...Object.keys(facets[facet].words)))]),
  ),
) as unknown as fc.Arbitrary<Chosen>
const wish = fc.record({
  q: fc.string({ unit: 'binary', maxLength: 250 }).map(searchable),
  shelf: fc.constantFrom(...shelfNames),
  chosen,
  page: fc.integer({ min: 1, max: 100_000 }),
})

/** As Next hands an address on: several values as a list, one as itself. */
function queryOf(address: string) {
  const { searchParams } = new URL(address, 'http://clinic.test')
  return Object.fromEntries(
    [...new Set(searchParams.keys())].map((key) => {
      const values = searchParams.getAll(key)
      return [key, values.length > 1 ? values : values[0]]
    }),
  )
}

describe('an address', () => {
  it('brings back the wish that it was made of', () => {
    fc.assert(
      fc.property(wish, (wished) => {
        expect(wishOf(queryOf(addressOf(wished)))).toEqual(wished)
      }),
    )
  })

  it('is bare where nothing is wished', () => {
    expect(addressOf(wishOf({}))).toBe('/catalog')
  })

  it.each([
    [{ region: 'constructor' }],
    [{ region: ['__proto__', ''] }],
    [{ kind: 'knee' }],
    [{ shelf: 'everybody' }],
    [{ page: '-1' }],
    [{ page: '1.5' }],
    [{ page: 'Infinity' }],
    [{ q: '\0 \u0007' }],
    [{ unknown: 'x' }],
  ])('that cannot mean anything means nothing: %j', (query) => {
    expect(wishOf(query)).toEqual(wishOf({}))
  })

  it('takes a broken surrogate and a megabyte', () => {
    expect(wishOf({ q: '\ud800' }).q).toBe('\ufffd')
    expect(wishOf({ q: 'x'.repeat(1_000_000) }).q).toHaveLength(200)
  })
})

it('a choice is made and taken back, and begins at the first page', () => {
  const before = wishOf({ q: 'squat', region: 'knee', page: '3' })
  const more = choosing(before, 'region', 'hip', true)
  expect(more).toMatchObject({ q: 'squat', chosen: { region: ['knee', 'hip'] }, page: 1 })
  expect(choosing(more, 'region', 'knee', false).chosen.region).toEqual(['hip'])
})
