// How much one patient may send within a day: all that a phone has kept arrives in the end, and nobody fills the record.
import pg from 'pg'
import { v7 } from 'uuid'
import { afterAll, afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest'
import { addDays } from '@/domain/dates'
import { mostOfPlan, mostSent, planIsFull, tomorrow } from '@/domain/logging/fullness'
import { actAs } from '@/prisma/demo/insert'
import { recordBatch, type EntryResult } from '@/server/logging'
import { asRole, twoClinics, type TestPatient } from '@/server/logging.fixture'
import { viewerOfSession, type PatientViewer } from '@/server/viewer'

const zone = 'Europe/London'
const today = new Intl.DateTimeFormat('sv-SE', { timeZone: zone }).format(new Date())
/** Letters that are four characters each, as those of Devanagari can be. */
const letters = (count: number) => 'क्षि'.repeat(count)

let client: pg.Client
let edith: TestPatient
let neighbour: TestPatient
let viewer: PatientViewer

beforeAll(async () => {
  client = new pg.Client({ connectionString: process.env.DATABASE_URL })
  await client.connect()
})
afterAll(() => client.end())
afterEach(() => void vi.useRealTimers())

/** Whose plan began forty days before this one. */
async function patientsOf(day: string) {
  ;({ edith, neighbour } = await twoClinics(client, day))
  viewer = await viewerOf(edith)
}
beforeEach(() => patientsOf(today))

const viewerOf = async ({ sessionId }: TestPatient) => (await viewerOfSession(sessionId)) as PatientViewer

type Sent = { id: string; replaces: string | null } & Record<string, unknown>

/** Written down at noon of the day it was due. */
const entry = (day: string, slot: number, note: string, replaces: string | null = null): Sent => ({
  ...{ id: v7(), prescriptionId: edith.daily.id, status: 'done', timeZone: zone },
  ...{ dueOn: day, performedAt: `${day}T12:00:00Z`, loggedAt: `${day}T12:00:00Z` },
  ...{ slot, note, replaces },
})

/** Ten times of day, so many days before `day`. */
const dayBefore = (day: string, days: number, note: string) =>
  Array.from({ length: 10 }, (_, i) => entry(addDays(day, -days), i + 1, note))

/** The same time of day, changed again and again. */
function changes(day: string, slot: number, note: string, times = 20): Sent[] {
  const chain: Sent[] = []
  for (let i = 0; i < times; i++)
    chain.push(entry(day, slot, `${note.slice(0, -2)}${i}`, chain.at(-1)?.id ?? null))
  return chain
}

const send = (logs: unknown[], as = viewer) =>
  recordBatch(as, { logs, sentAt: new Date().toISOString() }).then(({ results }) => results)
const outcomes = (answers: EntryResult[]) => [...new Set(answers.map(({ outcome }) => outcome))]

async function held() {
  const [row] = await asRole(client, 'phaseline_staff', edith.clinicId, () =>
    client
      .query<{
        entries: number
        characters: number
      }>(
        'SELECT count(*)::int AS entries, coalesce(sum(length(note)), 0)::int AS characters FROM logs WHERE patient_id = $1',
        [edith.patientId],
      )
      .then(({ rows }) => rows),
  )
  return row!
}

it('takes what a fortnight without a network leaves, and the rest as soon as there is room', async () => {
  const note = letters(125)
  const fits = Array.from({ length: 11 }, (_, i) => dayBefore(today, i + 1, note)).flat()
  expect(outcomes(await send(fits))).toEqual(['stored'])
  const more = dayBefore(today, 12, letters(250))
  const correction = { ...more[9]!, id: v7(), replaces: more[9]!.id, note: '' }
  const later = { outcome: 'refused', errors: { '': tomorrow }, later: true }
  const rest = [...more.slice(5), correction]
  expect(await send([...more, correction, more[9], fits[0]])).toEqual([
    ...more.slice(0, 5).map(({ id }) => ({ id, outcome: 'stored', errors: {} })),
    ...[...rest, more[9]!].map(({ id }) => ({ id, ...later })),
    { id: fits[0]!.id, outcome: 'already-stored', errors: {} },
  ])
  const theirs = { ...entry(addDays(today, -1), 1, note), prescriptionId: neighbour.daily.id }
  expect(outcomes(await send([theirs], await viewerOf(neighbour)))).toEqual(['stored'])
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 24 * 3_600_000 + 60_000 })
  expect(outcomes(await send(rest)), 'tomorrow').toEqual(['stored'])
})

it('is counted by when it came, for whichever day it is', async () => {
  const then = addDays(today, -60)
  await patientsOf(then)
  for (const days of [1, 2, 3, 4]) {
    const day = addDays(then, -days)
    await send([...changes(day, 1, letters(80)), ...changes(day, 2, letters(80))])
  }
  const full = await held()
  expect(full.characters).toBeLessThanOrEqual(mostSent.day.characters)
  expect(full.entries).toBe(160)
  await send([5, 6, 7].flatMap((days) => dayBefore(then, days, letters(200))))
  expect((await held()).characters).toBeLessThanOrEqual(mostSent.day.characters)
})

it('is counted one after the other of what comes at once', async () => {
  const batches = [1, 2, 3, 4].map((days) =>
    [1, 2].flatMap((slot) => changes(addDays(today, -days), slot, letters(250))),
  )
  const answers = (await Promise.all(batches.map((batch) => send(batch)))).flat()
  const { entries, characters } = await held()
  expect(characters).toBeLessThanOrEqual(mostSent.day.characters)
  expect(entries).toBe(answers.filter(({ outcome }) => outcome === 'stored').length)
  expect(answers.filter(({ later }) => later)).toHaveLength(answers.length - entries)
})

it('ends within four weeks too, so that no record grows without end', async () => {
  const began = Date.now()
  vi.useFakeTimers({ toFake: ['Date'] })
  for (let day = 6; day > 0; day--) {
    vi.setSystemTime(began - day * 25 * 3_600_000)
    const slots = Array.from({ length: 10 }, (_, i) => i + 1)
    await send(slots.flatMap((slot) => changes(addDays(today, -day - 2), slot, letters(125), 11)))
  }
  const { characters } = await held()
  expect(characters).toBeGreaterThan(mostSent.day.characters * 3)
  expect(characters).toBeLessThanOrEqual(mostSent.weeks.characters)
})

/** So many entries of the plan, of long ago. */
async function stored(entries: number, source: 'portal' | 'paper' = 'portal') {
  await send([entry(addDays(today, -1), 1, '')])
  await client.query('BEGIN')
  const role = source === 'portal' ? 'phaseline_patient' : 'phaseline_staff'
  await actAs(client, role, edith.clinicId, viewer.accountId, edith.patientId)
  const { rowCount } = await client.query(
    `INSERT INTO logs (id, clinic_id, patient_id, plan_id, prescription_id, prescription_version_id, due_on, slot, extra,
       status, performed_at, logged_at, received_at, time_zone, late, source, entered_by)
     SELECT gen_random_uuid(), clinic_id, patient_id, plan_id, prescription_id, prescription_version_id, due_on - 39, slot,
       true, status, performed_at, logged_at, received_at - interval '100 days', time_zone, late, $3, entered_by
     FROM logs, generate_series(2, $2) WHERE patient_id = $1`,
    [edith.patientId, entries, source],
  )
  expect(rowCount).toBe(entries - 1)
  await client.query('COMMIT')
}

it('of one plan there are 20,000 in all, and what is beyond them does not wait', async () => {
  await stored(mostOfPlan - 2)
  const last = entry(addDays(today, -2), 1, '')
  const checkIn = {
    ...{ id: v7(), planId: edith.planId, on: today, pain: 3, word: '', settled: null, replaces: null },
    ...{ timeZone: zone, performedAt: last.performedAt, loggedAt: new Date().toISOString() },
  }
  const beyond = entry(addDays(today, -3), 1, '')
  const correction = { ...beyond, id: v7(), replaces: beyond.id, note: 'Easy' }
  const full = { outcome: 'refused', errors: { '': planIsFull } }
  const sentAt = new Date().toISOString()
  const batches = [
    { logs: [last], checkIns: [checkIn], sentAt },
    { logs: [correction, beyond], sentAt },
  ]
  const atOnce = await Promise.all(batches.map((batch) => recordBatch(viewer, batch)))
  const results = atOnce.flatMap((answer) => answer.results)
  expect(results.filter(({ outcome }) => outcome === 'stored')).toHaveLength(2)
  expect(results.filter(({ errors }) => errors[''] === planIsFull)).toHaveLength(2)
  const more = entry(addDays(today, -4), 1, '')
  const corrected = { ...more, id: v7(), replaces: more.id }
  expect(await send([more, corrected])).toEqual([more, corrected].map(({ id }) => ({ id, ...full })))
  const [first] = results.filter(({ id, outcome }) => outcome === 'stored' && id !== checkIn.id)
  const wrong = first!.id === last.id ? last : correction
  const right = { ...wrong, id: v7(), note: 'Better', replaces: wrong.id }
  expect(await send([right]), 'what is wrong is put right all the same').toMatchObject([
    { outcome: 'stored' },
  ])
  const theirs = { ...more, prescriptionId: neighbour.daily.id }
  expect(await send([theirs], await viewerOf(neighbour))).toMatchObject([{ outcome: 'stored' }])
  expect(planIsFull).toBe('This plan has 20,000 entries, which is the most: ask your clinic for a new one')
})

it('what is typed in from paper takes no room of the patient', async () => {
  await stored(mostOfPlan, 'paper')
  expect(await send([entry(addDays(today, -2), 1, '')])).toMatchObject([{ outcome: 'stored' }])
})
