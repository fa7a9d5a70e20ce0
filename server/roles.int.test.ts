// What the database's own roles hold that ask for no viewer: the search, the watch, the jobs.
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as db from '@/server/db'
import { fillEveryTable, type World } from '@/server/every-table.fixture'

let owner: pg.Client
let world: World

beforeAll(async () => {
  owner = new pg.Client({ connectionString: process.env.DATABASE_URL })
  await owner.connect()
  world = await fillEveryTable(owner)
})

afterAll(() => owner?.end())

it('the search’s role holds the search’s tables and nothing else', async () => {
  const { rows } = await owner.query<{ held: string }>(
    `SELECT DISTINCT table_name || ' ' || privilege_type AS held FROM information_schema.table_privileges
     WHERE grantee = 'phaseline_search' ORDER BY 1`,
  )
  expect(rows.map(({ held }) => held)).toEqual([
    'catalog_words DELETE',
    'catalog_words INSERT',
    'catalog_words SELECT',
    'exercise_search INSERT',
    'exercise_search SELECT',
    'exercise_search UPDATE',
  ])
})

const columnsHeld = async (role: string, privilege: string) => {
  const { rows } = await owner.query<{ held: string }>(
    `SELECT table_name || ': ' || string_agg(column_name, ', ' ORDER BY column_name) AS held
     FROM information_schema.column_privileges WHERE grantee = $1 AND privilege_type = $2
     GROUP BY table_name ORDER BY 1`,
    [role, privilege],
  )
  return rows.map(({ held }) => held)
}

describe('the role that watches', () => {
  const watching = ['assessments', 'check_ins', 'flag_answers', 'flags', 'logs', 'measurements']
  watching.push(
    'patients',
    'plan_pauses',
    'plan_versions',
    'plans',
    'prescriptions',
    'session_plans',
    'sessions',
  )
  watching.push('watch_marks', 'watches')

  it('reads dates, figures and plans, no name and no written word, and writes lines and flags alone', async () => {
    const read = await columnsHeld('phaseline_watch', 'SELECT')
    expect(read.map((held) => held.split(':')[0])).toEqual(['exercises', ...watching].sort())
    expect(read).toContain('patients: archived_at, clinic_id, id, precautions, time_zone')
    expect(read).toContain('exercises: clinic_id, contraindications, id')
    expect(read.filter((held) => /\b(name|word|note|findings|email)\b/.test(held))).toEqual([])
    expect(await columnsHeld('phaseline_watch', 'UPDATE')).toEqual([
      'flags: figures, last_on, resolved_at, since',
      'watches: against, phases, plans, reassess_on, true_until',
    ])
    const written = await columnsHeld('phaseline_watch', 'INSERT')
    expect(written.map((held) => held.split(':')[0])).toEqual(['flags', 'watch_marks', 'watches'])
  })

  it.each(watching)('%s: sees one clinic’s rows, and none without one', async (table) => {
    const clinicsSeen = (clinicId: string) =>
      db.statementsAsWatch(clinicId, (send) =>
        send(db.Prisma.raw(`SELECT DISTINCT clinic_id::text AS id FROM ${table}`)),
      )
    expect(await clinicsSeen(world.a.clinicId)).toEqual([{ id: world.a.clinicId }])
    expect(await clinicsSeen('')).toEqual([])
  })
})

describe('the jobs’ role', () => {
  const columns = (privilege: string) => columnsHeld('phaseline_jobs', privilege)

  it('learns whom to tell and how, counts flags, and reads no plan, no log and no message', async () => {
    const read = await columns('SELECT')
    expect(read.map((held) => held.split(':')[0])).toEqual([
      ...[
        'accounts',
        'audit_entries',
        'audit_seals',
        'audit_waiting',
        'auth_sessions',
        'care_team_members',
        'clinics',
        'flag_answers',
        'flags',
        'messages',
        'morning_digests',
        'notices',
        'patients',
        'push_devices',
        'reminder_choices',
        'watches',
      ],
    ])
    expect(read).toContain('watches: against, clinic_id, patient_id')
    expect(read).toContain('messages: clinic_id, from_patient, id, patient_id, read_at, sent_at')
    expect(read).toContain('patients: archived_at, clinic_id, email, erased_at, id, time_zone')
    expect(read).toContain('flags: clinic_id, id, opened_at, patient_id, resolved_at')
    expect(read).toContain('flag_answers: clinic_id, flag_id, until')
    expect(await columns('UPDATE')).toEqual([
      'morning_digests: told_on',
      'notices: attempts, ended_at, may_have_heard, not_before, state',
      'push_devices: push_key',
    ])
    expect((await columns('INSERT')).map((held) => held.split(':')[0])).toEqual(['audit_seals', 'notices'])
  })

  it.each(['patients', 'accounts', 'messages', 'push_devices', 'reminder_choices', 'notices', 'watches'])(
    '%s: sees one clinic’s rows, and none without one',
    async (table) => {
      const clinicsSeen = (clinicId: string) =>
        db.asJob(clinicId, (tx) =>
          tx.$queryRawUnsafe<{ id: string }[]>(`SELECT DISTINCT clinic_id::text AS id FROM ${table}`),
        )
      expect(await clinicsSeen(world.a.clinicId)).toEqual([{ id: world.a.clinicId }])
      expect(await clinicsSeen('')).toEqual([])
    },
  )

  it('nobody but the login enters the queue', async () => {
    const { rows } = await owner.query(
      `SELECT r FROM unnest($1::text[]) r WHERE has_schema_privilege(r, 'pgboss', 'USAGE')`,
      [['staff', 'patient', 'system', 'search', 'jobs', 'watch'].map((role) => `phaseline_${role}`)],
    )
    expect(rows).toEqual([])
  })
})
