// The session cookie is written by next-auth and read here.
import { encode } from 'next-auth/jwt'
import { expect, test } from 'vitest'
import { sessionIdIn } from '@/server/session-cookie'

const secret = 'a secret of at least thirty-two characters'
const cookie = (token: Record<string, unknown>, maxAge = 60) => encode({ token, secret, maxAge })

test('what next-auth writes is read, by either key in turn', async () => {
  const other = await encode({ token: { sessionId: 'other' }, secret: `${secret}, another`, maxAge: 60 })
  expect(await sessionIdIn(await cookie({ sessionId: 'one' }), secret)).toBe('one')
  expect(await sessionIdIn(other, `${secret}, another`)).toBe('other')
  expect(await sessionIdIn(await cookie({ sessionId: 'two' }), secret)).toBe('two')
})

test('a cookie of another key, an altered, an expired and an empty one name nobody', async () => {
  const good = await cookie({ sessionId: 'one' })
  expect(await sessionIdIn(good, `${secret}, another`)).toBeNull()
  const at = good.length - 30
  const altered = good.slice(0, at) + (good[at] === 'A' ? 'B' : 'A') + good.slice(at + 1)
  expect(await sessionIdIn(altered, secret)).toBeNull()
  expect(await sessionIdIn(await cookie({ sessionId: 'one' }, -60), secret)).toBeNull()
  expect(await sessionIdIn(await cookie({}), secret)).toBeNull()
  expect(await sessionIdIn('', secret)).toBeNull()
})
