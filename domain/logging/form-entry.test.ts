// What a form says as an entry: an empty figure is no answer, and one that cannot be read is asked for again.
import { expect, test } from 'vitest'
import { countProblems, logOfForm, wrongCounts } from '@/domain/logging/form-entry'

const form = (fields: Record<string, string>) => (name: string) => fields[name] ?? ''
const partial = (setsDone: string, repsDone = '') => form({ status: 'partial', setsDone, repsDone })

test.each(['abc', '-1', '1.5', '1,5', '101', 'NaN', '1e309', '2147483648', '0x', '٣', '1 2', '"3"'])(
  'rounds of %j are asked for again',
  (text) => {
    expect(wrongCounts(partial(text))).toEqual({ setsDone: 'Enter a whole number from 0 to 100' })
    expect(Object.keys(wrongCounts(partial(text, text)))).toContain('setsDone')
  },
)

test.each(['', '  ', '0', ' 3 ', '100'])('rounds of %j are taken', (text) => {
  expect(wrongCounts(partial(text))).toEqual({})
  expect(logOfForm(partial(text)).setsDone).toBe(text.trim() === '' ? null : Number(text))
})

test('what belongs to another answer is not asked', () => {
  expect(wrongCounts(form({ status: 'done', setsDone: 'abc' }))).toEqual({})
  expect(wrongCounts(form({ status: 'skipped', repsDone: 'abc' }))).toEqual({})
})

test('only names of our own are told to be wrong', () => {
  expect(countProblems(['repsDone', '__proto__', 'toString', ''])).toEqual({
    repsDone: 'Enter a whole number from 0 to 1000',
  })
})
