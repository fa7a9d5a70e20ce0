// Each measure over the assessments of a plan: the values, the baseline, and the band within which no change matters.
import { grouped } from '@/domain/grouped'
import type { CalendarDate } from '@/domain/plans/plan'
import { builtInMeasures, type Measure, type Measurement } from '@/domain/reassessment/measures'
import { psfsMean, sameActivities } from '@/domain/reassessment/progress'

export type MeasureSeries = {
  measure: Measure
  /** The side or movement; '' for the measure as a whole, which for PSFS is the mean over the activities that compareAssessments tells. */
  item: string
  points: { on: CalendarDate; value: number }[]
  baseline: number | null
}

type Assessed = { kind: string; on: CalendarDate; measurements: readonly Measurement[] }

/** In the order of the measures; what was never measured is left out. The assessments are of one plan, the oldest first. */
export function measureSeries(
  assessments: readonly Assessed[],
  own: readonly Measure[] = [],
): MeasureSeries[] {
  const baseline = assessments.find(({ kind }) => kind === 'baseline')
  const seriesOf = (measure: Measure, item: string, values: readonly Valued[]): MeasureSeries => ({
    ...{ measure, item },
    points: values.map(({ assessed: { on }, value }) => ({ on, value })),
    baseline: measure.hasBaseline
      ? (values.find(({ assessed }) => assessed === baseline)?.value ?? null)
      : null,
  })
  const taken = grouped(
    assessments.flatMap((assessed) =>
      assessed.measurements.map(({ measure, item, value }) => [measure, { assessed, item, value }] as const),
    ),
  )
  return [...builtInMeasures, ...own].flatMap((measure) => {
    const values = taken.get(measure.code)
    if (!values) return []
    if (measure.code === 'psfs') {
      const activities = sameActivities(assessments.map(({ measurements }) => measurements))
      // Means of different activities are no course of anything.
      if (!activities) return []
      const means = assessments.flatMap((assessed) => {
        const value = psfsMean(assessed.measurements, activities)
        return value === null ? [] : [{ assessed, value }]
      })
      return [seriesOf(measure, '', means)]
    }
    const byItem = grouped(values.map((each) => [each.item, each] as const))
    return [...byItem].map(([item, each]) => seriesOf(measure, item, each))
  })
}

type Valued = { assessed: Assessed; value: number }

const mostCourses = 20
const mostPoints = 30

/** What is drawn: one value is no course, and of more than can be looked at those that were measured last, as of late. */
export function measureCourses(...given: Parameters<typeof measureSeries>): MeasureSeries[] {
  const courses = measureSeries(...given).filter(({ points }) => points.length > 1)
  const lastOn = ({ points }: MeasureSeries) => points.at(-1)!.on
  const drawn = new Set(courses.toSorted((a, b) => lastOn(b).localeCompare(lastOn(a))).slice(0, mostCourses))
  return courses
    .filter((each) => drawn.has(each))
    .map((each) => ({ ...each, points: each.points.slice(-mostPoints) }))
}
