// A measure of the clinic's own as a form: what it is called, its range and direction, and the smallest change that matters.
import { z } from 'zod'
import { amount, line, optionalLine, optionalText } from '@/domain/fields'

const neverEntered = 'A whole number, or tick “Values have a decimal”'

export const ownMeasureSchema = z
  .object({
    name: line(80),
    /** What is asked, or how it is measured. */
    question: optionalLine(200),
    least: amount(-1_000, 1_000),
    most: amount(-1_000, 1_000),
    decimals: z.boolean(),
    unit: optionalLine(12),
    direction: z.enum(['lower-is-better', 'higher-is-better'], { error: 'Choose which is better' }),
    mcid: amount(0.1, 2_000)
      .nullish()
      .transform((given) => given ?? null),
    byPatient: z.boolean(),
    licence: optionalText(300),
  })
  .superRefine(({ least, most, decimals, mcid }, context) => {
    const complain = (path: string, message: string) =>
      context.addIssue({ code: 'custom', path: [path], message })
    const noValue = (bound: number) => !decimals && !Number.isInteger(bound)
    if (noValue(least)) complain('least', neverEntered)
    if (noValue(most)) complain('most', neverEntered)
    if (most <= least) complain('most', 'More than the lowest value')
    else if (mcid !== null && mcid > most - least) complain('mcid', 'More than the whole range')
  })
export type OwnMeasureInput = z.input<typeof ownMeasureSchema>
export type NewOwnMeasure = z.output<typeof ownMeasureSchema>
