import { afterEach, expect, test, vi } from 'vitest'
import { wouldOpen } from './reach'

afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

const asked = (answer: (signal: AbortSignal) => Promise<Response>) => {
  vi.stubGlobal(
    'fetch',
    vi.fn((_, { signal }: { signal: AbortSignal }) => answer(signal)),
  )
  return wouldOpen('/today')
}

test.each([
  ...([200, 401, 404, 429, 500] as const).map((status) => [status, true] as const),
  ...([502, 503, 504] as const).map((status) => [status, false] as const),
])('a page that is answered with %i would open: %s', async (status, opens) => {
  expect(await asked(() => Promise.resolve(new Response(null, { status })))).toBe(opens)
  expect(fetch).toHaveBeenCalledWith('/today', expect.objectContaining({ method: 'HEAD' }))
})

test('one that is not reached, or not answered in time to be shown, would not, and is asked for no longer', async () => {
  expect(await asked(() => Promise.reject(new TypeError('Failed to fetch')))).toBe(false)
  vi.useFakeTimers()
  const late = asked(
    (signal) =>
      new Promise((_, reject) => signal.addEventListener('abort', () => reject(new DOMException('Aborted')))),
  )
  await vi.advanceTimersByTimeAsync(8_000)
  expect(await late).toBe(false)
})
