// What can be prescribed, as the plan's editor needs it.
import type { Picture } from '@/domain/catalog/picture'
import type { CautionCode, Delivery, ExerciseKind } from '@/domain/catalog/vocabulary'
import type { Dosage, DosageField } from '@/domain/plans/dosage'

export type ExerciseChoice = {
  id: string
  name: string
  kind: ExerciseKind
  delivery: Delivery
  dosageFields: DosageField[]
  defaultDosage: Dosage
  contraindications: CautionCode[]
  precautions: CautionCode[]
  picture: Picture | null
  /** Archived: it stays where it is prescribed, and is not offered any more. */
  archived: boolean
}
