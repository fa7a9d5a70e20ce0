// A browser subscribes to the key that the program has now, also where it still listens to one of before.
import { afterEach, expect, test, vi } from 'vitest'
import { subscribe } from './subscription'

afterEach(() => vi.unstubAllGlobals())

/** As the Push API says: who is subscribed with other options than these is refused. */
function browser(subscribedTo: string | null, network = true) {
  const state = { key: subscribedTo, endings: 0 }
  const endpoint = () => `https://push.example/${state.key}`
  const subscription = () => ({
    endpoint: endpoint(),
    toJSON: () => ({ endpoint: endpoint(), keys: { p256dh: 'p', auth: 'a' } }),
    unsubscribe: () => {
      state.endings++
      state.key = null
      return Promise.resolve(true)
    },
  })
  const pushManager = {
    getSubscription: () => Promise.resolve(state.key === null ? null : subscription()),
    subscribe: ({ applicationServerKey }: { applicationServerKey: string }) => {
      if (state.key !== null && state.key !== applicationServerKey)
        return Promise.reject(new DOMException('another key', 'InvalidStateError'))
      if (state.key === null && !network) return Promise.reject(new DOMException('no network', 'AbortError'))
      state.key = applicationServerKey
      return Promise.resolve(subscription())
    },
  }
  vi.stubGlobal('Notification', { requestPermission: () => Promise.resolve('granted') })
  vi.stubGlobal('navigator', {
    serviceWorker: { getRegistration: () => Promise.resolve({ pushManager }) },
  })
  return state
}

test('a browser that listens to the key of before lets go of it, and listens to the new one', async () => {
  browser('before')
  expect(await subscribe('now')).toEqual({ endpoint: 'https://push.example/now', p256dh: 'p', auth: 'a' })
})

test('one that listens to this key already, for whomever, goes on as it is', async () => {
  const state = browser('now')
  expect(await subscribe('now')).toMatchObject({ endpoint: 'https://push.example/now' })
  expect(state.endings).toBe(0)
})

test('without a network the person is told so', async () => {
  browser(null, false)
  expect(await subscribe('now')).toContain('could not be connected')
})
