// Tests of which addresses count as one.
import { expect, it } from 'vitest'
import { network } from './network'

it.each([
  ['203.0.113.7', '203.0.113.7'],
  ['203.0.113.7:51234', '203.0.113.7'],
  ['::ffff:203.0.113.7', '203.0.113.7'],
  ['2001:db8:0:1::5', network('2001:db8:0:1:0:0:0:9')],
  ['[2001:db8:0:1::5]:443', network('2001:db8:0:1::5')],
  ['[2001:db8:0:1::5]', network('2001:db8:0:1::5')],
])('counts %s as %s', (address, counted) => {
  expect(network(address)).toBe(counted)
})
