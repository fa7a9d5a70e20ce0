// What a patient is asked for in a plan week that pauses cut into pieces: what was done in it before them counts.
import pg from 'pg'
import { v7 } from 'uuid'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { addDays } from '@/domain/dates'
import { keptPage } from '@/domain/logging/kept'
import type { TodayPage } from '@/domain/logging/today-page'
import { dateIn } from '@/server/clock'
import { asRole, twoClinics, type TestPatient } from '@/server/logging.fixture'
import { getKeptDays, getToday } from '@/server/portal'
import { writing } from '@/server/two-clinics.fixture'
import { viewerOfSession, type PatientViewer } from '@/server/viewer'

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
