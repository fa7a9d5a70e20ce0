// A plan as the rules read it: versions, phases, prescriptions, pauses. Plain data, no zod, so the patient's phone may load it.
import type { Delivery, ExerciseKind } from '@/domain/catalog/vocabulary'
import type { Caution } from '@/domain/plans/cautions'
import type { Dosage } from '@/domain/plans/dosage'

/** YYYY-MM-DD in the patient's zone. */
export type CalendarDate = string

export type PhaseKind = 'intensive' | 'maintenance' | 'custom'

export type Prescription = {
  /** One id through all versions of the plan. */
  id: string
  /** The prescription version: this dosage in this plan version. */
  versionId: string
  exerciseId: string
  exerciseName: string
  /** Education done as needed is reading: it is listed to learn from, not to do. */
  exerciseKind: ExerciseKind
  delivery: Delivery
  dosage: Dosage
  /** A word of the therapist to this patient. */
  note: string
  /** Why it is given although something speaks against it: for staff alone. */
  caution?: Caution | undefined
}

export type Phase = {
  /** One id through all versions of the plan. */
  id: string
  kind: PhaseKind
  name: string
  /** Plan day on which the phase begins; plan day 0 is the plan's first day, paused days are not counted. */
  startDay: number
  weeks: number
  /** Session frequency: `sessions` every `everyWeeks` weeks. */
  sessions: number
  everyWeeks: number
  sessionMinutes: number
  /** When sessions suit best: weekdays (Monday is 1) and HH:MM on the clinic's wall clock; '' or absent where nobody said. */
  sessionWeekdays?: number[] | undefined
  sessionTime?: string | undefined
  aim: string
  criterion: string
  prescriptions: Prescription[]
}

export type PlanVersion = {
  id: string
  number: number
  effectiveOn: CalendarDate
  /** By startDay, ascending; a phase ends where the next begins or after its weeks, whichever is first. */
  phases: Phase[]
}

export type Pause = { from: CalendarDate; resumedOn: CalendarDate | null }

export type PlanStatus = 'draft' | 'active' | 'completed' | 'discontinued'

/** What the schedule needs of a plan. In force on a date is the highest-numbered version whose effective date is not after it. */
export type PlanHistory = {
  id: string
  startsOn: CalendarDate
  /** The day on which it was completed or discontinued: nothing is due after it. */
  endedOn: CalendarDate | null
  pauses: Pause[]
  /** By number, ascending. Empty while the plan is a draft. */
  versions: PlanVersion[]
}
