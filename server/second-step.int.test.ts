// The second step at sign-in on a real database: codes taken once, recovery codes, slowed guesses, and a clinic that asks for it.
import { AsyncResource } from 'node:async_hooks'
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { aClinic, aColleague, anAccount, anAdmin, sessionOf } from '@/server/accounts.fixture'
import { asked } from '@/server/asked'
import { authenticator, keyIn } from '@/server/authenticator.fixture'
import { beginSession } from '@/server/auth-session'
import { asSystem, asViewer, type Tx } from '@/server/db'
import { inTurn } from '@/server/in-turn'
import { inviteColleague, acceptInvitation } from '@/server/invitations'
import { meanwhile } from '@/server/meanwhile.fixture'
import { turnOffSecondStep } from '@/server/own-account'
import { hashPassphrase } from '@/server/passphrase'
import {
  confirmSecret,
  newSecret,
  ownSecondStep,
  removeSecondStep,
  renewCodes,
  stepAfterPassphrase,
  takeCode,
  waitingSecret,
  type StepAccount,
} from '@/server/second-step'
import { appOf, withSecondStep } from '@/server/second-step.fixture'
import { signIn } from '@/server/sign-in'
import { removeColleaguesSecondStep, requireSecondStep, secondStepRequired } from '@/server/staff-second-step'
import { viewerOfSession } from '@/server/viewer'

const passphrase = 'river candle maple stone'
let hash: string
let harbour: string

beforeAll(async () => {
  process.env.NEXTAUTH_SECRET = 'only for the tests, and longer than 32'
  hash = await hashPassphrase(passphrase)
  harbour = await aClinic('Harbour')
})
beforeEach(() => vi.useFakeTimers({ toFake: ['Date'], now: new Date() }))
afterEach(() => vi.useRealTimers())
const wait = (seconds: number) => vi.setSystemTime(Date.now() + seconds * 1000)

/** A colleague with the second step on; a moment later, so that the app shows a new code. */
async function colleagueWithOne(clinicId = harbour) {
  const { id, signIn: name } = await anAccount(clinicId, { passphraseHash: hash })
  const account: StepAccount = { accountId: id, clinicId }
  const set = await withSecondStep(account)
  wait(30)
  return { account, name, ...set }
}

const attempt = (name: string) => signIn({ name, passphrase, address: '', device: 'test', deviceCookie: '' })
const sessionsOf = ({ accountId }: StepAccount) =>
  asSystem('sign-in', (tx) => tx.authSession.count({ where: { accountId } }))
const refusalsOf = async ({ accountId }: StepAccount) => {
  const admin = await anAdmin(harbour)
  return asViewer(admin, (tx) => tx.auditEntry.findMany({ where: { accountId, action: 'refuse' } }))
}
const wrong = { name: 'Refused', fields: { code: expect.stringContaining('not right') } }

describe('turning it on', () => {
  it('needs a code of the app, and the secret is shown until then and never again', async () => {
    const { id, signIn: name } = await anAccount(harbour, { passphraseHash: hash })
    const account = { accountId: id, clinicId: harbour }
    const made = await newSecret(account)
    const app = await appOf(account, made)
    expect((await appOf(account, made))()).toBe(app())
    await expect(confirmSecret(account, made, '000000')).rejects.toMatchObject(wrong)
    expect(await attempt(name)).toMatchObject({ sessionId: expect.any(String) })
    expect(await confirmSecret(account, made, app())).toHaveLength(10)
    expect(await waitingSecret(account, made)).toBe('set-up')
    await expect(newSecret(account)).rejects.toThrow('on already')
  })

  it('of another phone counts from its first code on, and the one before until then', async () => {
    const { account, app, codes } = await colleagueWithOne()
    const made = await newSecret(account, undefined, 'the one in force')
    const other = await appOf(account, made)
    await takeCode(account, app())
    await expect(takeCode(account, other())).rejects.toMatchObject(wrong)
    await expect(confirmSecret(account, null, app(1))).rejects.toMatchObject(wrong)
    const fresh = await confirmSecret(account, null, other())
    expect(await waitingSecret(account, null)).toBe('set-up')
    wait(30)
    await expect(takeCode(account, app())).rejects.toMatchObject(wrong)
    await takeCode(account, other())
    await expect(takeCode(account, codes[0]!)).rejects.toMatchObject(wrong)
    await takeCode(account, fresh[0]!)
  })

  it('says that a phone was set up under another key, lets in by a recovery code and takes another phone', async () => {
    const { account, app, codes } = await colleagueWithOne()
    vi.stubEnv('NEXTAUTH_SECRET', 'of another program, as after a restore')
    try {
      await expect(takeCode(account, app())).rejects.toThrow('another key')
      await expect(takeCode(account, 'no-such-code')).rejects.toMatchObject(wrong)
      await takeCode(account, codes[0]!)
      expect(await ownSecondStep(account)).toMatchObject({ on: true, known: false })
      const other = await appOf(account, await newSecret(account, undefined, 'the one in force'))
      await confirmSecret(account, null, other())
      expect(await ownSecondStep(account)).toMatchObject({ on: true, known: true })
    } finally {
      vi.unstubAllEnvs()
    }
  })

  it('keeps neither the secret nor a recovery code readable', async () => {
    const { id: accountId } = await anAccount(harbour, { passphraseHash: hash })
    const account = { accountId, clinicId: harbour }
    const made = await newSecret(account)
    const waiting = await waitingSecret(account, made)
    if (!waiting || waiting === 'set-up') throw new Error('no secret waits')
    const codes = await confirmSecret(account, made, authenticator(waiting.secret)())
    const rows = await asSystem('sign-in', async (tx) => [
      await tx.secondStep.findUniqueOrThrow({ where: { accountId } }),
      ...(await tx.recoveryCode.findMany({ where: { accountId } })),
    ])
    // As it stands there, and what it stands for where it is written in the letters of either.
    const kept = rows.flatMap((row) =>
      Object.values(row).flatMap((value) =>
        (['utf8', 'base64url', 'hex'] as const).map((letters) => Buffer.from(String(value), letters)),
      ),
    )
    const secrets = [waiting.secret, waiting.secret.replaceAll(' ', ''), keyIn(waiting.secret)]
    for (const told of [...secrets, ...codes, ...codes.map((code) => code.replace('-', ''))])
      expect(kept.filter((bytes) => bytes.includes(told))).toEqual([])
  })
})

describe('signing in with it', () => {
  it('begins no session before the code', async () => {
    const { account, name } = await colleagueWithOne()
    expect(await attempt(name)).toMatchObject({ next: 'code', accountId: account.accountId })
    expect(await sessionsOf(account)).toBe(0)
  })

  it('takes a code once, also of two who send it at once', async () => {
    const { account, app } = await colleagueWithOne()
    const both = await Promise.allSettled([takeCode(account, app()), takeCode(account, app())])
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    await expect(takeCode(account, app())).rejects.toMatchObject(wrong)
    // The code of the half-minute before was never used, and is older than one that was.
    await expect(takeCode(account, app(-1))).rejects.toMatchObject(wrong)
    wait(30)
    await takeCode(account, ` ${app().slice(0, 3)} ${app().slice(3)}`)
  })

  it('takes each recovery code once, however it is written', async () => {
    const { account, codes } = await colleagueWithOne()
    await takeCode(account, codes[3]!.toUpperCase().replace('-', ' '))
    await expect(takeCode(account, codes[3]!)).rejects.toMatchObject(wrong)
    const both = await Promise.allSettled([1, 2].map(() => takeCode(account, codes[0]!)))
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(await ownSecondStep(account)).toEqual({ on: true, known: true, codesLeft: 8 })
    const fresh = await renewCodes(account)
    await expect(takeCode(account, codes[1]!)).rejects.toMatchObject(wrong)
    await takeCode(account, fresh[0]!)
  })

  it('takes nobody else’s code', async () => {
    const [one, other] = [await colleagueWithOne(), await colleagueWithOne()]
    await expect(takeCode(one.account, other.app())).rejects.toMatchObject(wrong)
    await expect(takeCode(one.account, other.codes[0]!)).rejects.toMatchObject(wrong)
  })

  it('is slowed after five wrong codes, for a quarter of an hour at most', async () => {
    const { account, app, codes } = await colleagueWithOne()
    for (let i = 0; i < 5; i++) await expect(takeCode(account, '000000')).rejects.toMatchObject(wrong)
    // On a browser that has signed in before, nobody elsewhere holds it up, and it has no more tries itself.
    const known = crypto.randomUUID()
    for (let i = 0; i < 5; i++) await expect(takeCode(account, '000000', known)).rejects.toMatchObject(wrong)
    await expect(takeCode(account, '000000', known)).rejects.toThrow('Wait 1 second,')
    await takeCode(account, codes[5]!, crypto.randomUUID())
    await expect(takeCode(account, app())).rejects.toThrow('Wait 1 second,')
    for (let i = 0; i < 12; i++) {
      wait(900)
      await expect(takeCode(account, '000000')).rejects.toMatchObject(wrong)
    }
    await expect(takeCode(account, app())).rejects.toThrow('Wait 15 minutes,')
    wait(900)
    await takeCode(account, app())
  })

  it('notes each wrong code, with nothing of it, and no right one', async () => {
    const { account, app, codes } = await colleagueWithOne()
    for (const code of ['000000', 'wrong-codes'])
      await expect(takeCode(account, code)).rejects.toMatchObject(wrong)
    await takeCode(account, app())
    await takeCode(account, codes[0]!)
    const lines = await refusalsOf(account)
    expect(lines.map(({ object }) => object)).toEqual(['second_steps', 'second_steps'])
    expect(JSON.stringify(lines)).not.toMatch(/000000|wrong-codes/)
  })

  it('notes a wrong code also where it is being set up', async () => {
    const { id } = await anAccount(harbour, { passphraseHash: hash })
    const account = { accountId: id, clinicId: harbour }
    const made = await newSecret(account)
    const app = await appOf(account, made)
    await expect(confirmSecret(account, made, '000000')).rejects.toMatchObject(wrong)
    await confirmSecret(account, made, app())
    expect(await refusalsOf(account)).toHaveLength(1)
  })

  it('is slowed after three hundred wrong codes a day from known browsers, for a minute at most', async () => {
    vi.setSystemTime(new Date('2026-03-05T00:00:00Z'))
    const { account, app } = await colleagueWithOne()
    const known = crypto.randomUUID()
    const guess = (device: string | null) =>
      expect(takeCode(account, '000000', device)).rejects.toMatchObject(wrong)
    for (let browser = 0; browser < 60; browser++) {
      const device = crypto.randomUUID()
      for (let i = 0; i < 5; i++) await guess(device)
    }
    await expect(takeCode(account, app(), known)).rejects.toThrow('Wait 1 second,')
    // What is refused counts nowhere, and nobody else waits.
    for (let i = 0; i < 10; i++)
      await expect(takeCode(account, app(), known)).rejects.toThrow('Wait 1 second,')
    const other = await colleagueWithOne()
    await takeCode(other.account, other.app(), crypto.randomUUID())
    for (let i = 0; i < 8; i++) {
      wait(60)
      await guess(crypto.randomUUID())
    }
    await expect(takeCode(account, app(), known)).rejects.toThrow('Wait 60 seconds,')
    wait(60)
    await takeCode(account, app(), known)
    wait(86_400)
    await guess(known)
  })

  it('all day long from browsers that are not known, as soon as each may, holds up nobody on one that is', async () => {
    vi.setSystemTime(new Date('2026-03-06T00:00:00Z'))
    const { account, app } = await colleagueWithOne()
    const until = new Date('2026-03-06T23:59:00Z').getTime()
    for (let tries = 0, next = 0; Date.now() + next * 1_000 <= until;) {
      wait(next)
      await expect(takeCode(account, '000000')).rejects.toMatchObject(wrong)
      tries += 1
      next = tries < 5 ? 0 : Math.min(2 ** (tries - 5), 900)
    }
    const known = crypto.randomUUID()
    for (let i = 0; i < 4; i++) await expect(takeCode(account, '000000', known)).rejects.toMatchObject(wrong)
    await takeCode(account, app(), known)
  })

  it.each(['', ' ', '\0', '１２３４５６', 'x'.repeat(100_000), '🏋️', "' OR 1=1"])(
    'refuses %j calmly',
    async (code) => {
      const { account } = await colleagueWithOne()
      await expect(takeCode(account, code)).rejects.toMatchObject({ name: 'Refused' })
    },
  )
})

describe('a clinic that asks all its staff', () => {
  it('is one whose admin has a second step; then whoever has none is signed out and sets one up first', async () => {
    const clinicId = await aClinic('Riverside')
    const admin = await anAdmin(clinicId)
    const colleague = await aColleague(clinicId, { passphraseHash: hash })
    await expect(requireSecondStep(admin, true)).rejects.toThrow('your own second step')

    await withSecondStep(admin)
    await requireSecondStep(admin, true)
    expect(await viewerOfSession(colleague.sessionId)).toBeNull()
    expect(await viewerOfSession(admin.sessionId)).not.toBeNull()

    const { signIn: name } = await asSystem('sign-in', (tx) =>
      tx.account.findUniqueOrThrow({ where: { id: colleague.accountId } }),
    )
    expect(await attempt(name!)).toMatchObject({ next: 'enrol' })
    // An invitation is no way around it either.
    const { token } = await inviteColleague(admin, colleague.accountId)
    expect(
      await acceptInvitation({ token, way: 'passphrase', passphrase: 'another four words here' }, 'test'),
    ).toMatchObject({ next: 'enrol' })
    await requireSecondStep(admin, false)
    expect(await attempt((await anAccount(clinicId, { passphraseHash: hash })).signIn)).toMatchObject({
      patient: false,
    })
  })

  it('does not let one of them turn it off', async () => {
    const clinicId = await aClinic('Hillside')
    const admin = await anAdmin(clinicId)
    await asSystem('sign-in', (tx) =>
      tx.account.updateMany({ where: { id: admin.accountId }, data: { passphraseHash: hash } }),
    )
    await withSecondStep(admin)
    await requireSecondStep(admin, true)
    await expect(turnOffSecondStep(admin, { current: 'not the passphrase' })).rejects.toMatchObject({
      fields: { current: expect.any(String) },
    })
    await expect(turnOffSecondStep(admin, { current: passphrase })).rejects.toThrow('stays on')
    await requireSecondStep(admin, false)
    await turnOffSecondStep(admin, { current: passphrase })
    expect(await ownSecondStep(admin)).toEqual({ on: false, known: false, codesLeft: 0 })
  })
})

describe('a clinic that asks all its staff just now', () => {
  it('signs out whoever is turning theirs off in that moment', async () => {
    const clinicId = await aClinic('Lakeside')
    const admin = await anAdmin(clinicId)
    await withSecondStep(admin)
    const { account } = await colleagueWithOne(clinicId)
    const session = await sessionOf(clinicId, account.accountId)
    const turningOff = (begin: () => Promise<void>) =>
      asSystem('sign-in', async (tx) => {
        await inTurn(tx, 'ways-in', account.accountId)
        await removeSecondStep(tx, account, account.accountId)
        await begin()
      })
    expect(await meanwhile(turningOff, () => requireSecondStep(admin, true))).toBeUndefined()
    expect(await viewerOfSession(session)).toBeNull()
  })

  it.each<[string, (tx: Tx, accountId: string) => Promise<unknown>]>([
    ['is just coming in or going', (tx, id) => inTurn(tx, 'ways-in', id)],
    [
      'cannot be signed out',
      (tx, id) => tx.$queryRaw`SELECT FROM auth_sessions WHERE account_id = ${id}::uuid FOR UPDATE`,
    ],
  ])('asks nothing of anybody where one of them %s for so long that nobody waits', async (_, hold) => {
    const clinicId = await aClinic('Mereside')
    const admin = await anAdmin(clinicId)
    await withSecondStep(admin)
    const others = [await aColleague(clinicId), await aColleague(clinicId), await aColleague(clinicId)]
    const request = { unavailable: false, begun: false, refused: false, address: '', waited: 0 }
    const asking = AsyncResource.bind(() => asked.run(request, () => requireSecondStep(admin, true)))
    await asSystem('sign-in', async (tx) => {
      await hold(tx, others.at(-1)!.accountId)
      await expect(asking()).rejects.toMatchObject({ name: 'Unavailable' })
    })
    expect(await secondStepRequired(admin)).toBe(false)
    await requireSecondStep(admin, true)
    for (const { sessionId } of others) expect(await viewerOfSession(sessionId)).toBeNull()
  })

  it('signs out whoever comes in without one in that moment', async () => {
    const clinicId = await aClinic('Fellside')
    const admin = await anAdmin(clinicId)
    await withSecondStep(admin)
    const { id } = await anAccount(clinicId, { passphraseHash: hash })
    const account = { id, clinicId, patientId: null }
    let session = ''
    const comingIn = (begin: () => Promise<void>) =>
      asSystem('sign-in', async (tx) => {
        await inTurn(tx, 'ways-in', id)
        expect(await stepAfterPassphrase(tx, account)).toBeNull()
        session = await beginSession(tx, account, 'test')
        await begin()
      })
    expect(await meanwhile(comingIn, () => requireSecondStep(admin, true))).toBeUndefined()
    expect(await viewerOfSession(session)).toBeNull()
  })
})

describe('an admin', () => {
  it('takes a lost one away from a colleague, who is signed out, and from nobody of another clinic', async () => {
    const { account, name, app } = await colleagueWithOne()
    const session = await sessionOf(harbour, account.accountId)
    const stranger = await anAdmin(await aClinic('Elsewhere'))
    await expect(removeColleaguesSecondStep(stranger, account.accountId)).rejects.toMatchObject({
      name: 'NotFound',
    })
    expect(await attempt(name)).toMatchObject({ next: 'code' })
    await removeColleaguesSecondStep(await anAdmin(harbour), account.accountId)
    expect(await viewerOfSession(session)).toBeNull()
    // Whoever waits where the code is asked for.
    for (const code of [app(), 'abcd-efgh'])
      await expect(takeCode(account, code)).rejects.toMatchObject({
        fields: { '': expect.stringContaining('sign in again') },
      })
    expect(await attempt(name)).toMatchObject({ patient: false })
  })
})
