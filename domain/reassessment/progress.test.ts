// Changes against the smallest that matters, with the sums by hand.
import { describe, expect, it } from 'vitest'
import fc from 'fast-check'
import {
  builtInMeasures,
  measureByCode,
  type Measure,
  type Measurement,
} from '@/domain/reassessment/measures'
import { changeSince, compareAssessments, psfsMean, valueWords } from '@/domain/reassessment/progress'

const measure = (code: string): Measure => {
  const found = measureByCode(code)
  if (!found) throw new Error(code)
  return found
}
const words = (code: string, then: number, now: number) => changeSince(measure(code), then, now)?.words
const psfs = (...scores: [string, number][]): Measurement[] =>
  scores.map(([item, value]) => ({ measure: 'psfs', item, value }))

describe('pain', () => {
  it('is better when it is less; 2 points decide, 1 is small', () => {
    expect(changeSince(measure('nprs-average'), 6, 3)).toEqual({
      change: -3,
      better: true,
      size: 'matters',
      words: 'better by 3.0: more than the smallest change that matters (2)',
    })
    expect(words('nprs-average', 6, 4)).toBe('better by 2.0: the smallest change that matters (2)')
    expect(changeSince(measure('nprs-average'), 6, 5)).toMatchObject({
      size: 'smaller',
      words: 'better by 1.0: a small change, less than the smallest that matters (2)',
    })
    expect(words('nprs-average', 6, 6)).toBe('no change that matters')
    expect(changeSince(measure('nprs-worst'), 3, 7)).toMatchObject({
      change: 4,
      better: false,
      words: 'worse by 4.0: more than the smallest change that matters (2)',
    })
  })
})

describe('function', () => {
  it('is better when it is more: 1.3 small, 2.3 medium, 2.7 large', () => {
    expect(words('psfs', 5, 6.2)).toBe('no change that matters (better by 1.2)')
    expect(words('psfs', 5, 6.3)).toBe(
      'better by 1.3: a small change, the smallest change that matters (1.3)',
    )
    expect(words('psfs', 4, 6.3)).toBe(
      'better by 2.3: a medium change, more than the smallest change that matters (1.3)',
    )
    expect(words('psfs', 4, 6.7)).toBe(
      'better by 2.7: a large change, more than the smallest change that matters (1.3)',
    )
    expect(words('psfs', 6.7, 4)).toContain('worse by 2.7: a large change')
    expect(changeSince(measure('psfs'), 5, 6.3)?.size).toBe('matters')
  })

  it('is the mean over the activities', () => {
    expect(psfsMean(psfs(['lift', 2], ['reach', 4], ['drive', 6]))).toBe(4)
    expect(psfsMean(psfs(['lift', 2], ['reach', 4]), ['reach'])).toBe(4)
    expect(psfsMean([])).toBeNull()
  })
})

describe('measures without a smallest change, or without a baseline', () => {
  it('say how much, and claim nothing', () => {
    expect(changeSince(measure('rom'), 40, 55)).toEqual({
      change: 15,
      better: true,
      size: 'unrated',
      words: 'better by 15.0°',
    })
    expect(words('strength-mrc', 4, 3)).toBe('worse by 1.0')
    expect(words('strength-kg', 10, 10)).toBe('no change')
    expect(changeSince(measure('groc'), 0, 5)).toBeNull()
    expect([
      valueWords(measure('groc'), 5),
      valueWords(measure('groc'), -2),
      valueWords(measure('rom'), 55),
    ]).toEqual(['+5', '-2', '55°'])
  })
})

describe('assessments beside each other', () => {
  const baseline = [
    { measure: 'nprs-average', item: '', value: 6 },
    ...psfs(['lift', 2], ['reach', 4], ['drive', 6]),
  ]
  const last = [
    { measure: 'nprs-average', item: '', value: 5 },
    ...psfs(['lift', 3], ['reach', 5], ['drive', 7]),
  ]
  const now = [
    { measure: 'nprs-average', item: '', value: 3 },
    ...psfs(['lift', 5], ['reach', 7], ['swim', 0]),
    { measure: 'groc', item: '', value: 4 },
  ]

  it('compare the same activities as at baseline only', () => {
    const rows = compareAssessments(baseline, last, now)
    const mean = rows.find((each) => each.measure.code === 'psfs' && each.item === '')
    // Lift and reach were scored each time: 3 at baseline, 4 last, 6 now. Drive was not asked now, swim is new.
    expect(mean).toMatchObject({
      baseline: 3,
      last: 4,
      now: 6,
      sinceBaseline: { change: 3 },
      sinceLast: { change: 2 },
    })
    expect(rows.find((each) => each.item === 'swim')).toMatchObject({
      baseline: null,
      now: 0,
      sinceBaseline: null,
    })
    expect(rows.find((each) => each.item === 'lift')?.sinceBaseline).toMatchObject({
      change: 3,
      size: 'unrated',
    })
  })

  it('tell no change where no activity was scored each time, and no mean of others', () => {
    const mean = (...each: Parameters<typeof compareAssessments>) => compareAssessments(...each)[0]
    const [lift, reach] = [psfs(['lift', 2]), psfs(['reach', 4])]
    expect(mean(lift, null, reach)).toMatchObject({ baseline: 2, now: 4, sinceBaseline: null })
    expect(mean([...lift, ...reach], lift, [...lift, ...reach])).toMatchObject({
      ...{ baseline: 3, last: null, now: 3, sinceLast: null },
      sinceBaseline: { change: 0 },
    })
  })

  it('show pain since both, and GROC as its value', () => {
    const rows = compareAssessments(baseline, last, now)
    expect(rows[0]).toMatchObject({
      baseline: 6,
      last: 5,
      now: 3,
      sinceBaseline: { change: -3, better: true },
      sinceLast: { size: 'matters' },
    })
    expect(rows.find((each) => each.measure.code === 'groc')).toMatchObject({
      baseline: null,
      now: 4,
      sinceBaseline: null,
    })
    expect(compareAssessments(null, null, now)[0]).toMatchObject({
      baseline: null,
      now: 3,
      sinceBaseline: null,
    })
    expect(compareAssessments(null, null, null)).toEqual([])
  })
})

describe('for every measure', () => {
  it('a change back is the same size the other way', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...builtInMeasures.filter((each) => each.hasBaseline)),
        fc.integer({ min: 0, max: 50 }),
        fc.integer({ min: 0, max: 50 }),
        (one, a, b) => {
          const there = changeSince(one, a / 10, b / 10)
          const back = changeSince(one, b / 10, a / 10)
          expect(there?.size).toBe(back?.size)
          if (a !== b) expect(there?.better).toBe(!back?.better)
        },
      ),
    )
  })
})
