// Of one asker so many are at work, in the order in which they came, and nobody waits for somebody else's.
import { expect, test } from 'vitest'
import { Lines } from '@/scripts/line'

function lineOf(lines = new Lines()) {
  const begun: string[] = []
  const enter = (who: string, what: string, most = 2) => lines.enter(who, most, () => begun.push(what))
  return { lines, begun, enter }
}

test('so many are at work, the rest come in their order as others are over', () => {
  const { begun, enter } = lineOf()
  const over = ['a', 'b', 'c', 'd'].map((what) => enter('Ana', what)!)
  expect(begun).toEqual(['a', 'b'])
  over[1]!()
  expect(begun).toEqual(['a', 'b', 'c'])
  over[1]!()
  expect(begun, 'over is over once').toEqual(['a', 'b', 'c'])
  over[0]!()
  expect(begun).toEqual(['a', 'b', 'c', 'd'])
})

test('nobody waits for another’s', () => {
  const { begun, enter } = lineOf()
  for (let i = 0; i < 50; i++) enter('Ana', `Ana ${i}`)
  enter('Ben', 'Ben')
  expect(begun).toEqual(['Ana 0', 'Ana 1', 'Ben'])
})

test('whoever has gone from the line is not begun with', () => {
  const { begun, enter } = lineOf()
  const [first, , gone] = ['a', 'b', 'c', 'd'].map((what) => enter('Ana', what)!)
  gone!()
  first!()
  expect(begun).toEqual(['a', 'b', 'd'])
})

test('a line has an end, and one that is over is not kept', () => {
  const { lines, enter } = lineOf()
  const over = Array.from({ length: 302 }, (_, i) => enter('Ana', String(i)))
  expect(over.every((each) => each !== null)).toBe(true)
  expect(enter('Ana', 'one more')).toBeNull()
  expect(enter('Ben', 'Ben')).not.toBeNull()
  for (const end of over) end!()
  expect(lines.kept).toBe(1)
  expect(enter('Ana', 'again')).not.toBeNull()
})
