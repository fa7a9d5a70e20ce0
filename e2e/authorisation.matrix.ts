// The matrix: every page, route handler and server action a row, every kind of person a column.
import { patientName, people, type Person, type Subject } from './authorisation.people'

/** `in` is the way to the sign-in page; `home` to where somebody begins; `ok` is anything but a refusal. */
export type Expected = 200 | 303 | 401 | 403 | 404 | 422 | 'in' | 'home' | 'ok'
export type Columns = Record<Person, Expected>

const columns = (...expected: Expected[]): Columns =>
  Object.fromEntries(people.map((person, index) => [person, expected[index]!])) as Columns
// prettier-ignore
const page = {
  //                 admin  therapist other  patient other  staff B  patient B  signed out
  public:    columns(200,   200,      200,   200,    200,   200,     200,       200),
  staff:     columns(200,   200,      200,   403,    403,   200,     403,       'in'),
  admin:     columns(200,   403,      403,   403,    403,   200,     403,       'in'),
  therapist: columns(403,   200,      200,   403,    403,   200,     403,       'in'),
  clinic:    columns(200,   200,      200,   403,    403,   404,     403,       'in'),
  maker:     columns(404,   200,      404,   403,    403,   404,     403,       'in'),
  record:    columns(200,   200,      404,   403,    403,   404,     403,       'in'),
  treatment: columns(403,   200,      404,   403,    403,   404,     403,       'in'),
  erasing:   columns(200,   403,      403,   403,    403,   404,     403,       'in'),
  patient:   columns(403,   403,      403,   200,    200,   403,     200,       'in'),
  own:       columns(403,   403,      403,   200,    404,   403,     404,       'in'),
  door:      columns('home','home',   'home','home', 'home','home',  'home',    200),
  start:     columns('home','home',   'home','home', 'home','home',  'home',    'in'),
  nowhere:   columns(404,   404,      404,   404,    404,   404,     404,       404),
  closed:    columns('in',  'in',     'in',  'in',   'in',  'in',    'in',      'in'),
}
// prettier-ignore
const action = {
  //                 admin  therapist other  patient other  staff B  patient B  signed out
  admin:     columns('ok',  403,      403,   403,    403,   404,     403,       401),
  adminOwn:  columns('ok',  403,      403,   403,    403,   'ok',    403,       401),
  staff:     columns('ok',  'ok',     'ok',  403,    403,   'ok',    403,       401),
  clinic:    columns('ok',  'ok',     'ok',  403,    403,   404,     403,       401),
  overseer:  columns(200,   403,      403,   403,    403,   200,     403,       401),
  erasing:   columns(200,   403,      403,   403,    403,   404,     403,       401),
  file:      columns(200,   200,      200,   403,    403,   200,     403,       401),
  upload:    columns(422,   422,      422,   403,    403,   404,     403,       401),
  adminFile: columns(200,   403,      403,   403,    403,   200,     403,       401),
  ownPlan:   columns(403,   403,      403,   'ok',   404,    403,   404,     401),
  letter:    columns(200,   200,      404,   403,    403,   404,     403,       401),
  picture:   columns(200,   200,      200,   200,    404,   404,     404,       401),
  emergency: columns(403,   'ok',     'ok',  403,    403,   'ok',    403,       401),
  maker:     columns(404,   'ok',     404,   403,    403,   404,     403,       401),
  record:    columns('ok',  'ok',     404,   403,    403,   404,     403,       401),
  treatment: columns(403,   'ok',     404,   403,    403,   404,     403,       401),
  self:      columns(404,   404,      404,   'ok',   404,   404,     404,       401),
  ownFile:   columns(403,   403,      403,   200,    404,   403,     404,       401),
  sheet:     columns(200,   200,      404,   200,    404,   404,     404,       401),
  patient:   columns(403,   403,      403,   'ok',   'ok',  403,     'ok',      401),
  ownClinic: columns(403,   403,      403,   'ok',   'ok',  403,     404,       401),
  anybody:   columns('ok',  'ok',     'ok',  'ok',   'ok',  'ok',    'ok',      401),
  count:     columns(200,   200,      200,   200,    200,   200,     200,       401),
  kept:      columns(403,   403,      403,   200,    200,   403,     200,       401),
  offer:     columns(200,   200,      200,   403,    403,   200,     403,       401),
  log:       columns(403,   403,      403,   200,    200,   403,     200,       401),
  logForm:   columns(403,   403,      403,   303,    303,   403,     303,       'in'),
}

export type PageRow = {
  file: string
  path: (subject: Subject) => string
  expected: Columns
  /** What of it is asked for, where that makes a difference. */
  of?: string
}

export const pages: PageRow[] = [
  { file: '/', path: () => '/', expected: page.start },
  { file: '/sign-in', path: () => '/sign-in', expected: page.door },
  { file: '/sign-in/code', path: () => '/sign-in/code', expected: page.closed },
  { file: '/sign-in/forgotten', path: () => '/sign-in/forgotten', expected: page.nowhere },
  { file: '/sign-in/enrol', path: () => '/sign-in/enrol', expected: page.closed },
  // The program of these tests sends no e-mail.
  { file: '/sign-in/link', path: () => '/sign-in/link', expected: page.nowhere },
  { file: '/sign-in/link/[token]', path: () => '/sign-in/link/unknown', expected: page.public },
  { file: '/confirm-email/[token]', path: () => '/confirm-email/unknown', expected: page.public },
  { file: '/setup', path: () => '/setup', expected: page.closed },
  {
    file: '/stop-reminders/[token]',
    path: ({ token }) => `/stop-reminders/${token}`,
    expected: page.public,
  },
  { file: '/invitation/[token]', path: ({ token }) => `/invitation/${token}`, expected: page.public },
  { file: '/caseload', path: () => '/caseload', expected: page.staff },
  { file: '/calendar', path: () => '/calendar?whose=all', expected: page.staff },
  { file: '/calendar/[sessionId]', path: ({ sessionId }) => `/calendar/${sessionId}`, expected: page.record },
  { file: '/patients', path: () => '/patients', expected: page.staff },
  { file: '/patients/new', path: () => '/patients/new', expected: page.staff },
  { file: '/patients/emergency', path: () => '/patients/emergency', expected: page.therapist },
  {
    file: '/patients/new/baseline',
    path: ({ patientId }) => `/patients/new/baseline?patient=${patientId}`,
    expected: page.treatment,
  },
  { file: '/patients/[patientId]', path: ({ patientId }) => `/patients/${patientId}`, expected: page.record },
  {
    file: '/patients/[patientId]/edit',
    path: ({ patientId }) => `/patients/${patientId}/edit`,
    expected: page.record,
  },
  {
    file: '/plans/new',
    path: ({ patientId }) => `/plans/new?patient=${patientId}`,
    expected: page.treatment,
  },
  { file: '/plans/[planId]', path: ({ planId }) => `/plans/${planId}`, expected: page.record },
  { file: '/plans/[planId]/book', path: ({ planId }) => `/plans/${planId}/book`, expected: page.record },
  {
    file: '/plans/[planId]/handout',
    path: ({ planId }) => `/plans/${planId}/handout`,
    expected: page.record,
  },
  {
    file: '/plans/[planId]/paper',
    path: ({ planId }) => `/plans/${planId}/paper`,
    expected: page.treatment,
  },
  { file: '/plans/[planId]/edit', path: ({ planId }) => `/plans/${planId}/edit`, expected: page.treatment },
  {
    file: '/plans/[planId]/reassess',
    path: ({ planId }) => `/plans/${planId}/reassess`,
    expected: page.record,
  },
  {
    file: '/plans/[planId]/letter',
    path: ({ planId }) => `/plans/${planId}/letter`,
    expected: page.record,
  },
  { file: '/catalog', path: () => '/catalog', expected: page.staff },
  { file: '/catalog/[slug]', path: () => '/catalog/wall-slide', expected: page.staff },
  {
    file: '/catalog/[slug]',
    path: ({ exercise }) => `/catalog/${exercise}`,
    expected: page.clinic,
    of: 'the clinic’s own',
  },
  {
    file: '/catalog/[slug]/edit',
    path: ({ exercise }) => `/catalog/${exercise}/edit`,
    expected: page.clinic,
  },
  { file: '/catalog/new', path: () => '/catalog/new', expected: page.staff },
  {
    file: '/catalog/new',
    path: ({ exercise }) => `/catalog/new?from=${exercise}`,
    expected: page.clinic,
    of: 'from the clinic’s own',
  },
  { file: '/catalog/import', path: () => '/catalog/import', expected: page.staff },
  { file: '/catalog/archived', path: () => '/catalog/archived', expected: page.staff },
  { file: '/protocols', path: () => '/protocols', expected: page.staff },
  { file: '/protocols/[slug]', path: () => '/protocols/upper-back-pain-12-weeks', expected: page.staff },
  {
    file: '/protocols/[slug]',
    path: ({ protocol }) => `/protocols/${protocol}`,
    expected: page.clinic,
    of: 'the clinic’s own',
  },
  {
    file: '/protocols/[slug]',
    path: ({ protocolDraft }) => `/protocols/${protocolDraft}`,
    expected: page.maker,
    of: 'one’s own draft',
  },
  {
    file: '/protocols/[slug]/edit',
    path: ({ protocol }) => `/protocols/${protocol}/edit`,
    expected: page.clinic,
  },
  {
    file: '/protocols/[slug]/edit',
    path: ({ protocolDraft }) => `/protocols/${protocolDraft}/edit`,
    expected: page.maker,
    of: 'one’s own draft',
  },
  { file: '/protocols/new', path: () => '/protocols/new', expected: page.staff },
  {
    file: '/protocols/new',
    path: ({ protocol }) => `/protocols/new?from=${protocol}`,
    expected: page.clinic,
    of: 'from the clinic’s own',
  },
  {
    file: '/protocols/new',
    path: ({ planId }) => `/protocols/new?plan=${planId}`,
    expected: page.record,
    of: 'from a plan',
  },
  { file: '/inbox', path: () => '/inbox', expected: page.staff },
  {
    file: '/patients/[patientId]/messages',
    path: ({ patientId }) => `/patients/${patientId}/messages`,
    expected: page.record,
  },
  { file: '/outcomes', path: () => '/outcomes', expected: page.admin },
  { file: '/settings', path: () => '/settings', expected: page.staff },
  {
    file: '/patients/[patientId]/data',
    path: ({ patientId }) => `/patients/${patientId}/data`,
    expected: page.erasing,
  },
  { file: '/settings/audit', path: () => '/settings/audit?check=1', expected: page.admin },
  { file: '/today', path: () => '/today', expected: page.patient },
  { file: '/account', path: () => '/account', expected: page.patient },
  { file: '/consent', path: () => '/consent', expected: page.patient },
  { file: '/keep-well', path: () => '/keep-well', expected: page.patient },
  { file: '/self-report', path: () => '/self-report', expected: page.patient },
  { file: '/learn', path: () => '/learn', expected: page.patient },
  { file: '/progress', path: () => '/progress', expected: page.patient },
  { file: '/sessions', path: () => '/sessions', expected: page.patient },
  { file: '/messages', path: () => '/messages', expected: page.patient },
  {
    file: '/messages',
    path: ({ sessionId }) => `/messages?move=${sessionId}`,
    expected: page.own,
    of: 'about a session',
  },
]

export type HandlerRow = {
  file: string
  method: 'GET' | 'POST'
  path: string | ((subject: Subject) => string)
  type?: string
  /** Answers without an origin of ours: the address alone is the authority. */
  fromAnywhere?: true
  body?: (subject: Subject) => string
  expected: Columns
  of?: string
}

export const handlers: HandlerRow[] = [
  {
    file: '/plans/[planId]/handout.pdf',
    method: 'GET',
    path: ({ planId }) => `/plans/${planId}/handout.pdf`,
    expected: action.sheet,
  },
  {
    file: '/plans/[planId]/letter.pdf',
    method: 'GET',
    path: ({ planId }) => `/plans/${planId}/letter.pdf`,
    expected: action.letter,
  },
  { file: '/outcomes.csv', method: 'GET', path: '/outcomes.csv', expected: action.adminFile },
  {
    file: '/patients/[patientId]/data.json',
    method: 'GET',
    path: ({ patientId }) => `/patients/${patientId}/data.json`,
    expected: action.erasing,
  },
  {
    file: '/patients/[patientId]/data.pdf',
    method: 'GET',
    path: ({ patientId }) => `/patients/${patientId}/data.pdf`,
    expected: action.erasing,
  },
  { file: '/api/health', method: 'GET', path: '/api/health', expected: page.public },
  {
    file: '/pictures/[exerciseId]/[kind]',
    method: 'GET',
    path: ({ exerciseId }) => `/pictures/${exerciseId}/loop`,
    expected: action.picture,
  },
  {
    file: '/pictures/[exerciseId]/[kind]',
    method: 'GET',
    path: ({ exerciseId }) => `/pictures/${exerciseId}/still`,
    expected: action.picture,
    of: 'a photograph, small',
  },
  { file: '/api/auth/[...nextauth]', method: 'GET', path: '/api/auth/session', expected: page.public },
  { file: '/api/exercises', method: 'GET', path: '/api/exercises?q=harbour', expected: action.offer },
  {
    file: '/api/sessions/[sessionId]/calendar',
    method: 'GET',
    path: ({ sessionId }) => `/api/sessions/${sessionId}/calendar`,
    expected: action.ownFile,
  },
  {
    file: '/api/calendar/[token]',
    method: 'GET',
    path: ({ calendarToken }) => `/api/calendar/${calendarToken}.ics`,
    expected: page.public,
    of: 'the token alone',
  },
  {
    file: '/api/reminders/stop/[token]',
    method: 'POST',
    path: ({ token }) => `/api/reminders/stop/${token}`,
    type: 'application/x-www-form-urlencoded',
    body: () => 'List-Unsubscribe=One-Click',
    fromAnywhere: true,
    expected: page.nowhere,
  },
  { file: '/api/audit', method: 'GET', path: '/api/audit', expected: action.overseer },
  { file: '/api/messages/unread', method: 'GET', path: '/api/messages/unread', expected: action.count },
  { file: '/api/session', method: 'GET', path: '/api/session', expected: page.public },
  { file: '/api/today', method: 'GET', path: '/api/today', expected: action.kept },
  {
    file: '/api/logs',
    method: 'POST',
    path: '/api/logs',
    type: 'application/json',
    body: () => '{"logs":[],"checkIns":[]}',
    expected: action.log,
  },
  {
    file: '/api/logs/form',
    method: 'POST',
    path: '/api/logs/form',
    type: 'application/x-www-form-urlencoded',
    body: () => 'entry=check-in',
    expected: action.logForm,
  },
  {
    file: '/api/exercises/[exerciseId]/photo',
    method: 'POST',
    path: ({ exerciseId }) => `/api/exercises/${exerciseId}/photo`,
    type: 'image/jpeg',
    body: () => 'no picture',
    expected: action.upload,
  },
  {
    file: '/api/exercises/export',
    method: 'GET',
    path: '/api/exercises/export?items=all&format=json',
    expected: action.file,
  },
  {
    file: '/api/exercises/import',
    method: 'POST',
    path: `/api/exercises/import?apply=${'0'.repeat(64)}`,
    type: 'text/csv',
    body: () => 'no exercises',
    expected: action.file,
  },
]

export type ActionRow = {
  args: (subject: Subject) => unknown[]
  expected: Columns
  /** It answers what is about the patient, which leaves a line in the audit log. */
  reads?: true
}

const today = new Date().toISOString().slice(0, 10)
const contact = { birthDate: '', phone: '', email: '', timeZone: 'Europe/London' }
const person = { ...contact, language: '', referrer: '' }
const record = { name: 'Added By Matrix', ...contact, diagnosis: '', precautions: [] }
const baseline = { findings: 'Stiff', nprsNow: 1, nprsWorst: 3, nprsAverage: 2, activities: [] }
const content = { problem: 'Pain', goals: [], startsOn: today, reassessEveryWeeks: 4, phases: [] }
const moved = { date: today, time: '05:00', minutes: 5, anyway: true }
const wrongProof = { current: 'not the present one' }
const roles = { roles: ['therapist'] }
const clinic = { name: 'Renamed', timeZone: 'Europe/London', phone: '', email: '', adherenceTarget: 80 }
const ownMeasure = {
  ...{ name: `Matrix ${Math.random()}`, question: '', least: 0, most: 10, decimals: false, unit: '' },
  ...{ direction: 'lower-is-better', mcid: 2, byPatient: true, licence: '' },
}
const decided = {
  findings: '',
  summary: '',
  nprsAverage: 2,
  activities: [],
  decision: 'continue',
  nextDueOn: today,
  phaseId: '',
  effectiveOn: '',
}

const exercise = {
  name: '',
  otherNames: [],
  kind: 'strengthening',
  delivery: 'home',
  regions: ['shoulder'],
  equipment: ['wall'],
  position: 'standing',
  level: 'easy',
  purpose: 'Moves the shoulder.',
  steps: [{ text: 'Stand at a wall.' }],
  cues: [],
  mistakes: [],
  reading: [],
  contraindications: [],
  precautions: [],
  stopWhen: 'Stop if pain rises.',
  dosageFields: ['frequency'],
  defaultDosage: { painCeiling: 5, frequency: { kind: 'as-needed' } },
  easier: null,
  harder: null,
  videoUrl: '',
}

const message = (text: string) => {
  const form = new FormData()
  form.set('id', crypto.randomUUID())
  form.set('text', text)
  return form
}

const consentAnswer = () => {
  const form = new FormData()
  form.append('given', 'no')
  return form
}
const ownContact = () => {
  const form = new FormData()
  form.set('phone', '020 7946 0018')
  form.set('email', 'patient@example.test')
  return form
}

const reminders = () => {
  const form = new FormData()
  form.set('times', '09:00')
  form.set('quietFrom', '21:00')
  form.set('quietUntil', '08:00')
  return form
}

const protocol = {
  content: {
    ...{ name: 'Added by matrix', condition: '', regions: [], summary: '', sources: [] },
    ...{ problem: '', goals: [], phases: [] },
  },
  revision: 1,
  from: null,
  share: false,
}

/** By file and export. Those who may act do so in this order, so what ends something stands last. */
export const actions: Record<string, ActionRow> = {
  'app/(clinic)/patients/actions.ts#addPatient': {
    args: ({ therapistId }) => [{ ...record, therapistId, baseline: null }],
    // Naming a therapist of another clinic is refused beside the field.
    expected: action.staff,
  },
  'app/(clinic)/patients/[patientId]/edit/actions.ts#saveSection': {
    // By this name the tests know them.
    args: ({ patientId }) => [patientId, { section: 'person', ...person, name: patientName }],
    expected: action.record,
  },
  'app/(clinic)/patients/[patientId]/edit/actions.ts#addAdverseEvent': {
    args: ({ patientId }) => [patientId, { on: today, happened: 'Felt faint', done: '', replaces: null }],
    expected: action.record,
  },
  'app/(clinic)/patients/[patientId]/edit/actions.ts#writeNote': {
    args: ({ patientId }) => [patientId, { text: 'Anxious', read: 0 }],
    expected: action.treatment,
  },
  'app/(clinic)/patients/[patientId]/edit/actions.ts#changeTeam': {
    // Who is a therapist of the clinic and is there already is refused beside the field.
    args: ({ patientId, therapistId }) => [patientId, { joins: therapistId, leaves: '', on: today }],
    expected: action.record,
  },
  'app/(clinic)/patients/actions.ts#addBaseline': {
    args: ({ patientId }) => [patientId, baseline],
    expected: action.treatment,
  },
  'app/(clinic)/caseload/actions.ts#searchCaseload': {
    args: () => [{ whose: null, phase: null, flag: null, region: null }, 'Marlowe'],
    expected: action.staff,
  },
  'app/(clinic)/caseload/actions.ts#saveCaseloadView': {
    args: () => [{ whose: null, phase: null, flag: 'silent', region: null }, 'Silent ones'],
    expected: action.staff,
  },
  'app/(clinic)/caseload/actions.ts#removeCaseloadView': {
    args: ({ savedViewId }) => [savedViewId],
    expected: action.maker,
  },
  'app/(clinic)/caseload/actions.ts#chooseMorningDigest': {
    args: () => [{ wanted: true }],
    expected: action.staff,
  },
  'app/(clinic)/caseload/actions.ts#beginBooking': {
    args: ({ patientId }) => [patientId],
    expected: action.record,
    reads: true,
  },
  'app/(clinic)/caseload/actions.ts#flagsOfLine': {
    args: ({ patientId }) => [patientId],
    expected: action.treatment,
    reads: true,
  },
  'app/(clinic)/patients/[patientId]/flag-actions.ts#closeFlag': {
    args: ({ flagId }) => [flagId, { reason: 'Rang her' }],
    expected: action.treatment,
  },
  'app/(clinic)/patients/[patientId]/flag-actions.ts#putOffFlag': {
    args: ({ flagId }) => [flagId, { on: '2100-01-01', reason: '' }],
    expected: action.treatment,
  },
  'app/(clinic)/patients/actions.ts#searchPatients': { args: () => ['Marlowe'], expected: action.staff },
  // Under another name than theirs, so that nobody is gone for the rows that follow.
  'app/(clinic)/patients/[patientId]/data/actions.ts#erasePatient': {
    args: ({ patientId }) => [patientId, { name: 'Somebody else', keepFigures: false }],
    expected: action.admin,
  },
  'app/(clinic)/settings/actions.ts#saveHowRecordsAreKept': {
    args: () => [{ keepFigures: false, retentionYears: 10 }],
    expected: action.adminOwn,
  },
  'app/(clinic)/patients/[patientId]/invitation-actions.ts#invitePatientToPortal': {
    args: ({ patientId }) => [patientId],
    expected: action.record,
  },
  'app/(portal)/learn/actions.ts#markAsRead': {
    args: ({ readingId }) => [readingId, true],
    expected: action.patient,
  },
  'app/(clinic)/calendar/actions.ts#bookSession': {
    args: ({ patientId, planId, therapistId }) => [patientId, { ...moved, therapistId, planIds: [planId] }],
    expected: action.record,
  },
  'app/(clinic)/calendar/actions.ts#bookPhase': {
    // It names a number of sessions that is not so, and is refused beside it: the rows stay as they are counted below.
    args: ({ planId, phaseId, therapistId }) => [
      planId,
      {
        phaseId,
        therapistId,
        minutes: 45,
        known: 9_999,
        slots: [{ date: today, time: '05:00', anyway: false }],
      },
    ],
    expected: action.record,
  },
  'app/(clinic)/calendar/actions.ts#writeRecord': {
    args: ({ sessionId }) => [
      sessionId,
      { number: 0, interventions: [], report: 'Better', findings: '', next: '', privateNote: '' },
    ],
    expected: action.record,
  },
  'app/(clinic)/calendar/actions.ts#moveSession': {
    args: ({ sessionId, therapistId }) => [
      { ...moved, time: '06:00', therapistId, askedBy: 'clinic' },
      sessionId,
    ],
    expected: action.record,
  },
  'app/(clinic)/calendar/actions.ts#markSession': {
    args: ({ sessionId }) => [{ status: 'cancelled-by-clinic' }, sessionId],
    expected: action.record,
  },
  'app/(clinic)/plans/[planId]/paper/actions.ts#savePaperWeek': {
    // A day on which there is nothing to tick is refused once it is known that the person may.
    args: ({ planId, prescriptionId }) => [
      planId,
      {
        cells: [{ prescriptionId, on: '2020-01-01', slot: 1, says: 'done', reason: null, seen: null }],
        checkIns: [],
      },
    ],
    expected: action.treatment,
  },
  'app/(clinic)/plans/actions.ts#startPlan': {
    args: ({ patientId, planId }) => [patientId, { planId }],
    expected: action.treatment,
  },
  'app/(clinic)/plans/actions.ts#saveDraft': {
    args: ({ planId }) => [planId, { content, revision: 0 }],
    expected: action.treatment,
  },
  'app/(clinic)/plans/actions.ts#latestDraft': {
    args: ({ planId }) => [planId],
    expected: action.treatment,
  },
  'app/(clinic)/plans/actions.ts#discardDraft': {
    args: ({ planId }) => [planId, 1],
    expected: action.treatment,
  },
  'app/(clinic)/plans/actions.ts#publishPlan': {
    args: ({ planId }) => [planId, { revision: 1, effectiveOn: today, reason: '' }],
    expected: action.treatment,
  },
  'app/(clinic)/plans/actions.ts#extendPhase': {
    args: ({ planId, phaseId }) => [planId, { phaseId, weeks: 1, reason: '' }],
    expected: action.treatment,
  },
  'app/(clinic)/plans/actions.ts#startPhase': {
    args: ({ planId, phaseId }) => [planId, { phaseId, effectiveOn: today, reason: '' }],
    expected: action.treatment,
  },
  'app/(portal)/self-report/actions.ts#sendAnswers': {
    args: ({ planId }) => [planId, { answers: [{ measure: 'nprs-now', item: '', value: 3 }] }],
    expected: action.ownPlan,
  },
  'app/(clinic)/plans/[planId]/reassess/actions.ts#saveReassessment': {
    args: ({ planId }) => [planId, decided],
    expected: action.treatment,
  },
  'app/(clinic)/plans/actions.ts#pausePlan': {
    args: ({ planId }) => [planId, today],
    expected: action.treatment,
  },
  'app/(clinic)/plans/actions.ts#resumePlan': {
    args: ({ planId }) => [planId, today],
    expected: action.treatment,
  },
  'app/(clinic)/plans/actions.ts#endPlan': {
    args: ({ planId }) => [planId, { how: 'discontinued', reason: 'Moved away' }],
    expected: action.treatment,
  },
  'app/(clinic)/catalog/actions.ts#addExercise': {
    // Without a name it is refused beside the field, and the catalog is counted further on.
    args: () => [null, exercise],
    expected: action.staff,
  },
  'app/(clinic)/catalog/actions.ts#setFavourite': {
    args: ({ exerciseId }) => [exerciseId, true],
    expected: action.clinic,
  },
  'app/(clinic)/catalog/actions.ts#findExercises': { args: () => ['wall'], expected: action.staff },
  'app/(clinic)/catalog/actions.ts#saveExercise': {
    args: ({ exerciseId }) => [
      exerciseId,
      { exercise: { ...exercise, name: 'Harbour wall walk' }, revision: 1 },
    ],
    expected: action.clinic,
  },
  'app/(clinic)/catalog/actions.ts#latestExerciseRevision': {
    args: ({ exerciseId }) => [exerciseId],
    expected: action.clinic,
  },
  'app/(clinic)/catalog/actions.ts#archiveExercise': {
    args: ({ exerciseId }) => [exerciseId],
    expected: action.clinic,
  },
  'app/(clinic)/catalog/actions.ts#restoreExercise': {
    args: ({ exerciseId }) => [exerciseId],
    expected: action.clinic,
  },
  'app/(clinic)/catalog/actions.ts#removePhoto': {
    args: ({ exerciseId }) => [exerciseId],
    expected: action.clinic,
  },
  'app/(clinic)/protocols/actions.ts#saveProtocol': {
    args: ({ protocolDraftId }) => [protocolDraftId, protocol],
    expected: action.maker,
  },
  'app/(clinic)/protocols/actions.ts#latestProtocolRevision': {
    args: ({ protocolId }) => [protocolId],
    expected: action.clinic,
  },
  'app/(clinic)/protocols/actions.ts#archiveProtocol': {
    args: ({ protocolId }) => [protocolId],
    expected: action.clinic,
  },
  'app/(clinic)/protocols/actions.ts#restoreProtocol': {
    args: ({ protocolId }) => [protocolId],
    expected: action.clinic,
  },
  'app/(clinic)/patients/[patientId]/messages/actions.ts#sendToPatient': {
    args: ({ patientId }) => [patientId, null, message('How did it go?')],
    expected: action.treatment,
  },
  'app/(portal)/messages/actions.ts#sendToClinic': {
    args: () => [null, message('Well, thank you.')],
    expected: action.patient,
  },
  'app/(portal)/account/actions.ts#saveOwnContact': {
    args: () => [null, ownContact()],
    expected: action.patient,
  },
  'app/(portal)/account/actions.ts#sendEmailProofAgain': { args: () => [], expected: action.patient },
  'app/(portal)/account/actions.ts#keepOwnEmail': { args: () => [], expected: action.patient },
  'app/(portal)/account/actions.ts#saveOwnReminders': {
    args: () => [null, reminders()],
    expected: action.patient,
  },
  'app/(portal)/account/actions.ts#showRemindersHere': {
    args: () => [{ endpoint: 'https://push.example/x', p256dh: 'B'.repeat(87), auth: 'a'.repeat(22) }],
    expected: action.patient,
  },
  'app/(portal)/account/actions.ts#hideRemindersHere': { args: () => [], expected: action.patient },
  'app/(clinic)/settings/actions.ts#saveClinic': { args: () => [clinic], expected: action.adminOwn },
  'app/(clinic)/settings/actions.ts#saveHours': {
    args: () => [{ days: [{ weekday: 1, from: '08:00', to: '18:00' }] }],
    expected: action.adminOwn,
  },
  'app/(clinic)/settings/actions.ts#addClinicClosedDays': {
    args: () => [{ from: today, to: today, name: 'Holiday' }],
    expected: action.adminOwn,
  },
  'app/(clinic)/settings/actions.ts#removeClinicClosedDays': {
    args: ({ closedDaysId }) => [closedDaysId],
    expected: action.admin,
  },
  'app/(clinic)/settings/actions.ts#addClinicMeasure': {
    args: () => [ownMeasure],
    expected: action.adminOwn,
  },
  'app/(clinic)/settings/actions.ts#retireClinicMeasure': {
    args: ({ measureId }) => [measureId],
    expected: action.admin,
  },
  'app/(clinic)/settings/actions.ts#addClinicConsentText': {
    args: () => [{ title: 'Treatment', text: 'We treat you.', asked: 'in-person' }],
    expected: action.adminOwn,
  },
  'app/(clinic)/settings/actions.ts#changeClinicConsentText': {
    args: ({ consentTopic }) => [
      consentTopic,
      { title: 'Data', text: 'We keep what you tell us.', asked: 'in-portal', read: 1 },
    ],
    expected: action.admin,
  },
  'app/(clinic)/patients/[patientId]/edit/actions.ts#recordConsent': {
    args: ({ patientId, consentTextId }) => [patientId, { textId: consentTextId, given: 'yes', on: today }],
    expected: action.record,
  },
  'app/(portal)/consent/actions.ts#answerConsent': {
    args: ({ consentTextId }) => [consentTextId, null, consentAnswer()],
    expected: action.ownClinic,
  },
  'app/(clinic)/settings/actions.ts#inviteNewColleague': {
    args: () => [{ name: 'New', signIn: 'new-colleague@demo.test', roles: ['therapist'] }],
    expected: action.adminOwn,
  },
  'app/(clinic)/settings/actions.ts#inviteColleagueAgain': {
    args: ({ colleagueId }) => [colleagueId],
    expected: action.admin,
  },
  'app/(clinic)/settings/actions.ts#changeRolesOf': {
    args: ({ colleagueId }) => [colleagueId, roles],
    expected: action.admin,
  },
  'app/(clinic)/settings/actions.ts#disableAccount': {
    args: ({ colleagueId }) => [colleagueId],
    expected: action.admin,
  },
  'app/(clinic)/settings/actions.ts#enableAccount': {
    args: ({ colleagueId }) => [colleagueId],
    expected: action.admin,
  },
  'app/(clinic)/patients/emergency/actions.ts#openRecordInEmergency': {
    args: () => [{ name: 'Nobody Of This Name', birthDate: '1950-01-01', reason: 'here-now' }],
    expected: action.emergency,
  },
  'app/(clinic)/settings/actions.ts#handOverPatientsOf': {
    args: ({ colleagueId, therapistId }) => [colleagueId, { to: therapistId }],
    expected: action.admin,
  },
  'app/(clinic)/settings/actions.ts#requireSecondStepOfAll': {
    args: () => [true],
    expected: action.adminOwn,
  },
  'app/(clinic)/settings/actions.ts#removeSecondStepOf': {
    args: ({ colleagueId }) => [colleagueId],
    expected: action.admin,
  },
  'app/(clinic)/stay-actions.ts#staySignedIn': { args: () => [], expected: action.staff },
  'app/own-account-actions.ts#proveItIsMe': { args: () => [wrongProof], expected: action.staff },
  'app/own-account-actions.ts#beginOwnSecondStep': { args: () => [wrongProof], expected: action.staff },
  'app/own-account-actions.ts#confirmOwnSecondStep': {
    args: () => [{ code: '000000' }],
    expected: action.staff,
  },
  'app/own-account-actions.ts#renewOwnRecoveryCodes': { args: () => [wrongProof], expected: action.staff },
  'app/own-account-actions.ts#turnOffOwnSecondStep': { args: () => [wrongProof], expected: action.staff },
  'app/own-account-actions.ts#changeOwnPassphrase': {
    args: () => [{ ...wrongProof, passphrase: 'four words that nobody knows' }],
    expected: action.anybody,
  },
  // Whose address it is decides who asks: everybody makes and stops their own. An admin who treats nobody is told so.
  'app/own-account-actions.ts#makeCalendarAddress': { args: () => [], expected: action.anybody },
  'app/own-account-actions.ts#stopCalendarAddress': { args: () => [], expected: action.anybody },
  'app/own-account-actions.ts#endOwnDevice': { args: ({ deviceId }) => [deviceId], expected: action.self },
  'app/own-account-actions.ts#endOtherDevices': { args: () => [], expected: action.anybody },
  'app/(clinic)/patients/[patientId]/invitation-actions.ts#endSessionsOfPatient': {
    args: ({ patientId }) => [patientId],
    expected: action.record,
  },
}

/** Without a viewer: they take a form, and are called in strangers.spec.ts. */
export const publicActions = [
  ...['acceptHere', 'setUpHere', 'signInWithPassphrase', 'signOut'].map(
    (name) => `app/(public)/actions.ts#${name}`,
  ),
  'app/(public)/sign-in/actions.ts#enterCode',
  'app/(public)/sign-in/actions.ts#enrol',
  ...['askForLink', 'signInWithLink'].map((name) => `app/(public)/sign-in/link/actions.ts#${name}`),
  'app/(public)/sign-in/actions.ts#askForRenewal',
  'app/(public)/stop-reminders/[token]/actions.ts#stopReminders',
  'app/(public)/confirm-email/[token]/actions.ts#confirmEmail',
]
