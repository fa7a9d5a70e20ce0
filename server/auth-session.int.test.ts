// Sessions on a real database: how long they hold, and who ends them.
import { beforeAll, describe, expect, it, vi } from 'vitest'
import { aClinic, aColleague, sessionOf, viewerBehind } from '@/server/accounts.fixture'
import { asked } from '@/server/asked'
import { beginSession, endOwnSession, endSession } from '@/server/auth-session'
import { asSystem } from '@/server/db'
import { NotFound, Refused } from '@/server/errors'
import { changePassphrase, ownWayIn } from '@/server/own-account'
import { attempt, passphrase, signedIn, signingIn, type SigningIn } from '@/server/sign-in.fixture'
import { newPatient } from '@/server/staff.fixture'
import { viewerOfSession } from '@/server/viewer'

let harbour: string
let riverside: string
let newAccount: SigningIn['newAccount']
beforeAll(async () => {
  ;({ harbour, newAccount } = await signingIn())
  riverside = await aClinic('Riverside')
})

describe('a session', () => {
  it('ends at once', async () => {
    const session = await signedIn((await newAccount()).name)
    expect(await viewerOfSession(session.sessionId)).toMatchObject({ kind: 'staff', clinicName: 'Harbour' })
    await endSession(session.sessionId)
    expect(await viewerOfSession(session.sessionId)).toBeNull()
  })

  it('is told to the shell as it begins, so that its first page stands in the line of its account', async () => {
    const { id, name } = await newAccount()
    const hears = vi.fn()
    const request = { unavailable: false, begun: false, refused: false, address: '', waited: 0, hears }
    const { sessionId } = await asked.run(request, () => signedIn(name))
    expect(hears.mock.calls).toEqual([[id, sessionId]])
  })

  it('is one of thirty at most: of more, those that were seen longest ago end', async () => {
    const { id } = await newAccount()
    const sessions: string[] = []
    for (let i = 0; i < 32; i++) sessions.push(await sessionOf(harbour, id))
    const live = await Promise.all(sessions.map(async (each) => (await viewerOfSession(each)) !== null))
    expect(live).toEqual(sessions.map((_, i) => i >= 2))
  })

  it('is nothing while its account is disabled, even one that nobody ended', async () => {
    const { id } = await newAccount({ disabled: true })
    const left = await sessionOf(harbour, id)
    expect(await viewerOfSession(left)).toBeNull()
  })

  it('of staff ends after 30 idle minutes and after 12 hours', async () => {
    const account = await newAccount()
    const [idle, old, live] = [
      await signedIn(account.name),
      await signedIn(account.name),
      await signedIn(account.name),
    ]
    const row = await asSystem('sign-in', (tx) => tx.authSession.findFirst({ where: { id: live.sessionId } }))
    expect(row?.idleMinutes).toBe(30)
    expect((row?.expiresAt.getTime() ?? 0) - Date.now()).toBeGreaterThan(11.9 * 3_600_000)
    expect((row?.expiresAt.getTime() ?? 0) - Date.now()).toBeLessThanOrEqual(12 * 3_600_000)
    const ago = (minutes: number) => new Date(Date.now() - minutes * 60_000)
    await asSystem('sign-in', async (tx) => {
      await tx.authSession.updateMany({ where: { id: idle.sessionId }, data: { lastSeenAt: ago(31) } })
      await tx.authSession.updateMany({ where: { id: old.sessionId }, data: { lastSeenAt: ago(29) } })
    })
    expect(await viewerOfSession(idle.sessionId)).toBeNull()
    expect(await viewerOfSession(old.sessionId)).not.toBeNull()
    const passed = await asSystem('sign-in', (tx) =>
      beginSessionThatHasPassed(tx, { id: account.id, clinicId: harbour, patientId: null }, 12 * 3_600_000),
    )
    expect(await viewerOfSession(passed)).toBeNull()
  })

  it('of a patient who signs in with a passphrase ends after 90 days, idle or not', async () => {
    const patientId = await newPatient(await aColleague(harbour), 'Edith')
    const account = await newAccount({ patientId })
    const [idle, live] = [await signedIn(account.name), await signedIn(account.name)]
    const row = await asSystem('sign-in', (tx) => tx.authSession.findFirst({ where: { id: live.sessionId } }))
    const days = (count: number) => count * 86_400_000
    expect(row?.idleMinutes).toBe(days(90) / 60_000)
    expect((row?.expiresAt.getTime() ?? 0) - Date.now()).toBeGreaterThan(days(89.9))
    expect((row?.expiresAt.getTime() ?? 0) - Date.now()).toBeLessThanOrEqual(days(90))
    const seen = (id: string, ago: number) =>
      asSystem('sign-in', (tx) =>
        tx.authSession.updateMany({ where: { id }, data: { lastSeenAt: new Date(Date.now() - ago) } }),
      )
    await seen(idle.sessionId, days(91))
    await seen(live.sessionId, days(89))
    expect(await viewerOfSession(idle.sessionId)).toBeNull()
    expect(await viewerOfSession(live.sessionId)).toMatchObject({ kind: 'patient', patientId })
    const passed = await asSystem('sign-in', (tx) =>
      beginSessionThatHasPassed(tx, { id: account.id, clinicId: harbour, patientId }, days(90)),
    )
    expect(await viewerOfSession(passed)).toBeNull()
  })

  it('is ended by its owner alone', async () => {
    const mine = await signedIn((await newAccount()).name)
    const colleagues = await signedIn((await newAccount()).name)
    const foreign = await signedIn((await newAccount({ clinicId: riverside })).name)
    const viewer = await viewerBehind(mine.sessionId)
    await expect(endOwnSession(viewer, colleagues.sessionId)).rejects.toThrow(NotFound)
    await expect(endOwnSession(viewer, foreign.sessionId)).rejects.toThrow(NotFound)
    expect(await viewerOfSession(colleagues.sessionId)).not.toBeNull()
    expect(await viewerOfSession(foreign.sessionId)).not.toBeNull()
    await endOwnSession(viewer, mine.sessionId)
    expect(await viewerOfSession(mine.sessionId)).toBeNull()
  })

  it('on another device ends with a new passphrase, and the old one no longer opens', async () => {
    const { name } = await newAccount()
    const [here, there] = [await signedIn(name), await signedIn(name)]
    const viewer = await viewerBehind(here.sessionId)
    const wanted = { current: passphrase, passphrase: 'meadow lantern violin otter' }
    await expect(changePassphrase(viewer, { ...wanted, current: 'wrong' })).rejects.toThrow(Refused)
    expect(await viewerOfSession(there.sessionId)).not.toBeNull()
    await changePassphrase(viewer, wanted)
    expect(await viewerOfSession(here.sessionId)).not.toBeNull()
    expect(await viewerOfSession(there.sessionId)).toBeNull()
    expect(await attempt(name)).toBe('wrong')
    expect(await attempt(name, { passphrase: wanted.passphrase })).toMatchObject({ patient: false })
    expect(await ownWayIn(viewer)).toEqual({ signIn: name })
  })

  it('does not let the present passphrase be guessed', async () => {
    const here = await signedIn((await newAccount()).name)
    const viewer = await viewerBehind(here.sessionId)
    const guess = (current: string) =>
      changePassphrase(viewer, { current, passphrase: 'meadow lantern violin otter' })
    for (let i = 0; i < 5; i++) await expect(guess(`guess ${i}`)).rejects.toThrow(/present/)
    await expect(guess(passphrase)).rejects.toThrow(/Too many tries/)
  })
})

async function beginSessionThatHasPassed(
  ...[tx, account, lasts]: [Parameters<typeof beginSession>[0], Parameters<typeof beginSession>[1], number]
) {
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() - lasts - 1000 })
  try {
    return await beginSession(tx, account, 'test')
  } finally {
    vi.useRealTimers()
  }
}
