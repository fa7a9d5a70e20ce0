// Each page's query and the log write against hand-written SQL through pg, and how the cost grows with the rows.
import pg from 'pg'
import { v7 } from 'uuid'
import { median, printTable, round } from '@/bench/figures'
import { sessionFor } from '@/bench/sessions'
import { addDays } from '@/domain/dates'
import { everybody } from '@/domain/logging/caseload-asked'
import { occurrencesDue } from '@/domain/plans/occurrences'

import { caseload, caseloadStatement } from '@/server/caseload'
import { dateIn } from '@/server/clock'
import { asViewer, readAsViewer } from '@/server/db'
import { recordBatch } from '@/server/logging'
import { planHistories } from '@/server/plan-history'
import { getToday } from '@/server/portal'
import { viewerOfSession, type PatientViewer, type StaffViewer, type Viewer } from '@/server/viewer'

const url = process.env.DATABASE_URL
const client = new pg.Client({ connectionString: url })
await client.connect()

/** A scoped transaction as asViewer opens it, by hand. */
async function scoped<T>(viewer: Viewer, run: () => Promise<T>): Promise<T> {
  await client.query('BEGIN')
  const patient = viewer.kind === 'patient'
  await client.query(
    `SELECT set_config('role', $1, true), set_config('app.clinic_id', $2, true), set_config('app.account_id', $3, true),
      set_config('app.patient_id', $4, true)`,
    [
      patient ? 'phaseline_patient' : 'phaseline_staff',
      viewer.clinicId,
      viewer.accountId,
      patient ? viewer.patientId : '',
    ],
  )
  const value = await run()
  await client.query('COMMIT')
  return value
}

async function viewerOf(signIn: string): Promise<Viewer> {
  const viewer = await viewerOfSession(await sessionFor(client, signIn))
  if (!viewer) throw new Error(`no session for ${signIn}`)
  return viewer
}

const time = async (run: () => Promise<unknown>) => {
  const from = performance.now()
  await run()
  return performance.now() - from
}

/** Both sides in turn; the median time of each and the median of the pairs' ratios. */
async function pairs(ours: () => Promise<unknown>, theirs: () => Promise<unknown>, rounds = 60) {
  for (let warm = 0; warm < 15; warm++) {
    await ours()
    await theirs()
  }
  const times = []
  for (let round = 0; round < rounds; round++) times.push([await time(ours), await time(theirs)] as const)
  return {
    ours: median(times.map(([own]) => own)),
    theirs: median(times.map(([, other]) => other)),
    ratio: median(times.map(([own, other]) => own / other)),
  }
}

const therapist = (await viewerOf('admin@demo.test')) as StaffViewer
const patient = (await viewerOf('patient@demo.test')) as PatientViewer
const page = { ...everybody, search: '', page: 1 }

async function readings(label: string) {
  // The same statement, prepared as well: what is compared is the way there and back.
  const { text, values } = caseloadStatement(therapist, page)
  const byHand = () => scoped(therapist, () => client.query({ name: 'caseload', text, values }))
  const ours = await pairs(() => readAsViewer(therapist, caseloadStatement(therapist, page)), byHand)
  const whole = await pairs(() => caseload(therapist, page), byHand)
  const day = dateIn(patient.timeZone)
  const hand = () =>
    scoped(patient, async () => {
      await client.query(
        `SELECT p.*, (SELECT json_agg(v ORDER BY v.number) FROM plan_versions v WHERE v.plan_id = p.id) AS versions,
          (SELECT json_agg(b) FROM plan_pauses b WHERE b.plan_id = p.id) AS pauses
         FROM plans p WHERE p.patient_id = $1`,
        [patient.patientId],
      )
      await client.query('SELECT * FROM logs WHERE patient_id = $1 AND due_on >= $2', [
        patient.patientId,
        addDays(day, -14),
      ])
      await client.query(
        `SELECT e.* FROM exercises e WHERE e.id IN (SELECT exercise_id FROM prescriptions WHERE patient_id = $1)`,
        [patient.patientId],
      )
    })
  const todays = await pairs(() => getToday(patient), hand)
  return [
    { query: 'caseload, as read', rows: label, ...ours, aim: 1.3 },
    { query: 'caseload, with its figures', rows: label, ...whole, aim: '' },
    { query: 'today, with its figures', rows: label, ...todays, aim: '' },
  ]
}

/** Twenty entries a batch. Each round starts from the same rows, so both sides write to the same indexes. */
async function writes() {
  const day = dateIn(patient.timeZone)
  const [plan] = await asViewer(patient, (tx) =>
    planHistories(tx, { patientId: patient.patientId, status: 'active' }),
  )
  if (!plan) throw new Error('the demo patient has no active plan')
  const due = occurrencesDue(plan, addDays(day, -13), day).slice(0, 20)
  const clear = () =>
    client.query(`DELETE FROM logs WHERE patient_id = $1 AND due_on >= $2`, [
      patient.patientId,
      addDays(day, -13),
    ])
  const entries = () =>
    due.map((each) => ({ id: v7(), prescriptionId: each.prescriptionId, dueOn: each.dueOn, slot: each.slot }))
  const at = new Date().toISOString()
  const ours = async () => {
    const logs = entries().map((entry) => ({
      ...entry,
      status: 'done',
      performedAt: at,
      loggedAt: at,
      timeZone: patient.timeZone,
    }))
    const { results } = await recordBatch(patient, { logs, checkIns: [], sentAt: at })
    const refused = results.filter((result) => result.outcome !== 'stored')
    if (refused.length > 0) throw new Error(`not stored: ${JSON.stringify(refused[0])}`)
  }
  const theirs = () =>
    scoped(patient, () => {
      const rows = entries()
      return client.query(
        `INSERT INTO logs (id, clinic_id, patient_id, plan_id, prescription_id, prescription_version_id, due_on, slot, extra,
           status, performed_at, logged_at, time_zone, late, source, entered_by)
         SELECT e.id, $2, $3, $4, e.prescription, e.version, e.due, e.slot, false, 'done', $5, $5, $6, false, 'portal', $7
         FROM unnest($1::uuid[], $8::uuid[], $9::uuid[], $10::date[], $11::smallint[]) AS e (id, prescription, version, due, slot)
         ON CONFLICT DO NOTHING`,
        [
          rows.map((row) => row.id),
          patient.clinicId,
          patient.patientId,
          plan.id,
          at,
          patient.timeZone,
          patient.accountId,
          due.map((each) => each.prescriptionId),
          due.map((each) => each.prescriptionVersionId),
          due.map((each) => each.dueOn),
          due.map((each) => each.slot),
        ],
      )
    })
  const ratios: number[] = []
  const times: [number, number][] = []
  for (let round = 0; round < 80; round++) {
    await clear()
    const own = await time(ours)
    await clear()
    const other = await time(theirs)
    if (round < 20) continue
    times.push([own, other])
    ratios.push(other / own)
  }
  await clear()
  return {
    write: `a batch of ${due.length} logs`,
    'ours ms': round(median(times.map(([own]) => own))),
    'by hand ms': round(median(times.map(([, other]) => other))),
    'throughput ÷ by hand': round(median(ratios)),
    aim: 0.4,
  }
}

/** Copies the history into earlier years, so that each patient has `times` as many logs and check-ins. */
async function lengthenHistory(times: number) {
  for (let copy = 1; copy < times; copy++) {
    await client.query(
      `INSERT INTO logs (id, clinic_id, patient_id, plan_id, prescription_id, prescription_version_id, due_on, slot, extra, status,
         sets_done, pain, pain_after, effort, skip_reason, performed_at, logged_at, received_at, time_zone, late, source, entered_by)
       SELECT gen_random_uuid(), clinic_id, patient_id, plan_id, prescription_id, prescription_version_id, due_on - $1::int, slot,
         extra, status, sets_done, pain, pain_after, effort, skip_reason, performed_at, logged_at, received_at, time_zone, late,
         source, entered_by
       FROM logs WHERE replaces IS NULL AND due_on > current_date - 110`,
      [copy * 120],
    )
    await client.query(
      `INSERT INTO check_ins (id, clinic_id, patient_id, plan_id, "on", pain, word, performed_at, logged_at, received_at, time_zone)
       SELECT gen_random_uuid(), clinic_id, patient_id, plan_id, "on" - $1::int, pain, word, performed_at, logged_at, received_at, time_zone
       FROM check_ins WHERE replaces IS NULL AND "on" > current_date - 110`,
      [copy * 120],
    )
  }
  await client.query('ANALYZE')
}

// The owner may pass by the policies of a database that is thrown away afterwards, to clear and to copy rows.
for (const table of ['logs', 'check_ins'])
  await client.query(`ALTER TABLE ${table} NO FORCE ROW LEVEL SECURITY`)
await client.query('ANALYZE')
const count = async () => Number((await client.query('SELECT count(*) FROM logs')).rows[0].count)

const few = await count()
const before = await readings(`${few} logs`)
const written = await writes()
await lengthenHistory(20)
const many = await count()
const after = await readings(`${many} logs`)

const shown = ({ ours, theirs, ratio, query, rows, aim }: (typeof before)[number]) => ({
  query,
  rows,
  'ours ms': round(ours),
  'by hand ms': round(theirs),
  'ours ÷ by hand': round(ratio),
  aim,
})
printTable(
  'Queries against the same or hand-written SQL in the same scoped transaction',
  [...before, ...after].map(shown),
)
printTable('The log write', [written])
printTable(
  `Growth from ${few} to ${many} logs`,
  before.map((row, index) => ({
    query: row.query,
    'time ÷ before': round((after[index]?.ours ?? NaN) / row.ours),
    aim: row.query === 'caseload, as read' ? 1.2 : '',
  })),
)
await client.end()
process.exit(0)
