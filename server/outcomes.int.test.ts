// The clinic's outcomes on a real database: what five finished plans came to, of one clinic alone, and a file without formulas.
import { expect, test } from 'vitest'
import { asViewer } from '@/server/db'
import { NotFound } from '@/server/errors'
import { getOutcomes, outcomesFile } from '@/server/outcomes'
import { getPatient } from '@/server/patients'
import { erasePerson } from '@/server/person-data'
import { endPlan } from '@/server/plan-course'
import { reassess } from '@/server/reassessment'
import { clinicOf, treatedBy } from '@/server/two-clinics.fixture'

test('five finished plans of a problem are told, four are not, and another clinic sees none of them', async () => {
  const harbour = await clinicOf('Harbour')
  const [admin, therapist] = [await harbour.admin(), await harbour.therapist()]
  const elsewhere = await (await clinicOf('Riverside')).admin()
  const discharged = async (nprsAverage: number) => {
    const ada = await treatedBy(therapist)
    for (let day = 0; day < 7; day++) await ada.log(day, { status: 'done' })
    await reassess(therapist, ada.planId, {
      ...{
        read: 2,
        reportId: '',
        revision: 0,
        findings: '',
        summary: '',
        nprsNow: null,
        nprsWorst: null,
        nprsAverage,
        groc: null,
      },
      ...{ activities: [], handMeasurements: [], own: [], decision: 'discharge', nextDueOn: null },
      ...{ phaseId: '', cancelSessions: [], effectiveOn: '', prepare: [] },
      selfManagement: { keep: [], flareUp: 'Rest', contact: 'Us' },
    })
    return ada
  }
  // From 6: changes of −4, −4, −2 and −1.
  for (const now of [2, 2, 4, 5]) await discharged(now)
  expect(await getOutcomes(admin)).toEqual({ conditions: [], untold: 4 })

  const left = await treatedBy(therapist)
  const why = { how: 'discontinued', reason: 'Moved away' } as const
  await endPlan(therapist, left.planId, { read: 1, revision: 0, ...why, cancelSessions: [] })
  const { conditions, untold } = await getOutcomes(admin)
  // Each had 14 occurrences due on 14 days before today, and did 7 of them; the one who left did none.
  expect(conditions).toMatchObject([
    { condition: 'Upper back pain', plans: 5, dropOut: 0.2, attendance: null },
  ])
  expect(conditions[0]?.adherence).toBeCloseTo((4 * 7) / (5 * 14))
  // Four were measured both times: too few to tell.
  expect([conditions[0]?.measures, untold]).toEqual([[], 0])

  await discharged(6)
  // −4, −4, −2, −1 and 0: the mean is −2.2, and three of five reached 2.
  expect((await getOutcomes(admin)).conditions[0]?.measures).toMatchObject([
    { name: 'Average pain in 24 hours', plans: 5, reached: 0.6 },
  ])
  expect(await outcomesFile(admin)).toContain('Average pain in 24 hours,5,−2.2,60 %')
  expect(await getOutcomes(elsewhere)).toEqual({ conditions: [], untold: 0 })

  const before = await getOutcomes(admin)
  const { name } = await getPatient(admin, left.patientId)
  await erasePerson(admin, left.patientId, { name, keepFigures: true })
  expect(await getOutcomes(admin)).toEqual(before)
  await expect(getPatient(admin, left.patientId)).rejects.toThrow(NotFound)

  await asViewer(admin, (tx) =>
    tx.plan.updateMany({
      where: { clinicId: admin.clinicId, patient: { erasedAt: null } },
      data: { problem: '=HYPERLINK("x")' },
    }),
  )
  expect(await outcomesFile(admin)).toContain(`"'=HYPERLINK(""x"")"`)
})
