// What a plan's page is told of a plan with many versions, on a real database: what changed in few of them.
import { expect, it } from 'vitest'
import { getPlan } from '@/server/plans'
import { extendPhase } from '@/server/publishing'
import { clinicOf, treatedBy } from '@/server/two-clinics.fixture'

it('of an older version it is told what changed when it is asked for', async () => {
  const mine = await (await clinicOf('Harbour')).therapist()
  const { planId, phaseIds } = await treatedBy(mine)
  for (let read = 1; read < 8; read++)
    await extendPhase(mine, planId, { read, phaseId: phaseIds.maintenance, weeks: 1, reason: '' })
  const told = async (askedFor?: number) => {
    const { publications } = await getPlan(mine, planId, askedFor)
    expect(publications.map(({ number }) => number)).toEqual([8, 7, 6, 5, 4, 3, 2, 1])
    return publications.map(({ changes }) => changes && changes.length > 0)
  }
  const newest = [true, true, true, true, true]
  expect(await told()).toEqual([...newest, null, null, false])
  expect(await told(2)).toEqual([...newest, null, true, false])
  for (const none of [NaN, 0, 99]) expect(await told(none)).toEqual([...newest, null, null, false])
})
