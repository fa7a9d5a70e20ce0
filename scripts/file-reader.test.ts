// The process that reads a file of exercises: what it answers, and that one that takes too much keeps nobody waiting.
import { expect, it, vi } from 'vitest'
import { columnKeys, columns } from '@/domain/catalog/exercise-columns'
import { reader } from './file-reader'

// A process begins by reading all that it reads with.
vi.setConfig({ testTimeout: 60_000 })

const bytes = (text: string) => new TextEncoder().encode(text)
const nobody = () => undefined
const header = columnKeys.map((key) => columns[key].header).join(',')
/** Rows in which each cell but a name is wrong, which may be too long as well. */
const rows = (count: number, name = 'Walk') =>
  bytes([header, ...Array.from({ length: count }, (_, i) => `,${name} ${i}`)].join('\n'))

it('reads a file, and says how far it is', async () => {
  const told: [number, number][] = []
  const read = await reader()('Harbour', rows(300), (done, of) => told.push([done, of]))
  expect(told).toEqual([
    [0, 300],
    [250, 300],
    [300, 300],
  ])
  expect(read).toMatchObject({ rows: { length: 300 }, wrong: { length: 100 } })
  expect('wrongCount' in read && read.wrongCount).toBeGreaterThan(300)
})

it('reads the next of the same clinic', async () => {
  const read = reader()
  for (const count of [1, 2])
    expect(await read('Harbour', rows(count), nobody)).toMatchObject({ rows: { length: count } })
  // The process of the first has ended by now.
  await vi.waitFor(() => expect(process.getActiveResourcesInfo()).not.toContain('ProcessWrap'))
  expect(await read('Harbour', rows(3), nobody)).toMatchObject({ rows: { length: 3 } })
})

it('says why nothing in it can be read', async () => {
  expect(await reader()('Harbour', bytes(''), nobody)).toEqual({ refused: 'The file is empty.' })
})

const tooMuch = { refused: 'The file takes too much to be read. Divide it.' }

it('gives up a file that takes too much memory, and everybody else goes on meanwhile', async () => {
  let turns = 0
  const clock = setInterval(() => turns++, 5)
  expect(await reader({ megabytes: 64 })('Harbour', rows(5_000, '中'.repeat(6_000)), nobody)).toEqual(tooMuch)
  clearInterval(clock)
  expect(turns).toBeGreaterThan(3)
})

it('and one that takes too long, and then gives its clinic a rest, and no other', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] })
  try {
    const read = reader()
    let told = 0
    const slow = read('Harbour', rows(5_000), () => {
      // It has begun, and now a minute is over.
      if (told++ === 0) vi.advanceTimersByTime(60_000)
    })
    expect(await slow).toEqual(tooMuch)
    expect(told).toBe(1)
    vi.advanceTimersByTime(599_000)
    expect(await read('Harbour', rows(1), nobody)).toEqual({
      refused: 'A file of your clinic took too much to be read. Others are read again in a few minutes.',
    })
    expect(await read('Riverside', rows(1), nobody)).toMatchObject({ rows: { length: 1 } })
    vi.advanceTimersByTime(1_000)
    expect(await read('Harbour', rows(1), nobody)).toMatchObject({ rows: { length: 1 } })
  } finally {
    vi.useRealTimers()
  }
})
