// For every schema something that it accepts: what the forms of the browser's tests are filled in with, and of what is no form's a sample.
import type { z } from 'zod'
import { forms, type Written } from '@/e2e/bad-input.forms'
import { drawings } from '@/prisma/catalog/drawings/all'
import { items } from '@/prisma/catalog/items'
import { protocols } from '@/prisma/catalog/protocols/protocols'

const id = '019a0000-0000-7000-8000-000000000001'
const day = '2026-03-02'
const passphrase = 'kettle orbit lantern moss'

/** What a form asks of the database. */
const asked = {
  ...{ answered: '', revision: 1, newest: 1 },
  ...{ activities: ['Reading', 'Driving', 'Sleeping'], paperDay: { on: day, seen: null } },
}

/** Whatever a form is about has an id, and stands in its first revision. */
const written = new Proxy({} as Written, {
  get: (_, name) => (name in asked ? () => Promise.resolve(asked[name as keyof typeof asked]) : id),
})

const inForms = await Promise.all(
  Object.entries(forms).flatMap(([name, { schema, args, orElse }]) =>
    [args, orElse ?? []].flat().map(async (fill) => {
      const form = (await fill(written)).find((arg) => typeof arg === 'object' && arg !== null)
      return { name, schema, form }
    }),
  ),
)

/** What stands in the first form of an action ("content.phases.0"). */
function within(action: string, place?: string): unknown {
  const { form } = inForms.find(({ name }) => name.endsWith(`#${action}`))!
  return (place?.split('.') ?? []).reduce<unknown>((part, name) => (part as never)[name], form)
}

type Draft = {
  goals: object[]
  phases: { prescriptions: { dosage: { frequency: object }; caution: object }[] }[]
}
const draft = within('saveDraft', 'content') as Draft
// As it can be published: the line of each dosage has been read, and the second goal's measure is the server's to write.
const { typed: _, ...prescription } = draft.phases[0]!.prescriptions[0]! as Record<string, unknown>
const phase = { ...draft.phases[0], prescriptions: [prescription] }
const goals = draft.goals.slice(0, 1)
const {
  therapistId: _therapist,
  baseline: _baseline,
  ...patient
} = within('addPatient') as Record<string, unknown>
const filter = within('searchCaseload')
const atHome = items.find(({ delivery }) => delivery === 'home')
const record = { ...atHome, videoUrl: 'https://video.example.org/walk', adaptedFrom: null, archived: false }
const times = { performedAt: `${day}T09:00:00Z`, loggedAt: `${day}T09:00:00Z`, timeZone: 'Europe/London' }

/** By the name of what exports it: no two are called the same. */
const samples: Record<string, unknown[]> = {
  signInNameSchema: ['ann@demo.test'],
  emailSchema: ['ann@demo.test'],
  signInLinkSchema: [{ email: 'ann@demo.test' }],
  timeZoneSchema: ['Europe/London'],
  acceptInvitationSchema: [{ token: 'x'.repeat(43), way: 'passphrase', signIn: 'ann', passphrase }],
  setUpSchema: [
    {
      ...{ code: 'code-of-the-terminal', clinicName: 'Harbour', timeZone: 'Europe/London' },
      ...{ name: 'Ann', signIn: 'ann@demo.test', passphrase, treatsPatients: true },
    },
  ],
  selfReportSchema: [{ answers: [{ measure: 'nprs-now', item: '', value: 3 }] }],
  auditFilterSchema: [{ who: id, patient: id, action: 'read', from: day, to: day }],
  passphraseSchema: [passphrase],
  drawingSchema: Object.values(drawings).slice(0, 12),
  vecSchema: [[0, 90, 10]],
  placeSchema: [[0, 90, 10], { of: 'head', by: [0, 1, 2] }],
  poseSchema: Object.values(drawings)
    .slice(0, 6)
    .flatMap(({ poses }) => poses),
  slugSchema: ['wall-slide'],
  exerciseSchema: items.slice(0, 6),
  exerciseRecordSchema: [record],
  addExerciseSchema: [{ exercise: within('saveExercise', 'exercise'), from: 'wall-slide' }],
  findExercisesSchema: [{ q: 'Bridge' }],
  videoUrlSchema: ['https://video.example.org/walk'],
  consentTextSchema: [{ title: 'Treatment', text: 'We treat you.', asked: 'no-longer' }],
  pain: [3],
  timeOfDaySchema: ['09:30'],
  calendarDateSchema: [day],
  savedViewSchema: [{ name: 'Mine', filter }],
  caseloadSearchSchema: [{ filter, name: 'Marlowe' }],
  readingMarkSchema: [true],
  patientRecordSchema: [patient],
  therapistChoiceSchema: [id, ''],
  patientSearchSchema: [{ q: 'Marlowe' }],
  cautionSchema: [prescription.caution],
  prescriptionContentSchema: [prescription],
  phaseContentSchema: [phase],
  planContentSchema: [{ ...draft, goals, phases: [phase] }],
  protocolContentSchema: [{ ...draft, goals, phases: [phase] }],
  builtInProtocolSchema: protocols.slice(0, 2),
  weekdaySchema: [3],
  weekdaysSchema: [[1, 3]],
  frequencySchema: draft.phases[0]!.prescriptions.map(({ dosage }) => dosage.frequency),
  dosageSchema: [prescription.dosage],
  planDraftSchema: [draft],
  protocolContentDraftSchema: [draft],
  goalDraftSchema: draft.goals,
  goalSchema: goals,
  discardSchema: [{ revision: 1 }],
  pauseSchema: [{ from: day }],
  resumeSchema: [{ on: day, seen: { from: day, resumedOn: null } }],
  protocolAboutSchema: protocols.slice(0, 2),
  protocolDraftSchema: [within('saveProtocol', 'content')],
  cancelSessionsSchema: [[id]],
  reassessmentFields: [within('saveReassessment')],
  handMeasurementsSchema: [within('saveReassessment', 'handMeasurements')],
  ownValuesSchema: [within('saveReassessment', 'own')],
  selfManagementSchema: [within('saveReassessment', 'selfManagement')],
  nothingSchema: [{}],
  counted: [1],
  cm: [12],
  angle: [45],
  linkTokenSchema: ['x'.repeat(43)],
  secondStepOfAllSchema: [{ required: true }],
  cameFromSchema: [{ plan: id }],
  logSchema: [
    {
      ...{ id, prescriptionId: id, prescriptionVersionId: id, dueOn: day, slot: 1, status: 'done', ...times },
      ...{ setsDone: 3, repsDone: 10, pain: 2, painAfter: 3, effort: 4, skipReason: null, note: 'Well' },
    },
  ],
  checkInSchema: [
    { id, planId: id, on: day, pain: 2, word: 'Stiff', settled: true, replaces: null, ...times },
  ],
  pendingSchema: [{ next: 'code', accountId: id, clinicId: id, passphrase: 'x', made: null, back: '/plans' }],
  ledgerSchema: [[{ clinicId: id, patientId: id, at: `${day}T09:00:00.123+00:00`, figuresKept: true }]],
}

/** @param name "file#export" */
export function filledFor(name: string, schema: z.ZodType): unknown[] {
  const of = inForms.filter((each) => each.schema === schema).map(({ form }) => form)
  return [...of, ...(samples[name.split('#')[1]!] ?? [])]
}
