// Goals that can be measured: what may be written, and when one is reached.
import { describe, expect, it } from 'vitest'
import {
  goalDraftSchema,
  goalDueOn,
  goalSchema,
  goalsBy,
  keptOf,
  lastMeasured,
  reaches,
  targetWords,
  type Target,
} from './goals'
import { asMeasure } from '@/domain/reassessment/measures'

const target = (measure: string, value: number, item = ''): Target => ({ measure, item, value })
const wrong = (goal: unknown) => {
  const parsed = goalSchema.safeParse(goal)
  return parsed.success ? [] : [...new Set(parsed.error.issues.map(({ path }) => path.join('.')))]
}
const goal = (...of: Parameters<typeof target>) => ({ text: 'Sing', target: target(...of) })

describe('a goal', () => {
  it('may be a text alone, as all were before', () => {
    expect(goalSchema.parse({ text: 'Sing' })).toEqual({ text: 'Sing' })
  })

  it('has a value that its measure can have', () => {
    expect(wrong(goal('nprs-average', 2))).toEqual([])
    expect(wrong(goal('psfs', 7.5)), 'a mean').toEqual([])
    expect(wrong(goal('groc', -7))).toEqual([])
    for (const value of [-1, 0.1, 11, 1e309, NaN, 2147483648, '3', [3], '1,5', null, undefined])
      expect(
        wrong({ text: 'Sing', target: { measure: 'nprs-now', item: '', value } }),
        String(value),
      ).toEqual(['target.value'])
    expect(wrong(goal('strength-kg', 12.5, 'Grip, left'))).toEqual([])
  })

  it('says which movement, where there are several', () => {
    expect(wrong(goal('rom', 60))).toEqual(['target.item'])
    expect(wrong(goal('rom', 60, '\u200b'))).toEqual(['target.item'])
    expect(wrong(goal('rom', 60, 'Neck rotation, left'))).toEqual([])
  })

  it('names a measure that there is, and a time that can be meant', () => {
    expect(wrong(goal('ndi', 10))).toEqual(['target.measure'])
    for (const byWeek of [0, -1, 1.5, 105, '6']) expect(wrong({ text: 'Sing', byWeek })).toEqual(['byWeek'])
  })

  it('waits for its value while it is a draft', () => {
    const unfinished = { text: '', target: { measure: 'rom', item: '' } }
    expect(goalDraftSchema.safeParse(unfinished).success).toBe(true)
    expect(wrong({ ...unfinished, text: 'Sing' })).toEqual(['target.value'])
  })

  it('is due so many weeks after the first day', () => {
    expect(goalDueOn('2026-11-23', 6)).toBe('2027-01-04')
  })
})

describe('a goal by a measure of the clinic’s own', () => {
  const nights = asMeasure({
    ...{ id: 'n', name: 'Nights woken', question: '', least: 0, most: 7, decimals: false, unit: 'nights' },
    ...{ direction: 'lower-is-better' as const, mcid: 2, byPatient: true, licence: '', retired: false },
  })
  const own = keptOf(nights)
  const by = (value: number) => ({ text: 'Sleep', target: { measure: 'own-n', own, item: '', value } })

  it('is held to its range, says its words and is reached by its direction', () => {
    expect(wrong(by(2))).toEqual([])
    for (const value of [-1, 8, 1.5]) expect(wrong(by(value)), String(value)).toEqual(['target.value'])
    expect(targetWords(by(2).target)).toBe('Nights woken: 2 nights or less')
    expect([2, 3].map((value) => reaches(by(2).target, value))).toEqual([true, false])
    expect(
      lastMeasured(by(2).target, [
        { on: '2026-11-01', measurements: [{ measure: 'own-n', item: '', value: 5 }] },
      ]),
    ).toEqual({ on: '2026-11-01', value: 5 })
  })

  it('cannot be named without what the clinic says of it', () => {
    expect(wrong({ text: 'Sleep', target: { measure: 'own-n', item: '', value: 2 } })).toEqual([
      'target.measure',
    ])
    expect(wrong({ text: 'Sleep', target: { measure: 'ndi', own, item: '', value: 2 } })).toEqual([
      'target.measure',
    ])
  })

  it('is written as the clinic has it, whatever was sent, and refused where it has none', () => {
    const forged = { ...by(2), target: { ...by(2).target, own: { ...own, name: 'Forged', most: 900 } } }
    expect(goalsBy([{ text: 'Sing' }, forged], [nights])).toEqual({
      goals: [{ text: 'Sing' }, by(2)],
      wrong: [],
    })
    expect(goalsBy([{ text: 'Sing' }, forged], []).wrong).toEqual([1])
  })
})

describe('what was reached', () => {
  it('depends on which way is better', () => {
    expect([1, 2, 3].map((value) => reaches(target('nprs-average', 2), value))).toEqual([true, true, false])
    expect([59, 60].map((value) => reaches(target('rom', 60, 'x'), value))).toEqual([false, true])
    expect([2, 3].map((value) => reaches(target('groc', 3), value))).toEqual([false, true])
  })

  const assessments = [
    {
      on: '2026-11-01',
      measurements: [
        { measure: 'nprs-average', item: '', value: 6 },
        { measure: 'psfs', item: 'Reading in bed', value: 3 },
        { measure: 'psfs', item: 'Typing', value: 6 },
      ],
    },
    { on: '2026-12-01', measurements: [{ measure: 'psfs', item: 'Reading in bed', value: 8 }] },
  ]

  it('is told by the last time that it was measured', () => {
    expect(lastMeasured(target('nprs-average', 2), assessments)).toEqual({ on: '2026-11-01', value: 6 })
    expect(lastMeasured(target('psfs', 8, 'reading in bed'), assessments)).toEqual({
      on: '2026-12-01',
      value: 8,
    })
    expect(lastMeasured(target('psfs', 8), assessments.slice(0, 1))).toEqual({ on: '2026-11-01', value: 4.5 })
    expect(lastMeasured(target('rom', 60, 'Neck'), assessments)).toBeNull()
    expect(lastMeasured(target('nprs-average', 2), [])).toBeNull()
  })

  it('reads as words', () => {
    expect(targetWords(target('nprs-average', 2))).toBe('Average pain in 24 hours: 2 or less')
    expect(targetWords(target('rom', 60, 'Neck rotation, left'))).toBe(
      'Range of movement, Neck rotation, left: 60° or more',
    )
  })
})
