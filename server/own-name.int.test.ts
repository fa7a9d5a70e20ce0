// The second wall within one clinic: nobody writes in a colleague's name, notes what they did not do, or gives themself a role.
import pg from 'pg'
import { v7 } from 'uuid'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Row } from '@/prisma/demo/insert'
import { attemptAs, copyIn, insertAs, insertSql, refused } from '@/server/attempt.fixture'
import type { Tx } from '@/server/db'
import { fillEveryTable, type World } from '@/server/every-table.fixture'
import { viewerOfSession, type Viewer } from '@/server/viewer'
import { patientInserts, walls } from '@/server/walls.fixture'

/** Columns that say who did it, which the database holds to whoever asks; with what else a row of the staff's needs. */
const doers: Record<string, Row> = {
  'adverse_events.written_by': {},
  'asked_emails.account_id': {},
  'assessments.created_by': {},
  'audit_entries.account_id': {},
  'calendar_feeds.account_id': {},
  'check_ins.entered_by': {},
  'clinician_notes.written_by': {},
  'consent_texts.written_by': {},
  'consents.recorded_by': { how: 'in-person' },
  'earlier_wordings.replaced_by': {},
  'emergency_accesses.account_id': {},
  'exercises.updated_by': {},
  'favourite_exercises.account_id': {},
  'flag_answers.written_by': {},
  'invitations.made_by': {},
  'logs.entered_by': {},
  'messages.author_id': { from_patient: false },
  'morning_digests.account_id': {},
  'patients.email_by': {},
  'plan_drafts.updated_by': {},
  'plan_pauses.paused_by': {},
  'plan_versions.published_by': {},
  'plans.created_by': {},
  'protocols.created_by': {},
  'protocols.updated_by': {},
  'saved_views.account_id': {},
  'self_management.written_by': {},
  'session_records.written_by': {},
}
/** Those that are said later, of a row that stands; with what is said at the same time. */
const saidLater: Record<string, string> = {
  'exercises.updated_by': '',
  'messages.read_by': ', read_at = now()',
  'patients.email_by': '',
  'plan_drafts.updated_by': '',
  'protocols.updated_by': '',
}

/** Columns that name an account for another reason: anybody who may write the row may name another. */
const about: Record<string, string> = {
  'accounts.id': 'the account itself',
  'auth_sessions.account_id': 'whose session it is; the system begins it, and who may end it is below',
  'care_team_members.therapist_id': 'who treats the patient; a colleague or an admin may enter it',
  'erasures.erased_by': 'no viewer writes it: erase_patient does, with the account that asks',
  'invitations.account_id': 'whom it lets in; who may make one is below',
  'recovery_codes.account_id': 'whose they are; the system alone writes them',
  'second_steps.account_id': 'whose it is; the system alone writes it',
  'sessions.therapist_id': 'who is to treat; a colleague may book for them',
  'sign_in_links.account_id': 'whom it lets in; the system alone writes it',
}

let owner: pg.Client
let world: World
let therapist: Viewer
let admin: Viewer
let patient: Viewer
let colleague: string

beforeAll(async () => {
  owner = new pg.Client({ connectionString: process.env.DATABASE_URL })
  await owner.connect()
  world = await fillEveryTable(owner)
  const { a } = world
  therapist = (await viewerOfSession(a.therapist.sessionId))!
  admin = (await viewerOfSession(a.admin.sessionId))!
  patient = (await viewerOfSession(a.patients[0].sessionId))!
  colleague = a.admin.accountId
})
afterAll(() => owner?.end())

const rowsOf = (table: string) => world.written.filter((each) => each.table === table).map(({ row }) => row)
const split = (name: string) => name.split('.') as [string, string]
const run = (who: Viewer, sql: string, ...values: unknown[]) =>
  attemptAs(who, (tx) => tx.$executeRawUnsafe(sql, ...values))

/** A row as this viewer would add it, with themself in every column that says who did it. */
function ownRow(viewer: Viewer, table: string): Row | undefined {
  const wall = walls.find((each) => each.table === table)!
  const side = { world, clinic: world.a, patient: world.a.patients[0], viewer }
  const seen = wall[viewer.kind]
  const row = rowsOf(table).find((each) => each.clinic_id === world.a.clinicId && seen?.(each, side))
  if (!row || (viewer.kind === 'patient' && !patientInserts.includes(table))) return undefined
  const named = Object.keys(doers).filter((name) => split(name)[0] === table)
  return {
    ...copyIn(world, wall, row),
    ...(viewer.kind === 'staff' && Object.assign({}, ...named.map((name) => doers[name]))),
    ...Object.fromEntries(named.map((name) => [split(name)[1], viewer.accountId])),
  }
}

describe('whoever writes is named as the writer', () => {
  it('every column that names an account is known as who did it or whom it is about', async () => {
    const { rows } = await owner.query<{ name: string }>(
      `SELECT c.table_name || '.' || c.column_name AS name FROM information_schema.columns c
       WHERE c.table_schema = 'public' AND c.data_type = 'uuid' AND (c.column_name LIKE '%\\_by' OR EXISTS (
         SELECT FROM pg_constraint k JOIN pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = ANY (k.conkey)
         WHERE k.contype = 'f' AND k.confrelid = 'accounts'::regclass AND k.conrelid::regclass::text = c.table_name
           AND a.attname = c.column_name AND a.attname <> 'clinic_id'))`,
    )
    const accounts = new Set(rowsOf('accounts').map(({ id }) => id))
    const seen = world.written.flatMap(({ table, row }) =>
      Object.keys(row)
        // The fixture's hashes are ids too.
        .filter((column) => accounts.has(row[column]) && !column.endsWith('_hash'))
        .map((column) => `${table}.${column}`),
    )
    const found = new Set([...rows.map(({ name }) => name), ...seen])
    const known = new Set([...Object.keys(doers), ...Object.keys(saidLater), ...Object.keys(about)])
    expect([...found].sort()).toEqual([...known].sort())
  })

  it.each(Object.keys(doers))('%s: of a row that is added', async (name) => {
    const [table, column] = split(name)
    // What patients agree to, and a way in for a colleague, is an admin's to write.
    const staff = ['consent_texts', 'invitations'].includes(table) ? admin : therapist
    for (const viewer of [staff, patient]) {
      const row = ownRow(viewer, table)
      if (!row) continue
      // One's own goes in, or would where it does not stand already.
      expect([viewer.kind, [1, '23505']]).toEqual([
        viewer.kind,
        expect.arrayContaining([await insertAs(viewer, table, row)]),
      ])
      const others = [colleague, therapist.accountId].filter((id) => id !== viewer.accountId)
      for (const other of [...others, world.a.patients[1].accountId, null])
        expect([other, await insertAs(viewer, table, { ...row, [column]: other })]).toEqual([other, refused])
    }
  })

  it('both kinds of viewer are asked of', () => {
    const asked = (viewer: Viewer) => Object.keys(doers).filter((name) => ownRow(viewer, split(name)[0]))
    // An address that is to be confirmed is a patient's alone.
    expect(asked(therapist)).toEqual(Object.keys(doers).filter((name) => !name.startsWith('asked_emails')))
    expect(asked(patient).map((name) => split(name)[0])).toEqual(
      expect.arrayContaining(['asked_emails', 'audit_entries', 'consents', 'logs', 'messages']),
    )
  })

  it.each(Object.entries(saidLater))('%s: of a row that is changed', async (name, besides) => {
    const [table, column] = split(name)
    const change = (id: string) =>
      run(
        therapist,
        `UPDATE ${table} SET ${column} = $1::uuid${besides} WHERE clinic_id = $2::uuid`,
        id,
        world.a.clinicId,
      )
    expect(await change(therapist.accountId)).toBeGreaterThan(0)
    expect(await change(colleague)).toBe(refused)
  })

  it.each(Object.keys(doers).filter((name) => !(name in saidLater)))(
    '%s: is not changed afterwards',
    async (name) => {
      const [table, column] = split(name)
      const sql = `UPDATE ${table} SET ${column} = $1::uuid`
      for (const viewer of [therapist, admin, patient])
        expect(await run(viewer, sql, viewer.accountId)).toBe(refused)
    },
  )
})

describe('the audit log', () => {
  const entry = () => ({ id: v7(), clinic_id: world.a.clinicId, object: 'record' })
  const noted = (viewer: Viewer, action: string, rest: Row = {}) =>
    insertAs(viewer, 'audit_entries', {
      ...entry(),
      ...{ action, account_id: viewer.accountId, patient_id: world.a.patients[0].patientId },
      ...rest,
    })

  it('takes by hand what leaves no row, and no change, sign-in or recovery that never was', async () => {
    for (const viewer of [therapist, admin, patient]) {
      for (const action of ['read', 'export', 'erase', 'refuse']) expect(await noted(viewer, action)).toBe(1)
      for (const action of ['add', 'change', 'remove', 'enter', 'recover', 'anything'])
        expect([action, await noted(viewer, action)]).toEqual([action, refused])
    }
  })

  it('says when and from where by itself', async () => {
    const row = { ...entry(), action: 'read', account_id: therapist.accountId }
    const told = { at: '2020-01-01T00:00:00Z', address: '203.0.113.9' }
    const stands = await attemptAs(therapist, async (tx) => {
      const { id, clinic_id, action, object, account_id } = row
      await tx.$executeRaw`INSERT INTO audit_entries (id, clinic_id, action, object, account_id, at, address)
        VALUES (${id}::uuid, ${clinic_id}::uuid, ${action}, ${object}, ${account_id}::uuid, ${told.at}::timestamptz, ${told.address})`
      return tx.$queryRaw`SELECT at = now()::timestamptz(3) AS now, address FROM audit_entries WHERE id = ${id}::uuid`
    })
    expect(stands).toEqual([{ now: true, address: '' }])
  })
})

describe('roles, and the ways in of staff, are an admin’s', () => {
  const clinicId = () => world.a.clinicId
  const someone = (row: Row) => ({
    id: v7(),
    clinic_id: clinicId(),
    name: 'New',
    roles: ['therapist'],
    ...row,
  })
  const link = (account_id: string, by: Viewer) => ({
    ...{ id: v7(), clinic_id: clinicId(), account_id, token_hash: v7(), made_by: by.accountId },
    expires_at: new Date(Date.now() + 60_000),
  })

  it('an admin adds a colleague, changes roles, disables, makes and ends links, and signs a colleague out', async () => {
    const { accountId } = world.a.therapist
    expect(await insertAs(admin, 'accounts', someone({}))).toBe(1)
    expect(await run(admin, `UPDATE accounts SET roles = '{admin}' WHERE id = $1::uuid`, accountId)).toBe(1)
    // Also the own: the last admin is kept by the program.
    expect(await run(admin, `UPDATE accounts SET roles = '{therapist}' WHERE id = $1::uuid`, colleague)).toBe(
      1,
    )
    expect(await run(admin, `UPDATE accounts SET disabled_at = now() WHERE id = $1::uuid`, accountId)).toBe(1)
    expect(await insertAs(admin, 'invitations', link(accountId, admin))).toBe(1)
    for (const sql of ends) expect(await run(admin, sql, accountId)).toBe(1)
  })

  it('a therapist does none of it, to nobody and not to themself', async () => {
    for (const account of [colleague, therapist.accountId]) {
      expect(await run(therapist, `UPDATE accounts SET roles = '{admin}' WHERE id = $1::uuid`, account)).toBe(
        refused,
      )
      expect(
        await run(therapist, `UPDATE accounts SET disabled_at = NULL WHERE id = $1::uuid`, account),
      ).toBe(refused)
      expect(await insertAs(therapist, 'invitations', link(account, therapist))).toBe(refused)
    }
    for (const roles of [['admin'], ['therapist']])
      expect(await insertAs(therapist, 'accounts', someone({ roles }))).toBe(refused)
    for (const sql of ends) expect(await run(therapist, sql, colleague)).toBe(refused)
  })

  it('nor does an admin who is none any more', async () => {
    const outcome = await attemptAs(admin, async (tx) => {
      await tx.$executeRaw`UPDATE accounts SET roles = '{therapist}' WHERE id = ${colleague}::uuid`
      await tx.$executeRaw`UPDATE accounts SET roles = '{admin}' WHERE id = ${colleague}::uuid`
    })
    expect(outcome).toBe(refused)
  })

  it('a therapist lets a patient in and signs them out, and ends what lets themself in', async () => {
    const { accountId } = world.a.patients[0]
    expect(await insertAs(therapist, 'invitations', link(accountId, therapist))).toBe(1)
    for (const account of [accountId, therapist.accountId])
      for (const sql of ends) expect(await run(therapist, sql, account)).toBe(1)
  })

  it('what has ended begins for nobody again', async () => {
    const { accountId } = world.a.patients[0]
    for (const [who, account] of [
      [therapist, therapist.accountId],
      [therapist, accountId],
      [admin, colleague],
    ] as const)
      for (const sql of begins) expect(await run(who, sql, account)).toBe(refused)
    expect(await run(patient, begins[1]!, accountId)).toBe(refused)
  })

  const begins = [
    `UPDATE invitations SET used_at = NULL WHERE account_id = $1::uuid`,
    `UPDATE auth_sessions SET ended_at = NULL WHERE account_id = $1::uuid`,
  ]
  const ends = [
    `UPDATE invitations SET used_at = now() WHERE account_id = $1::uuid`,
    `UPDATE auth_sessions SET ended_at = now() WHERE account_id = $1::uuid`,
  ]
})

describe('what an admin alone changes', () => {
  const wallOf = (table: string) => walls.find((each) => each.table === table)!
  const added = (who: Viewer, table: string, rest: Row = {}) => {
    const row = rowsOf(table).find(({ clinic_id }) => clinic_id === world.a.clinicId)!
    return insertAs(who, table, { ...copyIn(world, wallOf(table), row), ...rest })
  }

  it.each([
    ...['name', 'adherence_target', 'opening_hours', 'second_step_required', 'retention_years'].map(
      (column) => `UPDATE clinics SET ${column} = ${column}`,
    ),
    'UPDATE own_measures SET retired_at = now()',
  ])('%s', async (sql) => {
    expect(await run(admin, sql)).toBeGreaterThan(0)
    expect(await run(therapist, sql)).toBe(refused)
  })

  it('closed days, measures and texts that patients agree to are added', async () => {
    for (const table of ['closed_days', 'own_measures']) {
      expect([table, await added(admin, table)]).toEqual([table, 1])
      expect([table, await added(therapist, table)]).toEqual([table, refused])
    }
    expect(await added(admin, 'consent_texts', { written_by: admin.accountId })).toBe(1)
    expect(await added(therapist, 'consent_texts', { written_by: therapist.accountId })).toBe(refused)
  })

  it('closed days are taken out', async () => {
    expect(await run(admin, 'DELETE FROM closed_days')).toBeGreaterThan(0)
    expect(await run(therapist, 'DELETE FROM closed_days')).toBe(0)
  })
})

describe('a care team is its own and an admin’s', () => {
  const member = (patientId: string, therapistId: string) => ({
    ...{ id: v7(), clinic_id: world.a.clinicId, patient_id: patientId, therapist_id: therapistId },
    from_on: new Date().toISOString().slice(0, 10),
  })
  const own = () => world.a.patients[0].patientId
  const join = (tx: Tx, row: Row) =>
    tx.$executeRawUnsafe(insertSql('care_team_members', row), JSON.stringify(row))
  const end = (tx: Tx) => tx.$executeRaw`UPDATE care_team_members SET to_on = from_on`
  const addPatient = async (tx: Tx) => {
    const { id, clinic_id, name, time_zone } = { ...member(own(), ''), name: 'New', time_zone: 'UTC' }
    await tx.$executeRaw`INSERT INTO patients (id, clinic_id, name, time_zone)
      VALUES (${id}::uuid, ${clinic_id}::uuid, ${name}, ${time_zone})`
    return id
  }

  it('who is in it and an admin let others in, and end what stands', async () => {
    for (const viewer of [therapist, admin]) {
      expect(await insertAs(viewer, 'care_team_members', member(own(), colleague))).toBe(1)
      expect(await attemptAs(viewer, end)).toBe(2)
    }
  })

  it('who has left it lets in nobody, themself neither, and ends nothing, whoever else is in it', async () => {
    const leave = async (tx: Tx) => {
      await join(tx, member(own(), colleague))
      await tx.$executeRaw`UPDATE care_team_members SET to_on = from_on
        WHERE therapist_id = ${therapist.accountId}::uuid`
    }
    for (const id of [colleague, therapist.accountId]) {
      const rejoin = async (tx: Tx) => (await leave(tx), join(tx, member(own(), id)))
      expect(await attemptAs(therapist, rejoin)).toBe(refused)
    }
    expect(await attemptAs(therapist, async (tx) => (await leave(tx), end(tx)))).toBe(refused)
  })

  it('whoever adds a patient treats them, and gives them to nobody else unless an admin', async () => {
    const give = (to: string) => async (tx: Tx) => join(tx, member(await addPatient(tx), to))
    expect(await attemptAs(therapist, give(therapist.accountId))).toBe(1)
    expect(await attemptAs(therapist, give(colleague))).toBe(refused)
    expect(await attemptAs(admin, give(therapist.accountId))).toBe(1)
  })
})
