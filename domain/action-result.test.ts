// After which answers a page may be drawn anew: it is then still the person's own, with what they typed on it.
import { expect, it } from 'vitest'
import { wasHeard } from '@/domain/action-result'

it.each([
  [422, true],
  [403, true],
  [401, false],
  // Their right may have ended while they typed.
  [404, false],
  [409, false],
] as const)('%i was heard: %s', (status, heard) => {
  expect(wasHeard({ ok: false, status, fields: {} })).toBe(heard)
  expect(wasHeard({ ok: true, value: undefined })).toBe(true)
})
