// The way through one exercise: every time and every round is counted once, whenever the clock is looked at.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  doneOf,
  finishLeg,
  go,
  isOver,
  legOf,
  leftOf,
  pause,
  readyFor,
  tick,
  type Guide,
  type Pace,
} from './guide'

const pace = (rest: Partial<Pace>): Pace => ({
  sets: null,
  reps: null,
  holdSeconds: null,
  restSeconds: null,
  durationMinutes: null,
  eachSide: false,
  ...rest,
})
const kinds = (guide: Guide) => guide.legs.map(({ kind }) => kind)

describe('the guide', () => {
  it('counts the times of a round, rests by itself, and waits before the next round', () => {
    let guide = readyFor(pace({ sets: 2, reps: 3, restSeconds: 30 }))
    expect(kinds(guide)).toEqual(['count', 'rest', 'count'])
    for (let i = 0; i < 3; i++) guide = go(guide, 1_000)
    expect(legOf(guide)?.kind).toBe('rest')
    expect(guide.setsDone).toBe(1)
    expect(leftOf(guide, 11_000)).toBe(20_000)
    expect(tick(guide, 30_999)).toEqual(guide)
    guide = tick(guide, 31_000)
    expect(legOf(guide)).toMatchObject({ kind: 'count', set: 2 })
    expect(guide.endsAt).toBeNull()
    guide = go(guide, 40_000)
    expect(doneOf(guide)).toEqual({ status: 'partial', setsDone: 1, repsDone: null })
    guide = finishLeg(guide, 41_000)
    expect(isOver(guide)).toBe(true)
    expect(doneOf(guide)).toEqual({ status: 'done', setsDone: null, repsDone: null })
  })

  it('holds and lets go by itself, and stands still while it is paused', () => {
    let guide = go(readyFor(pace({ reps: 2, holdSeconds: 5 })), 0)
    expect(kinds(guide)).toEqual(['hold', 'release', 'hold'])
    guide = pause(guide, 2_000)
    expect(tick(guide, 60_000)).toEqual(guide)
    expect(leftOf(guide, 60_000)).toBe(3_000)
    guide = tick(go(guide, 60_000), 63_000)
    expect(legOf(guide)?.kind).toBe('release')
    expect(doneOf(guide)).toEqual({ status: 'partial', setsDone: 0, repsDone: 1 })
  })

  it('does each side before a round is complete', () => {
    let guide = readyFor(pace({ sets: 1, reps: 1, holdSeconds: 10, eachSide: true }))
    guide = tick(go(guide, 0), 10_000)
    expect(legOf(guide)?.side).toBe('second')
    expect(guide.endsAt, 'the person changes sides first').toBeNull()
    expect(guide.setsDone).toBe(0)
    expect(doneOf(tick(go(guide, 20_000), 30_000))?.status).toBe('done')
  })

  it('says that nothing was done where nothing was', () => {
    expect(doneOf(readyFor(pace({ sets: 3, reps: 10 })))).toBeNull()
  })

  const anyPace = fc.record({
    sets: fc.option(fc.integer({ min: 1, max: 5 })),
    reps: fc.option(fc.integer({ min: 1, max: 12 })),
    holdSeconds: fc.option(fc.integer({ min: 1, max: 60 })),
    restSeconds: fc.option(fc.integer({ min: 0, max: 90 })),
    durationMinutes: fc.option(fc.integer({ min: 1, max: 20 })),
    eachSide: fc.boolean(),
  })

  it('comes to its end with every round counted, whatever the exercise and however seldom the clock is looked at', () => {
    fc.assert(
      fc.property(
        anyPace,
        fc.array(fc.integer({ min: 5_000, max: 2_000_000 }), { minLength: 1 }),
        (given, waits) => {
          let guide = readyFor(given)
          let now = 0
          for (let i = 0; !isOver(guide) && i < 5_000; i++) {
            now += waits[i % waits.length]!
            guide = go(tick(guide, now), now)
            if (legOf(guide)?.kind === 'count' && legOf(guide)?.rep === null) guide = finishLeg(guide, now)
          }
          expect(isOver(guide)).toBe(true)
          expect(guide.setsDone).toBe(given.sets ?? 1)
        },
      ),
    )
  })

  it('finishing early never counts more rounds than were asked for', () => {
    fc.assert(
      fc.property(anyPace, fc.array(fc.constantFrom(go, tick, pause, finishLeg)), (given, acts) => {
        let guide = readyFor(given)
        acts.forEach((act, i) => (guide = act(guide, i * 7_000)))
        expect(guide.setsDone).toBeLessThanOrEqual(given.sets ?? 1)
        expect(guide.repsDone).toBeLessThanOrEqual(given.reps ?? guide.repsDone)
      }),
    )
  })
})
