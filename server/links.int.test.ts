// Every kind of secret that a link holds, on a real database: it opens its own door and no other, and nobody guesses it.
import { v7 } from 'uuid'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { sessionOf, viewerBehind } from '@/server/accounts.fixture'
import { confirmEmail, emailToConfirm } from '@/server/asked-email'
import { makeCalendarAddress, readCalendarFeed } from '@/server/calendar-feed'
import { asSystem, asViewer } from '@/server/db'
import { acceptInvitation, invitationFor, invitePatient, issueRenewal } from '@/server/invitations'
import { saveOwnContact } from '@/server/own-contact'
import { stopByLink, stopToken, whoseReminders } from '@/server/reminders'
import { startMailbox, type Mailbox } from '@/server/reminders.fixture'
import { sendSignInLinks, signInLinkFor, useSignInLink } from '@/server/sign-in-links'
import { clinicOf, treatedBy, type Treated } from '@/server/two-clinics.fixture'
import type { PatientViewer, Therapist } from '@/server/viewer'

let mailbox: Mailbox
let ben: Therapist
let ada: Treated
let herself: PatientViewer
const email = `${v7()}@example.test`

beforeAll(async () => {
  process.env.NEXTAUTH_SECRET = 'only for the tests, and longer than 32'
  mailbox = await startMailbox()
  process.env.SMTP_URL = mailbox.url
  ben = await (await clinicOf('Harbour')).therapist()
  ada = await treatedBy(ben, 'Ada')
  await asViewer(ben, (tx) =>
    tx.patient.updateMany({ where: { id: ada.patientId }, data: { email, emailBy: ben.accountId } }),
  )
  herself = (await viewerBehind(await sessionOf(ben.clinicId, ada.accountId))) as PatientViewer
})
afterAll(async () => {
  delete process.env.SMTP_URL
  await mailbox.stop()
})

const doors = {
  invitation: {
    look: invitationFor,
    use: (token: string) => acceptInvitation({ token, way: 'this-device' }, 'test'),
  },
  'sign-in': { look: signInLinkFor, use: (token: string) => useSignInLink(token, 'test') },
  'an address': { look: emailToConfirm, use: confirmEmail },
  calendar: { look: readCalendarFeed, use: readCalendarFeed },
  reminders: { look: whoseReminders, use: stopByLink },
}
type Door = keyof typeof doors

/** Each about the same patient; where only one may be open, a second ends the first. */
const kinds: { kind: string; door: Door; make: () => Promise<string> }[] = [
  {
    ...{ kind: 'an invitation', door: 'invitation' },
    make: async () => (await invitePatient(ben, ada.patientId, true)).token,
  },
  {
    ...{ kind: 'a link for a new passphrase', door: 'invitation' },
    make: () =>
      asSystem('invitation', (tx) => issueRenewal(tx, { id: ada.accountId, clinicId: ben.clinicId })),
  },
  {
    ...{ kind: 'a link to sign in', door: 'sign-in' },
    make: async () => {
      await sendSignInLinks(email)
      return last(/\/sign-in\/link\/([\w-]+)/, mailbox.mails.at(-1)!.replace(/=\r\n/g, ''))
    },
  },
  {
    ...{ kind: 'the proof of an address', door: 'an address' },
    make: async () => {
      const [mail] = await saveOwnContact(herself, { phone: '', email: `${v7()}@example.test` })
      return last(/\/confirm-email\/([\w-]+)/, mail!.text)
    },
  },
  {
    ...{ kind: 'a calendar', door: 'calendar' },
    make: async () => last(/\/([\w-]+)\.ics$/, (await makeCalendarAddress(herself)).address),
  },
]
const last = (of: RegExp, text: string) => of.exec(text)![1]!

/** The ids in it are no secret. */
const sealOf = (address: string) => stopToken(ben.clinicId, ada.patientId, address)

it('each kind opens its own door alone, and is used up at no other', async () => {
  const made = new Map<string, { door: Door; token: string }>([
    ['the end of reminders', { door: 'reminders', token: sealOf(email) }],
  ])
  for (const { kind, door, make } of kinds) made.set(kind, { door, token: await make() })
  for (const [kind, { door, token }] of made)
    for (const [other, { use }] of Object.entries(doors))
      if (other !== door) await expect(use(token), `${kind} at ${other}`).rejects.toThrow()
  for (const [kind, { door, token }] of made)
    for (const [other, { look }] of Object.entries(doors))
      expect(await Promise.resolve(look(token)).then(Boolean, () => false), `${kind} at ${other}`).toBe(
        other === door,
      )
})

it('each kind has a secret of 128 bits or more', async () => {
  const secrets: [string, Buffer[]][] = [
    ['the end of reminders', [email, 'another'].map((address) => bytesOf(sealOf(address)).subarray(32))],
  ]
  for (const { kind, make } of kinds) secrets.push([kind, [bytesOf(await make()), bytesOf(await make())]])
  for (const [kind, [one, another]] of secrets) {
    expect(one!.length * 8, kind).toBeGreaterThanOrEqual(128)
    // Of sixteen bytes at random, five are hardly ever the same.
    expect(one!.filter((byte, at) => byte !== another![at]).length, kind).toBeGreaterThanOrEqual(12)
  }
})

const bytesOf = (token: string) => Buffer.from(token, 'base64url')
