// What a clinic writes down of a patient: the record's schema, for the form and the server.
import { z } from 'zod'
import { emailSchema, timeZoneSchema } from '@/domain/accounts/accounts'
import { cautionCodes, keysOf } from '@/domain/catalog/vocabulary'
import { anId, calendarDateSchema, nameLine, optionalLine } from '@/domain/fields'
import type { CalendarDate, PlanStatus } from '@/domain/plans/plan'
import { baselineSchema } from '@/domain/reassessment/baseline'

export const patientRecordSchema = z.object({
  name: nameLine(120),
  /** '' where it is not known. */
  birthDate: z.union([z.literal(''), calendarDateSchema]),
  phone: optionalLine(40),
  email: emailSchema,
  timeZone: timeZoneSchema,
  diagnosis: optionalLine(200),
  precautions: z
    .array(z.enum(keysOf(cautionCodes), { error: 'Choose from the list' }))
    .max(40)
    .transform((codes) => [...new Set(codes)]),
})

/** How the clinic reaches a patient, which the patient may change too. */
export const ownContactSchema = patientRecordSchema.pick({ phone: true, email: true })
export type OwnContact = z.output<typeof ownContactSchema>
export type PatientRecord = z.output<typeof patientRecordSchema>

/** '' where the one who adds is the patient's therapist. */
export const therapistChoiceSchema = z.union([z.literal(''), anId('Choose a therapist')])

/** What is asked when a patient comes for the first time: the record, and where the therapist adds one, the baseline. */
export const newPatientSchema = patientRecordSchema.extend({
  therapistId: therapistChoiceSchema,
  baseline: baselineSchema.nullable(),
})
export type NewPatientInput = z.input<typeof newPatientSchema>
export type NewPatient = z.output<typeof newPatientSchema>

/** Anything may be searched for: what is no name finds nobody. */
export const patientSearchSchema = z.object({ q: z.string().max(2_000, 'Search for less') })

export type PlanLine = {
  id: string
  problem: string
  status: PlanStatus
  startsOn: CalendarDate | null
  endedOn: CalendarDate | null
  /** Something is being written: the first version or the next. */
  hasDraft: boolean
}

export type PatientLine = {
  id: string
  name: string
  birthDate: CalendarDate | null
  diagnosis: string
  former: boolean
  therapists: string[]
  plans: PlanLine[]
}
