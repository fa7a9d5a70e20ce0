// Coming in at the very moment all ways in are ended: whoever comes first is signed out again, whoever comes second is not let in.
import { beforeAll, describe, expect, it } from 'vitest'
import { anAdmin, viewerBehind } from '@/server/accounts.fixture'
import { beginSession, endEveryWayIn } from '@/server/auth-session'
import { changeRoles, disableColleague } from '@/server/clinic'
import { asSystem, asViewer } from '@/server/db'
import { Refused } from '@/server/errors'
import { inTurn } from '@/server/in-turn'
import { acceptInvitation, inviteColleague } from '@/server/invitations'
import { hashOf, newToken } from '@/server/link-token'
import { meanwhile } from '@/server/meanwhile.fixture'
import { changePassphrase } from '@/server/own-account'
import { attempt, passphrase, signedIn, signingIn, type SigningIn } from '@/server/sign-in.fixture'
import { useSignInLink } from '@/server/sign-in-links'
import { clinicOf, treatedBy } from '@/server/two-clinics.fixture'
import { viewerOfSession, type Admin } from '@/server/viewer'

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
