// Goals: what is to be reached, and where it can be measured, the value to reach and by when; and whether it has been.
import { z } from 'zod'
import { addDays } from '@/domain/dates'
import { amount, line, optionalLine, saysSomething, whole } from '@/domain/fields'
import type { CalendarDate } from '@/domain/plans/plan'
import { handMeasures } from '@/domain/reassessment/hand-measures'
import { measureByCode, type Measure, type Measurement } from '@/domain/reassessment/measures'
import { psfsMean, valueWords } from '@/domain/reassessment/progress'

/** What tells one value of a measure from another; null where there is only one. */
export function itemOf(measure: string): { label: string; required: boolean } | null {
  // Without an activity, the mean over all of them.
  if (measure === 'psfs') return { label: 'Activity', required: false }
  return handMeasures.some((each) => each === measure)
    ? { label: 'Movement or muscle, and side', required: true }
    : null
}

const measure = z.string().refine((code) => measureByCode(code) !== null, 'Choose a measure')

/** While it is being written, the value may be missing. */
export const goalDraftSchema = z.object({
  text: optionalLine(200),
  target: z.object({ measure, item: optionalLine(80), value: amount(-1_000, 1_000).optional() }).optional(),
  /** Weeks from the plan's first day, so that a protocol can say it too. */
  byWeek: whole(1, 104).optional(),
})

export const goalSchema = goalDraftSchema.extend({
  text: line(200),
  target: z
    .object({ measure, item: optionalLine(80), value: amount(-1_000, 1_000) })
    .superRefine((target, context) => {
      const complain = (path: string, message: string) =>
        context.addIssue({ code: 'custom', path: [path], message })
      const known = measureByCode(target.measure)
      if (!known) return
      const { least, most, step } = known
      if (target.value < least) complain('value', `At least ${least}`)
      else if (target.value > most) complain('value', `At most ${most}`)
      // A mean over several activities may lie between two scores.
      else if (step === 1 && target.measure !== 'psfs' && !Number.isInteger(target.value))
        complain('value', 'Enter a whole number')
      if (itemOf(target.measure)?.required && !saysSomething(target.item))
        complain('item', 'Say what is measured, and on which side')
    })
    .optional(),
})
export type Goal = z.infer<typeof goalSchema>
export type Target = NonNullable<Goal['target']>

export type Measured = { on: CalendarDate; measurements: readonly Measurement[] }

/** The last value that was measured of it. An activity is the same one however its letters are written. */
export function lastMeasured(
  target: Pick<Target, 'measure' | 'item'>,
  /** The oldest first. */
  assessments: readonly Measured[],
): { on: CalendarDate; value: number } | null {
  for (const { on, measurements } of assessments.toReversed()) {
    const value = valueOf(target, measurements)
    if (value !== null) return { on, value }
  }
  return null
}

function valueOf({ measure, item }: Pick<Target, 'measure' | 'item'>, measurements: readonly Measurement[]) {
  if (measure === 'psfs' && item === '') return psfsMean(measurements)
  const same = (other: string) => other.toLocaleLowerCase() === item.toLocaleLowerCase()
  return measurements.find((each) => each.measure === measure && same(each.item))?.value ?? null
}

export function reaches({ measure, value: wanted }: Target, value: number): boolean {
  return measureByCode(measure)?.direction === 'lower-is-better' ? value <= wanted : value >= wanted
}

/** The day by which it is to be reached. */
export const goalDueOn = (startsOn: CalendarDate, byWeek: number) => addDays(startsOn, byWeek * 7)

/** "Average pain in 24 hours: 2 or less". */
export function targetWords({ measure: code, item, value }: Target): string {
  const measure = measureByCode(code) as Measure
  const side = measure.direction === 'lower-is-better' ? 'or less' : 'or more'
  return `${[measure.name, item].filter(Boolean).join(', ')}: ${valueWords(measure, value)} ${side}`
}

/** "Sing a whole concert, Average pain in 24 hours: 2 or less, by week 6". */
export const goalWords = ({ text, target, byWeek }: Goal) =>
  [text, target && targetWords(target), byWeek && `by week ${byWeek}`].filter(Boolean).join(', ')
