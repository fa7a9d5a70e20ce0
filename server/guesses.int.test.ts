// Guessing at passphrases on a real database: how it is slowed, and whom that does not hold up.
import fc from 'fast-check'
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { asSystem } from '@/server/db'
import { forgetOldGuesses, secondsBeforeSignIn, takeBackSignIn } from '@/server/guesses'
import { hashPassphrase } from '@/server/passphrase'
import { withSecondStep } from '@/server/second-step.fixture'
import {
  attempt,
  newAddress,
  onKnownBrowser,
  signingIn,
  wrongly,
  type SigningIn,
} from '@/server/sign-in.fixture'

let harbour: SigningIn['harbour']
let newAccount: SigningIn['newAccount']
beforeAll(async () => {
  ;({ harbour, newAccount } = await signingIn())
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
    expect(await attempt(name, { deviceCookie: await onKnownBrowser(id) })).toMatchObject({ accountId: id })
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

  it('is slowed as before once the program has started again', async () => {
    const { id, name } = await newAccount()
    const address = newAddress()
    for (let i = 0; i < 6; i++) await wrongly(name, { address })
    vi.resetModules()
    const startedAgain = await import('@/server/sign-in.fixture')
    expect(await startedAgain.attempt(name, { address })).toBe('wait:1')
    wait(1)
    expect(await startedAgain.attempt(name, { address })).toMatchObject({ accountId: id })
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
    let networks = 0
    const names = fc.array(fc.nat({ max: 45 }), { maxLength: 90, size: 'max' })
    await fc.assert(
      fc.asyncProperty(names, async (tries) => {
        const address = `2001:db8:${(networks++).toString(16)}::1`
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
    const deviceCookie = await onKnownBrowser(id)
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
    expect(await attempt(name, { address, deviceCookie: await onKnownBrowser(other.id) })).toBe('wait:1')
    expect(await attempt(name, { address, deviceCookie: 'made-up.AAAA' })).toBe('wait:1')
    const deviceCookie = await onKnownBrowser(id)
    expect(await attempt(name, { address, deviceCookie })).toMatchObject({ accountId: id })
    for (let i = 0; i < 5; i++) expect(await wrongly(name, { address, deviceCookie })).toBe('wrong')
    expect(await attempt(name, { address, deviceCookie })).toBe('wait:1')
  })

  it('a browser that signed in with an earlier passphrase is a new one, however many there are', async () => {
    const { id, name } = await newAccount()
    const browsers = await Promise.all(Array.from({ length: 6 }, () => onKnownBrowser(id)))
    const passphraseHash = await hashPassphrase('another four words here')
    await asSystem('sign-in', (tx) => tx.account.updateMany({ where: { id }, data: { passphraseHash } }))
    const address = newAddress()
    for (const deviceCookie of browsers.slice(1))
      expect(await wrongly(name, { address, deviceCookie })).toBe('wrong')
    expect(await wrongly(name, { address, deviceCookie: browsers[0] })).toBe('wait:1')
    const deviceCookie = await onKnownBrowser(id)
    expect(await wrongly(name, { address, deviceCookie })).toBe('wrong')
  })

  it('so is one that signed in before there was a second step', async () => {
    const { id, name } = await newAccount()
    const before = await onKnownBrowser(id)
    await withSecondStep({ accountId: id, clinicId: harbour })
    const address = newAddress()
    for (let i = 0; i < 5; i++) expect(await wrongly(name, { address })).toBe('wrong')
    expect(await wrongly(name, { address, deviceCookie: before })).toBe('wait:1')
    const since = await onKnownBrowser(id)
    expect(await attempt(name, { address, deviceCookie: since })).toMatchObject({ next: 'code' })
  })
})
