// The form of a clinic's own item: how it begins, and what follows from the kind and the place that are chosen in it.
import { firstCharacters } from '@/domain/characters'
import type { OwnExercise, OwnExerciseForm } from '@/domain/catalog/exercise'
import type { Delivery, ExerciseKind } from '@/domain/catalog/vocabulary'
import { defaultPainCeiling, type DosageField, type Frequency } from '@/domain/plans/dosage'

/** Kind and position are nobody's to guess. */
export type ExerciseStart = Omit<OwnExerciseForm, 'kind' | 'position'> &
  Partial<Pick<OwnExerciseForm, 'kind' | 'position'>>

const workdays: Frequency = { kind: 'days-a-week', days: 5, timesADay: 1 }

export const emptyExercise: ExerciseStart = {
  name: '',
  otherNames: [],
  delivery: 'home',
  regions: [],
  equipment: [],
  level: 'easy',
  purpose: '',
  steps: [{ text: '' }],
  cues: [],
  mistakes: [],
  reading: [],
  contraindications: [],
  precautions: [],
  stopWhen: '',
  dosageFields: ['sets', 'reps', 'painCeiling', 'frequency'],
  defaultDosage: { painCeiling: defaultPainCeiling, frequency: workdays },
  easier: null,
  harder: null,
  videoUrl: '',
}

const rowsOf = (list: readonly string[]) => list.map((text) => ({ text }))

/** An item that is there, as the form holds it; of what else is known of it the form takes nothing. */
export function formOf(item: OwnExercise): OwnExerciseForm {
  return {
    name: item.name,
    otherNames: rowsOf(item.otherNames),
    kind: item.kind,
    delivery: item.delivery,
    regions: item.regions,
    equipment: item.equipment,
    position: item.position,
    level: item.level,
    purpose: item.purpose,
    steps: rowsOf(item.steps),
    cues: rowsOf(item.cues),
    mistakes: rowsOf(item.mistakes),
    reading: rowsOf(item.reading),
    contraindications: item.contraindications,
    precautions: item.precautions,
    stopWhen: item.stopWhen,
    dosageFields: item.dosageFields,
    defaultDosage: item.defaultDosage,
    easier: item.easier,
    harder: item.harder,
    videoUrl: item.videoUrl,
  }
}

/** A copy is told from what it was made of by its name alone. */
export const adaptedName = (name: string) => `${firstCharacters(name, 70)}, adapted`

type HowOften = { dosageFields: DosageField[]; frequency: Frequency }

/** How often follows from where and what: per session in the clinic, as needed for education, on days of the week otherwise. */
export function howOftenFor(
  kind: ExerciseKind | undefined,
  delivery: Delivery,
  { dosageFields, frequency }: HowOften,
): HowOften {
  const others = dosageFields.filter((field) => field !== 'frequency')
  if (delivery === 'clinic') return { dosageFields: others, frequency: { kind: 'per-session' } }
  if (kind === 'education') return { dosageFields: others, frequency: { kind: 'as-needed' } }
  return {
    dosageFields: [...others, 'frequency'],
    frequency: frequency.kind === 'per-session' ? workdays : frequency,
  }
}
