import { beforeAll, expect, test, vi } from 'vitest'

const listeners = new Map<string, (event: unknown) => void>()
const keptUntil = (until: string) => ({ until, timeZone: 'Pacific/Kiritimati' })
const plan = keptUntil('2026-11-29')
const onPhone: { plan: ReturnType<typeof keptUntil> | undefined } = { plan }
vi.mock('./store', () => ({
  store: () => Promise.resolve({ get: () => Promise.resolve(onPhone.plan) }),
}))
beforeAll(async () => {
  // Noon of the 29th where it is the earliest.
  vi.useFakeTimers({ toFake: ['Date'], now: Date.parse('2026-11-28T22:00:00Z') })
  vi.stubGlobal('OFFLINE_FILES', { version: 'one', paths: ['/offline.html'] })
  vi.stubGlobal('caches', { match: () => Promise.resolve(new Response('the kept plan')) })
  vi.stubGlobal('self', {
    addEventListener: (kind: string, listen: (event: unknown) => void) => listeners.set(kind, listen),
    location: { origin: 'https://clinic.example' },
  })
  await import('./worker')
  return () => {
    vi.useRealTimers()
    vi.unstubAllGlobals()
  }
})

/** What the worker shows of a page that the clinic, or what stands before it, answers so. */
async function shown(status: number, path = '/today'): Promise<string> {
  let answer: Promise<Response> | undefined
  listeners.get('fetch')!({
    request: { method: 'GET', mode: 'navigate', url: `https://clinic.example${path}` },
    preloadResponse: Promise.resolve(new Response('as answered', { status })),
    respondWith: (given: Promise<Response>) => (answer = given),
  })
  return answer ? (await answer).text() : 'left to the browser'
}

test.each([502, 503, 504])('a clinic that cannot be reached is no network: %i', async (status) => {
  onPhone.plan = plan
  expect(await shown(status)).toBe('the kept plan')
  expect(await shown(status, '/caseload')).toBe('left to the browser')
  onPhone.plan = undefined
  expect(await shown(status)).toBe('as answered')
})

test('a plan that is too old hides nothing of what the clinic answers', async () => {
  onPhone.plan = keptUntil('2026-11-28')
  expect(await shown(503)).toBe('as answered')
})

test.each([200, 401, 404, 429, 500])('whatever else is answered is shown: %i', async (status) => {
  onPhone.plan = plan
  expect(await shown(status)).toBe('as answered')
})
