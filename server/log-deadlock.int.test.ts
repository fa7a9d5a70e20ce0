// Two batches at once: of those that wait for each other the database ends one, and it is stored all the same; those with extra times are counted one after the other.
import pg from 'pg'
import { v7 } from 'uuid'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { addDays } from '@/domain/dates'
import { actAs, insert } from '@/prisma/demo/insert'
import { recordBatch } from '@/server/logging'
import { twoClinics, type TestPatient } from '@/server/logging.fixture'
import { viewerOfSession, type PatientViewer } from '@/server/viewer'

const zone = 'Europe/London'
const today = new Intl.DateTimeFormat('sv-SE', { timeZone: zone }).format(new Date())
const now = new Date().toISOString()

/** The watcher, and two rivals, each with a transaction of its own. */
const [watcher, rival, other] = [0, 1, 2].map(
  () => new pg.Client({ connectionString: process.env.DATABASE_URL }),
) as [pg.Client, pg.Client, pg.Client]
beforeAll(async () => {
  await Promise.all([watcher, rival, other].map((client) => client.connect()))
  ;({ edith } = await twoClinics(watcher, today))
  viewer = (await viewerOfSession(edith.sessionId)) as PatientViewer
})
afterAll(() => Promise.all([watcher, rival, other].map((client) => client.end())))

let edith: TestPatient
let viewer: PatientViewer

/** Takes the place of an occurrence, and leaves open whether it keeps it. */
const take = (client: pg.Client, dueOn: string, slot: number) =>
  insert(client, 'logs', [
    {
      id: v7(),
      clinic_id: edith.clinicId,
      patient_id: edith.patientId,
      plan_id: edith.planId,
      prescription_id: edith.daily.id,
      prescription_version_id: edith.daily.versionId,
      due_on: dueOn,
      slot,
      extra: false,
      status: 'done',
      performed_at: now,
      logged_at: now,
      received_at: now,
      time_zone: zone,
      late: false,
      source: 'portal',
      entered_by: viewer.accountId,
    },
  ])

/** How many connections have waited for another for longer than this; the database looks for a circle after one second. */
async function waiting(seconds: number): Promise<number> {
  const { rows } = await watcher.query<{ count: number }>(
    `SELECT count(*)::int FROM pg_locks l JOIN pg_stat_activity a USING (pid)
     WHERE a.datname = current_database() AND NOT l.granted AND l.waitstart < clock_timestamp() - make_interval(secs => $1)`,
    [seconds],
  )
  return rows[0]?.count ?? -1
}

it('is tried again when it and another waited for each other', async () => {
  const places = [
    { dueOn: addDays(today, -2), slot: 1 },
    { dueOn: addDays(today, -2), slot: 2 },
    { dueOn: addDays(today, -1), slot: 1 },
  ] as const
  const logs = places.map((place) => ({
    id: v7(),
    prescriptionId: edith.daily.id,
    ...place,
    status: 'done',
    performedAt: now,
    loggedAt: now,
    timeZone: zone,
  }))
  for (const client of [rival, other]) {
    await client.query('BEGIN')
    await actAs(client, 'phaseline_staff', edith.clinicId)
  }
  const [first, second, third] = places
  await take(other, second.dueOn, second.slot)
  await take(rival, third.dueOn, third.slot)

  // The batch writes in order: it has the first place and waits for the second, which the other holds.
  const batch = recordBatch(viewer, { logs, sentAt: new Date().toISOString() })
  await expect.poll(() => waiting(0)).toBe(1)
  // The rival waits for the first, and has looked for a circle before there is one, so it is not the one to be ended.
  const taken = take(rival, first.dueOn, first.slot)
  await expect.poll(() => waiting(1.5)).toBe(2)
  await other.query('ROLLBACK')
  // Now the batch waits for the rival too. That the rival gets on shows that the batch was ended.
  await taken
  await rival.query('ROLLBACK')

  const { results } = await batch
  expect(results).toEqual(logs.map(({ id }) => ({ id, outcome: 'stored', errors: {} })))
  await watcher.query('BEGIN')
  await actAs(watcher, 'phaseline_staff', edith.clinicId)
  const stored = await watcher.query<{ id: string }>('SELECT id FROM logs WHERE patient_id = $1', [
    edith.patientId,
  ])
  await watcher.query('COMMIT')
  expect(stored.rows.map(({ id }) => id).sort()).toEqual(logs.map(({ id }) => id).sort())
})

it('that hold extra times in the same moment make ten in a day', async () => {
  const batch = () => ({
    sentAt: now,
    logs: Array.from({ length: 10 }, (_, index) => ({
      ...{ id: v7(), prescriptionId: edith.asNeeded.id, dueOn: today, slot: index + 1, status: 'done' },
      ...{ performedAt: now, loggedAt: now, timeZone: zone },
    })),
  })
  // Nobody may write before both have begun: read what stands there, or wait for their turn to.
  await rival.query('BEGIN')
  await rival.query('LOCK TABLE logs IN SHARE MODE')
  const batches = [recordBatch(viewer, batch()), recordBatch(viewer, batch())]
  await expect.poll(() => waiting(0)).toBe(2)
  await rival.query('ROLLBACK')
  const results = (await Promise.all(batches)).flatMap((each) => each.results)
  expect(results.filter(({ outcome }) => outcome === 'stored')).toHaveLength(10)
})
