// What a patient keeps of many plans, on a real database: of few it is read whole, and the others are named.
import { expect, it } from 'vitest'
import { v7 } from 'uuid'
import { endedPlanOf } from '@/server/published.fixture'
import { getOwnSelfManagement } from '@/server/self-management'
import { clinicOf, treatedBy, writing } from '@/server/two-clinics.fixture'
import { patientOfJob } from '@/server/viewer'

it('of more than two plans the newest are read whole, and another when it is asked for', async () => {
  const mine = await (await clinicOf('Harbour')).therapist()
  const { patientId } = await treatedBy(mine)
  const left: { day: number; planId: string }[] = []
  for (const day of [1, 2, 3, 4])
    left.push({ day, planId: await endedPlanOf(mine, patientId, '2025-12-01', `2026-01-0${day}`) })
  await writing(mine.clinicId, (write) =>
    write(
      'self_management',
      left.map(({ day, planId }) => ({
        ...{ id: v7(), plan_id: planId, clinic_id: mine.clinicId, patient_id: patientId },
        ...{ exercises: [], flare_up: `Half of ${day}`, contact: '', written_by: mine.accountId },
        written_at: new Date(Date.UTC(2026, 0, day)),
      })),
    ),
  )
  const patient = (await patientOfJob(mine.clinicId, patientId))!
  const told = async (planId?: string) => {
    const { plans, others } = await getOwnSelfManagement(patient, planId)
    return { whole: plans.map(({ flareUp }) => flareUp), named: others.map(({ since }) => since) }
  }
  expect(await told()).toEqual({ whole: ['Half of 4', 'Half of 3'], named: ['2026-01-02', '2026-01-01'] })
  expect(await told(left[0]!.planId)).toEqual({
    whole: ['Half of 1'],
    named: ['2026-01-04', '2026-01-03', '2026-01-02'],
  })
  for (const none of ['', 'nothing', v7()])
    await expect(told(none)).rejects.toMatchObject({ name: 'NotFound' })
})
