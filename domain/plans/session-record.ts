// What is written down of one session: what was done, what the patient said, what was found, what comes next, and the clinician's own note apart.
import { z } from 'zod'
import { line, optionalLine, optionalText, saysSomething, whole } from '@/domain/fields'
import { describeDosage } from '@/domain/plans/dosage-line'
import type { PlanHistory } from '@/domain/plans/plan'
import { phaseOn } from '@/domain/plans/schedule'

const interventionSchema = z.object({
  name: line(120),
  /** In words: what was given may differ from what was planned. */
  dosage: optionalLine(200),
})
export type Intervention = z.output<typeof interventionSchema>

/** In all fields together, far more than anybody writes of one session; what a letter is made of counts each. */
const mostOfEntry = 20_000

export const sessionRecordSchema = z
  .object({
    /** Of the entry that this was typed over; 0 where there was none. */
    number: whole(0, 100_000),
    interventions: z.array(interventionSchema).max(30, 'At most 30'),
    report: optionalText(4_000),
    findings: optionalText(4_000),
    next: optionalText(2_000),
    /** Only the patient's own therapists write it; what others send of it is left out. */
    privateNote: optionalText(4_000),
  })
  .refine(
    ({ interventions, report, findings, next, privateNote }) =>
      interventions.length > 0 || [report, findings, next, privateNote].some(saysSomething),
    { path: ['report'], error: 'Write down what was done or said' },
  )
  .refine(
    ({ interventions, report, findings, next, privateNote }) =>
      [
        ...interventions.flatMap(({ name, dosage }) => [name, dosage]),
        report,
        findings,
        next,
        privateNote,
      ].join('').length <= mostOfEntry,
    {
      path: ['report'],
      error: 'This is too long for one session: shorten it, or write a part of it in a note',
    },
  )
export type SessionRecordInput = z.input<typeof sessionRecordSchema>

export type RecordEntry = {
  number: number
  interventions: Intervention[]
  report: string
  findings: string
  next: string
  privateNote: string
  writtenAt: Date
  writtenBy: string
}

/** What the phases in force on the day plan for each session, to begin a record with. */
export function plannedInterventions(plans: readonly PlanHistory[], date: string): Intervention[] {
  const planned = plans.flatMap((plan) => phaseOn(plan, date)?.phase.prescriptions ?? [])
  return planned
    .filter(({ delivery }) => delivery === 'clinic')
    .map(({ exerciseName, dosage }) => ({
      name: exerciseName,
      dosage: deliveredWords(describeDosage(dosage)),
    }))
}

/** In the record of one session, "each session" says nothing. */
const deliveredWords = (dosage: string) => dosage.replace(/(, )?each session$/, '')
