// Tests of counting characters: as one segmenter counts the whole text, however it is cut, and in time that grows with it alone.
import fc from 'fast-check'
import { expect, it, vi } from 'vitest'
import { firstCharacters, isAtMost } from './characters'

const kinds = [
  'a',
  ' ',
  '\r\n',
  '\n',
  '\r',
  '👨‍👩‍👧‍👦',
  '🇩🇪',
  '🏴󠁧󠁢󠁳󠁣󠁴󠁿',
  'e\u0301\u0316',
  '한',
  'क्षि',
  '\u200d',
  '👍🏽',
  '\u0300',
  '\ud800',
]

it('counts what one segmenter counts', () => {
  const text = fc
    .array(fc.tuple(fc.constantFrom(...kinds), fc.integer({ min: 1, max: 300 })), { maxLength: 12 })
    .map((runs) => runs.map(([kind, times]) => kind.repeat(times)).join(''))
    // A single character of more than a piece is several.
    .filter((text) => [...new Intl.Segmenter().segment(text)].every(({ segment }) => segment.length < 1_000))
  fc.assert(
    fc.property(text, fc.integer({ min: 0, max: 3_000 }), (text, most) => {
      const all = [...new Intl.Segmenter().segment(text)].map(({ segment }) => segment)
      expect(firstCharacters(text, most)).toBe(all.slice(0, most).join(''))
      expect(isAtMost(text, most)).toBe(all.length <= most)
    }),
    { numRuns: 300 },
  )
})

it('looks at no more of a text that is too long than shows that it is, and at none of a plain one', () => {
  const steps = vi.spyOn(Object.getPrototypeOf(new Intl.Segmenter().segment('')[Symbol.iterator]()), 'next')
  expect(isAtMost('\u00e4'.repeat(1_000), 200)).toBe(false)
  expect(steps).toHaveBeenCalledTimes(201)
  expect(isAtMost('a'.repeat(1_000), 200)).toBe(false)
  expect(steps).toHaveBeenCalledTimes(201)
  steps.mockRestore()
})
