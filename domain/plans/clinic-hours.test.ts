// Closed days as a form gives them.
import { expect, test } from 'vitest'
import { closedDaysSchema } from './clinic-hours'

const of = (from: string, to: string) => closedDaysSchema.safeParse({ name: 'Holiday', from, to })
const wrong = (from: string, to: string) => [
  ...new Set(of(from, to).error?.issues.map(({ path }) => path.join('.'))),
]

test('without a last day it is the first alone, and a first day that is missing is said once', () => {
  expect(of('2026-12-24', '').data).toEqual({ name: 'Holiday', from: '2026-12-24', to: '2026-12-24' })
  expect(wrong('', '')).toEqual(['from'])
  expect(wrong('2026-12-24', '2026-02-31')).toEqual(['to'])
  expect(wrong('2026-12-24', '2026-12-23')).toEqual(['to'])
})
