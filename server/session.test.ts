// Who may open a page by their role: whoever is signed out is led to the sign-in page, whoever lacks the role is refused.
import { beforeEach, expect, test, vi } from 'vitest'
import { ownerName } from '@/domain/accounts/page-owner'
import type * as viewers from '@/server/viewer'
import type { Viewer } from '@/server/viewer'

const asking = vi.hoisted(() => ({ viewer: null as unknown, path: '/caseload', cookie: '', owner: '' }))
vi.mock('next/headers', () => ({
  cookies: async () => ({ get: () => ({ value: asking.cookie }) }),
  headers: async () =>
    new Headers({ 'x-phaseline-path': asking.path, ...(asking.owner && { [ownerName]: asking.owner }) }),
}))
vi.mock('next/navigation', () => ({
  redirect: (to: string) => {
    throw new Error(`to ${to}`)
  },
  forbidden: () => {
    throw new Error('forbidden')
  },
  unauthorized: () => {
    throw new Error('unauthorized')
  },
}))
vi.mock('@/server/viewer', async (original) => ({
  ...(await original<typeof viewers>()),
  viewerOfSession: () => Promise.resolve(asking.viewer),
}))
vi.mock('@/server/session-cookie', () => ({
  sessionIdIn: (cookie: string) => Promise.resolve(cookie === 'ours' ? 'one' : null),
}))
const { requireAdmin, requirePatient, requireStaff, requireTherapist } = await import('@/server/session')

beforeEach(() => {
  vi.stubEnv('NEXTAUTH_SECRET', 'a secret of at least thirty-two characters')
  Object.assign(asking, { viewer: null, path: '/caseload', cookie: 'ours', owner: '' })
  return () => vi.unstubAllEnvs()
})

const staff = (...roles: string[]) => ({ kind: 'staff', roles }) as unknown as Viewer
const people = {
  patient: { kind: 'patient' } as unknown as Viewer,
  admin: staff('admin'),
  therapist: staff('therapist'),
  both: staff('admin', 'therapist'),
}
const doors = {
  staff: { open: requireStaff, to: ['admin', 'therapist', 'both'] },
  admins: { open: requireAdmin, to: ['admin', 'both'] },
  therapists: { open: requireTherapist, to: ['therapist', 'both'] },
  patients: { open: requirePatient, to: ['patient'] },
}

for (const [door, { open, to }] of Object.entries(doors)) {
  for (const [name, viewer] of Object.entries(people))
    test(`a page for ${door}, asked for by ${name}`, async () => {
      asking.viewer = viewer
      if (to.includes(name)) expect(await open()).toBe(viewer)
      else await expect(open()).rejects.toThrow('forbidden')
    })

  test(`a page for ${door}, asked for by nobody, with a cookie that is not ours or of a session that has ended`, async () => {
    for (const [cookie, viewer] of [
      ['', people.both],
      ['forged', people.both],
      ['ours', null],
    ] as const) {
      Object.assign(asking, { cookie, viewer })
      await expect(open()).rejects.toThrow('to /sign-in?callbackUrl=%2Fcaseload')
    }
  })
}

test('the way back is a page of ours, and not the number that a script adds', async () => {
  for (const [path, back] of [
    ['/patients?q=a&_rsc=1abc', '/sign-in?callbackUrl=%2Fpatients%3Fq%3Da'],
    ['//evil.example', '/sign-in'],
  ] as const) {
    Object.assign(asking, { path, cookie: '' })
    await expect(requireStaff()).rejects.toThrow(`to ${back}`)
  }
})

test('a link followed on a page leads nobody but its owner on', async () => {
  asking.viewer = { ...people.therapist, accountId: 'ben' }
  asking.owner = 'ben'
  await expect(requireStaff()).resolves.toBe(asking.viewer)
  asking.owner = 'chiara'
  await expect(requireStaff()).rejects.toThrow('unauthorized')
})
