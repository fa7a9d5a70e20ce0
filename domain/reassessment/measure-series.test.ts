// Measures over time: what is a point, what is a gap, and where the baseline lies.
import { expect, it } from 'vitest'
import { measureCourses, measureSeries } from '@/domain/reassessment/measure-series'

const psfs = (item: string, value: number) => ({ measure: 'psfs', item, value })
const assessments = [
  {
    ...{ kind: 'baseline', on: '2026-09-01' },
    measurements: [
      { measure: 'nprs-average', item: '', value: 6 },
      psfs('Reading', 2),
      psfs('Driving', 4),
      { measure: 'rom', item: 'Neck rotation, left', value: 50 },
    ],
  },
  {
    ...{ kind: 'reassessment', on: '2026-09-29' },
    // Pain was not asked for: a gap. Cooking was not there at baseline, so it is not in the mean: (5 + 6) / 2.
    measurements: [
      psfs('Reading', 5),
      psfs('Driving', 6),
      psfs('Cooking', 10),
      { measure: 'groc', item: '', value: 3 },
    ],
  },
  {
    ...{ kind: 'reassessment', on: '2026-10-27' },
    measurements: [{ measure: 'nprs-average', item: '', value: 3 }, psfs('Reading', 7)],
  },
]

it('has a point where something was measured, a gap where not, and means over the same activities', () => {
  const series = measureSeries(assessments).map(({ measure, item, points, baseline }) => [
    ...[measure.code, item, baseline],
    points.map(({ on, value }) => `${on.slice(5)} ${value}`),
  ])
  expect(series).toEqual([
    ['nprs-average', '', 6, ['09-01 6', '10-27 3']],
    ['psfs', '', 2, ['09-01 2', '09-29 5', '10-27 7']],
    // It has no baseline.
    ['groc', '', null, ['09-29 3']],
    ['rom', 'Neck rotation, left', 50, ['09-01 50']],
  ])
})

it('draws no mean of other activities each time, as where a baseline scored none', () => {
  const scored = (on: string, kind: string, ...measurements: ReturnType<typeof psfs>[]) => ({
    ...{ kind, on, measurements },
  })
  const pointsOf = (...all: Parameters<typeof measureSeries>[0][number][]) =>
    measureSeries(all).map(({ points }) => points.map(({ value }) => value))
  const baseline = scored('2026-09-01', 'baseline')
  const swim = scored('2026-09-29', 'reassessment', psfs('Swimming', 3))
  const run = scored('2026-10-27', 'reassessment', psfs('Running', 8))
  expect(pointsOf(baseline, swim)).toEqual([[3]])
  expect(pointsOf(baseline, swim, run)).toEqual([])
  expect(pointsOf(baseline, swim, run, scored('2026-11-24', 'reassessment', psfs('Swimming', 5)))).toEqual([
    [3, 5],
  ])
})

it('says nothing of what was never measured', () => {
  expect(measureSeries([])).toEqual([])
})

const found = (on: string, ...items: string[]) => ({
  ...{ kind: 'reassessment', on },
  measurements: items.map((item) => ({ measure: 'rom', item, value: 0 })),
})

it('of those that have a course, the twenty that were measured last are drawn, in their order', () => {
  const items = Array.from({ length: 25 }, (_, n) => `Joint ${n}`)
  const drawn = measureCourses([
    found('2026-09-01', 'Once', ...items),
    found('2026-09-29', ...items),
    found('2026-10-27', ...items.slice(10)),
  ])
  expect(drawn.map(({ item }) => item)).toEqual([...items.slice(0, 5), ...items.slice(10)])
  expect(measureCourses([found('2026-09-01', 'Once')])).toEqual([])
})

it('of a long course the last thirty values are drawn, from a baseline of zero too', () => {
  const assessments = Array.from({ length: 60 }, (_, n) => found(`2026-09-01 ${n + 10}`, 'Neck'))
  const [course] = measureCourses([{ ...found('2026-08-01', 'Neck'), kind: 'baseline' }, ...assessments])
  expect(course!.baseline).toBe(0)
  expect(course!.points.map(({ on }) => on)).toEqual(assessments.slice(30).map(({ on }) => on))
})

it('looks at each measurement a few times, however many names there are', () => {
  let looks = 0
  const assessments = Array.from({ length: 300 }, (_, n) => ({
    ...{ kind: 'reassessment', on: '2026-09-01' },
    measurements: Array.from({ length: 30 }, (_, k) => ({
      measure: 'rom',
      value: k,
      get item() {
        looks++
        return `Item ${n} ${k}`
      },
    })),
  }))
  expect(measureSeries(assessments)).toHaveLength(9_000)
  expect(looks).toBeLessThan(50_000)
})
