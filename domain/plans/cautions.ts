// What of an exercise speaks against giving it to one patient, and the word of whoever gives it all the same.
import { z } from 'zod'
import { cautionCodes, keysOf, type CautionCode } from '@/domain/catalog/vocabulary'
import { optionalLine, saysSomething } from '@/domain/fields'
import type { ExerciseChoice } from '@/domain/plans/choices'

/** Why an exercise is given although the patient has what stands here. */
export const cautionSchema = z.object({
  codes: z.array(z.enum(keysOf(cautionCodes))).max(40),
  reason: optionalLine(300),
})
export type Caution = z.infer<typeof cautionSchema>

export type CautionsOf = Pick<ExerciseChoice, 'contraindications' | 'precautions'>

/** The patient's precautions that an exercise names: those for which it is not given, and those for which care is taken. */
export function cautionsMet(
  exercise: CautionsOf,
  precautions: readonly CautionCode[],
): { against: CautionCode[]; careful: CautionCode[] } {
  const has = (code: CautionCode) => precautions.includes(code)
  return { against: exercise.contraindications.filter(has), careful: exercise.precautions.filter(has) }
}

/**
 * What speaks against it and was not explained yet. Taking care needs no reason: who has to explain each of ten harmless
 * exercises soon explains none. A reason counts for the codes that it was written for, not for those found later.
 */
export function unexplained(against: readonly CautionCode[], caution: Caution | undefined): CautionCode[] {
  const explained = caution && saysSomething(caution.reason) ? caution.codes : []
  return against.filter((code) => !explained.includes(code))
}

type Prescribed = { exerciseId: string; exerciseName: string; caution?: Caution }

type Span = { toCome: readonly { prescriptions: readonly Prescribed[] }[] }

/** The exercises that are given or still to come, and that something speaks against and nobody has explained, each once. */
export function openCautions(
  phases: readonly Span[],
  against: ReadonlyMap<string, readonly CautionCode[]>,
): { exerciseName: string; codes: CautionCode[] }[] {
  const open = new Map<string, { exerciseName: string; codes: CautionCode[] }>()
  const given = phases.flatMap(({ toCome }) => toCome.flatMap(({ prescriptions }) => prescriptions))
  for (const { exerciseId, exerciseName, caution } of given) {
    const codes = unexplained(against.get(exerciseId) ?? [], caution)
    if (codes.length > 0) open.set(exerciseId, { exerciseName, codes })
  }
  return [...open.values()]
}

/** What a version keeps: the reason, and what it was given for, as the patient's record and the catalog said it that day. */
export function cautionKept(
  exercise: CautionsOf,
  precautions: readonly CautionCode[],
  caution: Caution | undefined,
): Caution | undefined {
  const { against, careful } = cautionsMet(exercise, precautions)
  const codes = [...against, ...careful]
  return caution && codes.length > 0 && saysSomething(caution.reason) ? { ...caution, codes } : undefined
}

export const cautionNames = (codes: readonly CautionCode[]) =>
  codes.map((code) => cautionCodes[code]).join(', ')
