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

/** Of a measure; what it may be, the measure itself says. */
const figure = amount(-1_000_000, 1_000_000)

/**
 * A measure of the clinic's own, as the goal keeps it. Such a measure is never edited, so what stands here stays true; the
 * server writes it, from the one that the code names.
 */
const ownSchema = z.object({
  name: optionalLine(80),
  unit: optionalLine(13),
  least: figure,
  most: figure,
  step: figure,
  direction: z.enum(['lower-is-better', 'higher-is-better']),
})

const targetFields = z.object({
  measure: optionalLine(60),
  own: ownSchema.optional(),
  item: optionalLine(80),
  value: amount(-1_000, 1_000).optional(),
})

type Measurable = Pick<z.infer<typeof targetFields>, 'measure' | 'own'>

/** What a target is measured by; null where it names nothing that is known. */
export function measureOf({ measure: code, own }: Measurable): Measure | null {
  if (!own || !code.startsWith('own-')) return measureByCode(code)
  return { ...own, code, question: '', mcid: null, steps: [], hasBaseline: true, byPatient: true, source: '' }
}

/** The part of an own measure that a goal keeps. */
export function keptOf({ name, unit, least, most, step, direction }: Measure): z.infer<typeof ownSchema> {
  return { name, unit, least, most, step, direction }
}

const named = (target: Measurable, context: z.RefinementCtx) => {
  if (!measureOf(target)) context.addIssue({ code: 'custom', path: ['measure'], message: 'Choose a measure' })
}

/** While it is being written, the value may be missing. */
export const goalDraftSchema = z.object({
  text: optionalLine(200),
  target: targetFields.superRefine(named).optional(),
  /** Weeks from the plan's first day, so that a protocol can say it too. */
  byWeek: whole(1, 104).optional(),
})

export const goalSchema = goalDraftSchema.extend({
  text: line(200),
  target: targetFields
    .extend({ value: amount(-1_000, 1_000) })
    .superRefine((target, context) => {
      named(target, context)
      const complain = (path: string, message: string) =>
        context.addIssue({ code: 'custom', path: [path], message })
      const known = measureOf(target)
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

export function reaches(target: Target, value: number): boolean {
  return measureOf(target)?.direction === 'lower-is-better' ? value <= target.value : value >= target.value
}

type GoalDraft = z.infer<typeof goalDraftSchema>

/** Goals with the clinic's own measures as they are; `wrong` holds the places of those that name none of them. */
export function goalsBy<G extends GoalDraft>(
  goals: readonly G[],
  own: readonly Measure[],
): { goals: G[]; wrong: number[] } {
  const wrong: number[] = []
  const written = goals.map((goal, at): G => {
    const { target } = goal
    if (!target || measureByCode(target.measure)) return goal
    const measure = own.find(({ code }) => code === target.measure)
    if (!measure) wrong.push(at)
    return measure ? { ...goal, target: { ...target, own: keptOf(measure) } } : goal
  })
  return { goals: written, wrong }
}

/** The day by which it is to be reached. */
export const goalDueOn = (startsOn: CalendarDate, byWeek: number) => addDays(startsOn, byWeek * 7)

/** "Average pain in 24 hours: 2 or less". */
export function targetWords(target: Target): string {
  const { item, value } = target
  const measure = measureOf(target) as Measure
  const side = measure.direction === 'lower-is-better' ? 'or less' : 'or more'
  return `${[measure.name, item].filter(Boolean).join(', ')}: ${valueWords(measure, value)} ${side}`
}

/** "Sing a whole concert, Average pain in 24 hours: 2 or less, by week 6". */
export const goalWords = ({ text, target, byWeek }: Goal) =>
  [text, target && targetWords(target), byWeek && `by week ${byWeek}`].filter(Boolean).join(', ')
