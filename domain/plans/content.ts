// What a therapist writes: the content of a plan draft or a protocol, as one zod schema for browser and server.
import { z } from 'zod'
import { cautionSchema } from '@/domain/plans/cautions'
import { dosageSchema, weekdaysSchema } from '@/domain/plans/dosage'
import { goalSchema } from '@/domain/plans/goals'
import { sessionShares } from '@/domain/reassessment/due'
import { anId, calendarDateSchema, line, optionalLine, timeOfDaySchema, whole } from '@/domain/fields'

export const prescriptionContentSchema = z.object({
  id: anId(),
  exerciseId: anId('Choose an exercise'),
  dosage: dosageSchema,
  note: optionalLine(200),
  /** Why it is given although something speaks against it; never shown to the patient. */
  caution: cautionSchema.optional(),
})
export type PrescriptionContent = z.infer<typeof prescriptionContentSchema>

export const phaseContentSchema = z.object({
  id: anId(),
  kind: z.enum(['intensive', 'maintenance', 'custom']),
  name: line(60),
  weeks: whole(1, 52),
  sessions: whole(0, 14),
  everyWeeks: whole(1, 12),
  sessionMinutes: whole(5, 240),
  /** When sessions suit best; nothing is booked by it. Absent in what was written before it was asked. */
  sessionWeekdays: weekdaysSchema.optional(),
  sessionTime: z.union([z.literal(''), timeOfDaySchema]).optional(),
  aim: optionalLine(300),
  criterion: optionalLine(300),
  prescriptions: z.array(prescriptionContentSchema).max(40, 'At most 40 items in a phase'),
})
export type PhaseContent = z.infer<typeof phaseContentSchema>

/** What is read by the hundred has to end somewhere, and each item is a row of fields in the editor. */
const mostItems = 150
export type PhasesWithItems = { phases: readonly { prescriptions: readonly unknown[] }[] }

export const itemsIn = ({ phases }: PhasesWithItems): number =>
  phases.flatMap((each) => each.prescriptions).length

/** Of a plan or a protocol that had so many: where there were more from before, they may become fewer. */
export const mayHave = (before: number): number => Math.max(mostItems, before)

export const tooManyItems = (most: number) =>
  `At most ${most} items in all phases together: take something out.`

/** What an editor opened, with the limit at the phase that goes over it. */
export const withItemsOf = <S extends z.ZodType<PhasesWithItems>>(schema: S, opened: PhasesWithItems): S =>
  schema.superRefine((content, { addIssue }) => {
    const most = mayHave(itemsIn(opened))
    const over = content.phases.findIndex(
      (_, i) => itemsIn({ phases: content.phases.slice(0, i + 1) }) > most,
    )
    if (over >= 0)
      addIssue({ code: 'custom', path: ['phases', over, 'prescriptions'], message: tooManyItems(most) })
  })

/** Phases follow each other from the plan's first day; a later version keeps the ids of the phases and prescriptions it continues. */
export const planContentSchema = z.object({
  problem: line(120),
  goals: z.array(goalSchema).max(10, 'At most 10 goals'),
  startsOn: calendarDateSchema,
  reassessEveryWeeks: whole(1, 26),
  /** Where it is there, the sessions of a phase decide and not the weeks. */
  reassessAtShare: z.literal(sessionShares, { error: 'Choose when to reassess' }).optional(),
  phases: z.array(phaseContentSchema).min(1, 'A plan needs a phase').max(12, 'At most 12 phases'),
})
export type PlanContent = z.infer<typeof planContentSchema>

/** A protocol is the same without a patient's dates. */
export const protocolContentSchema = planContentSchema.omit({ startsOn: true })
export type ProtocolContent = z.infer<typeof protocolContentSchema>

/** Intensive four weeks at three sessions, then maintenance eight weeks at one every two weeks. */
export const defaultPhases = [
  { kind: 'intensive', name: 'Intensive', weeks: 4, sessions: 3, everyWeeks: 1, sessionMinutes: 45 },
  { kind: 'maintenance', name: 'Maintenance', weeks: 8, sessions: 1, everyWeeks: 2, sessionMinutes: 45 },
] as const
export const defaultReassessEveryWeeks = 4
