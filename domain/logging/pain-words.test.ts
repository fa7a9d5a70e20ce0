// The bands of the pain scale: every number has exactly one, in order.
import { expect, test } from 'vitest'
import { bandNumbers, painBand, painBands } from '@/domain/logging/pain-words'

test('every number from 0 to 10 has one band', () => {
  for (let pain = 0; pain <= 10; pain++) {
    const holding = painBands.filter(({ from, to }) => from <= pain && pain <= to)
    expect(holding, String(pain)).toEqual([painBands[painBand(pain)]])
  }
})

test('the ends stand alone, since "no pain" is none at all', () => {
  expect(painBands.map(bandNumbers)).toEqual(['0', '1 to 4', '5 to 6', '7 to 9', '10'])
})
