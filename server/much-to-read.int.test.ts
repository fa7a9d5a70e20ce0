// How much a patient is given to read, on a real database: all plans under way have an end together, since one page lists it all.
import { v7 } from 'uuid'
import { expect, it } from 'vitest'
import { addDays } from '@/domain/dates'
import type { Phase } from '@/domain/plans/plan'
import { toColumn } from '@/server/clock'
import { asViewer } from '@/server/db'
import { lockPlan } from '@/server/plan-lock'
import { refuseTooMuchAtOnce } from '@/server/plans-at-once'
import { extendPhase } from '@/server/publishing'
import { clinicOf, today, treatedBy, writing } from '@/server/two-clinics.fixture'

it('plans under way have sixty items to read at most, also by a version that waits, and each once', async () => {
  const mine = await (await clinicOf('Harbour')).therapist()
  const { patientId, planId, phaseIds } = await treatedBy(mine)
  const [version] = await asViewer(mine, (tx) => tx.planVersion.findMany({ where: { planId } }))
  const phases = version!.phases as Phase[]
  const [prescribed] = phases[0]!.prescriptions
  const reading = { ...prescribed!, exerciseKind: 'education' as const }
  const items = Array.from({ length: 60 }, () => ({ ...reading, exerciseId: v7() }))
  /** One version a day, from today on. */
  const written = (planId: string, first: number, ...versions: Phase['prescriptions'][]) =>
    asViewer(mine, (tx) =>
      tx.planVersion.createMany({
        data: versions.map((prescriptions, n) => ({
          ...{ ...version!, id: v7(), planId, number: first + n, goals: [], reassessAtShare: undefined },
          effectiveOn: toColumn(addDays(today(), n)),
          phases: phases.map((phase, i) => (i === 0 ? { ...phase, prescriptions } : phase)),
        })),
      }),
    )
  const another = async (status: 'active' | 'completed', prescriptions: Phase['prescriptions']) => {
    const id = v7()
    const days = { starts_on: today(), ended_on: status === 'active' ? null : today() }
    const rest = { clinic_id: mine.clinicId, patient_id: patientId, created_by: mine.accountId }
    await writing(mine.clinicId, (write) =>
      write('plans', [{ id, problem: 'Another', status, ...days, ...rest }]),
    )
    await written(id, 1, [prescribed!], prescriptions, [prescribed!])
  }
  const extended = (read: number) =>
    extendPhase(mine, planId, { read, phaseId: phaseIds.maintenance, weeks: 1, reason: '' })

  await another('active', items.slice(0, 59))
  await another('active', items.slice(1, 59))
  await another('completed', items)
  await written(planId, 2, [reading])
  expect(await extended(2)).toEqual({ number: 3 })
  await another('active', items.slice(59))
  const published = (...prescriptions: Phase['prescriptions']) =>
    asViewer(mine, async (tx) => {
      const plan = await lockPlan(tx, mine, planId)
      const changed = phases.map((phase, i) => (i === 0 ? { ...phase, prescriptions } : phase))
      await refuseTooMuchAtOnce(tx, plan, { id: '', number: 4, effectiveOn: today(), phases: changed })
    })
  await expect(published(reading, { ...reading, exerciseId: v7() })).rejects.toThrow(
    'With the other plans, 62 items would have to be read',
  )
  // There are 61 already, as of before this end: what gives no more to read is no reason to refuse.
  expect(await extended(3)).toEqual({ number: 4 })
})
