// Owns what an editor knows of exercises: those that its content holds, those that were found since, and the harder variants of both.
import { useMemo, useState } from 'react'
import type { ExerciseChoice } from '@/domain/plans/choices'

export function useKnownChoices(choices: readonly ExerciseChoice[]) {
  const [met, setMet] = useState<readonly ExerciseChoice[]>([])
  const known = useMemo(() => {
    const all = [...choices, ...met]
    // What a harder variant's own harder one is, only a look at the catalog tells; so what was looked at comes last.
    const harder = all.flatMap((choice) => (choice.harder ? [{ ...choice.harder, harder: null }] : []))
    return new Map([...harder, ...all].map((choice) => [choice.id, choice]))
  }, [choices, met])
  return { known, meet: (choice: ExerciseChoice) => setMet((before) => [...before, choice]) }
}
