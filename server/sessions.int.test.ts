// Sessions on a real database: who may book what, what stands in the way, and what a move leaves behind.
import { beforeAll, expect, test } from 'vitest'
import { addDays } from '@/domain/dates'
import { dateIn, instantOf, timeIn } from '@/server/clock'
import { asViewer } from '@/server/db'
import type { Refused } from '@/server/errors'
import { progressOfPlan } from '@/server/progress'
import { meanwhile } from '@/server/meanwhile.fixture'
import { newTherapist } from '@/server/staff.fixture'
import { bookSession, markSession, moveSession } from '@/server/session-booking'
import { mostOfPatient, sessionsBetween, sessionsOfPatient } from '@/server/sessions'
import { clinicOf, today, treatedBy, zone, type Treated } from '@/server/two-clinics.fixture'
import type { StaffViewer } from '@/server/viewer'

let admin: StaffViewer, mine: StaffViewer, colleague: StaffViewer, elsewhere: StaffViewer
let ada: Treated, bo: Treated

beforeAll(async () => {
  const harbour = await clinicOf('Harbour')
  const riverside = await clinicOf('Riverside')
  admin = await harbour.admin()
  mine = await harbour.therapist()
  colleague = await harbour.therapist()
  elsewhere = await riverside.therapist()
  ada = await treatedBy(mine, 'Ada Quist')
  bo = await treatedBy(mine, 'Bo Berg')
})

const slot = (daysAhead: number, time: string, therapist: StaffViewer = mine) => ({
  ...{
    date: addDays(today(), daysAhead),
    time,
    minutes: 45,
    therapistId: therapist.accountId,
    anyway: false,
  },
  planIds: [] as string[],
})

test('a booked session stands on the clinic’s wall clock and serves the plan', async () => {
  const { id } = await bookSession(mine, { ...slot(3, '09:30'), planIds: [ada.planId] }, ada.patientId)
  const [line] = (await sessionsOfPatient(mine, ada.patientId)).filter((each) => each.id === id)
  expect(line).toMatchObject({
    date: addDays(today(), 3),
    time: '09:30',
    status: 'booked',
    canBeMarked: false,
  })
  expect(line?.plans).toEqual([{ id: ada.planId, problem: 'Upper back pain' }])
})

test('of two times that a clock change makes of one, and of one that it skips, the rule is the same', () => {
  // In London 01:30 happened twice on 25 October 2026 (the first is summer time) and not at all on 29 March.
  expect(instantOf('2026-10-25', '01:30', zone).toISOString()).toBe('2026-10-25T00:30:00.000Z')
  expect(instantOf('2026-03-29', '01:30', zone).toISOString()).toBe('2026-03-29T01:30:00.000Z')
})

test('a time that is taken is refused, unless it is meant', async () => {
  await bookSession(mine, slot(5, '10:00'), ada.patientId)
  await expect(bookSession(mine, slot(5, '10:30'), bo.patientId)).rejects.toMatchObject({
    fields: { anyway: expect.stringContaining('10:00') },
  })
  await bookSession(mine, { ...slot(5, '10:30'), anyway: true }, bo.patientId)
  // One patient cannot be in two sessions, meant or not.
  await expect(
    bookSession(mine, { ...slot(5, '10:15', colleague), anyway: true }, ada.patientId),
  ).rejects.toMatchObject({ fields: { time: 'This patient has another session at that time' } })
  // As when the answer was lost on the way.
  await expect(bookSession(mine, slot(5, '10:00'), ada.patientId)).rejects.toMatchObject({
    fields: { time: 'This session is booked already' },
  })
  // One that begins when the other ends is free.
  await bookSession(mine, slot(5, '11:15'), ada.patientId)
})

test('what is probably mistyped is asked about: a day that is past, the night, and both with what else there is', async () => {
  const fay = await treatedBy(mine, 'Fay Fox')
  const asked = (input: ReturnType<typeof slot>) =>
    bookSession(mine, input, fay.patientId).then(
      () => null,
      (error: Refused) => error.fields,
    )
  expect(await asked(slot(-2, '09:00'))).toEqual({ anyway: 'This day is past' })
  expect(await asked(slot(2, '03:00'))).toEqual({ anyway: 'This is in the night' })
  expect(await asked(slot(2, '22:30'))).toEqual({ anyway: 'This is in the night' })
  const { id } = await bookSession(mine, { ...slot(-2, '03:00'), anyway: true }, fay.patientId)
  await expect(bookSession(mine, slot(-2, '03:15'), bo.patientId)).rejects.toMatchObject({
    fields: { anyway: expect.stringMatching(/03:00 \(45 min\)\. This day is past\. This is in the night$/) },
  })
  const booked = await bookSession(mine, slot(25, '06:00'), fay.patientId)
  await expect(
    moveSession(mine, { ...slot(-1, '09:00'), askedBy: 'clinic' }, booked.id),
  ).rejects.toMatchObject({ fields: { anyway: 'This day is past' } })
  // It was asked about when it was booked.
  await markSession(mine, { status: 'cancelled-by-patient', seen: 'booked' }, id)
  await markSession(mine, { status: 'attended', seen: 'cancelled-by-patient' }, id)
})

test('a time that the clocks skip is refused', async () => {
  const days = Array.from({ length: 366 }, (_, ahead) => ahead)
  const skips = days.find((ahead) => {
    const { date, time } = slot(ahead, '01:30')
    return timeIn(zone, instantOf(date, time, zone)) !== time
  })
  await expect(
    bookSession(mine, { ...slot(skips!, '01:30'), anyway: true }, ada.patientId),
  ).rejects.toMatchObject({
    fields: { time: 'There is no such time that day: the clocks go forward then' },
  })
  await bookSession(mine, { ...slot(skips!, '02:00'), anyway: true }, ada.patientId)
})

test('two who book the same time at once: one of them is told', async () => {
  const results = await Promise.allSettled([
    bookSession(mine, slot(6, '14:00'), ada.patientId),
    bookSession(mine, slot(6, '14:00'), bo.patientId),
  ])
  expect(results.map((each) => each.status).sort()).toEqual(['fulfilled', 'rejected'])
})

test('other people’s patients, therapists and plans cannot be booked', async () => {
  for (const stranger of [colleague, elsewhere])
    await expect(bookSession(stranger, slot(7, '09:00', stranger), ada.patientId)).rejects.toMatchObject({
      name: 'NotFound',
    })
  await expect(bookSession(mine, slot(7, '09:00', elsewhere), ada.patientId)).rejects.toMatchObject({
    fields: { therapistId: expect.any(String) },
  })
  await expect(bookSession(mine, slot(7, '09:00', admin), ada.patientId)).rejects.toMatchObject({
    fields: { therapistId: expect.any(String) },
  })
  await expect(
    bookSession(mine, { ...slot(7, '09:00'), planIds: [bo.planId] }, ada.patientId),
  ).rejects.toMatchObject({ fields: { planIds: expect.any(String) } })
})

test('marked sessions count in attendance; one to come cannot be marked', async () => {
  const cy = await treatedBy(mine, 'Cy Crane')
  const book = (daysAhead: number) =>
    bookSession(mine, { ...slot(daysAhead, '16:00'), planIds: [cy.planId], anyway: true }, cy.patientId)
  const [came, missed, coming] = [await book(-9), await book(-7), await book(2)]
  await markSession(mine, { status: 'attended', seen: 'booked' }, came.id)
  await markSession(admin, { status: 'missed', seen: 'booked' }, missed.id)
  await expect(markSession(mine, { status: 'attended', seen: 'booked' }, coming.id)).rejects.toMatchObject({
    fields: { status: 'This session is still to come.' },
  })
  await expect(markSession(colleague, { status: 'attended', seen: 'booked' }, came.id)).rejects.toMatchObject(
    {
      name: 'NotFound',
    },
  )
  await expect(markSession(elsewhere, { status: 'missed', seen: 'booked' }, came.id)).rejects.toMatchObject({
    name: 'NotFound',
  })
  const { sessions } = (await progressOfPlan(mine, cy.planId)).figures
  // 1 of 2 attended; the plan asks for three a week, and two weeks are over.
  expect(sessions).toMatchObject({
    attended: 1,
    missed: 1,
    booked: 1,
    share: 0.5,
    askedFor: 6,
    delivery: 1 / 6,
  })
})

test('nobody is booked with who is just being disabled', async () => {
  const eli = await treatedBy(mine, 'Eli Ekman')
  const leaving = await newTherapist(mine.clinicId, 'Gil')
  const answered = await meanwhile(
    (begin) =>
      asViewer(admin, async (tx) => {
        // As whoever changes a clinic's staff.
        await tx.$queryRaw`SELECT id FROM clinics WHERE id = ${admin.clinicId}::uuid FOR NO KEY UPDATE`
        await begin()
        await tx.account.updateMany({ where: { id: leaving.accountId }, data: { disabledAt: new Date() } })
      }),
    () => bookSession(mine, slot(12, '10:00', leaving), eli.patientId),
  )
  expect(answered).toMatchObject({ fields: { therapistId: 'Choose a therapist of the clinic' } })
})

test('what somebody else has said of a session stays, until it is seen', async () => {
  const di = await treatedBy(mine, 'Di Dawson')
  const { id } = await bookSession(mine, { ...slot(-3, '16:00'), anyway: true }, di.patientId)
  const says = async () => (await sessionsOfPatient(mine, di.patientId)).map(({ status }) => status)
  await markSession(admin, { status: 'attended', seen: 'booked' }, id)
  await expect(markSession(mine, { status: 'missed', seen: 'booked' }, id)).rejects.toMatchObject({
    fields: { status: expect.stringMatching(/^This was changed meanwhile: Attended\./) },
  })
  expect(await says()).toEqual(['attended'])
  await markSession(mine, { status: 'attended', seen: 'booked' }, id)
  await markSession(mine, { status: 'missed', seen: 'attended' }, id)
  expect(await says()).toEqual(['missed'])
  await markSession(mine, { status: 'booked', seen: 'missed' }, id)
  const both = await Promise.allSettled(
    (['attended', 'cancelled-by-patient'] as const).map((status, i) =>
      markSession([mine, admin][i]!, { status, seen: 'booked' }, id),
    ),
  )
  expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
})

test('a moved session names the new one, and can be changed no more', async () => {
  const { id } = await bookSession(mine, { ...slot(8, '09:00'), planIds: [ada.planId] }, ada.patientId)
  // It may be moved into its own time: it does not stand in its own way.
  const moved = await moveSession(mine, { ...slot(8, '09:15'), askedBy: 'patient' }, id)
  const sessions = await sessionsOfPatient(mine, ada.patientId)
  const find = (wanted: string) => sessions.find((each) => each.id === wanted)
  expect(find(id)).toMatchObject({
    status: 'cancelled-by-patient',
    movedTo: { time: '09:15', therapistName: null },
  })
  expect(find(moved.id)).toMatchObject({ status: 'booked', plans: [{ id: ada.planId }] })
  await expect(
    markSession(mine, { status: 'booked', seen: 'cancelled-by-patient' }, id),
  ).rejects.toMatchObject({ name: 'Refused' })
  await expect(moveSession(mine, { ...slot(8, '12:00'), askedBy: 'clinic' }, id)).rejects.toMatchObject({
    name: 'Refused',
    fields: { '': expect.stringMatching(/^This session was moved meanwhile to \w.*, 09:15, and/) as unknown },
  })
})

test('a therapist who covers is told that the time is taken, and of whom only from the day before', async () => {
  await bookSession(mine, slot(9, '08:00', colleague), ada.patientId)
  const far = await sessionsBetween(colleague, addDays(today(), 9), addDays(today(), 9), 'mine')
  expect(far.sessions).toEqual([])
  expect(far.taken).toMatchObject([{ time: '08:00', minutes: 45 }])
  expect(
    (await sessionsBetween(elsewhere, addDays(today(), -30), addDays(today(), 30), 'all')).sessions,
  ).toEqual([])
})

test('of more than a page shows, a patient’s newest are there', async () => {
  const cy = await treatedBy(mine, 'Cy Many')
  const row = { clinicId: mine.clinicId, patientId: cy.patientId, therapistId: mine.accountId, minutes: 30 }
  const startsAt = (i: number) => new Date(Date.UTC(2015, 0, 1 + i, 9))
  const data = Array.from({ length: mostOfPatient + 5 }, (_, i) => ({
    ...row,
    startsAt: startsAt(i),
    status: 'attended',
  }))
  await asViewer(mine, (tx) => tx.session.createMany({ data }))
  const shown = await sessionsOfPatient(mine, cy.patientId)
  expect(shown).toHaveLength(mostOfPatient)
  expect([shown[0]!.date, shown.at(-1)!.date]).toEqual([
    dateIn(zone, startsAt(mostOfPatient + 4)),
    dateIn(zone, startsAt(5)),
  ])
})
