import { expect, test } from 'vitest'
import { sentTogether } from './together'

const entries = (many: number, note: string) => Array.from({ length: many }, (_, id) => ({ id, note }))
const idsOf = (batch: { id: number }[]) => batch.map(({ id }) => id)

test('a hundred short ones at most, the first of them', () => {
  expect(idsOf(sentTogether(entries(250, 'ok')))).toEqual(idsOf(entries(100, '')))
  expect(sentTogether(entries(3, 'ok'))).toHaveLength(3)
  expect(sentTogether([])).toEqual([])
})

test('of long ones as many as a slow line carries in time, whatever they are written in', () => {
  for (const letter of ['a', 'ß', 'क्षि', '👩‍👩‍👧‍👦']) {
    const waiting = entries(110, letter.repeat(300))
    const batch = sentTogether(waiting)
    expect(idsOf(batch)).toEqual(idsOf(waiting.slice(0, batch.length)))
    expect(Buffer.byteLength(JSON.stringify(batch))).toBeLessThan(13_000)
    expect(Buffer.byteLength(JSON.stringify(waiting.slice(0, batch.length + 1)))).toBeGreaterThan(12_000)
  }
})

test('one that is longer goes by itself', () => {
  expect(sentTogether(entries(2, 'x'.repeat(20_000)))).toHaveLength(1)
})
