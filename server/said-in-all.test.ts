import { expect, test } from 'vitest'
import { mostSaid, saysTooMuch } from './said-in-all'

test('what a form says may be long, and no longer', () => {
  const fields = (characters: number) => ({
    notes: ['x'.repeat(characters), 'x'.repeat(characters)],
    n: null,
  })
  expect(saysTooMuch(fields(0.49 * mostSaid))).toBe(false)
  expect(saysTooMuch(fields(0.51 * mostSaid))).toBe(true)
  for (const plain of [
    '',
    'x',
    0,
    true,
    null,
    undefined,
    [],
    {},
    new FormData(),
    new Uint8Array(2 * mostSaid),
  ])
    expect(saysTooMuch(plain)).toBe(false)
})

test('a part counts as often as it is named', () => {
  const note = 'x'.repeat(3_000)
  const prescription = { note, reason: note, intensity: note }
  const phase = { prescriptions: Array.from({ length: 40 }, () => prescription) }
  expect(saysTooMuch({ phases: [phase, phase, phase, phase] })).toBe(false)
  expect(saysTooMuch({ phases: Array.from({ length: 12 }, () => phase) })).toBe(true)
  const doubled = Array.from({ length: 40 }).reduce<unknown>((inner) => [inner, inner], 'x')
  expect(saysTooMuch(doubled)).toBe(true)
  const long = Array.from({ length: 10_000 }, () => 0)
  expect(saysTooMuch(Array.from({ length: 200 }, () => long))).toBe(false)
  expect(saysTooMuch(Array.from({ length: 220 }, () => long))).toBe(true)
})

test('a letter counts as the bytes it is sent as', () => {
  const marks = '\u0301'.repeat(mostSaid / 2 - 10)
  expect(saysTooMuch(marks)).toBe(false)
  expect(saysTooMuch(`${marks}${'\u0301'.repeat(10)}`)).toBe(true)
})

test('names count, and what holds itself says too much', () => {
  const named = { ['x'.repeat(20_000)]: 0 }
  expect(saysTooMuch(Array.from({ length: 110 }, () => named))).toBe(true)
  const itself: unknown[] = []
  itself.push(itself)
  expect(saysTooMuch(itself)).toBe(true)
})

test('however deep it is', () => {
  let deep: unknown = 'x'
  for (let i = 0; i < 100_000; i++) deep = { deep }
  expect(saysTooMuch(deep)).toBe(false)
})
