// The browsers that show a patient's reminders, on a real database: one for each session, also when it is asked twice at once, no more than anybody has, and none that hears nothing.
import { createECDH } from 'node:crypto'
import { v7 } from 'uuid'
import { beforeAll, expect, it, vi } from 'vitest'
import { sessionOf, viewerBehind } from '@/server/accounts.fixture'
import { asViewer } from '@/server/db'
import { addPushDevice, chosenReminders, ownReminders } from '@/server/reminders'
import { clinicOf, treatedBy, type Treated } from '@/server/two-clinics.fixture'
import type { PatientViewer, Therapist } from '@/server/viewer'

let ana: Therapist
let ada: Treated

beforeAll(async () => {
  vi.stubEnv('NEXTAUTH_SECRET', 'the key of the browsers that show reminders')
  ana = await (await clinicOf('Harbour')).therapist()
  ada = await treatedBy(ana, 'Ada Quist')
})

function browser(endpoint = `https://push.example.org/${v7()}`) {
  const curve = createECDH('prime256v1')
  const p256dh = curve.generateKeys().toString('base64url')
  return { endpoint, p256dh, auth: Buffer.alloc(16, 7).toString('base64url') }
}
const signedIn = async ({ accountId } = ada) =>
  (await viewerBehind(await sessionOf(ana.clinicId, accountId))) as PatientViewer
const endpoints = async () =>
  (
    await asViewer(await signedIn(), (tx) =>
      tx.pushDevice.findMany({ select: { endpoint: true }, orderBy: { id: 'asc' } }),
    )
  ).map(({ endpoint }) => endpoint)

it('asked twice at once, a browser stands once', async () => {
  const viewer = await signedIn()
  const device = browser()
  await Promise.all([1, 2, 3].map(() => addPushDevice(viewer, device)))
  expect(await endpoints()).toEqual([device.endpoint])
  const other = await signedIn()
  await addPushDevice(other, device)
  expect(await endpoints(), 'the same browser in a newer session').toEqual([device.endpoint])
})

it('of more than ten the newest are kept', async () => {
  const devices = Array.from({ length: 13 }, () => browser())
  for (const device of devices) await addPushDevice(await signedIn(), device)
  expect(await endpoints()).toEqual(devices.slice(-10).map(({ endpoint }) => endpoint))
})

it('one that listens to the key of before counts as none, until it is turned on again', async () => {
  const bo = await treatedBy(ana, 'Bo Ness')
  const viewer = await signedIn(bo)
  const said = async () => {
    const { pushesHere, devices } = await ownReminders(viewer)
    return { pushesHere, devices, onPhone: (await chosenReminders(ana, bo.patientId))?.onPhone }
  }
  const [none, one] = [
    { pushesHere: false, devices: 0, onPhone: false },
    { pushesHere: true, devices: 1, onPhone: true },
  ]
  await addPushDevice(viewer, browser())
  expect(await said()).toEqual(one)
  vi.stubEnv('NEXTAUTH_SECRET', 'the key of a program that was moved without it')
  expect(await said()).toEqual(none)
  await addPushDevice(viewer, browser())
  expect(await said()).toEqual(one)
})
