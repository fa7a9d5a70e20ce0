// A draft as it is compared with another: its exercises by name, and what is not filled in yet as nothing.
import type { ExerciseChoice } from '@/domain/plans/choices'
import type { ComparedVersion } from '@/domain/plans/difference'
import type { Dosage } from '@/domain/plans/dosage'
import type { PlanDraft } from '@/domain/plans/draft'

export function named(
  content: Pick<PlanDraft, 'problem' | 'goals' | 'reassessEveryWeeks' | 'reassessAtShare' | 'phases'>,
  known: ReadonlyMap<string, ExerciseChoice>,
): ComparedVersion {
  return {
    ...content,
    goals: content.goals.map(({ target, ...goal }) =>
      target?.value === undefined ? goal : { ...goal, target: { ...target, value: target.value } },
    ),
    reassessEveryWeeks: content.reassessEveryWeeks ?? 0,
    phases: content.phases.map((phase, i) => ({
      ...phase,
      name: phase.name || `Phase ${i + 1}`,
      weeks: phase.weeks ?? 0,
      sessions: phase.sessions ?? 0,
      everyWeeks: phase.everyWeeks ?? 1,
      sessionMinutes: phase.sessionMinutes ?? 0,
      prescriptions: phase.prescriptions.map((each) => ({
        ...each,
        // Its words leave out what is not there.
        dosage: each.dosage as Dosage,
        exerciseName: known.get(each.exerciseId)?.name ?? 'An exercise',
      })),
    })),
  }
}
