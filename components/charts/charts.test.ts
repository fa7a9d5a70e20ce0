// The charts' geometry: what stands where, and that a gap stays a gap.
import { expect, test } from 'vitest'
import { weekBars } from './adherence-weeks'
import { painLine, painScale } from './pain-line'

const frame = { width: 110, height: 100, top: 0, right: 0, bottom: 0, left: 10 }

test('a bar is as high as its share of the axis, and the parts stand on each other', () => {
  const weeks = [
    { from: '2026-11-02', done: 4, partial: 2, skipped: 1, notLogged: 1 },
    { from: '2026-11-09', done: 0, partial: 0, skipped: 0, notLogged: 4 },
  ]
  const { bars } = weekBars(weeks, frame)
  const first = bars.filter((bar) => bar.week === 0)
  // The axis goes to 8, so one occurrence is 100 / 8 = 12.5 high.
  expect(first.map((bar) => [bar.outcome, bar.y, bar.height])).toEqual([
    ['done', 50, 50],
    ['partial', 25, 25],
    ['skipped', 12.5, 12.5],
    ['notLogged', 0, 12.5],
  ])
  // What did not happen has no bar, not one of no height.
  expect(bars.filter((bar) => bar.week === 1).map((bar) => bar.outcome)).toEqual(['notLogged'])
})

test('a day without an answer interrupts the line and has no point', () => {
  const scale = painScale(5, { ...frame, left: 0, width: 40 })
  const { path, points } = painLine([10, 5, null, 0, null], scale)
  // A lone answer between gaps is a move and a close, which the point makes visible.
  expect(path).toBe('M0,0L10,50M30,100Z')
  expect(points).toEqual([
    { x: 0, y: 0 },
    { x: 10, y: 50 },
    { x: 30, y: 100 },
  ])
})

test('answers that never follow each other make points and no line', () => {
  expect(painLine([3, null, 4], painScale(3, frame)).path).toBeNull()
})
