// A patient of a clinic and the clinic itself, filled to the ends that docs/security.md names: one statement a part, past the program.
import pg from 'pg'
import { v7 } from 'uuid'
import type { Phase, Prescription } from '@/domain/plans/plan'
import type { Subject } from './authorisation.people'

const words = (length: number) =>
  'What was said, seen and done on that day, written down as anybody would who has much to say. '
    .repeat(Math.ceil(length / 90))
    .slice(0, length)

type Exercise = Pick<Prescription, 'exerciseId' | 'exerciseName'>

/** Phases of half a year each, so that the fourth of twelve runs; what is in it may be as much as all plans under way ask for. */
function phasesOf(
  exercises: Exercise[],
  { running, others, read }: Record<'running' | 'others' | 'read', number>,
): Phase[] {
  return Array.from({ length: 12 }, (_, n) => ({
    ...{ id: v7(), kind: 'custom', name: `Phase ${n + 1} ${words(50)}`, startDay: n * 182, weeks: 26 },
    ...{ sessions: 3, everyWeeks: 1, sessionMinutes: 45, aim: words(300), criterion: words(300) },
    prescriptions: Array.from({ length: n === 3 ? running : others }, (_, i) => ({
      ...{ id: v7(), versionId: v7(), ...exercises[(n * 7 + i) % exercises.length]!, delivery: 'home' },
      ...{ note: `In version # ${words(180)}`, caution: { codes: ['pregnancy'], reason: words(300) } },
      exerciseKind: i < read ? 'education' : 'strengthening',
      dosage: {
        ...{
          sets: 3,
          reps: 12,
          holdSeconds: 10,
          restSeconds: 60,
          tempo: '3-1-3',
          painCeiling: 5,
          intensity: words(80),
        },
        frequency: i < read ? { kind: 'as-needed' } : { kind: 'days-a-week', days: 7, timesADay: 3 },
      },
    })),
  })) as Phase[]
}

/** With a plan that is full, one that has ended, and a message that others came after. */
export type Full = Subject & { endedPlanId: string; messageId: string }

export async function filled(databaseUrl: string, subject: Subject): Promise<Full> {
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  try {
    return await fill(client, subject)
  } finally {
    await client.end()
  }
}

async function fill(client: pg.Client, subject: Subject): Promise<Full> {
  const planId = v7()
  await client.query('BEGIN')
  const forced = (how: 'FORCE' | 'NO FORCE') =>
    client.query(`DO $$ DECLARE t text; BEGIN
      FOR t IN SELECT relname FROM pg_class WHERE relrowsecurity AND relnamespace = 'public'::regnamespace
      LOOP EXECUTE format('ALTER TABLE %I ${how} ROW LEVEL SECURITY', t); END LOOP; END $$`)
  await forced('NO FORCE')
  await client.query(
    `CREATE TEMP TABLE whose ON COMMIT DROP AS
     SELECT p.clinic_id, p.id AS patient_id, $2::uuid AS plan_id, $3::uuid AS by_id, $4::uuid AS session_id,
       $5::uuid AS consent_topic, $6::uuid AS flag_id, a.id AS account_id
     FROM patients p JOIN accounts a ON a.patient_id = p.id WHERE p.id = $1`,
    [subject.patientId, planId, subject.therapistId, subject.sessionId, subject.consentTopic, subject.flagId],
  )
  await client.query(
    `CREATE FUNCTION pg_temp.words(length int) RETURNS text IMMUTABLE LANGUAGE sql
     AS $$ SELECT left(repeat('What was said, seen and done on that day, written down as anybody would who has much to say. ', length / 90 + 1), length) $$`,
  )
  const { rows: exercises } = await client.query<Exercise>(
    `SELECT id AS "exerciseId", name AS "exerciseName" FROM exercises WHERE clinic_id IS NULL AND delivery = 'home' ORDER BY slug`,
  )
  const long = phasesOf(exercises, { running: 40, others: 10, read: 10 })
  const short = long.map((phase) => ({ ...phase, prescriptions: phase.prescriptions.slice(0, 1) }))
  const phaseId = long[3]!.id
  const {
    rows: [clinic],
  } = await client.query<{ clinic_id: string }>('SELECT clinic_id FROM whose')
  await client.query(`SELECT set_config('app.clinic_id', $1, true)`, [clinic!.clinic_id])
  const parts = partsOf({ long, short })
  for (const [name, [sql, ...values]] of Object.entries(parts)) {
    await client.query(sql, values).catch((error: Error) => {
      throw new Error(`${name}: ${error.message}`, { cause: error })
    })
  }
  const {
    rows: [found],
  } = await client.query<Pick<Full, 'endedPlanId' | 'messageId'>>(
    `SELECT (SELECT l.id FROM plans l JOIN whose USING (patient_id) WHERE l.problem LIKE 'Ended %' ORDER BY l.problem LIMIT 1) AS "endedPlanId",
       (SELECT m.id FROM messages m JOIN whose USING (patient_id) ORDER BY m.sent_at DESC OFFSET 500 LIMIT 1) AS "messageId"`,
  )
  await forced('FORCE')
  await client.query('COMMIT')
  await client.query('ANALYZE')
  return { ...subject, ...found!, planId, phaseId }
}
type Part = [sql: string, ...values: unknown[]]

const exercises = (name: string, numbers: string, archivedAt: string): Part => [
  `INSERT INTO exercises (id, clinic_id, slug, name, kind, delivery, regions, equipment, position, level, purpose, steps, cues,
     mistakes, contraindications, precautions, stop_when, dosage_fields, default_dosage, content_hash, archived_at)
   SELECT gen_random_uuid(), w.clinic_id, 'own-' || n, left(${name} || ' ' || n || ' ' || pg_temp.words(80), 80), e.kind,
     e.delivery, e.regions, e.equipment, e.position, e.level, pg_temp.words(240), e.steps, e.cues, e.mistakes, e.contraindications,
     e.precautions, e.stop_when, e.dosage_fields, e.default_dosage, n::text, ${archivedAt}
   FROM whose w, ${numbers}, LATERAL (SELECT * FROM exercises WHERE clinic_id IS NULL AND slug = 'wall-slide') e`,
]

const given = (many: number) =>
  Array.from({ length: many }, (_, n) => ({ name: `Given ${n} ${words(60)}`, dosage: words(60) }))

const partsOf = ({ long, short }: { long: Phase[]; short: Phase[] }): Record<string, Part> => ({
  // The clinic.
  staff: [
    `INSERT INTO accounts (id, clinic_id, name, roles, sign_in, disabled_at)
     SELECT gen_random_uuid(), clinic_id, 'Colleague ' || n || ' ' || pg_temp.words(25), '{admin,therapist}',
       'colleague' || n || '@weight.test', CASE WHEN n > 485 THEN now() END
     FROM whose, generate_series(1, 1985) n`,
  ],
  'ways in of staff': [
    `INSERT INTO invitations (id, clinic_id, account_id, token_hash, expires_at, made_by)
     SELECT gen_random_uuid(), a.clinic_id, a.id, a.id::text || n, now() + interval '7 days', by_id
     FROM whose JOIN accounts a USING (clinic_id), generate_series(1, 2) n WHERE a.name LIKE 'Colleague %'`,
  ],
  devices: [
    `INSERT INTO auth_sessions (id, clinic_id, account_id, device, idle_minutes, expires_at)
     SELECT gen_random_uuid(), a.clinic_id, a.id, pg_temp.words(200), 600, now() + interval '1 day'
     FROM whose w JOIN accounts a ON a.id IN (w.by_id, w.account_id), generate_series(1, 28) n`,
  ],
  'closed days': [
    `INSERT INTO closed_days (id, clinic_id, from_on, to_on, name)
     SELECT gen_random_uuid(), clinic_id, current_date + n, current_date + n, left(n || pg_temp.words(80), 80)
     FROM whose, generate_series(1, 199) n`,
  ],
  measures: [
    `INSERT INTO own_measures (id, clinic_id, name, question, least, most, unit, direction, mcid, by_patient, licence, retired_at)
     SELECT gen_random_uuid(), clinic_id, left('Measure ' || n || ' ' || pg_temp.words(80), 80), pg_temp.words(200), 0, 100,
       'points', 'lower-is-better', 5, true, pg_temp.words(300), CASE WHEN n > 37 THEN now() END
     FROM whose, generate_series(1, 197) n`,
  ],
  'consent texts': [
    `INSERT INTO consent_texts (id, clinic_id, topic, number, title, text, asked)
     SELECT gen_random_uuid(), clinic_id, gen_random_uuid(), 1, left(n || ' ' || pg_temp.words(80), 80),
       pg_temp.words(1000), CASE WHEN n > 96 THEN 'no-longer' ELSE 'in-portal' END
     FROM whose, generate_series(1, 195) n`,
  ],
  'wordings of a consent text': [
    `INSERT INTO consent_texts (id, clinic_id, topic, number, title, text, asked)
     SELECT gen_random_uuid(), clinic_id, consent_topic, n, 'Use of my data', pg_temp.words(1000), 'in-portal'
     FROM whose, generate_series(2, 100) n`,
  ],
  // As the longest of a clinic's own, in the plans that are built from them below.
  'how exercises are done': [
    `UPDATE exercises SET steps = array_fill(pg_temp.words(300), ARRAY[12]) WHERE clinic_id IS NULL AND delivery = 'home'`,
  ],
  'exercises of the clinic': exercises('e.name', 'generate_series(1, 480) n', 'NULL'),
  'what is archived is found by nobody': ['ALTER TABLE exercises DISABLE TRIGGER catalog_index_item'],
  'archived exercises': exercises(`'Archived'`, 'generate_series(481, 4990) n', 'now()'),
  'what is in use is': ['ALTER TABLE exercises ENABLE TRIGGER catalog_index_item'],
  'protocols of the clinic': [
    `INSERT INTO protocols (id, clinic_id, slug, name, condition, regions, summary, sources, content, content_hash, created_by, shared, archived_at)
     SELECT gen_random_uuid(), w.clinic_id, 'own-' || n, left('Protocol ' || n || ' ' || pg_temp.words(80), 80), pg_temp.words(80),
       regions, pg_temp.words(600), array_fill(pg_temp.words(300), '{20}'), content, n::text, w.by_id, n <= 499,
       CASE WHEN n > 250 AND n <= 499 THEN now() END
     FROM whose w, generate_series(1, 548) n, LATERAL (SELECT * FROM protocols WHERE clinic_id IS NULL ORDER BY slug LIMIT 1) p`,
  ],
  patients: [
    `INSERT INTO patients (id, clinic_id, name, birth_date, phone, email, time_zone, diagnosis, precautions, archived_at)
     SELECT gen_random_uuid(), clinic_id, 'Patient ' || n || ' ' || pg_temp.words(25), '1950-01-01', '0123456789',
       n || '@weight.test', 'Europe/London', pg_temp.words(200), '{pregnancy}', CASE WHEN n > 700 THEN now() END
     FROM whose, generate_series(1, 1200) n`,
  ],
  'care teams': [
    `INSERT INTO care_team_members (id, clinic_id, patient_id, therapist_id, from_on)
     SELECT gen_random_uuid(), p.clinic_id, p.id, by_id, '2020-01-01'
     FROM whose w JOIN patients p ON p.clinic_id = w.clinic_id AND p.name LIKE 'Patient %'`,
  ],
  'plans of the others': [
    `INSERT INTO plans (id, clinic_id, patient_id, problem, status, starts_on, created_by)
     SELECT gen_random_uuid(), p.clinic_id, p.id, pg_temp.words(120), 'active', current_date - 30, by_id
     FROM whose w JOIN patients p ON p.clinic_id = w.clinic_id WHERE p.name ~ '^Patient [123]?\\d?\\d '`,
  ],
  'versions of the others': [
    `INSERT INTO plan_versions (id, clinic_id, patient_id, plan_id, number, effective_on, problem, goals, reassess_every_weeks, phases, published_by)
     SELECT gen_random_uuid(), l.clinic_id, l.patient_id, l.id, 1, l.starts_on, l.problem, '[]', 4, $1, by_id
     FROM whose w JOIN plans l ON l.problem = pg_temp.words(120)`,
    JSON.stringify(short.slice(0, 1)),
  ],
  'sessions of the others': [
    `INSERT INTO sessions (id, clinic_id, patient_id, therapist_id, starts_at, minutes, status)
     SELECT gen_random_uuid(), p.clinic_id, p.id, by_id, date_trunc('week', now()) + n % 5 * interval '1 day' + (9 + n % 8) * interval '1 hour', 45, 'booked'
     FROM whose w JOIN patients p ON p.clinic_id = w.clinic_id, generate_series(1, 10) n WHERE p.name ~ '^Patient [123]?\\d?\\d '`,
  ],
  'messages of the others': [
    `INSERT INTO messages (id, clinic_id, patient_id, author_id, from_patient, text, sent_at)
     SELECT gen_random_uuid(), p.clinic_id, p.id, by_id, false, pg_temp.words(2000), now() - interval '1 day'
     FROM whose w JOIN patients p ON p.clinic_id = w.clinic_id WHERE p.name ~ '^Patient [123]?\\d?\\d '`,
  ],
  'saved views': [
    `INSERT INTO saved_views (id, clinic_id, account_id, name, filter)
     SELECT gen_random_uuid(), clinic_id, by_id, left(n || ' ' || pg_temp.words(40), 40), '{}' FROM whose, generate_series(1, 19) n`,
  ],
  favourites: [
    `INSERT INTO favourite_exercises (clinic_id, account_id, exercise_id)
     SELECT w.clinic_id, by_id, e.id FROM whose w JOIN exercises e ON e.clinic_id = w.clinic_id WHERE e.slug LIKE 'own-%'`,
  ],
  backups: [
    `INSERT INTO backups (id, at, file, bytes, rows, problem)
     SELECT gen_random_uuid(), now() - n * interval '1 day', n || '.backup', 1, 1, '' FROM generate_series(1, 1000) n`,
  ],
  // The patient.
  'the record': [
    `UPDATE patients p SET diagnosis = pg_temp.words(200), precautions = '{pregnancy}', language = pg_temp.words(60),
       referrer = pg_temp.words(120), red_flags_on = current_date, red_flags = pg_temp.words(1000), approved_visits = 500,
       approved_from = '2020-01-01', phone = '0123456789', email = 'weight@weight.test' FROM whose w WHERE p.id = w.patient_id`,
  ],
  'earlier wordings': [
    `INSERT INTO earlier_wordings (id, clinic_id, patient_id, section, number, diagnosis, precautions, red_flags_on, red_flags, replaced_by)
     SELECT gen_random_uuid(), clinic_id, patient_id, section, n + 1000, pg_temp.words(200), '{pregnancy}', current_date, pg_temp.words(1000), by_id
     FROM whose, generate_series(1, 300) n, unnest('{problem,screening}'::text[]) section`,
  ],
  'care team': [
    `INSERT INTO care_team_members (id, clinic_id, patient_id, therapist_id, from_on, to_on)
     SELECT gen_random_uuid(), w.clinic_id, w.patient_id, a.id, current_date - 400, CASE WHEN row_number() OVER () > 40 THEN current_date - 30 END
     FROM whose w JOIN accounts a USING (clinic_id) WHERE a.name LIKE 'Colleague %' AND a.disabled_at IS NULL ORDER BY a.name LIMIT 394`,
  ],
  'adverse events': [
    `INSERT INTO adverse_events (id, clinic_id, patient_id, "on", happened, done, written_by)
     SELECT gen_random_uuid(), clinic_id, patient_id, current_date - n, n || ' ' || pg_temp.words(300), pg_temp.words(300), by_id
     FROM whose, generate_series(1, 499) n`,
  ],
  'the private note': [
    `INSERT INTO clinician_notes (id, clinic_id, patient_id, number, text, written_by)
     SELECT gen_random_uuid(), clinic_id, patient_id, n + 1000, pg_temp.words(8000), by_id FROM whose, generate_series(1, 498) n`,
  ],
  consents: [
    `INSERT INTO consents (id, clinic_id, patient_id, text_id, given, "on", how, recorded_by)
     SELECT gen_random_uuid(), w.clinic_id, w.patient_id, t.id, n % 2 = 0, current_date, 'in-person', by_id
     FROM whose w JOIN consent_texts t USING (clinic_id), generate_series(1, 5) n`,
  ],
  plan: [
    `INSERT INTO plans (id, clinic_id, patient_id, problem, status, starts_on, created_by)
     SELECT plan_id, clinic_id, patient_id, left('Neck ' || pg_temp.words(120), 120), 'active', current_date - 700, by_id FROM whose`,
  ],
  'its versions': [
    `INSERT INTO plan_versions (id, clinic_id, patient_id, plan_id, number, effective_on, problem, goals, reassess_every_weeks, phases, reason, published_by)
     SELECT gen_random_uuid(), clinic_id, patient_id, plan_id, n, current_date - 700 + n * 4 - 4, pg_temp.words(120), $3, 4,
       replace(CASE WHEN n > 145 THEN $1 ELSE $2 END, 'In version #', 'In version ' || n)::jsonb, pg_temp.words(300), by_id
     FROM whose, generate_series(1, 150) n`,
    JSON.stringify(long),
    JSON.stringify(short),
    JSON.stringify(
      Array.from({ length: 10 }, (_, n) => ({
        text: `${n} ${words(198)}`,
        target: { measure: 'psfs', item: `Activity ${n}`, value: 8 },
        byWeek: 104,
      })),
    ),
  ],
  'its phases': [
    `INSERT INTO phases (id, clinic_id, patient_id, plan_id)
     SELECT (p ->> 'id')::uuid, clinic_id, patient_id, plan_id FROM whose, jsonb_array_elements($1) p`,
    JSON.stringify(long),
  ],
  'its prescriptions': [
    `INSERT INTO prescriptions (id, clinic_id, patient_id, plan_id, phase_id, exercise_id)
     SELECT (r ->> 'id')::uuid, clinic_id, patient_id, plan_id, (p ->> 'id')::uuid, (r ->> 'exerciseId')::uuid
     FROM whose, jsonb_array_elements($1) p, jsonb_array_elements(p -> 'prescriptions') r`,
    JSON.stringify(long),
  ],
  'as they stand': [
    `INSERT INTO prescription_versions (id, clinic_id, patient_id, version_id, prescription_id)
     SELECT (r ->> 'versionId')::uuid, clinic_id, patient_id, v.id, (r ->> 'id')::uuid
     FROM whose JOIN plan_versions v USING (clinic_id, patient_id, plan_id), jsonb_array_elements(v.phases) p, jsonb_array_elements(p -> 'prescriptions') r
     WHERE v.number = 150`,
  ],
  draft: [
    `INSERT INTO plan_drafts (plan_id, clinic_id, patient_id, content, revision, updated_by)
     SELECT w.plan_id, w.clinic_id, w.patient_id, jsonb_build_object('problem', v.problem, 'goals', v.goals, 'startsOn', current_date - 700,
       'reassessEveryWeeks', 4, 'phases', v.phases), 7, by_id
     FROM whose w JOIN plan_versions v USING (plan_id) WHERE v.number = 150`,
  ],
  pauses: [
    `INSERT INTO plan_pauses (id, clinic_id, patient_id, plan_id, from_on, resumed_on, paused_by)
     SELECT gen_random_uuid(), clinic_id, patient_id, plan_id, current_date - 5 - n * 4, current_date - 4 - n * 4, by_id FROM whose, generate_series(1, 100) n`,
  ],
  'ended plans': [
    `INSERT INTO plans (id, clinic_id, patient_id, problem, status, starts_on, ended_on, end_reason, created_by)
     SELECT gen_random_uuid(), clinic_id, patient_id, left('Ended ' || n || ' ' || pg_temp.words(120), 120), 'completed', current_date - 1500 + n, current_date - 1300 + n,
       pg_temp.words(300), by_id FROM whose, generate_series(1, 96) n`,
  ],
  'versions of ended plans': [
    `INSERT INTO plan_versions (id, clinic_id, patient_id, plan_id, number, effective_on, problem, goals, reassess_every_weeks, phases, published_by)
     SELECT gen_random_uuid(), l.clinic_id, l.patient_id, l.id, 1, l.starts_on, l.problem, '[]', 4, $1, by_id
     FROM whose w JOIN plans l USING (patient_id) WHERE l.problem LIKE 'Ended %'`,
    JSON.stringify(short),
  ],
  'what is kept of them': [
    `INSERT INTO self_management (id, plan_id, clinic_id, patient_id, exercises, flare_up, contact, written_by)
     SELECT gen_random_uuid(), l.id, l.clinic_id, l.patient_id, $1, pg_temp.words(2000), pg_temp.words(400), by_id
     FROM whose w JOIN plans l USING (patient_id) WHERE l.problem LIKE 'Ended %'`,
    JSON.stringify(
      Array.from({ length: 40 }, (_, n) => ({
        ...{ prescriptionId: v7(), exerciseId: long[0]!.prescriptions[0]!.exerciseId, name: `Exercise ${n}` },
        ...{ amount: words(60), often: words(40), note: words(100) },
      })),
    ),
  ],
  entries: [
    `INSERT INTO logs (id, clinic_id, patient_id, plan_id, prescription_id, prescription_version_id, due_on, slot, extra, status, pain,
       effort, note, performed_at, logged_at, received_at, time_zone, late, source, entered_by)
     SELECT gen_random_uuid(), w.clinic_id, w.patient_id, w.plan_id, r.prescription_id, r.id, current_date - d, s, false, 'done', 3, 4,
       pg_temp.words(12), now() - d * interval '1 day', now() - d * interval '1 day', now() - d * interval '1 day', 'Europe/London', false,
       'portal', account_id
     FROM whose w, LATERAL (SELECT v.id, v.prescription_id FROM prescription_versions v JOIN prescriptions x ON x.id = v.prescription_id
       WHERE x.plan_id = w.plan_id AND x.phase_id = $1 ORDER BY v.id DESC LIMIT 30) r,
       generate_series(0, 222) d, generate_series(1, 3) s`,
    long[3]!.id,
  ],
  'words with entries': [
    `UPDATE logs l SET note = pg_temp.words(500) FROM whose w WHERE l.plan_id = w.plan_id AND l.due_on > current_date - 28 AND slot = 1
       AND l.prescription_id::text < '8'`,
  ],
  'check-ins': [
    `INSERT INTO check_ins (id, clinic_id, patient_id, plan_id, "on", pain, word, performed_at, logged_at, received_at, time_zone, entered_by)
     SELECT gen_random_uuid(), clinic_id, patient_id, plan_id, current_date - n, 3, pg_temp.words(200), now() - n * interval '1 day',
       now() - n * interval '1 day', now() - n * interval '1 day', 'Europe/London', account_id FROM whose, generate_series(0, 699) n`,
  ],
  sessions: [
    `INSERT INTO sessions (id, clinic_id, patient_id, therapist_id, starts_at, minutes, status)
     SELECT gen_random_uuid(), clinic_id, patient_id, by_id, date_trunc('day', now()) + (n - 1500) * interval '1 day' + interval '10 hours', 45,
       CASE WHEN n >= 1500 THEN 'booked' WHEN n % 5 = 0 THEN 'missed' ELSE 'attended' END FROM whose, generate_series(1, 1950) n`,
  ],
  'what sessions are for': [
    `INSERT INTO session_plans (clinic_id, patient_id, session_id, plan_id)
     SELECT s.clinic_id, s.patient_id, s.id, w.plan_id FROM whose w JOIN sessions s USING (patient_id) ON CONFLICT DO NOTHING`,
  ],
  'records of sessions': [
    `INSERT INTO session_records (id, clinic_id, patient_id, session_id, number, interventions, report, findings, next, private_note, written_by)
     SELECT gen_random_uuid(), s.clinic_id, s.patient_id, s.id, 1, $1, pg_temp.words(4000), pg_temp.words(4000), pg_temp.words(2000), pg_temp.words(4000), by_id
     FROM whose w JOIN (SELECT * FROM sessions WHERE status = 'attended' ORDER BY starts_at DESC LIMIT 340) s USING (patient_id)
     WHERE NOT EXISTS (SELECT FROM session_records r WHERE r.session_id = s.id)`,
    JSON.stringify(given(30)),
  ],
  'entries of one record': [
    `INSERT INTO session_records (id, clinic_id, patient_id, session_id, number, interventions, report, findings, next, private_note, written_by)
     SELECT gen_random_uuid(), clinic_id, patient_id, session_id, n, $1, pg_temp.words(400), pg_temp.words(400), pg_temp.words(200), pg_temp.words(400), by_id
     FROM whose, generate_series(1, 50) n`,
    JSON.stringify(given(5)),
  ],
  assessments: [
    `INSERT INTO assessments (id, clinic_id, patient_id, plan_id, kind, "on", findings, decision, summary, created_by)
     SELECT gen_random_uuid(), clinic_id, patient_id, plan_id, CASE WHEN n > 296 THEN 'baseline' ELSE 'reassessment' END, current_date - n * 2, pg_temp.words(400),
       CASE WHEN n > 296 THEN NULL ELSE 'continue' END, pg_temp.words(400), by_id FROM whose, generate_series(1, 297) n`,
  ],
  'what they measured': [
    `INSERT INTO measurements (id, clinic_id, patient_id, assessment_id, measure, item, value)
     SELECT gen_random_uuid(), w.clinic_id, w.patient_id, a.id, m.measure, m.item, extract(day FROM a.on)::int % 10
     FROM whose w JOIN assessments a USING (patient_id, plan_id),
     LATERAL (SELECT 'own-' || o.id AS measure, '' AS item FROM own_measures o WHERE o.clinic_id = w.clinic_id AND o.retired_at IS NULL
       UNION ALL SELECT 'psfs', 'Activity ' || n FROM generate_series(1, 5) n
       UNION ALL SELECT 'rom', 'Movement ' || n || ', left' FROM generate_series(1, 30) n
       UNION ALL SELECT unnest('{nprs-now,nprs-worst,nprs-average}'::text[]), '') m`,
  ],
  'self-reports': [
    `INSERT INTO self_reports (id, clinic_id, patient_id, plan_id, "on", answers, sent_at)
     SELECT gen_random_uuid(), w.clinic_id, w.patient_id, w.plan_id, current_date - n, (SELECT jsonb_agg(jsonb_build_object('measure', 'own-' || o.id, 'item', '', 'value', 3))
       FROM own_measures o WHERE o.clinic_id = w.clinic_id AND o.retired_at IS NULL), now() - n * interval '1 hour' FROM whose w, generate_series(1, 300) n`,
  ],
  messages: [
    `INSERT INTO messages (id, clinic_id, patient_id, author_id, from_patient, text, sent_at)
     SELECT gen_random_uuid(), clinic_id, patient_id, account_id, true, pg_temp.words(2000), now() - n * interval '1 hour' FROM whose, generate_series(1, 1000) n`,
  ],
  flags: [
    `INSERT INTO flags (id, clinic_id, patient_id, plan_id, kind, since, figures, resolved_at)
     SELECT gen_random_uuid(), clinic_id, patient_id, plan_id, 'silent', current_date - n, '{"days": 4, "due": 4}', now() - n * interval '1 day' FROM whose, generate_series(1, 400) n`,
  ],
  'answers to flags': [
    `INSERT INTO flag_answers (id, clinic_id, patient_id, flag_id, note, written_by)
     SELECT gen_random_uuid(), f.clinic_id, f.patient_id, f.id, pg_temp.words(300), by_id FROM whose w JOIN flags f USING (patient_id, plan_id), generate_series(1, 2) n`,
  ],
  'answers to one flag': [
    `INSERT INTO flag_answers (id, clinic_id, patient_id, flag_id, note, written_by)
     SELECT gen_random_uuid(), clinic_id, patient_id, flag_id, pg_temp.words(1000), by_id FROM whose, generate_series(1, 48) n`,
  ],
  emergencies: [
    `INSERT INTO emergency_accesses (id, clinic_id, patient_id, account_id, reason, at, ends_at)
     SELECT gen_random_uuid(), clinic_id, patient_id, by_id, 'here-now', now() - n * interval '1 day', now() - n * interval '1 day' + interval '1 hour' FROM whose, generate_series(2, 365) n`,
  ],
  openings: [
    `INSERT INTO audit_entries (id, clinic_id, at, account_id, patient_id, action, object)
     SELECT gen_random_uuid(), w.clinic_id, now() - d * interval '1 day', a.id, w.patient_id, 'read', 'record'
     FROM whose w JOIN (SELECT * FROM accounts WHERE name LIKE 'Colleague %' ORDER BY name LIMIT 40) a USING (clinic_id), generate_series(1, 89) d`,
  ],
  reminders: [
    `INSERT INTO reminder_choices (clinic_id, patient_id, by_email, times, quiet_from, quiet_until)
     SELECT clinic_id, patient_id, true, '{08:00,12:00,18:00}', '22:00', '07:00' FROM whose ON CONFLICT DO NOTHING`,
  ],
  'browsers for reminders': [
    `INSERT INTO push_devices (id, clinic_id, patient_id, auth_session_id, endpoint, p256dh, auth)
     SELECT gen_random_uuid(), w.clinic_id, w.patient_id, s.id, 'https://push.test/' || s.id, 'x', 'x'
     FROM whose w JOIN auth_sessions s USING (account_id) LIMIT 10`,
  ],
  notices: [
    `INSERT INTO notices (id, clinic_id, patient_id, kind, subject, channel, state, ended_at)
     SELECT gen_random_uuid(), clinic_id, patient_id, 'reminder', n::text, 'push', 'sent', now() FROM whose, generate_series(1, 2000) n`,
  ],
})
