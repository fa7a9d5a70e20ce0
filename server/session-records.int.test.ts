// A session's record on a real database: who writes it, that nothing written is lost, and that no patient can read it.
import { beforeAll, expect, test } from 'vitest'
import { addDays } from '@/domain/dates'
import { asViewer } from '@/server/db'
import { sqlState } from '@/server/db-errors'
import { meanwhile } from '@/server/meanwhile.fixture'
import { bookSession, markSession } from '@/server/session-booking'
import { lockSession } from '@/server/session-lock'
import { sessionFile, writeRecord } from '@/server/session-records'
import { sessionsOfPatient } from '@/server/sessions'
import { clinicOf, today, treatedBy, type Treated } from '@/server/two-clinics.fixture'
import type { Admin, StaffViewer, Therapist, Viewer } from '@/server/viewer'

let admin: Admin, mine: Therapist, colleague: Therapist, elsewhere: Therapist
let ada: Treated

beforeAll(async () => {
  const harbour = await clinicOf('Harbour')
  const riverside = await clinicOf('Riverside')
  admin = await harbour.admin()
  mine = await harbour.therapist()
  colleague = await harbour.therapist()
  elsewhere = await riverside.therapist()
  ada = await treatedBy(mine, 'Ada Quist')
})

let hour = 8
const book = async (daysAhead: number) => {
  const at = { date: addDays(today(), daysAhead), time: `${String(hour++).padStart(2, '0')}:00`, minutes: 45 }
  const whose = { therapistId: mine.accountId, planIds: [ada.planId], anyway: true }
  return (await bookSession(mine, { ...at, ...whose }, ada.patientId)).id
}
const entry = (rest: object = {}) => ({
  number: 0,
  interventions: [{ name: 'Joint mobilisation', dosage: 'Grade III, 5 min' }],
  report: 'Slept through',
  findings: 'T6 less stiff',
  next: 'Add load',
  privateNote: '',
  ...rest,
})
const refusal = (run: Promise<unknown>) =>
  run.then(
    () => expect.fail('it was not refused'),
    (error: { fields: Record<string, string> }) => error.fields,
  )

test('a record marks a booked session as attended, and each edit keeps what stood before', async () => {
  const id = await book(-1)
  expect(await writeRecord(mine, entry(), id)).toEqual({ number: 1 })
  expect(await writeRecord(mine, entry({ number: 1, findings: 'T6 and T7 less stiff' }), id)).toEqual({
    number: 2,
  })
  // Sent again, since no answer came.
  expect(await writeRecord(mine, entry({ number: 1, findings: 'T6 and T7 less stiff' }), id)).toEqual({
    number: 2,
  })
  // Saved once more with nothing new in it, by whomever.
  for (const viewer of [mine, admin])
    expect(await writeRecord(viewer, entry({ number: 2, findings: 'T6 and T7 less stiff' }), id)).toEqual({
      number: 2,
    })
  const { session, entries } = await sessionFile(mine, id)
  expect(session).toMatchObject({ status: 'attended', recorded: true })
  expect(entries.map(({ number, findings }) => [number, findings])).toEqual([
    [2, 'T6 and T7 less stiff'],
    [1, 'T6 less stiff'],
  ])
  expect(entries[1]?.interventions).toEqual([{ name: 'Joint mobilisation', dosage: 'Grade III, 5 min' }])
  expect((await sessionsOfPatient(mine, ada.patientId)).find((each) => each.id === id)?.recorded).toBe(true)
})

test('of two who write at once, the second is told who came first', async () => {
  const id = await book(-1)
  const results = await Promise.allSettled([
    writeRecord(mine, entry({ findings: 'One' }), id),
    writeRecord(admin, entry({ findings: 'Two' }), id),
  ])
  expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  expect((await sessionFile(mine, id)).entries).toHaveLength(1)
  expect(await refusal(writeRecord(mine, entry(), id))).toEqual({ shown: expect.stringContaining('wrote') })
})

test('a record that was written fifty times is written no more, and nothing of it is lost', async () => {
  const id = await book(-1)
  const { clinicId, accountId: writtenBy } = mine
  const whose = { clinicId, patientId: ada.patientId, sessionId: id, writtenBy }
  const writtenAt = new Date(`${addDays(today(), -2)}T12:00:00Z`)
  const before = Array.from({ length: 49 }, (_, i) => ({
    ...{ ...entry({ number: i + 1 }), ...whose, writtenAt },
  }))
  await asViewer(mine, (tx) => tx.sessionRecord.createMany({ data: before }))
  await writeRecord(mine, entry({ number: 49, findings: 'The last' }), id)
  expect(await refusal(writeRecord(mine, entry({ number: 50 }), id))).toEqual({
    '': expect.stringContaining('which is the most'),
  })
  const { entries } = await sessionFile(mine, id)
  expect([entries.length, entries[0]?.findings]).toEqual([50, 'The last'])
})

test('what is written of all sessions of a patient is eight million characters at most', async () => {
  const id = await book(-1)
  const { clinicId, accountId: writtenBy } = mine
  const whose = { clinicId, patientId: ada.patientId, sessionId: id, writtenBy }
  const writtenAt = new Date(`${addDays(today(), -2)}T12:00:00Z`)
  const long = { ...entry({ report: 'x'.repeat(99_000) }), ...whose, writtenAt }
  const other = await book(-1)
  await asViewer(mine, (tx) =>
    tx.sessionRecord.createMany({
      data: Array.from({ length: 80 }, (_, i) => ({ ...long, number: 51 + i })),
    }),
  )
  const wordy = { report: 'x'.repeat(4_000), findings: 'x'.repeat(4_000), privateNote: 'x'.repeat(4_000) }
  for (let number = 0; number < 5; number++)
    await writeRecord(mine, entry({ ...wordy, number, next: `${number}` }), other)
  expect(await refusal(writeRecord(mine, entry({ ...wordy, number: 5 }), other))).toEqual({
    '': expect.stringContaining('too long to be read together'),
  })
})

test('the private note is the therapist’s: an admin reads it and cannot change it', async () => {
  const id = await book(-1)
  await writeRecord(mine, entry({ privateNote: 'Worried about work' }), id)
  expect(await sessionFile(admin, id)).toMatchObject({
    mayWriteNote: false,
    entries: [{ privateNote: 'Worried about work' }],
  })
  await writeRecord(admin, entry({ number: 1, report: 'Corrected', privateNote: 'Gone' }), id)
  expect((await sessionFile(mine, id)).entries[0]).toMatchObject({
    report: 'Corrected',
    privateNote: 'Worried about work',
  })
})

test('a session to come, missed or cancelled has no record', async () => {
  expect(await refusal(writeRecord(mine, entry(), await book(3)))).toEqual({
    '': 'This session is still to come.',
  })
  const id = await book(-1)
  for (const [seen, status] of [
    ['booked', 'missed'],
    ['missed', 'cancelled-by-patient'],
  ] as const) {
    await markSession(mine, { status, seen }, id)
    expect(await refusal(writeRecord(mine, entry(), id))).toHaveProperty([''])
  }
  expect((await sessionFile(mine, id)).entries).toEqual([])
})

test('a session of which a record was written, or is just being written, was held: nobody marks it as anything else', async () => {
  const id = await book(-1)
  const { patientId } = ada
  const written = {
    ...{ clinicId: mine.clinicId, patientId, sessionId: id, number: 1, interventions: [], report: 'Came' },
    ...{ findings: '', next: '', privateNote: '', writtenBy: mine.accountId },
  }
  const writing = (begin: () => Promise<void>) =>
    asViewer(mine, async (tx) => {
      await lockSession(tx, id, {})
      await begin()
      await tx.sessionRecord.create({ data: written, select: { id: true } })
      await tx.session.updateMany({ where: { id }, data: { status: 'attended' } })
    })
  const held = { fields: { status: 'A record of this session was written, so it was attended.' } }
  expect(
    await meanwhile(writing, () => markSession(mine, { status: 'missed', seen: 'booked' }, id)),
  ).toMatchObject(held)
  for (const status of ['missed', 'booked', 'cancelled-by-clinic', 'cancelled-by-patient'] as const)
    await expect(markSession(mine, { status, seen: 'booked' }, id)).rejects.toMatchObject(held)
  expect(await markSession(mine, { status: 'attended', seen: 'booked' }, id)).toEqual({ status: 'attended' })
})

test('a session that is being cancelled at that moment gets none', async () => {
  const id = await book(-1)
  const cancelling = (begin: () => Promise<void>) =>
    asViewer(mine, async (tx) => {
      await tx.session.updateMany({ where: { id }, data: { status: 'cancelled-by-patient' } })
      await begin()
    })
  expect(await meanwhile(cancelling, () => writeRecord(mine, entry(), id))).toMatchObject({
    fields: { '': expect.stringContaining('not held') },
  })
})

test('it does not exist for a colleague, another clinic and the patient', async () => {
  const id = await book(-9)
  await writeRecord(mine, entry({ privateNote: 'Worried about work' }), id)
  for (const stranger of [colleague, elsewhere] as StaffViewer[]) {
    await expect(sessionFile(stranger, id)).rejects.toMatchObject({ name: 'NotFound' })
    await expect(writeRecord(stranger, entry({ number: 1 }), id)).rejects.toMatchObject({ name: 'NotFound' })
  }
  await expect(sessionFile(mine, 'no-id')).rejects.toMatchObject({ name: 'NotFound' })
  const patient = {
    ...{ kind: 'patient', clinicId: mine.clinicId, accountId: ada.accountId, patientId: ada.patientId },
    timeZone: mine.timeZone,
  } as Viewer
  const read = await asViewer(patient, (tx) => tx.sessionRecord.findMany()).catch(sqlState)
  expect(read, 'no grant, whatever is asked').toBe('42501')
})
