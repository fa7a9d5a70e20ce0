// What a patient keeps after the plan's end: which exercises, what to do in a flare-up, whom to call.
import { z } from 'zod'
import { anId, optionalText, saysSomething } from '@/domain/fields'
import { isDoneAtHome, plainExercise, type PlainExercise } from '@/domain/plans/plain-exercise'
import type { PlanHistory } from '@/domain/plans/plan'
import { phaseLine } from '@/domain/plans/schedule'

/** The exercises as they stood at the discharge, in words: the catalog and the plan may change. */
export type SelfManagement = { exercises: PlainExercise[]; flareUp: string; contact: string }

export const selfManagementSchema = z.object({
  /** Prescriptions of the plan that go on. */
  keep: z.array(anId()).max(40).default([]),
  flareUp: optionalText(2_000).refine(saysSomething, 'Say what to do in a flare-up'),
  contact: optionalText(400).refine(saysSomething, 'Say whom to call'),
})

/** For the therapist to change; in words for a reading age of 11. */
export const usualFlareUp = [
  'A flare-up is pain that is worse for a few days. It happens, and it settles.',
  'Do half as much of each exercise for two or three days. Then build up again.',
  'Keep moving in ways that feel safe. Heat or a short rest can help.',
  'Call us if it is not better after two weeks, if the pain is new or different, or if you are worried.',
].join('\n')

/** What is done at home in the phase under way on the day, or else in the last one. */
export function exercisesToKeep(plan: PlanHistory, today: string): PlainExercise[] {
  const line = phaseLine(plan, today)
  const span = line.find(({ state }) => state === 'current') ?? line.at(-1)
  return (span?.phase.prescriptions ?? []).filter(isDoneAtHome).map(plainExercise)
}
