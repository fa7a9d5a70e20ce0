// The lines of the caseload where plans are as long as they may be: few are read at a time, and everybody else is answered in between.
import { randomBytes } from 'node:crypto'
import { v7 } from 'uuid'
import { beforeEach, expect, test, vi } from 'vitest'
import { clinicOf, treatedBy, writing, type Treated } from '@/server/two-clinics.fixture'
import { bringUpToDate } from '@/server/watch'
import { recordOf, watchStatement } from '@/server/watch-query'
import type * as WatchQuery from '@/server/watch-query'
import type { Therapist } from '@/server/viewer'

vi.mock('@/server/watch-query', async (original) => {
  const real = await original<typeof WatchQuery>()
  return { recordOf: vi.fn(real.recordOf), watchStatement: vi.fn(real.watchStatement) }
})

let ana: Therapist
beforeEach(async () => {
  ana = await (await clinicOf('Harbour')).therapist()
  vi.mocked(watchStatement).mockClear()
})

/** A next version of so many bytes, of which the database keeps no fewer. */
async function lengthen({ patientId, planId, day, phaseIds }: Treated, number: number, bytes: number) {
  const phase = {
    ...{ id: phaseIds.intensive, kind: 'intensive', name: 'intensive', startDay: 0, weeks: 4, sessions: 3 },
    ...{ everyWeeks: 1, aim: randomBytes((bytes * 3) / 4).toString('base64'), prescriptions: [] },
  }
  await writing(ana.clinicId, (write) =>
    write('plan_versions', [
      {
        ...{ id: v7(), clinic_id: ana.clinicId, patient_id: patientId, plan_id: planId, number },
        ...{ effective_on: day(number), problem: 'Upper back pain', goals: [], reassess_every_weeks: 4 },
        ...{ phases: [phase], published_by: ana.accountId },
      },
    ]),
  )
}

const readTogether = () => vi.mocked(watchStatement).mock.calls.map(([ids]) => ids.length)

test('few whose plans are long are read at a time, and one who is longer by themselves', async () => {
  const people = [await treatedBy(ana, 'Ada'), await treatedBy(ana, 'Bo'), await treatedBy(ana, 'Cy')]
  await bringUpToDate(ana.clinicId)
  expect(readTogether()).toEqual([3])
  vi.mocked(watchStatement).mockClear()
  for (const one of people) for (const number of [2, 3]) await lengthen(one, number, 200_000)
  await bringUpToDate(ana.clinicId)
  expect(readTogether()).toEqual([1, 1, 1])
  vi.mocked(watchStatement).mockClear()
  await lengthen(people[0]!, 4, 900_000)
  await bringUpToDate(ana.clinicId)
  expect(readTogether()).toEqual([1])
})

test('what waits for the process is done between two lines', async () => {
  for (const name of ['Ada', 'Bo', 'Cy']) await treatedBy(ana, name)
  const done: string[] = []
  let going = true
  const somebodyElse = () => {
    done.push('somebody else')
    if (going) setImmediate(somebodyElse)
  }
  setImmediate(somebodyElse)
  vi.mocked(recordOf).mockImplementation((record) => {
    done.push('a line')
    return realRecordOf(record)
  })
  await bringUpToDate(ana.clinicId)
  going = false
  const lines = done.flatMap((each, at) => (each === 'a line' ? [at] : []))
  expect(lines).toHaveLength(3)
  expect(lines.filter((at) => done[at + 1] === 'a line')).toEqual([])
})

const realRecordOf = vi.mocked(recordOf).getMockImplementation()!
