// Erasing a person in a database with a row in every table: nothing of them is left, and nothing of anybody else is touched.
import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { beginSession } from '@/server/auth-session'
import { personLines } from '@/domain/person-lines'
import { asSystem, asViewer } from '@/server/db'
import { sqlState } from '@/server/db-errors'
import { NotFound } from '@/server/errors'
import { fillEveryTable, type World } from '@/server/every-table.fixture'
import { invitePatient } from '@/server/invitations'
import { getPatientRecord, saveSection } from '@/server/patient-record'
import { erasePerson, keeping, personFile, personToKeep, personTold, saveKeeping } from '@/server/person-data'
import { viewerOfSession, type Admin, type Therapist } from '@/server/viewer'

let owner: pg.Client
let world: World
let admin: Admin
let tables: string[]

beforeAll(async () => {
  owner = new pg.Client({ connectionString: process.env.DATABASE_URL })
  await owner.connect()
  world = await fillEveryTable(owner)
  admin = (await viewerOfSession(world.a.admin.sessionId)) as Admin
  const { rows } = await owner.query<{ name: string }>(
    `SELECT table_name AS name FROM information_schema.columns
     WHERE table_schema = 'public' AND column_name = 'patient_id'`,
  )
  tables = rows.map(({ name }) => name)
})
afterAll(() => owner?.end())

/** All rows about a patient, by table. */
async function rowsAbout(patientId: string): Promise<Record<string, unknown[]>> {
  await owner.query('BEGIN; SET LOCAL ROLE phaseline_backup')
  const found: Record<string, unknown[]> = {}
  for (const table of [...tables, 'patients']) {
    const column = table === 'patients' ? 'id' : 'patient_id'
    const { rows } = await owner.query<{ row: unknown }>(
      `SELECT to_jsonb(t) AS row FROM ${table} t WHERE t.${column} = $1 ORDER BY to_jsonb(t)::text`,
      [patientId],
    )
    if (rows.length > 0) found[table] = rows.map(({ row }) => row)
  }
  await owner.query('ROLLBACK')
  return found
}

const [first, second] = [0, 1] as const
const nameOf = (patient: string) => world.written.find(({ row }) => row.id === patient)?.row.name as string
const erase = (patient: string, keepFigures: boolean) =>
  erasePerson(admin, patient, { name: nameOf(patient), keepFigures })

it('every table about a person has a row of theirs here', async () => {
  const about = await rowsAbout(world.a.patients[first].patientId)
  expect(Object.keys(about).sort()).toEqual(
    [...tables, 'patients'].filter((table) => table !== 'erasures').sort(),
  )
})

it('refuses another name, another clinic’s patient, and a therapist at the database', async () => {
  const { patientId } = world.a.patients[first]
  const before = await rowsAbout(patientId)
  await expect(erasePerson(admin, patientId, { name: 'Somebody', keepFigures: false })).rejects.toMatchObject(
    {
      fields: { name: 'This is not the name on the record' },
    },
  )
  const stranger = world.b.patients[first].patientId
  await expect(erasePerson(admin, stranger, { name: nameOf(stranger), keepFigures: false })).rejects.toThrow()
  const therapist = (await viewerOfSession(world.a.therapist.sessionId))!
  const refused = await asViewer(
    therapist,
    (tx) => tx.$queryRaw`SELECT erase_patient(${patientId}::uuid, false)`,
  ).catch(sqlState)
  expect(refused).toBe('42501')
  const elsewhere = await asViewer(
    admin,
    (tx) => tx.$queryRaw`SELECT erase_patient(${stranger}::uuid, false)`,
  )
  expect(elsewhere).toEqual([{ erase_patient: false }])
  expect(await rowsAbout(patientId)).toEqual(before)
  expect(await rowsAbout(stranger)).not.toEqual({})
})

it('an export holds every row of every table but those that say nothing more, and no key of a device', async () => {
  const { patientId } = world.a.patients[first]
  const file = await personFile(admin, patientId, 999)
  const { person } = file
  const { plans, sessions } = person
  const held: Record<string, unknown[]> = {
    patients: [person],
    accounts: [person.account],
    care_team_members: person.careTeam,
    emergency_accesses: person.emergencyAccesses,
    plans,
    plan_versions: plans.flatMap(({ versions }) => versions),
    plan_drafts: plans.flatMap(({ draft }) => draft ?? []),
    plan_pauses: plans.flatMap(({ pauses }) => pauses),
    self_reports: plans.flatMap(({ selfReports }) => selfReports),
    self_management: plans.flatMap(({ selfManagement }) => selfManagement ?? []),
    flags: person.flags,
    flag_answers: person.flags.flatMap(({ answers }) => answers),
    sessions,
    session_records: sessions.flatMap(({ records }) => records),
    session_plans: sessions.flatMap((session) => session.plans),
    assessments: person.assessments,
    measurements: person.assessments.flatMap(({ measurements }) => measurements),
    messages: person.messages,
    adverse_events: person.adverseEvents,
    clinician_notes: person.notes,
    earlier_wordings: person.earlierWordings,
    consents: person.consents,
    reminder_choices: [person.reminders],
    readings: person.readings,
    logs: file.logs,
    check_ins: file.checkIns,
    audit_entries: file.opened,
    notices: file.notices,
  }
  const rows = await rowsAbout(patientId)
  // What was taken is noted after it was read.
  rows.audit_entries?.pop()
  for (const table of sayNothingMore) delete rows[table]
  expect(countsOf(held)).toEqual(countsOf(rows))
  const waysIn = {
    auth_sessions: file.signedIn,
    invitations: file.links,
    sign_in_links: file.signInLinks,
    calendar_feeds: file.calendarAddresses,
    asked_emails: [file.askedEmail],
  }
  expect(countsOf(waysIn)).toEqual(await waysInAbout(world.a.patients[first].accountId))
  expect(file.askedEmail).toMatchObject({ email: 'asked@example.test' })
  expect(file.signedIn).toMatchObject([{ device: 'test', endedAt: null }])
  const text = JSON.stringify(file)
  for (const words of ['Felt faint', 'Anxious', 'told earlier diagnosis', nameOf(patientId)])
    expect(text).toContain(words)
  for (const secret of ['hash', 'p256dh', 'endpoint', 'secret', 'token']) expect(text).not.toContain(secret)
  await expect(personFile(admin, world.b.patients[first].patientId, 999)).rejects.toThrow()
})

it('what is read as a PDF says every word of the file', async () => {
  const { patientId } = world.a.patients[first]
  // Of the clinic's own measures it says those that somebody was measured by.
  const { notices: _, ownMeasures: __, ...file } = await personFile(admin, patientId, 999)
  const lines = personLines(await personTold(admin, patientId, 999))
  const read = lines.map(({ text }) => text).join('\n')
  const unsaid = [...wordsIn(JSON.parse(JSON.stringify(file)))].filter((text) => !read.includes(text))
  // What is said in other words.
  expect(unsaid.sort()).toEqual(['as-needed', 'nprs-now', 'osteoporosis'])
  expect(read).toMatch(/When you need it.*Osteoporosis: told caution/)
  expect(read).toContain('Pain now: 4')
})

it('of what is written at each visit and sign-in an export has the newest, and says how many there are', async () => {
  const { patientId, accountId } = world.a.patients[first]
  const { clinicId } = admin
  await asSystem('sign-in', (tx) => beginSession(tx, { id: accountId, clinicId, patientId }, 'the newest'))
  const whole = await personFile(admin, patientId, 999)
  const { opened, signedIn, inAll } = await personFile(admin, patientId, 1)
  // The export of before is the newest that was noted.
  expect(opened).toMatchObject([{ action: 'export', object: 'person', at: expect.any(Date) }])
  expect(inAll.opened).toBe(whole.opened.length + 1)
  expect(signedIn).toMatchObject([{ device: 'the newest' }])
  expect(inAll.signedIn).toBe(whole.signedIn.length)
  expect(whole.signedIn.length).toBeGreaterThan(1)
})

it('whoever looks at what may be taken or erased has opened it, which is noted', async () => {
  const { patientId } = world.a.patients[first]
  const opened = () =>
    asViewer(admin, (tx) => tx.auditEntry.count({ where: { patientId, action: 'read', object: 'person' } }))
  const before = await opened()
  expect(await personToKeep(admin, patientId)).toMatchObject({ id: patientId, name: nameOf(patientId) })
  expect(await opened()).toBe(before + 1)
})

it('with figures kept: no word of anybody’s is left, and every number is', async () => {
  const { patientId } = world.a.patients[second]
  const neighbour = await rowsAbout(world.a.patients[first].patientId)
  const before = await rowsAbout(patientId)
  for (const column of emptied.filter((each) => !/^watches\.|\.name$/.test(each))) {
    const [table, name] = column.split('.') as [string, string]
    const held = before[table]!.map((row) => (row as Record<string, unknown>)[name])
    expect(JSON.stringify(held), column).toContain('told')
  }
  const [, toCome] = before.sessions as [unknown, { id: string }]
  await asViewer(admin, (tx) =>
    tx.session.updateMany({
      where: { id: toCome.id },
      data: { startsAt: new Date(Date.now() + 86_400_000) },
    }),
  )
  await erase(patientId, true)
  const after = await rowsAbout(patientId)
  const said = wordsIn(before)
  const left = wordsIn(
    Object.fromEntries(Object.entries(after).filter(([table]) => !table.startsWith('audit'))),
  )
  expect([...said].filter((word) => left.has(word)).sort()).toEqual(keptWords)
  expect(after.sessions).toContainEqual(
    expect.objectContaining({ id: toCome.id, status: 'cancelled-by-clinic' }),
  )
  expect(after.plans).toEqual([expect.objectContaining({ status: 'discontinued' })])
  for (const table of ['logs', 'check_ins', 'measurements', 'sessions', 'plan_versions'])
    expect(after[table]).toHaveLength(before[table]!.length)
  const pains = (rows: Record<string, unknown[]>) => rows.logs!.map((row) => (row as { pain: unknown }).pain)
  expect(pains(after)).toEqual(pains(before))
  expect(after.erasures).toMatchObject([{ figures_kept: true, erased_by: world.a.admin.accountId }])
  expect(await rowsAbout(world.a.patients[first].patientId)).toEqual(neighbour)
})

it('with figures kept: nobody treats them any more, and nothing more is written about them', async () => {
  const { patientId } = world.a.patients[second]
  const therapist = (await viewerOfSession(world.a.therapist.sessionId)) as Therapist
  const problem = { section: 'problem' as const, diagnosis: 'Back again', precautions: [] }
  for (const viewer of [therapist, admin]) {
    await expect(getPatientRecord(viewer, patientId)).rejects.toThrow(NotFound)
    await expect(saveSection(viewer, patientId, problem)).rejects.toThrow(NotFound)
    await expect(invitePatient(viewer, patientId)).rejects.toThrow(NotFound)
    // As whoever was writing while they were erased, and asked before.
    await expect(
      asViewer(viewer, (tx) =>
        tx.patient.updateMany({ where: { id: patientId }, data: { name: 'Back again' } }),
      ),
    ).rejects.toThrow(NotFound)
  }
  expect(await rowsAbout(patientId)).not.toHaveProperty('care_team_members')
})

it('of every column that may hold words it is known whether they stay', async () => {
  const { rows } = await owner.query<{ name: string }>(
    `SELECT c.table_name || '.' || c.column_name AS name FROM information_schema.columns c
     WHERE c.table_schema = 'public' AND c.data_type IN ('text', 'jsonb', 'ARRAY', 'bytea')
       AND c.table_name = ANY ($1) AND c.table_name <> ALL ($2)`,
    [[...tables, 'patients'], wholeTables],
  )
  expect(rows.map(({ name }) => name).sort()).toEqual([...emptied, ...ofTheProgram].sort())
})

/** The database takes a minute for it. */
async function slowly(work: () => Promise<void>): Promise<void> {
  await owner.query('BEGIN; LOCK TABLE messages IN ACCESS EXCLUSIVE MODE')
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  const done = work().finally(() => vi.useRealTimers())
  const waits = `SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`
  while ((await owner.query(waits)).rowCount === 0);
  vi.advanceTimersByTime(60_000)
  await owner.query('COMMIT')
  await done
}

it('with nothing kept: no row is left but who did what to a number, also where it takes long', async () => {
  const { patientId } = world.a.patients[first]
  await slowly(() => erase(patientId, false))
  const after = await rowsAbout(patientId)
  expect(Object.keys(after).sort()).toEqual(['audit_entries', 'erasures'])
  expect(after.erasures).toMatchObject([{ figures_kept: false }])
  await expect(erase(patientId, false)).rejects.toThrow()
})

it('of two erasures of one person the stricter holds', async () => {
  const { patientId } = world.a.patients[second]
  await erasePerson(admin, patientId, { name: 'Erased', keepFigures: false })
  const after = await rowsAbout(patientId)
  expect(Object.keys(after).sort()).toEqual(['audit_entries', 'erasures'])
  expect(after.erasures).toMatchObject([{ figures_kept: false }])
})

describe('once the clinic has said how long records are kept', () => {
  let old: Admin
  let patientId: string
  const listed = async () => (await keeping(old)).longEnough.map(({ id }) => id)
  /** As the owner, whom neither policy nor trigger holds while this is done. */
  const change = async (table: string, sql: string) => {
    const alter = `ALTER TABLE ${table}`
    await owner.query(
      `${alter} NO FORCE ROW LEVEL SECURITY; ${alter} DISABLE TRIGGER USER; ${sql};
       ${alter} ENABLE TRIGGER USER; ${alter} FORCE ROW LEVEL SECURITY`,
    )
  }
  /** Whatever was written, in years before now. */
  const wrote = (table: string, years: number, whose = `patient_id = '${patientId}'`) =>
    change(
      table,
      `UPDATE ${table} SET ${whenWritten[table]} = now() - make_interval(years => ${years}) WHERE ${whose}`,
    )

  beforeAll(async () => {
    old = (await viewerOfSession(world.b.admin.sessionId)) as Admin
    ;({ patientId } = world.b.patients[first])
    expect((await keeping(old)).longEnough).toEqual([])
    await saveKeeping(old, { keepFigures: true, retentionYears: 3 })
    await change('patients', `UPDATE patients SET created_at = '2010-01-01' WHERE id = '${patientId}'`)
    for (const table of Object.keys(whenWritten)) await wrote(table, 4)
  })

  it('lists whoever has no entry of that time, and nobody else', async () => {
    expect(await listed()).toEqual([patientId])
  })

  it.each(Object.keys(whenWritten))('an entry in %s is one', async (table) => {
    await wrote(table, 2)
    expect(await listed()).toEqual([])
    await wrote(table, 4)
    expect(await listed()).toEqual([patientId])
  })

  it('every other table about a person says nothing of when', () => {
    expect([...tables].sort()).toEqual([...Object.keys(whenWritten), ...sayNotWhen].sort())
  })
})

it('a text that was brought over from one record goes with it, and the clinic’s own stay', async () => {
  const { clinicId } = world.b
  const { patientId } = world.b.patients[first]
  const stranger = world.b.patients[second].patientId
  const [alone, shared] = [randomUUID(), randomUUID()]
  const both = ['consent_texts', 'consents']
  const each = (what: string) => both.map((table) => `ALTER TABLE ${table} ${what} ROW LEVEL SECURITY`)
  await owner.query(each('NO FORCE').join(';'))
  for (const [id, people] of [
    [alone, [patientId]],
    [shared, [patientId, stranger]],
  ] as const) {
    await owner.query(
      `INSERT INTO consent_texts (id, clinic_id, topic, number, title, text, asked) VALUES ($1, $2, $1, 1, 'Old', 'Old', 'no-longer')`,
      [id, clinicId],
    )
    for (const person of people)
      await owner.query(
        `INSERT INTO consents (id, clinic_id, patient_id, text_id, given, "on", how)
         VALUES (gen_random_uuid(), $1, $2, $3, true, '2020-01-01', 'in-person')`,
        [clinicId, person, id],
      )
  }
  await owner.query(each('FORCE').join(';'))
  const other = (await viewerOfSession(world.b.admin.sessionId)) as Admin
  const texts = () => asViewer(other, (tx) => tx.consentText.findMany({ select: { id: true } }))
  const before = await texts()
  await erasePerson(other, patientId, { name: nameOf(patientId), keepFigures: true })
  expect(await texts()).toEqual(before.filter(({ id }) => id !== alone))
})

/** What the rows say, apart from ids, dates and the words of the program itself. */
function wordsIn(rows: object): Set<string> {
  const words = new Set<string>()
  const walk = (value: unknown): void => {
    if (typeof value === 'string') {
      if (/\p{L}{2}/u.test(value) && !/^[0-9a-f-]{36}$|^\d{4}-\d\d-\d\d/.test(value)) words.add(value)
    } else if (typeof value === 'object' && value !== null) Object.values(value).forEach(walk)
  }
  Object.values(rows).forEach(walk)
  return words
}

const countsOf = (rows: Record<string, unknown[]>) =>
  Object.fromEntries(Object.entries(rows).map(([table, of]) => [table, of.length]))

/** How many rows let an account in, by table, but for its second step, of which no more is told than that it is secret. */
async function waysInAbout(accountId: string): Promise<Record<string, number>> {
  const { rows } = await owner.query<{ name: string }>(
    `SELECT table_name AS name FROM information_schema.columns
     WHERE table_schema = 'public' AND column_name = 'account_id'
       AND table_name <> ALL ($1) AND table_name NOT IN ('second_steps', 'recovery_codes')`,
    [tables],
  )
  await owner.query('BEGIN; SET LOCAL ROLE phaseline_backup')
  const counts: Record<string, number> = {}
  for (const { name } of rows) {
    const { rowCount } = await owner.query(`SELECT FROM ${name} WHERE account_id = $1`, [accountId])
    if (rowCount) counts[name] = rowCount
  }
  await owner.query('ROLLBACK')
  return counts
}

/** Parts of a version that stand in its document too, what is worked out from the rest, and keys of devices. */
const sayNothingMore = [
  ...['phases', 'prescriptions', 'prescription_versions'],
  ...['watches', 'watch_marks', 'push_devices'],
]

/** Of the program's vocabulary, and of the catalog: they tell nothing of the person. */
const keptWords = [
  'Europe/London',
  'as-needed',
  'baseline',
  'booked',
  'done',
  'intensive',
  'nprs-now',
  'portal',
  'psfs',
]

/** When what stands in a table was written. */
const whenWritten: Record<string, string> = {
  audit_entries: 'at',
  ...{ plans: 'created_at', plan_versions: 'published_at', assessments: 'created_at' },
  ...{ sessions: 'starts_at', session_records: 'written_at', adverse_events: 'written_at' },
  ...{ logs: 'received_at', check_ins: 'received_at', self_reports: 'sent_at', messages: 'sent_at' },
  ...{ clinician_notes: 'written_at', consents: 'recorded_at', flag_answers: 'written_at' },
  ...{ self_management: 'written_at', readings: 'read_at', earlier_wordings: 'replaced_at' },
}
/** Parts of those, what the program itself writes, and who may come in or is told. */
const sayNotWhen = [
  ...['phases', 'prescriptions', 'prescription_versions', 'plan_drafts', 'plan_pauses', 'session_plans'],
  ...['measurements', 'watches', 'watch_marks', 'flags', 'notices', 'erasures'],
  ...['accounts', 'care_team_members', 'emergency_accesses', 'push_devices', 'reminder_choices'],
]

/** Of these no row stays. */
const wholeTables = [
  ...['accounts', 'adverse_events', 'clinician_notes', 'messages', 'notices', 'plan_drafts', 'push_devices'],
  ...[
    'reminder_choices',
    'session_records',
    'flag_answers',
    'flags',
    'self_management',
    'self_reports',
    'emergency_accesses',
    'consents',
    'earlier_wordings',
  ],
]
const emptied = [
  ...['name', 'phone', 'email', 'diagnosis', 'precautions', 'language', 'referrer', 'red_flags'].map(
    (column) => `patients.${column}`,
  ),
  ...[
    'plans.problem',
    'plans.end_reason',
    'plan_versions.problem',
    'plan_versions.goals',
    'plan_versions.phases',
    'plan_versions.reason',
  ],
  ...[
    'logs.note',
    'check_ins.word',
    'watches.plans',
    'watches.phases',
    'assessments.findings',
    'assessments.summary',
    'measurements.item',
  ],
]
/** Words that the program itself chose from a list. */
const ofTheProgram = [
  ...[
    'patients.time_zone',
    'plans.status',
    'logs.status',
    'logs.skip_reason',
    'logs.source',
    'logs.time_zone',
  ],
  ...[
    'check_ins.time_zone',
    'check_ins.source',
    'sessions.status',
    'assessments.kind',
    'assessments.decision',
    'measurements.measure',
  ],
  ...['audit_entries.action', 'audit_entries.object', 'audit_entries.address'],
]
