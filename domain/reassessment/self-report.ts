// What a patient answers before a reassessment: pain, the activities of the baseline, the rating of change, and what the clinic asks itself.
import { z } from 'zod'
import { measureByCode, type Measurement } from '@/domain/reassessment/measures'
import { wrongValue } from '@/domain/reassessment/hand-measures'
import type { Measurable } from '@/domain/reassessment/assessment'
import { typedNumber } from '@/domain/typed-number'

const answerSchema = z.object({
  measure: z.string().max(60),
  item: z.string().max(200),
  /** What is no number is said at its question: see wrongAnswers. */
  value: z.number().catch(Number.NaN),
})

export const selfReportSchema = z.object({
  answers: z.array(answerSchema).min(1, 'Answer at least one question').max(60),
})

/**
 * What a form says; of each activity that it asks about its place among them. What is left out is no answer; what is no number
 * stays as it was typed, so that it can be said.
 */
export function answersIn(form: FormData): Measurement[] {
  const activities = form.getAll('activity')
  return [...form.entries()].flatMap(([name, value]) => {
    if (typeof value !== 'string' || value.trim() === '' || !/^(nprs|psfs|own)-|^groc$/.test(name)) return []
    const activity = name.startsWith('psfs-') ? String(activities[Number(name.slice(5))] ?? '') : null
    return [
      {
        measure: activity === null ? name : 'psfs',
        item: activity ?? '',
        value: typedNumber(value) as number,
      },
    ]
  })
}

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
