// Tests which addresses a sign-in may lead to.
import { describe, expect, it } from 'vitest'
import { wayBack } from '@/domain/accounts/way-back'

describe('wayBack', () => {
  it.each([
    ['/caseload', '/caseload'],
    ['/plans/new?patient=1&protocol=2', '/plans/new?patient=1&protocol=2'],
    ['/catalog#top', '/catalog'],
  ])('keeps a path of this program: %s', (given, expected) => {
    expect(wayBack(given)).toBe(expected)
  })

  it.each([
    '//evil.example',
    '/\\evil.example',
    '\\\\evil.example',
    'https://evil.example/caseload',
    'https:evil.example',
    'javascript:alert(1)',
    '/\t/evil.example',
    '/\n/evil.example',
    ' /caseload',
    '/case\\load',
    '/case\tload',
    '/case\nload',
    '/..//evil.example',
    '/.//evil.example',
    'caseload',
    '',
    '/api/auth/signout',
    '/sign-in?callbackUrl=/sign-in',
    '/./sign-in',
    ['/caseload'],
    undefined,
    null,
    `/${'a'.repeat(600)}`,
  ])('refuses %j', (given) => {
    expect(wayBack(given)).toBeNull()
  })
})
