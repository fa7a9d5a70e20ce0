// The bands of the pain scale: every number has exactly one, in order.
import { expect, test } from 'vitest'
import { bandNumbers, painBand, painBands, painLimitWords } from '@/domain/logging/pain-words'

test('every number from 0 to 10 has one band', () => {
  for (let pain = 0; pain <= 10; pain++) {
    const holding = painBands.filter(({ from, to }) => from <= pain && pain <= to)
    expect(holding, String(pain)).toEqual([painBands[painBand(pain)]])
  }
})

test('the ends stand alone, since "no pain" is none at all', () => {
  expect(painBands.map(bandNumbers)).toEqual(['0', '1 to 4', '5 to 6', '7 to 9', '10'])
})

test('a limit says how far pain may go and what to do above it, and nothing where no pain is above it', () => {
  expect(painLimitWords(5)).toBe('Pain up to 5 out of 10 is all right. If it hurts more, stop.')
  expect(painLimitWords(0)).toBe('It should not hurt. If it does, stop.')
  expect(painLimitWords(10)).toBe('')
})
