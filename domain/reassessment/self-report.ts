// What a patient answers before a reassessment: pain, the activities of the baseline, the rating of change, and what the clinic asks itself.
import { z } from 'zod'
import { measureByCode, type Measurement } from '@/domain/reassessment/measures'
import { wrongValue } from '@/domain/reassessment/hand-measures'
import type { Measurable } from '@/domain/reassessment/assessment'

const answerSchema = z.object({
  measure: z.string().max(60),
  item: z.string().max(200),
  /** What is no number is said at its question: see wrongAnswers. */
  value: z.number().catch(Number.NaN),
})

export const selfReportSchema = z.object({
  answers: z.array(answerSchema).min(1, 'Answer at least one question').max(60),
})
export type SelfReportInput = z.input<typeof selfReportSchema>

/** By place in the list: what the patient is not asked, what is answered twice, a value out of its range. */
export function wrongAnswers(answers: readonly Measurement[], { activities, own }: Measurable) {
  return answers.flatMap(({ measure: code, item, value }, at) => {
    const measure = measureByCode(code, own)
    const asked = measure?.byPatient && (code === 'psfs' ? activities.includes(item) : item === '')
    if (!asked) return [{ at, message: 'This is not asked' }]
    const before = answers.findIndex((other) => other.measure === code && other.item === item)
    const message =
      before < at
        ? 'This is answered twice'
        : Number.isFinite(value)
          ? wrongValue(measure, value)
          : 'Enter a number'
    return message ? [{ at, message }] : []
  })
}
