// What is changed to and fro leaves a line in the log each time, and is as it was: within a day that has an end, for each person and thing.
import { v7 } from 'uuid'
import { beforeAll, describe, expect, it } from 'vitest'
import { protocolDraftSchema } from '@/domain/plans/protocol'
import { addDays } from '@/domain/dates'
import { asViewer } from '@/server/db'
import { bringBack, putAside } from '@/server/former-patients'
import { beginProtocol } from '@/server/new-protocol'
import { archiveExercise } from '@/server/own-exercises'
import { archiveProtocol, saveProtocol } from '@/server/own-protocols'
import { getPatientRecord, saveSection } from '@/server/patient-record'
import { bookSession, markSession } from '@/server/session-booking'
import { mostChangesADay, mostOfPatientADay } from '@/server/so-often'
import { newExercise, newPatient } from '@/server/staff.fixture'
import { clinicOf, today } from '@/server/two-clinics.fixture'
import type { Therapist } from '@/server/viewer'

let ana: Therapist
let ben: Therapist
beforeAll(async () => {
  const harbour = await clinicOf('To and fro')
  ana = await harbour.therapist()
  ben = await harbour.therapist()
})

/** Does it again and again, until it is refused, and says how often it was done. */
async function times(change: (back: boolean) => Promise<unknown>): Promise<number> {
  for (let done = 0; done < 200; done++) {
    const error = await change(done % 2 === 1).then(
      () => null,
      (refused: unknown) => refused as { fields: Record<string, string> },
    )
    if (error) {
      expect(error.fields).toEqual({ '': 'Too many changes. Wait 24 hours, then try again.' })
      return done
    }
  }
  return Infinity
}

const aSession = async (patientId: string, daysAhead: number) => {
  const { accountId: therapistId } = ana
  const at = { date: addDays(today(), daysAhead), time: '09:30', minutes: 5, anyway: true }
  return (await bookSession(ana, { ...at, therapistId, planIds: [] }, patientId)).id
}
const cancel = (id: string, by = ana) =>
  markSession(by, { status: 'cancelled-by-clinic', seen: 'booked' }, id)
const toAndFro = (id: string) => (back: boolean) =>
  back ? markSession(ana, { status: 'booked', seen: 'cancelled-by-clinic' }, id) : cancel(id)

describe('within a day', () => {
  it('a session is cancelled and booked again', async () => {
    const patientId = await newPatient(ana, 'Ada')
    const [one, other] = [await aSession(patientId, 3), await aSession(patientId, 4)]
    expect(await times(toAndFro(one))).toBe(mostChangesADay)
    expect(await cancel(other), 'another is not meant').toEqual({ status: 'cancelled-by-clinic' })
  })

  it('an exercise is archived and brought back', async () => {
    const id = await newExercise(ana, 'Squeeze of ours')
    expect(await times((back) => archiveExercise(ana, id, !back))).toBe(mostChangesADay)
    await archiveExercise(ben, id, true)
  })

  it('a protocol is archived and brought back', async () => {
    const { content } = await beginProtocol(ana, null)
    const id = v7()
    const draft = protocolDraftSchema.parse({ ...content, name: 'Ours', condition: 'Neck pain' })
    await saveProtocol(ana, id, { content: draft, revision: 0, share: false, from: null })
    expect(await times((back) => archiveProtocol(ana, id, !back))).toBe(mostChangesADay)
  })

  it('a patient is put aside and brought back', async () => {
    const patientId = await newPatient(ana, 'Bea')
    expect(await times((back) => (back ? bringBack : putAside)(ana, patientId))).toBe(mostOfPatientADay)
    const lines = await asViewer(ana, (tx) =>
      tx.auditEntry.count({ where: { patientId, action: 'change', object: 'patients' } }),
    )
    expect(lines, 'each was one').toBe(mostOfPatientADay)
  })

  it('a telephone is written anew', async () => {
    const patientId = await newPatient(ana, 'Cy')
    const { sections } = await getPatientRecord(ana, patientId)
    const write = (back: boolean) =>
      saveSection(ana, patientId, { ...sections.person, phone: back ? '1' : '2' })
    expect(await times(write)).toBe(mostOfPatientADay)
    await putAside(ana, await newPatient(ana, 'Dot'))
  })
})
