// What is kept of what was made: that it is made once, and that what was asked for the longest ago goes when there is too much.
import { expect, it } from 'vitest'
import { keeper } from '@/server/made-once'

it('makes what is asked for again once, and what went anew', async () => {
  const madeOnce = keeper<string>(10)
  const made: string[] = []
  const ask = (name: string) =>
    madeOnce(name, () => {
      made.push(name)
      return name.repeat(4)
    })
  for (const name of ['a', 'b', 'a', 'c', 'a', 'b']) expect(await ask(name)).toBe(name.repeat(4))
  expect(made).toEqual(['a', 'b', 'c', 'b'])
  await madeOnce('too long', () => 'x'.repeat(11))
  expect(await ask('a')).toBe('aaaa')
})
