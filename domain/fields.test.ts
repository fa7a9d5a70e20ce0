// Tests of names as they are kept.
import { expect, it } from 'vitest'
import { nameLine } from './fields'

it.each([
  ['Wilhelm   Kessler', 'Wilhelm Kessler'],
  ['  Ada  Quist ', 'Ada Quist'],
  ["O'Brien", "O'Brien"],
  ['Cafe\u0301 Owner', 'Caf\u00e9 Owner'],
])('keeps the name %j as %j', (typed, kept) => {
  expect(nameLine(120).parse(typed)).toBe(kept)
})

it.each([[''], ['   '], ['\u200b'], ['Ada\nQuist'], ['x'.repeat(121)]])('refuses %j', (typed) => {
  expect(nameLine(120).safeParse(typed).success).toBe(false)
})
