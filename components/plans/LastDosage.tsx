// Owns the way to the dosage that this therapist last prescribed for an exercise.
'use client'

import { Button } from '@/components/ui/Button'
import { VisuallyHidden } from '@/components/ui/VisuallyHidden'
import type { ExerciseOffer } from '@/domain/plans/choices'
import { describeDosage } from '@/domain/plans/dosage-line'
import type { PrescriptionPath } from './plan-form'
import { useDosage } from './useDosage'

export interface LastDosageProps {
  path: PrescriptionPath
  exercise: ExerciseOffer
  of: string
}

export function LastDosage({ path, exercise: { lastDosage }, of }: LastDosageProps) {
  const { dosage, setDosage } = useDosage(path)
  if (!lastDosage || describeDosage(dosage) === describeDosage(lastDosage)) return null
  return (
    <Button size="small" variant="quiet" onClick={() => setDosage(lastDosage)} className="-ml-3 text-left">
      Use what you last prescribed: {describeDosage(lastDosage)}
      <VisuallyHidden>, {of}</VisuallyHidden>
    </Button>
  )
}
