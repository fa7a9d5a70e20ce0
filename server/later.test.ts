// What follows a request at a time that tells nothing of it.
import { expect, test, vi } from 'vitest'
import { later, LATEST_MS } from '@/server/later'

test('it is done within seconds, not at once, and each at another time', () => {
  vi.useFakeTimers()
  const timers = vi.spyOn(globalThis, 'setTimeout')
  const work = vi.fn(() => Promise.resolve())
  for (let i = 0; i < 50; i++) later('not done:', work)
  vi.advanceTimersByTime(100)
  expect(work).not.toHaveBeenCalled()
  vi.advanceTimersByTime(LATEST_MS)
  expect(work).toHaveBeenCalledTimes(50)
  expect(new Set(timers.mock.calls.map(([, ms]) => ms)).size).toBeGreaterThan(10)
  vi.useRealTimers()
})

test('what fails goes to the log by its kind, without its words', async () => {
  vi.useFakeTimers()
  const log = vi.spyOn(console, 'error').mockImplementation(() => undefined)
  later('not done:', () => Promise.reject(new TypeError('of Ada Quist')))
  await vi.advanceTimersByTimeAsync(LATEST_MS)
  expect(log.mock.calls).toEqual([['not done:', 'TypeError']])
  vi.useRealTimers()
})
