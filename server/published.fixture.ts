// A version of a plan with exercises of its own, which the program did not publish itself.
import { v7 } from 'uuid'
import type { Frequency } from '@/domain/plans/dosage'
import type { CalendarDate, Phase } from '@/domain/plans/plan'
import { writing } from '@/server/two-clinics.fixture'
import type { Therapist } from '@/server/viewer'

/** By name how often, or `read` for a text. What an exercise's instructions or a text say names it too. */
type Exercises = Record<string, Frequency | 'read'>

/** Answers the exercises' ids by name. */
export async function publishedFor(
  { clinicId, accountId }: Therapist,
  patientId: string,
  planId: string,
  number: number,
  effectiveOn: CalendarDate,
  ...given: [startDay: number, weeks: number, exercises: Exercises][]
): Promise<Record<string, string>> {
  const phases = given.map(([startDay, weeks, exercises]): Phase => ({
    ...{ id: v7(), kind: 'custom', name: 'Phase', startDay, weeks, sessions: 0, everyWeeks: 1 },
    ...{ sessionMinutes: 0, aim: '', criterion: '' },
    prescriptions: Object.entries(exercises).map(([exerciseName, often]) => ({
      ...{ id: v7(), versionId: v7(), exerciseId: v7(), exerciseName, delivery: 'home', note: '' },
      exerciseKind: often === 'read' ? 'education' : 'strengthening',
      dosage: { painCeiling: 5, frequency: often === 'read' ? { kind: 'as-needed' } : often },
    })),
  }))
  const all = phases.flatMap((phase) => phase.prescriptions.map((each) => ({ ...each, phase })))
  const keys = { clinic_id: clinicId, patient_id: patientId, plan_id: planId }
  await writing(clinicId, async (write) => {
    await write(
      'exercises',
      all.map(({ exerciseId, exerciseName, exerciseKind }) => ({
        ...{ id: exerciseId, slug: exerciseId, name: exerciseName, kind: exerciseKind, delivery: 'home' },
        ...{ other_names: [], regions: [], equipment: [], cues: [], mistakes: [] },
        ...{
          contraindications: [],
          precautions: [],
          dosage_fields: [],
          default_dosage: {},
          content_hash: '',
        },
        ...{ position: 'sitting', level: 'easy', stop_when: '', updated_at: new Date() },
        purpose: `Why ${exerciseName}`,
        steps: [`Do ${exerciseName}.`],
        reading: exerciseKind === 'education' ? [`About ${exerciseName}.`] : [],
      })),
    )
    await write('plan_versions', [
      {
        ...{ ...keys, id: v7(), number, effective_on: effectiveOn, problem: 'Back', goals: [], phases },
        ...{ reassess_every_weeks: 4, published_by: accountId },
      },
    ])
    await write(
      'phases',
      phases.map(({ id }) => ({ ...keys, id })),
    )
    await write(
      'prescriptions',
      all.map(({ id, exerciseId, phase }) => ({
        ...{ ...keys, id, phase_id: phase.id, exercise_id: exerciseId },
      })),
    )
  })
  return Object.fromEntries(all.map(({ exerciseName, exerciseId }) => [exerciseName, exerciseId]))
}

/** Answers the id of another plan of a patient, which has ended. */
export async function endedPlanOf(
  { clinicId, accountId }: Therapist,
  patientId: string,
  startsOn: CalendarDate,
  endedOn: CalendarDate,
): Promise<string> {
  const id = v7()
  const own = { clinic_id: clinicId, patient_id: patientId, created_by: accountId }
  await writing(clinicId, (write) =>
    write('plans', [
      { ...own, id, problem: 'Knee', status: 'completed', starts_on: startsOn, ended_on: endedOn },
    ]),
  )
  return id
}
