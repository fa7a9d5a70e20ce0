// Of one asker so many are at work, in the order in which they came, and nobody waits for somebody else's.
import { expect, test } from 'vitest'
import { Lines } from '@/scripts/line'

/** The next waits until others have been heard. */
const aTurn = () => new Promise<void>((resolve) => void setImmediate(resolve))

function lineOf(lines = new Lines()) {
  const begun: string[] = []
  const enter = (who: string, what: string, most = 2) => lines.enter(who, most, () => begun.push(what))
  return { lines, begun, enter }
}

test('so many are at work, the rest come in their order as others are over', async () => {
  const { begun, enter } = lineOf()
  const over = ['a', 'b', 'c', 'd'].map((what) => enter('Ana', what)!)
  expect(begun).toEqual(['a', 'b'])
  over[1]!()
  await aTurn()
  expect(begun).toEqual(['a', 'b', 'c'])
  over[1]!()
  await aTurn()
  expect(begun, 'over is over once').toEqual(['a', 'b', 'c'])
  over[0]!()
  await aTurn()
  expect(begun).toEqual(['a', 'b', 'c', 'd'])
})

test('those whose work needs no waiting let others in between', async () => {
  const lines = new Lines()
  const heard: string[] = []
  const ends = Array.from({ length: 5 }, (_, i) => {
    const over = lines.enter('Ana', 1, () => {
      heard.push(`Ana ${i}`)
      queueMicrotask(() => ends[i]!())
    })
    return over!
  })
  for (let i = 0; i < 5; i++) {
    await aTurn()
    heard.push('Ben')
  }
  expect(heard.slice(0, 6)).toEqual(['Ana 0', 'Ben', 'Ana 1', 'Ben', 'Ana 2', 'Ben'])
})

test('one that is empty leaves the next of the same asker alone', async () => {
  const { lines, begun, enter } = lineOf()
  const over = ['a', 'b'].map((what) => enter('Ana', what)!)
  over[0]!()
  over[1]!()
  await aTurn()
  for (const what of ['c', 'd', 'e']) enter('Ana', what)
  await aTurn()
  expect(begun).toEqual(['a', 'b', 'c', 'd'])
  expect(lines.kept).toBe(1)
})

test('nobody waits for another’s', () => {
  const { begun, enter } = lineOf()
  for (let i = 0; i < 50; i++) enter('Ana', `Ana ${i}`)
  enter('Ben', 'Ben')
  expect(begun).toEqual(['Ana 0', 'Ana 1', 'Ben'])
})

test('whoever has gone from the line is not begun with', async () => {
  const { begun, enter } = lineOf()
  const [first, , gone] = ['a', 'b', 'c', 'd'].map((what) => enter('Ana', what)!)
  gone!()
  first!()
  await aTurn()
  expect(begun).toEqual(['a', 'b', 'd'])
})

test('a line has an end, and one that is over is not kept', async () => {
  const { lines, enter } = lineOf()
  const over = Array.from({ length: 302 }, (_, i) => enter('Ana', String(i)))
  expect(over.every((each) => each !== null)).toBe(true)
  expect(enter('Ana', 'one more')).toBeNull()
  expect(enter('Ben', 'Ben')).not.toBeNull()
  for (const end of over) end!()
  await aTurn()
  expect(lines.kept).toBe(1)
  expect(enter('Ana', 'again')).not.toBeNull()
})
