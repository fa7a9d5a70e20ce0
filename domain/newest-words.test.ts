// A long list in one line.
import { expect, it } from 'vitest'
import { newestWords } from './newest-words'

const told = (count: number) =>
  newestWords(
    Array.from({ length: count }, (_, n) => n),
    (n) => `No ${n}`,
    'elsewhere',
  )

it('tells ten, and how many there are before them', () => {
  expect(told(0)).toBe('')
  expect(told(2)).toBe('No 0; No 1')
  expect(told(10)).toMatch(/; No 9$/)
  expect(told(500)).toMatch(/; No 9; 490 before, elsewhere$/)
})
