// Every form that an action takes, filled in completely: what bad-input.spec.ts spoils field by field. A field that is missing here fails the test.
import { z } from 'zod'
import {
  clinicSettingsSchema,
  handoverSchema,
  newPassphraseSchema,
  presentPassphraseSchema,
  rolesSchema,
  signInCodeSchema,
  staffInvitationSchema,
  staffNameSchema,
} from '@/domain/accounts/accounts'
import { emergencySchema } from '@/domain/accounts/emergency'
import { ownExerciseSchema, saveExerciseSchema, shownPhotoSchema } from '@/domain/catalog/exercise'
import {
  consentSchema,
  newConsentTextSchema,
  nextConsentTextSchema,
  ownConsentSchema,
} from '@/domain/consents'
import { caseloadFilterSchema, digestChoiceSchema } from '@/domain/logging/caseload-asked'
import { closeFlagsSchema, putOffFlagsSchema } from '@/domain/logging/flag-forms'
import { paperWeekSchema } from '@/domain/logging/paper'
import { messageSchema } from '@/domain/messages/message'
import {
  adverseEventSchema,
  clinicianNoteSchema,
  sectionSchema,
  teamChangeSchema,
} from '@/domain/patient-record'
import { newPatientSchema, ownContactSchema } from '@/domain/patients'
import { erasureSchema, keepingSchema } from '@/domain/person-data'
import { closedDaysSchema, openingHoursSchema } from '@/domain/plans/clinic-hours'
import {
  endSchema,
  extendPhaseSchema,
  newPlanSchema,
  publishSchema,
  resumeSchema,
  savePlanSchema,
  startPhaseSchema,
} from '@/domain/plans/plan-forms'
import { saveProtocolSchema } from '@/domain/plans/protocol'
import { bookingSchema, markSchema, moveSchema, phaseBookingSchema } from '@/domain/plans/session-forms'
import { sessionRecordSchema } from '@/domain/plans/session-record'
import { baselineSchema } from '@/domain/reassessment/baseline'
import { decidedFields } from '@/domain/reassessment/decision'
import { ownMeasureSchema } from '@/domain/reassessment/own-measure'
import { pushDeviceSchema, reminderChoiceSchema } from '@/domain/reminders/reminder-forms'
import { shownSchema } from '@/domain/shown'
import type { Served, Subject } from './authorisation.people'

/** What the forms are about, and what has become of it: a form is written from the newest revision. */
export type Written = Subject &
  Pick<Served, 'newest' | 'answered' | 'activities' | 'paperDay'> & {
    revision: (action: string, id: string) => Promise<number>
  }

type Fill = (written: Written) => unknown[] | Promise<unknown[]>

export type Form = {
  schema: z.ZodType
  args: Fill
  /** Filled in other ways, where a field excludes another. */
  orElse?: readonly Fill[]
  /** Sent as a plain form is, for a page whose script has not run. */
  plain?: true
  /** Nobody types here: what comes otherwise may be refused as a whole. */
  chosen?: true
}

const today = new Date().toISOString().slice(0, 10)
const soon = new Date(Date.now() + 2 * 86_400_000).toISOString().slice(0, 10)
const id = (last: number) => `019a0000-0000-7000-8000-${String(last).padStart(12, '0')}`

const dosage = {
  ...{ sets: 3, reps: 8, repsTo: 12, holdSeconds: 5, restSeconds: 30, tempo: '2-1-2' },
  ...{ load: 2, loadUnit: 'kg', band: 'light', durationMinutes: 5, distanceMetres: 100, side: 'each' },
  ...{ effort: 4, painCeiling: 5, grade: 'II', intensity: 'Comfortable' },
}
const frequencies = [
  { kind: 'days-a-week', days: 5, timesADay: 2 },
  { kind: 'weekdays', weekdays: [1, 3], timesADay: 1 },
  { kind: 'as-needed' },
]

const phases = (exerciseId: string) => [
  {
    ...{ id: id(1), kind: 'custom', name: 'Start', weeks: 4, sessions: 3, everyWeeks: 1, sessionMinutes: 45 },
    ...{ sessionWeekdays: [1, 3], sessionTime: '09:30', aim: 'Less pain', criterion: 'Pain of 3 or less' },
    prescriptions: frequencies.map((frequency, index) => ({
      ...{ id: id(10 + index), exerciseId, dosage: { ...dosage, frequency }, note: 'Slowly' },
      ...{ caution: { codes: ['osteoporosis'], reason: 'Light loads' }, typed: '3 x 10' },
    })),
  },
]
const content = ({ exerciseId, measureId }: Subject) => ({
  problem: 'Neck pain',
  goals: [
    { text: 'Read in bed', target: { measure: 'psfs', item: 'Reading', value: 8 }, byWeek: 6 },
    {
      text: 'Open jars',
      target: {
        ...{ measure: `own-${measureId}`, item: '', value: 20 },
        own: { name: 'Grip span', unit: '', least: 0, most: 30, step: 1, direction: 'higher-is-better' },
      },
    },
  ],
  reassessEveryWeeks: 4,
  reassessAtShare: 50,
  phases: phases(exerciseId),
})

const person = {
  ...{ name: 'Bad Input', birthDate: '1960-02-03', phone: '020 7946 0000', email: 'bad.input@demo.test' },
  timeZone: 'Europe/London',
}
const problem = { diagnosis: 'Neck pain', precautions: ['osteoporosis'] }
const sections = [
  { section: 'person', ...person, language: 'Dutch', referrer: 'Dr Moss', emailForLinks: true },
  { section: 'problem', ...problem },
  { section: 'screening', redFlagsOn: today, redFlags: 'None found' },
  { section: 'visits', approvedVisits: 12, approvedFrom: today },
].map((section): Fill => ({ patientId }) => [patientId, section])
const activities = ['Reading', 'Driving', 'Sleeping'].map((item) => ({ item, score: 4 }))
const hand = { measure: 'rom', item: 'Neck', side: 'left', value: 60 }
const measured = (measureId: string) => ({
  ...{ nprsNow: 1, nprsWorst: 3, nprsAverage: 2, activities, handMeasurements: [hand] },
  own: [{ code: `own-${measureId}`, value: 3 }],
})
const baseline = (measureId: string) => ({ findings: 'Stiff', ...measured(measureId) })
const slot = { date: today, time: '05:10', minutes: 30, anyway: true }

const texts = (...words: string[]) => words.map((text) => ({ text }))
const exercise = (name: string, frequency = frequencies[0]) => ({
  ...{ name, otherNames: texts('Climb'), kind: 'strengthening', delivery: 'home' },
  ...{ regions: ['shoulder'], equipment: ['wall'], position: 'standing', level: 'easy' },
  ...{ purpose: 'Moves the shoulder.', steps: texts('Stand.', 'Reach.'), cues: texts('Tall') },
  ...{ mistakes: texts('Leaning back'), reading: texts('Why'), contraindications: ['recent-fracture'] },
  ...{ precautions: ['osteoporosis'], stopWhen: 'Stop if pain rises.' },
  dosageFields: [
    ...['sets', 'reps', 'hold', 'rest', 'tempo', 'load', 'duration', 'distance', 'side', 'effort'],
    ...['painCeiling', 'frequency', 'grade', 'intensity'],
  ],
  defaultDosage: { ...dosage, frequency },
  ...{ easier: 'wall-slide', harder: 'band-row', videoUrl: 'https://video.example.org/walk' },
})

const plans = 'app/(clinic)/plans/actions.ts'
const patients = 'app/(clinic)/patients/actions.ts'
const record = 'app/(clinic)/patients/[patientId]/edit/actions.ts'
const calendar = 'app/(clinic)/calendar/actions.ts'
const catalog = 'app/(clinic)/catalog/actions.ts'
const protocols = 'app/(clinic)/protocols/actions.ts'
const caseload = 'app/(clinic)/caseload/actions.ts'
const flags = 'app/(clinic)/patients/[patientId]/flag-actions.ts'
const own = 'app/own-account-actions.ts'
const account = 'app/(portal)/account/actions.ts'
const settings = 'app/(clinic)/settings/actions.ts'

const edited = async ({ exerciseId, revision }: Written, frequency = frequencies[0]) => [
  exerciseId,
  {
    exercise: exercise('Harbour wall walk', frequency),
    revision: await revision(`${catalog}#latestExerciseRevision`, exerciseId),
  },
]

/** As the page shows the plan. */
const ending = async ({ planId, revision, newest }: Written) => ({
  read: await newest('plan_versions', planId),
  revision: await revision(`${plans}#latestDraft`, planId),
  how: 'discontinued',
})

const protocolFrom = (subject: Subject, revision: number) => ({
  content: {
    ...content(subject),
    ...{
      name: `Draft ${crypto.randomUUID()}`,
      condition: 'Neck pain',
      regions: ['neck'],
      summary: 'In short',
    },
    sources: texts('A paper'),
  },
  ...{ revision, from: 'upper-back-pain-12-weeks', share: false },
})

const filter = { whose: 'mine', phase: 'intensive', flag: 'silent', region: 'neck' }

/** Not the present one, so that nobody is signed out by what is tried. */
const notTheirs = { current: 'not the present one' }

/** By action. What is named anew each time may be taken. */
export const forms: Record<string, Form> = {
  [`${patients}#addPatient`]: {
    schema: newPatientSchema,
    args: ({ therapistId, measureId }) => [
      {
        ...{ ...person, ...problem, therapistId, baseline: baseline(measureId) },
        name: `${person.name} ${crypto.randomUUID()}`,
      },
    ],
  },
  [`${record}#saveSection`]: { schema: sectionSchema, args: sections[0]!, orElse: sections.slice(1) },
  [`${record}#addAdverseEvent`]: {
    schema: adverseEventSchema,
    args: ({ patientId }) => [
      patientId,
      { on: today, happened: 'Felt faint', done: 'Lay down', replaces: null },
    ],
  },
  [`${record}#writeNote`]: {
    schema: clinicianNoteSchema,
    args: async ({ patientId, newest }) => [
      patientId,
      { text: 'Anxious', read: await newest('clinician_notes', patientId) },
    ],
  },
  [`${record}#changeTeam`]: {
    schema: teamChangeSchema,
    args: ({ patientId, therapistId, colleagueId }) => [
      patientId,
      { joins: therapistId, leaves: colleagueId, on: today },
    ],
  },
  [`${patients}#addBaseline`]: {
    schema: baselineSchema,
    args: ({ patientId, measureId }) => [patientId, baseline(measureId)],
  },
  [`${calendar}#bookSession`]: {
    schema: bookingSchema,
    args: ({ patientId, planId, therapistId }) => [patientId, { ...slot, therapistId, planIds: [planId] }],
  },
  [`${calendar}#bookPhase`]: {
    schema: phaseBookingSchema,
    args: async ({ planId, phaseId, therapistId, newest }) => [
      planId,
      {
        read: await newest('plan_versions', planId),
        ...{ phaseId, therapistId, minutes: 45, known: 'f'.repeat(64) },
        slots: [{ date: today, time: '05:00', anyway: true }],
      },
    ],
  },
  [`${calendar}#writeRecord`]: {
    schema: sessionRecordSchema,
    args: async ({ sessionId, newest }) => [
      sessionId,
      {
        number: await newest('session_records', sessionId),
        interventions: [{ name: 'Massage', dosage: '5 minutes' }],
        ...{ report: 'Better', findings: 'Softer', next: 'Again', privateNote: 'Anxious' },
      },
    ],
  },
  [`${calendar}#moveSession`]: {
    schema: moveSchema,
    args: ({ sessionId, therapistId }) => [{ ...slot, therapistId, askedBy: 'clinic' }, sessionId],
  },
  [`${calendar}#markSession`]: {
    schema: markSchema,
    args: ({ sessionId }) => [{ status: 'cancelled-by-clinic', seen: 'booked' }, sessionId],
  },
  'app/(clinic)/plans/[planId]/paper/actions.ts#savePaperWeek': {
    schema: paperWeekSchema,
    args: ({ planId, prescriptionId }) => [
      planId,
      {
        cells: [{ prescriptionId, on: '2020-01-01', slot: 1, says: 'skipped', reason: 'pain', seen: null }],
        checkIns: [{ on: '2020-01-01', pain: 3, word: 'Stiff', seen: null }],
      },
    ],
    orElse: [
      async ({ planId, paperDay }) => [
        planId,
        { cells: [], checkIns: [{ ...(await paperDay(planId)), pain: 3, word: 'Stiff' }] },
      ],
    ],
  },
  [`${plans}#startPlan`]: {
    schema: newPlanSchema,
    chosen: true,
    args: ({ patientId }) => [patientId, { protocolSlug: 'upper-back-pain-12-weeks' }],
    orElse: [({ patientId, planId }) => [patientId, { planId }]],
  },
  // Before another form makes the plan one of a single phase.
  [`${plans}#extendPhase`]: {
    schema: extendPhaseSchema,
    args: async ({ planId, phaseId, newest }) => [
      planId,
      { read: await newest('plan_versions', planId), phaseId, weeks: 1, reason: 'Slower than thought' },
    ],
  },
  [`${plans}#saveDraft`]: {
    schema: savePlanSchema,
    args: async (written) => [
      written.planId,
      {
        content: { ...content(written), startsOn: today },
        revision: await written.revision(`${plans}#latestDraft`, written.planId),
      },
    ],
  },
  [`${plans}#publishPlan`]: {
    schema: publishSchema,
    args: async ({ planId, revision, newest }) => [
      planId,
      {
        revision: await revision(`${plans}#latestDraft`, planId),
        read: await newest('plan_versions', planId),
        effectiveOn: today,
        reason: 'Stronger now',
      },
    ],
  },
  [`${plans}#startPhase`]: {
    schema: startPhaseSchema,
    args: async ({ planId, phaseId, newest }) => [
      planId,
      { read: await newest('plan_versions', planId), phaseId, effectiveOn: today, reason: 'Ready' },
    ],
  },
  [`${plans}#resumePlan`]: {
    schema: resumeSchema,
    // What the page shows of the pause.
    chosen: true,
    args: ({ planId }) => [planId, { on: today, seen: { from: today, resumedOn: null } }],
  },
  [`${plans}#endPlan`]: {
    schema: endSchema,
    args: async (written) => [written.planId, { ...(await ending(written)), reason: 'Moved away' }],
    // Another form may have moved or cancelled the session by then.
    orElse: [
      async (written) => [
        written.planId,
        { ...(await ending(written)), reason: 'Moved away', cancelSessions: [written.sessionId] },
      ],
    ],
  },
  'app/(clinic)/patients/[patientId]/messages/actions.ts#sendToPatient': {
    schema: messageSchema,
    args: ({ patientId }) => [patientId, '', null, { id: crypto.randomUUID(), text: 'How did it go?' }],
    plain: true,
  },
  'app/(portal)/messages/actions.ts#sendToClinic': {
    schema: messageSchema,
    args: () => [null, { id: crypto.randomUUID(), text: 'Well, thank you.' }],
    plain: true,
  },
  'app/(clinic)/patients/[patientId]/messages/actions.ts#sayReadForTeam': {
    schema: shownSchema,
    chosen: true,
    args: ({ patientId }) => [patientId, { ids: [crypto.randomUUID()] }, null],
  },
  'app/(clinic)/patients/[patientId]/words-actions.ts#sayReadWords': {
    schema: shownSchema,
    chosen: true,
    args: ({ patientId }) => [patientId, { ids: [crypto.randomUUID()] }, null],
  },
  'app/(portal)/messages/actions.ts#sayRead': {
    schema: shownSchema,
    chosen: true,
    args: () => [{ ids: [crypto.randomUUID()] }, null],
  },
  'app/(clinic)/plans/[planId]/reassess/actions.ts#saveReassessment': {
    schema: decidedFields,
    args: async ({ planId, phaseId, prescriptionId, measureId, sessionId, newest, answered, activities }) => [
      planId,
      {
        read: (await newest('assessments', planId)) + (await newest('plan_versions', planId)),
        reportId: await answered(planId),
        revision: 0,
        ...{ findings: 'Better', ...measured(measureId), groc: 3, summary: 'Better than before' },
        activities: (await activities(planId)).map((item) => ({ item, score: 6 })),
        ...{ decision: 'continue', nextDueOn: soon, phaseId, effectiveOn: today, prepare: ['x'] },
        selfManagement: { keep: [prescriptionId], flareUp: 'Do half as much', contact: 'The desk' },
        cancelSessions: [sessionId],
      },
    ],
  },
  [`${catalog}#addExercise`]: {
    schema: ownExerciseSchema,
    args: () => ['wall-slide', exercise(`Walk ${crypto.randomUUID()}`)],
    orElse: [() => [null, exercise(`Walk ${crypto.randomUUID()}`, frequencies[1])]],
  },
  [`${catalog}#saveExercise`]: {
    schema: saveExerciseSchema,
    args: (written) => edited(written, frequencies[0]),
    orElse: [(written) => edited(written, frequencies[1])],
  },
  [`${catalog}#removePhoto`]: {
    schema: shownPhotoSchema,
    args: ({ exerciseId }) => [exerciseId, { shown: '0'.repeat(12) }],
  },
  [`${protocols}#saveProtocol`]: {
    schema: saveProtocolSchema,
    args: async (written) => [
      written.protocolDraftId,
      protocolFrom(
        written,
        await written.revision(`${protocols}#latestProtocolRevision`, written.protocolDraftId),
      ),
    ],
    // A new one, of which it matters what it was made from.
    orElse: [(written) => [crypto.randomUUID(), protocolFrom(written, 0)]],
  },
  [`${settings}#saveClinic`]: {
    schema: clinicSettingsSchema,
    args: () => [
      {
        ...{ name: 'Harbour', timeZone: 'Europe/London', phone: '020 7946 0000' },
        ...{ email: 'desk@harbour.example', adherenceTarget: 80 },
      },
    ],
  },
  [`${settings}#saveHours`]: {
    schema: openingHoursSchema,
    args: () => [{ days: [{ weekday: 1, from: '08:00', to: '18:00' }] }],
  },
  [`${settings}#addClinicClosedDays`]: {
    schema: closedDaysSchema,
    args: () => [{ from: today, to: today, name: 'Holiday' }],
  },
  [`${settings}#addClinicMeasure`]: {
    schema: ownMeasureSchema,
    args: () => [
      {
        ...{
          name: `Measure ${crypto.randomUUID()}`,
          question: 'How far?',
          least: 0,
          most: 1_000,
          decimals: false,
        },
        ...{ unit: 'm', direction: 'higher-is-better', mcid: 2, byPatient: true, licence: 'Free' },
      },
    ],
  },
  [`${settings}#handOverPatientsOf`]: {
    schema: handoverSchema,
    args: ({ colleagueId, therapistId }) => [colleagueId, { to: therapistId }],
  },
  [`${caseload}#searchCaseload`]: { schema: caseloadFilterSchema, args: () => [filter, 'Marlowe'] },
  [`${caseload}#saveCaseloadView`]: {
    schema: caseloadFilterSchema,
    args: () => [filter, `V ${crypto.randomUUID()}`],
  },
  [`${caseload}#chooseMorningDigest`]: {
    schema: digestChoiceSchema,
    args: () => [{ wanted: true }],
  },
  [`${flags}#closeFlags`]: {
    schema: closeFlagsSchema,
    args: ({ flagId }) => [{ flagIds: [flagId], reason: 'Rang her' }],
    orElse: [({ flagId }) => [{ flagIds: [flagId], seen: ['before'], reason: 'Rang her' }]],
  },
  [`${flags}#putOffFlags`]: {
    schema: putOffFlagsSchema,
    args: ({ flagId }) => [{ flagIds: [flagId], on: soon, reason: 'Away' }],
    orElse: [({ flagId }) => [{ flagIds: [flagId], seen: ['before'], on: soon, reason: 'Away' }]],
  },
  // Under another name than theirs, which no other form has changed: nobody is gone for what is tried next.
  'app/(clinic)/patients/[patientId]/data/actions.ts#erasePatient': {
    schema: erasureSchema,
    args: ({ formerPatientId }) => [formerPatientId, { name: 'Somebody else', keepFigures: true }],
  },
  [`${settings}#saveHowRecordsAreKept`]: {
    schema: keepingSchema,
    args: () => [{ keepFigures: true, retentionYears: 10 }],
  },
  [`${settings}#addClinicConsentText`]: {
    schema: newConsentTextSchema,
    args: () => [{ title: 'Treatment', text: 'We treat you.', asked: 'in-person' }],
  },
  [`${settings}#changeClinicConsentText`]: {
    schema: nextConsentTextSchema,
    args: async ({ consentTopic, newest }) => [
      consentTopic,
      {
        ...{ title: 'Data', text: 'We keep what you tell us.', asked: 'in-portal' },
        read: await newest('consent_texts', consentTopic),
      },
    ],
  },
  'app/(clinic)/patients/[patientId]/edit/actions.ts#recordConsent': {
    schema: consentSchema,
    args: ({ patientId, consentTextId }) => [patientId, { textId: consentTextId, given: 'yes', on: today }],
  },
  'app/(portal)/consent/actions.ts#answerConsent': {
    schema: ownConsentSchema,
    args: ({ consentTextId }) => [consentTextId, null, { given: 'no' }],
    plain: true,
  },
  'app/(clinic)/patients/emergency/actions.ts#openRecordInEmergency': {
    schema: emergencySchema,
    args: () => [{ name: 'Nobody Of This Name', birthDate: '1950-01-01', reason: 'here-now' }],
  },
  'app/(portal)/self-report/actions.ts#sendAnswers': {
    // As a page asks it; the answers are read out of it.
    schema: z.object({ 'nprs-now': z.unknown() }),
    // What is asked stands in the page; an answer is told at its question.
    chosen: true,
    args: ({ planId }) => [planId, null, { 'nprs-now': 3 }],
    plain: true,
  },
  [`${account}#saveOwnContact`]: {
    schema: ownContactSchema,
    args: () => [null, { phone: '020 7946 0018', email: 'patient@example.test' }],
    plain: true,
  },
  [`${account}#saveOwnReminders`]: {
    schema: reminderChoiceSchema,
    args: () => [null, { byEmail: true, times: ['09:00'], quietFrom: '21:00', quietUntil: '08:00' }],
    plain: true,
  },
  [`${account}#showRemindersHere`]: {
    schema: pushDeviceSchema,
    args: () => [
      { endpoint: `https://push.example/${'x'.repeat(40)}`, p256dh: 'B'.repeat(87), auth: 'a'.repeat(22) },
    ],
    chosen: true,
  },
  [`${settings}#inviteNewColleague`]: {
    schema: staffInvitationSchema,
    args: () => [{ name: 'New', signIn: `${crypto.randomUUID()}@demo.test`, roles: ['therapist'] }],
  },
  [`${settings}#changeRolesOf`]: {
    schema: rolesSchema,
    args: ({ colleagueId }) => [colleagueId, { roles: ['therapist'] }],
  },
  [`${settings}#renameAccount`]: {
    schema: staffNameSchema,
    args: ({ colleagueId }) => [colleagueId, { name: 'Renamed', signIn: `${crypto.randomUUID()}@demo.test` }],
  },
  [`${own}#changeOwnPassphrase`]: {
    schema: newPassphraseSchema,
    args: () => [{ ...notTheirs, passphrase: 'kettle orbit lantern moss' }],
  },
  [`${own}#proveItIsMe`]: { schema: presentPassphraseSchema, args: () => [notTheirs] },
  [`${own}#beginOwnSecondStep`]: { schema: presentPassphraseSchema, args: () => [notTheirs] },
  [`${own}#renewOwnRecoveryCodes`]: { schema: presentPassphraseSchema, args: () => [notTheirs] },
  [`${own}#turnOffOwnSecondStep`]: { schema: presentPassphraseSchema, args: () => [notTheirs] },
  [`${own}#confirmOwnSecondStep`]: { schema: signInCodeSchema, args: () => [{ code: '000000' }] },
}

/** The fields of a schema as paths ("phases.*.name"): those of every kind that something may be of. */
export function fieldsOfSchema(schema: z.ZodType): Set<string> {
  const found = new Set<string>()
  type Node = {
    properties?: Record<string, Node>
    items?: Node
  } & Partial<Record<'anyOf' | 'oneOf' | 'allOf', Node[]>>
  const walk = (node: Node, path: string) => {
    for (const [name, part] of Object.entries(node.properties ?? {})) {
      const at = path === '' ? name : `${path}.${name}`
      found.add(at)
      walk(part, at)
    }
    if (node.items) walk(node.items, `${path}.*`)
    for (const part of [node.anyOf, node.oneOf, node.allOf].flatMap((parts) => parts ?? [])) walk(part, path)
  }
  walk(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any', reused: 'inline' }) as Node, '')
  return found
}
