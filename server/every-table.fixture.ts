// A row in every table for the walls' tests: two clinics with two patients each, and a list of every row written.
import type { Client } from 'pg'
import { v7 } from 'uuid'
import { actAs, insert, type Row } from '@/prisma/demo/insert'

/** Everything that was written: what each viewer may see is worked out from here, not from the database. */
export type Written = { table: string; row: Row }

type SignedIn = { accountId: string; sessionId: string }
export type PatientOfClinic = SignedIn & { patientId: string }
export type ClinicOfTwo = {
  clinicId: string
  therapist: SignedIn
  admin: SignedIn
  patients: [PatientOfClinic, PatientOfClinic]
}
export type World = { a: ClinicOfTwo; b: ClinicOfTwo; written: Written[] }

const day = '2026-03-02'
const instant = '2026-03-02T09:00:00Z'
const timeZone = 'Europe/London'
const item = { kind: 'strengthening', delivery: 'home', position: 'standing', level: 'easy' }
const words = { purpose: 'Strength.', stop_when: 'It hurts.', default_dosage: {}, content_hash: '' }
const catalogItem = { ...item, ...words, updated_at: instant }
const protocol = { condition: 'Pain', summary: '', content: {}, content_hash: '', updated_at: instant }

/** What people write about a person, in every column that has room for it. */
const told = {
  patients: {
    ...{ phone: 'told phone', email: 'told-email@example.test', diagnosis: 'told diagnosis' },
    ...{ precautions: ['told precaution'], language: 'told language', referrer: 'told referrer' },
    ...{ red_flags: 'told red flags', red_flags_on: day },
  },
  earlier_wordings: { diagnosis: 'told earlier diagnosis', precautions: ['told earlier precaution'] },
  plans: { problem: 'told problem', end_reason: 'told end' },
  plan_versions: {
    ...{ problem: 'told problem of a version', reason: 'told reason' },
    goals: [{ text: 'told goal', target: { measure: 'psfs', item: 'told target', value: 8 }, byWeek: 6 }],
    phases: [
      {
        ...{ id: v7(), kind: 'intensive', name: 'told phase', weeks: 4, sessions: 3, everyWeeks: 1 },
        ...{ sessionMinutes: 45, aim: 'told aim', criterion: 'told criterion', sessionTime: '09:30' },
        prescriptions: [
          {
            ...{ id: v7(), exerciseId: v7(), note: 'told note of an exercise' },
            caution: { codes: ['osteoporosis'], reason: 'told caution' },
            dosage: { painCeiling: 5, intensity: 'told intensity', frequency: { kind: 'as-needed' } },
          },
        ],
      },
    ],
  },
  logs: { note: 'told note of a log' },
  check_ins: { word: 'told word' },
  assessments: { findings: 'told findings', summary: 'told summary' },
  measurements: { item: 'told activity' },
}

export async function fillEveryTable(client: Client): Promise<World> {
  const written: Written[] = []
  const write: Write = async (table, row) => {
    await insert(client, table, [row])
    written.push({ table, row })
  }
  const readBack = async (where: string, ...tables: string[]) => {
    for (const table of tables) {
      const { rows } = await client.query<{ row: Row }>(
        `SELECT to_jsonb(t) AS row FROM ${table} t WHERE ${where}`,
      )
      written.push(...rows.map(({ row }) => ({ table, row })))
    }
  }
  await client.query('BEGIN')
  await actAs(client, 'phaseline_system')
  // What the program itself has brought.
  await readBack('true', 'exercises', 'protocols')
  const builtIn = { id: v7(), clinic_id: null, slug: 'built-in', name: 'Built in' }
  await write('exercises', { ...builtIn, ...catalogItem })
  // Nobody is prescribed this one, so no patient sees it.
  await write('exercises', { ...builtIn, ...catalogItem, id: v7(), slug: 'built-in-unused' })
  // And everybody this one, beside what tells them apart.
  const common = { ...builtIn, id: v7(), slug: 'built-in-common' }
  await write('exercises', { ...common, ...catalogItem })
  await write('protocols', { ...builtIn, ...protocol, id: v7() })
  await write('backups', { id: v7(), at: instant, file: 'phaseline.backup', bytes: 1, rows: 1, problem: '' })
  await write('mailings', { key: 'sent', since: instant, at: instant, times: 1 })
  await write('guesses', { key: 'somebody@example.test', failures: 3, last_at: instant })
  const a = await fillClinic(client, write, 'A', builtIn.id, common.id)
  const b = await fillClinic(client, write, 'B', builtIn.id, common.id)
  // What triggers have noted, and have written of the clinics' items.
  for (const { clinicId } of [a, b]) {
    await actAs(client, 'phaseline_staff', clinicId)
    await readBack('true', 'audit_entries')
    await actAs(client, 'phaseline_jobs', clinicId)
    await readBack('true', 'audit_waiting')
  }
  await actAs(client, 'phaseline_search')
  await readBack('clinic_id IS NOT NULL', 'exercise_search', 'catalog_words')
  for (const { clinicId } of [a, b]) {
    await actAs(client, 'phaseline_watch', clinicId)
    await readBack('true', 'watches', 'watch_marks')
  }
  await client.query('COMMIT')
  return { a, b, written }
}

type Write = (table: string, row: Row) => Promise<void>

async function fillClinic(
  client: Client,
  write: Write,
  letter: string,
  builtInId: string,
  commonId: string,
): Promise<ClinicOfTwo> {
  const clinicId = v7()
  await actAs(client, 'phaseline_system')
  await write('clinics', { id: clinicId, name: `Clinic ${letter}`, time_zone: timeZone })
  const therapist = await account(write, {
    clinic_id: clinicId,
    name: `Therapist ${letter}`,
    roles: ['therapist'],
  })
  const admin = await account(write, { clinic_id: clinicId, name: `Admin ${letter}`, roles: ['admin'] })
  await actAs(client, 'phaseline_staff', clinicId)
  const own = { id: v7(), clinic_id: clinicId, slug: 'own', name: `Own quokka pose of ${letter}` }
  await write('exercises', { ...own, ...catalogItem })
  // Nobody is prescribed this one.
  await write('exercises', { ...own, ...catalogItem, id: v7(), slug: 'own-unused' })
  const photo = { clinic_id: clinicId, image: '\\x00', width: 1, height: 1, digest: '' }
  await write('exercise_photos', { exercise_id: own.id, ...photo })
  await write('protocols', { ...own, ...protocol, id: v7() })
  await write('closed_days', { id: v7(), clinic_id: clinicId, from_on: day, to_on: day, name: 'Holiday' })
  const range = { clinic_id: clinicId, least: 0, most: 100, direction: 'lower-is-better' }
  await actAs(client, 'phaseline_staff', clinicId, admin.accountId)
  for (const [title, asked] of [
    ['Treatment', 'in-portal'],
    ['Old photographs', 'no-longer'],
  ]) {
    const text = { title, asked, text: 'We ask you', number: 1, topic: v7(), written_by: admin.accountId }
    await write('consent_texts', { id: v7(), clinic_id: clinicId, ...text })
  }
  await write('own_measures', { id: v7(), ...range, name: 'Disability score', by_patient: true })
  await write('own_measures', { id: v7(), ...range, name: 'Grip of the tester', by_patient: false })
  for (const { accountId } of [therapist, admin]) {
    await actAs(client, 'phaseline_staff', clinicId, accountId)
    await write('calendar_feeds', feedOf(clinicId, accountId))
    const kept = { clinic_id: clinicId, account_id: accountId }
    await write('saved_views', { id: v7(), ...kept, name: 'Silent', filter: {} })
    await write('morning_digests', kept)
    await write('favourite_exercises', { clinic_id: clinicId, account_id: accountId, exercise_id: own.id })
  }
  await actAs(client, 'phaseline_eraser', clinicId)
  await write('erasures', { id: v7(), clinic_id: clinicId, patient_id: v7(), figures_kept: false })
  await actAs(client, 'phaseline_staff', clinicId, therapist.accountId)
  const person = { clinicId, therapistId: therapist.accountId }
  const first = await fillPatient(client, write, { ...person, name: `Patient ${letter}1` }, [
    own.id,
    commonId,
  ])
  const second = await fillPatient(client, write, { ...person, name: `Patient ${letter}2` }, [
    builtInId,
    commonId,
  ])
  return { clinicId, therapist, admin, patients: [first, second] }
}

const feedOf = (clinic_id: string, account_id: string) => ({
  ...{ id: v7(), clinic_id, account_id },
  ...{ token_hash: account_id, created_at: instant, ended_at: instant },
})

async function account(write: Write, row: Row): Promise<SignedIn> {
  const accountId = v7()
  const sessionId = v7()
  const { clinic_id } = row
  const soon = new Date(Date.now() + 3_600_000)
  const credentials = {
    sign_in: `${accountId}@example.test`,
    passphrase_hash: 'a hash that nobody is to read',
  }
  await write('accounts', { patient_id: null, ...row, ...credentials, id: accountId })
  const device = { device: 'test', idle_minutes: 60, expires_at: soon }
  await write('auth_sessions', { id: sessionId, clinic_id, account_id: accountId, ...device })
  await write('invitations', {
    id: v7(),
    clinic_id,
    account_id: accountId,
    token_hash: accountId,
    expires_at: soon,
  })
  const of = { clinic_id, account_id: accountId }
  await write('second_steps', { ...of, secret: 'sealed' })
  await write('recovery_codes', { id: v7(), ...of, code_hash: 'a hash that nobody is to read' })
  await write('sign_in_links', {
    ...{ id: v7(), clinic_id, account_id: accountId },
    ...{ token_hash: accountId, expires_at: soon },
  })
  return { accountId, sessionId }
}

async function fillPatient(
  client: Client,
  write: Write,
  { clinicId, therapistId, name }: { clinicId: string; therapistId: string; name: string },
  [exercise_id, another]: [string, string],
): Promise<PatientOfClinic> {
  const patientId = v7()
  const of = { clinic_id: clinicId, patient_id: patientId }
  await actAs(client, 'phaseline_staff', clinicId, therapistId)
  const own = { id: patientId, clinic_id: clinicId, name, time_zone: timeZone }
  await write('patients', { ...own, email_by: therapistId, ...told.patients })
  await actAs(client, 'phaseline_system')
  const signedIn = await account(write, { ...of, name, roles: [] })
  await actAs(client, 'phaseline_staff', clinicId, therapistId)
  const entryId = v7()
  const opened = { account_id: therapistId, action: 'read', object: 'record', address: '192.0.2.1' }
  await insert(client, 'audit_entries', [{ id: entryId, ...of, ...opened }])
  const emergency = { id: v7(), ...of, account_id: therapistId, reason: 'here-now' }
  const opens = { at: new Date(), ends_at: new Date(Date.now() + 3_500_000) }
  await write('emergency_accesses', { ...emergency, ...opens })
  await actAs(client, 'phaseline_jobs', clinicId)
  const number = Number(name.at(-1))
  await write('audit_seals', { entry_id: entryId, clinic_id: clinicId, number, digest: entryId })
  await actAs(client, 'phaseline_staff', clinicId)
  const written = { ...of, written_by: therapistId }
  await write('adverse_events', { id: v7(), ...written, on: day, happened: 'Felt faint' })
  await write('clinician_notes', { id: v7(), ...written, number: 1, text: 'Anxious' })
  const stood = { section: 'problem', number: 1, replaced_by: therapistId, ...told.earlier_wordings }
  await write('earlier_wordings', { id: v7(), ...of, ...stood })
  await write('care_team_members', { id: v7(), ...of, therapist_id: therapistId, from_on: day })

  const [plan_id, drafted] = [v7(), v7()]
  const created_by = therapistId
  const plan = { ...of, status: 'active', starts_on: day, created_by, ...told.plans }
  await write('plans', { id: plan_id, ...plan })
  await write('plans', { id: drafted, ...of, problem: 'Planned', status: 'draft', created_by })
  const draft = { content: {}, updated_by: therapistId, updated_at: instant }
  await write('plan_drafts', { plan_id: drafted, ...of, ...draft })

  const keys = { ...of, plan_id }
  const [version_id, phase_id, prescription_id, prescription_version_id] = [v7(), v7(), v7(), v7()]
  const version = {
    ...keys,
    effective_on: day,
    reassess_every_weeks: 4,
    published_by: therapistId,
    ...told.plan_versions,
  }
  await write('plan_versions', { ...version, id: version_id, number: 1 })
  await write('plan_versions', { ...version, id: v7(), number: 2 })
  const paused = { from_on: day, resumed_on: '2026-03-05', paused_by: created_by }
  await write('plan_pauses', { id: v7(), ...keys, ...paused })
  await write('phases', { id: phase_id, ...keys })
  await write('prescriptions', { id: prescription_id, ...keys, phase_id, exercise_id })
  await write('prescriptions', { id: v7(), ...keys, phase_id, exercise_id: another })
  await write('prescription_versions', { id: prescription_version_id, ...of, version_id, prescription_id })

  const when = { performed_at: instant, logged_at: instant, time_zone: timeZone }
  const occurrence = { due_on: day, slot: 1, extra: false, status: 'done', late: false, source: 'portal' }
  const done = { ...occurrence, ...when, ...told.logs, entered_by: signedIn.accountId }
  await write('logs', { id: v7(), ...keys, prescription_id, prescription_version_id, ...done })
  const felt = { on: day, pain: 3, ...when, ...told.check_ins, entered_by: signedIn.accountId }
  await write('check_ins', { id: v7(), ...keys, ...felt })

  const [session_id, assessment_id] = [v7(), v7()]
  const session = { ...of, therapist_id: therapistId, starts_at: instant, minutes: 45 }
  await write('sessions', { ...session, id: session_id })
  await write('sessions', { ...session, id: v7() })
  const noted = { number: 1, interventions: [], report: 'Better', findings: '', next: '' }
  await write('session_records', {
    ...{ id: v7(), ...of, session_id, ...noted },
    ...{ private_note: 'Worried about work', written_by: therapistId },
  })
  await write('session_plans', { ...of, session_id, plan_id })
  const baseline = { ...keys, kind: 'baseline', on: day, created_by, ...told.assessments }
  await write('assessments', { id: assessment_id, ...baseline })
  const kept = { exercises: [], flare_up: 'Rest', contact: 'The clinic', written_by: created_by }
  await write('self_management', { id: v7(), ...keys, ...kept })
  await write('measurements', { id: v7(), ...of, assessment_id, measure: 'nprs-now', value: 4 })
  const hand = { measure: 'psfs', value: 3, ...told.measurements }
  await write('measurements', { id: v7(), ...of, assessment_id, ...hand })

  await actAs(client, 'phaseline_watch', clinicId)
  const flag_id = v7()
  await write('flags', { id: flag_id, ...keys, kind: 'silent', since: day, figures: { days: 4, due: 4 } })
  await actAs(client, 'phaseline_staff', clinicId, therapistId)
  await write('flag_answers', { id: v7(), ...of, flag_id, note: 'Rang her', written_by: therapistId })
  const asked = { id: v7(), ...of, author_id: therapistId, from_patient: false, text: 'How was it?' }
  await write('messages', asked)
  await actAs(client, 'phaseline_patient', clinicId, signedIn.accountId, patientId)
  const answered = { author_id: signedIn.accountId, from_patient: true, text: 'Better.' }
  await write('messages', { ...asked, ...answered, id: v7() })
  await write('self_reports', { id: v7(), ...keys, on: day, answers: [] })
  const [{ id: text_id }] = (
    await client.query<{ id: string }>(`SELECT id FROM consent_texts WHERE asked = 'in-portal'`)
  ).rows as [{ id: string }]
  const agreed = { text_id, given: true, on: day, how: 'in-portal', recorded_by: signedIn.accountId }
  await write('consents', { id: v7(), ...of, ...agreed })
  await write('readings', { ...of, exercise_id })
  await write('calendar_feeds', feedOf(clinicId, signedIn.accountId))
  await write('asked_emails', {
    ...{ id: v7(), clinic_id: clinicId, account_id: signedIn.accountId, email: 'asked@example.test' },
    ...{ token_hash: signedIn.accountId, expires_at: `${day} 09:00`, auth_session_id: signedIn.sessionId },
  })
  const times = { times: ['09:00'], quiet_from: '21:00', quiet_until: '08:00' }
  await write('reminder_choices', { ...of, by_email: true, ...times })
  const browser = { endpoint: 'https://push.example/1', p256dh: 'p', auth: 'a' }
  await write('push_devices', { id: v7(), ...of, auth_session_id: signedIn.sessionId, ...browser })
  await actAs(client, 'phaseline_jobs', clinicId)
  await write('notices', { id: v7(), ...of, kind: 'reminder', subject: `${day} 09:00`, channel: 'email' })
  await actAs(client, 'phaseline_staff', clinicId)
  return { patientId, ...signedIn }
}
