// Every id that an action takes, in turn one of another clinic and one of a colleague's patient: answered as one that names nothing, and nothing is written.
import { expect, test } from '@playwright/test'
import pg from 'pg'
import { v7 } from 'uuid'
import { actAs } from '@/prisma/demo/insert'
import { fillEveryTable, type World } from '@/server/every-table.fixture'
import { actions } from './authorisation.actions'
import { serveMatrix, type Person, type Served, type Subject } from './authorisation.people'
import { ask } from './doors'
import { forms } from './bad-input.forms'
import { call, pathsIn, spoil, whoMay, written, type Path } from './bad-input.send'

/** Where the ids of the matrix's subject stand; a clinic's own item has no patient, so no colleague's patient has one. */
const tables = {
  patientId: 'patients',
  formerPatientId: 'patients',
  planId: 'plans',
  phaseId: 'phases',
  prescriptionId: 'prescriptions',
  sessionId: 'sessions',
  therapistId: 'accounts',
  colleagueId: 'accounts',
  deviceId: 'auth_sessions',
  readingId: 'exercises',
  exerciseId: 'exercises',
  protocolId: 'protocols',
  protocolDraftId: 'protocols',
  closedDaysId: 'closed_days',
  measureId: 'own_measures',
  consentTopic: 'consent_texts',
  consentTextId: 'consent_texts',
  flagId: 'flags',
  savedViewId: 'saved_views',
} as const satisfies Partial<Record<keyof Subject, string>>
type Kind = keyof typeof tables

let served: Served
let client: pg.Client
let world: World
let clinicId: string
let foreign: Record<Kind, Record<string, string>>

test.describe.configure({ mode: 'default', timeout: 300_000 })
test.beforeAll(async () => {
  served = await serveMatrix()
  client = new pg.Client({ connectionString: served.databaseUrl })
  await client.connect()
  world = await fillEveryTable(client)
  const [own] = await served.asSystem<{ id: string }>('SELECT clinic_id AS id FROM accounts WHERE id = $1', [
    served.subject.therapistId,
  ])
  clinicId = own!.id
  foreign = await foreignIds()
})
test.afterAll(async () => {
  await client?.end()
  await served?.stop()
})

async function foreignIds(): Promise<typeof foreign> {
  const found = Object.entries(tables).map(async ([kind, table]) => {
    const column = kind === 'consentTopic' ? 'topic' : 'id'
    const rows = world.written.filter(
      (each) => each.table === table && each.row.clinic_id === world.b.clinicId,
    )
    const ids: Record<string, string> = { 'of another clinic': String(rows[0]!.row[column]) }
    if (table === 'accounts') ids['of a patient'] = await ofColleagues(table, 'patient_id')
    if (/^(patients|plans|phases|prescriptions|sessions|flags)$/.test(table))
      ids['of a colleague’s patient'] = await ofColleagues(table, table === 'patients' ? 'id' : 'patient_id')
    return [kind, ids] as const
  })
  return Object.fromEntries(await Promise.all(found)) as typeof foreign
}

/** One of the clinic's own, of a patient whom the therapist neither treats nor sees in a session. */
async function ofColleagues(table: string, patient: string): Promise<string> {
  const rows = await asStaff<{ id: string }>(
    `SELECT id FROM ${table} WHERE ${patient} NOT IN (SELECT patient_id FROM care_team_members WHERE therapist_id = $1
       UNION SELECT patient_id FROM sessions WHERE therapist_id = $1) LIMIT 1`,
    [served.subject.therapistId],
  )
  return rows[0]!.id
}

async function asStaff<R extends pg.QueryResultRow>(sql: string, values: unknown[] = [], of = clinicId) {
  await client.query('BEGIN')
  await actAs(client, 'phaseline_staff', of)
  const { rows } = await client.query<R>(sql, values)
  await client.query('COMMIT')
  return rows
}

/** What stands in the other clinic, as its own staff see it; of flags their answers, since a job alone opens and ends them. */
async function elsewhere(): Promise<unknown> {
  const seen = ['patients', 'plans', 'phases', 'prescriptions', 'sessions', 'exercises', 'protocols']
  const sums = [
    ...seen,
    'flag_answers',
    'closed_days',
    'own_measures',
    'consent_texts',
    'saved_views',
    'messages',
  ].map((table) => `SELECT '${table}', count(*), sum(hashtextextended(t::text, 0)) FROM ${table} t`)
  return asStaff(sums.join(' UNION ALL '), [], world.b.clinicId)
}

type Named = { path: Path; kind: Kind; id: string }

/** Where one of the subject's ids stands in the arguments, also within a word ("own-…"). */
function idsIn(args: readonly unknown[]): Named[] {
  const texts = args.flatMap((arg, at) => (typeof arg === 'object' ? pathsIn(arg, 'fields', [at]) : [[at]]))
  return texts.flatMap((path): Named[] => {
    const text = path.reduce<unknown>((part, key) => (part as never)?.[key], args)
    const kinds = Object.keys(tables) as Kind[]
    const kind = kinds.find((each) => typeof text === 'string' && text.includes(served.subject[each]))
    return kind ? [{ path, kind, id: text as string }] : []
  })
}

/** A therapist adds patients of their own; whose an admin's are is said. */
const asker = (name: string) => (name.endsWith('#addPatient') ? 'admin' : whoMay(name))

/** A draft keeps what is typed: what it names is judged when it is published (server/publishing.int.test.ts). */
const isJudgedLater = (name: string, { path }: Named) => name.endsWith('#saveDraft') && path[0] === 1

const sentence = ({ path, kind }: Named, what: string) => `${kind} at ${path.join('.')}, ${what}`

for (const [name, row] of Object.entries(actions))
  test(`${name.split('#')[1]} takes no id of others`, async () => {
    const form = forms[name]
    const person = asker(name)
    const fills = form ? [form.args, form.orElse ?? []].flat() : [() => row.args(served.subject)]
    const before = { own: await served.fingerprint(), theirs: await elsewhere() }
    for (const fill of fills)
      for (const named of idsIn(await fill(written(served)))) {
        if (isJudgedLater(name, named)) continue
        const own = served.subject[named.kind]
        const answers = async (id: string) => {
          const args = spoil(await fill(written(served)), [named.path], named.id.replace(own, id))
          return JSON.stringify(await call(served, name, args, sentence(named, id), person)).replaceAll(
            id,
            'id',
          )
        }
        const ofNothing = await answers(v7())
        expect(ofNothing, sentence(named, 'that names nothing')).toMatch(/^{"ok":false/)
        for (const [whose, id] of Object.entries(foreign[named.kind]))
          // All patients of the clinic are an admin's.
          if (person !== 'admin' || !whose.includes('colleague'))
            expect(await answers(id), sentence(named, whose)).toBe(ofNothing)
      }
    expect(await served.fingerprint()).toBe(before.own)
    expect(await elsewhere()).toEqual(before.theirs)
  })

test('a phone logs nothing for others', async () => {
  const before = { own: await served.fingerprint(), theirs: await elsewhere() }
  const at = new Date().toISOString()
  const times = { performedAt: at, loggedAt: at, timeZone: 'Europe/London' }
  const { prescriptionId, planId } = served.subject
  const log = { prescriptionId, dueOn: at.slice(0, 10), slot: 1, status: 'done', ...times }
  const checkIn = { planId, on: at.slice(0, 10), pain: 3, ...times }
  const logOfOthers = world.written.find(
    ({ table, row }) => table === 'logs' && row.clinic_id === world.b.clinicId,
  )
  const tries: [string, object, string, Record<string, string>][] = [
    ['logs', log, 'prescriptionId', foreign.prescriptionId],
    ['logs', log, 'replaces', { 'of another clinic': String(logOfOthers!.row.id) }],
    ['checkIns', checkIn, 'planId', foreign.planId],
  ]
  for (const [list, entry, field, ids] of tries) {
    const answers = async (named: string) => {
      const id = v7()
      const { status, text } = await ask(served, 'patient', '/api/logs', {
        method: 'POST',
        headers: { origin: served.origin, 'content-type': 'application/json' },
        body: JSON.stringify({ [list]: [{ ...entry, id, [field]: named }] }),
      })
      return `${status} ${text.replaceAll(id, 'entry').replaceAll(named, 'id')}`
    }
    const ofNothing = await answers(v7())
    expect(ofNothing, field).toContain('"refused"')
    for (const [whose, id] of Object.entries(ids))
      expect(await answers(id), `${field} ${whose}`).toBe(ofNothing)
  }
  expect(await served.fingerprint()).toBe(before.own)
  expect(await elsewhere()).toEqual(before.theirs)
})

/** Where an address may name something after its question mark, who asks, and what it names. */
const inAddresses = ({ patientId, planId }: Subject): [Person, string, Kind][] => [
  ['therapist', '/plans/new?patient=', 'patientId'],
  ['therapist', '/patients/new/baseline?patient=', 'patientId'],
  ['therapist', '/protocols/new?plan=', 'planId'],
  ['therapist', `/patients/${patientId}/edit?plan=`, 'planId'],
  ['therapist', `/plans/${planId}/book?phase=`, 'phaseId'],
  ['therapist', `/plans/${planId}/book?with=`, 'therapistId'],
  ['therapist', '/calendar?whose=', 'therapistId'],
  ['admin', '/settings/audit?who=', 'therapistId'],
  ['admin', '/settings/audit?patient=', 'patientId'],
  ['patient', '/messages?move=', 'sessionId'],
]

test('an address shows nothing of others by what it asks for', async () => {
  for (const [person, at, kind] of inAddresses(served.subject)) {
    const shown = async (id: string) => {
      const { status, text } = await ask(served, person, at + id)
      const words = text.replace(/<script\b.*?<\/script>/gs, '').replace(/<[^>]*>/g, ' ')
      return `${status} ${words.replaceAll(id, 'id')}`
    }
    const ofNothing = await shown(v7())
    for (const [whose, id] of Object.entries(foreign[kind]))
      // All of the clinic is an admin's to look for.
      if (person !== 'admin' || whose === 'of another clinic')
        expect(await shown(id), `${at} ${whose}`).toBe(ofNothing)
  }
})
