import { expect, it } from 'vitest'
import { shareOut } from './share-out'

it('shares out in order, and waits for what is begun where something fails', async () => {
  const ended: string[] = []
  let end = () => {}
  const long = new Promise<void>((resolve) => (end = resolve))
  const shared = shareOut(
    ['one', 'two'],
    ['long', 'short', 'broken', 'never'],
    async (copy, each) => {
      if (each === 'broken') throw new Error('It broke')
      if (each === 'long') await long
      ended.push(`${each} in ${copy}`)
    },
    () => false,
  )
  const told = shared.catch((error: Error) => ended.push(error.message))
  await new Promise(setImmediate)
  expect(ended).toEqual(['short in two'])
  end()
  await told
  expect(ended).toEqual(['short in two', 'long in one', 'It broke'])
})

it('begins nothing once it is to end', async () => {
  const begun: number[] = []
  await shareOut(
    ['one'],
    [1, 2, 3],
    (_, each) => Promise.resolve(void begun.push(each)),
    () => begun.length === 2,
  )
  expect(begun).toEqual([1, 2])
})
