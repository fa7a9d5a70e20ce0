// What an emergency does not write on a real database, since nobody could take it back: sessions that are over, assessments, what was typed in from paper.
import { beforeAll, expect, it } from 'vitest'
import { addDays } from '@/domain/dates'
import { addBaseline } from '@/server/assessments'
import { toColumn } from '@/server/clock'
import { asViewer } from '@/server/db'
import { openInEmergency } from '@/server/emergency-access'
import { getPaperWeek, savePaperWeek } from '@/server/paper'
import { addAdverseEvent, getPatientRecord } from '@/server/patient-record'
import { draftOfNextVersion, getPlan, saveDraft, startPlan } from '@/server/plans'
import { publish } from '@/server/publishing'
import { reassess, reassessmentOf } from '@/server/reassessment'
import { bookSession, markSession } from '@/server/session-booking'
import { writeRecord } from '@/server/session-records'
import { sessionsOfPatient } from '@/server/sessions'
import { clinicOf, today, treatedBy, type Treated } from '@/server/two-clinics.fixture'
import type { Therapist } from '@/server/viewer'

let own: Therapist, stranger: Therapist
beforeAll(async () => {
  const harbour = await clinicOf('Harbour')
  own = await harbour.therapist()
  stranger = await harbour.therapist()
})

const birthDate = '1950-02-03'
async function openedTo(viewer: Therapist, name: string, before: (of: Treated) => Promise<unknown>) {
  const patient = await treatedBy(own, name)
  const where = { id: patient.patientId }
  await asViewer(own, (tx) => tx.patient.updateMany({ where, data: { birthDate: toColumn(birthDate) } }))
  await before(patient)
  await openInEmergency(viewer, { name, birthDate, reason: 'here-now' })
  return patient
}
const nothing = () => Promise.resolve()

const booked = async ({ patientId, planId }: Treated, date: string, time = '10:00') => {
  const slot = { planIds: [planId], date, time, minutes: 45, anyway: true }
  return (await bookSession(own, { ...slot, therapistId: own.accountId }, patientId)).id
}
const entry = { number: 0, interventions: [], report: 'Here', findings: '', next: '', privateNote: '' }

it('says nothing of an earlier session of somebody else, and writes no record of it', async () => {
  const earlier: string[] = []
  const { patientId } = await openedTo(stranger, 'Ada Sessions', async (patient) => {
    for (const [date, time] of [
      [addDays(today(), -5), '10:00'],
      [today(), '00:00'],
    ] as const)
      earlier.push(await booked(patient, date, time))
    for (const id of earlier) await markSession(own, { status: 'missed', seen: 'booked' }, id)
    earlier.push(await booked(patient, addDays(today(), -4)))
    earlier.push(await booked(patient, today(), '23:00'))
  })
  const [past, missed, open, todays] = earlier as [string, string, string, string]
  for (const id of [past, missed, open])
    await expect(markSession(stranger, { status: 'attended', seen: 'booked' }, id)).rejects.toThrow(
      'Only the care team says what became of an earlier session',
    )
  for (const id of [past, open])
    await expect(writeRecord(stranger, entry, id)).rejects.toThrow('writes about an earlier session')
  await expect(writeRecord(stranger, entry, missed)).rejects.toThrow('mark it as attended first')
  // What is today is what the emergency is about.
  expect(await writeRecord(stranger, entry, todays)).toEqual({ number: 1 })
  const statusOf = async (id: string) =>
    (await sessionsOfPatient(own, patientId)).find((each) => each.id === id)?.status
  expect([await statusOf(past), await statusOf(missed), await statusOf(open)]).toEqual([
    'missed',
    'missed',
    'booked',
  ])
  expect(await writeRecord(own, entry, open)).toEqual({ number: 1 })
})

it('writes no baseline, which all that comes later would be compared with', async () => {
  const { patientId } = await openedTo(stranger, 'Ada Baseline', nothing)
  const baseline = {
    ...{ findings: 'Stiff', nprsNow: 1, nprsWorst: 1, nprsAverage: 1 },
    ...{ activities: [], handMeasurements: [], own: [] },
  }
  await expect(addBaseline(stranger, patientId, baseline)).rejects.toThrow(
    'Only the care team writes a baseline',
  )
  await addBaseline(own, patientId, baseline)
})

it('activates no plan, which would take the baseline: the care team does, also of its draft', async () => {
  const { patientId, planId: earlier } = await openedTo(stranger, 'Ada Activated', nothing)
  await addBaseline(own, patientId, {
    ...{ findings: 'Stiff', nprsNow: 5, nprsWorst: 7, nprsAverage: 6 },
    ...{ activities: [], handMeasurements: [], own: [] },
  })
  const [theirs, ours] = [
    await startPlan(stranger, patientId, { planId: earlier }),
    await startPlan(own, patientId, { planId: earlier }),
  ]
  const first = async (viewer: Therapist, planId: string) => {
    const { revision } = draftOfNextVersion(await getPlan(viewer, planId))
    return publish(viewer, planId, { revision, read: 0, effectiveOn: today(), reason: '' })
  }
  await expect(first(stranger, theirs)).rejects.toThrow(
    'Only the care team activates a plan, so leave this one as a draft',
  )
  const begun = draftOfNextVersion(await getPlan(stranger, theirs))
  await saveDraft(stranger, theirs, { ...begun.content, problem: 'Fell today' }, begun.revision)
  await first(own, ours)
  expect((await reassessmentOf(own, ours)).baseline?.findings).toBe('Stiff')
  await first(own, theirs)
})

it('reassesses no plan, and is not offered to', async () => {
  const { planId } = await openedTo(stranger, 'Ada Reassessed', nothing)
  const { assessments, shown } = await reassessmentOf(own, planId)
  const decided = {
    ...{ decision: 'continue' as const, findings: '', summary: '', read: shown, reportId: '', revision: 0 },
    ...{ nprsNow: null, nprsWorst: null, nprsAverage: 3, groc: 0, handMeasurements: [], own: [] },
    activities: ['Reading in bed', 'Carrying shopping', 'Gardening'].map((item) => ({ item, score: 3 })),
    ...{ prepare: [], cancelSessions: [], selfManagement: null, phaseId: '', effectiveOn: '' },
    nextDueOn: addDays(today(), 360),
  }
  await expect(reassess(stranger, planId, decided)).rejects.toThrow('Only the care team reassesses a plan')
  expect(await reassessmentOf(stranger, planId)).toMatchObject({ mayWrite: false, assessments })
  expect(await reassessmentOf(own, planId)).toMatchObject({ mayWrite: true, assessments })
  await reassess(own, planId, decided)
})

it('types over nothing that somebody else has typed in from paper, and corrects its own', async () => {
  const ticked = { slot: 1, says: 'done' as const, reason: null, seen: null }
  const { planId, prescriptionId, day } = await openedTo(stranger, 'Ada Paper', async (of) =>
    savePaperWeek(own, of.planId, {
      cells: [{ prescriptionId: of.prescriptionId, on: of.day(3), ...ticked }],
      checkIns: [{ on: of.day(3), pain: 7, word: 'Could not sleep', seen: null }],
    }),
  )
  const weekOf = async (on: string) => (await getPaperWeek(stranger, planId, on)).week
  const seenAt = async (on: string) => {
    const week = await weekOf(on)
    const cell = week.rows[0]!.days[week.days.indexOf(on)]![0]!.seen
    return { cell, day: week.checkIns.find((each) => each.on === on)!.seen }
  }
  const theirs = await seenAt(day(3))
  const box = (on: string, seen: string | null, says: 'done' | 'empty' = 'empty') => ({
    ...{ cells: [{ prescriptionId, on, slot: 1, says, reason: null, seen }], checkIns: [] },
  })
  const fine = { cells: [], checkIns: [{ on: day(3), pain: 0, word: 'Fine', seen: theirs.day }] }
  for (const over of [box(day(3), theirs.cell), fine])
    await expect(savePaperWeek(stranger, planId, over)).rejects.toThrow(
      'types over what was typed in from paper',
    )
  await savePaperWeek(stranger, planId, box(day(4), null, 'done'))
  await savePaperWeek(stranger, planId, box(day(4), (await seenAt(day(4))).cell))
  const felt = (pain: number, seen: string | null) =>
    savePaperWeek(stranger, planId, { cells: [], checkIns: [{ on: day(4), pain, word: '', seen }] })
  await felt(8, null)
  await felt(3, (await seenAt(day(4))).day)
  expect((await weekOf(day(3))).checkIns).toContainEqual(
    expect.objectContaining({ on: day(3), pain: 7, word: 'Could not sleep' }),
  )
  await savePaperWeek(own, planId, fine)
})

it('nor does anybody fill a record with adverse events: one writes twenty of a patient within a day', async () => {
  const { patientId } = await openedTo(stranger, 'Ada Events', nothing)
  const event = (n: number) => ({ on: today(), happened: `Dizzy ${n}`, done: '', replaces: null })
  for (let n = 0; n < 20; n++) await addAdverseEvent(stranger, patientId, event(n))
  await expect(addAdverseEvent(stranger, patientId, event(20))).rejects.toThrow(
    'write adverse events of this patient at most 20 times',
  )
  await addAdverseEvent(own, patientId, event(21))
  expect((await getPatientRecord(own, patientId)).adverseEvents).toHaveLength(21)
})
