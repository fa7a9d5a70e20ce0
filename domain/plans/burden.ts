// How much of a day a plan asks for. Fewer exercises are done better, so the builder says when to consider fewer; the evidence is mixed, so it never says too many.
import type { Dosage } from '@/domain/plans/dosage'
import { slotsOf } from '@/domain/plans/occurrences'
import type { Prescription } from '@/domain/plans/plan'

/** Where nothing says how long one repetition takes. */
const secondsPerRep = 3
/** An easy walk, 4.8 km an hour. */
const metresPerMinute = 80

export const considerOverExercises = 4
export const considerOverMinutes = 20

/** Minutes on a day on which it is due: sets x (reps x tempo or hold) + rests, x times a day. Nothing for what is done as needed or in the clinic. */
export function dailyMinutes(dosage: Dosage): number {
  const sets = dosage.sets ?? 1
  const reps = dosage.repsTo ?? dosage.reps
  const tempo = dosage.tempo?.split('-').reduce((sum, part) => sum + Number(part), 0)
  const hold = dosage.holdSeconds
  const perRep = tempo || hold || secondsPerRep
  const work =
    (reps === undefined ? (hold ?? 0) : reps * perRep) +
    (dosage.durationMinutes ?? 0) * 60 +
    (dosage.durationMinutes === undefined ? ((dosage.distanceMetres ?? 0) / metresPerMinute) * 60 : 0)
  const sides = dosage.side === 'each' ? 2 : 1
  const rests = (sets - 1) * (dosage.restSeconds ?? 0)
  return ((sets * work * sides + rests) * slotsOf(dosage.frequency)) / 60
}

export type Burden = { exercises: number; minutes: number; consider: string | null }

/** Of the prescriptions of one phase: those done at home on set days. */
export function burden(prescriptions: readonly Pick<Prescription, 'delivery' | 'dosage'>[]): Burden {
  const home = prescriptions.filter((each) => each.delivery === 'home' && slotsOf(each.dosage.frequency) > 0)
  const exercises = home.length
  const minutes = home.reduce((sum, each) => sum + dailyMinutes(each.dosage), 0)
  const many = exercises > considerOverExercises
  const long = minutes > considerOverMinutes
  const what = [many && `${exercises} home exercises`, long && `${Math.round(minutes)} minutes a day`].filter(
    Boolean,
  )
  return {
    exercises,
    minutes,
    consider: many || long ? `Consider fewer: ${what.join(' and ')}. Fewer exercises are done better.` : null,
  }
}
