// What has been typed of a reassessment so far, as measurements: whole or not, within the range or not yet there.
import { wrongValue } from '@/domain/reassessment/hand-measures'
import { measureByCode, type Measure, type Measurement } from '@/domain/reassessment/measures'
import { itemWithSide, type Side } from '@/domain/reassessment/movements'
import { typedNumber } from '@/domain/typed-number'

/** As react-hook-form watches a form: anything may still be missing, and a number may still be text. */
export type Typed = {
  nprsNow?: unknown
  nprsWorst?: unknown
  nprsAverage?: unknown
  groc?: unknown
  activities?: { item?: string; score?: unknown }[]
  handMeasurements?: { measure?: string; item?: string; side?: Side | ''; value?: unknown }[]
  own?: { code?: string; value?: unknown }[]
}

export function measuredSoFar(typed: Typed, own: readonly Measure[]): Measurement[] {
  const all: [string, string, unknown][] = [
    ['nprs-now', '', typed.nprsNow],
    ['nprs-worst', '', typed.nprsWorst],
    ['nprs-average', '', typed.nprsAverage],
    ['groc', '', typed.groc],
    ...(typed.activities ?? []).map(({ item, score }, i): [string, string, unknown] => [
      'psfs',
      activityName(item, i),
      score,
    ]),
    ...((typed.handMeasurements ?? []).map(({ measure = '', item = '', side = '', value }) => [
      measure,
      itemWithSide(item, side),
      value,
    ]) as [string, string, unknown][]),
    ...(typed.own ?? []).map(({ code = '', value }): [string, string, unknown] => [code, '', value]),
  ]
  return all.flatMap(([code, item, value]) => {
    const measure = measureByCode(code, own)
    return measure && typeof value === 'number' && wrongValue(measure, value) === null
      ? [{ measure: code, item, value }]
      : []
  })
}

export const activityName = (item: string | undefined, index: number) => item || `activity ${index + 1}`

/** What is not a number stays as it was typed, so that the schema can say so; an empty field is no answer. */
export const asScore = (typed: unknown) => {
  if (typeof typed !== 'string') return typed
  return typed.trim() === '' ? null : typedNumber(typed)
}
