// The walls' table list: for every table, what each kind of viewer sees of it. A table without a row here fails the test.
import { v7 } from 'uuid'
import type { ClinicOfTwo, PatientOfClinic, World } from '@/server/every-table.fixture'
import type { Row } from '@/prisma/demo/insert'
import type { Viewer } from '@/server/viewer'

type Of = { world: World; clinic: ClinicOfTwo; patient: PatientOfClinic; viewer: Viewer }
/** Whether a row is seen; null where the role may not read the table at all. */
type Seen = ((row: Row, of: Of) => boolean) | null

export type Wall = {
  table: string
  /** The client's name for it. */
  model: string
  key: string[]
  staff: Seen
  patient: Seen
  system: Seen
  /** Rows that were once written stay as they are: nobody holds UPDATE or DELETE. */
  forGood?: true
  /** Each has one: a copy is refused as the second, and only then. */
  oneEach?: true
  /** What makes a copy of a row another row. */
  fresh?: Row | ((row: Row, world: World) => Row)
  /** What else a row needs in order to name something in a column. */
  besides?: Record<string, Row>
  /** Names of who acted or of what was acted on: no reference stands behind them, and nothing is read through them. */
  unbound?: string[]
}

const ofClinic: Seen = (row, { clinic }) => row.clinic_id === clinic.clinicId
const ofPatient: Seen = (row, { clinic, patient }) =>
  row.clinic_id === clinic.clinicId && row.patient_id === patient.patientId
const catalog: Seen = (row, of) => row.clinic_id === null || ofClinic(row, of)
const builtIn: Seen = (row) => row.clinic_id === null
const everything: Seen = () => true

/** A table about one patient: staff see their clinic's rows, the patient their own, the system none. */
const record = (table: string, model: string, rest: Partial<Wall> = {}): Wall => ({
  table,
  model,
  key: ['id'],
  staff: ofClinic,
  patient: ofPatient,
  system: null,
  ...rest,
})

export const walls: Wall[] = [
  record('clinics', 'clinic', {
    staff: (row, { clinic }) => row.id === clinic.clinicId,
    patient: (row, { clinic }) => row.id === clinic.clinicId,
    system: everything,
  }),
  record('accounts', 'account', {
    // A patient sees the clinic's staff, and no other patient.
    patient: (row, of) =>
      row.clinic_id === of.clinic.clinicId &&
      (row.patient_id === null || row.patient_id === of.patient.patientId),
    system: everything,
    fresh: { sign_in: null, patient_id: null, roles: ['therapist'] },
    besides: { patient_id: { roles: [] } },
  }),
  record('auth_sessions', 'authSession', {
    patient: (row, { patient }) => row.account_id === patient.accountId,
    system: everything,
  }),
  record('invitations', 'invitation', {
    ...{ patient: null, system: everything, unbound: ['made_by'] },
    fresh: (_, world) => ({ token_hash: 'fresh', made_by: world.a.therapist.accountId }),
  }),
  // An admin learns who has one; secrets and hashes are the system's alone.
  record('second_steps', 'secondStep', { key: ['account_id'], patient: null, system: everything }),
  record('emergency_accesses', 'emergencyAccess', { forGood: true }),
  record('recovery_codes', 'recoveryCode', { staff: null, patient: null, system: everything }),
  record('sign_in_links', 'signInLink', {
    staff: null,
    patient: null,
    system: everything,
    fresh: { token_hash: 'fresh' },
  }),
  record('backups', 'backup', { staff: everything, patient: null, system: everything, forGood: true }),
  record('mailings', 'mailing', {
    ...{ key: ['key'], staff: everything, patient: null, system: everything },
    fresh: { key: 'fresh' },
  }),
  // Each sees their own.
  record('calendar_feeds', 'calendarFeed', {
    staff: (row, { viewer }) => row.account_id === viewer.accountId,
    patient: (row, { viewer }) => row.account_id === viewer.accountId,
    system: everything,
    fresh: { token_hash: 'fresh' },
  }),
  record('asked_emails', 'askedEmail', {
    staff: null,
    patient: (row, { viewer }) => row.account_id === viewer.accountId,
    system: everything,
    oneEach: true,
    fresh: { token_hash: 'fresh' },
  }),
  record('guesses', 'guess', {
    key: ['key'],
    staff: null,
    patient: null,
    system: everything,
    fresh: { key: 'fresh' },
  }),
  record('audit_entries', 'auditEntry', {
    forGood: true,
    // How often somebody has changed what they sign in with.
    system: ({ object }) => object === 'passphrase' || object === 'second_steps',
    // A copy is what the patient it is about would note: nobody notes in another's name, or by hand what was changed.
    fresh: (row, world) => ({
      action: 'read',
      account_id: idIn(world, 'accounts', ({ patient_id }) => patient_id === row.patient_id),
    }),
    unbound: ['account_id', 'patient_id', 'object_id'],
  }),
  // Only the function that erases adds to it.
  record('erasures', 'erasure', {
    ...{ patient: null, system: everything, forGood: true },
    fresh: () => ({ patient_id: v7() }),
    unbound: ['patient_id', 'erased_by'],
  }),
  record('audit_seals', 'auditSeal', { key: ['entry_id'], patient: null, forGood: true }),
  // For the job that seals alone; a trigger writes it.
  record('audit_waiting', 'auditWaiting', { key: ['entry_id'], staff: null, patient: null, forGood: true }),
  record('patients', 'patient', {
    patient: (row, { patient }) => row.id === patient.patientId,
    // By id and zone alone, to say what day it is for whoever signs in.
    system: everything,
    unbound: ['email_by'],
  }),
  // For whether somebody may still write an address.
  record('care_team_members', 'careTeamMember', { system: everything }),
  // A patient sees what the clinic wrote, and of what was brought over what is asked for.
  record('consent_texts', 'consentText', {
    patient: (row, of) => ofClinic!(row, of) && (row.asked !== 'no-longer' || row.written_by != null),
    forGood: true,
    fresh: (_, world) => ({ number: 2, written_by: world.a.therapist.accountId }),
    unbound: ['topic'],
  }),
  record('consents', 'consent', {
    forGood: true,
    // A copy is what the patient it is about would answer: nobody answers in another's name.
    fresh: (row, world) => ({
      how: 'in-portal',
      recorded_by: idIn(world, 'accounts', ({ patient_id }) => patient_id === row.patient_id),
    }),
  }),
  record('exercises', 'exercise', {
    staff: catalog,
    patient: (row, { world, patient }) => isPrescribed(world, patient, row.id),
    system: builtIn,
    fresh: { slug: 'fresh' },
    unbound: ['updated_by'],
  }),
  record('exercise_photos', 'exercisePhoto', {
    key: ['exercise_id'],
    patient: (row, { world, patient }) => isPrescribed(world, patient, row.exercise_id),
    fresh: (row, world) => ({
      exercise_id: world.written.find(
        (each) =>
          each.table === 'exercises' &&
          each.row.clinic_id === row.clinic_id &&
          each.row.id !== row.exercise_id,
      )?.row.id,
    }),
  }),
  // Each of the staff sees their own.
  record('favourite_exercises', 'favourite', {
    key: ['account_id', 'exercise_id'],
    staff: (row, { viewer }) => row.account_id === viewer.accountId,
    patient: null,
    fresh: (_, world) => ({
      exercise_id: idIn(world, 'exercises', ({ slug }) => slug === 'built-in-unused'),
    }),
  }),
  // What is searched of the catalog: of every clinic, so for no viewer. search_catalog alone reads it.
  record('exercise_search', 'findable', { key: ['exercise_id'], staff: null, patient: null }),
  record('catalog_words', 'word', { staff: null, patient: null }),
  record('protocols', 'protocol', {
    staff: catalog,
    patient: null,
    system: builtIn,
    fresh: { slug: 'fresh' },
    unbound: ['created_by', 'updated_by'],
  }),
  record('plans', 'plan', {
    patient: (row, of) => ofPatient!(row, of) && row.status !== 'draft',
    unbound: ['created_by'],
  }),
  record('plan_drafts', 'planDraft', {
    key: ['plan_id'],
    patient: null,
    fresh: (row, world) => ({ plan_id: another(world, 'plans', row, (plan) => plan.status === 'active') }),
    unbound: ['updated_by'],
  }),
  record('plan_versions', 'planVersion', { forGood: true, fresh: { number: 99 }, unbound: ['published_by'] }),
  record('plan_pauses', 'planPause', { unbound: ['paused_by'] }),
  record('phases', 'phase', { forGood: true }),
  record('prescriptions', 'prescription', { forGood: true }),
  record('prescription_versions', 'prescriptionVersion', {
    forGood: true,
    fresh: (row, world) => ({
      version_id: another(world, 'plan_versions', row, ({ number }) => number === 2),
    }),
  }),
  record('logs', 'log', { forGood: true, fresh: { due_on: '2026-04-01' }, unbound: ['entered_by'] }),
  record('check_ins', 'checkIn', { forGood: true, fresh: { on: '2026-04-01' }, unbound: ['entered_by'] }),
  record('sessions', 'session', {
    besides: { cancelled_with_plan_id: { status: 'cancelled-by-clinic' } },
    unbound: ['calendar_uid'],
  }),
  record('session_plans', 'sessionPlan', {
    key: ['session_id', 'plan_id'],
    forGood: true,
    fresh: (row, world) => ({
      session_id: another(world, 'sessions', row, ({ id }) => id !== row.session_id),
    }),
  }),
  record('session_records', 'sessionRecord', {
    patient: null,
    forGood: true,
    fresh: { number: 99 },
    unbound: ['written_by'],
  }),
  record('adverse_events', 'adverseEvent', { patient: null, forGood: true, unbound: ['written_by'] }),
  record('clinician_notes', 'clinicianNote', {
    patient: null,
    forGood: true,
    fresh: { number: 99 },
    unbound: ['written_by'],
  }),
  record('earlier_wordings', 'earlierWording', {
    patient: null,
    forGood: true,
    fresh: { number: 99 },
    unbound: ['replaced_by'],
  }),
  record('closed_days', 'closedDays', { patient: null }),
  record('self_management', 'selfManagement', {
    forGood: true,
    fresh: (row, world) => ({ plan_id: another(world, 'plans', row, (plan) => plan.status === 'draft') }),
    unbound: ['written_by'],
  }),
  record('self_reports', 'selfReport', { forGood: true }),
  // A patient sees what patients are asked.
  record('own_measures', 'ownMeasure', {
    patient: (row, of) => ofClinic!(row, of) && row.by_patient === true,
  }),
  record('assessments', 'assessment', { unbound: ['created_by'] }),
  record('messages', 'message', {
    // A copy is what the patient it is about would write.
    fresh: (row, world) => ({
      from_patient: true,
      author_id: idIn(world, 'accounts', ({ patient_id }) => patient_id === row.patient_id),
    }),
    unbound: ['read_by'],
  }),
  record('readings', 'reading', {
    key: ['patient_id', 'exercise_id'],
    fresh: (row, world) => ({
      exercise_id: world.written.find(
        (each) =>
          each.table === 'prescriptions' &&
          each.row.patient_id === row.patient_id &&
          each.row.exercise_id !== row.exercise_id,
      )?.row.exercise_id,
    }),
  }),
  // The patient's own choice, which staff see; where a browser listens is for the jobs alone, and so is what went out.
  record('reminder_choices', 'reminderChoice', {
    key: ['patient_id'],
    fresh: { patient_id: v7() },
  }),
  record('push_devices', 'pushDevice', { fresh: { endpoint: 'https://push.example/fresh' } }),
  record('notices', 'notice', { staff: null, patient: null, fresh: { subject: 'fresh' } }),
  // Each of the staff has their own.
  record('saved_views', 'savedView', {
    staff: (row, { viewer }) => row.account_id === viewer.accountId,
    patient: null,
    fresh: { name: 'fresh' },
  }),
  record('morning_digests', 'morningDigest', {
    key: ['account_id'],
    staff: (row, { viewer }) => row.account_id === viewer.accountId,
    patient: null,
    fresh: { account_id: v7() },
  }),
  // Worked out by the program alone, and for staff: a patient is not shown what a therapist is told of them.
  record('watches', 'watch', { key: ['patient_id'], patient: null, forGood: true }),
  record('watch_marks', 'watchMark', { patient: null, forGood: true }),
  record('flags', 'flag', { patient: null, forGood: true }),
  record('flag_answers', 'flagAnswer', { patient: null, forGood: true, unbound: ['written_by'] }),
  record('measurements', 'measurement', { forGood: true, fresh: { item: 'fresh' } }),
]

const isPrescribed = (world: World, { patientId }: PatientOfClinic, exerciseId: unknown) =>
  world.written.some(
    ({ table, row }) =>
      table === 'prescriptions' && row.patient_id === patientId && row.exercise_id === exerciseId,
  )

function idIn(world: World, table: string, is: (row: Row) => boolean): unknown {
  return world.written.find((each) => each.table === table && is(each.row))?.row.id
}

/** The id of another row of the same patient. */
function another(world: World, table: string, { patient_id }: Row, is: (row: Row) => boolean): unknown {
  const found = world.written.find(
    (each) => each.table === table && each.row.patient_id === patient_id && is(each.row),
  )
  if (!found) throw new Error(`the patient has no other row in ${table}`)
  return found.row.id
}

/** What a patient may write: what they logged, wrote and read, that they were here, and the end of their own sessions. */
export const patientInserts = [
  ...[
    'asked_emails',
    'audit_entries',
    'calendar_feeds',
    'check_ins',
    'consents',
    'logs',
    'messages',
    'push_devices',
    'readings',
    'self_reports',
  ],
]
/** By table and column; without a column it is the row that may go. */
export const patientUpdates = [
  'asked_emails.',
  'auth_sessions.ended_at',
  'calendar_feeds.ended_at',
  'messages.read_at',
  'messages.read_by',
  'readings.',
  'push_devices.',
  ...['phone', 'email', 'email_by', 'own_contact_at'].map((column) => `patients.${column}`),
  ...['by_email', 'times', 'quiet_from', 'quiet_until'].map((column) => `reminder_choices.${column}`),
]
