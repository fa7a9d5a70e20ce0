// What changed since an earlier assessment, with its size against the smallest change that matters, in words.
import { plural } from '@/domain/plural'
import { builtInMeasures, type Measure, type Measurement } from '@/domain/reassessment/measures'

export type Change = {
  /** Now minus then, as measured. */
  change: number
  /** Null when it did not change. */
  better: boolean | null
  /** `smaller`: less than the smallest change that matters; `unrated`: nobody has said what matters. */
  size: 'none' | 'smaller' | 'matters' | 'unrated'
  words: string
}

// Sums of tenths are not exact in binary: 6.3 - 5 must reach 1.3.
const rounded = (value: number) => Math.round(value * 100) / 100

/** "better by 3.0: more than the smallest change that matters (2)"; null for a measure without a baseline, which is shown as its value. */
export function changeSince(measure: Measure, baseline: number, now: number): Change | null {
  if (!measure.hasBaseline) return null
  const change = rounded(now - baseline)
  const size = Math.abs(change)
  const better = change === 0 ? null : change > 0 === (measure.direction === 'higher-is-better')
  const { mcid } = measure
  if (better === null)
    return { change: 0, better, size: 'none', words: mcid === null ? 'no change' : 'no change that matters' }

  const by = `${better ? 'better' : 'worse'} by ${amountWords(measure, size)}`
  if (mcid === null) return { change, better, size: 'unrated', words: by }
  const called = measure.steps.findLast((step) => size >= step.from)?.words
  if (size < mcid) {
    return {
      change,
      better,
      size: 'smaller',
      words: called
        ? `${by}: ${called}, less than the smallest that matters (${mcid})`
        : `no change that matters (${by})`,
    }
  }
  const against =
    size > mcid
      ? `more than the smallest change that matters (${mcid})`
      : `the smallest change that matters (${mcid})`
  // Where the steps only repeat that it matters, saying so twice adds nothing.
  const graded =
    called !== undefined && called !== 'a change that matters' ? `${called}, ${against}` : against
  return { change, better, size: 'matters', words: `${by}: ${graded}` }
}

function amountWords({ grades, unit }: Measure, size: number): string {
  if (grades) return plural(size, 'grade')
  return `${size.toFixed(1)}${unit.startsWith('/') ? '' : unit}`
}

/** The mean score of the activities; of those named, when a list is given. Null when one of them was not scored, or there is none. */
export function psfsMean(
  measurements: readonly Measurement[],
  activities = activitiesScored(measurements),
): number | null {
  const scores = activities.flatMap(
    (item) => measurements.find((each) => each.measure === 'psfs' && each.item === item)?.value ?? [],
  )
  if (scores.length === 0 || scores.length < activities.length) return null
  return scores.reduce((sum, score) => sum + score, 0) / scores.length
}

/** Those of the PSFS, as they were named. */
export const activitiesScored = (measurements: readonly Measurement[]): string[] =>
  measurements.filter(({ measure }) => measure === 'psfs').map(({ item }) => item)

/**
 * The activities whose mean is told throughout, of assessments with the oldest first: those of the first that were scored in
 * the newest as well, since a mean over others would compare different things. Undefined where none was.
 */
export function sameActivities(assessments: readonly (readonly Measurement[])[]): string[] | undefined {
  const scored = assessments.map(activitiesScored).filter((items) => items.length > 0)
  const newest = new Set(scored.at(-1))
  const both = scored[0]?.filter((item) => newest.has(item)) ?? []
  return both.length > 0 ? both : undefined
}

export type ComparedMeasure = {
  measure: Measure
  /** The activity, side or movement; '' for the measure as a whole, which for PSFS is the mean. */
  item: string
  baseline: number | null
  last: number | null
  now: number | null
  sinceBaseline: Change | null
  sinceLast: Change | null
}

/** Baseline, last and now beside each other, in the order of the measures; what was never measured is left out. */
export function compareAssessments(
  baseline: readonly Measurement[] | null,
  last: readonly Measurement[] | null,
  now: readonly Measurement[] | null,
  own: readonly Measure[] = [],
): ComparedMeasure[] {
  const sets = [baseline ?? [], last ?? [], now ?? []]
  const all = sets.flat()
  const measures = [...builtInMeasures, ...own].filter((measure) =>
    all.some((each) => each.measure === measure.code),
  )
  return measures.flatMap((measure) => {
    const items = [...new Set(all.filter((each) => each.measure === measure.code).map((each) => each.item))]
    const rows = items.map((item): ComparedMeasure => {
      const value = (set: readonly Measurement[] | null) =>
        set?.find((each) => each.measure === measure.code && each.item === item)?.value ?? null
      // The steps of PSFS are those of its mean, so one activity's change is told without them.
      const rated = measure.code === 'psfs' ? { ...measure, mcid: null, steps: [] } : measure
      return row(rated, item, value(baseline), value(last), value(now))
    })
    return measure.code === 'psfs' ? [psfsRow(measure, sets), ...rows] : rows
  })
}

function row(
  measure: Measure,
  item: string,
  baseline: number | null,
  last: number | null,
  now: number | null,
): ComparedMeasure {
  const since = (then: number | null) =>
    then === null || now === null ? null : changeSince(measure, then, now)
  return { measure, item, baseline, last, now, sinceBaseline: since(baseline), sinceLast: since(last) }
}

/** Where no activity was scored each time, the means stand there and no change is told. */
function psfsRow(measure: Measure, assessments: readonly (readonly Measurement[])[]): ComparedMeasure {
  const activities = sameActivities(assessments)
  const [baseline = null, last = null, now = null] = assessments.map((each) => psfsMean(each, activities))
  const told = row(measure, '', baseline, last, now)
  return activities ? told : { ...told, sinceBaseline: null, sinceLast: null }
}

/** A value with its unit, as on the screen: "5.3", "120°", "4/5", "slight"; GROC with its sign. */
export function valueWords(measure: Measure, value: number): string {
  if (measure.grades) return measure.grades[value] ?? `${value}`
  const figure = Number.isInteger(value) ? `${value}` : value.toFixed(1)
  const sign = measure.least < 0 && !measure.hasBaseline && value > 0 ? '+' : ''
  return `${sign}${figure}${measure.unit}`
}
