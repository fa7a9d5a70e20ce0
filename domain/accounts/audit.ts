// The words of the audit log: what was done, and to what. No entry holds a text of anybody's.
import { z } from 'zod'
import { reasonWords } from '@/domain/accounts/emergency'
import { anId, calendarDateSchema } from '@/domain/fields'

export const actionWords = {
  read: 'Opened',
  add: 'Added',
  change: 'Changed',
  remove: 'Removed',
  erase: 'Erased',
  export: 'Exported',
  enter: 'Signed in',
  refuse: 'Refused',
  recover: 'Recovered',
  restore: 'Restored',
}

/** What the log is searched by is one of these deeds. */
export const emergencyDeed = 'emergency'
export const deedWords: Record<string, string> = { ...actionWords, [emergencyDeed]: 'Opened in an emergency' }

/** Which entries a deed is. */
export const entriesOf = (deed: string): Partial<Noted> =>
  deed === emergencyDeed ? { action: 'add', object: 'emergency_accesses' } : { action: deed }

export const objectWords = {
  caseload: 'the caseload',
  patients_list: 'the list of patients',
  calendar: 'the calendar',
  exercise_use: 'the patients of an exercise',
  record: 'the record',
  plan: 'a plan',
  handout: 'a handout',
  session: 'a session and its record',
  booking: 'sessions to book',
  reassessment: 'a reassessment',
  letter: 'a letter to the referrer',
  paper: 'a paper week',
  messages: 'messages',
  words: 'what was written while logging',
  audit: 'the audit log',
  backup: 'everything from a backup',
  access: 'what does not exist or is not theirs',
  'sign-in': 'a sign-in',
  passphrase: 'a passphrase',
  accounts: 'an account',
  auth_sessions: 'the devices of a patient',
  second_steps: 'a second step at sign-in',
  adverse_events: 'an adverse event',
  assessments: 'an assessment',
  care_team_members: 'the care team',
  check_ins: 'a check-in from paper',
  clinician_notes: 'the private note',
  clinics: 'the clinic’s settings',
  closed_days: 'closed days',
  consent_texts: 'a consent text',
  consents: 'an answer to a consent text',
  earlier_wordings: 'an earlier wording of the record',
  emergency_accesses: 'emergency access to a record',
  erasures: 'the erasure of a record',
  exercises: 'the clinic’s exercises',
  exercise_photos: 'the photograph of an exercise',
  flag_answers: 'an answer to a flag',
  flags: 'the flags',
  invitations: 'an invitation',
  logs: 'exercise logs from paper',
  own_measures: 'the clinic’s measures',
  patients: 'the personal details',
  person: 'a person’s data',
  plan_drafts: 'a draft of a plan',
  plan_pauses: 'a pause of a plan',
  plan_versions: 'a version of a plan',
  plans: 'a plan',
  protocols: 'the clinic’s protocols',
  self_management: 'what one does alone',
  self_reports: 'answers before a check',
  session_records: 'the record of a session',
  sessions: 'a session',
}

/** What may be noted is a word of each list. */
export type ToNote = { action: keyof typeof actionWords; object: keyof typeof objectWords }

export type Noted = { action: string; object: string }
type Line = Noted & { account?: string | null; reason?: string | null }

/** A name that is newer than these words is shown as it is. The reason is an emergency's, which is chosen from a list. */
export function inWords({ action, object, account = null, reason = null }: Line): string {
  if (action === 'enter') return actionWords.enter
  const whose = account === null ? '' : ` (${account})`
  const objects: Record<string, string> = objectWords
  const what = `${deedWords[action] ?? action} ${objects[object] ?? object.replaceAll('_', ' ')}${whose}`
  return reason === null ? what : `${what}: ${reasonWords(reason)}`
}

const anyOf = <T extends z.ZodType>(schema: T) => z.union([schema, z.literal('')]).catch('')

/** What the log is searched by, from the address; what cannot be read is left out. */
export const auditFilterSchema = z.object({
  who: anyOf(anId()),
  patient: anyOf(anId()),
  action: anyOf(z.enum(Object.keys(deedWords) as [string, ...string[]])),
  from: anyOf(calendarDateSchema),
  to: anyOf(calendarDateSchema),
})
export type AuditFilter = z.output<typeof auditFilterSchema>
