// How often a browser, and in some of them the person, is asked to keep what lies on the phone.
import { afterEach, expect, test, vi } from 'vitest'

afterEach(() => {
  vi.resetModules()
  vi.unstubAllGlobals()
})

async function keptTwice(storage: object | undefined) {
  vi.stubGlobal('navigator', { storage })
  const { keepForGood } = await import('./for-good')
  await keepForGood()
  await keepForGood()
}

test('the browser is asked once a page, and not where it keeps everything already', async () => {
  const persist = vi.fn(() => Promise.resolve(false))
  await keptTwice({ persist, persisted: () => Promise.resolve(false) })
  expect(persist).toHaveBeenCalledTimes(1)
  vi.resetModules()
  await keptTwice({ persist, persisted: () => Promise.resolve(true) })
  expect(persist).toHaveBeenCalledTimes(1)
})

test('one that knows nothing of it, or refuses, is left alone', async () => {
  for (const storage of [undefined, {}, { persist: () => Promise.reject(new TypeError()) }]) {
    vi.resetModules()
    await expect(keptTwice(storage)).resolves.toBeUndefined()
  }
})
