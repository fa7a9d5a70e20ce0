// The figures of many plans: everybody else is answered between the parts of each, and a patient's own page reads those that it draws.
import { v7 } from 'uuid'
import { beforeEach, expect, test, vi } from 'vitest'
import type * as ByExercise from '@/domain/logging/by-exercise'
import type * as Pain from '@/domain/logging/pain'
import type * as Figures from '@/domain/logging/plan-figures'
import { patientOfJob } from '@/server/viewer'
import { entriesOf } from '@/server/plan-entries'
import type * as Entries from '@/server/plan-entries'
import { getOwnProgress } from '@/server/portal-pages'
import { progressOfPatient } from '@/server/progress'
import { clinicOf, treatedBy, writing, type Treated } from '@/server/two-clinics.fixture'
import type { Therapist } from '@/server/viewer'

const { done, noting } = vi.hoisted(() => {
  const done: string[] = []
  const noting = <Args extends unknown[], Result>(what: string, run: (...args: Args) => Result) => {
    return (...args: Args) => {
      done.push(what)
      return run(...args)
    }
  }
  return { done, noting }
})
vi.mock('@/domain/logging/plan-figures', async (original) => {
  const real = await original<typeof Figures>()
  return { ...real, planFigures: noting('figures', real.planFigures) }
})
vi.mock('@/domain/logging/by-exercise', async (original) => {
  const real = await original<typeof ByExercise>()
  return { ...real, figuresByExercise: noting('exercises', real.figuresByExercise) }
})
vi.mock('@/domain/logging/pain', async (original) => {
  const real = await original<typeof Pain>()
  return { ...real, painSeries: noting('days', real.painSeries) }
})
vi.mock('@/server/plan-entries', async (original) => {
  const real = await original<typeof Entries>()
  return { entriesOf: vi.fn(real.entriesOf) }
})

let ana: Therapist
let ada: Treated
beforeEach(async () => {
  ana = await (await clinicOf('Harbour')).therapist()
  ada = await treatedBy(ana, 'Ada')
})

/** Further plans of hers, the first the oldest; answers their ids. */
async function furtherPlans(number: number, status: 'active' | 'completed'): Promise<string[]> {
  const own = { clinic_id: ana.clinicId, patient_id: ada.patientId }
  const ids = Array.from({ length: number }, () => v7())
  const phases = [
    {
      id: v7(),
      kind: 'custom',
      name: 'Rest',
      startDay: 0,
      weeks: 4,
      sessions: 0,
      everyWeeks: 1,
      prescriptions: [],
    },
  ]
  await writing(ana.clinicId, async (write) => {
    await write(
      'plans',
      ids.map((id, i) => ({
        ...{ ...own, id, status, problem: `Problem ${i}`, starts_on: ada.day(0), created_by: ana.accountId },
        ended_on: status === 'active' ? null : ada.day(7),
      })),
    )
    await write(
      'plan_versions',
      ids.map((id, i) => ({
        ...{
          ...own,
          id: v7(),
          plan_id: id,
          number: 1,
          effective_on: ada.day(0),
          problem: `Problem ${i}`,
          goals: [],
        },
        ...{ reassess_every_weeks: 4, phases, published_by: ana.accountId },
      })),
    )
  })
  return ids
}

test('what waits for the process is done between two plans, and between two parts of one', async () => {
  await furtherPlans(2, 'active')
  done.length = 0
  let going = true
  const somebodyElse = () => {
    done.push('somebody else')
    if (going) setImmediate(somebodyElse)
  }
  setImmediate(somebodyElse)
  await progressOfPatient(ana, ada.patientId)
  going = false
  const parts = done.filter((each) => each !== 'somebody else')
  expect(parts).toEqual([1, 2, 3].flatMap(() => ['figures', 'exercises', 'days']))
  expect(done.filter((each, at) => each !== 'somebody else' && done[at + 1] !== 'somebody else')).toEqual([])
})

test('of a patient’s own plans six are read, those that go on first, and the others are named', async () => {
  const ended = await furtherPlans(9, 'completed')
  const herself = (await patientOfJob(ana.clinicId, ada.patientId))!
  vi.mocked(entriesOf).mockClear()
  const { plans, others } = await getOwnProgress(herself)
  const newest = ended.slice(4).reverse()
  expect(plans.map(({ id }) => id)).toEqual([...newest, ada.planId])
  expect(others).toEqual(
    [3, 2, 1, 0].map((i) => ({ id: ended[i], problem: `Problem ${i}`, status: 'completed' })),
  )
  expect(vi.mocked(entriesOf).mock.calls.map(([, , planId]) => planId)).toEqual(plans.map(({ id }) => id))
})
