import { expect, test } from 'vitest'
import { lastOfEach } from './refused'
import type { Waiting } from './store'

const said = (id: string, replaces: string | null, pain: number | null, more: Partial<Waiting> = {}) =>
  ({
    ...{ id, person: 'somebody', about: 'Leg raise', refused: 'There is no such entry to correct' },
    log: { id, replaces, pain, status: 'done' },
    ...more,
  }) as Waiting
const overtaken = { refused: 'It was already logged', overtakenBy: 'theirs' }

test('of what was said and corrected without a network one answer is left, the last, for the reason of the first', () => {
  const first = said('1', null, null, overtaken)
  expect(lastOfEach([first, said('2', '1', 4), said('3', '2', 5), said('4', null, 9)])).toEqual([
    said('3', null, 5, overtaken),
    said('4', null, 9),
  ])
})

test('what was said and taken back is nothing, and what was there before is still to be taken back', () => {
  const removal = (replaces: string) => {
    const entry = said('9', replaces, null)
    return 'log' in entry ? { ...entry, log: { ...entry.log, status: 'removed' as const } } : entry
  }
  expect(lastOfEach([said('1', null, null, overtaken), removal('1')])).toEqual([])
  expect(lastOfEach([said('2', 'stood', 4, overtaken), removal('2')])).toEqual([
    { ...removal('stood'), ...overtaken },
  ])
})
