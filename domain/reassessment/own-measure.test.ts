// A measure whose own bounds could never be entered is refused where it is made.
import { expect, test } from 'vitest'
import { ownMeasureSchema } from './own-measure'

const measure = {
  ...{ name: 'Reach', question: '', least: 0, most: 12.5, unit: 'cm', mcid: 1.5 },
  ...{ direction: 'higher-is-better' as const, byPatient: false, licence: '' },
}
const wrong = (given: object) =>
  ownMeasureSchema.safeParse({ ...measure, ...given }).error?.issues.map(({ path }) => path.join('.')) ?? []

test('a bound with a decimal needs values with one; the smallest change that matters may lie between them', () => {
  expect(wrong({ decimals: false })).toEqual(['most'])
  expect(wrong({ decimals: false, least: -0.5, most: 12 })).toEqual(['least'])
  expect(wrong({ decimals: true })).toEqual([])
  expect(wrong({ decimals: false, most: 12 })).toEqual([])
})
