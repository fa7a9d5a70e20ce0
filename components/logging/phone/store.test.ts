// A browser whose database never answers, as after a crash of it or beside a tab that holds it.
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { deliver } from './outbox'
import { wipe, type Waiting } from './store'

const entry = {
  ...{ id: 'an-entry', person: 'somebody', about: 'Leg raise', refused: null },
  log: { id: 'an-entry' },
} as Waiting

beforeEach(() => {
  vi.useFakeTimers()
  for (const kind of ['Database', 'ObjectStore', 'Index', 'Cursor', 'Transaction', 'Request'])
    vi.stubGlobal(`IDB${kind}`, class extends EventTarget {})
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

test('what is tapped is sent all the same, and the next tap waits no more', async () => {
  const open = vi.fn(() => new IDBRequest())
  vi.stubGlobal('indexedDB', { open })
  const fetched = vi.fn(() =>
    Promise.resolve(Response.json({ results: [{ outcome: 'stored', errors: {} }] })),
  )
  vi.stubGlobal('fetch', fetched)
  const first = deliver(entry)
  await vi.advanceTimersByTimeAsync(5_000)
  expect(await first).toEqual({ state: 'sent' })
  expect(await deliver(entry)).toEqual({ state: 'sent' })
  expect(open).toHaveBeenCalledTimes(1)
  expect(fetched).toHaveBeenCalledTimes(2)
})

test('it may hold something all the same: nobody signs out as of a browser that keeps nothing', async () => {
  vi.stubGlobal('indexedDB', { open: () => new IDBRequest() })
  const refused = expect(wipe('somebody', [])).rejects.toThrow('does not answer')
  await vi.advanceTimersByTimeAsync(5_000)
  await refused
})
