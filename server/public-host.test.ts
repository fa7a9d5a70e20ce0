// The guard of addresses that a browser names: nothing inside is asked, however it is written and whatever a name leads to.
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { isInternet, lookupOnInternet, mayBeAsked } from '@/server/public-host'

const names = vi.hoisted(() => new Map<string, Partial<Record<4 | 6, string[]>>>())
vi.mock('node:dns/promises', () => ({
  Resolver: class {
    resolve4 = (name: string) => this.#found(name, 4)
    resolve6 = (name: string) => this.#found(name, 6)
    #found(name: string, family: 4 | 6): Promise<string[]> {
      const found = names.get(name)?.[family]
      return found ? Promise.resolve(found) : Promise.reject(new Error('ENOTFOUND'))
    }
  },
}))
vi.mock('node:dns', () => ({
  lookup: () => {
    throw new Error('holds a thread for as long as a name server says nothing')
  },
}))
beforeEach(() => names.clear())

const at = (host: string) => mayBeAsked(new URL(`https://${host}/x`))

describe('an address that is written down', () => {
  it.each([
    ...['127.0.0.1', '127.255.255.254', '0.0.0.0', '10.0.0.1', '172.16.0.1', '172.31.255.255', '192.168.1.1'],
    ...['169.254.169.254', '100.64.0.1', '192.0.0.8', '198.18.0.1', '224.0.0.1', '255.255.255.255'],
    // The same in other words: decimal, octal, hexadecimal, short, full width.
    ...['2130706433', '017700000001', '0x7f000001', '0x7f.1', '127.1', '１２７.0.0.1', '0300.0250.1.1'],
    ...['[::1]', '[::]', '[0:0:0:0:0:0:0:1]', '[fe80::1]', '[fc00::1]', '[fd12:3456::1]', '[ff02::1]'],
    ...['[::ffff:127.0.0.1]', '[::ffff:7f00:1]', '[::ffff:8.8.8.8]', '[64:ff9b::7f00:1]', '[64:ff9b:1::1]'],
    ...['[::127.0.0.1]', '[::ffff:0:7f00:1]'],
    ...['[2002:7f00:1::]', '[2001:0:1::]', '[fec0::1]'],
  ])('%s lies inside', (host) => expect(at(host)).toBe(false))

  it.each(['8.8.8.8', '172.15.0.1', '172.32.0.1', '100.128.0.1', '223.255.255.254', '[2606:4700::1111]'])(
    '%s is of the internet',
    (host) => expect(at(host)).toBe(true),
  )
})

describe('a name', () => {
  it.each(['localhost', 'LOCALHOST.', 'a.localhost', 'printer.local', 'db.internal', 'nas.home.arpa', 'db'])(
    '%s is of a network inside',
    (host) => expect(at(host)).toBe(false),
  )

  it.each(['push.example.org', 'local.example.org', 'internal.net'])('%s may be looked up', (host) =>
    expect(at(host)).toBe(true),
  )
})

const lookedUp = (name: string, all: boolean) =>
  new Promise<unknown>((resolve) =>
    lookupOnInternet(name, { all }, (error, address, family) =>
      resolve(error ? error.message : all ? address : [address, family]),
    ),
  )

describe('what a name leads to when it is connected to', () => {
  const outside = { address: '203.0.114.9', family: 4 }

  it('is refused where all of it lies inside', async () => {
    names.set('rebound.example.org', { 4: ['10.0.0.7'], 6: ['fd00::7'] })
    for (const all of [true, false])
      expect(await lookedUp('rebound.example.org', all)).toMatch(/no address of the internet/)
  })

  it('is what lies outside, where both are named', async () => {
    names.set('both.example.org', { 4: ['10.0.0.7', outside.address], 6: ['fd00::7'] })
    expect(await lookedUp('both.example.org', true)).toEqual([outside])
    expect(await lookedUp('both.example.org', false)).toEqual([outside.address, 4])
  })

  it.each([4, 6] as const)(
    'is what there is, where a name has addresses of family %i alone',
    async (family) => {
      const address = family === 4 ? outside.address : '2a00:1450::1'
      names.set('one.example.org', { [family]: [address] })
      expect(await lookedUp('one.example.org', true)).toEqual([{ address, family }])
    },
  )

  it('is the name server’s own error where there is no such name', async () => {
    expect(await lookedUp('nobody.example.org', true)).toBe('ENOTFOUND')
  })
})

it('an address that is none is not of the internet', () => {
  for (const none of ['', 'x', '1.2.3', '::g']) expect(isInternet(none), none).toBe(false)
})
