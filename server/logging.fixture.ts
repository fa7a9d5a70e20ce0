// Two clinics for the tests of logging: a patient with a plan in each, and a second patient in the first.
import type pg from 'pg'
import { v7 } from 'uuid'
import { addDays } from '@/domain/dates'
import { actAs, insert as insertRows, type Row } from '@/prisma/demo/insert'
import type { Frequency } from '@/domain/plans/dosage'
import type { CalendarDate, Phase } from '@/domain/plans/plan'

export type TestPatient = {
  clinicId: string
  therapistId: string
  sessionId: string
  patientId: string
  planId: string
  /** Every day, twice a day; 3 sets. */
  daily: Given
  /** Five days a week, on days of the patient's choice. */
  flexible: Given
  /** Mondays alone. */
  mondays: Given
  asNeeded: Given
  inClinic: Given
}
export type Given = { id: string; versionId: string }

const zone = 'Europe/London'

type Insert = (table: string, ...rows: Row[]) => Promise<void>

export async function twoClinics(client: pg.Client, today: CalendarDate) {
  const harbour = await clinic(client)
  const riverside = await clinic(client)
  const exerciseId = v7()
  await inserting(client, harbour.id)('exercises', {
    id: exerciseId,
    clinic_id: null,
    slug: `squeeze-${exerciseId}`,
    name: 'Scapular squeeze',
    other_names: [],
    kind: 'strengthening',
    delivery: 'home',
    regions: [],
    equipment: [],
    position: 'sitting',
    level: 'easy',
    purpose: 'Strength',
    steps: ['Sit tall.'],
    cues: [],
    mistakes: [],
    reading: [],
    contraindications: [],
    precautions: [],
    stop_when: 'Stop if it is sharp.',
    dosage_fields: [],
    default_dosage: {},
    content_hash: '',
    updated_at: new Date(),
  })
  return {
    edith: await patient(client, harbour, exerciseId, today),
    neighbour: await patient(client, harbour, exerciseId, today),
    stranger: await patient(client, riverside, exerciseId, today),
  }
}

/** Runs one statement under a role of the program, which sees one clinic. */
export async function asRole<T>(
  client: pg.Client,
  role: 'phaseline_staff' | 'phaseline_system',
  clinicId: string,
  run: () => Promise<T>,
): Promise<T> {
  await client.query('BEGIN')
  await actAs(client, role, clinicId)
  const result = await run()
  await client.query('COMMIT')
  return result
}

const ofTheSystem = new Set(['clinics', 'accounts', 'auth_sessions', 'exercises'])

const inserting =
  (client: pg.Client, clinicId: string): Insert =>
  (table, ...rows) =>
    asRole(client, ofTheSystem.has(table) ? 'phaseline_system' : 'phaseline_staff', clinicId, () =>
      insertRows(client, table, rows),
    )

async function clinic(client: pg.Client) {
  const id = v7()
  const therapistId = v7()
  const insert = inserting(client, id)
  await insert('clinics', { id, name: 'Clinic', time_zone: zone })
  await insert('accounts', {
    id: therapistId,
    clinic_id: id,
    roles: ['therapist'],
    name: 'Therapist',
  })
  return { id, therapistId }
}

async function patient(
  client: pg.Client,
  { id: clinicId, therapistId }: { id: string; therapistId: string },
  exerciseId: string,
  today: CalendarDate,
): Promise<TestPatient> {
  const [patientId, accountId, sessionId, planId, versionId, phaseId] = [v7(), v7(), v7(), v7(), v7(), v7()]
  const own = { clinic_id: clinicId, patient_id: patientId }
  const startsOn = addDays(today, -40)
  const insert = inserting(client, clinicId)
  await insert('patients', {
    id: patientId,
    clinic_id: clinicId,
    name: 'Edith',
    time_zone: zone,
    precautions: [],
  })
  await insert('accounts', { ...own, id: accountId, roles: [], name: 'Edith' })
  await insert('auth_sessions', {
    id: sessionId,
    clinic_id: clinicId,
    account_id: accountId,
    device: 'test',
    idle_minutes: 60,
    expires_at: new Date(Date.now() + 3_600_000),
  })
  await insert('plans', {
    ...own,
    id: planId,
    problem: 'Back',
    status: 'active',
    starts_on: startsOn,
    created_by: therapistId,
  })

  const frequencies: Record<
    keyof Pick<TestPatient, 'daily' | 'flexible' | 'mondays' | 'asNeeded' | 'inClinic'>,
    Frequency
  > = {
    daily: { kind: 'days-a-week', days: 7, timesADay: 2 },
    flexible: { kind: 'days-a-week', days: 5, timesADay: 1 },
    mondays: { kind: 'weekdays', weekdays: [1], timesADay: 1 },
    asNeeded: { kind: 'as-needed' },
    inClinic: { kind: 'per-session' },
  }
  const given = Object.entries(frequencies).map(([name, frequency]) => ({
    name,
    frequency,
    id: v7(),
    versionId: v7(),
  }))
  const phase: Phase = {
    id: phaseId,
    kind: 'intensive',
    name: 'Intensive',
    startDay: 0,
    weeks: 10,
    sessions: 3,
    everyWeeks: 1,
    sessionMinutes: 45,
    aim: '',
    criterion: '',
    prescriptions: given.map(({ id, versionId: ofVersion, frequency }) => ({
      id,
      versionId: ofVersion,
      exerciseId,
      exerciseName: 'Scapular squeeze',
      exerciseKind: 'strengthening',
      delivery: frequency.kind === 'per-session' ? 'clinic' : 'home',
      dosage: { sets: 3, painCeiling: 5, frequency },
      note: '',
    })),
  }
  await insert('plan_versions', {
    ...own,
    id: versionId,
    plan_id: planId,
    number: 1,
    effective_on: startsOn,
    problem: 'Back',
    goals: [],
    reassess_every_weeks: 4,
    phases: [phase],
    published_by: therapistId,
  })
  await insert('phases', { ...own, id: phaseId, plan_id: planId })
  await insert(
    'prescriptions',
    ...given.map((each) => ({
      ...own,
      id: each.id,
      plan_id: planId,
      phase_id: phaseId,
      exercise_id: exerciseId,
    })),
  )
  await insert(
    'prescription_versions',
    ...given.map((each) => ({
      ...own,
      id: each.versionId,
      version_id: versionId,
      prescription_id: each.id,
    })),
  )
  const named = Object.fromEntries(given.map(({ name, id, versionId: of }) => [name, { id, versionId: of }]))
  return { clinicId, therapistId, sessionId, patientId, planId, ...named } as TestPatient
}
