// The catalog on a real database: what is built in and what is one's own, and nothing of another clinic.
import { v7 } from 'uuid'
import { beforeAll, describe, expect, it } from 'vitest'
import { aClinic, aColleague } from '@/server/accounts.fixture'
import { getExercise } from '@/server/catalog'
import { asViewer } from '@/server/db'
import { NotFound } from '@/server/errors'
import type { StaffViewer, Therapist } from '@/server/viewer'

let ana: Therapist
let eve: Therapist

async function addOwn(viewer: StaffViewer, name: string, slug: string): Promise<void> {
  await asViewer(viewer, (tx) =>
    tx.exercise.create({
      data: {
        id: v7(),
        clinicId: viewer.clinicId,
        slug,
        name,
        kind: 'strengthening',
        delivery: 'home',
        regions: ['knee'],
        position: 'sitting',
        level: 'easy',
        purpose: 'For a test',
        stopWhen: 'Never',
        defaultDosage: { painCeiling: 5, frequency: { kind: 'as-needed' } },
        contentHash: '',
        updatedBy: viewer.accountId,
      },
      select: { id: true },
    }),
  )
}

beforeAll(async () => {
  ana = (await aColleague(await aClinic('Harbour'), { name: 'Ana' })) as unknown as Therapist
  eve = (await aColleague(await aClinic('Riverside'), { name: 'Eve' })) as unknown as Therapist
  await addOwn(ana, 'Harbour heron pose', 'heron-pose')
  await addOwn(eve, 'Riverside heron pose', 'heron-pose')
  await addOwn(eve, 'Riverside secret', 'secret')
  await addOwn(ana, 'Our own squeeze', 'scapular-squeeze-sitting')
})

describe('one exercise', () => {
  it('is the clinic’s own before a built-in one of the same address', async () => {
    expect(await getExercise(ana, 'scapular-squeeze-sitting')).toMatchObject({
      name: 'Our own squeeze',
      own: true,
    })
    const builtIn = await getExercise(eve, 'scapular-squeeze-sitting')
    expect(builtIn).toMatchObject({ own: false, kind: 'strengthening' })
    expect(builtIn.steps.length).toBeGreaterThan(1)
  })

  it.each(['secret', 'nope', '', '../x', 'a\0b', '%', 'SECRET'])(
    '%j does not exist for Harbour',
    async (slug) => {
      await expect(getExercise(ana, slug)).rejects.toThrow(NotFound)
    },
  )
})
