// A version that waits for its day, on a real database: until then nothing of it is shown as what is in force, and on a plan that ended before never.
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { addDays } from '@/domain/dates'
import { beginProtocol } from '@/server/new-protocol'
import { endPlan } from '@/server/plan-course'
import { draftOfNextVersion, getPlan, saveDraft, startPlan } from '@/server/plans'
import { publish } from '@/server/publishing'
import { reassessmentOf } from '@/server/reassessment'
import { clinicOf, today, treatedBy, type Treated } from '@/server/two-clinics.fixture'
import type { Therapist } from '@/server/viewer'

let mine: Therapist
let ada: Treated

/** Version 2, with more sets than version 1 has, is published today and waits for three days. */
beforeEach(async () => {
  mine = await (await clinicOf('Harbour')).therapist()
  ada = await treatedBy(mine)
  const { content, revision } = draftOfNextVersion(await getPlan(mine, ada.planId))
  content.phases[0]!.prescriptions[0]!.dosage.sets = 9
  const saved = await saveDraft(mine, ada.planId, content, revision)
  await publish(mine, ada.planId, { read: 1, ...saved, effectiveOn: addDays(today(), 3), reason: '' })
})
afterEach(() => vi.useRealTimers())

/** What time it is alone; what waits for something waits in real time. */
const daysLater = (days: number) =>
  vi.useFakeTimers({ toFake: ['Date'], now: new Date(Date.now() + days * 86_400_000) })

const changes = async () => (await reassessmentOf(mine, ada.planId)).changes
const setsOfOneBegunAsThis = async () => {
  const planId = await startPlan(mine, ada.patientId, { planId: ada.planId })
  return (await getPlan(mine, planId)).draft?.content.phases[0]?.prescriptions[0]?.dosage.sets
}

it('changes a plan that goes on from its day', async () => {
  expect(await changes()).toEqual([])
  expect(await setsOfOneBegunAsThis()).toBe(3)
  daysLater(3)
  expect(await changes()).toHaveLength(1)
  expect(await setsOfOneBegunAsThis()).toBe(9)
})

it('never came to a plan that ended before its day', async () => {
  const end = { how: 'discontinued' as const, reason: 'Moved away', cancelSessions: [] }
  await endPlan(mine, ada.planId, { ...end, read: 2, revision: 0 })
  daysLater(4)
  expect(await changes()).toEqual([])
  expect(await setsOfOneBegunAsThis()).toBe(3)
  const { content } = await beginProtocol(mine, { planId: ada.planId, keepsNotes: false })
  expect(content.phases[0]?.prescriptions[0]?.dosage.sets).toBe(3)
})
