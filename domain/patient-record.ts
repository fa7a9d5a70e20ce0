// What stands in a patient's record beside the plan: the schema of each section, which is saved on its own, and the count of visits.
import { z } from 'zod'
import { standingWords, type AskedWay, type Standing } from '@/domain/consents'
import {
  anId,
  calendarDateSchema,
  counted,
  optionalLine,
  optionalText,
  saysSomething,
  whole,
} from '@/domain/fields'
import { patientRecordSchema } from '@/domain/patients'
import type { CalendarDate } from '@/domain/plans/plan'

/** '' where it is not known. */
const maybeDate = z.union([z.literal(''), calendarDateSchema])
const maybeId = z.union([z.literal(''), anId('Choose from the list')])

const { name, birthDate, phone, email, timeZone, diagnosis, precautions } = patientRecordSchema.shape

/** Sections that are the patient's own columns; each is saved without the others. */
export const sectionSchemas = {
  person: z.object({
    ...{ section: z.literal('person'), name, birthDate, phone, email, timeZone },
    ...{ language: optionalLine(60), referrer: optionalLine(120) },
    /** Whether links to sign in go to the e-mail address. */
    emailForLinks: z.boolean(),
  }),
  problem: z.object({ section: z.literal('problem'), diagnosis, precautions }),
  screening: z
    .object({ section: z.literal('screening'), redFlagsOn: maybeDate, redFlags: optionalText(1_000) })
    .refine(({ redFlagsOn, redFlags }) => redFlags === '' || redFlagsOn !== '', {
      path: ['redFlagsOn'],
      error: 'Say when you asked',
    }),
  visits: z.object({
    section: z.literal('visits'),
    /** Null where nobody limits them. */
    approvedVisits: whole(0, 500).nullable(),
    approvedFrom: maybeDate,
  }),
}
export const sectionSchema = z.discriminatedUnion('section', [
  sectionSchemas.person,
  sectionSchemas.problem,
  sectionSchemas.screening,
  sectionSchemas.visits,
])
/** Where the record was opened from: the plan that waits to be activated, or else the patient's page. */
export const cameFromSchema = z.object({ plan: anId() })

export type SectionInput = z.input<typeof sectionSchema>
export type Section = z.output<typeof sectionSchema>
export type SectionValues = { [S in Section['section']]: Extract<SectionInput, { section: S }> }

/** Who joins the care team and who leaves it on a day; both together hand a patient over. */
export const teamChangeSchema = z
  .object({ joins: maybeId, leaves: maybeId, on: calendarDateSchema })
  .refine(({ joins, leaves }) => joins !== '' || leaves !== '', {
    path: ['joins'],
    error: 'Choose who joins or who leaves',
  })

export const adverseEventSchema = z.object({
  on: calendarDateSchema,
  happened: optionalText(1_000).refine(saysSomething, 'Say what happened'),
  done: optionalText(1_000),
  /** The entry that this one corrects. */
  replaces: anId().nullable(),
})
export type AdverseEvent = {
  id: string
  on: CalendarDate
  happened: string
  done: string
  by: string
  /** An earlier wording stands behind it. */
  corrected: boolean
}

export const clinicianNoteSchema = z.object({
  text: optionalText(8_000),
  /** The number of the note that was read; 0 when there was none. */
  read: counted,
})

/** What should stand in a record before a plan begins, by the section of the record that it belongs to. */
export type RecordGap = { section: 'red-flags' | 'consent'; words: string }

export function recordGaps({
  redFlagsOn,
  consents,
}: {
  redFlagsOn: CalendarDate | null
  consents: readonly { title: string; asked: AskedWay; standing: Standing }[]
}): RecordGap[] {
  const open = consents.filter(
    ({ asked, standing }) => asked !== 'no-longer' && standing !== 'agreed' && standing !== 'agreed-earlier',
  )
  return [
    ...(redFlagsOn === null ? [{ section: 'red-flags' as const, words: 'Red flags: not asked yet' }] : []),
    ...open.map(({ title, standing }) => ({
      section: 'consent' as const,
      words: `Consent to “${title}”: ${standingWords[standing].toLowerCase()}`,
    })),
  ]
}

export type Visits = {
  /** Null where nobody limits them. */
  approved: number | null
  from: CalendarDate | null
  attended: number
  booked: number
}

/** Null while there is nothing to warn of: three and more are left, or nobody limits them. */
export function visitsWarning({ approved, attended, booked }: Visits): string | null {
  if (approved === null) return null
  const left = approved - attended - booked
  const used = `${attended} attended, ${booked} booked, ${approved} approved.`
  if (left < 0) return `${-left} more than approved: ${used}`
  if (left === 0) return `No approved visit is left: ${used}`
  if (left <= 2) return `${left} approved ${left === 1 ? 'visit is' : 'visits are'} left: ${used}`
  return null
}
