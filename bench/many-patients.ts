// Two clinics for the bench, alike but for their size: one of 20 patients, one of 1,000 with 300 logs each. And how long the
// caseload of each takes as a whole request, the one beside the other.
import type { Client } from 'pg'
import { v7 } from 'uuid'
import { median, printTable, round } from '@/bench/figures'
import { addDays } from '@/domain/dates'
import type { Phase } from '@/domain/plans/plan'
import { actAs, insert, type Row } from '@/prisma/demo/insert'

const timeZone = 'Europe/London'
const planDays = 100
const exercises = 3
const atOnce = 100

export const caseloads = [
  { name: 'Small', signIn: 'admin@small.test', patients: 20 },
  { name: 'Large', signIn: 'admin@large.test', patients: 1_000 },
] as const

type Exercise = { id: string; name: string }

/** Whoever administers it signs in with the passphrase of the demo. */
export async function fillCaseload(
  client: Client,
  { name, signIn, patients }: (typeof caseloads)[number],
): Promise<void> {
  const [clinicId, adminId] = [v7(), v7()]
  await client.query('BEGIN')
  await actAs(client, 'phaseline_system')
  await insert(client, 'clinics', [{ id: clinicId, name, time_zone: timeZone, demo: true }])
  await client.query(
    `INSERT INTO accounts (id, clinic_id, name, roles, sign_in, passphrase_hash)
     SELECT $1, $2, $3, '{admin,therapist}', $4, passphrase_hash FROM accounts WHERE sign_in = 'admin@demo.test'`,
    [adminId, clinicId, `Admin of ${name}`, signIn],
  )
  await actAs(client, 'phaseline_staff', clinicId, adminId)
  const { rows: items } = await client.query<Exercise>(
    `SELECT id, name FROM exercises WHERE clinic_id IS NULL AND delivery = 'home' ORDER BY slug LIMIT $1`,
    [exercises],
  )
  for (let first = 0; first < patients; first += atOnce) {
    const count = Math.min(atOnce, patients - first)
    const people = Array.from({ length: count }, (_, i) => treated(clinicId, adminId, items, first + i))
    for (const table of Object.keys(people[0] ?? {}) as (keyof ReturnType<typeof treated>)[])
      await insert(
        client,
        table,
        people.flatMap((person): Row[] => person[table]),
      )
  }
  // Each has logged all but every seventh; the last tenth fell silent ten days ago.
  await client.query(
    `INSERT INTO logs (id, clinic_id, patient_id, plan_id, prescription_id, prescription_version_id, due_on, slot, extra,
       status, pain, performed_at, logged_at, time_zone, late, source, entered_by)
     SELECT gen_random_uuid(), r.clinic_id, r.patient_id, r.plan_id, r.id, v.id, day, 1, false,
       CASE WHEN extract(day FROM day)::int % 7 = 0 THEN 'skipped' ELSE 'done' END, 2, day, day, $2, false, 'portal', $1
     FROM prescriptions r JOIN prescription_versions v ON v.prescription_id = r.id
     JOIN plans p ON p.id = r.plan_id
     CROSS JOIN LATERAL generate_series(p.starts_on, current_date - 1, interval '1 day') day
     WHERE r.clinic_id = $3 AND NOT (p.problem LIKE '%9' AND day > current_date - 10)`,
    [adminId, timeZone, clinicId],
  )
  await client.query('COMMIT')
}

function treated(clinicId: string, adminId: string, items: readonly Exercise[], index: number) {
  const [patientId, planId, versionId, phaseId] = [v7(), v7(), v7(), v7()]
  const of = { clinic_id: clinicId, patient_id: patientId }
  const keys = { ...of, plan_id: planId }
  const startsOn = addDays(new Date().toISOString().slice(0, 10), -planDays)
  const prescribed = items.map((item) => ({ item, id: v7(), versionId: v7() }))
  const phase: Phase = {
    ...{ id: phaseId, kind: 'maintenance', name: 'Maintenance', startDay: 0, weeks: 26 },
    ...{ sessions: 1, everyWeeks: 2, sessionMinutes: 30, aim: '', criterion: '' },
    prescriptions: prescribed.map(({ item, id, versionId }) => ({
      ...{ id, versionId, exerciseId: item.id, exerciseName: item.name, note: '' },
      ...{ exerciseKind: 'strengthening', delivery: 'home' },
      dosage: { sets: 3, painCeiling: 5, frequency: { kind: 'days-a-week', days: 7, timesADay: 1 } },
    })),
  }
  return {
    patients: [{ id: patientId, clinic_id: clinicId, name: `Patient ${index}`, time_zone: timeZone }],
    care_team_members: [{ id: v7(), ...of, therapist_id: adminId, from_on: startsOn }],
    plans: [
      {
        ...{ id: planId, ...of, problem: `Neck pain ${index}`, status: 'active' },
        ...{ starts_on: startsOn, created_by: adminId },
      },
    ],
    plan_versions: [
      {
        ...{ id: versionId, ...keys, number: 1, effective_on: startsOn, problem: 'Neck pain', goals: [] },
        ...{ reassess_every_weeks: 26, phases: [phase], published_by: adminId },
      },
    ],
    phases: [{ id: phaseId, ...keys }],
    prescriptions: prescribed.map(({ item, id }) => ({
      ...{ id, ...keys, phase_id: phaseId, exercise_id: item.id },
    })),
    prescription_versions: prescribed.map(({ id, versionId: ownVersion }) => ({
      ...{ id: ownVersion, ...of, version_id: versionId, prescription_id: id },
    })),
  } satisfies Record<string, Row[]>
}

/** Adjacent pairs, and the median of their ratios. The cookies are in the order of `caseloads`. */
export async function benchCaseloads(
  address: string,
  [small, large]: readonly [string, string],
  { pairs = 15, requests = 10 } = {},
): Promise<void> {
  const time = async (cookie: string) => {
    const times: number[] = []
    for (let request = 0; request < requests; request++) {
      const from = performance.now()
      const answer = await fetch(`${address}/caseload`, { headers: { cookie } })
      await answer.arrayBuffer()
      if (!answer.ok) throw new Error(`/caseload answered ${answer.status}`)
      times.push(performance.now() - from)
    }
    return median(times)
  }
  // The first request works out everybody's figures; the rest warm the server up.
  for (let warm = 0; warm < 5; warm++) for (const cookie of [small, large]) await time(cookie)
  const measured: [number, number][] = []
  for (let pair = 0; pair < pairs; pair++) measured.push([await time(small), await time(large)])
  printTable('The caseload of 1,000 patients with 300,000 logs beside that of 20 patients', [
    {
      '20 patients, ms': round(median(measured.map(([few]) => few)), 1),
      '1,000 patients, ms': round(median(measured.map(([, many]) => many)), 1),
      'time ÷ that of 20': round(median(measured.map(([few, many]) => many / few))),
      aim: 2,
    },
  ])
}
