// What the therapist measures or sees: range, strength, posture, each with what it is of and its side; and the clinic's own measures. The parts of a form that a baseline and a reassessment share.
import { z } from 'zod'
import { amount, optionalLine, saysSomething } from '@/domain/fields'
import { measureByCode, type Measure, type Measurement } from '@/domain/reassessment/measures'
import { itemWithSide, sides } from '@/domain/reassessment/movements'

/** Any number of times, each with its movement, muscle or finding. */
export const handMeasures = ['rom', 'strength-mrc', 'strength-kg', 'posture'] as const

/** An empty field is no answer, never 0. */
const value = amount(-1_000, 1_000)
  .nullish()
  .transform((given) => given ?? null)

/** What is wrong with a value of a measure; null when nothing is. */
export function wrongValue({ least, most, step }: Measure, given: number): string | null {
  if (given < least) return `At least ${least}`
  if (given > most) return `At most ${most}`
  if (step === 1 && !Number.isInteger(given)) return 'Enter a whole number'
  return null
}

const handMeasurementSchema = z
  .object({
    measure: z.enum(handMeasures, { error: 'Choose what was measured' }),
    item: optionalLine(80),
    side: z.enum(['', ...sides]).default(''),
    value,
  })
  .superRefine(({ measure, item, value }, context) => {
    const complain = (path: string, message: string) =>
      context.addIssue({ code: 'custom', path: [path], message })
    if (value === null) return
    if (!saysSomething(item)) complain('item', 'Say what was measured')
    const known = measureByCode(measure)
    const wrong = known && wrongValue(known, value)
    if (wrong) complain('value', wrong)
  })
type HandMeasurement = z.output<typeof handMeasurementSchema>

export const handMeasurementsSchema = z
  .array(handMeasurementSchema)
  .max(30, 'At most 30 measurements')
  .default([])
  .superRefine((all, context) => {
    const keys = all.map((each) => `${each.measure} ${itemOf(each).toLocaleLowerCase()}`)
    all.forEach(({ value }, i) => {
      if (value !== null && all.some((other, at) => at < i && other.value !== null && keys[at] === keys[i]))
        context.addIssue({ code: 'custom', path: [i, 'item'], message: 'This stands twice' })
    })
  })

const itemOf = ({ item, side }: Pick<HandMeasurement, 'item' | 'side'>) => itemWithSide(item, side)

/** Of the clinic's own measures by code. Which there are is known to the server: see wrongOwnValues. */
export const ownValuesSchema = z
  .array(z.object({ code: z.string().regex(/^[\w-]{1,60}$/, 'Not a measure of this clinic'), value }))
  .max(40)
  .default([])
type OwnValue = z.output<typeof ownValuesSchema>[number]

/**
 * By place in the list: a value of a measure that the clinic does not have, one that stands twice, a value out of its range.
 * A measure that was taken out of use while the form was open, and has no value, is none of these.
 */
export function wrongOwnValues(
  values: readonly OwnValue[],
  own: readonly Measure[],
): { at: number; message: string }[] {
  return values.flatMap(({ code, value }, at) => {
    const measure = measureByCode(code, own)
    if (!measure || !code.startsWith('own-'))
      return value === null ? [] : [{ at, message: 'Not a measure of this clinic: leave it empty' }]
    if (values.findIndex((other) => other.code === code) < at) return [{ at, message: 'This stands twice' }]
    const message = value === null ? null : wrongValue(measure, value)
    return message ? [{ at, message }] : []
  })
}

/** What has no value was not measured. */
export function handAndOwn(form: {
  handMeasurements: readonly HandMeasurement[]
  own: readonly OwnValue[]
}): Measurement[] {
  const hand = form.handMeasurements.map((each) => ({
    measure: each.measure as string,
    item: itemOf(each),
    value: each.value,
  }))
  const own = form.own.map(({ code, value }) => ({ measure: code, item: '', value }))
  return [...hand, ...own].flatMap(({ value, ...what }) => (value === null ? [] : [{ ...what, value }]))
}
