// By what a browser is known: each of the last accounts that signed in there, and nobody else.
import { beforeAll, expect, it } from 'vitest'
import { knownDevice, newDeviceCookie, type SignInProof } from './known-device'

const accounts = Array.from({ length: 10 }, (_, i) => ({
  accountId: `0190b0a0-0000-7000-8000-00000000000${i}`,
  passphraseHash: 'a hash',
  secondStep: 'a secret',
}))
const [first, second, third] = accounts as [SignInProof, SignInProof, SignInProof]

beforeAll(() => {
  process.env.NEXTAUTH_SECRET = 'only for the tests, and longer than 32'
})

const afterSigningIn = (...people: SignInProof[]) =>
  people.reduce((cookie, person) => newDeviceCookie(person, cookie), '')

it('is known to all who signed in on it, each by a device of their own', () => {
  const cookie = afterSigningIn(first, second)
  expect(knownDevice(cookie, first)).toMatch(/^[\da-f-]{36}$/)
  expect(knownDevice(cookie, second)).not.toBe(knownDevice(cookie, first))
  expect(knownDevice(cookie, third)).toBeNull()
})

it('is the same device however often somebody signs in on it', () => {
  const cookie = afterSigningIn(first, second)
  for (const each of [first, second])
    expect(knownDevice(newDeviceCookie(each, cookie), each)).toBe(knownDevice(cookie, each))
})

it.each([
  ['another passphrase', { passphraseHash: 'another hash' }],
  ['no passphrase', { passphraseHash: null }],
  ['another second step', { secondStep: 'another secret' }],
  ['no second step', { secondStep: null }],
])('with %s it is a new one, and keeps no more than that', (_, changed) => {
  const cookie = afterSigningIn(second, first)
  const now = { ...first, ...changed }
  expect(knownDevice(cookie, now)).toBeNull()
  const after = newDeviceCookie(now, cookie)
  expect(knownDevice(after, now)).not.toBe(knownDevice(cookie, first))
  expect(knownDevice(after, now)).not.toBeNull()
  expect(knownDevice(after, second)).toBe(knownDevice(cookie, second))
  expect(after.split('~')).toHaveLength(2)
})

it('keeps the last eight, each once', () => {
  const cookie = afterSigningIn(...accounts, accounts[9]!, accounts[9]!)
  expect(accounts.map((each) => knownDevice(cookie, each) !== null)).toEqual(accounts.map((_, i) => i >= 2))
  expect(cookie.split('~')).toHaveLength(8)
})

it.each([
  ...['', '~', '.', 'made-up.AAAA', `${first.accountId}.${'A'.repeat(43)}`],
  ...['é', 'A'].map((letter) => `${first.accountId}.${letter.repeat(43)}.${letter.repeat(43)}`),
])('is known to nobody by %j, which is not kept with others', (cookie) => {
  expect(knownDevice(cookie, first)).toBeNull()
  expect(knownDevice(newDeviceCookie(second, cookie), second)).not.toBeNull()
  expect(knownDevice(newDeviceCookie(second, cookie), first)).toBeNull()
})

it('takes no seal from one account to another', () => {
  const [deviceId, ...seals] = newDeviceCookie(first).split('.')
  expect(knownDevice([deviceId, ...seals].join('.'), first)).toBe(deviceId)
  expect(knownDevice([deviceId, ...seals].join('.'), second)).toBeNull()
  expect(knownDevice([second.accountId, ...seals].join('.'), first)).toBeNull()
  const [, own, proved] = newDeviceCookie(second).split('.')
  for (const mixed of [
    [seals[0], proved],
    [own, seals[1]],
  ])
    for (const each of [first, second]) expect(knownDevice([deviceId, ...mixed].join('.'), each)).toBeNull()
})
