// A batch that says the same name twice: what was said last counts, as every reader of JSON has it, and nothing of the first.
import pg from 'pg'
import { v7 } from 'uuid'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { asRole, twoClinics, type TestPatient } from '@/server/logging.fixture'
import { viewerOfSession, type Viewer } from '@/server/viewer'

const asking = vi.hoisted(() => ({ viewer: null as Viewer | null }))
vi.mock('@/server/session', () => ({ currentViewer: () => Promise.resolve(asking.viewer) }))
const { POST } = await import('@/app/api/logs/route')

const client = new pg.Client({ connectionString: process.env.DATABASE_URL })
let edith: TestPatient
beforeAll(async () => {
  await client.connect()
  ;({ edith } = await twoClinics(client, new Date().toISOString().slice(0, 10)))
  asking.viewer = await viewerOfSession(edith.sessionId)
})
afterAll(() => client.end())

/** JSON of what may be said twice. */
const said = (...pairs: [name: string, value: string][]) =>
  `{${pairs.map(([name, value]) => `"${name}":${value}`).join()}}`

const entry = (id: string, slot: number, ...more: [string, string][]) => {
  const at = new Date().toISOString()
  const fields = { id, prescriptionId: edith.daily.id, dueOn: at.slice(0, 10), slot, status: 'done' }
  const times = { performedAt: at, loggedAt: at, timeZone: 'Europe/London' }
  const pairs = Object.entries({ ...fields, ...times })
  return said(...pairs.map(([name, value]): [string, string] => [name, JSON.stringify(value)]), ...more)
}

it('of what is said twice the last is stored', async () => {
  const [first, last, other] = [v7(), v7(), v7()]
  const body = said(
    ['person', JSON.stringify(v7())],
    ['person', JSON.stringify(asking.viewer!.accountId)],
    ['logs', `[${entry(first, 1, ['pain', '9'])}]`],
    ['logs', `[${entry(other, 2, ['id', JSON.stringify(last)], ['pain', '9'], ['pain', '2'])}]`],
  )
  const headers = { origin: 'http://127.0.0.1:3000', 'content-type': 'application/json' }
  const answer = await POST(new Request('http://127.0.0.1:3000/api/logs', { method: 'POST', headers, body }))
  expect(await answer.json()).toEqual({ results: [{ id: last, outcome: 'stored', errors: {} }] })
  const rows = await asRole(client, 'phaseline_staff', edith.clinicId, () =>
    client.query('SELECT id, slot, pain FROM logs WHERE patient_id = $1', [edith.patientId]),
  )
  expect(rows.rows).toEqual([{ id: last, slot: 2, pain: 2 }])
})
