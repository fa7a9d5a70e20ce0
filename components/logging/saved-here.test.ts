import { expect, test } from 'vitest'
import { standing } from './saved-here'

test('what was saved here stands until the page says something newer, a removal too', () => {
  const nothing = { now: null, last: null }
  expect(standing(undefined, nothing)).toBeNull()
  const saved = { now: 'done', over: null }
  expect(standing(saved, nothing)).toBe('done')
  expect(standing(saved, { now: 'done, as stored', last: 'a' })).toBe('done, as stored')
  // Another phone took it back.
  expect(standing(saved, { now: null, last: 'b' })).toBeNull()
  expect(standing({ now: null, over: 'a' }, { now: 'done', last: 'a' })).toBeNull()
})
