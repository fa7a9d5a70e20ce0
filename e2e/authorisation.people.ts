// Who tries the doors in the matrix: the demo's two clinics on a server of their own, and everybody signed in.
import { createHash, randomBytes } from 'node:crypto'
import { encode } from 'next-auth/jwt'
import pg from 'pg'
import { v7 } from 'uuid'
import { actAs, insert } from '@/prisma/demo/insert'
import { fingerprinting } from './fingerprint'
import { searching } from './kept'
import { ownDemo } from './own-demo'
import { pastTheProgram } from './past-the-program'

/** The columns of the matrix. Therapist and patient are each other's. */
export const people = [
  'admin',
  'therapist',
  'other therapist',
  'patient',
  'other patient',
  'other clinic staff',
  'other clinic patient',
  'signed out',
] as const
export type Person = (typeof people)[number]

/** Others of the clinic, whose columns follow from those (authorisation.others.ts). */
export const others = ['cover', 'in an emergency', 'who has left', 'disabled', 'admin who treats'] as const
export type Other = (typeof others)[number]
export type Anybody = Person | Other

/** What the matrix is about: rows of the first clinic and of one of its patients. */
export type Subject = {
  patientId: string
  /** Whose record nothing here writes to. */
  formerPatientId: string
  planId: string
  /** The last of the plan. */
  phaseId: string
  prescriptionId: string
  sessionId: string
  therapistId: string
  colleagueId: string
  deviceId: string
  /** An item that the patient's plan has to read; the other patients have the same one. */
  readingId: string
  exercise: string
  exerciseId: string
  protocol: string
  protocolId: string
  /** A protocol that the therapist has not shared yet. */
  protocolDraft: string
  protocolDraftId: string
  closedDaysId: string
  measureId: string
  consentTopic: string
  consentTextId: string
  flagId: string
  savedViewId: string
  token: string
  /** The secret of the therapist’s calendar feed. */
  calendarToken: string
}

export type Served = {
  origin: string
  databaseUrl: string
  subject: Subject
  cookies: Record<Anybody, string>
  /** Every patient of the clinics, with the demo's sign-in of the therapist. A former one is in no list of those in care. */
  patients: { name: string; therapist: string; former: boolean }[]
  /** Asks the database as the role that signs people in. */
  asSystem: <Row extends pg.QueryResultRow>(sql: string, values?: unknown[]) => Promise<Row[]>
  /** How many entries the audit log has about the patient. */
  noted: () => Promise<number>
  /** How many say that this person was refused something. */
  refusals: (person: Person) => Promise<number>
  /** Two that are the same mean that nothing was written. */
  fingerprint: () => Promise<string>
  /** Whether any row that was written since holds this text, as JSON writes it. */
  holds: (text: string) => Promise<boolean>
  /** The number of the newest entry of a session, a patient, a topic or a plan; 0 where there is none. */
  newest: (
    table: 'session_records' | 'clinician_notes' | 'consent_texts' | 'assessments' | 'plan_versions',
    of: string,
  ) => Promise<number>
  /** Opens the flag of the subject, whose cause may be gone meanwhile. Answers its id. */
  flagged: () => Promise<string>
  /** What the PSFS scores in a plan, by its baseline. */
  activities: (planId: string) => Promise<string[]>
  /** A day of a plan of which the patient has said nothing, and what was typed in from paper. */
  paperDay: (planId: string) => Promise<{ on: string; seen: string | null }>
  /** What the patient has answered since a plan was last assessed, by its id; empty where nothing came. */
  answered: (planId: string) => Promise<string>
  stop: () => Promise<void>
}

export const patientName = 'Edith Marlowe'
/** One pixel. */
const smallestWebP = 'UklGRiIAAABXRUJQVlA4IBYAAAAwAQCdASoBAAEADsD+JaQAA3AAAAAA'
export const ownExercise = 'Harbour wall walk'
const secret = 'the session key of the authorisation matrix'

export async function serveMatrix(): Promise<Served> {
  const { program, databaseUrl, end } = await ownDemo({ NEXTAUTH_SECRET: secret })
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  const matrix = await fill(client)
  return {
    origin: program.origin,
    databaseUrl,
    ...matrix,
    async stop() {
      await client.end()
      await end()
    },
  }
}

type Filled = Omit<Served, 'origin' | 'databaseUrl' | 'stop'>

async function fill(client: pg.Client): Promise<Filled> {
  const as = pastTheProgram(client)
  type Account = {
    id: string
    clinic_id: string
    patient_id: string | null
    name: string
    sign_in: string | null
  }
  const accounts = await as<Account>(null, 'SELECT id, clinic_id, patient_id, name, sign_in FROM accounts')
  const named = (is: (account: Account) => boolean) => accounts.find(is)!
  const therapist = named(({ sign_in }) => sign_in === 'therapist@demo.test')
  const patient = named(({ name }) => name === patientName)
  const clinicId = therapist.clinic_id
  const colleague = { clinic_id: clinicId, patient_id: null, sign_in: null }
  const admin = { ...colleague, id: v7(), name: 'Nora Admin' }
  const spare = { ...colleague, id: v7(), name: 'Sam Colleague', sign_in: 'spare@demo.test' }

  const another = (name: string) => ({ ...colleague, id: v7(), name })
  const more = {
    cover: another('Cleo Cover'),
    'in an emergency': another('Emil Emergency'),
    'who has left': another('Lena Left'),
    disabled: another('Dan Disabled'),
    'admin who treats': another('Toni Both'),
  } satisfies Record<Other, Account>
  const signedIn: [Anybody, Account][] = [
    ['admin', admin],
    ['therapist', therapist],
    ['other therapist', named(({ sign_in }) => sign_in === 'therapist2@demo.test')],
    ['patient', patient],
    ['other patient', named(({ name }) => name === 'Farid Karimi')],
    ['other clinic staff', named(({ sign_in }) => sign_in === 'therapist@riverside.test')],
    ['other clinic patient', named(({ sign_in }) => sign_in === 'patient@riverside.test')],
    ...others.map((other): [Anybody, Account] => [other, more[other]]),
  ]
  const cookies = { 'signed out': '' } as Record<Anybody, string>
  const expires_at = new Date(Date.now() + 3_600_000)
  const session = ({ id, clinic_id }: Account) => ({
    id: v7(),
    clinic_id,
    account_id: id,
    device: 'matrix',
    idle_minutes: 60,
    expires_at,
  })
  const device = session(patient)
  await client.query('BEGIN')
  await actAs(client, 'phaseline_system')
  await insert(client, 'accounts', [
    { ...admin, roles: ['admin'] },
    { ...spare, roles: ['therapist'] },
    ...others.map((other) => ({
      ...more[other],
      roles: other === 'admin who treats' ? ['admin', 'therapist'] : ['therapist'],
    })),
  ])
  await insert(client, 'auth_sessions', [device])
  for (const [person, account] of signedIn) {
    // The passphrase was given in it: what waits for that is asked for like the rest.
    const row = { ...session(account), proved_until: expires_at }
    await insert(client, 'auth_sessions', [row])
    cookies[person] = `next-auth.session-token=${await encode({ token: { sessionId: row.id }, secret })}`
  }
  await actAs(client, 'phaseline_staff', clinicId)
  const exercise = 'harbour-wall-walk'
  const exerciseId = v7()
  await client.query(
    `INSERT INTO exercises (id, clinic_id, slug, name, kind, delivery, position, level, purpose, stop_when,
       default_dosage, dosage_fields, drawing, drawing_digest, content_hash)
     SELECT $1, $2, $3, $4, kind, delivery, position, level, purpose, stop_when, default_dosage, dosage_fields, drawing,
       drawing_digest, ''
     FROM exercises WHERE slug = 'wall-slide'`,
    [exerciseId, clinicId, exercise, ownExercise],
  )
  await client.query(
    `INSERT INTO exercise_photos (clinic_id, exercise_id, image, width, height, digest)
     VALUES ($1, $2, decode($3, 'base64'), 1, 1, repeat('0', 64))`,
    [clinicId, exerciseId, smallestWebP],
  )
  const closedDaysId = v7()
  await client.query(
    `INSERT INTO closed_days (id, clinic_id, from_on, to_on, name) VALUES ($1, $2, '2026-01-01', '2026-01-01', 'New Year')`,
    [closedDaysId, clinicId],
  )
  const measureId = v7()
  await insert(client, 'own_measures', [
    {
      ...{ id: measureId, clinic_id: clinicId, name: 'Grip span', least: 0, most: 30 },
      ...{ direction: 'higher-is-better', by_patient: false },
    },
  ])
  const [consentTopic, consentTextId] = [v7(), v7()]
  const asked = { title: 'Use of my data', text: 'We keep what you tell us.', asked: 'in-portal' }
  await insert(client, 'consent_texts', [
    { id: consentTextId, clinic_id: clinicId, topic: consentTopic, number: 1, ...asked },
  ])
  const [protocol, protocolDraft] = ['harbour-programme', 'harbour-draft']
  const [protocolId, protocolDraftId] = [v7(), v7()]
  for (const [id, slug, shared] of [
    [protocolId, protocol, true],
    [protocolDraftId, protocolDraft, false],
  ])
    await client.query(
      `INSERT INTO protocols (id, clinic_id, slug, name, condition, summary, content, content_hash, shared, created_by)
       SELECT $1, $2, $3, $3, condition, summary, content, '', $4, $5 FROM protocols WHERE clinic_id IS NULL LIMIT 1`,
      [id, clinicId, slug, shared, therapist.id],
    )
  await client.query('COMMIT')

  const about = { clinic_id: clinicId, patient_id: patient.patient_id }
  const dayFrom = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)
  await client.query('BEGIN')
  await actAs(client, 'phaseline_staff', clinicId, admin.id)
  await insert(client, 'care_team_members', [
    { id: v7(), ...about, therapist_id: more['who has left'].id, from_on: '2020-01-01', to_on: dayFrom(-2) },
    { id: v7(), ...about, therapist_id: more.disabled.id, from_on: '2020-01-01', to_on: null },
    { id: v7(), ...about, therapist_id: more['admin who treats'].id, from_on: '2020-01-01', to_on: null },
  ])
  const covered = { therapist_id: more.cover.id, starts_at: new Date(), minutes: 45 }
  await insert(client, 'sessions', [{ id: v7(), ...about, ...covered }])
  await client.query('UPDATE accounts SET disabled_at = now() WHERE id = $1', [more.disabled.id])
  await client.query('COMMIT')
  await client.query('BEGIN')
  await actAs(client, 'phaseline_staff', clinicId, more['in an emergency'].id)
  await insert(client, 'emergency_accesses', [
    { id: v7(), ...about, account_id: more['in an emergency'].id, reason: 'here-now', ends_at: expires_at },
  ])
  await client.query('COMMIT')

  const calendarToken = randomBytes(32).toString('base64url')
  await client.query('BEGIN')
  await actAs(client, 'phaseline_staff', clinicId, therapist.id)
  await insert(client, 'calendar_feeds', [
    {
      ...{ id: v7(), clinic_id: clinicId, account_id: therapist.id },
      token_hash: createHash('sha256').update(calendarToken).digest('hex'),
    },
  ])
  await client.query('COMMIT')

  const [plan] = await as<{ id: string; phase: string; prescription: string }>(
    clinicId,
    `SELECT p.id, v.phases -> -1 ->> 'id' AS phase, r.id AS prescription FROM plans p
     JOIN plan_versions v ON v.plan_id = p.id JOIN prescriptions r ON r.plan_id = p.id
     WHERE p.patient_id = $1 AND p.status = 'active' ORDER BY v.number DESC, r.id LIMIT 1`,
    [patient.patient_id],
  )
  // Prescribed to this patient alone, so that its picture is theirs to see and nobody else's.
  await as(
    clinicId,
    `INSERT INTO prescriptions (id, clinic_id, patient_id, plan_id, phase_id, exercise_id) VALUES ($1, $2, $3, $4, $5, $6)`,
    [v7(), clinicId, patient.patient_id, plan!.id, plan!.phase, exerciseId],
  )
  const flagged = async () => {
    const id = v7()
    await client.query('BEGIN')
    await actAs(client, 'phaseline_watch', clinicId)
    const flag = { plan_id: plan!.id, kind: 'silent', since: '2026-01-01', figures: { days: 4, due: 4 } }
    await client.query('UPDATE flags SET resolved_at = now() WHERE plan_id = $1 AND kind = $2', [
      flag.plan_id,
      flag.kind,
    ])
    await insert(client, 'flags', [{ id, ...about, ...flag }])
    await client.query('COMMIT')
    return id
  }
  const flagId = await flagged()
  const savedViewId = v7()
  await client.query('BEGIN')
  await actAs(client, 'phaseline_staff', clinicId, therapist.id)
  const kept = { clinic_id: clinicId, account_id: therapist.id }
  await insert(client, 'saved_views', [{ id: savedViewId, ...kept, name: 'Mine', filter: {} }])
  await client.query('COMMIT')
  const [former] = await as<{ id: string }>(
    clinicId,
    'SELECT id FROM patients WHERE archived_at IS NOT NULL ORDER BY id LIMIT 1',
  )
  const [booked] = await as<{ id: string }>(
    clinicId,
    `SELECT id FROM sessions WHERE patient_id = $1 AND status = 'booked' ORDER BY starts_at DESC LIMIT 1`,
    [patient.patient_id],
  )
  const [reading] = await as<{ id: string }>(
    clinicId,
    `SELECT p.exercise_id AS id FROM prescriptions p JOIN exercises e ON e.id = p.exercise_id
     WHERE p.patient_id = $1 AND e.kind = 'education' LIMIT 1`,
    [patient.patient_id],
  )
  const clinics = [...new Set(accounts.map((account) => account.clinic_id))]
  const patients: Served['patients'] = []
  for (const clinic of clinics)
    patients.push(
      ...(await as<Served['patients'][number]>(
        clinic,
        `SELECT p.name, a.sign_in AS therapist, p.archived_at IS NOT NULL AS former FROM patients p JOIN care_team_members c ON c.patient_id = p.id
         JOIN accounts a ON a.id = c.therapist_id
         WHERE a.sign_in IS NOT NULL`,
      )),
    )
  return {
    cookies,
    patients,
    asSystem: (sql, values) => as(null, sql, values),
    subject: {
      patientId: patient.patient_id!,
      formerPatientId: former!.id,
      planId: plan!.id,
      phaseId: plan!.phase,
      prescriptionId: plan!.prescription,
      sessionId: booked!.id,
      therapistId: therapist.id,
      colleagueId: spare.id,
      deviceId: device.id,
      readingId: reading!.id,
      exercise,
      exerciseId,
      protocol,
      protocolId,
      protocolDraft,
      protocolDraftId,
      closedDaysId,
      measureId,
      consentTopic,
      consentTextId,
      flagId,
      savedViewId,
      token: 'no-such-token',
      calendarToken,
    },
    async noted() {
      const [row] = await as<{ count: number }>(
        clinicId,
        // That the patient was refused something is noted whenever it happens to be answered.
        `SELECT count(*)::int AS count FROM audit_entries WHERE patient_id = $1 AND action <> 'refuse'`,
        [patient.patient_id],
      )
      return row!.count
    },
    async refusals(person) {
      const { id, clinic_id } = new Map(signedIn).get(person)!
      const [row] = await as<{ count: number }>(
        clinic_id,
        `SELECT count(*)::int AS count FROM audit_entries
         WHERE account_id = $1 AND action = 'refuse' AND object = 'access'`,
        [id],
      )
      return row!.count
    },
    holds: await searching(client),
    async newest(table, of) {
      const owner = {
        ...{ session_records: 'session_id', clinician_notes: 'patient_id', consent_texts: 'topic' },
        ...{ assessments: 'plan_id', plan_versions: 'plan_id' },
      }[table]
      const sql = `SELECT count(*)::int AS number FROM ${table} WHERE ${owner} = $1`
      return (await as<{ number: number }>(clinicId, sql, [of]))[0]!.number
    },
    flagged,
    async activities(planId) {
      const sql = `SELECT m.item FROM measurements m JOIN assessments a ON a.id = m.assessment_id
        WHERE a.plan_id = $1 AND a.kind = 'baseline' AND m.measure = 'psfs'`
      return (await as<{ item: string }>(clinicId, sql, [planId])).map(({ item }) => item)
    },
    async paperDay(planId) {
      const sql = `SELECT d::date::text AS on, c.id AS seen FROM plans p
        CROSS JOIN generate_series(p.starts_on, current_date - 1, '1 day') d
        LEFT JOIN check_ins c ON c.plan_id = p.id AND c.on = d::date
          AND NOT EXISTS (SELECT FROM check_ins r WHERE r.replaces = c.id)
        WHERE p.id = $1 AND c.source IS DISTINCT FROM 'portal' ORDER BY d LIMIT 1`
      return (await as<{ on: string; seen: string | null }>(clinicId, sql, [planId]))[0]!
    },
    async answered(planId) {
      const sql = `SELECT id FROM self_reports WHERE plan_id = $1 AND sent_at > coalesce(
          (SELECT max(created_at) FROM assessments WHERE plan_id = $1 AND kind <> 'baseline'), '-infinity')
        ORDER BY sent_at DESC LIMIT 1`
      return (await as<{ id: string }>(clinicId, sql, [planId]))[0]?.id ?? ''
    },
    fingerprint: fingerprinting(client),
  }
}
