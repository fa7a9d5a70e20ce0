// Values by their keys.
import { expect, it } from 'vitest'
import { grouped } from '@/domain/grouped'

it('groups by key, the groups and the values in the order in which they came', () => {
  const groups = grouped([
    ['b', 1],
    ['a', 2],
    ['b', 3],
  ] as const)
  expect([...groups]).toEqual([
    ['b', [1, 3]],
    ['a', [2]],
  ])
})
