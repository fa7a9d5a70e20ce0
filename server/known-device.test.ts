// By what a browser is known: each of the last accounts that signed in there, and nobody else.
import { beforeAll, expect, it, vi } from 'vitest'
import { deviceCookie, knownDevice, newDeviceCookie, rememberDevice } from './known-device'

// Next keeps cookies for a request alone; here one browser keeps its own.
const browser = new Map<string, string>()
vi.mock('next/headers', () => ({
  cookies: async () => ({
    get: (name: string) => ({ name, value: browser.get(name) }),
    set: (name: string, value: string) => browser.set(name, value),
  }),
}))

const accounts = Array.from({ length: 10 }, (_, i) => `0190b0a0-0000-7000-8000-00000000000${i}`)
const [first, second, third] = accounts as [string, string, string]

beforeAll(() => {
  process.env.NEXTAUTH_SECRET = 'only for the tests, and longer than 32'
})

const afterSigningIn = (...people: string[]) =>
  people.reduce((cookie, person) => newDeviceCookie(person, cookie), '')

it('is known to all who signed in on it, each by a device of their own', () => {
  const cookie = afterSigningIn(first, second)
  expect(knownDevice(cookie, first)).toMatch(/^[\da-f-]{36}$/)
  expect(knownDevice(cookie, second)).not.toBe(knownDevice(cookie, first))
  expect(knownDevice(cookie, third)).toBeNull()
})

it('remembers whoever signs in beside those who did before', async () => {
  await rememberDevice(first)
  await rememberDevice(second)
  const cookie = await deviceCookie()
  for (const each of [first, second]) expect(knownDevice(cookie, each)).not.toBeNull()
})

it('keeps the last eight, each once', () => {
  const cookie = afterSigningIn(...accounts, accounts[9]!, accounts[9]!)
  expect(accounts.map((each) => knownDevice(cookie, each) !== null)).toEqual(accounts.map((_, i) => i >= 2))
  expect(cookie.split('~')).toHaveLength(8)
})

it.each(['', '~', '.', 'made-up.AAAA', `${first}.${'é'.repeat(43)}`, `${first}.${'A'.repeat(43)}`])(
  'is known to nobody by %j, which is not kept with others',
  (cookie) => {
    expect(knownDevice(cookie, first)).toBeNull()
    expect(knownDevice(newDeviceCookie(second, cookie), second)).not.toBeNull()
    expect(knownDevice(newDeviceCookie(second, cookie), first)).toBeNull()
  },
)

it('takes no seal from one account to another', () => {
  const [deviceId, seal] = newDeviceCookie(first).split('.')
  expect(knownDevice(`${deviceId}.${seal}`, first)).toBe(deviceId)
  expect(knownDevice(`${deviceId}.${seal}`, second)).toBeNull()
  expect(knownDevice(`${second}.${seal}`, first)).toBeNull()
})
