// Each measure over the assessments of a plan: the values, the baseline, and the band within which no change matters.
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
  const series = (
    measure: Measure,
    item: string,
    valueOf: (all: readonly Measurement[]) => number | null,
  ): MeasureSeries => ({
    ...{ measure, item },
    points: assessments.flatMap(({ on, measurements }) => {
      const value = valueOf(measurements)
      return value === null ? [] : [{ on, value }]
    }),
    baseline: measure.hasBaseline && baseline ? valueOf(baseline.measurements) : null,
  })
  return [...builtInMeasures, ...own].flatMap((measure) => {
    const taken = assessments.flatMap(({ measurements }) =>
      measurements.filter((each) => each.measure === measure.code),
    )
    if (taken.length === 0) return []
    if (measure.code === 'psfs') {
      const activities = sameActivities(assessments.map(({ measurements }) => measurements))
      // Means of different activities are no course of anything.
      if (!activities) return []
      return [series(measure, '', (all) => psfsMean(all, activities))]
    }
    return [...new Set(taken.map(({ item }) => item))].map((item) =>
      series(
        measure,
        item,
        (all) => all.find((each) => each.measure === measure.code && each.item === item)?.value ?? null,
      ),
    )
  })
}
