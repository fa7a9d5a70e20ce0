// The matrix: every page and route handler a row, every kind of person a column; the actions' rows stand in authorisation.actions.ts.
import { action, page, type Columns } from './authorisation.columns'
import type { Subject } from './authorisation.people'

export type PageRow = {
  file: string
  path: (subject: Subject) => string
  expected: Columns
  /** What of it is asked for, where that makes a difference. */
  of?: string
  teamOnly?: true
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
  {
    file: '/plans/[planId]/book',
    path: ({ planId }) => `/plans/${planId}/book`,
    expected: page.record,
    teamOnly: true,
  },
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
  // Their plans have one of the built-in texts in common.
  { file: '/learn/[itemId]', path: ({ readingId }) => `/learn/${readingId}`, expected: page.patient },
  {
    file: '/learn/[itemId]',
    path: ({ exerciseId }) => `/learn/${exerciseId}`,
    expected: page.unread,
    of: 'what no plan has to read',
  },
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
  teamOnly?: true
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
