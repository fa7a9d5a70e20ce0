// Reassessment on a real database: what is written, what the decision does, and that it is whole or not at all.
import { beforeEach, expect, test } from 'vitest'
import { addDays } from '@/domain/dates'
import type { Decided } from '@/domain/reassessment/decision'
import { compareAssessments } from '@/domain/reassessment/progress'
import { getPlan } from '@/server/plans'
import { progressOfPlan } from '@/server/progress'
import { reassess, reassessmentOf } from '@/server/reassessment'
import { clinicOf, today, treatedBy, type Treated } from '@/server/two-clinics.fixture'
import type { Admin, Therapist } from '@/server/viewer'

let admin: Admin, mine: Therapist, colleague: Therapist, elsewhere: Therapist
let ada: Treated

beforeEach(async () => {
  const harbour = await clinicOf('Harbour')
  admin = await harbour.admin()
  mine = await harbour.therapist()
  colleague = await harbour.therapist()
  elsewhere = await (await clinicOf('Riverside')).therapist()
  ada = await treatedBy(mine)
})

const measured = (rest: Partial<Decided> = {}): Decided => ({
  ...{ findings: 'Moves freely', nprsNow: 2, nprsWorst: 4, nprsAverage: 3, groc: 5, handMeasurements: [] },
  activities: [
    { item: 'Reading in bed', score: 6 },
    { item: 'Carrying shopping', score: 7 },
    { item: 'Gardening', score: 5 },
  ],
  ...{ decision: 'continue', nextDueOn: addDays(today(), 28), phaseId: '', effectiveOn: '' },
  ...rest,
})

test('baseline and now stand beside each other, with the change against the smallest that matters', async () => {
  await reassess(mine, ada.planId, measured())
  const { baseline, last, dueOn } = await reassessmentOf(mine, ada.planId)
  const compared = compareAssessments(baseline?.measurements ?? [], null, last?.measurements ?? [])
  const words = (code: string) => compared.find((each) => each.measure.code === code)?.sinceBaseline?.words
  expect(words('nprs-average')).toContain('better by 3.0: more than the smallest change that matters (2)')
  // The mean went from (3 + 4 + 2) / 3 = 3 to (6 + 7 + 5) / 3 = 6.
  expect(words('psfs')).toContain('better by 3.0')
  expect(dueOn).toBe(addDays(today(), 28))
})

test('progress publishes the next version from its date on; what was logged counts as before', async () => {
  for (let day = 0; day < 7; day++) await ada.log(day, { status: 'done' })
  const before = (await progressOfPlan(mine, ada.planId)).figures.last28
  await reassess(
    mine,
    ada.planId,
    measured({ decision: 'progress', phaseId: ada.phaseIds.maintenance, effectiveOn: today() }),
  )
  const { history } = await getPlan(mine, ada.planId)
  expect(history?.versions.map(({ number, effectiveOn }) => [number, effectiveOn])).toEqual([
    [1, ada.day(0)],
    [2, today()],
  ])
  const { figures, phases } = await progressOfPlan(mine, ada.planId)
  expect(phases.find((span) => span.state === 'current')?.phase.kind).toBe('maintenance')
  expect(figures.last28).toEqual(before)
  expect(figures.phases.find((phase) => phase.id === ada.phaseIds.intensive)?.adherence).toMatchObject({
    due: 14,
    met: 7,
  })
})

test('a decision that cannot be carried out leaves no assessment behind', async () => {
  const wrong = [
    measured({ decision: 'progress', phaseId: ada.phaseIds.intensive, effectiveOn: today() }),
    measured({ decision: 'progress', phaseId: ada.phaseIds.maintenance, effectiveOn: addDays(today(), -1) }),
    measured({ activities: [{ item: 'Something else', score: 5 }] }),
    measured({ nextDueOn: today() }),
  ]
  for (const input of wrong)
    await expect(reassess(mine, ada.planId, input)).rejects.toMatchObject({ name: 'Refused' })
  expect((await reassessmentOf(mine, ada.planId)).last).toBeNull()
})

test('discharge completes the plan, and nothing can be reassessed after it', async () => {
  await reassess(mine, ada.planId, measured({ decision: 'discharge', nextDueOn: null }))
  const file = await reassessmentOf(mine, ada.planId)
  expect(file.plan.status).toBe('completed')
  expect(file.last?.kind).toBe('discharge')
  expect(file.mayWrite).toBe(false)
  await expect(reassess(mine, ada.planId, measured())).rejects.toMatchObject({ name: 'Refused' })
})

test('only the patient’s own therapists write, and only they and an admin read', async () => {
  for (const stranger of [colleague, elsewhere]) {
    await expect(reassess(stranger, ada.planId, measured())).rejects.toMatchObject({ name: 'NotFound' })
    await expect(reassessmentOf(stranger, ada.planId)).rejects.toMatchObject({ name: 'NotFound' })
  }
  expect((await reassessmentOf(admin, ada.planId)).mayWrite).toBe(false)
})
