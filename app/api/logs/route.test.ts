// Which batches are looked at: of the patient who is signed in, sent from our own pages, as JSON of a sensible size.
import { beforeEach, expect, it, vi } from 'vitest'

const asking = vi.hoisted(() => ({ viewer: null as unknown }))
const recordBatch = vi.hoisted(() => vi.fn(() => Promise.resolve({ results: [] })))
vi.mock('@/server/session', () => ({ currentViewer: () => Promise.resolve(asking.viewer) }))
vi.mock('@/server/logging', () => ({ recordBatch }))
const { POST } = await import('./route')

const edith = { kind: 'patient', accountId: 'edith' }
const own = { origin: 'http://127.0.0.1:3000', 'content-type': 'application/json' }
beforeEach(() => {
  recordBatch.mockClear()
  asking.viewer = edith
})

const statusOf = async (body: string, headers: Record<string, string> = own) =>
  (await POST(new Request('http://127.0.0.1:3000/api/logs', { method: 'POST', headers, body }))).status

const batch = (person?: unknown) => JSON.stringify({ logs: [], checkIns: [], person })

it('takes what is said to be of whoever is signed in, or of nobody in particular', async () => {
  for (const body of [batch('edith'), batch()]) expect(await statusOf(body)).toBe(200)
  expect(recordBatch).toHaveBeenCalledTimes(2)
})

it.each([
  ['of somebody else', 409, batch('farid')],
  ['of somebody else, said last', 409, '{"person":"edith","person":"farid"}'],
  ['of nobody', 409, batch(null)],
  ['of a list', 409, batch(['edith'])],
  ['no JSON', 400, '{'],
  ['too deep', 400, '['.repeat(100)],
  ['too long', 413, JSON.stringify({ logs: 'x'.repeat(300_000) })],
])('refuses what is %s', async (_, status, body) => {
  expect(await statusOf(body)).toBe(status)
  expect(recordBatch).not.toHaveBeenCalled()
})

it('refuses who is signed out, staff, another site and another kind of body', async () => {
  expect(await statusOf(batch(), { ...own, origin: 'https://evil.example' })).toBe(403)
  expect(await statusOf(batch(), { ...own, 'content-type': 'text/plain' })).toBe(415)
  asking.viewer = { kind: 'staff', accountId: 'edith' }
  expect(await statusOf(batch())).toBe(403)
  asking.viewer = null
  expect(await statusOf(batch())).toBe(401)
  expect(recordBatch).not.toHaveBeenCalled()
})
