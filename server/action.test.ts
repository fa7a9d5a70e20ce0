// What stands before every action: who may, whether ids are ids, and the schema; each is refused before anything runs.
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { z } from 'zod'
import { asked, sayWhosePage, type Asked } from '@/server/asked'
import { ownerName } from '@/domain/accounts/page-owner'
import type { Viewer } from '@/server/viewer'

const asking = vi.hoisted(() => ({ viewer: null as unknown }))
vi.mock('@/server/session', () => ({ currentViewer: () => Promise.resolve(asking.viewer) }))
const { adminAction, patientAction, publicAction, staffAction, therapistAction, viewerAction } =
  await import('@/server/action')

const staff = (...roles: string[]) =>
  ({ kind: 'staff', roles, accountId: 'a', clinicId: 'c' }) as unknown as Viewer
const people = {
  nobody: null,
  patient: { kind: 'patient', patientId: 'p', accountId: 'b', clinicId: 'c' } as unknown as Viewer,
  admin: staff('admin'),
  therapist: staff('therapist'),
  both: staff('admin', 'therapist'),
}
const may = {
  admin: { make: adminAction, people: ['admin', 'both'] },
  therapist: { make: therapistAction, people: ['therapist', 'both'] },
  staff: { make: staffAction, people: ['admin', 'therapist', 'both'] },
  patient: { make: patientAction, people: ['patient'] },
  anybody: { make: viewerAction, people: ['patient', 'admin', 'therapist', 'both'] },
} as const

const id = '019a0000-0000-7000-8000-000000000000'
const schema = z.object({ weeks: z.number() })
const run = vi.fn((_: unknown, input: { weeks: number }) => Promise.resolve(input.weeks))
beforeEach(() => void run.mockClear())

for (const [kind, allowed] of Object.entries(may))
  for (const [name, viewer] of Object.entries(people))
    test(`an action for ${kind}, asked by ${name}`, async () => {
      asking.viewer = viewer
      const action = (allowed.make as typeof viewerAction)(schema, run)
      const answer = await action({ weeks: 3 })
      if ((allowed.people as readonly string[]).includes(name)) {
        expect(answer).toEqual({ ok: true, value: 3 })
      } else {
        expect(answer).toMatchObject({ ok: false, status: viewer ? 403 : 401 })
        expect(run).not.toHaveBeenCalled()
      }
    })

test('what a form does not have is not passed on', async () => {
  asking.viewer = people.admin
  const sent = { weeks: 3, clinicId: 'another', roles: ['admin'], __proto__: { weeks: 4 } }
  expect(await adminAction(schema, run)(sent)).toEqual({ ok: true, value: 3 })
  expect(run).toHaveBeenLastCalledWith(people.admin, { weeks: 3 })
})

test('what names one part again and again is not read', async () => {
  asking.viewer = people.admin
  const texts = z.object({ weeks: z.number(), texts: z.array(z.array(z.string())) })
  const answer = (times: number) => {
    const text = 'x'.repeat(1_000)
    const list = Array.from({ length: times }, () => text)
    const said = { weeks: 3, texts: Array.from({ length: times }, () => list) }
    return Promise.all([
      adminAction(texts, run)(said),
      publicAction(texts, (input) => run(null, input))(said),
    ])
  }
  const refused = { ok: false, status: 422, fields: { '': 'This is too long to be read.' } }
  expect(await answer(10)).toEqual(Array.from({ length: 2 }, () => ({ ok: true, value: 3 })))
  expect(await answer(50)).toEqual([refused, refused])
})

test('an id that is none names nothing, and input that is wrong comes back to its field', async () => {
  asking.viewer = people.admin
  const action = adminAction(schema, (viewer, input, _id: string) => run(viewer, input))
  expect(await action({ weeks: 3 }, 'x')).toMatchObject({ ok: false, status: 404 })
  // The database would take it for the same.
  expect(await action({ weeks: 3 }, id.toUpperCase())).toMatchObject({ ok: false, status: 404 })
  expect(await action({ weeks: 3 }, { toString: () => id } as unknown as string)).toMatchObject({
    status: 404,
  })
  expect(await action({ weeks: '3' } as never, id)).toMatchObject({
    status: 422,
    fields: { weeks: expect.any(String) },
  })
  expect(run).not.toHaveBeenCalled()
  expect(await action({ weeks: 3 }, id)).toEqual({ ok: true, value: 3 })
})

describe('sent from an open page', () => {
  const store = (owner?: string): Asked => ({
    ...{ unavailable: false, begun: false, refused: false, address: '', waited: 0 },
    owner,
  })
  const send = (owner?: string) => {
    asking.viewer = people.admin
    return asked.run(store(owner), () => viewerAction(schema, run)({ weeks: 3 }))
  }

  test('of somebody else who was signed in before, nothing is done, and no refusal is noted', async () => {
    const request = store('b')
    for (const { make } of Object.values(may)) {
      asking.viewer = people.both
      const answer = await asked.run(request, () => (make as typeof viewerAction)(schema, run)({ weeks: 3 }))
      expect(answer).toMatchObject({ ok: false, status: 409 })
    }
    expect(run).not.toHaveBeenCalled()
    expect(request.refused).toBe(false)
  })

  test('one’s own, or one that says nothing, is taken', async () => {
    for (const owner of ['a', undefined]) expect(await send(owner)).toMatchObject({ ok: true })
  })

  test('a form that came without scripts says it in a field', async () => {
    const form = new FormData()
    form.set(ownerName, 'b')
    asking.viewer = people.admin
    const answer = await asked.run(store(), () => {
      sayWhosePage(form)
      return viewerAction(schema, run)({ weeks: 3 })
    })
    expect(answer).toMatchObject({ ok: false, status: 409 })
  })
})
