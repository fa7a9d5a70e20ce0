import fc from 'fast-check'
import { expect, test } from 'vitest'
import { weeksKept } from '@/domain/logging/streak'

/** One letter a week: k kept, m missed, o with nothing due. A capital is the week under way. */
const weeks = (letters: string) =>
  [...letters].map((letter) => ({
    adherence: { due: /o/i.test(letter) ? 0 : 10, met: /k/i.test(letter) ? 5 : 4 },
    over: letter === letter.toLowerCase(),
  }))

test.each([
  ['', 0],
  ['k', 1],
  ['kkk', 3],
  ['kmk', 2],
  ['kmkmk', 3],
  ['kkmmk', 1],
  ['kkmm', 0],
  ['kkm', 2],
  ['kkM', 2],
  ['kkmM', 2],
  ['kkK', 3],
  ['kmomk', 1],
  ['kokO', 2],
  ['ooo', 0],
])('%s: %i weeks', (letters, kept) => {
  expect(weeksKept(weeks(letters))).toBe(kept)
})

const letters = fc.array(fc.constantFrom('k', 'm', 'o'), { maxLength: 30 }).map((each) => each.join(''))

test('a kept week always adds one, and one missed week after it takes nothing away', () => {
  fc.assert(
    fc.property(letters, (before) => {
      const now = weeksKept(weeks(`${before}k`))
      expect(now).toBe(weeksKept(weeks(before)) + 1)
      expect(weeksKept(weeks(`${before}km`))).toBe(now)
      expect(weeksKept(weeks(`${before}kM`))).toBe(now)
    }),
  )
})
