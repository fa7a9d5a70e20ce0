import { expect, test } from 'vitest'
import { heardAt, inAddress } from './own-address'

test.each([
  ['0.0.0.0', '127.0.0.1'],
  ['::', '[::1]'],
  ['127.0.0.1', '127.0.0.1'],
  ['fd00::7', '[fd00::7]'],
  ['clinic.local', 'clinic.local'],
])('who listens at %s asks itself at %s, and by no name that may lead elsewhere', (host, at) => {
  expect(inAddress(heardAt(host))).toBe(at)
})
