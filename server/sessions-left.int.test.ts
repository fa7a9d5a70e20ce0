// Sessions that are still booked when a plan ends, on a real database: which are named, which are cancelled, and who is told.
import ICAL from 'ical.js'
import { v7 } from 'uuid'
import { beforeEach, expect, test } from 'vitest'
import { addDays } from '@/domain/dates'
import { makeCalendarAddress, readCalendarFeed } from '@/server/calendar-feed'
import { dateIn, now, timeIn } from '@/server/clock'
import { asViewer } from '@/server/db'
import { NotFound } from '@/server/errors'
import { endPlan } from '@/server/plan-course'
import { getPlan } from '@/server/plans'
import { getOwnSessions, mostOwn } from '@/server/portal-pages'
import { bookSession, markSession, moveSession } from '@/server/session-booking'
import { sessionsOfPatient } from '@/server/sessions'
import { sessionsLeftBy } from '@/server/sessions-left'
import { clinicOf, today, treatedBy, writing, type Treated } from '@/server/two-clinics.fixture'
import { patientOfJob, type PatientViewer, type Therapist } from '@/server/viewer'

let mine: Therapist, elsewhere: Therapist
let ada: Treated

beforeEach(async () => {
  mine = await (await clinicOf('Harbour')).therapist()
  elsewhere = await (await clinicOf('Riverside')).therapist()
  ada = await treatedBy(mine)
})

async function booked(daysAhead: number, planIds = [ada.planId], whose = ada, by = mine): Promise<string> {
  const at = { date: addDays(today(), daysAhead), time: '09:30', minutes: 45, anyway: true }
  return (await bookSession(by, { ...at, therapistId: by.accountId, planIds }, whose.patientId)).id
}

const plan = () => ({ id: ada.planId, patientId: ada.patientId })
const named = async () => (await sessionsLeftBy(mine, plan())).map(({ id, ofPlan }) => [id, ofPlan])
const stands = async () =>
  new Map((await sessionsOfPatient(mine, ada.patientId)).map((each) => [each.id, each]))
const ended = (cancelSessions: string[]) =>
  endPlan(mine, ada.planId, { read: 1, revision: 0, how: 'completed', reason: '', cancelSessions })

/** A second active plan of Ada's. */
async function secondPlan(): Promise<string> {
  const planId = v7()
  await writing(mine.clinicId, (write) =>
    write('plans', [
      {
        ...{ id: planId, clinic_id: mine.clinicId, patient_id: ada.patientId, problem: 'Knee pain' },
        ...{ status: 'active', starts_on: today(), created_by: mine.accountId },
      },
    ]),
  )
  return planId
}

test('those to come are named, and without another plan also what was booked for none; what is over is not', async () => {
  const [next, later, forNone] = [await booked(3), await booked(10), await booked(5, [])]
  const over = await booked(-2)
  const cancelled = await booked(4)
  await markSession(mine, { status: 'cancelled-by-patient', seen: 'booked' }, cancelled)
  expect(await named()).toEqual([
    [next, true],
    [forNone, false],
    [later, true],
  ])
  const knee = await secondPlan()
  await booked(6, [ada.planId, knee])
  await booked(7, [knee])
  expect(await named()).toEqual([
    [next, true],
    [later, true],
  ])
  expect((await stands()).get(over)?.status).toBe('booked')
})

test('what is chosen is cancelled with the plan and says so to staff, to the patient and in the calendar; the rest stays', async () => {
  const [first, kept, past] = [await booked(3), await booked(10), await booked(-2)]
  await markSession(mine, { status: 'attended', seen: 'booked' }, past)
  const token = /\/([\w-]+)\.ics$/.exec((await makeCalendarAddress(mine)).address)![1]!
  await ended([first])

  const after = await stands()
  expect(after.get(first)).toMatchObject({ status: 'cancelled-by-clinic', withPlansEnd: true })
  expect(after.get(kept)).toMatchObject({ status: 'booked', withPlansEnd: false })
  expect(after.get(past)).toMatchObject({ status: 'attended', withPlansEnd: false })
  expect(await named()).toEqual([[kept, true]])

  const herself = (await patientOfJob(mine.clinicId, ada.patientId)) as PatientViewer
  const own = await getOwnSessions(herself)
  expect(own.next.map(({ id }) => id)).toEqual([kept])
  expect(own.past.find(({ id }) => id === first)).toMatchObject({
    status: 'cancelled-by-clinic',
    withPlansEnd: true,
  })
  const entries = new ICAL.Component(ICAL.parse(await readCalendarFeed(token)))
    .getAllSubcomponents('vevent')
    .map((entry) => [entry.getFirstPropertyValue('uid'), entry.getFirstPropertyValue('status')])
  expect(entries).toContainEqual([`${first}@phaseline`, 'CANCELLED'])
  expect(entries).not.toContainEqual([`${kept}@phaseline`, 'CANCELLED'])

  // Taken back, it is booked as any other, and no plan's end is named any more.
  await markSession(mine, { status: 'booked', seen: 'cancelled-by-clinic' }, first)
  expect((await stands()).get(first)).toMatchObject({ status: 'booked', withPlansEnd: false })
})

test('of more sessions than a page shows a patient has the nearest of both sides', async () => {
  const whose = {
    clinicId: mine.clinicId,
    patientId: ada.patientId,
    therapistId: mine.accountId,
    minutes: 30,
  }
  const at = (hours: number) => new Date(now().getTime() + hours * 3_600_000)
  const hours = Array.from({ length: mostOwn + 5 }, (_, i) => 24 * (i + 1) + 1)
  const next = hours.map((each) => ({ ...whose, startsAt: at(each) }))
  const past = hours.map((each) => ({ ...whose, startsAt: at(-each), status: 'attended' }))
  const goesOn = { ...whose, startsAt: at(-0.25) }
  const unmarked = { ...whose, startsAt: at(-2) }
  await asViewer(mine, (tx) => tx.session.createMany({ data: [...past, ...next, goesOn, unmarked] }))
  const own = await getOwnSessions((await patientOfJob(mine.clinicId, ada.patientId)) as PatientViewer)
  expect([own.next.length, own.past.length]).toEqual([mostOwn, mostOwn])
  const when = ({ startsAt }: { startsAt: Date }) => [
    dateIn(mine.timeZone, startsAt),
    timeIn(mine.timeZone, startsAt),
  ]
  const shown = ({ on, at }: { on: string; at: string }) => [on, at]
  expect(own.next.map(shown)).toEqual([goesOn, ...next.slice(0, mostOwn - 1)].map(when))
  expect(own.past.map(shown)).toEqual([unmarked, ...past.slice(0, mostOwn - 1)].map(when))
})

test('nobody books for a plan at the moment it ends', async () => {
  const [booking] = await Promise.allSettled([booked(6), ended([])])
  const left = (await named()).length
  expect(left).toBe(booking.status === 'fulfilled' ? 1 : 0)
  await expect(booked(7)).rejects.toMatchObject({ fields: { planIds: expect.any(String) } })
})

test('what was moved, has come or serves another plan is left as it is, and the plan ends all the same', async () => {
  const [first, moved, over, todays] = [await booked(3), await booked(4), await booked(-2), await booked(0)]
  const at = { date: addDays(today(), 5), time: '11:00', minutes: 45, anyway: true }
  const { id: anew } = await moveSession(
    mine,
    { ...at, therapistId: mine.accountId, askedBy: 'clinic' },
    moved,
  )
  const other = await booked(6, [await secondPlan()])
  await ended([first, moved, over, todays, other])
  const now = await stands()
  expect(now.get(first)).toMatchObject({ status: 'cancelled-by-clinic', withPlansEnd: true })
  for (const id of [over, todays, other, anew]) expect(now.get(id)?.status).toBe('booked')
  expect(now.get(moved)).toMatchObject({ status: 'cancelled-by-clinic', withPlansEnd: false })
})

test('a session of another patient or clinic is refused, and nothing is done', async () => {
  const first = await booked(3)
  const bert = await treatedBy(mine, 'Bert Quist')
  const stranger = await treatedBy(elsewhere, 'Cora Quist')
  const wrong = [
    await booked(8, [bert.planId], bert),
    await booked(8, [stranger.planId], stranger, elsewhere),
    v7(),
  ]
  for (const id of wrong)
    await expect(ended([first, id])).rejects.toMatchObject({
      fields: { cancelSessions: expect.stringContaining('of this patient') },
    })
  expect((await getPlan(mine, ada.planId)).status).toBe('active')
  expect((await stands()).get(first)?.status).toBe('booked')
  await expect(
    endPlan(elsewhere, ada.planId, {
      ...{ read: 1, revision: 0, how: 'completed', reason: '', cancelSessions: [first] },
    }),
  ).rejects.toThrow(NotFound)
})

test('the database lets no session name a plan’s end that the clinic has not cancelled, nor another patient’s plan', async () => {
  const first = await booked(3)
  const bert = await treatedBy(mine, 'Bert Quist')
  const write = (data: { status?: string; cancelledWithPlanId: string }) =>
    asViewer(mine, (tx) => tx.session.update({ where: { id: first }, data, select: { id: true } }))
  await expect(write({ cancelledWithPlanId: ada.planId })).rejects.toThrow(/check/)
  const cancelled = { status: 'cancelled-by-clinic' }
  await expect(write({ ...cancelled, cancelledWithPlanId: bert.planId })).rejects.toMatchObject({
    state: '23503',
  })
})
