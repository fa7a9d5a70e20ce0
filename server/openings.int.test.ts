// How often a record was opened has no end, and is not read whole, on a real database.
import { beforeAll, expect, it } from 'vitest'
import { ownOpenings } from '@/server/audit'
import { asViewer } from '@/server/db'
import { statementsOf } from '@/server/statements.fixture'
import { clinicOf, today, treatedBy } from '@/server/two-clinics.fixture'
import { patientOfJob, type Therapist } from '@/server/viewer'

let own: Therapist, colleague: Therapist
beforeAll(async () => {
  const harbour = await clinicOf('Harbour')
  own = await harbour.therapist()
  colleague = await harbour.therapist()
})

it('a patient is shown each person once a day, of however many lines', async () => {
  const { patientId } = await treatedBy(own)
  const patient = (await patientOfJob(own.clinicId, patientId))!
  const opened = (by: Therapist, times: number) => {
    const line = {
      clinicId: by.clinicId,
      accountId: by.accountId,
      patientId,
      action: 'read',
      object: 'record',
    }
    return asViewer(by, (tx) => tx.auditEntry.createMany({ data: Array(times).fill(line) }))
  }
  await opened(own, 200)
  await opened(colleague, 200)
  let shown: unknown
  const sent = await statementsOf(async () => {
    shown = await ownOpenings(patient)
  })
  expect(shown).toEqual([colleague, own].map(({ name }) => ({ who: name, on: today(), reason: null })))
  expect(sent.length).toBeGreaterThan(2)
  expect(Math.max(...sent.map(({ rows }) => rows))).toBeLessThan(10)
})
