// A large value as a file of JSON: the same as JSON.stringify writes, with others answered in between.
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { jsonFile } from './json-file'

it('reads as what JSON.stringify writes', () =>
  fc.assert(
    fc.asyncProperty(fc.object({ withDate: true, withNullPrototype: false, maxDepth: 6 }), async (value) => {
      expect(JSON.parse(await jsonFile(value))).toEqual(JSON.parse(JSON.stringify(value)))
    }),
  ))

it('writes the upper levels a line each', async () => {
  expect(await jsonFile({ logs: [{ id: 1, at: new Date(0) }, {}], none: [] })).toBe(`{
  "logs": [
    {
      "id": 1,
      "at": "1970-01-01T00:00:00.000Z"
    },
    {}
  ],
  "none": []
}
`)
})

it('gives others a turn', async () => {
  let turns = 0
  let going = true
  const others = () => {
    turns++
    if (going) setImmediate(others)
  }
  setImmediate(others)
  const logs = Array.from({ length: 20_000 }, (_, id) => ({
    id,
    note: 'Stiff in the morning, better by noon',
  }))
  await jsonFile({ logs })
  going = false
  expect(turns).toBeGreaterThan(10)
})
