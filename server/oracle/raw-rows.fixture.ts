// Raw rows of one plan as the oracle reads them: straight from the tables, without a function of the program.
import pg from 'pg'
import { actAs } from '@/prisma/demo/insert'

export type RawPrescription = {
  id: string
  versionId: string
  delivery: string
  dosage: {
    sets?: number
    painCeiling: number
    frequency: { kind: string; days?: number; weekdays?: number[]; timesADay?: number }
  }
}
export type RawPhase = {
  id: string
  startDay: number
  weeks: number
  sessions: number
  everyWeeks: number
  prescriptions: RawPrescription[]
}
export type RawVersion = {
  number: number
  effective_on: string
  reassess_every_weeks: number
  reassess_at_share: number | null
  phases: RawPhase[]
}
export type RawLog = {
  id: string
  prescription_id: string
  prescription_version_id: string
  due_on: string
  slot: number
  status: string
  sets_done: number | null
  pain: number | null
  pain_after: number | null
  skip_reason: string | null
  replaces: string | null
  source: string
  /** Written down more than 24 hours after its day was over where the patient lives: PostgreSQL knows the zones. */
  overdue: boolean
}
export type RawCheckIn = { id: string; on: string; pain: number | null; replaces: string | null }
export type RawSession = { starts: string; status: string; moved_to_id: string | null; over: boolean }
export type RawAssessment = {
  kind: string
  on: string
  next_due_on: string | null
  measurements: { measure: string; item: string; value: number }[]
}
export type RawPlan = {
  id: string
  patient_id: string
  status: string
  starts_on: string
  ended_on: string | null
  today: string
  pauses: { from_on: string; resumed_on: string | null }[]
  versions: RawVersion[]
  logs: RawLog[]
  check_ins: RawCheckIn[]
  sessions: RawSession[]
  assessments: RawAssessment[]
  /** Dates of the patient's missed sessions, whatever plan they serve. */
  missed: string[]
}

const everything = `
  SELECT json_build_object('id', p.id, 'patient_id', p.patient_id, 'status', p.status, 'starts_on', p.starts_on,
    'ended_on', p.ended_on, 'today', ($1::timestamptz AT TIME ZONE t.time_zone)::date,
    'pauses', (SELECT coalesce(json_agg(json_build_object('from_on', b.from_on, 'resumed_on', b.resumed_on)), '[]')
      FROM plan_pauses b WHERE b.plan_id = p.id),
    'versions', (SELECT coalesce(json_agg(json_build_object('number', v.number, 'effective_on', v.effective_on,
        'reassess_every_weeks', v.reassess_every_weeks, 'reassess_at_share', v.reassess_at_share, 'phases', v.phases) ORDER BY v.number), '[]')
      FROM plan_versions v WHERE v.plan_id = p.id),
    'logs', (SELECT coalesce(json_agg(json_build_object('id', l.id, 'prescription_id', l.prescription_id,
        'prescription_version_id', l.prescription_version_id, 'due_on', l.due_on, 'slot', l.slot, 'status', l.status,
        'sets_done', l.sets_done, 'pain', l.pain, 'pain_after', l.pain_after, 'skip_reason', l.skip_reason,
        'replaces', l.replaces, 'source', l.source, 'overdue',
        l.logged_at > ((l.due_on + 1)::timestamp AT TIME ZONE t.time_zone) + interval '24 hours')), '[]')
      FROM logs l WHERE l.plan_id = p.id),
    'check_ins', (SELECT coalesce(json_agg(json_build_object('id', c.id, 'on', c.on, 'pain', c.pain,
        'replaces', c.replaces)), '[]') FROM check_ins c WHERE c.plan_id = p.id),
    'sessions', (SELECT coalesce(json_agg(json_build_object('starts', (s.starts_at AT TIME ZONE t.time_zone)::date,
        'status', s.status, 'moved_to_id', s.moved_to_id,
        'over', s.starts_at + make_interval(mins => s.minutes) <= $1::timestamptz)), '[]')
      FROM sessions s JOIN session_plans sp ON sp.session_id = s.id WHERE sp.plan_id = p.id),
    'assessments', (SELECT coalesce(json_agg(json_build_object('kind', a.kind, 'on', a.on,
        'next_due_on', a.next_due_on, 'measurements',
        (SELECT coalesce(json_agg(json_build_object('measure', m.measure, 'item', m.item, 'value', m.value)), '[]')
          FROM measurements m WHERE m.assessment_id = a.id)) ORDER BY a.on, a.created_at), '[]')
      FROM assessments a WHERE a.plan_id = p.id),
    'missed', (SELECT coalesce(json_agg((s.starts_at AT TIME ZONE t.time_zone)::date), '[]')
      FROM sessions s WHERE s.patient_id = p.patient_id AND s.status = 'missed' AND s.starts_at <= $1::timestamptz))
    AS plan
  FROM plans p JOIN patients t ON t.id = p.patient_id
  WHERE p.clinic_id = $2 ORDER BY p.id`

export async function rawPlans(clinicId: string, now: Date): Promise<RawPlan[]> {
  const client = new pg.Client({ connectionString: process.env.DATABASE_URL })
  await client.connect()
  try {
    await client.query('BEGIN')
    await actAs(client, 'phaseline_staff', clinicId)
    const { rows } = await client.query<{ plan: RawPlan }>(everything, [now, clinicId])
    return rows.map(({ plan }) => plan)
  } finally {
    await client.end()
  }
}
