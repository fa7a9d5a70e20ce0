// Whose day is over: patients west and east of their clinic, the night on which clocks go back, and a clinic that changes its zone, each counted by hand.
import { v7 } from 'uuid'
import { afterEach, beforeAll, expect, test, vi } from 'vitest'
import { addDays } from '@/domain/dates'
import { everybody } from '@/domain/logging/caseload-asked'
import { newPatientSchema } from '@/domain/patients'
import { caseload } from '@/server/caseload'
import { clinicDetails, saveClinicDetails } from '@/server/clinic'
import { bookedSessions, keepTimesOfDay } from '@/server/clinic-zone'
import { timeIn } from '@/server/clock'
import { asViewer } from '@/server/db'
import { meanwhile } from '@/server/meanwhile.fixture'
import { bookSession, hold, markSession } from '@/server/session-booking'
import { progressOfPlan } from '@/server/progress'
import { addPatient } from '@/server/patients'
import { getPatientRecord, saveSection } from '@/server/patient-record'
import { person } from '@/server/staff.fixture'
import { clinicOf, today, treatedBy, writing } from '@/server/two-clinics.fixture'
import type { Therapist } from '@/server/viewer'

let mine: Therapist
beforeAll(async () => {
  mine = await (await clinicOf('Harbour')).therapist()
})
afterEach(() => vi.useRealTimers())
const at = (instant: string) => vi.useFakeTimers({ toFake: ['Date'], now: new Date(instant) })

test('what is due counts once the day is over where the patient is', async () => {
  // The plan begins on 20 October for all three; one exercise a day, and nobody logs.
  at('2026-10-20T12:00:00Z')
  const zones = { London: 'Europe/London', Auckland: 'Pacific/Auckland', Angeles: 'America/Los_Angeles' }
  for (const [name, timeZone] of Object.entries(zones)) {
    const { patientId } = await treatedBy(mine, name, 0)
    await asViewer(mine, (tx) => tx.patient.updateMany({ where: { id: patientId }, data: { timeZone } }))
  }
  const due = async () => {
    const { lines } = await caseload(mine, { ...everybody, search: '', page: 1 })
    return Object.fromEntries(lines.map(({ name, plans }) => [name, plans[0]?.last28.due]))
  }
  // 06:30 on the 25th in London: the 20th to the 24th are over, five days. In Auckland it is 19:30 of the same day. In Los
  // Angeles it is 23:30 on the 24th, which is not over: four.
  at('2026-10-25T06:30:00Z')
  expect(await due()).toEqual({ London: 5, Auckland: 5, Angeles: 4 })
  // Five hours later it is half past midnight on the 26th in Auckland, and 04:30 on the 25th in Los Angeles. Nobody has
  // written anything in between: the day alone has moved the figures on.
  at('2026-10-25T11:30:00Z')
  expect(await due()).toEqual({ London: 5, Auckland: 6, Angeles: 5 })
})

test('a day on which clocks go back is 25 hours long, and late is counted from its end', async () => {
  at('2026-10-27T12:00:00Z')
  // Begun on the 24th. London leaves summer time in the night to the 25th, at 01:00 UTC.
  const patient = await treatedBy(mine, 'Night', 3)
  expect(patient.day(1)).toBe('2026-10-25')
  // The 24th ended at 23:00 UTC, so an entry is late after 23:00 UTC on the 25th.
  await patient.log(0, { status: 'done', logged_at: '2026-10-25T22:59:00Z' })
  // The 25th ended at 24:00 UTC: 23:59 on the 26th is not late, and one minute past midnight would be.
  await patient.log(1, { status: 'done', logged_at: '2026-10-26T23:59:00Z' })
  const late = async () => (await progressOfPlan(mine, patient.planId)).figures.last7.late
  expect(await late()).toBe(0)
  const other = await treatedBy(mine, 'Later', 3)
  await other.log(0, { status: 'done', logged_at: '2026-10-25T23:01:00Z' })
  await other.log(1, { status: 'done', logged_at: '2026-10-27T00:01:00Z' })
  expect((await progressOfPlan(mine, other.planId)).figures.last7).toMatchObject({ due: 3, met: 2, late: 2 })
})

test('a clinic that changes its zone keeps the times of day of what is booked, or called off and still to come, and of nothing else', async () => {
  const session = async (of: Therapist, starts_at: string, status = 'booked') => {
    const { patientId } = await treatedBy(of)
    const id = v7()
    const whose = { clinic_id: of.clinicId, patient_id: patientId, therapist_id: of.accountId }
    await writing(of.clinicId, (write) =>
      write('sessions', [{ id, ...whose, starts_at, minutes: 45, status }]),
    )
    return async () => {
      const { startsAt, sequence } = await asViewer(of, (tx) =>
        tx.session.findUniqueOrThrow({ where: { id } }),
      )
      return [startsAt.toISOString(), sequence]
    }
  }
  const clinic = await clinicOf('Quay')
  const admin = await clinic.admin()
  const therapist = await clinic.therapist()
  // London is at UTC in January and an hour ahead in July: ten o'clock both times.
  const winter = await session(therapist, '2027-01-12T10:00:00Z')
  const summer = await session(therapist, '2027-07-13T09:00:00Z')
  const over = await session(therapist, '2026-01-13T10:00:00Z', 'attended')
  // Called off: it may be booked again for the time that was told, unless that is over.
  const calledOff = await session(therapist, '2027-01-13T10:00:00Z', 'cancelled-by-clinic')
  const forgone = await session(therapist, '2026-01-14T10:00:00Z', 'cancelled-by-patient')
  const theirs = await session(mine, '2027-01-12T10:00:00Z')
  expect(await bookedSessions(admin)).toBe(2)

  const shown = await clinicDetails(admin)
  await saveClinicDetails(admin, { ...shown, timeZone: 'America/New_York' }, shown)
  // Five hours behind UTC in January, four in July. A calendar that has an entry hears that it was changed.
  expect(await winter()).toEqual(['2027-01-12T15:00:00.000Z', 1])
  expect(await summer()).toEqual(['2027-07-13T14:00:00.000Z', 1])
  expect((await calledOff())[0]).toBe('2027-01-13T15:00:00.000Z')
  expect((await forgone())[0]).toBe('2026-01-14T10:00:00.000Z')
  expect(await over()).toEqual(['2026-01-13T10:00:00.000Z', 0])
  expect(await theirs()).toEqual(['2027-01-12T10:00:00.000Z', 0])
})

test('a zone that the database does not know is not kept, for a patient and for the clinic', async () => {
  const harbour = await clinicOf('Harbour')
  const admin = await harbour.admin()
  const ben = await harbour.therapist()
  const { patientId } = await treatedBy(ben, 'Ada')
  const { sections } = await getPatientRecord(ben, patientId)
  const shown = await clinicDetails(admin)
  // As one of a later list of places would be.
  const timeZone = 'Europe/Atlantis'
  const attempts = [
    () => addPatient(ben, { ...newPatientSchema.parse(person('Bea')), timeZone }),
    () => saveSection(ben, patientId, { ...sections.person, timeZone }),
    () => saveClinicDetails(admin, { ...shown, timeZone }, shown),
  ]
  for (const attempt of attempts)
    await expect(attempt()).rejects.toMatchObject({ fields: { timeZone: expect.any(String) } })
  expect((await clinicDetails(admin)).timeZone).toBe(shown.timeZone)
})

test('what is being booked while the clinic changes its zone is not booked at another hour', async () => {
  const quay = await clinicOf('Quay')
  const admin = await quay.admin()
  const ben = await quay.therapist()
  const { patientId } = await treatedBy(ben, 'Bo')
  const shown = await clinicDetails(admin)
  const slot = { date: addDays(today(), 3), time: '09:00', minutes: 30, anyway: true, planIds: [] }
  const book = (viewer: Therapist) => bookSession(viewer, { ...slot, therapistId: ben.accountId }, patientId)
  await saveClinicDetails(admin, { ...shown, timeZone: 'Europe/Berlin' }, shown)
  await expect(book(ben)).rejects.toMatchObject({ fields: { '': expect.stringContaining('time zone') } })
  const again = { ...ben, timeZone: 'Europe/Berlin' }
  const { id } = await book(again)
  const change = { ...shown, timeZone: 'Europe/Athens' }
  const answered = await meanwhile(
    (begin) =>
      asViewer(again, async (tx) => {
        await hold(tx, again, patientId, ben.accountId)
        await begin()
      }),
    () => saveClinicDetails(admin, change, { ...shown, timeZone: 'Europe/Berlin' }),
  )
  expect(answered).toBeUndefined()
  const { startsAt } = await asViewer(ben, (tx) => tx.session.findUniqueOrThrow({ where: { id } }))
  expect(timeIn('Europe/Athens', startsAt)).toBe('09:00')
})

test('nor do a change of the zone and a session that is taken up again wait for each other', async () => {
  const moor = await clinicOf('Moor')
  const admin = await moor.admin()
  const ben = await moor.therapist()
  const { patientId } = await treatedBy(ben, 'Cleo')
  const slot = { date: addDays(today(), 3), time: '09:00', minutes: 30, anyway: true, planIds: [] }
  const { id } = await bookSession(ben, { ...slot, therapistId: ben.accountId }, patientId)
  const mark = (viewer: Therapist, status: 'booked' | 'cancelled-by-clinic', seen: typeof status) =>
    markSession(viewer, { status, seen }, id)
  await mark(ben, 'cancelled-by-clinic', 'booked')
  const [timeZone, { clinicId }] = ['Europe/Berlin', ben]
  const answered = await meanwhile(
    (begin) =>
      asViewer(admin, async (tx) => {
        await tx.clinic.updateMany({ where: { id: clinicId }, data: { timeZone } })
        await begin()
        await keepTimesOfDay(tx, admin, ben.timeZone, timeZone)
      }),
    () => mark(ben, 'booked', 'cancelled-by-clinic'),
  )
  expect(answered).toMatchObject({ fields: { '': expect.stringContaining('time zone was changed') } })
  const again = { ...ben, timeZone }
  await mark(again, 'booked', 'cancelled-by-clinic')
  const { startsAt, status } = await asViewer(again, (tx) => tx.session.findUniqueOrThrow({ where: { id } }))
  expect([timeIn(timeZone, startsAt), status]).toEqual(['09:00', 'booked'])
})
