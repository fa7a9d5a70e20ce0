// Tests one-time passwords against the vectors of the standards.
import { describe, expect, it } from 'vitest'
import { base32, codeOf, keyUri, matchingStep, stepAt } from '@/server/totp'

const secret = Buffer.from('12345678901234567890')

describe('codeOf', () => {
  // RFC 6238, appendix B, the last six of eight digits.
  it.each([
    [59, '287082'],
    [1_111_111_109, '081804'],
    [1_111_111_111, '050471'],
    [1_234_567_890, '005924'],
    [2_000_000_000, '279037'],
    [20_000_000_000, '353130'],
  ])('at %i seconds is %s', (seconds, code) => {
    expect(codeOf(secret, stepAt(new Date(seconds * 1000)))).toBe(code)
  })

  // RFC 4226, appendix D.
  it.each([
    '755224',
    '287082',
    '359152',
    '969429',
    '338314',
    '254676',
    '287922',
    '162583',
    '399871',
    '520489',
  ])('of the counter in order: %s', (code) => {
    const counters = Array.from({ length: 10 }, (_, counter) => codeOf(secret, counter))
    expect(counters).toContain(code)
  })
})

describe('matchingStep', () => {
  const at = new Date(1_111_111_111_000)
  const now = stepAt(at)

  it('takes the codes of half a minute before and after, and no others', () => {
    for (const drift of [-1, 0, 1])
      expect(matchingStep(secret, codeOf(secret, now + drift), at)).toBe(now + drift)
    for (const drift of [-2, 2, 100]) expect(matchingStep(secret, codeOf(secret, now + drift), at)).toBeNull()
  })

  it.each(['', '05047', '0504711', '٠٥٠٤٧١', '05047é', 'abcdef'])('refuses %j', (code) => {
    expect(matchingStep(secret, code, at)).toBeNull()
  })
})

it('base32 is that of RFC 4648', () => {
  expect(['f', 'fo', 'foo', 'foob', 'fooba', 'foobar'].map((text) => base32(Buffer.from(text)))).toEqual([
    ...['MY', 'MZXQ', 'MZXW6', 'MZXW6YQ', 'MZXW6YTB', 'MZXW6YTBOI'],
  ])
})

it('the address for the app names the account, whatever stands in it', () => {
  const uri = new URL(keyUri(secret, 'ana&b?@example.org'))
  expect(uri.protocol).toBe('otpauth:')
  expect(decodeURIComponent(uri.pathname)).toContain('Phaseline:ana&b?@example.org')
  expect(uri.searchParams.get('secret')).toBe('GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ')
})
