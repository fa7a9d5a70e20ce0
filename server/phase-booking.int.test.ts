// A whole phase is booked at once: all or nothing, what stands in the way is said, and nobody is doubled.
import { beforeAll, expect, onTestFinished, test, vi } from 'vitest'
import { addDays, startOfWeek, weekdayOf } from '@/domain/dates'
import type { PhaseProposal } from '@/domain/plans/session-forms'
import {
  addClosedDays,
  bookedWhileClosed,
  hoursOfClinic,
  removeClosedDays,
  saveOpeningHours,
} from '@/server/clinic-hours'
import { toColumn } from '@/server/clock'
import { asViewer, type Tx } from '@/server/db'
import { NotFound } from '@/server/errors'
import { meanwhile } from '@/server/meanwhile.fixture'
import { changeTeam } from '@/server/care-team'
import { getPatientRecord } from '@/server/patient-record'
import { bookPhase, proposePhase } from '@/server/phase-booking'
import { pausePlan } from '@/server/plan-course'
import { lockPlan } from '@/server/plan-lock'
import { draftOfNextVersion, getPlan, saveDraft } from '@/server/plans'
import { extendPhase, publish, startPhase, startPhaseOf } from '@/server/publishing'
import { bookSession, hold, markSession, moveSession } from '@/server/session-booking'
import { sessionsOfPatient } from '@/server/sessions'
import { clinicOf, today, treatedBy } from '@/server/two-clinics.fixture'
import type { Admin, StaffViewer, Therapist } from '@/server/viewer'

let admin: Admin, mine: Therapist, colleague: Therapist, elsewhere: Therapist, foreignAdmin: Admin

beforeAll(async () => {
  const harbour = await clinicOf('Harbour')
  const riverside = await clinicOf('Riverside')
  admin = await harbour.admin()
  mine = await harbour.therapist()
  colleague = await harbour.therapist()
  elsewhere = await riverside.therapist()
  foreignAdmin = await riverside.admin()
})

const asInput = (proposal: PhaseProposal) => ({
  phaseId: proposal.phase.id,
  therapistId: proposal.therapistId,
  minutes: proposal.minutes,
  read: proposal.read,
  known: proposal.known,
  slots: proposal.slots.map(({ date, time }) => ({ date, time, anyway: false })),
})
const booked = async (viewer: StaffViewer, patientId: string) =>
  (await sessionsOfPatient(viewer, patientId)).filter(({ status }) => status === 'booked')
const refusal = (run: Promise<unknown>) =>
  run.then(
    () => expect.fail('it was not refused'),
    (error: { fields: Record<string, string> }) => error.fields,
  )

test('what is left of a phase is proposed, booked in one action, and then nothing is left', async () => {
  const ada = await treatedBy(mine, 'Ada Quist')
  const proposal = await proposePhase(mine, ada.planId, { time: '07:00' })
  // Day 15 of 28, three a week: two weeks are over, and today is too late to be proposed.
  expect(proposal).toMatchObject({ phase: { name: 'intensive' }, therapistId: mine.accountId, minutes: 45 })
  expect(proposal.slots.length).toBeGreaterThanOrEqual(5)
  expect(proposal.slots.length).toBeLessThanOrEqual(6)
  expect(proposal.slots.every(({ date, time }) => date > today() && time === '07:00')).toBe(true)

  expect(await bookPhase(mine, asInput(proposal), ada.planId)).toEqual({ booked: proposal.slots.length })
  const sessions = await booked(mine, ada.patientId)
  expect(sessions.map(({ date, time }) => [date, time]).sort()).toEqual(
    proposal.slots.map(({ date, time }) => [date, time]),
  )
  expect(sessions.every(({ plans }) => plans[0]?.id === ada.planId)).toBe(true)
  expect((await proposePhase(mine, ada.planId, {})).slots).toEqual([])
  // The next proposal begins with whom and when the last one was.
  expect(await proposePhase(mine, ada.planId, { phaseId: ada.phaseIds.maintenance })).toMatchObject({
    time: '07:00',
    therapistId: mine.accountId,
  })
})

test('the wall-clock time stays over a clock change', async () => {
  const far = await treatedBy(mine, 'Far Ahead', 0)
  // In London clocks change on the last Sundays of March and October: one of them lies within a year.
  const dates = Array.from({ length: 26 }, (_, i) => addDays(today(), 7 + i * 14))
  const slots = dates.map((date) => ({ date, time: '08:15', anyway: true }))
  const input = { ...asInput(await proposePhase(mine, far.planId, {})), slots }
  await bookPhase(mine, input, far.planId)
  const sessions = await booked(mine, far.patientId)
  expect(sessions.map(({ date, time }) => `${date} ${time}`).sort()).toEqual(
    dates.map((date) => `${date} 08:15`),
  )
})

test('one slot that is taken leaves all unbooked, and says which', async () => {
  const bo = await treatedBy(mine, 'Bo Berg')
  const other = await treatedBy(mine, 'Cy Crane')
  const proposal = await proposePhase(mine, bo.planId, { time: '12:00' })
  const taken = proposal.slots[2]!
  await bookSession(
    mine,
    {
      ...{ date: taken.date, time: '12:30', minutes: 30, therapistId: mine.accountId, planIds: [] },
      anyway: false,
    },
    other.patientId,
  )
  const again = await proposePhase(mine, bo.planId, { time: '12:00' })
  expect(again.slots.map(({ warning }) => warning !== null)).toEqual(
    again.slots.map(({ date }) => date === taken.date),
  )
  const fields = await refusal(bookPhase(mine, asInput(again), bo.planId))
  expect(fields).toEqual({ 'slots.2.anyway': expect.stringContaining('12:30') })
  expect(await booked(mine, bo.patientId)).toEqual([])

  const meant = asInput(again)
  meant.slots[2]!.anyway = true
  await bookPhase(mine, meant, bo.planId)
  expect(await booked(mine, bo.patientId)).toHaveLength(meant.slots.length)
})

test('two who book the same phase at once book it once', async () => {
  const di = await treatedBy(mine, 'Di Dorn')
  const input = asInput(await proposePhase(mine, di.planId, { time: '17:00' }))
  const theirs = { ...input, slots: input.slots.map((slot) => ({ ...slot, time: '18:30' })) }
  const results = await Promise.allSettled([
    bookPhase(mine, input, di.planId),
    bookPhase(admin, theirs, di.planId),
  ])
  expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  expect(await booked(mine, di.patientId)).toHaveLength(input.slots.length)
  // Sent a second time by an impatient thumb, it is not booked a second time.
  expect(await refusal(bookPhase(mine, input, di.planId))).toHaveProperty('known')
})

test('nor is it booked from a page that shows another session than the one that stands, as many as they are', async () => {
  const dot = await treatedBy(mine, 'Dot Dahl')
  const at = { time: '22:00', minutes: 30, therapistId: mine.accountId, planIds: [dot.planId], anyway: true }
  const { id } = await bookSession(mine, { ...at, date: addDays(today(), 1) }, dot.patientId)
  const proposal = await proposePhase(mine, dot.planId, { time: '23:00' })
  await markSession(mine, { status: 'cancelled-by-patient', seen: 'booked' }, id)
  await bookSession(mine, { ...at, date: proposal.slots[0]!.date }, dot.patientId)
  expect(await refusal(bookPhase(mine, asInput(proposal), dot.planId))).toHaveProperty('known')
  expect(await booked(mine, dot.patientId)).toHaveLength(1)
})

test('a form cannot hold one time twice, nor a day out of reach', async () => {
  const ed = await treatedBy(mine, 'Ed Eder')
  const input = asInput(await proposePhase(mine, ed.planId, { time: '21:30' }))
  const [first] = input.slots
  const twice = { ...input, slots: [first!, { ...first!, time: '21:45' }] }
  expect(await refusal(bookPhase(mine, twice, ed.planId))).toEqual({ 'slots.1.time': expect.any(String) })
  const far = { ...input, slots: [{ ...first!, date: addDays(today(), 400) }] }
  expect(await refusal(bookPhase(mine, far, ed.planId))).toEqual({ 'slots.0.date': 'At most a year ahead' })
  expect(await booked(mine, ed.patientId)).toEqual([])
})

test('other people’s plans, phases and therapists are not there', async () => {
  const flo = await treatedBy(mine, 'Flo Falk')
  const gus = await treatedBy(colleague, 'Gus Gall')
  const input = asInput(await proposePhase(mine, flo.planId, { time: '20:00' }))
  for (const stranger of [colleague, elsewhere, foreignAdmin]) {
    await expect(proposePhase(stranger, flo.planId, {})).rejects.toMatchObject({ name: 'NotFound' })
    await expect(bookPhase(stranger, input, flo.planId)).rejects.toMatchObject({ name: 'NotFound' })
  }
  await expect(proposePhase(mine, flo.planId, { phaseId: gus.phaseIds.intensive })).rejects.toMatchObject({
    name: 'NotFound',
  })
  expect(
    await refusal(bookPhase(mine, { ...input, phaseId: gus.phaseIds.intensive }, flo.planId)),
  ).toHaveProperty('phaseId')
  for (const { accountId } of [elsewhere, admin])
    expect(await refusal(bookPhase(mine, { ...input, therapistId: accountId }, flo.planId))).toHaveProperty(
      'therapistId',
    )
})

test('a paused plan has nothing to book', async () => {
  const hal = await treatedBy(mine, 'Hal Hoff')
  await pausePlan(mine, hal.planId, { from: today() })
  await expect(proposePhase(mine, hal.planId, { phaseId: hal.phaseIds.intensive })).resolves.toMatchObject({
    slots: [],
  })
})

test('closed days and hours are the admin’s to say: they are left out, warned of, and can be gone past', async () => {
  const clinic = await clinicOf('Lakeside')
  const boss = await clinic.admin()
  const therapist = await clinic.therapist()
  const ida = await treatedBy(therapist, 'Ida Iken', 0)
  const monday = addDays(startOfWeek(today()), 7)
  await saveOpeningHours(boss, {
    days: [5, 1, 3].map((weekday) => ({ weekday, from: '08:00', to: '16:00' })),
  })
  const course = { from: monday, to: monday, name: 'A course' }
  const sent = await Promise.all([1, 2, 3].map(() => addClosedDays(boss, course)))
  expect(sent).toEqual([{ booked: 0 }, { booked: 0 }, { booked: 0 }])
  const { openingHours, closedDays } = await hoursOfClinic(therapist)
  expect(openingHours.map(({ weekday }) => weekday)).toEqual([1, 3, 5])
  expect(closedDays).toMatchObject([{ from: monday, to: monday, name: 'A course' }])

  const proposal = await proposePhase(therapist, ida.planId, { time: '15:30' })
  expect(proposal.slots.map(({ date }) => date)).not.toContain(monday)
  for (const { date, warning } of proposal.slots) {
    expect([1, 3, 5]).toContain(weekdayOf(date))
    expect(warning).toBe('The clinic is open from 08:00 to 16:00 that day')
  }
  const slot = { time: '09:00', minutes: 45, therapistId: therapist.accountId, planIds: [], anyway: false }
  expect(await refusal(bookSession(therapist, { ...slot, date: monday }, ida.patientId))).toEqual({
    anyway: 'The clinic is closed that day: A course',
  })
  expect(await refusal(bookSession(therapist, { ...slot, date: addDays(monday, 1) }, ida.patientId))).toEqual(
    { anyway: 'The clinic is closed on that weekday' },
  )
  await bookSession(therapist, { ...slot, date: monday, anyway: true }, ida.patientId)
  expect(await bookedWhileClosed(boss, [course])).toEqual(new Map([[monday, 1]]))
  expect(await bookedWhileClosed(foreignAdmin, [course])).toEqual(new Map())

  await expect(removeClosedDays(admin, closedDays[0]!.id)).rejects.toMatchObject({ name: 'NotFound' })
  await removeClosedDays(boss, closedDays[0]!.id)
  expect((await hoursOfClinic(therapist)).closedDays).toEqual([])
  expect(await refusal(addClosedDays(boss, { from: '2020-01-01', to: '2020-01-02', name: 'Past' }))).toEqual({
    to: 'This day has passed',
  })
})

test('what an older version asked for is not booked once there is a newer one', async () => {
  const lea = await treatedBy(mine, 'Lea Lund')
  const input = asInput(await proposePhase(mine, lea.planId, { time: '06:00' }))
  const longer = { read: 1, phaseId: lea.phaseIds.intensive, weeks: 1, reason: '' }
  await extendPhase(mine, lea.planId, longer)
  expect(await refusal(bookPhase(admin, input, lea.planId))).toEqual({
    revision: expect.stringMatching(/published version 2 of this plan .* still here and is not saved\.$/),
  })
  expect(await booked(mine, lea.patientId)).toEqual([])
  // Also where it is just being published.
  const again = asInput(await proposePhase(mine, lea.planId, { time: '06:00' }))
  const answered = await meanwhile(
    (begin) =>
      asViewer(mine, async (tx) => {
        const plan = await lockPlan(tx, mine, lea.planId)
        const later = { effectiveOn: addDays(plan.today, 10), reason: '' }
        await startPhaseOf(tx, mine, plan, { ...later, phaseId: lea.phaseIds.maintenance })
        await begin()
      }),
    () => bookPhase(admin, again, lea.planId),
  )
  expect(answered).toMatchObject({ fields: { revision: expect.stringContaining('version 3') } })
  await bookPhase(admin, { ...again, read: 3 }, lea.planId)
})

test('a cancelled session is not taken back into a time that was given away', async () => {
  const jo = await treatedBy(mine, 'Jo Jung')
  const kim = await treatedBy(mine, 'Kim Kern')
  const at = { time: '06:00', minutes: 30, therapistId: mine.accountId, planIds: [], anyway: false }
  const date = addDays(today(), 40)
  const { id } = await bookSession(mine, { ...at, date }, jo.patientId)
  await markSession(mine, { status: 'cancelled-by-patient', seen: 'booked' }, id)
  await markSession(mine, { status: 'booked', seen: 'cancelled-by-patient' }, id)
  await markSession(mine, { status: 'cancelled-by-patient', seen: 'booked' }, id)
  await bookSession(mine, { ...at, date }, kim.patientId)
  expect(await refusal(markSession(mine, { status: 'booked', seen: 'cancelled-by-patient' }, id))).toEqual({
    status: expect.stringContaining('06:00'),
  })
})

test('nobody is proposed who has left the care team, by whom the last session was', async () => {
  const mo = await treatedBy(mine, 'Mo Moor')
  await changeTeam(mine, mo.patientId, { joins: colleague.accountId, leaves: '', on: today() })
  const slot = { planIds: [mo.planId], date: today(), time: '23:00', minutes: 45, anyway: true }
  await bookSession(mine, { ...slot, therapistId: colleague.accountId }, mo.patientId)
  const proposed = async (wish = {}) => (await proposePhase(admin, mo.planId, wish)).therapistId
  expect(await proposed()).toBe(colleague.accountId)
  const { team } = await getPatientRecord(mine, mo.patientId)
  const leaves = team.find(({ therapistId }) => therapistId === colleague.accountId)!.id
  await changeTeam(mine, mo.patientId, { joins: '', leaves, on: today() })
  expect(await proposed()).toBe(mine.accountId)
  // They can still be chosen.
  expect(await proposed({ therapistId: colleague.accountId })).toBe(colleague.accountId)
})

test('where nobody of the care team is able to work, nobody is proposed', async () => {
  const hill = await clinicOf('Hill')
  const leaver = await hill.therapist()
  const ny = await treatedBy(leaver, 'Ny Nord')
  const boss = await hill.admin()
  const gone = { where: { id: leaver.accountId }, data: { disabledAt: new Date() } }
  await asViewer(boss, (tx) => tx.account.updateMany(gone))
  expect(await proposePhase(boss, ny.planId, { time: '07:00' })).toMatchObject({ therapistId: '' })
})

test('whoever leaves the care team while their booking waits books and moves nothing', async () => {
  const { patientId, planId } = await treatedBy(mine, 'Left Meanwhile')
  const slot = { date: addDays(today(), 3), time: '09:00', minutes: 30, anyway: true }
  const whom = { therapistId: mine.accountId, planIds: [] }
  const { id } = await bookSession(mine, { ...slot, ...whom }, patientId)
  const proposal = asInput(await proposePhase(mine, planId, { time: '07:00' }))
  const deeds = [
    () => bookSession(mine, { ...slot, ...whom, date: addDays(today(), 4) }, patientId),
    () => moveSession(mine, { ...slot, ...whom, time: '11:00', askedBy: 'clinic' }, id),
    () => bookPhase(mine, proposal, planId),
  ]
  const last = (toOn: Date | null) => (tx: Tx) =>
    tx.careTeamMember.updateMany({ where: { patientId, therapistId: mine.accountId }, data: { toOn } })
  for (const deed of deeds) {
    const answer = await meanwhile(
      (begin) =>
        asViewer(admin, async (tx) => {
          await hold(tx, admin, patientId, mine.accountId)
          await last(toColumn(addDays(today(), -1)))(tx)
          await begin()
        }),
      deed,
    )
    expect(answer).toBeInstanceOf(NotFound)
    await asViewer(admin, last(null))
  }
  expect((await sessionsOfPatient(mine, patientId)).map(({ status }) => status)).toEqual(['booked'])
})

test('a phase that the plan came back to is booked as one that goes on', async () => {
  const alone = await (await clinicOf('Cove')).therapist()
  const { patientId, planId } = await treatedBy(alone, 'Came Back')
  const { history } = await getPlan(alone, planId)
  const [first, second] = history!.versions[0]!.phases
  await startPhase(alone, planId, { read: 1, phaseId: second!.id, effectiveOn: today(), reason: '' })
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 2 * 86_400_000 })
  onTestFinished(() => void vi.useRealTimers())
  const draft = draftOfNextVersion(await getPlan(alone, planId))
  const content = { ...draft.content, phases: [{ ...draft.content.phases[0]!, weeks: 20 }] }
  const { revision } = await saveDraft(alone, planId, content, draft.revision)
  await publish(alone, planId, { read: 2, revision, effectiveOn: today(), reason: '' })
  const proposal = await proposePhase(alone, planId, { time: '07:00' })
  expect(proposal.phase.id).toBe(first!.id)
  const { booked: many } = await bookPhase(alone, asInput(proposal), planId)
  expect(await booked(alone, patientId)).toHaveLength(many)
})
