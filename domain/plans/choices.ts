// What can be prescribed, as the plan's editor needs it.
import type { Picture } from '@/domain/catalog/picture'
import type { CautionCode, Delivery, ExerciseKind } from '@/domain/catalog/vocabulary'
import type { Dosage, DosageField } from '@/domain/plans/dosage'

export type ExerciseOffer = {
  id: string
  name: string
  kind: ExerciseKind
  delivery: Delivery
  dosageFields: DosageField[]
  defaultDosage: Dosage
  /** The one that the viewer last prescribed for it. */
  lastDosage: Dosage | null
  contraindications: CautionCode[]
  precautions: CautionCode[]
  picture: Picture | null
  /** Archived: it stays where it is prescribed, and is not offered any more. */
  archived: boolean
}

export type ExerciseChoice = ExerciseOffer & {
  /** The next harder variant. */
  harder: ExerciseOffer | null
}

/** What a new prescription begins with: what this person last prescribed, and before that what the catalog says. */
export const startingDosage = ({ lastDosage, defaultDosage }: ExerciseOffer) => lastDosage ?? defaultDosage
