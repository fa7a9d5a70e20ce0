// An exercise as a patient takes it home: what is done, how much and how often, in plain words.
import { plainDosage } from '@/domain/plans/dosage-words'
import type { Prescription } from '@/domain/plans/plan'

export type PlainExercise = {
  prescriptionId: string
  exerciseId: string
  name: string
  amount: string
  often: string
  note: string
}

/** What is read stands elsewhere. */
export const isDoneAtHome = ({ delivery, exerciseKind }: Prescription) =>
  delivery === 'home' && exerciseKind !== 'education'

export const plainExercise = ({
  id,
  exerciseId,
  exerciseName,
  dosage,
  note,
}: Prescription): PlainExercise => ({
  ...{ prescriptionId: id, exerciseId, name: exerciseName, note },
  ...plainDosage(dosage),
})
