// A phone that is full while the pictures of the days to come are kept on it: the transaction is given up at its end.
import { afterEach, expect, test, vi } from 'vitest'
import { keepDays } from './keep'

const { full, store } = vi.hoisted(() => ({
  full: new DOMException('Full', 'QuotaExceededError'),
  store: {
    get: () => Promise.resolve({ person: 'somebody' }),
    getAllKeys: () => Promise.resolve([]),
    put: () => Promise.resolve(),
    delete: () => Promise.resolve(),
  },
}))
vi.mock('./store', async (original) => ({
  ...(await original<object>()),
  storeInTheEnd: () =>
    Promise.resolve({
      ...store,
      transaction: (of: string | string[]) => ({
        ...{ store, objectStore: () => store },
        done: of.includes('pictures') ? Promise.reject(full) : Promise.resolve(),
      }),
    }),
}))
afterEach(() => vi.unstubAllGlobals())

test('no further picture is asked for once one does not fit', async () => {
  const howTo = ['one', 'two'].map((exerciseId) => ({ picture: { exerciseId, mark: 'a' } }))
  const fetched = vi.fn((href: string) =>
    Promise.resolve(
      href === '/api/today' ? Response.json({ person: 'somebody', howTo }) : new Response('picture'),
    ),
  )
  vi.stubGlobal('fetch', fetched)
  vi.stubGlobal('IDBKeyRange', { bound: () => undefined })
  vi.stubGlobal('matchMedia', () => ({ matches: true }))
  await expect(keepDays('somebody')).rejects.toBe(full)
  expect(fetched.mock.calls).toEqual([['/api/today'], ['/pictures/one/still?v=a']])
})
