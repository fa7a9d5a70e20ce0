// Slots of the day in words, and the day's exercises grouped by them.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { byTimeOfDay, timeOfDay } from '@/domain/logging/times-of-day'

const all = (slots: number) => Array.from({ length: slots }, (_, i) => timeOfDay(i + 1, slots))

test('two and three times a day have names, more are counted, once a day has no word', () => {
  expect(all(1)).toEqual([''])
  expect(all(2)).toEqual(['Morning', 'Evening'])
  expect(all(3)).toEqual(['Morning', 'Midday', 'Evening'])
  expect(all(5)).toEqual(['1st time', '2nd time', '3rd time', '4th time', '5th time'])
})

const items = (counts: readonly number[]) =>
  counts.flatMap((slots, exercise) => all(slots).map((time) => ({ exercise, time })))

test('the day goes from morning to evening, then by count, and ends with what may be done at any time', () => {
  expect(byTimeOfDay(items([1, 3, 4, 2])).map(({ time }) => time)).toEqual([
    ...['Morning', 'Midday', 'Evening'],
    ...['1st time', '2nd time', '3rd time', '4th time'],
    '',
  ])
})

test('grouping loses nothing, and keeps the order of the plan within a group', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 10 }), { maxLength: 8 }), (counts) => {
      const groups = byTimeOfDay(items(counts))
      expect(groups.flatMap((group) => group.items)).toHaveLength(items(counts).length)
      for (const { time, items: grouped } of groups) {
        expect(grouped.every((item) => item.time === time)).toBe(true)
        const exercises = grouped.map(({ exercise }) => exercise)
        expect(exercises).toEqual([...exercises].sort((a, b) => a - b))
      }
    }),
  )
})
