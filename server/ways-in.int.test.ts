// Coming in at the very moment all ways in are ended: whoever comes first is signed out again, whoever comes second is not let in.
import { beforeAll, describe, expect, it } from 'vitest'
import { anAdmin, viewerBehind } from '@/server/accounts.fixture'
import { beginSession, endEveryWayIn, stillSignedIn } from '@/server/auth-session'
import { addColleague, changeRoles, disableColleague } from '@/server/clinic'
import { asSystem, asViewer, type Tx } from '@/server/db'
import { NotFound, Refused } from '@/server/errors'
import { inTurn } from '@/server/in-turn'
import { acceptInvitation, inviteColleague, invitePatient } from '@/server/invitations'
import { hashOf, newToken } from '@/server/link-token'
import { meanwhile } from '@/server/meanwhile.fixture'
import { beginSecondStep, changePassphrase, newRecoveryCodes, turnOffSecondStep } from '@/server/own-account'
import { giveProof } from '@/server/own-proof'
import { confirmSecret, newSecret } from '@/server/second-step'
import { appOf } from '@/server/second-step.fixture'
import { attempt, passphrase, signedIn, signingIn, type SigningIn } from '@/server/sign-in.fixture'
import { useSignInLink } from '@/server/sign-in-links'
import { clinicOf, treatedBy } from '@/server/two-clinics.fixture'
import { viewerOfSession, type Admin, type StaffViewer } from '@/server/viewer'

const change = { current: passphrase, passphrase: 'meadow lantern violin otter' }
let harbour: string
let newAccount: SigningIn['newAccount']
let admin: Admin
beforeAll(async () => {
  ;({ harbour, newAccount } = await signingIn())
  admin = await anAdmin(harbour)
})

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

  it.each<[string, (viewer: StaffViewer, session: string) => Promise<unknown>]>([
    ['sets no passphrase', (viewer, session) => changePassphrase(viewer, change, session)],
    ['takes no recovery codes', (viewer, session) => newRecoveryCodes(viewer, change, session)],
    ['begins no second step', (viewer, session) => beginSecondStep(viewer, change, session)],
    ['turns no second step off', (viewer, session) => turnOffSecondStep(viewer, change, session)],
    ['gives no proof', (viewer, session) => giveProof(viewer, change, session)],
  ])('whoever has just proved the old passphrase %s', async (_, run) => {
    const { id, name } = await newAccount()
    const { sessionId } = await signedIn(name)
    const viewer = (await viewerBehind(sessionId)) as StaffViewer
    expect(await meanwhile(ending(id), () => run(viewer, sessionId))).toMatchObject({
      fields: { current: expect.stringContaining('meanwhile') },
    })
  })

  it('whoever was signed in confirms no second step', async () => {
    const { id, name } = await newAccount()
    const { sessionId } = await signedIn(name)
    const viewer = (await viewerBehind(sessionId)) as StaffViewer
    const app = await appOf(viewer, await newSecret(viewer))
    const confirming = () => confirmSecret(viewer, null, app(), (tx) => stillSignedIn(tx, viewer, sessionId))
    expect(await meanwhile(ending(id), confirming)).toBeInstanceOf(NotFound)
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

it('wrong tries from one session hold up nobody who is signed in elsewhere', async () => {
  const { name } = await newAccount()
  const [found, own] = [(await signedIn(name)).sessionId, (await signedIn(name)).sessionId]
  const viewer = await viewerBehind(own)
  for (let n = 0; n < 8; n++)
    await expect(giveProof(viewer, { current: 'not the right words' }, found)).rejects.toThrow(Refused)
  await expect(giveProof(viewer, { current: passphrase }, found)).rejects.toThrow('Too many tries')
  await giveProof(viewer, { current: passphrase }, own)
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
        changePassphrase(
          await viewerBehind(own),
          { current: passphrase, passphrase: 'meadow lantern violin otter' },
          own,
        ),
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
