// The app is given its own cookies and no others, each once.
import { expect, test } from 'vitest'
import { ownCookies } from '@/scripts/cookies'

test('what is ours goes on, over https too', () => {
  const plain = 'next-auth.session-token=a.b; next-auth.csrf-token=c%7Cd; phaseline-device=e'
  expect(ownCookies(plain)).toBe(plain)
  const secure = '__Host-next-auth.session-token=a; __Host-next-auth.csrf-token=c; phaseline-second-step=f=='
  expect(ownCookies(secure)).toBe(secure)
})

test('what is not, is not, and there may be none', () => {
  expect(ownCookies(undefined)).toBeUndefined()
  expect(ownCookies('')).toBeUndefined()
  const many = Array.from({ length: 3_000 }, (_, i) => `${i}=`).join(';')
  expect(ownCookies(many)).toBeUndefined()
  for (const name of [
    'phaseline-x',
    'xphaseline-device',
    'next-auth.session-token.0',
    '__prerender_bypass',
    'next-auth.callback-url',
    'theme',
  ])
    expect(ownCookies(`${name}=1; phaseline-device=e; ${name}=2`)).toBe('phaseline-device=e')
})

test('of one name the last counts', () => {
  expect(ownCookies('phaseline-device=a; next-auth.session-token=x; phaseline-device=b')).toBe(
    'phaseline-device=b; next-auth.session-token=x',
  )
})
