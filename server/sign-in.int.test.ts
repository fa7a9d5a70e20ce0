// Signing in on a real database: right, wrong, slowed, disabled, and sessions that end at once.
import fc from 'fast-check'
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { aClinic, anAccount, sessionOf, viewerBehind } from '@/server/accounts.fixture'
import { beginSession, endOwnSession, endSession, type SignedIn } from '@/server/auth-session'
import { asSystem } from '@/server/db'
import { NotFound, Refused } from '@/server/errors'
import { forgetOldGuesses, secondsBeforeSignIn, takeBackSignIn } from '@/server/guesses'
import { newDeviceCookie } from '@/server/known-device'
import { changePassphrase, ownWayIn } from '@/server/own-account'
import type * as passphrases from '@/server/passphrase'
import { hashPassphrase, passphraseMatches } from '@/server/passphrase'
import { authOptions, signIn } from '@/server/sign-in'
import { viewerOfSession } from '@/server/viewer'

// The real one, watched: whether it was asked is what the time of an answer tells.
vi.mock('@/server/passphrase', async (original) => {
  const real = await original<typeof passphrases>()
  return { ...real, passphraseMatches: vi.fn(real.passphraseMatches) }
})

const passphrase = 'river candle maple stone'
let hash: string
let harbour: string
let riverside: string

beforeAll(async () => {
  process.env.NEXTAUTH_SECRET = 'only for the tests, and longer than 32'
  hash = await hashPassphrase(passphrase)
  harbour = await aClinic('Harbour')
  riverside = await aClinic('Riverside')
})

async function newAccount(more: { clinicId?: string; disabled?: boolean; withoutPassphrase?: boolean } = {}) {
  const { id, signIn } = await anAccount(more.clinicId ?? harbour, {
    disabled: more.disabled,
    passphraseHash: more.withoutPassphrase ? null : hash,
  })
  return { id, name: signIn }
}

let addresses = 0
const newAddress = () => `198.51.${Math.floor(addresses / 250)}.${addresses++ % 250}`

const attempt = (name: string, more: Partial<Parameters<typeof signIn>[0]> = {}) =>
  signIn({ name, passphrase, address: newAddress(), device: 'test', deviceCookie: '', ...more })
const wrongly = (name: string, more: Partial<Parameters<typeof signIn>[0]> = {}) =>
  attempt(name, { passphrase: 'not the right words', ...more })

async function signedIn(name: string): Promise<SignedIn> {
  const answer = await attempt(name)
  if (typeof answer === 'string' || 'next' in answer)
    throw new Error(`not signed in: ${JSON.stringify(answer)}`)
  return answer
}

describe('a name and a passphrase', () => {
  it('sign in to the one account, whatever the case and width of the name', async () => {
    const { id, name } = await newAccount()
    for (const written of [name, ` ${name.toUpperCase()} `, name.replace('@', '＠')])
      expect(await attempt(written)).toMatchObject({ accountId: id, patient: false })
  })

  it('are the same passphrase composed and decomposed', async () => {
    const { id, name } = await newAccount({ withoutPassphrase: true })
    await asSystem('sign-in', async (tx) =>
      tx.account.updateMany({
        where: { id },
        data: { passphraseHash: await hashPassphrase('café au lait, merci') },
      }),
    )
    expect(await attempt(name, { passphrase: 'cafe\u0301 au lait, merci' })).toMatchObject({ accountId: id })
  })

  it('are answered alike, and as slowly, where there is no account or none that may', async () => {
    const known = await newAccount()
    const disabled = await newAccount({ disabled: true })
    const withoutPassphrase = await newAccount({ withoutPassphrase: true })
    vi.mocked(passphraseMatches).mockClear()
    expect(await wrongly(known.name)).toBe('wrong')
    expect(await attempt('nobody@example.test')).toBe('wrong')
    expect(await attempt(disabled.name)).toBe('wrong')
    expect(await attempt(withoutPassphrase.name)).toBe('wrong')
    expect(passphraseMatches).toHaveBeenCalledTimes(4)
  })

  it.each([
    ['nothing', ''],
    ['a NUL', '\0'],
    ['a NUL inside', 'a\0b'],
    ['half a character', '\ud800'],
    ['SQL', "' OR 1=1 --"],
    ['a wildcard', '%'],
    ['a hundred thousand letters', 'x'.repeat(100_000)],
    ['emoji cut in half', '🏋️'.repeat(300)],
  ])('are refused calmly where the name is %s', async (_, name) => {
    expect(await attempt(name, { passphrase: `${name}\0` })).toBe('wrong')
  })

  it('never reach next-auth as an error of the database', async () => {
    const provider = authOptions.providers[0] as unknown as {
      options: { authorize: (given: unknown, request: unknown) => Promise<unknown> }
    }
    const given = { email: 'a\0b', passphrase: { toString: () => 'x' } }
    await expect(provider.options.authorize(given, { headers: {} })).rejects.toThrow(/^wrong$/)
  })
})

describe('guessing', () => {
  beforeEach(() => vi.useFakeTimers({ toFake: ['Date'], now: new Date() }))
  afterEach(() => vi.useRealTimers())
  const wait = (seconds: number) => vi.setSystemTime(Date.now() + seconds * 1000)

  it('at one account is slowed from one network, also with the right passphrase, and for a quarter of an hour at most', async () => {
    const { id, name } = await newAccount()
    const address = newAddress()
    for (let i = 0; i < 5; i++) expect(await wrongly(name, { address })).toBe('wrong')
    expect(await attempt(name, { address })).toBe('wait:1')
    for (let i = 0; i < 12; i++) {
      wait(900)
      expect(await wrongly(name, { address })).toBe('wrong')
    }
    expect(await attempt(name, { address })).toBe('wait:900')
    wait(899)
    expect(await attempt(name, { address })).toBe('wait:1')
    wait(1)
    expect(await attempt(name, { address })).toMatchObject({ accountId: id })
    expect(await wrongly(name, { address })).toBe('wrong')
    expect(await attempt(name, { address })).toMatchObject({ accountId: id })
  })

  it('all day long from two networks, as soon as each may, holds up nobody who comes from another', async () => {
    vi.setSystemTime(new Date('2026-03-04T00:00:00Z'))
    const { id, name } = await newAccount()
    const until = Date.now() + 86_399_000
    let tries = 0
    const addresses = [newAddress(), newAddress()]
    const ask = (address: string) => asSystem('sign-in', (tx) => secondsBeforeSignIn(tx, name, address))
    for (;;) {
      const waits = [await ask(addresses[0]!), await ask(addresses[1]!)]
      tries += waits.filter((seconds) => seconds === 0).length
      const next = Math.min(...waits)
      if (Date.now() + next * 1000 > until) break
      if (next > 0) wait(next)
    }
    expect(tries).toBeGreaterThan(200)
    vi.setSystemTime(until)
    expect(await attempt(name, { address: addresses[0] })).toMatch(/^wait/)
    expect(await attempt(name)).toMatchObject({ accountId: id })
  })

  it('at one account from many networks is slowed after three hundred tries a day, whoever is on a known browser is not', async () => {
    vi.setSystemTime(new Date('2026-03-05T00:00:00Z'))
    const { id, name } = await newAccount()
    const ask = () => asSystem('sign-in', (tx) => secondsBeforeSignIn(tx, name, newAddress()))
    for (let i = 0; i < 300; i++) expect(await ask()).toBe(0)
    expect(await attempt(name)).toBe('wait:1')
    expect(await attempt(name, { deviceCookie: newDeviceCookie(id) })).toMatchObject({ accountId: id })
    for (let i = 0; i < 10; i++) {
      wait(60)
      expect(await ask()).toBe(0)
    }
    expect(await attempt(name)).toBe('wait:60')
    wait(86_400)
    expect(await attempt(name)).toMatchObject({ accountId: id })
  })

  it('where no proxy names the address is counted as from one network', async () => {
    const { name } = await newAccount()
    for (let i = 0; i < 5; i++) expect(await wrongly(name, { address: '' })).toBe('wrong')
    expect(await attempt(name, { address: '' })).toBe('wait:1')
  })

  it('is slowed in the same way where there is no account', async () => {
    const address = newAddress()
    for (let i = 0; i < 5; i++) expect(await wrongly('no-such-person', { address })).toBe('wrong')
    expect(await wrongly('no-such-person', { address })).toBe('wait:1')
  })

  it('gains nothing by sending all tries at once', async () => {
    const { name } = await newAccount()
    const address = newAddress()
    const answers = await Promise.all(Array.from({ length: 12 }, () => wrongly(name, { address })))
    expect(answers.filter((answer) => answer === 'wrong')).toHaveLength(5)
    expect(answers.filter((answer) => answer === 'wait:1')).toHaveLength(7)
  })

  it('holds up nobody by itself: of many right tries at once each is let in or asked to wait', async () => {
    const { id, name } = await newAccount()
    const address = newAddress()
    const oneAfterTheOther = async () => {
      for (let i = 0; i < 4; i++) {
        const answer = await attempt(name, { address })
        if (answer !== 'wait:1') expect(answer).toMatchObject({ accountId: id })
      }
    }
    await Promise.all(Array.from({ length: 10 }, oneAfterTheOther))
    expect(await attempt(name, { address })).toMatchObject({ accountId: id })
  })

  it('is forgotten after a day, and what is being counted at that moment is left alone', async () => {
    const keys = ['old', 'held', 'young']
    const dayAgo = new Date(Date.now() - 25 * 3_600_000)
    await asSystem('sign-in', (tx) =>
      tx.guess.createMany({
        data: keys.map((key) => ({ key, failures: 1, lastAt: key === 'young' ? new Date() : dayAgo })),
      }),
    )
    const left = () =>
      asSystem('sign-in', async (tx) =>
        (await tx.guess.findMany({ where: { key: { in: keys } } })).map(({ key }) => key).sort(),
      )
    let end = () => {}
    const ended = new Promise<void>((resolve) => (end = resolve))
    let counting: Promise<void> | undefined
    await new Promise<void>((counted) => {
      counting = asSystem('sign-in', async (tx) => {
        await tx.guess.updateMany({ where: { key: 'held' }, data: { failures: 2 } })
        counted()
        await ended
      })
    })
    await forgetOldGuesses()
    end()
    await counting
    expect(await left()).toEqual(['held', 'young'])
    await forgetOldGuesses()
    expect(await left()).toEqual(['young'])
  })

  it('at many accounts from one address is slowed, and one’s own account does not reset the count', async () => {
    const { name } = await newAccount()
    const address = '203.0.113.7'
    for (let i = 0; i < 30; i++) {
      expect(await wrongly(`victim-${i}`, { address })).toBe('wrong')
      if (i % 10 === 0) expect(await attempt(name, { address })).toMatchObject({ patient: false })
    }
    expect(await attempt(name, { address })).toBe('wait:1')
    expect(await attempt(name, { address: '203.0.113.8' })).toMatchObject({ patient: false })
  })

  it('forty wrong passphrases in a clinic hold up no colleague on a browser that is new there', async () => {
    const [clumsy, colleague] = [await newAccount(), await newAccount()]
    const address = '203.0.113.9'
    for (let i = 0; i < 40; i++) {
      wait(900)
      expect(await wrongly(clumsy.name, { address })).toBe('wrong')
    }
    expect(await attempt(colleague.name, { address })).toMatchObject({ accountId: colleague.id })
  })

  it('whoever tries one name after the other holds up others for a minute at most', async () => {
    const { name } = await newAccount()
    const address = '203.0.113.10'
    for (let i = 0; i < 40; i++) {
      await wrongly(`sprayed-${i}`, { address })
      if (i >= 30) wait(60)
    }
    expect(await wrongly('sprayed-more', { address })).toBe('wrong')
    expect(await attempt(name, { address })).toBe('wait:60')
    wait(60)
    expect(await attempt(name, { address })).toMatchObject({ patient: false })
  })

  it('an address counts names: of any tries in one moment, those of thirty names are let on, five times each', async () => {
    const names = fc.array(fc.nat({ max: 45 }), { maxLength: 90, size: 'max' })
    await fc.assert(
      fc.asyncProperty(names, async (tries) => {
        const address = `2001:db8:${(addresses++).toString(16)}::1`
        const allowed = new Map<number, number>()
        for (const each of tries) {
          const name = `name-${each} ${address}`
          const held = await asSystem('sign-in', (tx) => secondsBeforeSignIn(tx, name, address))
          const before = allowed.get(each) ?? 0
          const granted = before < 5 && (before > 0 || allowed.size < 30)
          if (granted) allowed.set(each, before + 1)
          expect(held === 0).toBe(granted)
        }
      }),
      { numRuns: 25 },
    )
  })

  it('thirty names again and again from one address are slowed after three hundred tries a day, whoever is on a known browser is not', async () => {
    vi.setSystemTime(new Date('2026-03-02T00:00:00Z'))
    const { id, name } = await newAccount()
    const address = '203.0.113.11'
    for (let i = 0; i < 300; i++) {
      // Each name once a minute.
      if (i % 30 === 0) wait(61)
      const held = asSystem('sign-in', (tx) => secondsBeforeSignIn(tx, `kept-${i % 30}`, address))
      expect(await held).toBe(0)
    }
    expect(await attempt(name, { address })).toBe('wait:1')
    const deviceCookie = newDeviceCookie(id)
    expect(await attempt(name, { address, deviceCookie })).toMatchObject({ accountId: id })
    expect(await attempt(name)).toMatchObject({ accountId: id })
    for (let i = 0; i < 10; i++) {
      wait(60)
      expect(await wrongly(`kept-${i}`, { address })).toBe('wrong')
    }
    expect(await attempt(name, { address })).toBe('wait:60')
    wait(60)
    expect(await attempt(name, { address })).toMatchObject({ accountId: id })
    wait(86_400)
    expect(await wrongly(name, { address })).toBe('wrong')
    expect(await attempt(name, { address })).toMatchObject({ accountId: id })
  })

  it('the right passphrase takes its try back, and what is refused counts nowhere', async () => {
    vi.setSystemTime(new Date('2026-03-03T00:00:00Z'))
    const address = '203.0.113.12'
    const ask = (name: string) => asSystem('sign-in', (tx) => secondsBeforeSignIn(tx, name, address))
    for (let i = 0; i < 400; i++) {
      expect(await ask('right')).toBe(0)
      await asSystem('sign-in', (tx) => takeBackSignIn(tx, 'right', address))
    }
    for (let i = 0; i < 5; i++) expect(await ask('hasty')).toBe(0)
    for (let i = 0; i < 400; i++) expect(await ask('hasty')).toBe(1)
    wait(1)
    expect(await ask('hasty')).toBe(0)
    expect(await ask('another')).toBe(0)
  })

  it('counts the addresses of one IPv6 network as one', async () => {
    for (let i = 0; i < 30; i++)
      await wrongly(`one-of-many-${i}`, { address: `2001:db8:1:2::${i.toString(16)}` })
    expect(await wrongly('one-more', { address: '2001:db8:1:2:ffff:1:2:3' })).toBe('wait:1')
    expect(await wrongly('one-more', { address: '2001:db8:1:3::1' })).toBe('wrong')
  })

  it('never locks the owner out of a browser that has signed in before', async () => {
    const { id, name } = await newAccount()
    const other = await newAccount()
    const address = newAddress()
    for (let i = 0; i < 5; i++) await wrongly(name, { address })
    expect(await attempt(name, { address, deviceCookie: newDeviceCookie(other.id) })).toBe('wait:1')
    expect(await attempt(name, { address, deviceCookie: 'made-up.AAAA' })).toBe('wait:1')
    const deviceCookie = newDeviceCookie(id)
    expect(await attempt(name, { address, deviceCookie })).toMatchObject({ accountId: id })
    for (let i = 0; i < 5; i++) expect(await wrongly(name, { address, deviceCookie })).toBe('wrong')
    expect(await attempt(name, { address, deviceCookie })).toBe('wait:1')
  })
})

describe('a session', () => {
  it('ends at once', async () => {
    const session = await signedIn((await newAccount()).name)
    expect(await viewerOfSession(session.sessionId)).toMatchObject({ kind: 'staff', clinicName: 'Harbour' })
    await endSession(session.sessionId)
    expect(await viewerOfSession(session.sessionId)).toBeNull()
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
      beginSessionThatHasPassed(tx, { id: account.id, clinicId: harbour, patientId: null }),
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
    await expect(changePassphrase(viewer, { ...wanted, current: 'wrong' }, here.sessionId)).rejects.toThrow(
      Refused,
    )
    expect(await viewerOfSession(there.sessionId)).not.toBeNull()
    await changePassphrase(viewer, wanted, here.sessionId)
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
      changePassphrase(viewer, { current, passphrase: 'meadow lantern violin otter' }, here.sessionId)
    for (let i = 0; i < 5; i++) await expect(guess(`guess ${i}`)).rejects.toThrow(/present/)
    await expect(guess(passphrase)).rejects.toThrow(/Too many tries/)
  })
})

async function beginSessionThatHasPassed(
  ...[tx, account]: [Parameters<typeof beginSession>[0], Parameters<typeof beginSession>[1]]
) {
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() - 12 * 3_600_000 - 1000 })
  try {
    return await beginSession(tx, account, 'test')
  } finally {
    vi.useRealTimers()
  }
}
