// A patient's own phone and e-mail on a real database: theirs to change and nobody else's; and what staff see of it, and of the reminders chosen.
import { beforeAll, expect, test, vi } from 'vitest'
import { sessionOf, viewerBehind } from '@/server/accounts.fixture'
import { asViewer } from '@/server/db'
import { NotFound } from '@/server/errors'
import { ownContact, saveOwnContact } from '@/server/own-contact'
import { getPatient } from '@/server/patients'
import { chosenReminders, saveReminders } from '@/server/reminders'
import { clinicOf, treatedBy, type Treated } from '@/server/two-clinics.fixture'
import type { PatientViewer, Therapist } from '@/server/viewer'

let ana: Therapist
let elsewhere: Therapist
let ada: Treated
let bo: Treated

beforeAll(async () => {
  vi.stubEnv('NEXTAUTH_SECRET', 'the session key of what patients change')
  const harbour = await clinicOf('Harbour')
  ana = await harbour.therapist()
  elsewhere = await (await clinicOf('Riverside')).therapist()
  ada = await treatedBy(ana, 'Ada Quist')
  bo = await treatedBy(ana, 'Bo Lind')
})

async function signedIn({ accountId }: Treated): Promise<PatientViewer> {
  const viewer = await viewerBehind(await sessionOf(ana.clinicId, accountId))
  if (viewer.kind !== 'patient') throw new Error('not a patient')
  return viewer
}

test('what the patient changes stands in the record, with the day, and touches nobody else', async () => {
  const viewer = await signedIn(ada)
  const contact = { phone: '020 7946 0018', email: 'ada@example.test' }
  await saveOwnContact(viewer, { phone: '', email: '' })
  expect(await getPatient(ana, ada.patientId), 'nothing was changed').toMatchObject({ ownContactAt: null })
  await saveOwnContact(viewer, contact)
  expect(await ownContact(viewer)).toEqual({ ...contact, asked: null, unproved: false })
  expect(await getPatient(ana, ada.patientId)).toMatchObject({ ...contact, ownContactAt: expect.any(Date) })
  expect(await getPatient(ana, bo.patientId)).toMatchObject({ phone: '', email: '', ownContactAt: null })
})

test('a patient changes nothing else of the record, and nobody else’s', async () => {
  const viewer = await signedIn(ada)
  const change = (where: { id: string }, data: Record<string, string>) =>
    asViewer(viewer, (tx) => tx.patient.updateMany({ where, data }))
  expect(await change({ id: bo.patientId }, { phone: '1' })).toEqual({ count: 0 })
  for (const column of ['name', 'diagnosis', 'timeZone'])
    await expect(change({ id: ada.patientId }, { [column]: 'x' }), column).rejects.toThrow()
})

test('staff of the patient see the reminders chosen, another clinic sees no such patient', async () => {
  expect(await chosenReminders(ana, bo.patientId)).toBeNull()
  const choice = { byEmail: false, times: ['08:30'], quietFrom: '21:00', quietUntil: '08:00' }
  await saveReminders(await signedIn(bo), choice)
  expect(await chosenReminders(ana, bo.patientId)).toEqual({
    ...{ times: ['08:30'], byEmail: false, onPhone: false },
  })
  await expect(chosenReminders(elsewhere, bo.patientId)).rejects.toThrow(NotFound)
})

test('a patient changes it twenty times a day at most: each is a line in the log for good', async () => {
  const viewer = await signedIn(await treatedBy(ana, 'Cy Lind'))
  const numbers = Array.from({ length: 21 }, (_, i) => `020 7946 ${String(i).padStart(4, '0')}`)
  for (const phone of numbers.slice(0, 20)) await saveOwnContact(viewer, { phone, email: '' })
  await expect(saveOwnContact(viewer, { phone: numbers[20], email: '' })).rejects.toMatchObject({
    fields: { '': expect.stringContaining('often enough today') },
  })
  // What is no change is none.
  await saveOwnContact(viewer, { phone: numbers[19], email: '' })
})
