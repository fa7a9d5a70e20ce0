// How many plans of a patient are under way, on a real database: ten at most, also where two are activated at once, and more that are there from before go on and can be ended.
import { beforeAll, expect, it } from 'vitest'
import { toColumn } from '@/server/clock'
import { asViewer } from '@/server/db'
import { meanwhile } from '@/server/meanwhile.fixture'
import { endPlan, pausePlan } from '@/server/plan-course'
import { lockPlan } from '@/server/plan-lock'
import { draftOfNextVersion, getPlan, saveDraft, startPlan } from '@/server/plans'
import { publish } from '@/server/publishing'
import { clinicOf, today, treatedBy, type Treated } from '@/server/two-clinics.fixture'
import type { Therapist } from '@/server/viewer'

let mine: Therapist
beforeAll(async () => {
  mine = await (await clinicOf('Harbour')).therapist()
})

/** Beside the one that ada is treated by. */
const underWay = ({ patientId }: Treated, more: number) =>
  asViewer(mine, (tx) =>
    tx.plan.createMany({
      data: Array.from({ length: more }, () => ({
        ...{ clinicId: mine.clinicId, patientId, createdBy: mine.accountId, problem: 'Another' },
        ...{ status: 'active', startsOn: toColumn(today()), createdAt: new Date('2026-01-02T12:00:00Z') },
      })),
    }),
  )

/** A draft that can be activated; two of one patient are told apart by what they are for. */
async function drafted({ patientId, planId }: Treated, problem: string) {
  const id = await startPlan(mine, patientId, { planId })
  return { id, activate: await written(id, problem, 0) }
}

/** Saves what it is for, and answers how it is published. */
async function written(planId: string, problem: string, read: number) {
  const { content, revision: before } = draftOfNextVersion(await getPlan(mine, planId))
  const { revision } = await saveDraft(mine, planId, { ...content, problem }, before)
  return () => publish(mine, planId, { read, revision, effectiveOn: today(), reason: '' })
}

const end = (planId: string, read: number) =>
  endPlan(mine, planId, { read, revision: 0, how: 'completed', reason: '', cancelSessions: [] })

it('has ten plans under way at most, with one that is paused, and keeps what would be one more as a draft', async () => {
  const ada = await treatedBy(mine)
  await underWay(ada, 8)
  await pausePlan(mine, ada.planId, { from: today() })
  const [knee, hip] = [await drafted(ada, 'Knee'), await drafted(ada, 'Hip')]
  await knee.activate()
  const before = await getPlan(mine, hip.id)
  await expect(hip.activate()).rejects.toMatchObject({
    fields: { '': expect.stringMatching(/^10 plans .* at most 10 can be: end one first/) },
  })
  expect(await getPlan(mine, hip.id)).toEqual(before)
  await end(knee.id, 1)
  await hip.activate()
})

it('goes on with more than ten from before, and ends them', async () => {
  const ada = await treatedBy(mine)
  await underWay(ada, 11)
  const knee = await drafted(ada, 'Knee')
  await expect(knee.activate()).rejects.toThrow('12 plans of this patient are under way')
  await expect(knee.activate()).rejects.toThrow('end 3 first')
  const change = await written(ada.planId, 'Upper back', 1)
  expect(await change()).toEqual({ number: 2 })
  await end(ada.planId, 2)
  expect(await getPlan(mine, ada.planId)).toMatchObject({ status: 'completed' })
})

it('is the tenth for one of two who activate at once', async () => {
  const ada = await treatedBy(mine)
  await underWay(ada, 8)
  const [knee, hip] = [await drafted(ada, 'Knee'), await drafted(ada, 'Hip')]
  const activatingTheTenth = (begin: () => Promise<void>) =>
    asViewer(mine, async (tx) => {
      await lockPlan(tx, mine, knee.id)
      const begun = { status: 'active', startsOn: toColumn(today()) }
      await tx.plan.updateMany({ where: { id: knee.id }, data: begun })
      await begin()
    })
  expect(await meanwhile(activatingTheTenth, hip.activate)).toMatchObject({
    fields: { '': expect.stringContaining('10 plans of this patient are under way') },
  })
})
