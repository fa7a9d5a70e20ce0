// Chains of corrections: what counts at their end, and what they began with, in whatever order the entries arrive.
import { describe, expect, it } from 'vitest'
import fc from 'fast-check'
import { chainsOf, currentCheckIns, currentLogs } from '@/domain/logging/current'
import { checkIn, log } from '@/domain/logging/log.fixture'

const first = log('a', '2026-11-23', { id: 'first', loggedAt: '2026-11-23T08:00:00Z' })
const second = log('a', '2026-11-23', {
  id: 'second',
  replaces: 'first',
  status: 'partial',
  loggedAt: '2026-11-23T09:00:00Z',
})
const third = log('a', '2026-11-23', {
  id: 'third',
  replaces: 'second',
  setsDone: 2,
  loggedAt: '2026-11-23T10:00:00Z',
})
const other = log('b', '2026-11-23', { id: 'other' })

describe('chains of corrections', () => {
  it('end with the last entry and begin with the first, in any order', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray([first, second, third, other], { minLength: 4 }), (entries) => {
        expect(
          currentLogs(entries)
            .map((each) => each.id)
            .sort(),
        ).toEqual(['other', 'third'])
        expect(chainsOf(entries).find((chain) => chain.last.id === 'third')?.first.id).toBe('first')
      }),
    )
  })

  it('end with nothing once removed', () => {
    const removed = log('a', '2026-11-23', {
      status: 'removed',
      replaces: 'third',
      loggedAt: '2026-11-23T11:00:00Z',
    })
    expect(currentLogs([removed, third, second, first])).toEqual([])
  })

  it('keep the later of two corrections of one entry, also with fractions of a second', () => {
    const early = { ...second, id: 'z', loggedAt: '2026-11-23T09:00:00Z' }
    const late = { ...second, id: 'a', loggedAt: '2026-11-23T09:00:00.500Z' }
    expect(currentLogs([late, first, early]).map((each) => each.id)).toEqual(['a'])
    expect(currentLogs([early, first, late]).map((each) => each.id)).toEqual(['a'])
  })

  it('hold together when the entry they begin with is not at hand', () => {
    expect(currentLogs([third, second]).map((each) => each.id)).toEqual(['third'])
    expect(chainsOf([third, second])[0]?.first.id).toBe('second')
  })

  it('do not hang on entries that replace each other', () => {
    const a = { ...first, id: 'a', replaces: 'b' }
    const b = { ...first, id: 'b', replaces: 'a' }
    expect(currentLogs([a, b])).toEqual([])
  })

  it('are walked once, however long they are and in whatever order they come', () => {
    const many = 20_000
    let looks = 0
    const long = Array.from({ length: many }, (_, i) => {
      const entry = log('a', '2026-11-23', { id: `${i}`, loggedAt: new Date(i * 1000).toISOString() })
      const replaces = i === 0 ? null : `${i - 1}`
      return Object.defineProperty(entry, 'replaces', { get: () => (looks++, replaces) })
    })
    for (const entries of [long, long.toReversed()]) {
      looks = 0
      expect(chainsOf(entries)).toMatchObject([{ first: { id: '0' }, last: { id: `${many - 1}` } }])
      expect(looks / many).toBeLessThan(10)
    }
  })

  it('work for check-ins too', () => {
    const before = checkIn('2026-11-23', 4)
    const after = checkIn('2026-11-23', 6, { replaces: before.id })
    expect(currentCheckIns([after, before])).toEqual([after])
  })
})
