// What is answered instead of a file: nothing of it to whoever may not have it, and nothing that a cache would keep.
import { beforeEach, expect, it, vi } from 'vitest'
import { NotFound, Unavailable } from '@/server/errors'
import type { Viewer } from '@/server/viewer'

const asking = vi.hoisted(() => ({ viewer: null as unknown, proved: [] as string[] }))
vi.mock('@/server/session', () => ({ currentViewer: () => Promise.resolve(asking.viewer) }))
vi.mock('@/server/own-proof', () => ({
  hasProof: ({ session }: Viewer) => Promise.resolve(asking.proved.includes(String(session))),
}))
const { fileAfterProof, fileFor } = await import('@/server/file-answer')

const viewer = { kind: 'staff', session: 'here' } as unknown as Viewer
const make = vi.fn(() => Promise.resolve(new Response('the file')))
beforeEach(() => {
  make.mockClear()
  Object.assign(asking, { viewer, proved: [] })
})

it('what is taken away as a whole leads to the page that asks, until the passphrase was given in this session', async () => {
  asking.proved = ['elsewhere']
  const answer = await fileAfterProof(viewer, '/patients/x/data', make)
  expect(answer.status).toBe(303)
  expect(Object.fromEntries(answer.headers)).toEqual({
    'cache-control': 'private, no-store',
    location: '/patients/x/data',
  })
  expect(await answer.text()).toBe('')
  expect(make).not.toHaveBeenCalled()
  asking.proved = ['here']
  expect(await (await fileAfterProof(viewer, '/patients/x/data', make)).text()).toBe('the file')
})

it('whoever is signed out is told so, and nothing is made', async () => {
  asking.viewer = null
  expect((await fileFor(make)).status).toBe(401)
  expect(make).not.toHaveBeenCalled()
})

it.each([
  [404, new NotFound()],
  [503, new Unavailable('it does not answer')],
])('answers %s in plain words that no cache keeps', async (status, error) => {
  const answer = await fileFor(() => Promise.reject(error))
  expect(answer.status).toBe(status)
  expect(answer.headers.get('cache-control')).toBe('private, no-store')
  expect(answer.headers.get('content-type')).toContain('text/plain')
})
