// Of one asker so many are at work, in the order in which they came; of all, one begins in each turn of the loop, and the lines take turns.
import { expect, test, vi } from 'vitest'
import { atWork, Lines, type Kind } from '@/scripts/line'

const aTurn = () => new Promise<void>((resolve) => void setImmediate(resolve))
async function turns(many = 40) {
  for (let turn = 0; turn < many; turn++) await aTurn()
}

function linesOf() {
  // A thread that has nothing else to do.
  let idle = 0
  const lines = new Lines(() => idle++)
  const begun: string[] = []
  const enter = (who: string, what: string, kind: Kind = 'signedIn') =>
    lines.enter(who, kind, () => begun.push(what))!
  return { lines, begun, enter }
}
const numbered = (most: number) => Array.from({ length: most }, (_, at) => at + 1)

test('so many are at work, the rest come in their order as others are over', async () => {
  const { begun, enter } = linesOf()
  const ana = numbered(6).map((at) => enter('Ana', `Ana ${at}`))
  await turns()
  expect(begun).toEqual(['Ana 1', 'Ana 2', 'Ana 3', 'Ana 4'])
  ana[1]!.over()
  await turns()
  expect(begun.slice(4)).toEqual(['Ana 5'])
  ana[1]!.over()
  await turns()
  expect(begun.slice(4), 'over is over once').toEqual(['Ana 5'])
  ana[0]!.over()
  await turns()
  expect(begun.slice(4)).toEqual(['Ana 5', 'Ana 6'])
})

test('one begins in each turn, also where many come and end at once', async () => {
  const lines = new Lines()
  let inThisTurn = 0
  let most = 0
  const ends: (() => void)[] = []
  for (const at of numbered(60)) {
    const turn = lines.enter(`network ${at % 20}`, 'strangers', () => {
      most = Math.max(most, ++inThisTurn)
      ends.push(turn!.over)
    })
  }
  let done = 0
  for (let turn = 0; turn < 200; turn++) {
    await aTurn()
    inThisTurn = 0
    if (turn % 8 === 7) for (const end of ends.splice(0)) done += Number((end(), true))
  }
  expect({ most, done }).toEqual({ most: 1, done: 60 })
})

test('whoever asks for one thing comes before all but one of whoever asks for much', async () => {
  const { begun, enter } = linesOf()
  for (const at of numbered(50)) enter('Ana', `Ana ${at}`)
  enter('Ben', 'Ben')
  await turns()
  expect(begun.indexOf('Ben')).toBeLessThan(2)
})

test('strangers, however many networks they come from, take no turn of who is signed in', async () => {
  const { begun, enter } = linesOf()
  for (const at of numbered(100)) enter(`network ${at}`, 'stranger', 'strangers')
  await turns(100)
  expect(begun).toHaveLength(atWork.strangers.lately)
  enter('Ana', 'Ana')
  enter('a network', 'file', 'files')
  await turns(3)
  expect(begun.slice(-2).sort()).toEqual(['Ana', 'file'])
})

test('the kinds take turns', async () => {
  const { begun, enter } = linesOf()
  for (const at of numbered(5)) enter(`account ${at}`, 'Ana')
  for (const at of numbered(2)) enter(`network ${at}`, 'stranger', 'strangers')
  await turns()
  expect(begun.slice(0, 4)).toEqual(['Ana', 'stranger', 'Ana', 'stranger'])
})

test('of all who are signed in few are begun with, until they rest, are over, or a second has gone by', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  try {
    const { begun, enter } = linesOf()
    const all = numbered(20).map((at) => enter(`account ${at}`, String(at)))
    await turns()
    expect(begun).toHaveLength(8)
    all[0]!.rest()
    all[0]!.rest()
    all[1]!.over()
    await turns()
    expect(begun).toHaveLength(10)
    vi.advanceTimersByTime(1_000)
    await turns()
    expect(begun).toHaveLength(18)
  } finally {
    vi.useRealTimers()
  }
})

test('who rests is still at work for themself', async () => {
  const { begun, enter } = linesOf()
  const ana = numbered(6).map((at) => enter('Ana', `Ana ${at}`))
  await turns()
  for (const each of ana.slice(0, 4)) each.rest()
  await turns()
  expect(begun).toHaveLength(4)
})

test('one that is empty leaves the next of the same asker alone', async () => {
  const { lines, begun, enter } = linesOf()
  const first = ['a', 'b'].map((what) => enter('Ana', what))
  await turns()
  for (const each of first) each.over()
  await turns()
  expect(lines.kept).toBe(0)
  for (const what of ['c', 'd', 'e']) enter('Ana', what)
  for (const each of first) each.over()
  await turns()
  expect(begun).toEqual(['a', 'b', 'c', 'd', 'e'])
  expect(lines.kept).toBe(1)
})

test('whoever has gone from the line is not begun with', async () => {
  const { begun, enter } = linesOf()
  const all = numbered(6).map((at) => enter('Ana', String(at)))
  all[4]!.over()
  all[0]!.over()
  await turns()
  expect(begun).toEqual(['2', '3', '4', '6'])
})

test('a line has an end, and one that is over is not kept', async () => {
  const { lines, enter } = linesOf()
  const all = numbered(300).map((at) => enter('Ana', String(at)))
  expect(lines.enter('Ana', 'signedIn', () => undefined)).toBeNull()
  expect(enter('Ben', 'Ben')).not.toBeNull()
  for (const each of all) each.over()
  await turns(5)
  expect(lines.kept).toBe(1)
  expect(enter('Ana', 'again')).not.toBeNull()
})

test('whoever hangs up is begun with again once the thread has had a rest, and everybody else at once', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  try {
    let idle = 0
    const lines = new Lines(() => idle)
    const begun: string[] = []
    const enter = (who: string, what: string) =>
      lines.enter(who, 'signedIn', () => begun.push(`${who} ${what}`))!
    const goesOn = async (milliseconds: number) => {
      await turns(3)
      await vi.advanceTimersByTimeAsync(milliseconds)
      await turns(3)
      return begun.splice(0)
    }
    const ana = numbered(9).map((at) => enter('Ana', String(at)))
    await turns()
    expect(begun.splice(0)).toHaveLength(4)
    ana[8]!.over()
    ana[0]!.over()
    ana[1]!.over()
    enter('Ben', '1').over()
    for (const at of numbered(3)) enter('Cem', String(at))
    expect(await goesOn(99)).toEqual(['Cem 1', 'Cem 2', 'Cem 3'])
    idle += 1
    expect(await goesOn(1)).toEqual(['Ana 5'])
    expect(await goesOn(99)).toEqual([])
    // However busy it is.
    expect(await goesOn(1)).toEqual(['Ana 6'])
    for (const each of ana) each.over()
    await goesOn(1)
    for (const at of numbered(2)) enter('Ana', String(at))
    expect(await goesOn(0)).toEqual(['Ana 1', 'Ana 2'])
    expect(lines.kept).toBe(2)
  } finally {
    vi.useRealTimers()
  }
})
