// Which page of a list an address asks for.
import { expect, it } from 'vitest'
import { pageOf } from './page-of'

it('a hundred at a time, and one beyond the last is the last', () => {
  expect(pageOf(250, '3')).toEqual({ page: 3, pages: 3, skip: 200, take: 100 })
  expect(pageOf(250, '4').page).toBe(3)
  expect(pageOf(200, '2')).toMatchObject({ page: 2, pages: 2 })
  expect(pageOf(0, '2')).toEqual({ page: 1, pages: 1, skip: 0, take: 100 })
})

it('what means no page is the first', () => {
  for (const asked of [undefined, '', '0', '-1', '1.5', 'x', ['2', '3']])
    expect(pageOf(250, asked).page).toBe(1)
})
