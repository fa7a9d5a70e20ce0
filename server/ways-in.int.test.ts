// Coming in at the very moment all ways in are ended: whoever comes first is signed out again, whoever comes second is not let in.
import { v7 } from 'uuid'
import { beforeAll, describe, expect, it } from 'vitest'
import { anAdmin, sessionOf, viewerBehind } from '@/server/accounts.fixture'
import { beginSession, endEveryWayIn, stillSignedIn } from '@/server/auth-session'
import { confirmEmail, sendProof } from '@/server/asked-email'
import { makeCalendarAddress } from '@/server/calendar-feed'
import { handOver } from '@/server/caseload-handover'
import {
  addColleague,
  changeRoles,
  disableColleague,
  enableColleague,
  renameColleague,
} from '@/server/clinic'
import { asSystem, asViewer, type Tx } from '@/server/db'
import { NotFound, Refused } from '@/server/errors'
import { inTurn } from '@/server/in-turn'
import { acceptInvitation, inviteColleague, invitePatient } from '@/server/invitations'
import { hashOf, newToken } from '@/server/link-token'
import { meanwhile } from '@/server/meanwhile.fixture'
import { beginSecondStep, changePassphrase, newRecoveryCodes, turnOffSecondStep } from '@/server/own-account'
import { saveOwnContact } from '@/server/own-contact'
import { giveProof } from '@/server/own-proof'
import { hashPassphrase } from '@/server/passphrase'
import { sendRenewal } from '@/server/passphrase-renewal'
import { changeTeam } from '@/server/care-team'
import { getPatientRecord, saveSection } from '@/server/patient-record'
import { erasePerson } from '@/server/person-data'
import { confirmSecret, newSecret } from '@/server/second-step'
import { appOf } from '@/server/second-step.fixture'
import { attempt, passphrase, signedIn, signingIn, type SigningIn } from '@/server/sign-in.fixture'
import { sendSignInLinks, useSignInLink } from '@/server/sign-in-links'
import { removeColleaguesSecondStep, requireSecondStep } from '@/server/staff-second-step'
import { clinicOf, today, treatedBy } from '@/server/two-clinics.fixture'
import { viewerOfSession, type Admin, type PatientViewer, type StaffViewer } from '@/server/viewer'

const change = { current: passphrase, passphrase: 'meadow lantern violin otter' }
let harbour: string
let newAccount: SigningIn['newAccount']
let admin: Admin
beforeAll(async () => {
  // Nobody listens there: what would be sent is answered.
  process.env.SMTP_URL = 'smtp://127.0.0.1:1'
  ;({ harbour, newAccount } = await signingIn())
  admin = await anAdmin(harbour)
})

const newAddress = () => `${v7()}@example.test`

async function patientAt(email = newAddress()) {
  const therapist = await (await clinicOf('Reached')).therapist()
  const { patientId, accountId } = await treatedBy(therapist)
  await asViewer(therapist, (tx) =>
    tx.patient.updateMany({ where: { id: patientId }, data: { email, emailBy: therapist.accountId } }),
  )
  const viewer = (await viewerBehind(await sessionOf(therapist.clinicId, accountId))) as PatientViewer
  return { viewer, therapist, email }
}

const viewerOf = async (name: string) => viewerBehind((await signedIn(name)).sessionId)

describe('while all ways in are being ended', () => {
  const ending = (accountId: string) => (begin: () => Promise<void>) =>
    asSystem('sign-in', async (tx) => {
      await endEveryWayIn(tx, accountId)
      await tx.account.updateMany({ where: { id: accountId }, data: { passphraseHash: 'another' } })
      await begin()
    })

  it('the old passphrase lets nobody in', async () => {
    const { id, name } = await newAccount()
    expect(await meanwhile(ending(id), () => attempt(name))).toBe('wrong')
  })

  it.each<[string, (viewer: StaffViewer) => Promise<unknown>]>([
    ['sets no passphrase', (viewer) => changePassphrase(viewer, change)],
    ['takes no recovery codes', (viewer) => newRecoveryCodes(viewer, change)],
    ['begins no second step', (viewer) => beginSecondStep(viewer, change)],
    ['turns no second step off', (viewer) => turnOffSecondStep(viewer, change)],
    ['gives no proof', (viewer) => giveProof(viewer, change)],
  ])('whoever has just proved the old passphrase %s', async (_, run) => {
    const { id, name } = await newAccount()
    const { sessionId } = await signedIn(name)
    const viewer = (await viewerBehind(sessionId)) as StaffViewer
    expect(await meanwhile(ending(id), () => run(viewer))).toMatchObject({
      fields: { current: expect.stringContaining('meanwhile') },
    })
  })

  it('whoever was signed in confirms no second step', async () => {
    const { id, name } = await newAccount()
    const { sessionId } = await signedIn(name)
    const viewer = (await viewerBehind(sessionId)) as StaffViewer
    const app = await appOf(viewer, await newSecret(viewer))
    const confirming = () => confirmSecret(viewer, null, app(), (tx) => stillSignedIn(tx, viewer))
    expect(await meanwhile(ending(id), confirming)).toBeInstanceOf(NotFound)
  })

  it.each<[string, (leaving: Admin, colleague: string) => Promise<unknown>]>([
    ['makes no link', (leaving, id) => inviteColleague(leaving, id)],
    [
      'adds no colleague',
      (leaving, id) => addColleague(leaving, { name: 'New', signIn: `${id}@new.test`, roles: ['admin'] }),
    ],
    ['gives no roles', (leaving, id) => changeRoles(leaving, id, ['admin'])],
    ['renames nobody', (leaving, id) => renameColleague(leaving, id, { name: 'New', signIn: `new-${id}` })],
    ['disables nobody', (leaving, id) => disableColleague(leaving, id)],
    ['takes no second step away', (leaving, id) => removeColleaguesSecondStep(leaving, id)],
    ['asks nobody for one', (leaving) => requireSecondStep(leaving, false)],
    ['hands nobody over', (leaving, id) => handOver(leaving, { to: leaving.accountId }, id)],
  ])('an admin who was signed in %s', async (_, run) => {
    const leaving = await anAdmin(harbour)
    const { id } = await newAccount()
    expect(await meanwhile(ending(leaving.accountId), () => run(leaving, id))).toBeInstanceOf(NotFound)
  })

  it('an admin who was signed in erases nobody', async () => {
    const clinic = await clinicOf('Erasing')
    const leaving = await clinic.admin()
    const { patientId } = await treatedBy(await clinic.therapist(), 'Ada Quist')
    const erasing = () => erasePerson(leaving, patientId, { name: 'Ada Quist', keepFigures: false })
    expect(await meanwhile(ending(leaving.accountId), erasing)).toBeInstanceOf(NotFound)
  })

  it('an admin who was signed in enables nobody', async () => {
    const leaving = await anAdmin(harbour)
    const { id } = await newAccount({ disabled: true })
    const enabling = () => enableColleague(leaving, id)
    expect(await meanwhile(ending(leaving.accountId), enabling)).toBeInstanceOf(NotFound)
  })

  it('a therapist who was signed in lets nobody into the portal or the care team, and writes no address', async () => {
    const clinic = await clinicOf('Leaving')
    for (const run of [
      async (mine: StaffViewer, patientId: string) => {
        const { person } = (await getPatientRecord(mine, patientId)).sections
        return saveSection(mine, patientId, { ...person, email: newAddress() })
      },
      (mine: StaffViewer, patientId: string) => invitePatient(mine, patientId, true),
      async (mine: StaffViewer, patientId: string) => {
        const { accountId: joins } = await clinic.therapist()
        return changeTeam(mine, patientId, { joins, leaves: '', on: today() })
      },
    ]) {
      const mine = await clinic.therapist()
      const { patientId } = await treatedBy(mine)
      expect(await meanwhile(ending(mine.accountId), () => run(mine, patientId))).toBeInstanceOf(NotFound)
    }
  })

  it.each<[string, (viewer: PatientViewer) => Promise<unknown>]>([
    ['asks for no other address', (viewer) => saveOwnContact(viewer, { email: newAddress() })],
    ['sends no proof again', (viewer) => sendProof(viewer)],
    ['makes no address of the calendar', (viewer) => makeCalendarAddress(viewer)],
  ])('a patient who was signed in %s', async (_, run) => {
    const { viewer } = await patientAt()
    await saveOwnContact(viewer, { email: newAddress() })
    const whose = { accountId: viewer.accountId }
    const answer = await meanwhile(ending(viewer.accountId), () => run(viewer))
    // What was asked for is gone: there is nothing to prove.
    if (!Array.isArray(answer)) expect(answer).toBeInstanceOf(NotFound)
    expect(await asSystem('sign-in', (tx) => tx.askedEmail.count({ where: whose }))).toBe(0)
    const open = { ...whose, endedAt: null }
    expect(await asViewer(viewer, (tx) => tx.calendarFeed.count({ where: open }))).toBe(0)
  })

  it('an invitation lets nobody in', async () => {
    const { id } = await newAccount()
    const { token } = await inviteColleague(admin, id)
    const accepting = () => acceptInvitation({ token, way: 'passphrase', passphrase }, 'test')
    expect(await meanwhile(ending(id), accepting)).toBeInstanceOf(Refused)
  })

  it('a link that was sent lets nobody in', async () => {
    const { accountId } = await treatedBy(await (await clinicOf('Riverside')).therapist())
    const token = newToken()
    await asSystem('sign-in', async (tx) => {
      const { clinicId } = await tx.account.findUniqueOrThrow({ where: { id: accountId } })
      const expiresAt = new Date(Date.now() + 60_000)
      await tx.signInLink.create({ data: { clinicId, accountId, tokenHash: hashOf(token), expiresAt } })
    })
    expect(await meanwhile(ending(accountId), () => useSignInLink(token, 'test'))).toBeInstanceOf(Refused)
  })
})

it('a link for a new passphrase is not sent to the name before, while another is chosen', async () => {
  const { viewer } = await patientAt()
  const { accountId: id } = viewer
  const signIn = newAddress()
  const data = { signIn, passphraseHash: await hashPassphrase(passphrase) }
  await asSystem('sign-in', (tx) => tx.account.updateMany({ where: { id }, data }))
  const choosing = (begin: () => Promise<void>) =>
    asSystem('invitation', async (tx) => {
      await inTurn(tx, 'ways-in', id)
      await tx.account.updateMany({ where: { id }, data: { signIn: newAddress() } })
      await begin()
    })
  await meanwhile(choosing, () => sendRenewal(signIn))
  const open = { accountId: id, usedAt: null }
  expect(await asSystem('invitation', (tx) => tx.invitation.count({ where: open }))).toBe(0)
})

it('no second way in is made without the proof while the patient comes in for the first time', async () => {
  const therapist = await (await clinicOf('Coming')).therapist()
  const { clinicId } = therapist
  const { patientId, accountId: id } = await treatedBy(therapist)
  await invitePatient(therapist, patientId)
  const coming = (begin: () => Promise<void>) =>
    asSystem('sign-in', async (tx) => {
      await inTurn(tx, 'ways-in', id)
      await beginSession(tx, { id, clinicId, patientId }, 'test')
      await begin()
    })
  const made = await meanwhile(coming, () => invitePatient(therapist, patientId))
  expect(made).toMatchObject({ fields: { '': expect.stringContaining('passphrase once more') } })
})

describe('a link by e-mail to the address before', () => {
  const links = (accountId: string) =>
    asSystem('sign-in', (tx) => tx.signInLink.count({ where: { accountId, usedAt: null } }))

  it('is not sent while the address is changed', async () => {
    const { viewer, email } = await patientAt()
    const changing = (begin: () => Promise<void>) =>
      asViewer(viewer, async (tx) => {
        await inTurn(tx, 'ways-in', viewer.accountId)
        await tx.patient.updateMany({
          where: { id: viewer.patientId },
          data: { email: newAddress(), emailBy: null },
        })
        await begin()
      })
    await meanwhile(changing, () => sendSignInLinks(email))
    expect(await links(viewer.accountId)).toBe(0)
  })

  it('is not made for whoever comes to the address while it is sent', async () => {
    const { viewer, email } = await patientAt()
    const other = await patientAt()
    const { patientId: id, accountId } = other.viewer
    const coming = (begin: () => Promise<void>) =>
      asViewer(other.therapist, async (tx) => {
        await inTurn(tx, 'ways-in', viewer.accountId)
        await tx.patient.updateMany({ where: { id }, data: { email, emailBy: other.therapist.accountId } })
        await begin()
      })
    await meanwhile(coming, () => sendSignInLinks(email))
    expect([await links(viewer.accountId), await links(accountId)]).toEqual([1, 0])
  })

  it.each<[string, (viewer: PatientViewer, therapist: StaffViewer) => Promise<() => Promise<unknown>>]>([
    [
      'by staff',
      async ({ patientId }, therapist) => {
        const { person } = (await getPatientRecord(therapist, patientId)).sections
        return () => saveSection(therapist, patientId, { ...person, email: newAddress() })
      },
    ],
    [
      'by its proof',
      async (viewer) => {
        const [proof] = await saveOwnContact(viewer, { email: newAddress() })
        const token = /\/confirm-email\/([\w-]+)/.exec(proof!.text)![1]!
        return () => confirmEmail(token)
      },
    ],
    ['by the patient', (viewer) => Promise.resolve(() => saveOwnContact(viewer, { email: '' }))],
  ])('ends when it is changed %s while it is sent', async (_, changed) => {
    const { viewer, therapist } = await patientAt()
    const { clinicId, accountId } = viewer
    const change = await changed(viewer, therapist)
    const sending = (begin: () => Promise<void>) =>
      asSystem('sign-in', async (tx) => {
        await inTurn(tx, 'ways-in', accountId)
        const expiresAt = new Date(Date.now() + 60_000)
        await tx.signInLink.create({
          data: { clinicId, accountId, tokenHash: hashOf(newToken()), expiresAt },
        })
        await begin()
      })
    expect(await meanwhile(sending, change)).not.toBeInstanceOf(Error)
    expect(await links(accountId)).toBe(0)
  })
})

it('wrong tries from one session hold up nobody who is signed in elsewhere', async () => {
  const { name } = await newAccount()
  const [found, own] = [await viewerOf(name), await viewerOf(name)]
  for (let n = 0; n < 8; n++)
    await expect(giveProof(found, { current: 'not the right words' })).rejects.toThrow(Refused)
  await expect(giveProof(found, { current: passphrase })).rejects.toThrow('Too many tries')
  await giveProof(own, { current: passphrase })
})

describe('whoever is losing the right to make links makes none', () => {
  it.each<[string, { disabledAt: Date } | { roles: string[] }]>([
    ['disabled', { disabledAt: new Date() }],
    ['given other roles', { roles: ['therapist'] }],
  ])('while they are %s', async (_, data) => {
    const leaving = await anAdmin(harbour)
    const { id: colleague } = await newAccount()
    const where = { id: leaving.accountId }
    const losing = (begin: () => Promise<void>) =>
      asViewer(admin, async (tx) => {
        await inTurn(tx, 'ways-in', leaving.accountId)
        await tx.account.updateMany({ where, data })
        await begin()
      })
    expect(await meanwhile(losing, () => inviteColleague(leaving, colleague))).toBeInstanceOf(NotFound)
    const added = { name: 'New', signIn: `${colleague}@new.test`, roles: ['therapist' as const] }
    expect(await addColleague(leaving, added).catch((error: unknown) => error)).toBeInstanceOf(NotFound)
  })

  it('while they leave the care team, nor in the week before', async () => {
    const { therapist, admin: newAdmin } = await clinicOf('Leaving')
    const leaving = await therapist()
    const { patientId } = await treatedBy(leaving)
    const boss = await newAdmin()
    const on = (days: number) => new Date(Date.now() + days * 86_400_000)
    const leave = (days: number) => (tx: Tx) =>
      tx.careTeamMember.updateMany({ where: { patientId }, data: { toOn: on(days) } })
    await asViewer(boss, leave(5))
    await expect(invitePatient(leaving, patientId, true)).rejects.toThrow('before the link expires')
    await asViewer(boss, leave(20))
    await invitePatient(leaving, patientId, true)
    const losing = (begin: () => Promise<void>) =>
      asViewer(boss, async (tx) => {
        await inTurn(tx, 'care-team', patientId)
        await leave(0)(tx)
        await begin()
      })
    expect(await meanwhile(losing, () => invitePatient(leaving, patientId, true))).toBeInstanceOf(NotFound)
  })
})

describe('whoever is coming in is signed out', () => {
  it.each<[string, (accountId: string, own: string) => Promise<unknown>]>([
    [
      'by a new passphrase',
      async (_, own) =>
        changePassphrase(await viewerBehind(own), {
          current: passphrase,
          passphrase: 'meadow lantern violin otter',
        }),
    ],
    ['by the end of all ways in', (id) => asSystem('sign-in', (tx) => endEveryWayIn(tx, id))],
    ['by other roles', (id) => changeRoles(admin, id, ['admin'])],
    ['by being disabled', (id) => disableColleague(admin, id)],
  ])('%s', async (_, end) => {
    const { id, name } = await newAccount()
    const own = (await signedIn(name)).sessionId
    let begun = ''
    const coming = (begin: () => Promise<void>) =>
      asSystem('sign-in', async (tx) => {
        await inTurn(tx, 'ways-in', id)
        begun = await beginSession(tx, { id, clinicId: harbour, patientId: null }, 'test')
        await begin()
      })
    expect(await meanwhile(coming, () => end(id, own))).toBeUndefined()
    await asViewer(admin, (tx) => tx.account.updateMany({ where: { id }, data: { disabledAt: null } }))
    expect(await viewerOfSession(begun)).toBeNull()
  })
})
