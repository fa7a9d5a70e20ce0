// Where a line of a PDF may end: nothing is added to the text or lost from it.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parts } from './PdfText'

test('the parts of a word are the word', () => {
  const characters = fc.constantFrom('a', '/', 'ń', '颈', 'の', '。', '\u{1f600}', '\n')
  fc.assert(
    fc.property(fc.string({ unit: characters, maxLength: 300 }), (word) => {
      expect(parts(word).join('')).toBe(word)
    }),
  )
})

test('a line may end within what has no space for long, and before each character of Chinese', () => {
  expect(parts('Przełęczystego')).toEqual(['Przełęczystego'])
  expect(parts('x'.repeat(100))).toEqual(['x'.repeat(45), '', 'x'.repeat(45), '', 'x'.repeat(10)])
  expect(parts('C3：颈部。')).toEqual(['C3：', '', '颈', '', '部。'])
})
