// The second wall alone: queries without any `where`, as each kind of viewer, over every table of the database.
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Row } from '@/prisma/demo/insert'
import { attemptAs, copyIn, insertAs, insertSql, refused } from '@/server/attempt.fixture'
import * as db from '@/server/db'
import {
  fillEveryTable,
  type ClinicOfTwo,
  type PatientOfClinic,
  type World,
} from '@/server/every-table.fixture'
import { viewerOfSession, type Viewer } from '@/server/viewer'
import { patientInserts, patientUpdates, walls, type Wall } from '@/server/walls.fixture'

type Side = { who: string; clinic: ClinicOfTwo; patient: PatientOfClinic; viewer: Viewer }

let owner: pg.Client
let world: World
let sides: Side[]

beforeAll(async () => {
  owner = new pg.Client({ connectionString: process.env.DATABASE_URL })
  await owner.connect()
  world = await fillEveryTable(owner)
  const people = [world.a, world.b].flatMap((clinic) => [
    { who: 'therapist', clinic, ...clinic.therapist },
    { who: 'admin', clinic, ...clinic.admin },
    ...clinic.patients.map((patient) => ({ who: 'patient', clinic, patient, ...patient })),
  ])
  sides = await Promise.all(
    people.map(async (person) => ({
      patient: person.clinic.patients[0],
      ...person,
      viewer: (await viewerOfSession(person.sessionId))!,
    })),
  )
})

afterAll(() => owner?.end())

/** One of each kind, and another patient. */
const ofOneClinic = () => sides.filter(({ clinic }) => clinic === world.a)

const as = <T>(side: Side, run: (tx: db.Tx) => Promise<T>) => db.asViewer(side.viewer, run)
const rowsOf = (table: string) => world.written.filter((each) => each.table === table).map(({ row }) => row)
const keyOf = (wall: Wall, row: Row) => wall.key.map((column) => String(row[column])).join('/')
const keySql = (wall: Wall) => wall.key.map((column) => `"${column}"::text`).join(` || '/' || `)
const staffOrPatient = (side: Side) => (side.viewer.kind === 'staff' ? 'staff' : 'patient')

function expected(wall: Wall, side: Side): string[] | null {
  const seen = wall[staffOrPatient(side)]
  if (!seen) return null
  return rowsOf(wall.table)
    .filter((row) => seen(row, { world, ...side }))
    .map((row) => keyOf(wall, row))
    .sort()
}

const attempt = <T>(side: Side | 'system', run: (tx: db.Tx) => Promise<T>) =>
  attemptAs(side === 'system' ? side : side.viewer, run)

const keysOf = (rows: { key: string }[] | string) =>
  typeof rows === 'string' ? rows : rows.map(({ key }) => key).sort()
const query = (side: Side | 'system', sql: string, ...values: unknown[]) =>
  attempt(side, (tx) => tx.$queryRawUnsafe<{ key: string }[]>(sql, ...values)).then(keysOf)

const insert = (side: Side | 'system', table: string, row: Row) =>
  insertAs(side === 'system' ? side : side.viewer, table, row)
const copyOf = (wall: Wall, row: Row) => copyIn(world, wall, row)

/** What comes of a row that may be added. */
const added = (wall: Wall) => (wall.oneEach ? '23505' : 1)

async function columnsOf(table: string): Promise<{ name: string; isId: boolean }[]> {
  const { rows } = await owner.query<{ name: string; type: string }>(
    `SELECT column_name AS name, data_type AS type FROM information_schema.columns
     WHERE table_schema = 'public' AND table_name = $1`,
    [table],
  )
  return rows.map(({ name, type }) => ({ name, isId: type === 'uuid' }))
}

describe('the list of tables', () => {
  it('names every table of the schema', async () => {
    const { rows } = await owner.query<{ name: string }>(
      `SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' AND tablename <> '_prisma_migrations'`,
    )
    expect(rows.map(({ name }) => name).sort()).toEqual(walls.map(({ table }) => table).sort())
    for (const { table } of walls) expect(rowsOf(table), table).not.toEqual([])
  })

  it('row-level security is on and forced on every one', async () => {
    const { rows } = await owner.query<{ name: string }>(
      `SELECT relname AS name FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p')
       AND relname <> '_prisma_migrations' AND NOT (relrowsecurity AND relforcerowsecurity)`,
    )
    expect(rows).toEqual([])
  })

  it('nothing leads around it: no view, no other function with its owner’s rights, no role that bypasses', async () => {
    const { rows } = await owner.query<{ what: string }>(
      `SELECT relname::text AS what FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind IN ('v', 'm', 'f')
       UNION ALL SELECT proname FROM pg_proc WHERE pronamespace = 'public'::regnamespace AND prosecdef
       UNION ALL SELECT rolname FROM pg_roles WHERE rolname LIKE 'phaseline%' AND (rolsuper OR rolbypassrls)
       UNION ALL SELECT grantee || ' ' || privilege_type || ' ' || table_name FROM information_schema.table_privileges
         WHERE table_schema = 'public' AND (grantee = 'PUBLIC' OR grantee LIKE 'phaseline\\_%')
           AND (privilege_type IN ('TRUNCATE', 'REFERENCES', 'TRIGGER') OR table_name = '_prisma_migrations')`,
    )
    expect(rows.map(({ what }) => what).sort()).toEqual([
      'catalog_forget_words',
      'catalog_index_item',
      'catalog_index_words',
      'end_links_of_email',
      'erase_patient',
      'resolve_calendar_feed',
      'resolve_session',
      'search_catalog',
      'wait_for_seal',
      'watch_again',
      'watch_exercise_again',
      'watch_newcomers',
      'watch_patient_again',
    ])
  })
})

describe('reading without a where', () => {
  it.each(walls)('$table: each viewer sees their own rows and no other', async (wall) => {
    for (const side of sides) {
      const seen = await query(side, `SELECT ${keySql(wall)} AS key FROM ${wall.table}`)
      expect(seen, `${side.who} of ${side.clinic.clinicId}`).toEqual(expected(wall, side) ?? refused)

      const select = Object.fromEntries(wall.key.map((column) => [camel(column), true]))
      const found = await attempt(side, async (tx) => {
        const model = (tx as unknown as Record<string, { findMany(args: object): Promise<Row[]> }>)[
          wall.model
        ]!
        return (await model.findMany({ select })).map((row) => ({
          key: wall.key.map((column) => String(row[camel(column)])).join('/'),
        }))
      })
      expect(keysOf(found)).toEqual(expected(wall, side) ?? refused)
    }
  })

  it.each(walls)('$table: the system reads what it was given and nothing clinical', async (wall) => {
    const seen = wall.system
    const keys = seen && rowsOf(wall.table).filter((row) => seen(row, { world, ...sides[0]! }))
    expect(await query('system', `SELECT ${keySql(wall)} AS key FROM ${wall.table}`)).toEqual(
      keys?.map((row) => keyOf(wall, row)).sort() ?? refused,
    )
  })

  it('the system reads no more of a patient than id, clinic, zone, the address that a link is asked for and on whose word', async () => {
    const { length } = rowsOf('patients')
    for (const { name } of await columnsOf('patients')) {
      const seen = await query('system', `SELECT "${name}"::text AS key FROM patients`)
      if (['id', 'clinic_id', 'time_zone', 'email', 'email_by'].includes(name))
        expect(seen, name).toHaveLength(length)
      else expect(seen, name).toBe(refused)
    }
  })

  it('nobody but the system reads a passphrase’s hash', async () => {
    for (const side of sides) {
      expect(await query(side, 'SELECT passphrase_hash AS key FROM accounts')).toBe(refused)
      expect(await query(side, 'SELECT to_jsonb(a)::text AS key FROM accounts a')).toBe(refused)
      expect(await attempt(side, (tx) => tx.account.findMany())).toBe(refused)
    }
  })

  it('nobody asks as a viewer who is behind a session', async () => {
    for (const side of sides)
      expect(
        await query(side, `SELECT name AS key FROM resolve_session($1::uuid)`, world.b.admin.sessionId),
      ).toBe(refused)
  })

  const searched = (asked: string) =>
    `SELECT unnest(ids)::text AS key FROM search_catalog('${asked}', '{}', NULL, 1, 100000)`
  const quokka = '[{"term": 0, "said": "quokka", "typed": true, "last": true}]'

  it('the search finds built-in items and the clinic’s own, and another clinic’s for nobody', async () => {
    for (const side of sides.filter(({ viewer }) => viewer.kind === 'staff')) {
      const own = rowsOf('exercises').filter((row) => row.clinic_id === side.clinic.clinicId)
      expect(own).toHaveLength(2)
      expect(await query(side, searched(quokka))).toEqual(own.map(({ id }) => id).sort())
      const exercises = walls.find(({ table }) => table === 'exercises')!
      expect(await query(side, searched('[]'))).toEqual(expected(exercises, side))
      const counted = await attempt(side, (tx) =>
        tx.$queryRawUnsafe<{ total: number; items: number }[]>(
          `SELECT total, (counts ->> 'level:easy')::int AS items FROM search_catalog('${quokka}', '{}', NULL, 1, 10)`,
        ),
      )
      expect(counted).toEqual([{ total: 2, items: 2 }])
    }
  })

  it('the search is nothing for a patient, the system or the owner, and knows no clinic that is not set', async () => {
    for (const side of sides.filter(({ viewer }) => viewer.kind === 'patient')) {
      expect(await query(side, searched(quokka))).toBe(refused)
      expect(await query(side, `SELECT exercise_id::text AS key FROM catalog_shelf()`)).toBe(refused)
    }
    expect(await query('system', searched(quokka))).toBe(refused)
    await expect(owner.query(searched(quokka))).rejects.toMatchObject({ code: refused })
    const [side] = sides
    expect(
      await attempt(side!, async (tx) => {
        await tx.$executeRawUnsafe(`SELECT set_config('app.clinic_id', '', true)`)
        return tx.$queryRawUnsafe(searched(quokka))
      }),
    ).toEqual([])
  })

  it.each(walls)('$table: the owner without a role sees and changes nothing', async ({ table }) => {
    expect((await owner.query(`SELECT FROM ${table}`)).rowCount).toBe(0)
    expect((await owner.query(`DELETE FROM ${table}`)).rowCount).toBe(0)
    const [first] = rowsOf(table)
    await expect(owner.query(insertSql(table, first!), [JSON.stringify(first)])).rejects.toMatchObject({
      code: refused,
    })
  })

  it('viewers at the same time keep apart', async () => {
    const seen = await Promise.all(
      Array.from({ length: 5 }, () => sides)
        .flat()
        .map((side) =>
          as(side, (tx) => tx.patient.findMany({ select: { clinicId: true } })).then(
            (rows) => [side, rows] as const,
          ),
        ),
    )
    for (const [side, rows] of seen) {
      expect(rows).toHaveLength(side.viewer.kind === 'staff' ? 2 : 1)
      for (const row of rows) expect(row.clinicId).toBe(side.clinic.clinicId)
    }
  })
})

describe('writing without a where', () => {
  it.each(walls)('$table: no update or delete reaches a foreign row', async (wall) => {
    const columns = await columnsOf(wall.table)
    for (const side of sides) {
      const own = expected(wall, side) ?? []
      const statements = columns.map(
        ({ name }) => [name, `UPDATE ${wall.table} SET "${name}" = "${name}"`] as const,
      )
      for (const [name, sql] of [...statements, ['', `DELETE FROM ${wall.table}`] as const]) {
        const count = await attempt(side, (tx) => tx.$executeRawUnsafe(sql))
        const may =
          side.viewer.kind === 'patient' ? patientUpdates.includes(`${wall.table}.${name}`) : !wall.forGood
        if (count !== refused)
          expect([sql, may, count]).toEqual([sql, true, writable(wall, side, own, name).length])
      }
    }
  })

  it.each(walls)('$table: no row of somebody else can be added, in one’s own name either', async (wall) => {
    const { rows: doers } = await owner.query<{ column: string }>(
      `SELECT substr(policyname, length('own_name_') + 1) AS column FROM pg_policies
       WHERE tablename = $1 AND policyname LIKE 'own\\_name\\_%'`,
      [wall.table],
    )
    for (const side of sides) {
      const seen = wall[staffOrPatient(side)]
      const foreign = rowsOf(wall.table).filter((row) => !seen?.(row, { world, ...side }))
      const signed = Object.fromEntries(doers.map(({ column }) => [column, side.viewer.accountId]))
      for (const row of foreign)
        for (const copy of [copyOf(wall, row), { ...copyOf(wall, row), ...signed }])
          expect(await insert(side, wall.table, copy)).toBe(refused)
      for (const row of rowsOf(wall.table).slice(0, 1))
        if (wall.system === null && wall.table !== 'audit_entries')
          expect(await insert('system', wall.table, copyOf(wall, row))).toBe(refused)
    }
  })

  it.each(walls)('$table: a patient adds nothing but what they logged', async (wall) => {
    for (const side of sides.filter(({ viewer }) => viewer.kind === 'patient')) {
      const own = rowsOf(wall.table).filter((row) => wall.patient?.(row, { world, ...side }))
      for (const row of own) {
        const done = await insert(side, wall.table, copyOf(wall, row))
        expect([wall.table, done]).toEqual([
          wall.table,
          patientInserts.includes(wall.table) ? added(wall) : refused,
        ])
      }
    }
  })

  it.each(walls)('$table: a row of one’s own is not handed to another clinic or patient', async (wall) => {
    const moves = (await columnsOf(wall.table)).filter(
      ({ name }) => name === 'clinic_id' || name === 'patient_id',
    )
    for (const side of ofOneClinic())
      for (const { name } of moves) {
        const to = name === 'clinic_id' ? world.b.clinicId : world.b.patients[0].patientId
        const moved = await attempt(side, (tx) =>
          tx.$executeRawUnsafe(`UPDATE ${wall.table} SET ${name} = '${to}'`),
        )
        expect([side.who, name, moved]).toEqual([side.who, name, expect.stringMatching(/^(42501|23503)$/)])
      }
  })

  it.each(walls)('$table: a row of one’s own names nothing of another clinic or patient', async (wall) => {
    const named = (await columnsOf(wall.table)).filter(
      ({ name, isId }) => isId && !['id', 'clinic_id', ...(wall.unbound ?? [])].includes(name),
    )
    for (const side of ofOneClinic()) {
      const seen = wall[staffOrPatient(side)]
      const own = rowsOf(wall.table).find((row) => seen?.(row, { world, ...side }) && row.clinic_id !== null)
      if (!own) continue
      // The same row with everything of one's own goes in, or the role may add none.
      const done = await insert(side, wall.table, copyOf(wall, own))
      expect([added(wall), refused]).toContain(done)
      if (done === refused) continue
      for (const { name } of named)
        for (const id of foreignIds(wall.table, name, side)) {
          const row = { ...copyOf(wall, own), ...wall.besides?.[name], [name]: id }
          const done = await insert(side, wall.table, row)
          expect([name, id, done]).toEqual([name, id, expect.stringMatching(/^(42501|23503)$/)])
        }
    }
  })

  it('what was published, logged or noted in the audit log is nobody’s to change', async () => {
    const { rows } = await owner.query<{ held: string }>(
      `SELECT r || ' ' || p || ' ' || t AS held FROM unnest($1::text[]) t,
         unnest(ARRAY['phaseline_staff', 'phaseline_patient', 'phaseline_system']) r, unnest(ARRAY['UPDATE', 'DELETE']) p
       WHERE has_table_privilege(r, t, p) OR (p = 'UPDATE' AND has_any_column_privilege(r, t, p))`,
      [walls.filter(({ forGood }) => forGood).map(({ table }) => table)],
    )
    expect(rows).toEqual([])
    const kept = walls.filter(({ forGood }) => forGood).map(({ table }) => table)
    expect(kept).toEqual(expect.arrayContaining(['logs', 'plan_versions', 'audit_entries']))
  })
})

describe('the door', () => {
  it('does not nest, whoever asks inside', async () => {
    const [side] = sides
    await expect(as(side!, () => as(side!, async () => 1))).rejects.toThrow('never nests')
    await expect(as(side!, () => db.asSystem('sign-in', async () => 1))).rejects.toThrow('never nests')
    await expect(db.asSystem('sign-in', () => as(side!, async () => 1))).rejects.toThrow('never nests')
  })

  it('opens to the system for known reasons alone', () => {
    expect(() => db.asSystem('curiosity' as 'sign-in', async () => 1)).toThrow('not a reason')
  })
})

const camel = (column: string) => column.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase())

/** Of what is seen, what may be written: the built-in catalog is read only. */
function writable(wall: Wall, side: Side, own: string[], column: string): string[] {
  // Pauses that have begun are nobody's to take away.
  if (wall.table === 'plan_pauses' && column === '') return []
  if (wall.table === 'closed_days' && side.who !== 'admin') return []
  if (wall.table !== 'exercises' && wall.table !== 'protocols') return own
  const ours = rowsOf(wall.table).filter((row) => row.clinic_id === side.clinic.clinicId)
  return own.filter((key) => ours.some((row) => keyOf(wall, row) === key))
}

/** Ids of the kind that a column holds, of the other clinic, and for a patient of the other patient of the same clinic. */
function foreignIds(table: string, column: string, side: Side): unknown[] {
  const target: Record<string, string> = {
    account_id: 'accounts',
    text_id: 'consent_texts',
    recorded_by: 'accounts',
    written_by: 'accounts',
    author_id: 'accounts',
    auth_session_id: 'auth_sessions',
    therapist_id: 'accounts',
    patient_id: 'patients',
    plan_id: 'plans',
    phase_id: 'phases',
    version_id: 'plan_versions',
    prescription_id: 'prescriptions',
    prescription_version_id: 'prescription_versions',
    exercise_id: 'exercises',
    easier_id: 'exercises',
    harder_id: 'exercises',
    session_id: 'sessions',
    moved_to_id: 'sessions',
    cancelled_with_plan_id: 'plans',
    assessment_id: 'assessments',
    replaces: table,
    flag_id: 'flags',
  }
  const of = target[column]
  if (!of) throw new Error(`${table}.${column}: say which table it names, or that it is unbound`)
  const ofAnother = rowsOf(of).filter((row) =>
    ['accounts', 'patients', 'exercises', 'auth_sessions', 'consent_texts'].includes(of)
      ? row.clinic_id === world.b.clinicId
      : row.patient_id !== side.patient.patientId && row.status !== 'draft',
  )
  if (ofAnother.length === 0) throw new Error(`${table}.${column}: nothing foreign to name`)
  return ofAnother.map((row) => row.id)
}
