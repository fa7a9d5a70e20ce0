// Tests of figures as people type them.
import { expect, it } from 'vitest'
import { amount, whole } from '@/domain/fields'
import { typedNumber } from '@/domain/typed-number'

const read = (typed: string) => amount(-1_000, 10_000).safeParse(typedNumber(typed))

it.each([
  ['42,5', 42.5],
  [' 42.5 ', 42.5],
  ['0,25', 0.25],
  ['-3,5', -3.5],
  ['−3', -3],
  ['+7', 7],
  ['10', 10],
  ['1.500', 1.5],
])('reads %j as %d', (typed, figure) => {
  expect(read(typed)).toEqual({ success: true, data: figure })
})

it.each([
  ['1,500', 'Write 1.500 or 1500'],
  ['-42,125', 'Write -42.125 or -42125'],
  ['1,5,0', 'Enter a number'],
  ['1.500,5', 'Enter a number'],
  ['42,', 'Enter a number'],
  [',5', 'Enter a number'],
  ['4 2', 'Enter a number'],
  ['1e309', 'Enter a number'],
])('does not guess what %j is', (typed, words) => {
  expect(typedNumber(typed)).toBe(typed)
  expect(read(typed).error?.issues[0]?.message).toBe(words)
})

it('reads no half where whole figures are asked for', () => {
  expect(whole(0, 10).safeParse(typedNumber('3,5')).error?.issues[0]?.message).toBe('Enter a whole number')
})
