// After which answers a page may be drawn anew: it is then still the person's own, with what they typed on it.
import { expect, it } from 'vitest'
import { wasHeard, wasTheirs } from '@/domain/action-result'

it.each([
  [422, true, true],
  [503, true, true],
  // What was to be ended has ended already, and the list says so.
  [404, true, false],
  [403, true, false],
  [401, false, false],
  [409, false, false],
] as const)('%i was heard: %s, and what it is about is theirs: %s', (status, heard, theirs) => {
  const refused = { ok: false, status, fields: {} } as const
  expect([wasHeard(refused), wasTheirs(refused)]).toEqual([heard, theirs])
  const done = { ok: true, value: undefined } as const
  expect([wasHeard(done), wasTheirs(done)]).toEqual([true, true])
})
