// What can be prescribed, as the plan's editor needs it, and finding it by a few letters.
import type { CautionCode, Delivery, ExerciseKind } from '@/domain/catalog/vocabulary'
import type { Dosage, DosageField } from '@/domain/plans/dosage'

export type ExerciseChoice = {
  id: string
  name: string
  otherNames: string[]
  kind: ExerciseKind
  delivery: Delivery
  dosageFields: DosageField[]
  defaultDosage: Dosage
  contraindications: CautionCode[]
  precautions: CautionCode[]
  /** Archived: it stays where it is prescribed, and is not offered any more. */
  archived: boolean
}

/** Letters without their accents and case: "fliege" finds "Fliège". */
const plain = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLocaleLowerCase()

/**
 * Each word of the search begins or lies within a word of a name. A name that begins with the search comes first, then one
 * with a word that does, then other names, then the rest.
 */
export function matchingChoices(
  choices: readonly ExerciseChoice[],
  search: string,
  most: number,
): ExerciseChoice[] {
  const wanted = plain(search).trim()
  if (wanted === '') return []
  const words = wanted.split(/\s+/)
  const ranked = choices.flatMap((choice) => {
    if (choice.archived) return []
    const name = plain(choice.name)
    const others = choice.otherNames.map(plain)
    const all = [name, ...others].join(' ')
    if (!words.every((word) => all.includes(word))) return []
    const rank = name.startsWith(wanted)
      ? 0
      : ` ${name}`.includes(` ${wanted}`)
        ? 1
        : words.every((w) => name.includes(w))
          ? 2
          : 3
    return [{ choice, rank }]
  })
  return ranked
    .sort((a, b) => a.rank - b.rank || a.choice.name.localeCompare(b.choice.name))
    .slice(0, most)
    .map(({ choice }) => choice)
}
