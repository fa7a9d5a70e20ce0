// Where links go on a real database: to an address that the patient has proved, or on the word of staff who may still write it.
import { v7 } from 'uuid'
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { addDays } from '@/domain/dates'
import { sessionOf, viewerBehind } from '@/server/accounts.fixture'
import { confirmEmail, sendProof } from '@/server/asked-email'
import { changeRoles, disableColleague } from '@/server/clinic'
import { toColumn } from '@/server/clock'
import { asSystem, asViewer } from '@/server/db'
import { inTurn } from '@/server/in-turn'
import { acceptInvitation, invitationFor, issueRenewal } from '@/server/invitations'
import { hashOf, newToken } from '@/server/link-token'
import type { Mail } from '@/server/mail'
import { meanwhile } from '@/server/meanwhile.fixture'
import { ownContact, saveOwnContact } from '@/server/own-contact'
import { changeTeam } from '@/server/care-team'
import { getPatientRecord, saveSection } from '@/server/patient-record'
import { sendSignInLinks, signInLinkFor, useSignInLink } from '@/server/sign-in-links'
import { clinicOf, today, treatedBy, type Treated } from '@/server/two-clinics.fixture'
import type { Admin, PatientViewer, StaffViewer, Therapist } from '@/server/viewer'

let admin: Admin, ana: Therapist, ben: Therapist
let harbour: Awaited<ReturnType<typeof clinicOf>>
let ada: Treated & { viewer: PatientViewer }

beforeAll(async () => {
  harbour = await clinicOf('Harbour')
  admin = (await harbour.admin()) as Admin
})
beforeEach(async () => {
  // Nobody listens there: what would be sent is made and goes nowhere.
  process.env.SMTP_URL = 'smtp://127.0.0.1:1'
  ana = await harbour.therapist()
  ben = await harbour.therapist()
  ada = await newPatient()
})
afterEach(() => void delete process.env.SMTP_URL)

async function newPatient() {
  const treated = await treatedBy(ana, 'Ada Quist')
  await joins(ben, treated)
  const viewer = await viewerBehind(await sessionOf(ana.clinicId, treated.accountId))
  if (viewer.kind !== 'patient') throw new Error('not a patient')
  return { ...treated, viewer }
}

/** In the care team since long ago, so that a day can be the last one. */
const joins = (therapist: Therapist, { patientId }: Treated) =>
  asViewer(admin, (tx) =>
    tx.careTeamMember.create({
      data: {
        ...{ clinicId: admin.clinicId, patientId, therapistId: therapist.accountId },
        fromOn: toColumn('2020-01-01'),
      },
      select: { id: true },
    }),
  )

const newAddress = () => `${v7()}@example.test`
const person = async () => (await getPatientRecord(admin, ada.patientId)).sections.person
const write = async (by: StaffViewer, change: Partial<Awaited<ReturnType<typeof person>>>) =>
  saveSection(by, ada.patientId, { ...(await person()), ...change } as never)
const linksOpen = () =>
  asSystem('sign-in', (tx) => tx.signInLink.count({ where: { accountId: ada.accountId, usedAt: null } }))

/** Whether asking for a link with this address leads to one for Ada. */
async function reached(email: string): Promise<boolean> {
  const before = await linksOpen()
  await sendSignInLinks(email)
  return (await linksOpen()) > before
}
const proofIn = ([mail]: Mail[]) => /\/confirm-email\/([\w-]+)/.exec(mail?.text ?? '')?.[1] ?? ''

/** Ana is out of the care team from tomorrow on, and writes no address from today. */
async function anaLeaves() {
  const { team } = await getPatientRecord(admin, ada.patientId)
  for (const { id, therapistId } of team)
    if (therapistId === ana.accountId)
      await changeTeam(admin, ada.patientId, { joins: '', leaves: id, on: today() })
}

describe('an address that staff wrote', () => {
  it('gets them until the last day, and an admin’s for as long as they are one', async () => {
    const email = newAddress()
    await write(ana, { email })
    const { team } = await getPatientRecord(admin, ada.patientId)
    const leaves = team.find(({ therapistId }) => therapistId === ana.accountId)!.id
    await changeTeam(admin, ada.patientId, { joins: '', leaves, on: addDays(today(), 1) })
    expect(await reached(email)).toBe(true)
    const other = newAddress()
    const second = (await harbour.admin()) as Admin
    await write(second, { email: other })
    expect(await reached(other)).toBe(true)
    await disableColleague(admin, second.accountId)
    expect(await reached(other)).toBe(false)
  })

  it('gets none where they say so, also none that is underway, and goes on as it was where nothing is said', async () => {
    const email = newAddress()
    await write(ana, { email, emailForLinks: false })
    expect(await reached(email)).toBe(false)
    await write(ana, { emailForLinks: true })
    expect(await reached(email)).toBe(true)
    await write(ben, { emailForLinks: false })
    expect(await linksOpen()).toBe(0)
  })

  it('is the patient’s own once they prove it, whoever leaves', async () => {
    const email = newAddress()
    await write(ana, { email })
    await anaLeaves()
    const mails = await sendProof(ada.viewer)
    expect(mails.map(({ to }) => to)).toEqual([email])
    expect(await reached(email), 'not before').toBe(false)
    expect(await confirmEmail(proofIn(mails)), 'nobody is told that it was changed').toEqual([])
    await expect(confirmEmail(proofIn(mails)), 'once').rejects.toThrow()
    expect(await reached(email)).toBe(true)
    expect(await ownContact(ada.viewer)).toMatchObject({ email, unproved: false, asked: null })
    expect(await sendProof(ada.viewer), 'nothing more to prove').toEqual([])
    await disableColleague(admin, ben.accountId)
    expect(await reached(email)).toBe(true)
  })
})

it('an address that the patient noted while no e-mail was sent gets no links before it is proved', async () => {
  const email = newAddress()
  delete process.env.SMTP_URL
  await saveOwnContact(ada.viewer, { email })
  expect(await sendProof(ada.viewer)).toEqual([])
  expect(await ownContact(ada.viewer)).toMatchObject({ email, unproved: false })
  process.env.SMTP_URL = 'smtp://127.0.0.1:1'
  expect(await reached(email)).toBe(false)
  expect(await ownContact(ada.viewer)).toMatchObject({ email, unproved: true })
  await confirmEmail(proofIn(await sendProof(ada.viewer)))
  expect(await reached(email)).toBe(true)
})

it('the database takes no other’s word for an address, and none for one that is changed', async () => {
  const email = newAddress()
  await write(ana, { email })
  const where = { id: ada.patientId }
  const change = (by: StaffViewer | PatientViewer, data: { email?: string; emailBy?: string }) =>
    asViewer(by, (tx) => tx.patient.updateMany({ where, data }))
  for (const [by, data] of [
    [ben, { emailBy: admin.accountId }],
    [ben, { email: newAddress() }],
    [ada.viewer, { email: newAddress() }],
    [ada.viewer, { emailBy: ben.accountId }],
  ] as const)
    await expect(change(by, data)).rejects.toThrow(/42501/)
  expect(await reached(email)).toBe(true)
  await change(ben, { email: '' })
  expect(await person()).toMatchObject({ email: '', emailForLinks: true })
})

it('a link by e-mail to a new passphrase ends with the address that it was sent to', async () => {
  const account = { id: ada.accountId, clinicId: ada.viewer.clinicId }
  const email = newAddress()
  await write(ana, { email })
  const token = await asSystem('invitation', (tx) => issueRenewal(tx, account))
  expect(await invitationFor(token)).not.toBeNull()
  await reached(email)
  await write(ben, { email: newAddress() })
  expect(await invitationFor(token)).toBeNull()
  expect(await signInLinkFor(token)).toBeNull()
})

describe('a link that was sent on the word of somebody', () => {
  const accept = (token: string) => acceptInvitation({ token, way: 'this-device' }, 'test')

  /** One to a new passphrase, and one to sign in as it stands in the e-mail. */
  async function sent(): Promise<{ renewal: string; signIn: string }> {
    const whose = { id: ada.accountId, clinicId: ana.clinicId }
    const signIn = newToken()
    const expiresAt = new Date(Date.now() + 60_000)
    const data = { accountId: whose.id, clinicId: whose.clinicId, tokenHash: hashOf(signIn), expiresAt }
    await asSystem('sign-in', (tx) => tx.signInLink.create({ data }))
    return { renewal: await asSystem('invitation', (tx) => issueRenewal(tx, whose)), signIn }
  }

  let second: Admin
  beforeEach(async () => {
    second = (await harbour.admin()) as Admin
  })

  it.each<[string, () => StaffViewer, () => Promise<unknown>]>([
    ['leaves the care team', () => ana, () => anaLeaves()],
    ['is disabled', () => ana, () => disableColleague(admin, ana.accountId)],
    ['is no admin any more', () => second, () => changeRoles(admin, second.accountId, ['therapist'])],
  ])('opens nothing once they: %s', async (_, whose, leaving) => {
    await write(whose(), { email: newAddress() })
    const { renewal, signIn } = await sent()
    expect(await invitationFor(renewal)).not.toBeNull()
    expect(await signInLinkFor(signIn)).not.toBeNull()
    await leaving()
    expect(await invitationFor(renewal)).toBeNull()
    expect(await signInLinkFor(signIn)).toBeNull()
    await expect(accept(renewal)).rejects.toMatchObject({ name: 'Refused' })
    await expect(useSignInLink(signIn, 'test')).rejects.toMatchObject({ name: 'Refused' })
  })

  it('opens nothing either where it ends in that very moment', async () => {
    await write(ana, { email: newAddress() })
    const { renewal, signIn } = await sent()
    for (const use of [() => accept(renewal), () => useSignInLink(signIn, 'test')]) {
      const answered = await meanwhile(
        (begin) =>
          asViewer(admin, async (tx) => {
            await inTurn(tx, 'ways-in', ada.accountId)
            await tx.account.updateMany({ where: { id: ana.accountId }, data: { disabledAt: new Date() } })
            await begin()
          }),
        use,
      )
      expect(answered).toMatchObject({ name: 'Refused' })
      await asViewer(admin, (tx) =>
        tx.account.updateMany({ where: { id: ana.accountId }, data: { disabledAt: null } }),
      )
    }
  })

  it('opens what it is for while they stay', async () => {
    await write(ana, { email: newAddress() })
    const { renewal, signIn } = await sent()
    expect(await useSignInLink(signIn, 'test')).toMatchObject({ accountId: ada.accountId })
    expect(await accept(renewal)).toMatchObject({ accountId: ada.accountId })
  })
})
