// Cover and emergencies on a real database: by the clinic’s calendar days and by the hour, both sides of each edge, by the scope and by its twin in SQL.
import { v7 } from 'uuid'
import { afterEach, beforeAll, expect, test, vi } from 'vitest'
import { aClinic, aColleague, anAdmin } from '@/server/accounts.fixture'
import { asViewer } from '@/server/db'
import { ownPatients, ownPatientsSql } from '@/server/scope'
import type { Admin, StaffViewer } from '@/server/viewer'

let clinicId: string
let admin: Admin
let ben: StaffViewer

beforeAll(async () => {
  clinicId = await aClinic('Harbour')
  admin = await anAdmin(clinicId)
  ben = await aColleague(clinicId, { name: 'Ben' })
})
afterEach(() => void vi.useRealTimers())

/** A patient of nobody, whom Ben sees then. */
function seenAt(startsAt: string, status = 'booked'): Promise<string> {
  return asViewer(admin, async (tx) => {
    const patientId = v7()
    const patient = { id: patientId, clinicId, name: startsAt, timeZone: 'Pacific/Auckland' }
    await tx.patient.create({ data: patient, select: { id: true } })
    const session = { clinicId, patientId, therapistId: ben.accountId, minutes: 45, status }
    await tx.session.create({ data: { ...session, startsAt: new Date(startsAt) }, select: { id: true } })
    return patientId
  })
}

/** Whom of them Ben may read, by the scope and by its twin in SQL. */
async function covered(timeZone: string, ids: string[]): Promise<boolean[][]> {
  const viewer = { ...ben, timeZone }
  const found = await asViewer(viewer, async (tx) => [
    await tx.patient.findMany({ where: ownPatients(viewer), select: { id: true } }),
    await tx.$queryRaw<{ id: string }[]>`SELECT p.id FROM patients p WHERE ${ownPatientsSql(viewer)}`,
  ])
  return found.map((rows) => ids.map((id) => rows.some((row) => row.id === id)))
}

test.each([
  ['an ordinary day', 'Europe/London', '2026-06-10T12:00Z', '2026-06-08T23:00Z', '2026-06-11T23:00Z'],
  ['its first minute', 'Europe/London', '2026-06-09T23:00Z', '2026-06-08T23:00Z', '2026-06-11T23:00Z'],
  ['its last minute', 'Europe/London', '2026-06-10T22:59Z', '2026-06-08T23:00Z', '2026-06-11T23:00Z'],
  [
    'the day after the clocks went back',
    'Europe/London',
    '2026-10-26T00:30Z',
    '2026-10-24T23:00Z',
    '2026-10-28T00:00Z',
  ],
  [
    'the day before they go forward',
    'Europe/London',
    '2027-03-27T12:00Z',
    '2027-03-26T00:00Z',
    '2027-03-28T23:00Z',
  ],
  ['a day ahead of ours', 'Pacific/Auckland', '2026-06-10T13:00Z', '2026-06-09T12:00Z', '2026-06-12T12:00Z'],
  ['a day behind ours', 'America/Los_Angeles', '2026-06-10T05:00Z', '2026-06-08T07:00Z', '2026-06-11T07:00Z'],
])('on %s is of the day before, that day and the day after', async (_, timeZone, now, from, before) => {
  const justBefore = (at: string) => new Date(new Date(at).getTime() - 1).toISOString()
  const ids = []
  for (const at of [justBefore(from), from, justBefore(before), before]) ids.push(await seenAt(at))
  vi.useFakeTimers({ toFake: ['Date'], now: new Date(now) })
  const expected = [false, true, true, false]
  expect(await covered(timeZone, ids)).toEqual([expected, expected])
})

test('an emergency is an hour, to the minute', async () => {
  const id = await seenAt('2020-01-01T12:00Z')
  const endsAt = new Date(Date.now() + 3_600_000)
  await asViewer(ben, (tx) =>
    tx.emergencyAccess.createMany({
      data: { clinicId, patientId: id, accountId: ben.accountId, reason: 'here-now', endsAt },
    }),
  )
  vi.useFakeTimers({ toFake: ['Date'], now: endsAt.getTime() - 1 })
  expect(await covered('Europe/London', [id])).toEqual([[true], [true]])
  vi.setSystemTime(endsAt)
  expect(await covered('Europe/London', [id])).toEqual([[false], [false]])
})

test('is by a session that is booked or took place, and by none that was cancelled', async () => {
  const at = new Date().toISOString()
  const ids = []
  for (const status of ['booked', 'attended', 'missed', 'cancelled-by-clinic', 'cancelled-by-patient'])
    ids.push(await seenAt(at, status))
  const expected = [true, true, true, false, false]
  expect(await covered('Europe/London', ids)).toEqual([expected, expected])
})
