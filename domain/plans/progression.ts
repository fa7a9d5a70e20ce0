// How an exercise may be made harder for the next phase: suggestions for the therapist to take or leave, never applied by themselves.
//
// Load: a rise of 2 to 10 % once one or two repetitions more than asked for can be done (American College of Sports
// Medicine, Med Sci Sports Exerc 2009;41:687). Volume before load, and the sizes of the steps for repetitions and sets,
// are conventions of this program: two repetitions or one set at a time, up to 20 repetitions and 4 sets, beyond which a
// harder variant or more load serves strength better than more of the same.
import type { ExerciseOffer } from '@/domain/plans/choices'
import { startingDosage } from '@/domain/plans/choices'
import type { Dosage } from '@/domain/plans/dosage'
import type { UnfinishedDosage } from '@/domain/plans/draft'

export type Progression = {
  key: 'reps' | 'sets' | 'load' | 'band' | 'harder'
  /** What is done: "2 more repetitions". */
  words: string
  exerciseId: string
  dosage: UnfinishedDosage
}

const moreReps = 2
const mostReps = 20
const mostSets = 4
const loadRise = 0.05
/** The smallest step of plates and dumbbells. */
const loadStep = { kg: 0.5, lb: 1 } as const
const mostLoad = 500
const bands = ['extra light', 'light', 'medium', 'heavy', 'extra heavy'] as const

/** In the order in which they are thought of: more repetitions, more sets, more load, the harder variant. */
export function progressions(
  exercise: { id: string; harder: ExerciseOffer | null },
  dosage: UnfinishedDosage,
): Progression[] {
  const { reps, repsTo, sets, load, loadUnit = 'kg', band } = dosage
  const found: Progression[] = []
  const suggest = (key: Progression['key'], words: string, more: Partial<Dosage>) =>
    found.push({ key, words, exerciseId: exercise.id, dosage: { ...dosage, ...more } })

  if (reps !== undefined && (repsTo ?? reps) + moreReps <= mostReps)
    suggest('reps', `${moreReps} more repetitions`, {
      reps: reps + moreReps,
      ...(repsTo !== undefined && { repsTo: repsTo + moreReps }),
    })
  if (sets !== undefined && sets < mostSets) suggest('sets', '1 more set', { sets: sets + 1 })
  if (load !== undefined && load > 0) {
    const heavier = heavierThan(load, loadStep[loadUnit])
    if (heavier <= mostLoad) suggest('load', `${heavier} ${loadUnit}`, { load: heavier })
  }
  const next = band && bands[bands.indexOf(band) + 1]
  if (next) suggest('band', `${next} band`, { band: next })
  if (exercise.harder)
    found.push({
      key: 'harder',
      words: `Harder: ${exercise.harder.name}`,
      exerciseId: exercise.harder.id,
      dosage: startingDosage(exercise.harder),
    })
  return found
}

/** By a twentieth, to the step below; by one step at least. */
function heavierThan(load: number, step: number): number {
  const steps = Math.floor((load * (1 + loadRise)) / step + 1e-9)
  const heavier = Math.max(steps * step, load + step)
  return Math.round(heavier * 100) / 100
}
