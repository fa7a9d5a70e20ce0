// Phones that have not heard of a change to the plan: what was due as they showed it is stored once, though nothing is due any more.
import pg from 'pg'
import { v7 } from 'uuid'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { addDays, weekdayOf } from '@/domain/dates'
import type { Frequency } from '@/domain/plans/dosage'
import type { Phase } from '@/domain/plans/plan'
import { insert, type Row } from '@/prisma/demo/insert'
import { recordBatch } from '@/server/logging'
import { asRole, twoClinics, type Given, type TestPatient } from '@/server/logging.fixture'
import { meanwhile } from '@/server/meanwhile.fixture'
import { viewerOfSession, type PatientViewer } from '@/server/viewer'

const client = new pg.Client({ connectionString: process.env.DATABASE_URL })
beforeAll(() => client.connect())
afterAll(() => client.end())

const zone = 'Europe/London'
const today = new Intl.DateTimeFormat('sv-SE', { timeZone: zone }).format(new Date())

let edith: TestPatient
let viewer: PatientViewer
beforeEach(async () => {
  ;({ edith } = await twoClinics(client, today))
  viewer = (await viewerOfSession(edith.sessionId)) as PatientViewer
})

type Entry = Record<string, unknown> & { id: string }
/** As the phone has it on its page, with the version that it was shown. */
const said = (of: Given, rest: Row = {}): Entry => ({
  ...{ id: v7(), prescriptionId: of.id, prescriptionVersionId: of.versionId, dueOn: today, slot: 1 },
  ...{ status: 'done', timeZone: zone, ...at() },
  ...rest,
})
const at = () => ({ performedAt: new Date().toISOString(), loggedAt: new Date().toISOString() })
const sendAll = async (...logs: Entry[]) =>
  (await recordBatch(viewer, { logs, sentAt: new Date().toISOString() })).results
const send = async (log: Entry) => (await sendAll(log))[0]!

const asStaff = <T>(run: () => Promise<T>) => asRole(client, 'phaseline_staff', edith.clinicId, run)
const rows = () =>
  asStaff(
    async () =>
      (
        await client.query<{ id: string; extra: boolean }>(
          'SELECT id, extra FROM logs WHERE patient_id = $1 ORDER BY received_at, id',
          [edith.patientId],
        )
      ).rows,
  )

/** From today on an exercise has another frequency or, with none, is in the plan no more. Answers how the new version gives it. */
async function change({ id }: Given, frequency: Frequency | null): Promise<Given> {
  const own = { clinic_id: edith.clinicId, patient_id: edith.patientId }
  const [versionId, given] = [v7(), { id, versionId: v7() }]
  await asStaff(async () => {
    const { rows } = await client.query<Row & { phases: Phase[] }>(
      'SELECT * FROM plan_versions WHERE plan_id = $1',
      [edith.planId],
    )
    const { phases, ...before } = rows[0]!
    const prescriptions = phases[0]!.prescriptions.flatMap((each) =>
      each.id !== id
        ? { ...each, versionId: v7() }
        : frequency
          ? { ...each, versionId: given.versionId, dosage: { ...each.dosage, frequency } }
          : [],
    )
    const next = { id: versionId, number: 2, effective_on: today, published_at: new Date() }
    await insert(client, 'plan_versions', [
      { ...before, ...next, phases: [{ ...phases[0]!, prescriptions }] },
    ])
    await insert(
      client,
      'prescription_versions',
      prescriptions.map((each) => ({
        ...{ ...own, id: each.versionId, version_id: versionId, prescription_id: each.id },
      })),
    )
  })
  return given
}

describe('what two phones say of a time that is due no more is stored once', () => {
  const changes: [string, () => Promise<unknown>][] = [
    ['the exercise is taken out', () => change(edith.daily, null)],
    ['it is done once a day', () => change(edith.daily, { kind: 'days-a-week', days: 7, timesADay: 1 })],
    ['it is done as needed', () => change(edith.daily, { kind: 'as-needed' })],
    [
      'the plan is paused',
      () =>
        asStaff(() =>
          insert(client, 'plan_pauses', [
            {
              ...{ id: v7(), clinic_id: edith.clinicId, patient_id: edith.patientId, plan_id: edith.planId },
              ...{ from_on: today },
            },
          ]),
        ),
    ],
    [
      'the plan is ended',
      () =>
        asStaff(() =>
          client.query(`UPDATE plans SET status = 'completed', ended_on = $2 WHERE id = $1`, [
            edith.planId,
            addDays(today, -1),
          ]),
        ),
    ],
  ]
  it.each(changes)('where %s, after it and before it', async (_, changed) => {
    const [early, first, second] = [
      said(edith.daily),
      ...[1, 2].map(() => said(edith.daily, { slot: 2 })),
    ] as [Entry, Entry, Entry]
    expect(await send(early)).toMatchObject({ outcome: 'stored' })
    await changed()
    expect(await send(said(edith.daily))).toMatchObject({ outcome: 'refused', current: early.id })
    expect(await send(first)).toMatchObject({ outcome: 'stored' })
    expect(await send(second)).toMatchObject({ outcome: 'refused', current: first.id })
    expect(await send(first)).toMatchObject({ outcome: 'already-stored' })
    expect((await rows()).map(({ id }) => id)).toEqual([early.id, first.id])
    // Asked, the person says that the second one counts.
    expect(await send(said(edith.daily, { slot: 2, replaces: first.id, pain: 3 }))).toMatchObject({
      outcome: 'stored',
    })
  })

  it('where it is free on which days it is done', async () => {
    await change(edith.flexible, null)
    const [first, second] = [said(edith.flexible), said(edith.flexible)]
    expect(await sendAll(first, second)).toMatchObject([
      { outcome: 'stored' },
      { outcome: 'refused', current: first.id },
    ])
  })

  it('where one was removed, in its place', async () => {
    await change(edith.daily, null)
    const first = said(edith.daily)
    const removal = said(edith.daily, { replaces: first.id, status: 'removed' })
    const fresh = said(edith.daily)
    for (const each of [first, removal, fresh]) expect((await send(each)).outcome).toBe('stored')
    expect(await send(said(edith.daily))).toMatchObject({ outcome: 'refused', current: fresh.id })
  })

  it('where the other phone had heard that it is done as needed, and was quicker', async () => {
    const asNeeded = await change(edith.daily, { kind: 'as-needed' })
    const heard = said(asNeeded)
    expect((await send(heard)).outcome).toBe('stored')
    expect(await send(said(edith.daily))).toMatchObject({ outcome: 'refused', current: heard.id })
  })

  it('where twenty are sent at once', async () => {
    await change(edith.daily, null)
    const answers = await Promise.all(Array.from({ length: 20 }, () => send(said(edith.daily))))
    const stored = await rows()
    expect(stored).toHaveLength(1)
    for (const { outcome, current } of answers)
      expect([outcome, current]).toEqual(
        outcome === 'stored' ? ['stored', undefined] : ['refused', stored[0]!.id],
      )
  })

  it('where the other one was taken in before the change, and is not committed yet', async () => {
    await change(edith.daily, null)
    const first = v7()
    const answered = await meanwhile(
      (begin) =>
        asStaff(async () => {
          await insert(client, 'logs', [
            {
              ...{ id: first, clinic_id: edith.clinicId, patient_id: edith.patientId, plan_id: edith.planId },
              ...{ prescription_id: edith.daily.id, prescription_version_id: edith.daily.versionId },
              ...{ due_on: today, slot: 1, extra: false, status: 'done', note: '', late: false },
              ...{ performed_at: new Date(), logged_at: new Date(), received_at: new Date() },
              ...{ time_zone: zone, source: 'portal', entered_by: viewer.accountId },
            },
          ])
          await begin()
        }),
      () => send(said(edith.daily)),
    )
    expect(answered).toMatchObject({ outcome: 'refused', current: first })
    expect(await rows()).toHaveLength(1)
  })
})

it('what was done where nothing was due, as the phone showed it too, is extra each time', async () => {
  await change(edith.flexible, null)
  const noMonday = [0, 1].map((days) => addDays(today, -days)).find((day) => weekdayOf(day) !== 1)!
  const onNoMonday = () => said(edith.mondays, { dueOn: noMonday })
  const extras = [said(edith.asNeeded), said(edith.asNeeded), onNoMonday(), onNoMonday()]
  const thirdTimes = [said(edith.daily, { slot: 3 }), said(edith.daily, { slot: 3 })]
  const nameless = [1, 2].map(() => said(edith.flexible, { prescriptionVersionId: null }))
  for (const each of [...extras, ...thirdTimes, ...nameless])
    expect((await send(each)).outcome).toBe('stored')
  expect((await rows()).map(({ extra }) => extra)).toEqual(Array.from({ length: 8 }, () => true))
})
