// What a patient has chosen about reminders: when, how and on which browser, and the signed link that ends them.
import 'server-only'
import { createHmac, timingSafeEqual } from 'node:crypto'
import type { z } from 'zod'
import { normalSignIn } from '@/domain/accounts/accounts'
import { usualTimes, type ChosenReminders } from '@/domain/reminders/reminder'
import type { pushDeviceSchema, ReminderChoice } from '@/domain/reminders/reminder-forms'
import { live } from '@/server/auth-session'
import { asViewer, type Prisma } from '@/server/db'
import { NotFound, Refused } from '@/server/errors'
import { publicAddress } from '@/server/invitations'
import { sendsMail } from '@/server/mail'
import { idOf } from '@/server/patients'
import { isBrowserKey, isPushAddress, pushKey } from '@/server/push'
import { readablePatients } from '@/server/scope'
import { inTurn } from '@/server/in-turn'
import { sessionSecret } from '@/server/session'
import { patientOfJob, type PatientViewer, type StaffViewer } from '@/server/viewer'

const own = ({ clinicId, patientId }: PatientViewer) => ({ clinicId, patientId })

/** The browsers that hear what is pushed: signed in there, and subscribed to the program's key of now. */
export const listening = () =>
  ({ authSession: live(), pushKey: pushKey() }) satisfies Prisma.PushDeviceWhereInput

export type OwnReminders = ReminderChoice & {
  /** Null where none can be sent: no address is known, or the clinic sends no e-mail. */
  email: string | null
  sendsMail: boolean
  /** This browser shows reminders. */
  pushesHere: boolean
  devices: number
  pushKey: string
}

export function ownReminders(viewer: PatientViewer): Promise<OwnReminders> {
  return asViewer(viewer, async (tx) => {
    const choice = await tx.reminderChoice.findFirst({ where: own(viewer) })
    const patient = await tx.patient.findFirst({ where: { id: viewer.patientId }, select: { email: true } })
    const devices = await tx.pushDevice.findMany({
      where: { AND: [own(viewer), listening()] },
      select: { authSessionId: true },
    })
    return {
      byEmail: choice?.byEmail ?? false,
      times: choice?.times ?? [...usualTimes.times],
      quietFrom: choice?.quietFrom ?? usualTimes.quietFrom,
      quietUntil: choice?.quietUntil ?? usualTimes.quietUntil,
      email: sendsMail() ? patient?.email || null : null,
      sendsMail: sendsMail(),
      pushesHere: devices.some(({ authSessionId }) => authSessionId === viewer.session),
      devices: new Set(devices.map(({ authSessionId }) => authSessionId)).size,
      pushKey: pushKey(),
    }
  })
}

/** What a patient has chosen, for the staff who may read their record. */
export function chosenReminders(viewer: StaffViewer, patientId: string): Promise<ChosenReminders | null> {
  return asViewer(viewer, async (tx) => {
    const patient = await tx.patient.findFirst({
      where: { AND: [readablePatients(viewer), { id: idOf(patientId) }] },
      select: {
        email: true,
        reminders: { select: { times: true, byEmail: true } },
        pushDevices: { where: listening(), select: { id: true }, take: 1 },
      },
    })
    if (!patient) throw new NotFound()
    const { email, reminders, pushDevices } = patient
    return (
      reminders && {
        times: reminders.times,
        byEmail: reminders.byEmail && email !== '' && sendsMail(),
        onPhone: pushDevices.length > 0,
      }
    )
  })
}

export async function saveReminders(viewer: PatientViewer, choice: ReminderChoice): Promise<void> {
  await asViewer(viewer, async (tx) => {
    if (choice.byEmail) {
      const patient = await tx.patient.findFirst({ where: { id: viewer.patientId }, select: { email: true } })
      if (!sendsMail() || !patient?.email)
        throw new Refused({ byEmail: 'E-mail cannot be sent: the clinic has no address of yours.' })
    }
    await tx.reminderChoice.upsert({
      where: { clinicId_patientId: own(viewer) },
      create: { ...own(viewer), ...choice },
      update: choice,
    })
  })
}

const mostDevices = 10

/** Lets this browser show reminders, for as long as the patient is signed in here. The newest ten of theirs are kept. */
export async function addPushDevice(
  viewer: PatientViewer,
  device: z.output<typeof pushDeviceSchema>,
): Promise<void> {
  const { session: authSessionId } = viewer
  if (!authSessionId) throw new NotFound()
  if (!isPushAddress(device.endpoint) || !isBrowserKey(device.p256dh))
    throw new Refused({ '': 'This browser’s way to show reminders cannot be used.' })
  await asViewer(viewer, async (tx) => {
    // Pressed twice at once.
    await inTurn(tx, 'counted', viewer.accountId)
    await tx.pushDevice.deleteMany({
      where: { AND: [own(viewer), { OR: [{ authSessionId }, { endpoint: device.endpoint }] }] },
    })
    // Whoever has so many has lost sight of them, and each costs work at every reminder.
    const kept = await tx.pushDevice.findMany({
      where: own(viewer),
      select: { id: true },
      orderBy: { id: 'desc' },
      take: mostDevices - 1,
    })
    await tx.pushDevice.deleteMany({
      where: { AND: [own(viewer), { id: { notIn: kept.map(({ id }) => id) } }] },
    })
    await tx.pushDevice.create({
      data: { ...own(viewer), ...device, authSessionId, pushKey: pushKey() },
      select: { id: true },
    })
    // The times are the usual ones until they are chosen.
    await tx.reminderChoice.createMany({
      data: { ...own(viewer), byEmail: false, ...usualTimes, times: [...usualTimes.times] },
      skipDuplicates: true,
    })
  })
}

export async function removePushDevice(viewer: PatientViewer): Promise<void> {
  const { session: authSessionId } = viewer
  if (!authSessionId) throw new NotFound()
  await asViewer(viewer, (tx) =>
    tx.pushDevice.deleteMany({ where: { AND: [own(viewer), { authSessionId }] } }),
  )
}

// A link in an e-mail is opened where nobody is signed in, so it says itself whose e-mails it ends: those to the address that
// it was sent to, and to no other.
const seal = (ids: Buffer, address: string) =>
  createHmac('sha256', sessionSecret())
    .update('stop-reminders:')
    .update(ids)
    .update(normalSignIn(address))
    .digest()
    .subarray(0, 16)
const bytesOf = (id: string) => Buffer.from(id.replaceAll('-', ''), 'hex')
const idOfBytes = (bytes: Buffer) =>
  bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')

export function stopToken(clinicId: string, patientId: string, address: string): string {
  const ids = Buffer.concat([bytesOf(clinicId), bytesOf(patientId)])
  return Buffer.concat([ids, seal(ids, address)]).toString('base64url')
}

export const stopAddresses = (token: string) => ({
  /** For a person: looking at it ends nothing, since mail programs fetch links to show a preview. */
  page: `${publicAddress().address}/stop-reminders/${token}`,
  /** For the mail program's own button. */
  oneClick: `${publicAddress().address}/api/reminders/stop/${token}`,
})

/** Whose e-mails a link ends, or null when it is none of ours, or was sent to an address that is not in force any more. */
export async function whoseReminders(token: string): Promise<PatientViewer | null> {
  const bytes = Buffer.from(token, 'base64url')
  if (bytes.length !== 48) return null
  const ids = bytes.subarray(0, 32)
  const viewer = await patientOfJob(idOfBytes(ids.subarray(0, 16)), idOfBytes(ids.subarray(16)))
  if (!viewer) return null
  const patient = await asViewer(viewer, (tx) =>
    tx.patient.findFirst({ where: { id: viewer.patientId }, select: { email: true } }),
  )
  return patient && timingSafeEqual(bytes.subarray(32), seal(ids, patient.email)) ? viewer : null
}

/**
 * Ends the e-mails: whoever has one of them does not have the phone on which reminders are shown.
 * @throws NotFound for a link that is none of ours, or of an address before
 */
export async function stopByLink(token: string): Promise<void> {
  const viewer = await whoseReminders(token)
  if (!viewer) throw new NotFound()
  await asViewer(viewer, (tx) =>
    tx.reminderChoice.updateMany({ where: own(viewer), data: { byEmail: false } }),
  )
}
