// Every id that an action, a page or a file takes, in turn one of another clinic and one of a colleague's patient: answered as one that names nothing, and nothing is written.
import { expect, test } from '@playwright/test'
import pg from 'pg'
import { v7 } from 'uuid'
import { actAs, insert } from '@/prisma/demo/insert'
import { fillEveryTable, type World } from '@/server/every-table.fixture'
import { actions } from './authorisation.actions'
import { handlers, pages } from './authorisation.matrix'
import { hiddenFrom, nothing } from './authorisation.others'
import { serveMatrix, type Anybody, type Person, type Served, type Subject } from './authorisation.people'
import { ask } from './doors'
import { today } from './authorisation.sent'
import { forms, type Written } from './bad-input.forms'
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
/** What is written about a patient. */
type Told = Record<'adverseEventId' | 'fromClinicId' | 'fromPatientId' | 'reportId' | 'checkInId', string>
type Kind = keyof typeof tables | keyof Told

const sendToPatient = 'app/(clinic)/patients/[patientId]/messages/actions.ts#sendToPatient'
const reassess = 'app/(clinic)/plans/[planId]/reassess/actions.ts#saveReassessment'

let served: Served
let client: pg.Client
let world: World
let clinicId: string
let told: Told
let foreign: Record<Kind, Record<string, string>>

test.describe.configure({ mode: 'default', timeout: 300_000 })
test.beforeAll(async () => {
  test.setTimeout(600_000)
  served = await serveMatrix()
  client = new pg.Client({ connectionString: served.databaseUrl })
  await client.connect()
  world = await fillEveryTable(client)
  const [own] = await served.asSystem<{ id: string }>('SELECT clinic_id AS id FROM accounts WHERE id = $1', [
    served.subject.therapistId,
  ])
  clinicId = own!.id
  const { patientId, planId, therapistId } = served.subject
  const [{ id: accountId }] = (await asStaff<{ id: string }>(
    'SELECT id FROM accounts WHERE patient_id = $1',
    [patientId],
  )) as [{ id: string }]
  told = await tell(clinicId, therapistId, { patientId, planId, accountId })
  foreign = { ...(await foreignIds()), ...(await toldElsewhere()) }
  await forgetBrowsers()
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

type Whom = { patientId: string; planId: string; accountId: string }

/** Writes all of it, and answers the ids. */
async function tell(clinic: string, therapistId: string, { patientId, planId, accountId }: Whom) {
  const ids: Told = {
    ...{ adverseEventId: v7(), fromClinicId: v7(), fromPatientId: v7() },
    ...{ reportId: v7(), checkInId: v7() },
  }
  const of = { clinic_id: clinic, patient_id: patientId }
  const event = { ...of, on: today, happened: 'Felt faint', written_by: therapistId }
  const report = { ...of, plan_id: planId, on: today, answers: [] }
  await client.query('BEGIN')
  await actAs(client, 'phaseline_staff', clinic, therapistId)
  await insert(client, 'adverse_events', [{ id: ids.adverseEventId, ...event }])
  const asked = { ...of, author_id: therapistId, from_patient: false, text: 'How was it?' }
  await insert(client, 'messages', [{ id: ids.fromClinicId, ...asked }])
  await actAs(client, 'phaseline_patient', clinic, accountId, patientId)
  const answered = { ...of, author_id: accountId, from_patient: true, text: 'Better.' }
  await insert(client, 'messages', [{ id: ids.fromPatientId, ...answered }])
  await insert(client, 'self_reports', [{ id: ids.reportId, ...report }])
  const day = { ...of, plan_id: planId, on: '2020-01-01', word: 'Slept badly', time_zone: 'Europe/London' }
  const moments = { performed_at: new Date(), logged_at: new Date() }
  await insert(client, 'check_ins', [{ id: ids.checkInId, ...day, ...moments, entered_by: accountId }])
  await client.query('COMMIT')
  return ids
}

async function toldElsewhere(): Promise<Record<keyof Told, Record<string, string>>> {
  const { clinicId: theirs, therapist, patients } = world.b
  const { patientId, accountId } = patients[0]
  const plan = world.written.find(({ table, row }) => table === 'plans' && row.patient_id === patientId)
  const [whom] = await asStaff<Whom>(
    `SELECT p.id AS "planId", p.patient_id AS "patientId", a.id AS "accountId" FROM plans p JOIN accounts a USING (patient_id)
     WHERE p.patient_id = $1`,
    [await ofColleagues('accounts', 'patient_id', 'patient_id')],
  )
  const elsewhere = {
    'of another clinic': await tell(theirs, therapist.accountId, {
      ...{ patientId, accountId },
      planId: String(plan!.row.id),
    }),
    'of a colleague’s patient': await tell(clinicId, served.subject.therapistId, whom!),
  }
  const kinds = Object.keys(told) as (keyof Told)[]
  return Object.fromEntries(
    kinds.map((kind) => [
      kind,
      Object.fromEntries(Object.entries(elsewhere).map(([whose, ids]) => [whose, ids[kind]])),
    ]),
  ) as Record<keyof Told, Record<string, string>>
}

/** Those of the other clinics are none: whoever tells a patient something would let them go meanwhile. */
async function forgetBrowsers(): Promise<void> {
  for (const clinic of [world.a.clinicId, world.b.clinicId]) {
    await client.query('BEGIN')
    await actAs(client, 'phaseline_jobs', clinic)
    await client.query('DELETE FROM push_devices')
    await client.query('COMMIT')
  }
}

/** One of the clinic's own, of a patient whom the therapist neither treats nor sees in a session. */
async function ofColleagues(table: string, patient: string, column = 'id'): Promise<string> {
  const rows = await asStaff<{ id: string }>(
    `SELECT ${column} AS id FROM ${table} WHERE ${patient} NOT IN (SELECT patient_id FROM care_team_members WHERE therapist_id = $1
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
    'adverse_events',
    'self_reports',
    'check_ins',
  ].map((table) => `SELECT '${table}', count(*), sum(hashtextextended(t::text, 0)) FROM ${table} t`)
  return asStaff(sums.join(' UNION ALL '), [], world.b.clinicId)
}

type Named = { path: Path; kind: Kind; id: string }

/** Where one of the subject's ids stands in the arguments, also within a word ("own-…"). */
function idsIn(args: readonly unknown[]): Named[] {
  const texts = args.flatMap((arg, at) => (typeof arg === 'object' ? pathsIn(arg, 'fields', [at]) : [[at]]))
  return texts.flatMap((path): Named[] => {
    const text = path.reduce<unknown>((part, key) => (part as never)?.[key], args)
    const own = Object.entries({ ...told, ...served.subject })
    const [kind] =
      own.find(([each, id]) => each in foreign && typeof text === 'string' && text.includes(id)) ?? []
    return kind ? [{ path, kind: kind as Kind, id: text as string }] : []
  })
}

/** A therapist adds patients of their own; whose an admin's are is said. */
const asker = (name: string) => (name.endsWith('#addPatient') ? 'admin' : whoMay(name))

const filled = (): Written & Told => ({ ...written(served), ...told })

async function decided(filled: Written & Told, decision: object): Promise<unknown[]> {
  const [planId, form] = (await forms[reassess]!.args(filled)) as [string, object]
  const revision = await filled.revision('app/(clinic)/plans/actions.ts#latestDraft', planId)
  return [planId, { ...form, revision, ...decision }]
}

/** Filled in with what the forms leave empty, since it could be sent but once. */
type Fill = (filled: Written & Told) => unknown[] | Promise<unknown[]>
const filledOut: Record<string, Fill | Fill[]> = {
  // What a decision does not need is not read.
  [reassess]: [
    (filled) => decided(filled, { decision: 'progress', selfManagement: null, cancelSessions: [] }),
    (filled) => decided(filled, { decision: 'discharge', phaseId: '' }),
  ],
  'app/(clinic)/patients/[patientId]/edit/actions.ts#addAdverseEvent': ({ patientId, adverseEventId }) => [
    patientId,
    { on: today, happened: 'Felt faint', done: '', replaces: adverseEventId },
  ],
  [sendToPatient]: ({ patientId, fromClinicId }) => [
    patientId,
    fromClinicId,
    null,
    { id: v7(), text: 'How did it go?' },
  ],
  'app/(clinic)/patients/[patientId]/messages/actions.ts#sayReadForTeam': ({ patientId, fromPatientId }) => [
    patientId,
    { ids: [fromPatientId] },
    null,
  ],
  'app/(clinic)/patients/[patientId]/words-actions.ts#sayReadWords': ({ patientId, checkInId }) => [
    patientId,
    { ids: [checkInId] },
    null,
  ],
  'app/(portal)/messages/actions.ts#sayRead': ({ fromClinicId }) => [{ ids: [fromClinicId] }, null],
}

/** What one says to have read is noted where it is there to be read; of the rest nothing is said. */
const isSilent = (name: string, { kind }: Named) => /#sayRead/.test(name) && kind !== 'patientId'

/** A draft keeps what is typed: what it names is judged when it is published (server/publishing.int.test.ts). */
const isJudgedLater = (name: string, { path }: Named) => name.endsWith('#saveDraft') && path[0] === 1

const sentence = ({ path, kind }: Named, what: string) => `${kind} at ${path.join('.')}, ${what}`

/** How many ids stand in what an action is sent, by its name; in what is not named here, none. */
const howMany = new Map(
  Object.entries({
    1: `
      writeNote removeCaseloadView beginBooking flagsOfLine erasePatient invitePatientToPortal
      putPatientAside bringPatientBack markAsRead writeRecord markSession saveDraft latestDraft
      discardDraft publishPlan sendAnswers pausePlan resumePlan setFavourite latestExerciseRevision
      archiveExercise restoreExercise removePhoto latestProtocolRevision archiveProtocol restoreProtocol
      sayRead removeClinicClosedDays retireClinicMeasure bringClinicMeasureBack changeClinicConsentText
      answerConsent inviteColleagueAgain changeRolesOf renameAccount disableAccount enableAccount
      removeSecondStepOf endOwnDevice endSessionsOfPatient`,
    2: `
      addPatient addAdverseEvent addBaseline closeFlags putOffFlags moveSession extendPhase
      startPhase saveExercise sendToPatient sayReadForTeam sayReadWords recordConsent handOverPatientsOf`,
    3: `changeTeam savePaperWeek bookSession bookPhase startPlan endPlan saveProtocol`,
    4: `saveSection`,
    9: `saveReassessment`,
  }).flatMap(([count, names]) =>
    names
      .trim()
      .split(/\s+/)
      .map((name) => [name, Number(count)] as const),
  ),
)

for (const [name, row] of Object.entries(actions))
  test(`${name.split('#')[1]} takes no id of others`, async () => {
    const form = forms[name]
    const person = asker(name)
    const fills =
      filledOut[name] ?? (form ? [form.args, form.orElse ?? []].flat() : () => row.args(served.subject))
    let count = 0
    const before = { own: await served.fingerprint(), theirs: await elsewhere() }
    for (const fill of [fills].flat())
      for (const named of idsIn(await fill(filled()))) {
        if (isJudgedLater(name, named)) continue
        count++
        const own = { ...told, ...served.subject }[named.kind]
        const answers = async (id: string) => {
          const args = spoil(await fill(filled()), [named.path], named.id.replace(own, id))
          return JSON.stringify(await call(served, name, args, sentence(named, id), person)).replaceAll(
            id,
            'id',
          )
        }
        const ofNothing = await answers(v7())
        expect(ofNothing, sentence(named, 'that names nothing')).toMatch(
          isSilent(name, named) ? /^{"ok":true/ : /^{"ok":false/,
        )
        for (const [whose, id] of Object.entries(foreign[named.kind]))
          // All patients of the clinic are an admin's.
          if (person !== 'admin' || !whose.includes('colleague'))
            expect(await answers(id), sentence(named, whose)).toBe(ofNothing)
      }
    expect(count, 'ids that were exchanged').toBe(howMany.get(name.split('#')[1]!) ?? 0)
    expect(await served.fingerprint()).toBe(before.own)
    expect(await elsewhere()).toEqual(before.theirs)
  })

test('nobody writes a message under the id of another one', async () => {
  const before = { own: await served.fingerprint(), theirs: await elsewhere() }
  const { patientId } = served.subject
  const ids = [told, foreign].flatMap(({ fromClinicId, fromPatientId }) =>
    [fromClinicId, fromPatientId].flatMap((each) => (typeof each === 'string' ? each : Object.values(each))),
  )
  expect(ids).toHaveLength(6)
  for (const id of ids) {
    const message = { id, text: 'Under an id that is taken' }
    for (const [name, args] of [
      [sendToPatient, [patientId, '', null, message]],
      ['app/(portal)/messages/actions.ts#sendToClinic', [null, message]],
    ] as const)
      expect(await call(served, name, [...args], name)).toMatchObject({ ok: false, status: 422 })
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
  const ofOthers = (table: string) => {
    const { row } = world.written.find(
      (each) => each.table === table && each.row.clinic_id === world.b.clinicId,
    )!
    return { 'of another clinic': String(row.id) }
  }
  const tries: [string, object, string, Record<string, string>][] = [
    ['logs', log, 'prescriptionId', foreign.prescriptionId],
    ['logs', log, 'replaces', ofOthers('logs')],
    ['checkIns', checkIn, 'planId', foreign.planId],
    ['checkIns', checkIn, 'replaces', ofOthers('check_ins')],
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
  ['therapist', `/patients/${patientId}/messages?before=`, 'fromPatientId'],
  ['patient', '/messages?before=', 'fromPatientId'],
  ['patient', '/messages?move=', 'sessionId'],
]

const wordsOf = (page: string) => page.replace(/<script\b.*?<\/script>/gs, '').replace(/<[^>]*>/g, ' ')

for (const row of [...pages, ...handlers].filter((each) => hiddenFrom(each).length > 0))
  test(`${row.file}${row.of ? `, ${row.of}` : ''}, is hidden as if there were none`, async () => {
    const { path, method, type, body } = { method: 'GET', type: undefined, body: undefined, ...row }
    const sent = { 'content-type': type ?? '', origin: served.origin }
    const shown = async (person: Anybody, subject: Subject) => {
      const at = typeof path === 'string' ? path : path(subject)
      const init = method === 'POST' ? { method, body: body?.(subject), headers: sent } : {}
      const { status, text } = await ask(served, person, at, init)
      return `${status} ${wordsOf(text)}`
    }
    for (const person of hiddenFrom(row))
      expect(await shown(person, served.subject), person).toBe(await shown(person, nothing))
  })

test('an address shows nothing of others by what it asks for', async () => {
  for (const [person, at, kind] of inAddresses(served.subject)) {
    const shown = async (id: string) => {
      const { status, text } = await ask(served, person, at + id)
      return `${status} ${wordsOf(text).replaceAll(id, 'id')}`
    }
    const ofNothing = await shown(v7())
    for (const [whose, id] of Object.entries(foreign[kind]))
      // All of the clinic is an admin's to look for.
      if (person !== 'admin' || whose === 'of another clinic')
        expect(await shown(id), `${at} ${whose}`).toBe(ofNothing)
  }
})
