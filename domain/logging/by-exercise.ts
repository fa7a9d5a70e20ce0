// How each exercise of a plan goes: what of it was due and done, what was skipped and for what reasons, and at what pain.
import { dayNumber } from '@/domain/dates'
import { grouped } from '@/domain/grouped'
import { currentLogs } from '@/domain/logging/current'
import type { Log } from '@/domain/logging/log'
import { worstPain } from '@/domain/logging/pain'
import { reasonsSkipped, type ReasonCount } from '@/domain/logging/skip-reasons'
import { eachCounted } from '@/domain/logging/tally'
import type { CalendarDate, PlanHistory } from '@/domain/plans/plan'

export type ExerciseFigures = {
  exerciseId: string
  name: string
  due: number
  done: number
  partial: number
  skipped: number
  notLogged: number
  /** Of what was skipped, the commonest first; null where no reason was given. */
  reasons: ReasonCount[]
  /** Of the worst while exercising or after, over the entries that said one; null where none did. */
  pain: { mean: number; most: number; answers: number } | null
}

/**
 * In the order in which the plan first prescribes them. One exercise may be prescribed in several phases: its figures are
 * of all of them. What is as needed is never due, and shows its pain and reasons alone. What nothing is known of is left
 * out.
 */
export function figuresByExercise(args: {
  plan: PlanHistory
  logs: readonly Log[]
  today: CalendarDate
}): ExerciseFigures[] {
  const { plan, today } = args
  const figures = new Map<string, ExerciseFigures>()
  const ofPrescription = new Map<string, ExerciseFigures>()
  for (const { phases } of plan.versions)
    for (const { prescriptions } of phases)
      for (const { id, exerciseId, exerciseName, delivery } of prescriptions) {
        if (delivery !== 'home' || ofPrescription.has(id)) continue
        const found = figures.get(exerciseId) ?? nothingOf(exerciseId, exerciseName)
        figures.set(exerciseId, found)
        ofPrescription.set(id, found)
      }

  eachCounted({ ...args, from: plan.startsOn, to: today }, ({ prescriptionId, outcome }) => {
    const found = ofPrescription.get(prescriptionId)
    if (!found || outcome === 'to-come') return
    found.due++
    if (outcome === 'not-logged') found.notLogged++
    else found[outcome]++
  })

  const entries = currentLogs(args.logs).flatMap((log) => {
    const found = ofPrescription.get(log.prescriptionId)
    return found && dayNumber(log.dueOn) <= dayNumber(today) ? [[found, log] as const] : []
  })
  for (const [found, logs] of grouped(entries)) {
    found.reasons = reasonsSkipped(logs)
    found.pain = painOver(logs)
  }
  return [...figures.values()].filter(
    ({ due, reasons, pain }) => due > 0 || reasons.length > 0 || pain !== null,
  )
}

function painOver(logs: readonly Log[]): ExerciseFigures['pain'] {
  const pains = logs.map(worstPain).filter((pain) => pain !== null)
  if (pains.length === 0) return null
  const mean = pains.reduce((sum, pain) => sum + pain, 0) / pains.length
  return { mean, most: Math.max(...pains), answers: pains.length }
}

const nothingOf = (exerciseId: string, name: string): ExerciseFigures => ({
  ...{ exerciseId, name, due: 0, done: 0, partial: 0, skipped: 0, notLogged: 0 },
  ...{ reasons: [], pain: null },
})
