// How often one person does within a day what there can be only so much of for good, on a real database: an emergency of an hour, or a program, leaves the care team its room.
import { v7 } from 'uuid'
import { beforeAll, describe, expect, it, vi } from 'vitest'
import { addDays } from '@/domain/dates'
import type { KeptFlag } from '@/domain/logging/flag-forms'
import { addBaseline } from '@/server/assessments'
import { toColumn } from '@/server/clock'
import { addConsentText, consentsOfPatient, consentTopics, recordConsent } from '@/server/consents'
import { asViewer, Prisma } from '@/server/db'
import { openInEmergency } from '@/server/emergency-access'
import { closeFlags, flagsToAnswer } from '@/server/flags'
import { inTurn } from '@/server/in-turn'
import { meanwhile } from '@/server/meanwhile.fixture'
import { getPaperWeek, savePaperWeek } from '@/server/paper'
import { addAdverseEvent, getPatientRecord, saveSection, writeNote } from '@/server/patient-record'
import { pausePlan, resumePlan } from '@/server/plan-course'
import { discardDraft, getPlan, saveDraft, startPlan } from '@/server/plans'
import { extendPhase } from '@/server/publishing'
import { reassess, reassessmentOf } from '@/server/reassessment'
import { bookSession } from '@/server/session-booking'
import { writeRecord } from '@/server/session-records'
import { clinicOf, today, treatedBy, writing, type Treated } from '@/server/two-clinics.fixture'
import type { Admin, Therapist } from '@/server/viewer'

let admin: Admin, own: Therapist, stranger: Therapist, cover: Therapist
beforeAll(async () => {
  const harbour = await clinicOf('Harbour')
  admin = await harbour.admin()
  own = await harbour.therapist()
  stranger = await harbour.therapist()
  cover = await harbour.therapist()
})

/** A patient of one therapist, whose record another has opened in an emergency. */
async function opened(name: string, before: (of: Treated) => Promise<unknown> = () => Promise.resolve()) {
  const patient = await treatedBy(own, name)
  const birthDate = '1950-02-03'
  const where = { id: patient.patientId }
  await asViewer(own, (tx) => tx.patient.updateMany({ where, data: { birthDate: toColumn(birthDate) } }))
  await before(patient)
  await openInEmergency(stranger, { name, birthDate, reason: 'here-now' })
  return patient
}

/** A patient of one therapist, whom another sees today. */
async function covered(name: string, before: (of: Treated) => Promise<unknown> = () => Promise.resolve()) {
  const patient = await treatedBy(own, name)
  await before(patient)
  const slot = { planIds: [patient.planId], date: today(), time: '23:00', minutes: 45, anyway: true }
  await bookSession(own, { ...slot, therapistId: cover.accountId }, patient.patientId)
  return patient
}

async function times(count: number, act: (n: number) => Promise<unknown>) {
  for (let n = 0; n < count; n++) await act(n)
}
const goesOn = /^Within a day you can .* at most .*\. It goes on at \d\d:\d\d on \d/

it('the private note is written thirty times, and the next day again', async () => {
  const { patientId } = await opened('Ada Note', (of) =>
    writeNote(own, of.patientId, { text: 'Mind the hip', read: 0 }),
  )
  const write = (by: Therapist, read: number) =>
    writeNote(by, patientId, { text: `Mind the hip${'.'.repeat(read)}`, read })
  await times(30, (n) => write(stranger, n + 1))
  await expect(write(stranger, 31)).rejects.toThrow(goesOn)
  await expect(write(stranger, 31)).rejects.toMatchObject({ fields: { text: expect.any(String) } })
  // The first was theirs as well.
  await times(29, (n) => write(own, n + 31))
  await expect(write(own, 60)).rejects.toThrow('write the private note of this patient at most 30 times')
  try {
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 25 * 3_600_000 })
    await write(own, 60)
  } finally {
    vi.useRealTimers()
  }
  expect((await getPatientRecord(own, patientId)).note.number).toBe(61)
})

it('what stands in the record is written over thirty times, each by themselves', async () => {
  const { patientId } = await treatedBy(own, 'Ada Section')
  const write = (by: Therapist | Admin, n: number) =>
    saveSection(by, patientId, { section: 'visits', approvedVisits: n + 1, approvedFrom: '' })
  // The first writes over nothing.
  await times(31, (n) => write(own, n))
  await expect(write(own, 31)).rejects.toThrow(goesOn)
  await write(admin, 32)
})

it('records of a patient’s sessions are written thirty times, whichever sessions they are of', async () => {
  const sessions: string[] = []
  const { patientId } = await opened('Ada Records', async ({ patientId, planId }) => {
    for (const time of ['22:00', '23:00']) {
      const slot = { planIds: [planId], date: today(), time, minutes: 45, anyway: true }
      sessions.push((await bookSession(own, { ...slot, therapistId: own.accountId }, patientId)).id)
    }
  })
  const [first, second] = sessions as [string, string]
  const entry = (number: number) => ({
    ...{ number, interventions: [], report: `Here ${number}`, findings: '', next: '', privateNote: '' },
  })
  await times(20, (n) => writeRecord(stranger, entry(n), first))
  await times(9, (n) => writeRecord(stranger, entry(n), second))
  // The last is just being written in the one, when another is begun in the other.
  const whose = { clinicId: own.clinicId, patientId, sessionId: first, writtenBy: stranger.accountId }
  const last = (begin: () => Promise<void>) =>
    asViewer(stranger, async (tx) => {
      await inTurn(tx, 'counted', patientId)
      await tx.sessionRecord.createMany({ data: [{ ...whose, ...entry(21), report: 'Just before' }] })
      await begin()
    })
  const beside = await meanwhile(last, () => writeRecord(stranger, entry(9), second))
  expect((beside as Error).message).toMatch(goesOn)
  await expect(writeRecord(stranger, entry(21), first)).rejects.toThrow(goesOn)
  await writeRecord(own, entry(21), first)
  await writeRecord(own, entry(9), second)
})

it('a plan is changed thirty times', async () => {
  const { planId, phaseIds } = await opened('Ada Versions')
  // The phase is at its longest long before that.
  const change = (by: Therapist, read: number) =>
    extendPhase(by, planId, { read, phaseId: phaseIds.maintenance, weeks: 1, reason: '' })
  await times(30, (n) => change(stranger, n + 1))
  await expect(change(stranger, 31)).rejects.toThrow(goesOn)
  expect(await change(own, 31)).toEqual({ number: 32 })
})

it('versions of plans are published with 400,000 characters, however few they are', async () => {
  const { planId, phaseIds } = await covered('Ada Long', async ({ planId }) => {
    const [first] = await asViewer(own, (tx) => tx.planVersion.findMany({ where: { planId } }))
    const phases = (first!.phases as object[]).map((phase) => ({ ...phase, aim: 'x'.repeat(75_000) }))
    const keys = { clinic_id: own.clinicId, patient_id: first!.patientId, plan_id: planId }
    const row = { id: v7(), ...keys, number: 2, effective_on: today(), problem: '', goals: [], phases }
    await writing(own.clinicId, (write) =>
      write('plan_versions', [{ ...row, reassess_every_weeks: 4, published_by: own.accountId }]),
    )
  })
  const change = (by: Therapist, read: number) =>
    extendPhase(by, planId, { read, phaseId: phaseIds.maintenance, weeks: 1, reason: '' })
  await times(2, (n) => change(cover, n + 2))
  await expect(change(cover, 4)).rejects.toThrow('at most 400,000 characters of plans')
  await expect(change(cover, 4)).rejects.toThrow(goesOn)
  expect(await change(own, 4)).toEqual({ number: 5 })
})

it('a patient is assessed ten times, by baselines and reassessments', async () => {
  const { patientId, planId } = await covered('Ada Assessed')
  const seen = (by: Therapist, findings: string) =>
    addBaseline(by, patientId, {
      ...{ findings, nprsNow: null, nprsWorst: null, nprsAverage: null },
      ...{ activities: [], handMeasurements: [], own: [] },
    })
  await times(10, (n) => seen(cover, `Stiff ${n}`))
  await expect(seen(cover, 'Stiff')).rejects.toThrow(goesOn)
  const decide = async (by: Therapist) => {
    const { shown } = await reassessmentOf(by, planId)
    return reassess(by, planId, {
      ...{ decision: 'continue', findings: '', summary: '', read: shown, reportId: '', revision: 0 },
      ...{ nprsNow: null, nprsWorst: null, nprsAverage: 3, groc: 0, handMeasurements: [], own: [] },
      ...{ activities: [], prepare: [], cancelSessions: [], selfManagement: null },
      ...{ phaseId: '', effectiveOn: '', nextDueOn: null },
    })
  }
  await expect(decide(cover)).rejects.toThrow(goesOn)
  await decide(own)
})

it('a flag is answered five times, and others beside it as often', async () => {
  const { patientId, planId, log } = await covered('Ada Flag')
  await log(13, { status: 'done', pain: 9 })
  const [flag, ...others] = (await flagsToAnswer(own, patientId)).flags
  expect(flag).toMatchObject({ code: 'over-ceiling', planId })
  const close = (by: Therapist, flags: readonly KeptFlag[], reason: string) =>
    closeFlags(by, { flagIds: flags.map(({ id }) => id), reason })
  await times(5, (n) => close(cover, [flag!], `Rang ${n}`))
  await expect(close(cover, [flag!, ...others], 'Rang')).rejects.toThrow(goesOn)
  expect(others.length).toBeGreaterThan(0)
  await close(cover, others, 'Rang')
  await close(own, [flag!], 'Rang')
})

it('ten plans are begun, and those that were thrown away do not count among the hundred', async () => {
  const { patientId } = await opened('Ada Plans')
  const begin = async (by: Therapist, problem: string) => {
    const id = await startPlan(by, patientId, {})
    const { content, revision } = (await getPlan(by, id)).draft!
    await saveDraft(by, id, { ...content, problem }, revision)
    return id
  }
  await times(10, (n) => begin(stranger, `Theirs ${n}`))
  await expect(begin(stranger, 'One more')).rejects.toThrow(goesOn)
  const mine = await begin(own, 'Mine')
  const owner = { clinicId: own.clinicId, patientId, createdBy: own.accountId, problem: '' }
  const createdAt = new Date(Date.now() - 48 * 3_600_000)
  await asViewer(own, async (tx) => {
    const ids = Array.from({ length: 88 }, () => v7())
    await tx.plan.createMany({ data: ids.map((id) => ({ id, ...owner, createdAt })) })
    const draft = { clinicId: own.clinicId, patientId, content: {}, updatedBy: own.accountId }
    await tx.planDraft.createMany({ data: ids.map((planId) => ({ planId, ...draft })) })
  })
  await expect(startPlan(own, patientId, {})).rejects.toThrow('This patient has 100 plans')
  await discardDraft(own, mine, (await getPlan(own, mine)).draft!.revision)
  await startPlan(own, patientId, {})
})

it('a plan is paused twenty times', async () => {
  const { planId } = await opened('Ada Pauses')
  const pause = async (by: Therapist, n: number) => {
    const from = addDays(today(), 2 * n)
    await pausePlan(by, planId, { from })
    await resumePlan(by, planId, { on: addDays(from, 1), seen: { from, resumedOn: null } })
  }
  await times(20, (n) => pause(stranger, n))
  await expect(pause(stranger, 20)).rejects.toThrow(goesOn)
  await pause(own, 20)
})

it('consents are recorded twenty times, and in an emergency none over an answer that stands', async () => {
  const worded = (title: string) => addConsentText(admin, { title, text: 'Yes?', asked: 'in-person' })
  await worded('Photographs')
  await worded('Research')
  const [photographs, research] = (await consentTopics(admin)).map(({ id }) => id) as [string, string]
  const record = (by: Therapist, patientId: string, textId: string, given: boolean) =>
    recordConsent(by, { textId, given, on: today() }, patientId)
  const { patientId } = await opened('Ada Consents', (of) =>
    recordConsent(own, { textId: photographs, given: true, on: addDays(today(), -1) }, of.patientId),
  )
  await expect(record(stranger, patientId, photographs, false)).rejects.toThrow(
    'Only the care team records an answer over one that stands',
  )
  await record(stranger, patientId, research, true)
  const answers = async () => (await consentsOfPatient(own, patientId)).map((each) => each.answers.length)
  expect(await answers()).toEqual([1, 1])
  await times(19, (n) => record(own, patientId, photographs, n % 2 > 0))
  await expect(record(own, patientId, photographs, true)).rejects.toThrow(goesOn)
  // What stands is only said again.
  await record(own, patientId, photographs, false)
  expect(await answers()).toEqual([20, 1])
})

it('the last adverse event of a day is counted in turn', async () => {
  const { patientId } = await opened('Ada Events')
  const event = (n: number) => ({ on: today(), happened: `Dizzy ${n}`, done: '', replaces: null })
  await times(19, (n) => addAdverseEvent(stranger, patientId, event(n)))
  const row = { clinicId: own.clinicId, patientId, ...event(19), on: toColumn(today()) }
  const last = (begin: () => Promise<void>) =>
    asViewer(stranger, async (tx) => {
      await inTurn(tx, 'counted', patientId)
      await tx.adverseEvent.createMany({ data: [{ ...row, writtenBy: stranger.accountId }] })
      await begin()
    })
  const beside = await meanwhile(last, () => addAdverseEvent(stranger, patientId, event(20)))
  expect((beside as Error).message).toMatch(goesOn)
  await addAdverseEvent(own, patientId, event(21))
})

describe('from paper', () => {
  /** So many boxes and as many days more, all typed in by one person just now, or long ago. */
  async function typedIn(of: Treated, by: Therapist, boxes: number, days: number, receivedAt = new Date()) {
    const when = Prisma.sql`${receivedAt}, ${receivedAt}, ${receivedAt}, 'Europe/London', 'paper', ${by.accountId}::uuid`
    const whose = Prisma.sql`${by.clinicId}::uuid, ${of.patientId}::uuid, ${of.planId}::uuid`
    await asViewer(by, async (tx) => {
      await tx.$executeRaw`
        INSERT INTO logs (id, clinic_id, patient_id, plan_id, performed_at, logged_at, received_at, time_zone, source,
          entered_by, prescription_id, prescription_version_id, due_on, slot, extra, status, late)
        SELECT gen_random_uuid(), ${whose}, ${when}, ${of.prescriptionId}::uuid, ${of.versionId}::uuid,
          ${of.day(1)}::date, 1, true, 'done', false FROM generate_series(1, ${boxes}::int)`
      await tx.$executeRaw`
        INSERT INTO check_ins (id, clinic_id, patient_id, plan_id, performed_at, logged_at, received_at, time_zone, source,
          entered_by, "on", pain)
        SELECT gen_random_uuid(), ${whose}, ${when}, ${of.day(0)}::date - n, 3 FROM generate_series(1, ${days}::int) n`
    })
  }
  const box = (of: Treated, planDay: number) => ({
    ...{ prescriptionId: of.prescriptionId, on: of.day(planDay), slot: 1, says: 'done' as const },
    ...{ reason: null, seen: null },
  })
  const felt = (of: Treated, planDay: number) => ({ on: of.day(planDay), pain: 4, word: '', seen: null })

  it('boxes and days are typed in two thousand times together, with those that are being typed in', async () => {
    const ada = await opened('Ada Paper')
    await typedIn(ada, stranger, 1_000, 998)
    const save = (by: Therapist, ...days: number[]) =>
      savePaperWeek(by, ada.planId, { cells: [], checkIns: days.map((day) => felt(ada, day)) })
    await expect(save(stranger, 3, 4, 5)).rejects.toThrow('at most 2,000 boxes and days')
    await expect(save(stranger, 3, 4, 5)).rejects.toThrow(goesOn)
    expect(await save(stranger, 3, 4)).toEqual({ saved: 2 })
    await expect(save(stranger, 5)).rejects.toThrow(goesOn)
    expect(await save(own, 5)).toEqual({ saved: 1 })
  })

  it('a plan has twenty thousand, and two thousand more to put right what is wrong', async () => {
    const [ada, longAgo] = [await treatedBy(own), new Date('2026-01-02T12:00:00Z')]
    await typedIn(ada, own, 10_000, 9_998, longAgo)
    const save = (cells: ReturnType<typeof box>[], checkIns: ReturnType<typeof felt>[]) =>
      savePaperWeek(own, ada.planId, { cells, checkIns })
    const full = 'This plan has 20,000 entries from paper'
    await expect(save([box(ada, 3)], [felt(ada, 3), felt(ada, 4)])).rejects.toThrow(full)
    await save([box(ada, 3)], [felt(ada, 3)])
    await expect(save([], [felt(ada, 4)])).rejects.toThrow(full)
    const { week } = await getPaperWeek(own, ada.planId, ada.day(3))
    const { on, seen } = week.checkIns.find((each) => each.on === ada.day(3))!
    await savePaperWeek(own, ada.planId, { cells: [], checkIns: [{ on, seen, pain: 5, word: '' }] })
  })
})
