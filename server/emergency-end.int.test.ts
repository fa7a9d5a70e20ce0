// An emergency that ends while what is done in it waits for somebody, on a real database: it does no more than within its hour.
import { randomUUID } from 'node:crypto'
import { afterEach, beforeAll, expect, it, vi } from 'vitest'
import { toColumn } from '@/server/clock'
import { addConsentText, consentTopics, recordConsent } from '@/server/consents'
import { asViewer, type Tx } from '@/server/db'
import { openInEmergency } from '@/server/emergency-access'
import { inTurn } from '@/server/in-turn'
import { meanwhile } from '@/server/meanwhile.fixture'
import { writeToPatient } from '@/server/messages'
import { savePaperWeek } from '@/server/paper'
import { addAdverseEvent, getPatientRecord } from '@/server/patient-record'
import { endPlan } from '@/server/plan-course'
import { lockPlan } from '@/server/plan-lock'
import { discardDraft, draftOfNextVersion, getPlan, saveDraft, startPlan } from '@/server/plans'
import { publish } from '@/server/publishing'
import { bookSession } from '@/server/session-booking'
import { clinicOf, today, treatedBy } from '@/server/two-clinics.fixture'
import type { Admin, Therapist } from '@/server/viewer'

let own: Therapist, stranger: Therapist, cover: Therapist, admin: Admin
beforeAll(async () => {
  const harbour = await clinicOf('Harbour')
  admin = await harbour.admin()
  own = await harbour.therapist()
  stranger = await harbour.therapist()
  cover = await harbour.therapist()
})
afterEach(() => void vi.useRealTimers())

const birthDate = '1950-02-03'
async function opened(name: string, by = stranger) {
  const patient = await treatedBy(own, name)
  const where = { id: patient.patientId }
  await asViewer(own, (tx) => tx.patient.updateMany({ where, data: { birthDate: toColumn(birthDate) } }))
  await openInEmergency(by, { name, birthDate, reason: 'here-now' })
  return patient
}

/** Begins within the hour, while the care team holds what it waits for, and goes on when the hour is over. */
async function overTheEnd(hold: (tx: Tx) => Promise<unknown>, deed: () => Promise<unknown>) {
  const now = Date.now()
  vi.useFakeTimers({ toFake: ['Date'], now: now + 3_590_000 })
  const answered = await meanwhile(
    (begin) =>
      asViewer(own, async (tx) => {
        await hold(tx)
        await begin()
        vi.setSystemTime(now + 3_610_000)
      }),
    deed,
  )
  vi.useRealTimers()
  return answered
}

it('ends, publishes and throws away nothing of a plan', async () => {
  const { planId } = await opened('Ada Plan')
  const { content, revision } = draftOfNextVersion(await getPlan(own, planId))
  const saved = await saveDraft(own, planId, { ...content, problem: 'Not finished' }, revision)
  const publishing = { ...saved, read: 1, effectiveOn: today(), reason: '' }
  const end = { ...saved, read: 1, how: 'discontinued' as const, reason: 'Moves away', cancelSessions: [] }
  for (const deed of [
    () => endPlan(stranger, planId, end),
    () => publish(stranger, planId, publishing),
    () => discardDraft(stranger, planId, saved.revision),
  ]) {
    await expect(deed()).rejects.toThrow('Only the care team')
    expect(await overTheEnd((tx) => lockPlan(tx, own, planId), deed)).toMatchObject({ name: 'NotFound' })
  }
  const { status, draft, publications } = await getPlan(own, planId)
  expect({ status, problem: draft?.content.problem, versions: publications.length }).toEqual({
    ...{ status: 'active', problem: 'Not finished', versions: 1 },
  })
})

it('corrects nothing that somebody else has written', async () => {
  const { patientId } = await opened('Ada Event')
  const fracture = { on: today(), happened: 'Fractured hip', done: 'Sent to hospital', replaces: null }
  await addAdverseEvent(own, patientId, fracture)
  const [event] = (await getPatientRecord(own, patientId)).adverseEvents
  const deed = () => addAdverseEvent(stranger, patientId, { ...fracture, done: '', replaces: event!.id })
  await expect(deed()).rejects.toThrow('corrects what somebody else has written')
  expect(await overTheEnd((tx) => inTurn(tx, 'counted', patientId), deed)).toMatchObject({ name: 'NotFound' })
  expect((await getPatientRecord(own, patientId)).adverseEvents).toMatchObject([{ done: 'Sent to hospital' }])
})

it('adds nothing that waited longer than the hour', async () => {
  const { patientId, planId } = await opened('Ada Late')
  const topic = { title: 'Photographs', text: 'May we take them?', asked: 'in-person' as const }
  await addConsentText(admin, topic)
  const [text] = await consentTopics(admin)
  const event = { on: today(), happened: 'Fell', done: '', replaces: null }
  const message = { id: randomUUID(), text: 'Come at nine' }
  for (const deed of [
    () => addAdverseEvent(stranger, patientId, event),
    () => writeToPatient(stranger, patientId, message),
    () => recordConsent(stranger, { textId: text!.id, given: true, on: today() }, patientId),
    () => startPlan(stranger, patientId, {}),
    () => savePaperWeek(stranger, planId, { cells: [], checkIns: [] }),
  ])
    expect(
      await overTheEnd((tx) => inTurn(tx, 'counted', patientId, stranger.accountId), deed),
      String(deed),
    ).toMatchObject({ name: 'NotFound' })
})

it('takes nothing from whoever covers, who has a right of their own', async () => {
  const { patientId, planId } = await opened('Ada Covered', cover)
  const end = { read: 1, revision: 0, how: 'completed' as const, reason: '', cancelSessions: [] }
  await expect(endPlan(cover, planId, end)).rejects.toThrow('Only the care team ends a plan')
  const slot = { planIds: [planId], date: today(), time: '23:00', minutes: 45, anyway: true }
  await bookSession(own, { ...slot, therapistId: cover.accountId }, patientId)
  await endPlan(cover, planId, end)
})
