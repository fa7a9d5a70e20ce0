// A demo patient's plan: the built-in 12-week programme, started, reassessed, progressed, paused or finished as the story says.
import { v7 } from 'uuid'
import { addDays, startOfWeek } from '@/domain/dates'
import type { Delivery, ExerciseKind } from '@/domain/catalog/vocabulary'
import type { ProtocolContent } from '@/domain/plans/content'
import type { CalendarDate, Phase, PlanHistory, PlanVersion } from '@/domain/plans/plan'
import type { DemoPatient } from './people'

export type KnownExercise = { id: string; name: string; kind: ExerciseKind; delivery: Delivery }

/** The Monday on which the plan began. */
export const startOf = (person: DemoPatient, today: CalendarDate) =>
  addDays(startOfWeek(today), -7 * person.weeks)

function phasesOf(protocol: ProtocolContent, exercises: Map<string, KnownExercise>): Phase[] {
  let startDay = 0
  return protocol.phases.map(({ prescriptions, ...phase }) => {
    const laid = {
      ...phase,
      id: v7(),
      startDay,
      prescriptions: prescriptions.map(({ exerciseId, dosage, note }) => {
        const exercise = exercises.get(exerciseId)
        if (!exercise)
          throw new Error(`the programme names an exercise that is not in the catalog: ${exerciseId}`)
        const { name, kind, delivery } = exercise
        return {
          id: v7(),
          versionId: v7(),
          exerciseId,
          exerciseName: name,
          exerciseKind: kind,
          delivery,
          dosage,
          note,
        }
      }),
    }
    startDay += phase.weeks * 7
    return laid
  })
}

/** Maintenance begins as a repetition of the phase before it: at the reassessment it is thinned and fitted to the patient. */
function repeated(phases: Phase[]): Phase[] {
  const [intensive] = phases
  return phases.map((phase) =>
    phase === intensive || !intensive
      ? phase
      : {
          ...phase,
          sessions: intensive.sessions,
          everyWeeks: intensive.everyWeeks,
          prescriptions: intensive.prescriptions
            .filter(({ delivery }) => delivery === 'home')
            .map((each) => ({ ...each, id: v7(), versionId: v7() })),
        },
  )
}

/** The next version: the same prescriptions, two repetitions more from the maintenance phase on. */
function progressed(phases: Phase[]): Phase[] {
  return phases.map((phase) => ({
    ...phase,
    prescriptions: phase.prescriptions.map((prescription) => {
      const { dosage } = prescription
      const more = phase.kind === 'maintenance' && dosage.reps !== undefined && dosage.reps <= 12
      return {
        ...prescription,
        versionId: v7(),
        dosage: more
          ? { ...dosage, reps: dosage.reps! + 2, repsTo: dosage.repsTo && dosage.repsTo + 2 }
          : dosage,
      }
    }),
  }))
}

export const wasReassessed = (person: DemoPatient) =>
  person.weeks > 4 && person.story !== 'reassessment-overdue' && person.story !== 'never-started'

/** The programme's last day for whoever finished it; in its sixth week for whoever stopped. */
function lastDayOf({ story }: DemoPatient, startsOn: CalendarDate): CalendarDate | null {
  if (story === 'finished') return addDays(startsOn, 12 * 7 - 1)
  return story === 'stopped' ? addDays(startsOn, 5 * 7 + 2) : null
}

export function planOf(
  person: DemoPatient,
  protocol: ProtocolContent,
  exercises: Map<string, KnownExercise>,
  today: CalendarDate,
): PlanHistory {
  const startsOn = startOf(person, today)
  const programme = phasesOf(protocol, exercises)
  const phases = person.story === 'four-weeks' ? repeated(programme) : programme
  const versions: PlanVersion[] = [{ id: v7(), number: 1, effectiveOn: startsOn, phases }]
  if (wasReassessed(person))
    versions.push({ id: v7(), number: 2, effectiveOn: addDays(startsOn, 28), phases: progressed(phases) })
  return {
    id: v7(),
    startsOn,
    endedOn: lastDayOf(person, startsOn),
    pauses: person.story === 'paused' ? [{ from: addDays(today, -9), resumedOn: null }] : [],
    versions,
  }
}
