// Fills the demo's two clinics once, through the same roles and policies that the program works under.
import { hash } from '@node-rs/argon2'
import pg from 'pg'
import { v7 } from 'uuid'
import { addDays } from '@/domain/dates'
import type { ProtocolContent } from '@/domain/plans/content'
import type { CalendarDate, PlanHistory } from '@/domain/plans/plan'
import { insertAssessments } from './assessments'
import { chance } from './chance'
import {
  insertAnsweredFlags,
  insertOwnMeasure,
  insertRecords,
  insertSelfReport,
  insertWordsShown,
  nightsTarget,
} from './extras'
import { checkInsOf, logsOf, sessionsOf, type Keys } from './history'
import { actAs, insert } from './insert'
import { insertMessages } from './messages'
import { demoConsentTexts } from './consent-texts'
import { demoClinics, demoPassphrase, type DemoClinic, type DemoPatient } from './people'
import { planOf, type KnownExercise } from './plan'

const programme = 'upper-back-pain-12-weeks'
const timeZone = 'Europe/London'

type Shelf = { protocol: ProtocolContent; exercises: Map<string, KnownExercise>; passphraseHash: string }

/** All or nothing, in one transaction. `today` is the date up to which history is made. */
export async function fillDemo(
  databaseUrl: string,
  today: CalendarDate,
): Promise<'filled' | 'already filled'> {
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  try {
    await client.query('BEGIN')
    await actAs(client, 'phaseline_system')
    // Two starts at once: the second waits, and then finds the clinics.
    await client.query('SELECT pg_advisory_xact_lock(7429002)')
    const { rowCount } = await client.query('SELECT FROM clinics LIMIT 1')
    if (rowCount) return 'already filled'
    const shelf = await shelfOf(client)
    for (const [index, clinic] of demoClinics.entries())
      await fillClinic(client, clinic, shelf, today, index * 100)
    await client.query('COMMIT')
    return 'filled'
  } finally {
    await client.query('ROLLBACK').catch(() => undefined)
    await client.end()
  }
}

async function shelfOf(client: pg.Client): Promise<Shelf> {
  const protocols = await client.query<{ content: ProtocolContent }>(
    'SELECT content FROM protocols WHERE slug = $1',
    [programme],
  )
  const protocol = protocols.rows[0]?.content
  if (!protocol) throw new Error(`the catalog has no protocol ${programme}`)
  const exercises = await client.query<KnownExercise>('SELECT id, name, kind, delivery FROM exercises')
  return {
    protocol,
    exercises: new Map(exercises.rows.map((exercise) => [exercise.id, exercise])),
    passphraseHash: await hash(demoPassphrase, {
      algorithm: 2,
      memoryCost: 19_456,
      timeCost: 2,
      parallelism: 1,
    }),
  }
}

async function fillClinic(
  client: pg.Client,
  clinic: DemoClinic,
  shelf: Shelf,
  today: CalendarDate,
  seed: number,
) {
  const clinicId = v7()
  const { name, phone, email } = clinic
  await actAs(client, 'phaseline_system')
  await insert(client, 'clinics', [{ id: clinicId, name, phone, email, time_zone: timeZone, demo: true }])
  const staff = new Map(clinic.staff.map((person) => [person.signIn, v7()]))
  await insert(
    client,
    'accounts',
    clinic.staff.map((person) => ({
      id: staff.get(person.signIn),
      clinic_id: clinicId,
      name: person.name,
      roles: person.roles,
      sign_in: person.signIn,
      passphrase_hash: shelf.passphraseHash,
    })),
  )
  await actAs(client, 'phaseline_staff', clinicId)
  // Longer ago than anybody agreed to them.
  const written = { written_at: `${addDays(today, -500)}T09:00:00Z` }
  const texts = demoConsentTexts.map((text) => ({ id: v7(), topic: v7(), clinic_id: clinicId, ...text }))
  await insert(
    client,
    'consent_texts',
    texts.map((text) => ({ ...text, ...written, number: 1, asked: 'in-person' })),
  )
  const measure = clinic.measures ? await insertOwnMeasure(client, clinicId) : null
  for (const [index, person] of clinic.patients.entries()) {
    const therapistId = staff.get(person.therapist)
    if (!therapistId) throw new Error(`${person.name} has a therapist who is not in the clinic`)
    await fillPatient(
      client,
      { clinicId, therapistId, hour: 8 + (index % 9), texts, measure },
      person,
      shelf,
      today,
      seed + index,
    )
  }
}

type OfClinic = {
  clinicId: string
  therapistId: string
  hour: number
  texts: readonly { id: string }[]
  /** The code of the clinic's own measure, where it has one. */
  measure: string | null
}

async function fillPatient(
  client: pg.Client,
  { clinicId, therapistId, hour, texts, measure }: OfClinic,
  person: DemoPatient,
  shelf: Shelf,
  today: CalendarDate,
  seed: number,
) {
  const patientId = v7()
  const accountId = v7()
  const own = { clinic_id: clinicId, patient_id: patientId }
  const plan = planOf(person, shelf.protocol, shelf.exercises, today)
  const keys: Keys = { ...own, plan_id: plan.id }

  await actAs(client, 'phaseline_staff', clinicId)
  await insert(client, 'patients', [
    {
      id: patientId,
      clinic_id: clinicId,
      name: person.name,
      birth_date: person.birthDate,
      time_zone: timeZone,
      diagnosis: person.diagnosis,
      precautions: person.precautions,
      referrer: person.referrer ?? '',
      red_flags_on: addDays(plan.startsOn, -3),
      red_flags: 'None found.',
      archived_at: person.former && plan.endedOn ? `${addDays(plan.endedOn, 3)}T09:00:00Z` : null,
    },
  ])
  await insert(client, 'care_team_members', [
    {
      ...{ id: v7(), ...own, therapist_id: therapistId, from_on: addDays(plan.startsOn, -3) },
      to_on: person.former ? plan.endedOn : null,
    },
  ])
  if (person.signIn) {
    await actAs(client, 'phaseline_staff', clinicId, therapistId)
    const agreed = { given: true, on: addDays(plan.startsOn, -3), how: 'in-person', recorded_by: therapistId }
    await insert(
      client,
      'consents',
      texts.map(({ id }) => ({ id: v7(), ...own, text_id: id, ...agreed })),
    )
  }
  if (person.story !== 'never-started') {
    await actAs(client, 'phaseline_system')
    await insert(client, 'accounts', [
      {
        id: accountId,
        ...own,
        name: person.name,
        roles: [],
        sign_in: person.signIn ?? null,
        passphrase_hash: person.signIn ? shelf.passphraseHash : null,
      },
    ])
    await actAs(client, 'phaseline_staff', clinicId)
  }
  await insertPlan(client, plan, person, keys, { therapistId, protocol: shelf.protocol, measure })
  const measured = { own: measure, luck: chance(40_260 + seed) }
  await insertAssessments(client, plan, person, keys, therapistId, measured)

  const told = { plan, person, keys, accountId, today, luck: chance(20_260 + seed) }
  await insert(client, 'logs', logsOf(told))
  const checkIns = checkInsOf(told)
  await insert(client, 'check_ins', checkIns)
  const lately = checkIns.filter(({ on, word }) => word !== '' && String(on) >= addDays(today, -28))
  if (person.story !== 'pain-rising') await insertWordsShown(client, keys, therapistId, lately)
  const { sessions, plans } = sessionsOf({ ...told, therapistId, hour })
  await insert(client, 'sessions', sessions)
  await insert(client, 'session_plans', plans)
  await insertRecords(client, keys, plan, sessions, { therapistId, today })
  if (person.shows === 'a self-report that waits' && measure !== null)
    await insertSelfReport(client, keys, person, { accountId, own: measure, today })
  if (person.shows === 'answered flags')
    await insertAnsweredFlags(client, keys, sessions, { therapistId, today })
  await insertMessages(client, { clinicId, patientId, accountId, therapistId }, person, today)
}

async function insertPlan(
  client: pg.Client,
  plan: PlanHistory,
  person: DemoPatient,
  keys: Keys,
  {
    therapistId,
    protocol,
    measure,
  }: { therapistId: string; protocol: ProtocolContent; measure: string | null },
) {
  const { clinic_id, patient_id } = keys
  await insert(client, 'plans', [
    {
      id: plan.id,
      clinic_id,
      patient_id,
      problem: person.problem,
      status: plan.endedOn === null ? 'active' : person.story === 'stopped' ? 'discontinued' : 'completed',
      starts_on: plan.startsOn,
      ended_on: plan.endedOn,
      end_reason: person.story === 'stopped' ? 'Moved to another town' : '',
      created_by: therapistId,
    },
  ])
  await insert(
    client,
    'plan_versions',
    plan.versions.map((version) => ({
      id: version.id,
      ...keys,
      number: version.number,
      effective_on: version.effectiveOn,
      problem: person.problem,
      goals: [
        { text: person.goal },
        ...(person.story === 'four-weeks' && measure !== null
          ? [{ text: 'Sleep through most nights', target: nightsTarget(measure), byWeek: 8 }]
          : []),
      ],
      reassess_every_weeks: protocol.reassessEveryWeeks,
      reassess_at_share: person.bySessions ? 50 : null,
      phases: version.phases,
      reason:
        version.number === 1 ? '' : 'Reassessment after four weeks: on to maintenance, two repetitions more',
      published_at: `${version.effectiveOn}T09:00:00Z`,
      published_by: therapistId,
    })),
  )
  const phases = plan.versions[0]?.phases ?? []
  await insert(
    client,
    'phases',
    phases.map(({ id }) => ({ id, ...keys })),
  )
  await insert(
    client,
    'prescriptions',
    phases.flatMap((phase) =>
      phase.prescriptions.map(({ id, exerciseId }) => ({
        id,
        ...keys,
        phase_id: phase.id,
        exercise_id: exerciseId,
      })),
    ),
  )
  await insert(
    client,
    'prescription_versions',
    plan.versions.flatMap((version) =>
      version.phases.flatMap((phase) =>
        phase.prescriptions.map(({ id, versionId }) => ({
          id: versionId,
          clinic_id,
          patient_id,
          version_id: version.id,
          prescription_id: id,
        })),
      ),
    ),
  )
  await insert(
    client,
    'plan_pauses',
    plan.pauses.map(({ from }) => ({ id: v7(), ...keys, from_on: from })),
  )
}
