// Two clinics with staff and patients for the integration tests, written through the roles that the program works under.
import pg from 'pg'
import { v7 } from 'uuid'
import { addDays } from '@/domain/dates'
import type { CalendarDate, Phase } from '@/domain/plans/plan'
import { actAs, insert, type Row } from '@/prisma/demo/insert'
import { dateIn } from '@/server/clock'
import { viewerOfSession, type Admin, type StaffViewer, type Therapist } from '@/server/viewer'

export const zone = 'Europe/London'

type Write = (table: string, rows: Row[]) => Promise<void>

/** Writes as staff of a clinic, each table in a transaction of its own. */
export async function writing<T>(clinicId: string, run: (write: Write) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: process.env.DATABASE_URL })
  await client.connect()
  try {
    return await run(async (table, rows) => {
      const system = ['clinics', 'accounts', 'auth_sessions', 'exercises'].includes(table)
      await client.query('BEGIN')
      await actAs(client, system ? 'phaseline_system' : 'phaseline_staff', clinicId)
      await insert(client, table, rows)
      await client.query('COMMIT')
    })
  } finally {
    await client.end()
  }
}

export async function clinicOf(name: string, timeZone = zone) {
  const clinicId = v7()
  await writing(clinicId, (write) => write('clinics', [{ id: clinicId, name, time_zone: timeZone }]))
  return {
    clinicId,
    admin: () => staff(clinicId, ['admin']) as Promise<Admin>,
    therapist: () => staff(clinicId, ['therapist']) as Promise<Therapist>,
  }
}

async function staff(clinicId: string, roles: string[]): Promise<StaffViewer> {
  const id = v7()
  const session = v7()
  await writing(clinicId, async (write) => {
    await write('accounts', [
      { id, clinic_id: clinicId, name: `${roles.join(' ')} ${id.slice(-4)}`, roles, sign_in: id },
    ])
    await write('auth_sessions', [
      {
        id: session,
        clinic_id: clinicId,
        account_id: id,
        device: 'test',
        idle_minutes: 30,
        expires_at: new Date(Date.now() + 3_600_000),
      },
    ])
  })
  const viewer = await viewerOfSession(session)
  if (viewer?.kind !== 'staff') throw new Error('the session that was just begun is not there')
  return viewer
}

export const today = () => dateIn(zone)

export type Treated = {
  patientId: string
  planId: string
  /** Of the one home exercise, which is due once every day, three sets. */
  prescriptionId: string
  versionId: string
  phaseIds: { intensive: string; maintenance: string }
  accountId: string
  /** The date of a day of the plan, the first being 0. */
  day: (planDay: number) => CalendarDate
  log: (planDay: number, rest: Row) => Promise<string>
  checkIn: (planDay: number, pain: number, rest?: Row) => Promise<void>
}

/** A patient in a therapist's care, fourteen days into a plan: four weeks intensive, then eight of maintenance. */
export async function treatedBy(
  therapist: StaffViewer,
  name = 'Ada Quist',
  startedDaysAgo = 14,
): Promise<Treated> {
  const { clinicId } = therapist
  const [patientId, accountId, planId, exerciseId, planVersionId] = [v7(), v7(), v7(), v7(), v7()]
  const [prescriptionId, versionId, later, laterVersion] = [v7(), v7(), v7(), v7()]
  const phaseIds = { intensive: v7(), maintenance: v7() }
  const startsOn = addDays(today(), -startedDaysAgo)
  const keys = { clinic_id: clinicId, patient_id: patientId, plan_id: planId }
  const day = (planDay: number) => addDays(startsOn, planDay)

  const phase = (
    kind: 'intensive' | 'maintenance',
    startDay: number,
    weeks: number,
    id: string,
    version: string,
  ): Phase => ({
    ...{ id: phaseIds[kind], kind, name: kind, startDay, weeks, sessionMinutes: 45, aim: '', criterion: '' },
    ...(kind === 'intensive' ? { sessions: 3, everyWeeks: 1 } : { sessions: 1, everyWeeks: 2 }),
    prescriptions: [
      {
        ...{ id, versionId: version, exerciseId, exerciseName: 'Scapular squeeze', note: '' },
        ...{ exerciseKind: 'strengthening', delivery: 'home' },
        dosage: { sets: 3, painCeiling: 5, frequency: { kind: 'days-a-week', days: 7, timesADay: 1 } },
      },
    ],
  })
  const phases = [
    phase('intensive', 0, 4, prescriptionId, versionId),
    phase('maintenance', 28, 8, later, laterVersion),
  ]

  await writing(clinicId, async (write) => {
    const own = { clinic_id: clinicId, patient_id: patientId }
    await write('exercises', [
      {
        ...{
          id: exerciseId,
          slug: exerciseId,
          name: 'Scapular squeeze',
          kind: 'strengthening',
          delivery: 'home',
        },
        ...{ other_names: [], regions: [], equipment: [], steps: [], cues: [], mistakes: [], reading: [] },
        ...{
          contraindications: [],
          precautions: [],
          dosage_fields: [],
          default_dosage: {},
          content_hash: '',
        },
        ...{ position: 'sitting', level: 'easy', purpose: '', stop_when: '', updated_at: new Date() },
      },
    ])
    await write('patients', [
      { id: patientId, clinic_id: clinicId, name, time_zone: zone, precautions: [], diagnosis: '' },
    ])
    await write('accounts', [{ id: accountId, ...own, name, roles: [] }])
    await write('care_team_members', [
      { id: v7(), ...own, therapist_id: therapist.accountId, from_on: startsOn },
    ])
    await write('plans', [
      {
        id: planId,
        ...own,
        problem: 'Upper back pain',
        status: 'active',
        starts_on: startsOn,
        created_by: therapist.accountId,
      },
    ])
    await write('plan_versions', [
      {
        ...{
          id: planVersionId,
          ...keys,
          number: 1,
          effective_on: startsOn,
          problem: 'Upper back pain',
          goals: [],
        },
        ...{ reassess_every_weeks: 4, phases, published_by: therapist.accountId },
      },
    ])
    await write(
      'phases',
      phases.map(({ id }) => ({ id, ...keys })),
    )
    await write(
      'prescriptions',
      phases.flatMap((each) =>
        each.prescriptions.map(({ id }) => ({ id, ...keys, phase_id: each.id, exercise_id: exerciseId })),
      ),
    )
    await write(
      'prescription_versions',
      phases.flatMap((each) =>
        each.prescriptions.map((p) => ({
          id: p.versionId,
          ...own,
          version_id: planVersionId,
          prescription_id: p.id,
        })),
      ),
    )
    const assessmentId = v7()
    await write('assessments', [
      { id: assessmentId, ...keys, kind: 'baseline', on: startsOn, created_by: therapist.accountId },
    ])
    await write(
      'measurements',
      [
        { measure: 'nprs-average', item: '', value: 6 },
        { measure: 'psfs', item: 'Reading in bed', value: 3 },
        { measure: 'psfs', item: 'Carrying shopping', value: 4 },
        { measure: 'psfs', item: 'Gardening', value: 2 },
      ].map((each) => ({ id: v7(), ...own, assessment_id: assessmentId, ...each })),
    )
  })

  const at = (planDay: number) => ({
    performed_at: `${day(planDay)}T12:00:00Z`,
    logged_at: `${day(planDay)}T12:00:00Z`,
    time_zone: zone,
  })
  return {
    ...{ patientId, planId, prescriptionId, versionId, phaseIds, accountId, day },
    async log(planDay, rest) {
      const id = v7()
      const row = {
        ...{
          id,
          ...keys,
          prescription_id: prescriptionId,
          prescription_version_id: versionId,
          due_on: day(planDay),
          slot: 1,
        },
        ...{ extra: false, late: false, source: 'portal', entered_by: accountId, ...at(planDay) },
        ...rest,
      }
      await writing(clinicId, (write) => write('logs', [row]))
      return id
    },
    checkIn: (planDay, pain, rest = {}) =>
      writing(clinicId, (write) =>
        write('check_ins', [{ id: v7(), ...keys, on: day(planDay), pain, ...at(planDay), ...rest }]),
      ),
  }
}
