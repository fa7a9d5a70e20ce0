// What a patient is asked for in a plan week that pauses cut into pieces: what was done in it before them counts.
import fc from 'fast-check'
import pg from 'pg'
import { v7 } from 'uuid'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { addDays } from '@/domain/dates'
import { keptPage } from '@/domain/logging/kept'
import type { TodayPage } from '@/domain/logging/today-page'
import { dateIn, toColumn } from '@/server/clock'
import { asViewer, Prisma, statementsAsWatch } from '@/server/db'
import { loggedSince } from '@/server/logged-since'
import { asRole, twoClinics, type TestPatient } from '@/server/logging.fixture'
import { getKeptDays, getToday } from '@/server/portal'
import { clinicOf, treatedBy, writing } from '@/server/two-clinics.fixture'
import { viewerOfSession, type PatientViewer } from '@/server/viewer'
import { watchStatement } from '@/server/watch-query'

const today = dateIn('Europe/London')
/** Of a plan that began forty days ago. */
const day = (number: number) => addDays(today, number - 40)

const client = new pg.Client({ connectionString: process.env.DATABASE_URL })
beforeAll(() => client.connect())
afterAll(() => client.end())

/** Paused so often, with the exercise of five days a week done on some days. */
async function patientWith(pauses: [from: number, resumed: number][], done: number[]) {
  const { edith } = await twoClinics(client, today)
  const { clinicId, patientId, planId, therapistId, flexible } = edith
  const keys = { clinic_id: clinicId, patient_id: patientId, plan_id: planId }
  await writing(clinicId, async (write) => {
    await write(
      'plan_pauses',
      pauses.map(([from, resumed]) => ({
        ...{ id: v7(), ...keys, from_on: day(from), resumed_on: day(resumed), paused_by: therapistId },
      })),
    )
    await write(
      'logs',
      done.map((number) => ({
        ...{ id: v7(), ...keys, prescription_id: flexible.id, prescription_version_id: flexible.versionId },
        ...{ due_on: day(number), slot: 1, status: 'done', extra: false, late: false, source: 'portal' },
        ...{ performed_at: `${day(number)}T12:00:00Z`, logged_at: `${day(number)}T12:00:00Z` },
        ...{ time_zone: 'Europe/London', entered_by: therapistId },
      })),
    )
  })
  return edith
}

const viewerOf = async ({ sessionId }: TestPatient) => (await viewerOfSession(sessionId)) as PatientViewer

const weekIn = ({ plans: [plan] }: TodayPage, { flexible }: TestPatient) =>
  [...plan!.due, ...plan!.notNeeded].find(({ prescriptionId }) => prescriptionId === flexible.id)?.week

async function weeksOf(patient: TestPatient) {
  const viewer = await viewerOf(patient)
  const kept = keptPage(await getKeptDays(viewer), { logs: [], checkIns: [] }, today, today)
  return [weekIn(await getToday(viewer), patient), weekIn(kept, patient)]
}

it('counts what was done before a long pause', async () => {
  const patient = await patientWith([[2, 39]], [0, 1])
  expect(await weeksOf(patient)).toEqual(Array(2).fill(expect.stringMatching(/^2 of 5 this week/)))
})

it('counts what was done before several pauses of one plan week', async () => {
  const patient = await patientWith([[2, 20], [22, 40]], [0, 1, 20, 21]) // prettier-ignore
  expect(await weeksOf(patient)).toEqual(Array(2).fill(expect.stringMatching(/^4 of 5 this week/)))
})

it('counts it by the version of then on a phone, whatever was published in the pause', async () => {
  const patient = await patientWith([[2, 39]], [0, 1])
  const { clinicId, patientId, planId, therapistId } = patient
  const own = { clinic_id: clinicId, patient_id: patientId, plan_id: planId }
  const { rows } = await asRole(client, 'phaseline_staff', clinicId, () =>
    client.query<{ phases: unknown }>('SELECT phases FROM plan_versions WHERE plan_id = $1', [planId]),
  )
  await writing(clinicId, (write) =>
    write('plan_versions', [
      {
        ...{ id: v7(), ...own, number: 2, effective_on: day(5), problem: 'Back', goals: [] },
        ...{ reassess_every_weeks: 4, phases: rows[0]!.phases, published_by: therapistId },
      },
    ]),
  )
  expect(await weeksOf(patient)).toEqual(Array(2).fill(expect.stringMatching(/^2 of 5 this week/)))
})

type Paused = { from: number; resumed: number | null }

/** One after the other, of which the last may go on. */
const anyPauses: fc.Arbitrary<Paused[]> = fc
  .record({
    pauses: fc.array(
      fc.record({ apart: fc.integer({ min: 0, max: 12 }), days: fc.integer({ min: 1, max: 15 }) }),
      { maxLength: 8 },
    ),
    goesOn: fc.boolean(),
  })
  .map(({ pauses, goesOn }) => {
    let next = 0
    return pauses.map(({ apart, days }, i) => {
      const from = next + apart
      next = from + days
      return { from, resumed: goesOn && i === pauses.length - 1 ? null : next }
    })
  })

/** Day by day: the first of what begins within the plan week before a day, of all that is not paused. */
function naive(ofPlans: Paused[][], counts: number): number {
  const starts = ofPlans.flatMap((pauses) => {
    const isPaused = (on: number) =>
      pauses.some(({ from, resumed }) => from <= on && (resumed === null || on < resumed))
    return pauses.flatMap(({ from, resumed }) => {
      let unpaused = 0
      for (let on = resumed ?? counts; on < counts; on++) if (!isPaused(on)) unpaused++
      return unpaused < 7 ? [from] : []
    })
  })
  return Math.min(counts, ...starts) - 7
}

it('is so far back as day by day, however often plans were paused', async () => {
  const ana = await (await clinicOf('Harbour')).therapist()
  const { patientId } = await treatedBy(ana)
  const keys = { clinicId: ana.clinicId, patientId }
  const undone = new Error('undone')
  await fc.assert(
    fc.asyncProperty(
      fc.array(anyPauses, { maxLength: 3 }),
      fc.integer({ min: 5, max: 80 }),
      async (plans, counts) => {
        let first = ''
        const read = asViewer(ana, async (tx) => {
          const ids = plans.map(() => v7())
          const plan = {
            ...keys,
            problem: 'Back',
            status: 'active',
            startsOn: toColumn(day(0)),
            createdBy: ana.accountId,
          }
          await tx.plan.createMany({ data: ids.map((id) => ({ ...plan, id })) })
          await tx.planPause.createMany({
            data: plans.flatMap((pauses, i) =>
              pauses.map(({ from, resumed }) => ({
                ...{ ...keys, planId: ids[i]!, fromOn: toColumn(day(from)), pausedBy: ana.accountId },
                resumedOn: resumed === null ? null : toColumn(day(resumed)),
              })),
            ),
          })
          const own = Prisma.sql`a.id = ANY(${ids}::uuid[])`
          const [row] = await tx.$queryRaw<{ first: string }[]>`
          SELECT w.first::text FROM ${loggedSince(day(counts), own)} w`
          first = row!.first
          throw undone
        })
        await expect(read).rejects.toBe(undone)
        expect(first).toBe(day(naive(plans, counts)))
      },
    ),
    { numRuns: 40 },
  )
})

it('reads pauses once for a line of the caseload, however much was logged', async () => {
  const ana = await (await clinicOf('Harbour')).therapist()
  const ada = await treatedBy(ana)
  const keys = { clinic_id: ana.clinicId, patient_id: ada.patientId, plan_id: ada.planId }
  await writing(ana.clinicId, (write) =>
    write(
      'plan_pauses',
      Array.from({ length: 10 }, (_, i) => ({
        ...{
          id: v7(),
          ...keys,
          from_on: day(50 + 2 * i),
          resumed_on: day(51 + 2 * i),
          paused_by: ana.accountId,
        },
      })),
    ),
  )
  for (const planDay of [3, 4, 5, 6, 7, 8, 9, 10, 11, 12]) await ada.log(planDay, { status: 'done' })
  const [row] = await statementsAsWatch(ana.clinicId, (send) =>
    send<{ 'QUERY PLAN': [{ Plan: Node }] }>(
      Prisma.sql`EXPLAIN (ANALYZE, FORMAT JSON) ${watchStatement([ada.patientId])}`,
    ),
  )
  // For the first day, for the list of them, and for how long they have put off what a version begins with.
  expect(pausesReadBy(row!['QUERY PLAN'][0].Plan)).toBe(30)
})

type Node = { 'Relation Name'?: string; 'Actual Rows': number; 'Actual Loops': number; Plans?: Node[] }
const pausesReadBy = (node: Node): number =>
  (node.Plans ?? []).reduce(
    (sum, below) => sum + pausesReadBy(below),
    node['Relation Name'] === 'plan_pauses' ? node['Actual Rows'] * node['Actual Loops'] : 0,
  )
