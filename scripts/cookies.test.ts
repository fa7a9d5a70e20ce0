// The app is given its own cookies and no others, each once.
import { expect, test } from 'vitest'
import { ownCookies } from '@/scripts/cookies'

const head = Buffer.from('{"alg":"dir","enc":"A256GCM"}').toString('base64url')
const token = `${head}..iv_.text.tag`
const plain = `next-auth.session-token=${token}; next-auth.csrf-token=c%7Cd; phaseline-device=e`
const secure = `__Host-next-auth.session-token=${token}; __Host-next-auth.csrf-token=c; __Host-phaseline-second-step=${token}`

test('what is ours goes on, over https under its own names alone', () => {
  expect(ownCookies(plain, false)).toBe(plain)
  expect(ownCookies(secure, true)).toBe(secure)
  expect(ownCookies(`${plain}; ${secure}`, true)).toBe(secure)
  expect(ownCookies(`${secure}; ${plain}`, false)).toBe(plain)
})

test.each(['next-auth.session-token', 'phaseline-second-step'])('%s is said in one way', (name) => {
  const slow = Buffer.from('{"alg":"PBES2-HS256+A128KW","enc":"A128GCM","p2c":10000}').toString('base64url')
  for (const other of [`${slow}.a.b.c.d`, `%65${token.slice(1)}`, `"${token}"`, `${token}.x`, ' ', '', 'a.b'])
    expect(ownCookies(`${name}=${other}; phaseline-device=e`, false)).toBe('phaseline-device=e')
})

test('what is not, is not, and there may be none', () => {
  expect(ownCookies(undefined, false)).toBeUndefined()
  expect(ownCookies('', false)).toBeUndefined()
  const many = Array.from({ length: 3_000 }, (_, i) => `${i}=`).join(';')
  expect(ownCookies(many, false)).toBeUndefined()
  for (const name of [
    'phaseline-x',
    'xphaseline-device',
    'next-auth.session-token.0',
    '__prerender_bypass',
    'next-auth.callback-url',
    'theme',
  ])
    expect(ownCookies(`${name}=1; phaseline-device=e; ${name}=2`, false)).toBe('phaseline-device=e')
})

test('of one name that stands there twice none counts', () => {
  expect(ownCookies(`phaseline-device=a; next-auth.session-token=${token}; phaseline-device=b`, false)).toBe(
    `next-auth.session-token=${token}`,
  )
})

test('no byte before or behind a name makes it ours: another host of the domain could set such a one', () => {
  const name = '__Host-next-auth.session-token'
  const others = Array.from({ length: 256 }, (_, n) => String.fromCharCode(n)).filter(
    (c) => !/[ \t;]/.test(c),
  )
  for (const byte of others) {
    expect(ownCookies(`${byte}${name}=${token}`, true)).toBeUndefined()
    expect(ownCookies(`${name}${byte}=${token}`, true)).toBeUndefined()
  }
  expect(ownCookies(`\t${name}=${token} ;x=1`, true)).toBe(`${name}=${token}`)
})
