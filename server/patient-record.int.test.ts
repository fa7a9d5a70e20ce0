// The record beside the plan on a real database: sections saved apart, who is in the care team, and what is only ever added.
import { v7 } from 'uuid'
import { beforeAll, expect, test, vi } from 'vitest'
import { addDays } from '@/domain/dates'
import { sectionSchema } from '@/domain/patient-record'
import type { CalendarDate } from '@/domain/plans/plan'
import { sessionOf, viewerBehind } from '@/server/accounts.fixture'
import { changeRoles, disableColleague } from '@/server/clinic'
import { toColumn } from '@/server/clock'
import { asViewer } from '@/server/db'
import { NotFound, Refused } from '@/server/errors'
import { inTurn } from '@/server/in-turn'
import { meanwhile } from '@/server/meanwhile.fixture'
import { changeTeam } from '@/server/care-team'
import { addAdverseEvent, getPatientRecord, saveSection, writeNote } from '@/server/patient-record'
import { book, bookSession, hold, markSession } from '@/server/session-booking'
import { clinicOf, today, treatedBy, writing, type Treated } from '@/server/two-clinics.fixture'
import type { StaffViewer, Therapist } from '@/server/viewer'

let admin: StaffViewer, mine: Therapist, colleague: Therapist, third: Therapist, elsewhere: Therapist
let ada: Treated, theirs: Treated

beforeAll(async () => {
  const harbour = await clinicOf('Harbour')
  admin = await harbour.admin()
  mine = await harbour.therapist()
  colleague = await harbour.therapist()
  third = await harbour.therapist()
  elsewhere = await (await clinicOf('Riverside')).therapist()
  ada = await treatedBy(mine, 'Ada Quist')
  theirs = await treatedBy(elsewhere, 'Theo Elsewhere')
})

const event = { on: today(), happened: 'Felt faint', done: 'Lay down', replaces: null }

test('a section is saved without the others, and a day to come is refused beside its field', async () => {
  await saveSection(mine, ada.patientId, { section: 'problem', diagnosis: 'Neck pain', precautions: [] })
  await saveSection(mine, ada.patientId, {
    section: 'screening',
    redFlagsOn: today(),
    redFlags: "None; O'Brien",
  })
  const asked = { section: 'screening' as const, redFlagsOn: addDays(today(), 2), redFlags: 'Night pain' }
  await expect(saveSection(mine, ada.patientId, asked)).rejects.toMatchObject({
    fields: { redFlagsOn: 'This day is still to come' },
  })
  const { sections } = await getPatientRecord(mine, ada.patientId)
  expect(sections.person.name).toBe('Ada Quist')
  expect(sections.problem.diagnosis).toBe('Neck pain')
  expect(sections.screening).toEqual({ section: 'screening', redFlagsOn: today(), redFlags: "None; O'Brien" })
})

test('visits are counted from their day: attended and booked, and not what was cancelled', async () => {
  const book = (daysAhead: number, time: string) =>
    bookSession(
      mine,
      {
        ...{ date: addDays(today(), daysAhead), time, minutes: 45, therapistId: mine.accountId },
        ...{ anyway: true, planIds: [] },
      },
      ada.patientId,
    )
  const [before, came, cancelled] = [
    await book(-9, '09:00'),
    await book(-3, '09:00'),
    await book(-2, '09:00'),
  ]
  await book(4, '09:00')
  for (const { id } of [before, came]) await markSession(mine, { status: 'attended', seen: 'booked' }, id)
  await markSession(mine, { status: 'cancelled-by-patient', seen: 'booked' }, cancelled.id)
  const approve = (approvedFrom: string) =>
    saveSection(mine, ada.patientId, { section: 'visits', approvedVisits: 3, approvedFrom })
  await approve('')
  expect((await getPatientRecord(mine, ada.patientId)).visits).toMatchObject({
    approved: 3,
    attended: 2,
    booked: 1,
  })
  await approve(addDays(today(), -5))
  expect((await getPatientRecord(mine, ada.patientId)).visits).toMatchObject({ attended: 1, booked: 1 })
})

test('a correction of an adverse event stands for it, once, and the first stays', async () => {
  await addAdverseEvent(mine, ada.patientId, event)
  const [first] = (await getPatientRecord(mine, ada.patientId)).adverseEvents
  const correction = { ...event, happened: 'Fainted', replaces: first!.id }
  const both = await Promise.allSettled([
    addAdverseEvent(mine, ada.patientId, correction),
    addAdverseEvent(admin, ada.patientId, { ...correction, happened: 'Fell' }),
  ])
  expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  expect(both.find((each) => each.status === 'rejected')).toMatchObject({ reason: expect.any(Refused) })
  const now = (await getPatientRecord(mine, ada.patientId)).adverseEvents
  expect(now).toHaveLength(1)
  expect(now[0]!.corrected).toBe(true)
  const all = await asViewer(mine, (tx) => tx.adverseEvent.count({ where: { patientId: ada.patientId } }))
  expect(all).toBe(2)
})

test('an adverse event that is sent again is there once, and another with the same words may follow once it was corrected', async () => {
  const { patientId } = await treatedBy(mine, 'Cy Twice')
  const events = async () => (await getPatientRecord(mine, patientId)).adverseEvents
  await Promise.all([1, 2, 3].map(() => addAdverseEvent(mine, patientId, event)))
  expect(await events()).toHaveLength(1)
  const correction = { ...event, happened: 'Fell', replaces: (await events())[0]!.id }
  await Promise.all([1, 2].map(() => addAdverseEvent(mine, patientId, correction)))
  expect(await events()).toMatchObject([{ happened: 'Fell', corrected: true }])
  for (const another of [event, { ...event, on: addDays(today(), -1) }])
    await addAdverseEvent(mine, patientId, another)
  await addAdverseEvent(admin, patientId, event)
  expect(await events()).toHaveLength(4)
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 11 * 60_000 })
  await addAdverseEvent(mine, patientId, event)
  vi.useRealTimers()
  expect(await events()).toHaveLength(5)
})

test('a record has five hundred adverse events at most, also when several write at once, and each of them stays', async () => {
  const { patientId } = await treatedBy(mine, 'Cy Many')
  const { clinicId, accountId: writtenBy } = mine
  const rest = { done: '', clinicId, patientId, writtenBy, on: toColumn(today()) }
  const before = Array.from({ length: 499 }, (_, i) => ({ ...rest, happened: `Felt faint ${i}` }))
  await asViewer(mine, (tx) => tx.adverseEvent.createMany({ data: before }))
  const events = async () => (await getPatientRecord(mine, patientId)).adverseEvents
  const adding = (begin: () => Promise<void>) =>
    asViewer(mine, async (tx) => {
      await inTurn(tx, 'counted', patientId)
      await tx.adverseEvent.createMany({ data: [{ ...rest, happened: 'Felt faint again' }] })
      await begin()
    })
  const full = { fields: { '': expect.stringContaining('500 adverse events') } }
  expect(await meanwhile(adding, () => addAdverseEvent(admin, patientId, event))).toMatchObject(full)
  const correction = { ...event, happened: 'Fell', replaces: (await events())[0]!.id }
  await expect(addAdverseEvent(mine, patientId, correction)).rejects.toMatchObject(full)
  expect(await events()).toHaveLength(500)
})

test('an entry of another patient cannot be corrected from here', async () => {
  await addAdverseEvent(elsewhere, theirs.patientId, event)
  const [foreign] = (await getPatientRecord(elsewhere, theirs.patientId)).adverseEvents
  await expect(addAdverseEvent(mine, ada.patientId, { ...event, replaces: foreign!.id })).rejects.toThrow(
    NotFound,
  )
})

test('of two who write the note at once one is told, and earlier notes stay', async () => {
  await writeNote(mine, ada.patientId, { text: 'Anxious', read: 0 })
  await expect(writeNote(mine, ada.patientId, { text: 'Calm', read: 0 })).rejects.toMatchObject({
    fields: { shown: expect.stringMatching(/^You, .* wrote in this note on/) },
  })
  // The second time since no answer came.
  for (let times = 0; times < 2; times++) await writeNote(mine, ada.patientId, { text: 'Calm', read: 1 })
  expect((await getPatientRecord(admin, ada.patientId)).note).toMatchObject({ text: 'Calm', number: 2 })
  const texts = await asViewer(mine, (tx) => tx.clinicianNote.findMany({ orderBy: { number: 'asc' } }))
  expect(texts.map(({ text }) => text)).toEqual(['Anxious', 'Calm'])
})

test('a patient is handed over in one step, and whoever leaves keeps the day', async () => {
  const bo = await treatedBy(mine, 'Bo Berg')
  const [member] = (await getPatientRecord(mine, bo.patientId)).team
  const leaves = member!.id
  const change = (given: { joins?: string; leaves?: string; on?: string }, who: StaffViewer = mine) =>
    changeTeam(who, bo.patientId, { joins: '', leaves: '', on: today(), ...given })
  await expect(change({ leaves })).rejects.toMatchObject({ fields: { leaves: expect.any(String) } })
  await expect(change({ joins: mine.accountId })).rejects.toMatchObject({
    fields: { joins: expect.any(String) },
  })
  await expect(change({ joins: elsewhere.accountId })).rejects.toMatchObject({
    fields: { joins: expect.any(String) },
  })
  await expect(change({ joins: admin.accountId })).rejects.toMatchObject({
    fields: { joins: expect.any(String) },
  })
  await expect(change({ joins: colleague.accountId, on: addDays(today(), -1) })).rejects.toMatchObject({
    fields: { on: expect.any(String) },
  })
  await expect(getPatientRecord(colleague, bo.patientId)).rejects.toThrow(NotFound)

  await change({ joins: colleague.accountId, leaves })
  const { team } = await getPatientRecord(colleague, bo.patientId)
  expect(team.map(({ therapistId, to }) => [therapistId, to])).toEqual([
    [mine.accountId, today()],
    [colleague.accountId, null],
  ])
  // Of the day before a member has left, nobody can leave again.
  await expect(change({ leaves }, colleague)).rejects.toMatchObject({
    fields: { leaves: expect.any(String) },
  })
})

test('a section is not written over what somebody else wrote since it was shown', async () => {
  const { patientId } = await treatedBy(mine, 'Stale Section')
  const shown = (await getPatientRecord(mine, patientId)).sections
  const problem = { ...shown.problem, precautions: ['osteoporosis' as const] }
  await saveSection(mine, patientId, sectionSchema.parse(problem), shown.problem)
  const diagnosed = sectionSchema.parse({ ...shown.problem, diagnosis: 'Neck pain' })
  await expect(saveSection(mine, patientId, diagnosed, shown.problem)).rejects.toMatchObject({
    fields: { shown: expect.stringMatching(/^You, .* changed this on/) },
  })
  // Whoever had no answer sends the same again.
  await saveSection(mine, patientId, sectionSchema.parse(problem), shown.problem)
  const told = { shown: expect.not.stringMatching(/^You,/) }
  await expect(saveSection(admin, patientId, diagnosed, shown.problem)).rejects.toMatchObject({
    fields: told,
  })
  const now = (await getPatientRecord(mine, patientId)).sections
  expect(now.problem).toMatchObject({ precautions: ['osteoporosis'], diagnosis: shown.problem.diagnosis })
  // What is in another section is nobody's concern here.
  await saveSection(mine, patientId, sectionSchema.parse({ ...shown.person, phone: '1' }), shown.person)
})

test('who is taken out of a care team today treats until tonight, and finds no way to stay', async () => {
  const { patientId } = await treatedBy(mine, 'Handed Over')
  const [own] = (await getPatientRecord(mine, patientId)).team
  await changeTeam(mine, patientId, { joins: colleague.accountId, leaves: own!.id, on: today() })
  await writeNote(mine, patientId, { text: 'Until tonight', read: 0 })
  const back = { joins: mine.accountId, leaves: '', on: today() }
  await expect(changeTeam(mine, patientId, back)).rejects.toThrow(NotFound)
  const later = { date: addDays(today(), 40), time: '09:10', minutes: 30, anyway: true, planIds: [] }
  await expect(bookSession(mine, { ...later, therapistId: mine.accountId }, patientId)).rejects.toThrow(
    NotFound,
  )
})

test('a care team has an end, since whoever opens the patient reads all who were ever in it', async () => {
  const { patientId } = await treatedBy(mine, 'Often Handed Over')
  const { clinicId, accountId } = colleague
  const over = { from_on: addDays(today(), -2), to_on: addDays(today(), -1) }
  await writing(clinicId, (write) =>
    write(
      'care_team_members',
      Array.from({ length: 300 }, () => ({
        ...{ id: v7(), clinic_id: clinicId, patient_id: patientId, therapist_id: accountId, ...over },
      })),
    ),
  )
  await expect(
    changeTeam(mine, patientId, { joins: accountId, leaves: '', on: today() }),
  ).rejects.toMatchObject({ fields: { joins: expect.stringContaining('which is the most') } })
  // Whoever has filled it has not closed it.
  await changeTeam(admin, patientId, { joins: accountId, leaves: '', on: today() })
})

test('nobody fills a care team in a day', async () => {
  const { patientId } = await treatedBy(mine, 'To And Fro')
  const joins = { joins: colleague.accountId, leaves: '', on: today() }
  for (let i = 0; i < 20; i++) {
    await changeTeam(admin, patientId, joins)
    const { team } = await getPatientRecord(admin, patientId)
    const { id } = team.find(({ therapistId, to }) => therapistId === colleague.accountId && !to)!
    await changeTeam(admin, patientId, { joins: '', leaves: id, on: today() })
  }
  await expect(changeTeam(admin, patientId, joins)).rejects.toMatchObject({
    fields: { '': expect.stringContaining('changes') },
  })
  await changeTeam(mine, patientId, joins)
})

test('who is to leave later can leave today, by whatever entry they are in it; nobody is left by who comes later', async () => {
  const { patientId } = await treatedBy(mine, 'Leaving Earlier')
  const change = (given: { joins?: string; leaves?: string; on?: string }) =>
    changeTeam(admin, patientId, { joins: '', leaves: '', on: today(), ...given })
  const entries = async (of: StaffViewer) =>
    (await getPatientRecord(admin, patientId)).team.filter(({ therapistId }) => therapistId === of.accountId)
  const [own] = await entries(mine)
  await change({ joins: colleague.accountId, on: addDays(today(), 200) })
  await expect(change({ leaves: own!.id })).rejects.toMatchObject({
    fields: { leaves: expect.stringContaining('Nobody would be left') },
  })
  await change({ leaves: own!.id, on: addDays(today(), 210) })
  await change({ joins: mine.accountId })
  await change({ joins: third.accountId })
  await change({ leaves: own!.id })
  expect((await entries(mine)).map(({ to }) => to)).toEqual([today(), today()])
})

test('who is taken out today does not come back by an entry that begins later', async () => {
  const [leaving, staying] = [colleague, third]
  const { patientId } = await treatedBy(staying)
  const later = addDays(today(), 7)
  const where = { clinicId: mine.clinicId, patientId, therapistId: leaving.accountId }
  for (const on of [today(), later])
    await asViewer(staying, (tx) =>
      tx.careTeamMember.create({ data: { ...where, fromOn: toColumn(on) }, select: { id: true } }),
    )
  const { id: leaves } = await asViewer(staying, (tx) =>
    tx.careTeamMember.findFirstOrThrow({ where: { ...where, fromOn: toColumn(today()) } }),
  )
  await changeTeam(staying, patientId, { joins: '', leaves, on: today() })
  vi.useFakeTimers({ toFake: ['Date'], now: new Date(`${later}T12:00:00Z`) })
  await expect(getPatientRecord(leaving, patientId)).rejects.toThrow(NotFound)
  vi.useRealTimers()
})

test('who leaves later books none with themselves beyond that day, and does not take themselves back', async () => {
  const { patientId } = await treatedBy(mine, 'Leaving Soon')
  const [own] = (await getPatientRecord(mine, patientId)).team
  const on = addDays(today(), 7)
  await changeTeam(mine, patientId, { joins: colleague.accountId, leaves: own!.id, on })
  const back = { joins: mine.accountId, leaves: '', on }
  await expect(changeTeam(mine, patientId, back)).rejects.toMatchObject({
    fields: { joins: expect.any(String) },
  })
  const slot = { time: '09:10', minutes: 30, anyway: true, planIds: [], therapistId: mine.accountId }
  await expect(bookSession(mine, { ...slot, date: addDays(on, 1) }, patientId)).rejects.toMatchObject({
    fields: { '': expect.stringContaining('leave') },
  })
  await bookSession(mine, { ...slot, date: on }, patientId)
})

test('whoever is disabled, or treats no more, is nobody who stays', async () => {
  const clinic = await clinicOf('Nobody Stays')
  const [boss, leaving, disabled, demoted] = [
    await clinic.admin(),
    await clinic.therapist(),
    await clinic.therapist(),
    await clinic.therapist(),
  ]
  const { patientId } = await treatedBy(leaving, 'Last One')
  const [own] = (await getPatientRecord(leaving, patientId)).team
  for (const { accountId: joins } of [disabled, demoted])
    await changeTeam(leaving, patientId, { joins, leaves: '', on: today() })
  await disableColleague(boss, disabled.accountId)
  await changeRoles(boss, demoted.accountId, ['admin'])
  await expect(
    changeTeam(leaving, patientId, { joins: '', leaves: own!.id, on: today() }),
  ).rejects.toMatchObject({ fields: { leaves: expect.stringContaining('Nobody would be left') } })
})

test.each([
  ['by themselves', () => mine],
  ['by an admin', () => admin],
])('nobody is taken out %s while sessions with them are booked after that day', async (_, by) => {
  const { patientId } = await treatedBy(mine, 'Sessions Left')
  const [own] = (await getPatientRecord(mine, patientId)).team
  const leave = (on: CalendarDate) =>
    changeTeam(by(), patientId, { joins: colleague.accountId, leaves: own!.id, on })
  const slot = { time: '09:10', minutes: 30, anyway: true, planIds: [], therapistId: mine.accountId }
  const days = [addDays(today(), 9), addDays(today(), 12)] as const
  for (const date of days) await bookSession(mine, { ...slot, date }, patientId)
  await expect(leave(today())).rejects.toMatchObject({
    fields: { leaves: expect.stringContaining('2 sessions') },
  })
  await expect(leave(days[0])).rejects.toMatchObject({
    fields: { leaves: expect.stringContaining('a session') },
  })
  expect((await getPatientRecord(mine, patientId)).team).toHaveLength(1)
  await leave(days[1])
})

test('a session that is being booked when somebody is taken out is waited for, and seen', async () => {
  const { patientId } = await treatedBy(mine, 'Booked Meanwhile')
  const [own] = (await getPatientRecord(mine, patientId)).team
  const whose = { therapistId: mine.accountId, planIds: [] }
  const slot = { date: addDays(today(), 9), time: '09:10', minutes: 30 }
  const answer = await meanwhile(
    (begin) =>
      asViewer(mine, async (tx) => {
        await hold(tx, mine, patientId, mine.accountId)
        await book(tx, mine, patientId, [slot], whose)
        await begin()
      }),
    () => changeTeam(admin, patientId, { joins: colleague.accountId, leaves: own!.id, on: today() }),
  )
  expect(answer).toMatchObject({ fields: { leaves: expect.stringContaining('a session') } })
})

test('another therapist, and another clinic, find no record', async () => {
  for (const viewer of [colleague, elsewhere]) {
    await expect(getPatientRecord(viewer, ada.patientId)).rejects.toThrow(NotFound)
    const section = { section: 'screening' as const, redFlagsOn: '', redFlags: '' }
    await expect(saveSection(viewer, ada.patientId, section)).rejects.toThrow(NotFound)
    await expect(addAdverseEvent(viewer, ada.patientId, event)).rejects.toThrow(NotFound)
    await expect(writeNote(viewer, ada.patientId, { text: 'x', read: 2 })).rejects.toThrow(NotFound)
    const joins = viewer.accountId
    await expect(changeTeam(viewer, ada.patientId, { joins, leaves: '', on: today() })).rejects.toThrow(
      NotFound,
    )
  }
})

test('whoever is just being taken out of the team takes nobody else out, and brings nobody in', async () => {
  const { patientId } = await treatedBy(mine, 'Bo Quist')
  await changeTeam(mine, patientId, { joins: colleague.accountId, leaves: '', on: today() })
  const { team } = await getPatientRecord(mine, patientId)
  const entryOf = ({ accountId }: Therapist) => team.find(({ therapistId }) => therapistId === accountId)!.id
  const answered = await meanwhile(
    (begin) =>
      asViewer(mine, async (tx) => {
        await inTurn(tx, 'care-team', patientId)
        const data = { toOn: toColumn(today()) }
        await tx.careTeamMember.updateMany({ where: { id: entryOf(colleague) }, data })
        await begin()
      }),
    () => changeTeam(colleague, patientId, { joins: third.accountId, leaves: entryOf(mine), on: today() }),
  )
  expect(answered).toMatchObject({ name: 'NotFound' })
})

test('a patient who is given another name has it wherever their account speaks', async () => {
  const { patientId, accountId } = await treatedBy(mine, 'Old Name')
  const herself = () => sessionOf(mine.clinicId, accountId).then(viewerBehind)
  expect((await herself()).name).toBe('Old Name')
  const { sections } = await getPatientRecord(mine, patientId)
  await saveSection(mine, patientId, { ...sections.person, name: 'New Name' })
  expect((await herself()).name).toBe('New Name')
})

test('whoever leaves the care team within a week writes no address, to which links would go after that', async () => {
  const { patientId } = await treatedBy(mine, 'Bea Quist')
  const [own] = (await getPatientRecord(mine, patientId)).team
  const leaves = { joins: colleague.accountId, leaves: own!.id, on: addDays(today(), 2) }
  await changeTeam(mine, patientId, leaves)
  const { person } = (await getPatientRecord(mine, patientId)).sections
  await expect(saveSection(mine, patientId, { ...person, email: 'x@private.test' })).rejects.toMatchObject({
    fields: { email: expect.stringContaining('within a week') },
  })
  await saveSection(mine, patientId, { ...person, phone: '020 7946 0001' })
  await saveSection(admin, patientId, { ...person, email: 'bea@example.test' })
})
