// Two hundred patients for the oracle: plans, entries and sessions as chance makes them, awkward on purpose, the same at every run.
import pg from 'pg'
import { v7 } from 'uuid'
import { chance, type Chance } from '@/prisma/demo/chance'
import { actAs, insert, type Row } from '@/prisma/demo/insert'
import { calendar, plus } from './naive.fixture'
import type { RawPhase, RawPlan, RawPrescription, RawVersion } from './raw-rows.fixture'

/** West and east of the clinic, half-hours, and the far ends of the calendar. */
const zones = [
  'Europe/London',
  'Europe/London',
  'America/Los_Angeles',
  'America/St_Johns',
  'Asia/Kolkata',
  'Pacific/Auckland',
  'Pacific/Kiritimati',
  'Pacific/Pago_Pago',
]

type Whole = (from: number, to: number) => number
type Clinic = { clinicId: string; therapistId: string; now: Date }
type Ground = Clinic & { exerciseId: string }
type Rows = Map<string, Row[]>

/** In the order of what refers to what. */
const tables = [
  ...['patients', 'accounts', 'care_team_members', 'plans', 'plan_versions', 'phases', 'prescriptions'],
  ...['prescription_versions', 'plan_pauses', 'logs', 'check_ins', 'assessments', 'measurements', 'sessions'],
  'session_plans',
]
const rowsAtOnce = 5_000

/** Writes the patients, each treated by the therapist. */
export async function fillPatients(clinic: Clinic, count: number): Promise<void> {
  const client = new pg.Client({ connectionString: process.env.DATABASE_URL })
  await client.connect()
  try {
    await client.query('BEGIN')
    await actAs(client, 'phaseline_staff', clinic.clinicId)
    const { rows: shelf } = await client.query<{ id: string }>(
      'SELECT id FROM exercises ORDER BY slug LIMIT 1',
    )
    const rows: Rows = new Map()
    for (let i = 0; i < count; i++) onePatient(rows, { ...clinic, exerciseId: shelf[0]!.id }, i)
    for (const table of tables) {
      const list = rows.get(table) ?? []
      await actAs(client, table === 'accounts' ? 'phaseline_system' : 'phaseline_staff', clinic.clinicId)
      for (let i = 0; i < list.length; i += rowsAtOnce)
        await insert(client, table, list.slice(i, i + rowsAtOnce))
    }
    await client.query('COMMIT')
  } finally {
    await client.end()
  }
}

function onePatient(rows: Rows, ground: Ground, index: number) {
  const luck = chance(7_000 + index)
  const whole: Whole = (from, to) => from + Math.floor(luck.next() * (to - from + 1))
  const add: Add = (table, ...list) => {
    const known = rows.get(table) ?? []
    rows.set(table, known)
    known.push(...list)
  }
  const { clinicId, therapistId } = ground
  const own = { clinic_id: clinicId, patient_id: v7() }
  const zone = luck.pick(zones)
  const today = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short' }).format(ground.now)
  const accountId = v7()
  add('patients', {
    id: own.patient_id,
    clinic_id: clinicId,
    name: `Patient ${String(index).padStart(3, '0')}`,
    time_zone: zone,
    diagnosis: '',
    precautions: [],
  })
  add('accounts', { id: accountId, ...own, name: 'Patient', roles: [] })
  add('care_team_members', { id: v7(), ...own, therapist_id: therapistId, from_on: plus(today, -200) })
  const plans = luck.happens(0.15) ? 2 : 1
  for (let i = 0; i < plans; i++) {
    const plan = onePlan(luck, whole, own.patient_id, today)
    addPlan(add, ground, own, plan)
    addLogs(add, ground, own, plan, accountId, luck, whole)
    addCheckIns(add, ground, own, plan, luck, whole)
    addAssessments(add, ground, own, plan, luck, whole)
    addSessions(add, ground, own, plan, luck, whole)
  }
}

function onePlan(luck: Chance, whole: Whole, patientId: string, today: string): RawPlan {
  const starts_on = plus(today, -(luck.happens(0.05) ? -3 : whole(0, 80)))
  const first: RawVersion = {
    number: 1,
    effective_on: starts_on,
    reassess_every_weeks: whole(2, 6),
    reassess_at_share: luck.pick([null, null, 50, 100]),
    phases: [],
  }
  let startDay = 0
  for (let i = whole(1, 4); i > 0; i--) {
    const weeks = whole(1, 6)
    const prescriptions = Array.from({ length: whole(1, 4) }, () => anyPrescription(luck, whole))
    first.phases.push({
      id: v7(),
      startDay,
      weeks,
      sessions: whole(0, 4),
      everyWeeks: whole(1, 3),
      prescriptions,
    })
    startDay += weeks * 7
  }
  const ended = luck.happens(0.12) && starts_on <= today
  const span = Math.max(0, Math.round((Date.parse(today) - Date.parse(starts_on)) / 86_400_000))
  const plan: RawPlan = {
    id: v7(),
    patient_id: patientId,
    status: ended ? luck.pick(['completed', 'discontinued']) : 'active',
    starts_on,
    ended_on: ended ? plus(starts_on, whole(0, span)) : null,
    today,
    pauses: [],
    versions: [first],
    logs: [],
    check_ins: [],
    sessions: [],
    assessments: [],
    missed: [],
  }
  for (let from = whole(1, 40); luck.happens(0.5) && from < span; from += whole(12, 30)) {
    const resumed = from + whole(1, 9)
    const open = resumed >= span || luck.happens(0.1)
    plan.pauses.push({ from_on: plus(starts_on, from), resumed_on: open ? null : plus(starts_on, resumed) })
    if (open) break
  }
  for (
    let number = 2, after = whole(1, 30);
    luck.happens(0.5) && number < 5;
    number++, after += whole(0, 20)
  ) {
    const previous = plan.versions.at(-1)!
    plan.versions.push({
      number,
      effective_on: plus(starts_on, after),
      reassess_every_weeks: 8 - previous.reassess_every_weeks,
      reassess_at_share: number % 2 === 1 ? 50 : previous.reassess_at_share === null ? 100 : null,
      phases: changed(luck.happens(0.6) ? movedOn(previous.phases, after) : previous.phases, luck, whole),
    })
  }
  return plan
}

/** Without the phase that is under way on a day, and with the next from then on: a pause before it puts that off. */
function movedOn(phases: RawPhase[], day: number): RawPhase[] {
  const begun = phases.filter(({ startDay }) => startDay < day)
  const [next, ...later] = phases.slice(begun.length)
  if (!next) return phases
  const earlier = next.startDay - day
  return [
    ...begun.slice(0, -1),
    ...[next, ...later].map((phase) => ({ ...phase, startDay: phase.startDay - earlier })),
  ]
}

/** The next version: some dosages other, now and then an item fewer or more, the phases where they were. */
function changed(phases: RawPhase[], luck: Chance, whole: Whole): RawPhase[] {
  return phases.map((phase) => {
    const kept = phase.prescriptions.filter(() => !luck.happens(0.1))
    const prescriptions = kept.map((each) => ({
      ...each,
      versionId: v7(),
      dosage: luck.happens(0.4) && each.delivery === 'home' ? anyDosage(luck, whole) : each.dosage,
    }))
    if (luck.happens(0.2)) prescriptions.push(anyPrescription(luck, whole))
    return { ...phase, sessions: luck.happens(0.3) ? whole(0, 4) : phase.sessions, prescriptions }
  })
}

function anyPrescription(luck: Chance, whole: Whole): RawPrescription {
  const clinic = luck.happens(0.15)
  const dosage = clinic ? { painCeiling: 5, frequency: { kind: 'per-session' } } : anyDosage(luck, whole)
  return { id: v7(), versionId: v7(), delivery: clinic ? 'clinic' : 'home', dosage }
}

function anyDosage(luck: Chance, whole: Whole): RawPrescription['dosage'] {
  const timesADay = luck.pick([1, 1, 1, 2, 3])
  const frequency = luck.happens(0.1)
    ? { kind: 'as-needed' }
    : luck.happens(0.7)
      ? { kind: 'days-a-week', days: whole(1, 7), timesADay }
      : {
          kind: 'weekdays',
          weekdays: [1, 2, 3, 4, 5, 6, 7].filter((day) => day === 3 || luck.happens(0.4)),
          timesADay,
        }
  const dosage = { painCeiling: whole(3, 6), frequency }
  return luck.happens(0.8) ? { ...dosage, sets: whole(1, 5) } : dosage
}

type Add = (table: string, ...rows: Row[]) => void
type Own = { clinic_id: string; patient_id: string }

function addPlan(add: Add, { therapistId, exerciseId }: Ground, own: Own, plan: RawPlan) {
  const keys = { ...own, plan_id: plan.id }
  add('plans', {
    id: plan.id,
    ...own,
    problem: 'Pain',
    status: plan.status,
    starts_on: plan.starts_on,
    ended_on: plan.ended_on,
    created_by: therapistId,
  })
  const phases = new Map<string, Row>()
  const prescriptions = new Map<string, Row>()
  for (const version of plan.versions) {
    const versionId = v7()
    add('plan_versions', {
      ...{ id: versionId, ...keys, number: version.number, effective_on: version.effective_on },
      ...{ problem: 'Pain', goals: [], reassess_every_weeks: version.reassess_every_weeks },
      reassess_at_share: version.reassess_at_share,
      phases: version.phases.map((phase) => ({
        ...phase,
        ...{ kind: 'custom', name: 'Phase', sessionMinutes: 45, aim: '', criterion: '' },
        prescriptions: phase.prescriptions.map((each) => ({
          ...each,
          ...{ exerciseId, exerciseName: 'Exercise', exerciseKind: 'strengthening', note: '' },
        })),
      })),
      published_by: therapistId,
    })
    for (const phase of version.phases) {
      phases.set(phase.id, { id: phase.id, ...keys })
      for (const { id, versionId: prescriptionVersionId } of phase.prescriptions) {
        prescriptions.set(id, { id, ...keys, phase_id: phase.id, exercise_id: exerciseId })
        add('prescription_versions', {
          ...{ id: prescriptionVersionId, ...own, version_id: versionId, prescription_id: id },
        })
      }
    }
  }
  add('phases', ...phases.values())
  add('prescriptions', ...prescriptions.values())
  add('plan_pauses', ...plan.pauses.map((pause) => ({ id: v7(), ...keys, ...pause })))
}

/** One entry for most of what a patient could think of logging, due or not, and what became of it. */
function addLogs(
  add: Add,
  ground: Ground,
  own: Own,
  plan: RawPlan,
  accountId: string,
  luck: Chance,
  whole: Whole,
) {
  const willing = luck.pick([0, 0.3, 0.6, 0.9, 0.95])
  const silentFrom = luck.happens(0.2) ? plus(plan.today, -whole(3, 30)) : '9999'
  for (const day of calendar(plan)) {
    if (day.date > plan.today || day.date >= silentFrom) break
    // In the morning, before a version of that day took out what was due by then.
    const beforeChange = plan.versions.some(({ effective_on }) => effective_on === day.date)
    for (const item of onDevices(plan, day.date)) {
      const { id } = item
      const inForce = day.phase?.prescriptions.find((each) => each.id === id)
      if (!inForce && !luck.happens(beforeChange ? 0.3 : 0.03)) continue
      for (let slot = 1; slot <= (inForce?.dosage.frequency.timesADay ?? 1); slot++) {
        if (!luck.happens(willing)) continue
        const nothingDue = inForce ? inForce.dosage.frequency.timesADay === undefined : !beforeChange
        let row = {
          ...entry(ground, day.date, luck, whole),
          ...{ ...own, plan_id: plan.id, prescription_id: id },
          prescription_version_id: (inForce ?? item).versionId,
          ...{ due_on: day.date, slot, extra: nothingDue, late: false, entered_by: accountId },
          replaces: null as string | null,
        }
        add('logs', row)
        while (luck.happens(0.12)) {
          const status = luck.pick(['done', 'partial', 'skipped', 'removed'])
          row = { ...row, ...entry(ground, day.date, luck, whole), status, replaces: row.id }
          add('logs', row)
        }
      }
    }
  }
}

/** Home items that a phone could show on a day: those of the versions that were in force in the two weeks before it. */
function onDevices(plan: RawPlan, date: string): RawPrescription[] {
  const newest = new Map<string, RawPrescription>()
  plan.versions.forEach((version, i) => {
    const next = plan.versions[i + 1]
    if (version.effective_on > date || (next && next.effective_on <= plus(date, -14))) return
    for (const { prescriptions } of version.phases)
      for (const each of prescriptions) if (each.delivery === 'home') newest.set(each.id, each)
  })
  return [...newest.values()]
}

function entry({ now }: Ground, date: string, luck: Chance, whole: Whole) {
  const status = luck.pick(['done', 'done', 'done', 'done', 'partial', 'skipped'])
  const performed = Date.parse(`${date}T12:00:00Z`)
  const delay = luck.happens(0.15) ? whole(20, 80) * 3_600_000 : 0
  const logged = new Date(Math.min(performed + delay, now.getTime())).toISOString()
  return {
    id: v7(),
    status,
    sets_done: luck.happens(0.5) ? whole(0, 6) : null,
    pain: luck.happens(0.5) ? whole(0, 7) : null,
    pain_after: luck.happens(0.2) ? whole(0, 7) : null,
    skip_reason: status === 'skipped' ? luck.pick(['pain', 'forgot', 'no-time', 'tired', 'unwell']) : null,
    ...{ performed_at: logged, logged_at: logged, received_at: logged, time_zone: 'UTC' },
    source: luck.happens(0.08) ? 'paper' : 'portal',
  }
}

function addCheckIns(add: Add, { now }: Ground, own: Own, plan: RawPlan, luck: Chance, whole: Whole) {
  const often = luck.pick([0, 0.3, 0.8])
  const least = luck.pick([0, 3, 6])
  for (const { date } of calendar(plan)) {
    if (date > plan.today || !luck.happens(often)) continue
    const at = new Date(Math.min(Date.parse(`${date}T12:00:00Z`), now.getTime())).toISOString()
    const row = {
      ...{ id: v7(), ...own, plan_id: plan.id, on: date, pain: luck.happens(0.1) ? null : whole(least, 10) },
      ...{
        performed_at: at,
        logged_at: at,
        received_at: at,
        time_zone: 'UTC',
        replaces: null as string | null,
      },
    }
    add('check_ins', row)
    if (luck.happens(0.1)) add('check_ins', { ...row, id: v7(), pain: whole(least, 10), replaces: row.id })
  }
}

function addAssessments(add: Add, ground: Ground, own: Own, plan: RawPlan, luck: Chance, whole: Whole) {
  const dates = [plus(plan.starts_on, -2)]
  for (
    let on = plus(plan.starts_on, whole(10, 30));
    on <= plan.today && luck.happens(0.6);
    on = plus(on, whole(10, 30))
  )
    dates.push(on)
  if (luck.happens(0.1)) dates.length = 0
  dates.forEach((on, i) => {
    const id = v7()
    add('assessments', {
      ...{ id, ...own, plan_id: plan.id, kind: i === 0 ? 'baseline' : 'reassessment', on },
      next_due_on: luck.happens(0.3) ? null : plus(on, whole(7, 40)),
      ...{ created_by: ground.therapistId, created_at: `${on}T09:00:00Z` },
    })
    const measured = [
      ...['Lifting', 'Gardening', 'Sleep'].slice(0, whole(0, 3)).map((item) => ({ measure: 'psfs', item })),
      ...(luck.happens(0.8) ? [{ measure: 'nprs-average', item: '' }] : []),
    ]
    add(
      'measurements',
      ...measured.map((each) => ({ id: v7(), ...own, assessment_id: id, ...each, value: whole(0, 10) })),
    )
  })
}

function addSessions(add: Add, ground: Ground, own: Own, plan: RawPlan, luck: Chance, whole: Whole) {
  const book = (date: string, status: string, movedTo: string | null) => {
    const id = v7()
    add('sessions', {
      ...{ id, ...own, therapist_id: ground.therapistId, minutes: 45, status, moved_to_id: movedTo },
      starts_at: new Date(Date.parse(`${date}T00:00:00Z`) + whole(0, 23) * 3_600_000).toISOString(),
    })
    add('session_plans', { ...own, session_id: id, plan_id: plan.id })
    return id
  }
  for (const { date } of calendar(plan, 10)) {
    if (!luck.happens(0.25)) continue
    if (date >= plan.today) {
      book(date, 'booked', null)
      continue
    }
    const status = luck.pick([
      'attended',
      'attended',
      'missed',
      'cancelled-by-clinic',
      'cancelled-by-patient',
      'booked',
    ])
    const moved = status.startsWith('cancelled') && luck.happens(0.4)
    book(date, status, moved ? book(plus(date, 1), 'attended', null) : null)
  }
}
