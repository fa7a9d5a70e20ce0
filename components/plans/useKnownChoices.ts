// Owns what an editor knows of exercises: those that its content holds, and those that were found since.
import { useMemo, useState } from 'react'
import type { ExerciseChoice } from '@/domain/plans/choices'

export function useKnownChoices(choices: readonly ExerciseChoice[]) {
  const [met, setMet] = useState<readonly ExerciseChoice[]>([])
  const known = useMemo(
    () => new Map([...choices, ...met].map((choice) => [choice.id, choice])),
    [choices, met],
  )
  return { known, meet: (choice: ExerciseChoice) => setMet((before) => [...before, choice]) }
}
