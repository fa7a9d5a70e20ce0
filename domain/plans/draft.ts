// A plan while it is being written: it may be unfinished, but nothing in it is wrong. Also how one is begun.
import { z } from 'zod'
import {
  defaultPhases,
  defaultReassessEveryWeeks,
  phaseContentSchema,
  planContentSchema,
  prescriptionContentSchema,
  type PlanContent,
} from '@/domain/plans/content'
import { dosageSchema, weekdaySchema } from '@/domain/plans/dosage'
import { goalDraftSchema } from '@/domain/plans/goals'
import { calendarDateSchema, optionalLine, whole } from '@/domain/fields'
import type { CalendarDate, Phase } from '@/domain/plans/plan'

const timesADay = whole(1, 10).optional()

const unfinishedFrequency = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('days-a-week'), days: whole(1, 7).optional(), timesADay }),
  z.object({ kind: z.literal('weekdays'), weekdays: z.array(weekdaySchema).max(7), timesADay }),
  z.object({ kind: z.literal('as-needed') }),
  z.object({ kind: z.literal('per-session') }),
])

const unfinishedPrescription = prescriptionContentSchema.extend({
  dosage: z.object({
    ...dosageSchema.shape,
    painCeiling: whole(0, 10).optional(),
    frequency: unfinishedFrequency,
  }),
  /** A dosage line that nobody could read yet; `dosage` is what stood there before. */
  typed: optionalLine(300).optional(),
})

const unfinishedPhase = phaseContentSchema.extend({
  name: optionalLine(60),
  weeks: whole(1, 52).optional(),
  sessions: whole(0, 14).optional(),
  everyWeeks: whole(1, 12).optional(),
  sessionMinutes: whole(5, 240).optional(),
  prescriptions: z.array(unfinishedPrescription).max(40, 'At most 40 items in a phase'),
})

/** The limits are those of a finished plan; what is not filled in yet is '' or absent. */
export const planDraftSchema = planContentSchema.extend({
  problem: optionalLine(120),
  goals: z.array(goalDraftSchema).max(10, 'At most 10 goals'),
  startsOn: z.union([z.literal(''), calendarDateSchema]),
  reassessEveryWeeks: whole(1, 26).optional(),
  phases: z.array(unfinishedPhase).max(12, 'At most 12 phases'),
})
export type PlanDraft = z.output<typeof planDraftSchema>

/** The same of a protocol, which has no patient's dates. */
export const protocolContentDraftSchema = planDraftSchema.omit({ startsOn: true })
export type ProtocolContentDraft = z.output<typeof protocolContentDraftSchema>
export type UnfinishedDosage = z.output<typeof unfinishedPrescription>['dosage']

export type NewId = () => string

export function emptyPlan(problem: string, startsOn: CalendarDate, newId: NewId): PlanDraft {
  return {
    problem,
    goals: [],
    startsOn,
    reassessEveryWeeks: defaultReassessEveryWeeks,
    phases: defaultPhases.map((phase) => ({
      id: newId(),
      ...phase,
      aim: '',
      criterion: '',
      prescriptions: [],
    })),
  }
}

/** A plan's phases and prescriptions are its own, so a protocol's ids are not taken over. */
export function planFromProtocol(
  protocol: ProtocolContentDraft,
  startsOn: CalendarDate,
  newId: NewId,
): PlanDraft {
  return { ...withNewIds(protocol, newId), startsOn }
}

/** Of another plan from now on: why something was given all the same is to be said anew. */
export function withNewIds<C extends ProtocolContentDraft>(content: C, newId: NewId): C {
  return {
    ...content,
    phases: content.phases.map((phase) => ({
      ...phase,
      id: newId(),
      prescriptions: phase.prescriptions.map(({ caution: _, ...prescription }) => ({
        ...prescription,
        id: newId(),
      })),
    })),
  }
}

/**
 * What another patient's plan prescribes, and nothing else of that plan: who copies it may be let read more than belongs
 * in this patient's record.
 */
export function phasesOfAnother(phases: readonly Phase[], newId: NewId): PlanDraft['phases'] {
  return phases.map((phase) => ({
    id: newId(),
    kind: phase.kind,
    name: phase.name,
    weeks: phase.weeks,
    sessions: phase.sessions,
    everyWeeks: phase.everyWeeks,
    sessionMinutes: phase.sessionMinutes,
    aim: phase.aim,
    criterion: phase.criterion,
    prescriptions: phase.prescriptions.map(({ exerciseId, dosage }) => ({
      id: newId(),
      exerciseId,
      dosage,
      note: '',
    })),
  }))
}

/** The next version begins as the newest one, and keeps the ids of its phases and prescriptions. */
export function nextVersionOf(
  version: Omit<PlanContent, 'phases'> & { phases: readonly Phase[] },
): PlanContent {
  return {
    problem: version.problem,
    goals: version.goals,
    startsOn: version.startsOn,
    reassessEveryWeeks: version.reassessEveryWeeks,
    reassessAtShare: version.reassessAtShare,
    phases: version.phases.map(
      ({
        id,
        kind,
        name,
        weeks,
        sessions,
        everyWeeks,
        sessionMinutes,
        sessionWeekdays,
        sessionTime,
        aim,
        criterion,
        prescriptions,
      }) => ({
        id,
        kind,
        name,
        weeks,
        sessions,
        everyWeeks,
        sessionMinutes,
        sessionWeekdays,
        sessionTime,
        aim,
        criterion,
        prescriptions: prescriptions.map(({ id, exerciseId, dosage, note, caution }) => ({
          id,
          exerciseId,
          dosage,
          note,
          caution,
        })),
      }),
    ),
  }
}
