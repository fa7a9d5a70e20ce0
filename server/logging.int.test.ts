// The log write on a real database: once each, only one's own, late but never lost.
import pg from 'pg'
import { v7 } from 'uuid'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { addDays, weekdayOf } from '@/domain/dates'
import { recordBatch } from '@/server/logging'
import { asRole, twoClinics, type TestPatient } from '@/server/logging.fixture'
import { getToday } from '@/server/portal'
import { viewerOfSession, type PatientViewer } from '@/server/viewer'

let client: pg.Client

beforeAll(async () => {
  client = new pg.Client({ connectionString: process.env.DATABASE_URL })
  await client.connect()
})
afterAll(() => client.end())

const viewerOf = async ({ sessionId }: TestPatient) => (await viewerOfSession(sessionId)) as PatientViewer

const zone = 'Europe/London'
const today = new Intl.DateTimeFormat('sv-SE', { timeZone: zone }).format(new Date())
const ago = (days: number) => addDays(today, -days)
const minutesAgo = (minutes: number) => new Date(Date.now() - minutes * 60_000).toISOString()
const noonOf = (date: string) => `${date}T12:00:00Z`

let edith: TestPatient
let neighbour: TestPatient
let stranger: TestPatient
let viewer: PatientViewer

beforeEach(async () => {
  ;({ edith, neighbour, stranger } = await twoClinics(client, today))
  viewer = await viewerOf(edith)
})

type Loose = Record<string, unknown>
const log = (rest: Loose = {}): Loose => ({
  id: v7(),
  prescriptionId: edith.daily.id,
  dueOn: today,
  slot: 1,
  status: 'done',
  performedAt: minutesAgo(0),
  loggedAt: minutesAgo(0),
  timeZone: zone,
  ...rest,
})
/** Written down at noon of the day it was due. */
const logOn = (date: string, rest: Loose = {}) =>
  log({ dueOn: date, performedAt: noonOf(date), loggedAt: noonOf(date), ...rest })
const checkIn = (rest: Loose = {}): Loose => ({
  id: v7(),
  planId: edith.planId,
  on: today,
  pain: 3,
  word: '',
  performedAt: minutesAgo(0),
  loggedAt: minutesAgo(0),
  timeZone: zone,
  ...rest,
})
const send = (logs: unknown[], rest: Loose = {}, as = viewer) =>
  recordBatch(as, { logs, sentAt: new Date().toISOString(), ...rest }).then(({ results }) => results)
const sendOne = async (entry: unknown, as = viewer) => {
  const [result] = await send([entry], {}, as)
  if (!result) throw new Error('no answer')
  return result
}
const asStaff = (sql: string, values: unknown[], clinicId = edith.clinicId) =>
  asRole(client, 'phaseline_staff', clinicId, async () => (await client.query(sql, values)).rows)
const rows = () =>
  asStaff('SELECT *, due_on::text FROM logs WHERE patient_id = $1 ORDER BY received_at, id', [
    edith.patientId,
  ])
const rowOf = async (entry: Loose, of = edith) =>
  (await asStaff('SELECT *, due_on::text FROM logs WHERE id = $1', [entry.id], of.clinicId))[0]

describe('an entry', () => {
  it('is stored with what was said, against the version in force', async () => {
    const entry = log({
      status: 'partial',
      setsDone: 2,
      pain: 0,
      painAfter: null,
      note: "O'Brien <script> {{7*7}} %_ 👨‍👩‍👧",
    })
    expect(await sendOne(entry)).toEqual({ id: entry.id, outcome: 'stored', errors: {} })
    expect(await rowOf(entry)).toMatchObject({
      patient_id: edith.patientId,
      plan_id: edith.planId,
      prescription_version_id: edith.daily.versionId,
      due_on: today,
      slot: 1,
      extra: false,
      late: false,
      status: 'partial',
      sets_done: 2,
      pain: 0,
      pain_after: null,
      note: entry.note,
      source: 'portal',
      replaces: null,
    })
  })

  it('sent again changes nothing and says so', async () => {
    const batch = [log(), log({ slot: 2, pain: 4 })]
    const ids = batch.map((entry) => entry.id)
    expect((await send(batch)).map((result) => result.outcome)).toEqual(['stored', 'stored'])
    const before = await rows()
    // The first answer never arrived: the commit happened all the same.
    expect(await send(batch)).toEqual(ids.map((id) => ({ id, outcome: 'already-stored', errors: {} })))
    expect(await rows()).toEqual(before)
  })

  it('is refused under an id that holds something else', async () => {
    const entry = log()
    await sendOne(entry)
    expect(await sendOne({ ...entry, status: 'skipped' })).toMatchObject({
      outcome: 'refused',
      errors: { id: expect.any(String) },
    })
    expect(await rowOf(entry)).toMatchObject({ status: 'done' })
  })

  it('is refused under somebody else’s id, in the same clinic and in another', async () => {
    for (const other of [neighbour, stranger]) {
      const theirs = log({ prescriptionId: other.daily.id })
      expect((await sendOne(theirs, await viewerOf(other))).outcome).toBe('stored')
      expect(await sendOne(log({ id: theirs.id }))).toMatchObject({
        outcome: 'refused',
        errors: { id: expect.any(String) },
      })
      expect(await rowOf(theirs, other)).toMatchObject({ patient_id: other.patientId })
      const corrected = log({ prescriptionId: edith.daily.id, replaces: theirs.id })
      expect(await sendOne(corrected)).toMatchObject({
        outcome: 'refused',
        errors: { replaces: expect.any(String) },
      })
    }
    expect(await rows()).toEqual([])
  })

  it('refuses what depends on an entry that could not be stored', async () => {
    const theirs = log({ prescriptionId: neighbour.daily.id })
    await sendOne(theirs, await viewerOf(neighbour))
    const first = log({ id: theirs.id })
    const results = await send([first, log({ replaces: first.id, status: 'skipped' }), log({ slot: 2 })])
    expect(results.map((result) => result.outcome)).toEqual(['refused', 'refused', 'stored'])
    expect(await rows()).toHaveLength(1)
  })

  it('is refused for other people’s prescriptions and versions, and for what is done in the clinic', async () => {
    for (const prescriptionId of [neighbour.daily.id, stranger.daily.id, v7()])
      expect((await sendOne(log({ prescriptionId }))).errors).toHaveProperty('prescriptionId')
    for (const prescriptionVersionId of [neighbour.daily.versionId, edith.flexible.versionId, v7()])
      expect((await sendOne(log({ prescriptionVersionId }))).errors).toHaveProperty('prescriptionVersionId')
    expect((await sendOne(log({ prescriptionId: edith.inClinic.id }))).errors).toHaveProperty(
      'prescriptionId',
    )
    expect(await rows()).toEqual([])
  })

  it('is extra where nothing is due, and never where something is', async () => {
    const monday = [0, 1, 2, 3, 4, 5, 6].map(ago).find((date) => weekdayOf(date) === 1) ?? today
    const sunday = [0, 1, 2, 3, 4, 5, 6].map(ago).find((date) => weekdayOf(date) === 7) ?? today
    const entries = {
      asNeeded: log({ prescriptionId: edith.asNeeded.id }),
      asNeededAgain: log({ prescriptionId: edith.asNeeded.id }),
      onMonday: logOn(monday, { prescriptionId: edith.mondays.id, loggedAt: minutesAgo(0) }),
      onSunday: logOn(sunday, {
        prescriptionId: edith.mondays.id,
        loggedAt: minutesAgo(0),
        performedAt: minutesAgo(0),
      }),
      flexible: log({ prescriptionId: edith.flexible.id }),
      thirdTime: log({ slot: 3 }),
    }
    // At noon of today may still be to come.
    const batch = Object.values(entries).map((entry) => ({ ...entry, performedAt: minutesAgo(0) }))
    expect((await send(batch)).map((result) => result.outcome)).toEqual(batch.map(() => 'stored'))
    const stored = new Map((await rows()).map((row) => [row.id, row.extra]))
    const extra = Object.fromEntries(
      Object.entries(entries).map(([name, entry]) => [name, stored.get(entry.id)]),
    )
    expect(extra).toEqual({
      asNeeded: true,
      asNeededAgain: true,
      onMonday: false,
      onSunday: true,
      flexible: false,
      thirdTime: true,
    })
  })
})

describe('a chain', () => {
  it('takes one first entry, corrections of the last, and keeps everything', async () => {
    const first = log()
    const second = log()
    const correction = log({ replaces: first.id, status: 'partial', setsDone: 1 })
    const removal = log({ replaces: correction.id, status: 'removed' })
    expect((await sendOne(first)).outcome).toBe('stored')
    expect(await sendOne(second)).toMatchObject({ outcome: 'refused', current: first.id })
    expect((await sendOne(correction)).outcome).toBe('stored')
    expect(await sendOne(log({ replaces: first.id }))).toMatchObject({
      outcome: 'refused',
      current: correction.id,
    })
    expect((await sendOne(removal)).outcome).toBe('stored')
    const fresh = log({ pain: 2 })
    expect((await sendOne(fresh)).outcome).toBe('stored')
    expect(await rowOf(fresh)).toMatchObject({ replaces: removal.id })
    expect((await sendOne(fresh)).outcome).toBe('already-stored')
    expect(await rows()).toHaveLength(4)
  })

  it('keeps its day, its time of day and its exercise', async () => {
    const first = logOn(ago(2))
    await sendOne(first)
    expect((await sendOne(logOn(ago(1), { replaces: first.id }))).errors).toHaveProperty('dueOn')
    expect((await sendOne(logOn(ago(2), { replaces: first.id, slot: 2 }))).errors).toHaveProperty('slot')
    expect(
      (await sendOne(logOn(ago(2), { replaces: first.id, prescriptionId: edith.flexible.id }))).errors,
    ).toHaveProperty('replaces')
  })

  it('arrives whole in one batch, in any order', async () => {
    const first = log()
    const correction = log({ replaces: first.id, pain: 5 })
    const removal = log({ replaces: correction.id, status: 'removed' })
    const results = await send([removal, correction, first])
    expect(results.map((result) => [result.id, result.outcome])).toEqual([
      [removal.id, 'stored'],
      [correction.id, 'stored'],
      [first.id, 'stored'],
    ])
  })

  it('never goes round in a circle', async () => {
    const [one, two] = [v7(), v7()]
    const results = await send([log({ id: one, replaces: two }), log({ id: two, replaces: one })])
    expect(results.map((result) => result.outcome)).toEqual(['refused', 'refused'])
  })

  it('takes an entry that stands twice in a batch once', async () => {
    const entry = log()
    const results = await send([entry, { ...entry }, { ...entry, pain: 9 }])
    expect(results.map((result) => result.outcome)).toEqual(['stored', 'already-stored', 'refused'])
    expect(await rows()).toHaveLength(1)
  })
})

describe('how much', () => {
  const outcomes = (results: { outcome: string }[]) => results.map(({ outcome }) => outcome)
  const tenStored = Array.from({ length: 10 }, () => 'stored')

  it('is ten extra times of an exercise a day, whatever their time of day, and removed ones count', async () => {
    const extra = (rest: Loose = {}) => log({ prescriptionId: edith.asNeeded.id, ...rest })
    const ten = Array.from({ length: 10 }, (_, index) => extra({ slot: index + 1 }))
    expect(outcomes(await send([...ten.slice(0, 8)]))).toEqual(tenStored.slice(0, 8))
    const [, , eleventh] = await send([...ten.slice(8), extra()])
    expect(eleventh).toMatchObject({ outcome: 'refused', errors: { dueOn: expect.stringContaining('10') } })
    expect((await sendOne(extra({ slot: 9 }))).errors).toHaveProperty('dueOn')
    const [first] = ten
    expect((await sendOne(extra({ replaces: first?.id, status: 'removed' }))).outcome).toBe('stored')
    expect((await sendOne(extra())).errors).toHaveProperty('dueOn')
    // What is stored is still found stored, other days and other exercises have room, and what is due is never extra.
    expect((await sendOne(first)).outcome).toBe('already-stored')
    expect((await sendOne(logOn(ago(1), { prescriptionId: edith.asNeeded.id }))).outcome).toBe('stored')
    expect((await sendOne(log({ slot: 9 }))).outcome).toBe('stored')
    expect((await sendOne(log())).outcome).toBe('stored')
    expect(await rows()).toHaveLength(14)
  })

  it('is twenty entries of one time of day with every correction, or of how one day was', async () => {
    const batch = [log()]
    while (batch.length < 21) batch.push(log({ replaces: batch.at(-1)?.id, pain: batch.length % 10 }))
    const results = await send(batch)
    expect(outcomes(results)).toEqual([...tenStored, ...tenStored, 'refused'])
    expect(results[20]?.errors['']).toContain('therapist')
    const last = batch[19]?.id
    expect((await sendOne(log({ replaces: last, status: 'removed' }))).outcome).toBe('refused')
    expect((await sendOne(log({ slot: 2 }))).outcome).toBe('stored')

    const checkIns = [checkIn()]
    while (checkIns.length < 21)
      checkIns.push(checkIn({ replaces: checkIns.at(-1)?.id, word: `${checkIns.length}` }))
    expect(outcomes(await send([], { checkIns }))).toEqual([...tenStored, ...tenStored, 'refused'])
  })
})

describe('time', () => {
  it('is judged by when the device wrote it down, so a late sync is accepted', async () => {
    await asStaff(`UPDATE plans SET status = 'completed', ended_on = $2 WHERE id = $1`, [
      edith.planId,
      ago(3),
    ])
    const old = logOn(ago(30))
    expect((await sendOne(old)).outcome).toBe('stored')
    expect(await rowOf(old)).toMatchObject({ late: false })
  })

  it('has 14 days, and says what was written down more than 24 h after its day', async () => {
    const cases = [
      { dueOn: ago(14), outcome: 'stored', late: true },
      { dueOn: ago(15), outcome: 'refused' },
      { dueOn: ago(2), outcome: 'stored', late: true },
      { dueOn: ago(1), outcome: 'stored', late: false },
      { dueOn: addDays(today, 1), outcome: 'refused' },
      { dueOn: ago(50), outcome: 'refused' },
    ]
    for (const { dueOn, outcome, late } of cases) {
      const entry = log({ dueOn })
      expect([dueOn, (await sendOne(entry)).outcome]).toEqual([dueOn, outcome])
      expect((await rowOf(entry))?.late).toBe(late)
    }
  })

  it('of a correction is judged by the first entry of the chain', async () => {
    const first = logOn(ago(10))
    const correction = log({ dueOn: ago(10), replaces: first.id, pain: 1 })
    await send([first, correction])
    expect(await rowOf(correction)).toMatchObject({ late: false })
    const old = logOn(ago(20))
    await sendOne(old)
    expect(await sendOne(log({ dueOn: ago(20), replaces: old.id }))).toMatchObject({ outcome: 'refused' })
  })

  it('is corrected by the time of sending when the device’s clock is wrong', async () => {
    const twoDays = 2 * 86_400_000
    const shifted = (by: number) => ({
      performedAt: new Date(Date.now() + by).toISOString(),
      loggedAt: new Date(Date.now() + by).toISOString(),
    })
    for (const [slot, by] of [
      [1, twoDays],
      [2, -twoDays],
    ] as const) {
      const entry = log({ slot, ...shifted(by) })
      const [result] = await send([entry], { sentAt: new Date(Date.now() + by).toISOString() })
      expect(result?.outcome).toBe('stored')
      expect(Math.abs((await rowOf(entry))?.logged_at.getTime() - Date.now())).toBeLessThan(5 * 60_000)
    }
    // Put right before it was sent: nobody knows by how much it was wrong.
    const ahead = log({ slot: 4, ...shifted(twoDays) })
    expect(await sendOne(ahead)).toMatchObject({ outcome: 'stored' })
    expect((await rowOf(ahead))?.logged_at.getTime()).toBeLessThan(Date.now())
  })
})

describe('bad input', () => {
  const bad: Loose[] = [
    { pain: 11 },
    { pain: -1 },
    { pain: 0.1 },
    { pain: '3' },
    { pain: [3] },
    { effort: 2147483648 },
    { setsDone: Number.POSITIVE_INFINITY },
    { repsDone: '1,5' },
    { slot: 0 },
    { slot: 11 },
    { dueOn: '2026-02-30' },
    { dueOn: '9999-01-01' },
    { note: 'a\u0000b' },
    { note: '\ud800' },
    { note: 'x'.repeat(501) },
    { status: 'perfect' },
    { status: 'removed' },
    { skipReason: 'toString' },
    { id: 'x' },
    { prescriptionId: "'; DROP TABLE logs" },
    { loggedAt: '2026-11-31T08:00:00Z' },
  ]
  it('refuses itself alone, at its field', async () => {
    const results = await send([...bad.map((wrong) => log(wrong)), null, 7, [], log()])
    expect(results.slice(0, -1).map((result) => result.outcome)).toEqual([
      ...bad.map(() => 'refused'),
      'refused',
      'refused',
      'refused',
    ])
    bad.forEach((wrong, index) => {
      const field = wrong.status === 'removed' ? 'replaces' : (Object.keys(wrong)[0] ?? '')
      expect([index, Object.keys(results[index]?.errors ?? {})]).toEqual([index, [field]])
    })
    expect(results.at(-1)?.outcome).toBe('stored')
    expect(await rows()).toHaveLength(1)
  })

  it('takes a phone that names no place as its zone to be where the patient lives, and refuses nothing for it', async () => {
    const named = ['+03:00', 'Etc/Unknown', 'Mars/X', '', 'a\0b', 'x'.repeat(65), undefined, 3, 'Asia/Tokyo']
    const logs = named.map((timeZone, index) => log({ timeZone, slot: index + 1 }))
    const days = named.map((timeZone, index) => checkIn({ timeZone, on: ago(index) }))
    const stored = (await recordBatch(viewer, { logs, checkIns: days })).results
    expect(stored.map(({ outcome }) => outcome)).toEqual([...logs, ...days].map(() => 'stored'))
    for (const table of ['logs', 'check_ins'])
      expect(
        await asStaff(`SELECT time_zone FROM ${table} WHERE patient_id = $1 ORDER BY id`, [edith.patientId]),
      ).toEqual([...named.slice(1).map(() => ({ time_zone: zone })), { time_zone: 'Asia/Tokyo' }])
  })

  it('ignores fields that nobody asked for', async () => {
    const entry = JSON.parse(
      JSON.stringify(log()).replace(
        '{',
        `{"__proto__":{"extra":true},"clinicId":"${v7()}","source":"paper","late":true,`,
      ),
    ) as Loose
    expect((await sendOne(entry)).outcome).toBe('stored')
    expect(await rowOf(entry)).toMatchObject({
      patient_id: edith.patientId,
      source: 'portal',
      late: false,
      extra: false,
    })
  })

  it('is no batch at all', async () => {
    for (const body of [null, 'x', [], 3, { logs: {} }, { checkIns: 'x' }])
      await expect(recordBatch(viewer, body)).rejects.toMatchObject({ name: 'Refused' })
    expect(await recordBatch(viewer, {})).toEqual({ results: [] })
  })
})

describe('a check-in', () => {
  const sendCheckIn = async (entry: Loose) => (await recordBatch(viewer, { checkIns: [entry] })).results[0]
  it('is one a day and plan, and is corrected like a log', async () => {
    const first = checkIn()
    expect((await sendCheckIn(first))?.outcome).toBe('stored')
    expect((await sendCheckIn(first))?.outcome).toBe('already-stored')
    expect(await sendCheckIn(checkIn())).toMatchObject({ outcome: 'refused', current: first.id })
    expect((await sendCheckIn(checkIn({ replaces: first.id, word: 'stiff' })))?.outcome).toBe('stored')
    expect((await sendCheckIn(checkIn({ planId: stranger.planId })))?.errors).toHaveProperty('planId')
    expect((await sendCheckIn(checkIn({ on: ago(20) })))?.errors).toHaveProperty('on')
    const [result] = (await recordBatch(viewer, { checkIns: [checkIn({ planId: undefined, on: ago(1) })] }))
      .results
    expect(result?.outcome).toBe('stored')
  })
})

describe('many at once', () => {
  it('stores the same batch once when twenty tabs send it', async () => {
    const batch = [
      log(),
      log({ slot: 2 }),
      log({ prescriptionId: edith.asNeeded.id }),
      log({ prescriptionId: edith.flexible.id }),
    ]
    batch.push(log({ replaces: batch[0]?.id, pain: 4 }))
    const answers = await Promise.all(Array.from({ length: 20 }, () => send(batch)))
    for (let index = 0; index < batch.length; index++) {
      const outcomes = answers.map((results) => results[index]?.outcome)
      expect(outcomes.filter((outcome) => outcome === 'stored')).toHaveLength(1)
      expect(outcomes.filter((outcome) => outcome === 'already-stored')).toHaveLength(19)
    }
    expect(await rows()).toHaveLength(batch.length)
  })

  it('stores one of twenty entries for one occurrence, and names it to the others', async () => {
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, index) => {
        const both = [log(), log({ slot: 2 })]
        return send(index % 2 ? both : both.reverse())
      }),
    )
    const all = answers.flat()
    const stored = all.filter((result) => result.outcome === 'stored').map((result) => result.id)
    expect(stored).toHaveLength(2)
    for (const result of all) if (result.outcome === 'refused') expect(stored).toContain(result.current)
    expect(await rows()).toHaveLength(2)
  })

  it('lets one of twenty corrections of one entry stand', async () => {
    const first = log()
    await sendOne(first)
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => sendOne(log({ replaces: first.id, pain: 1 }))),
    )
    const stored = answers.filter((result) => result.outcome === 'stored')
    expect(stored).toHaveLength(1)
    for (const result of answers) if (result.outcome === 'refused') expect(result.current).toBe(stored[0]?.id)
  })
})

describe('the page of the day', () => {
  it('shows what was logged, and only to the person', async () => {
    const entry = log({ pain: 8 })
    await sendOne(entry)
    const page = await getToday(viewer)
    const shown = page.plans.flatMap((plan) => plan.due).find((item) => item.log !== null)
    expect(shown).toMatchObject({
      prescriptionId: edith.daily.id,
      slot: 1,
      log: { id: entry.id, pain: 8 },
    })
    for (const other of [neighbour, stranger]) {
      const theirs = await getToday(await viewerOf(other))
      expect(theirs.plans.map((plan) => plan.planId)).toEqual([other.planId])
      expect(theirs.plans.flatMap((plan) => plan.due).every((item) => item.log === null)).toBe(true)
    }
    await expect(getToday(viewer, ago(15))).rejects.toMatchObject({ name: 'NotFound' })
    await expect(getToday(viewer, addDays(today, 1))).rejects.toMatchObject({ name: 'NotFound' })
  })

  it('leads to what keeps a person well where something was written down for them', async () => {
    expect((await getToday(viewer)).keepsWell).toBe(false)
    await asStaff(
      `INSERT INTO self_management (id, clinic_id, patient_id, plan_id, written_by, exercises, flare_up, contact)
       VALUES ($1, $2, $3, $4, $5, '[]', 'Do half of it', 'Harbour')`,
      [crypto.randomUUID(), edith.clinicId, edith.patientId, edith.planId, edith.therapistId],
    )
    expect((await getToday(viewer)).keepsWell).toBe(true)
    expect((await getToday(await viewerOf(neighbour))).keepsWell).toBe(false)
  })
})
