// What the figures of a patient's last 28 days are computed from, for some patients in one statement and packed small.
import 'server-only'
import { addDays, dateOfDayNumber, dayNumber } from '@/domain/dates'
import type { WatchedPlan } from '@/domain/logging/caseload'
import type { CheckIn, Log } from '@/domain/logging/log'
import type { CautionCode } from '@/domain/catalog/vocabulary'
import type { Caution } from '@/domain/plans/cautions'
import type { Frequency } from '@/domain/plans/dosage'
import type { CalendarDate, Phase, PhaseKind, PlanHistory, Prescription } from '@/domain/plans/plan'
import type { SessionStatus } from '@/domain/plans/session'
import type { SessionShare } from '@/domain/reassessment/due'
import { dateIn, now } from '@/server/clock'
import { Prisma } from '@/server/db'
import { loggedSince } from '@/server/logged-since'

// 28 days, and a day for zones west of Greenwich.
const WINDOW_DAYS = 29
const SESSION_DAYS = 28

export type WatchRecord = {
  patientId: string
  timeZone: string
  /** The active ones, oldest first. */
  plans: WatchedPlan[]
  /** When the sessions of the last 28 days began that were missed. */
  missed: string[]
  /** What of the record speaks against an exercise, by its id. */
  against: ReadonlyMap<string, CautionCode[]>
}

/** One row for each of them, whose `record` is read by {@link recordOf}. */
export function watchStatement(patientIds: readonly string[]): Prisma.Sql {
  const instant = now()
  const counts = addDays(dateIn('UTC', instant), -WINDOW_DAYS)
  const since = new Date(instant.getTime() - SESSION_DAYS * 86_400_000)
  return Prisma.sql`
    SELECT json_build_object('patientId', s.id, 'timeZone', s.time_zone, 'from', w.first, 'plans', plans.list,
      'logs', logs.list, 'checkIns', check_ins.list, 'missed', missed.list, 'against', met.list)::text AS record
    FROM patients s
    CROSS JOIN LATERAL ${loggedSince(counts, Prisma.sql`a.patient_id = s.id AND a.status = 'active'`)} w
    LEFT JOIN LATERAL (
      -- For whom an exercise is not, of those that the patient was ever given and is one of.
      SELECT jsonb_object_agg(e.id, ARRAY(SELECT unnest(e.contraindications) INTERSECT SELECT unnest(s.precautions))) AS list
      FROM exercises e
      WHERE s.precautions <> '{}' AND e.contraindications && s.precautions
        AND e.id IN (SELECT r.exercise_id FROM plans a JOIN prescriptions r ON r.plan_id = a.id
          WHERE a.patient_id = s.id AND a.status = 'active')
    ) met ON true
    LEFT JOIN LATERAL (
      SELECT json_agg(json_build_object('id', a.id, 'problem', a.problem, 'startsOn', a.starts_on,
        'lastLogOn', silence.last_log_on,
        'reassessEveryWeeks', rule.reassess_every_weeks, 'reassessAtShare', rule.reassess_at_share,
        'pauses', (SELECT json_agg(json_build_object('from', b.from_on, 'resumedOn', b.resumed_on) ORDER BY b.from_on)
          FROM plan_pauses b WHERE b.plan_id = a.id),
        'versions', versions.list,
        'sessions', (SELECT json_agg(json_build_array(x.starts_at, x.status))
          FROM session_plans y JOIN sessions x ON x.id = y.session_id
          WHERE rule.reassess_at_share IS NOT NULL AND y.plan_id = a.id AND x.status IN ('attended', 'booked')),
        'assessed', (SELECT json_build_object('kind', e.kind, 'on', e.on, 'nextDueOn', e.next_due_on)
          FROM assessments e WHERE e.plan_id = a.id
          ORDER BY e.kind = 'baseline', e.on DESC, e.created_at DESC LIMIT 1),
        'baselinePain', (SELECT m.value FROM assessments e JOIN measurements m ON m.assessment_id = e.id
          WHERE e.plan_id = a.id AND e.kind = 'baseline' AND m.measure = 'nprs-average' AND m.item = ''
          ORDER BY e.on, e.created_at LIMIT 1)) ORDER BY a.id) AS list
      FROM plans a
      CROSS JOIN LATERAL (
        -- Whoever fell silent before the window is told since when.
        SELECT (SELECT l.due_on FROM logs l WHERE l.patient_id = s.id AND l.plan_id = a.id AND l.status <> 'removed'
          ORDER BY l.due_on DESC LIMIT 1) AS last_log_on
      ) silence
      CROSS JOIN LATERAL (
        -- Of the version that the plan is shown by.
        SELECT v.reassess_every_weeks, v.reassess_at_share FROM plan_versions v WHERE v.plan_id = a.id
          AND v.effective_on <= GREATEST((${instant}::timestamptz AT TIME ZONE s.time_zone)::date, a.starts_on)
        ORDER BY v.number DESC LIMIT 1
      ) rule
      CROSS JOIN LATERAL (
        -- A pause puts off by no more than its days what a version begins with, and the one before goes on until then.
        SELECT coalesce(sum(GREATEST(0, LEAST(b.resumed_on, (${instant}::timestamptz AT TIME ZONE 'UTC')::date) - b.from_on)), 0)::int AS days
        FROM plan_pauses b WHERE b.plan_id = a.id
      ) rested
      CROSS JOIN LATERAL (
        SELECT json_agg(json_build_object('id', v.id, 'number', v.number, 'effectiveOn', v.effective_on,
          'phases', (SELECT json_agg(json_build_array(f -> 'id', f -> 'kind', f -> 'name', f -> 'startDay', f -> 'weeks',
              f -> 'sessions', f -> 'everyWeeks',
              (SELECT json_agg(CASE WHEN met.list ? (r ->> 'exerciseId')
                THEN json_build_array(r -> 'id', r -> 'versionId', r -> 'dosage' -> 'sets', r -> 'dosage' -> 'painCeiling',
                  r -> 'dosage' -> 'frequency', r -> 'delivery', r -> 'exerciseId', r -> 'caution')
                ELSE json_build_array(r -> 'id', r -> 'versionId', r -> 'dosage' -> 'sets', r -> 'dosage' -> 'painCeiling',
                  r -> 'dosage' -> 'frequency') END)
              FROM jsonb_array_elements(f -> 'prescriptions') r
              WHERE NOT past.is AND (r ->> 'delivery' = 'home' OR met.list ? (r ->> 'exerciseId')))))
            FROM jsonb_array_elements(v.phases) f)) ORDER BY v.number) AS list
        FROM plan_versions v
        CROSS JOIN LATERAL (
          SELECT EXISTS (SELECT FROM plan_versions n WHERE n.plan_id = a.id AND n.number > v.number
            AND n.effective_on + rested.days <= LEAST(w.first, coalesce(silence.last_log_on, a.starts_on))) AS is
        ) past
        -- Where sessions decide when to reassess, those of all its phases do, and nothing else that is past.
        WHERE v.plan_id = a.id AND (rule.reassess_at_share IS NOT NULL OR NOT past.is)
      ) versions
      WHERE a.patient_id = s.id AND a.status = 'active'
    ) plans ON true
    LEFT JOIN LATERAL (
      -- With the dosage that each was shown against: what is no longer given is judged by that.
      SELECT json_agg(json_build_array(g.plan_id, g.prescription_id, g.prescription_version_id,
        array_to_json(g.first_entries), g.others)) AS list
      FROM (
        SELECT l.plan_id, l.prescription_id, l.prescription_version_id,
          array_agg(((l.due_on - w.first) << 22) | (l.slot::int << 18) | ((coalesce(l.sets_done, -1) + 1) << 11)
            | ((coalesce(l.pain, -1) + 1) << 7) | ((coalesce(l.pain_after, -1) + 1) << 3)
            | (CASE l.skip_reason WHEN 'pain' THEN 4 ELSE 0 END)
            | (CASE l.status WHEN 'done' THEN 0 WHEN 'partial' THEN 1 ELSE 2 END))
            FILTER (WHERE l.replaces IS NULL AND NOT l.extra AND l.due_on < w.first + 512) AS first_entries,
          json_agg(json_build_object('id', l.id, 'dueOn', l.due_on, 'slot', l.slot, 'status', l.status,
            'setsDone', l.sets_done, 'pain', l.pain, 'painAfter', l.pain_after, 'skipReason', l.skip_reason,
            'loggedAt', l.logged_at, 'replaces', l.replaces))
            FILTER (WHERE l.replaces IS NOT NULL OR l.extra OR l.due_on >= w.first + 512) AS others
        FROM logs l
        WHERE l.patient_id = s.id AND l.due_on >= w.first
        GROUP BY l.plan_id, l.prescription_id, l.prescription_version_id
      ) g
    ) logs ON true
    LEFT JOIN LATERAL (
      SELECT json_agg(json_build_object('id', c.id, 'planId', c.plan_id, 'on', c.on, 'pain', c.pain,
        'settled', c.settled, 'loggedAt', c.logged_at, 'replaces', c.replaces)) AS list
      FROM check_ins c WHERE c.patient_id = s.id AND c.on >= w.first
    ) check_ins ON true
    LEFT JOIN LATERAL (
      SELECT json_agg(x.starts_at ORDER BY x.starts_at) AS list
      FROM sessions x
      WHERE x.patient_id = s.id AND x.status = 'missed' AND x.starts_at > ${since} AND x.starts_at <= ${instant}
    ) missed ON true
    WHERE s.id = ANY(${patientIds}::uuid[])`
}

type PackedPhase = [
  id: string,
  kind: PhaseKind,
  name: string,
  startDay: number,
  weeks: number,
  sessions: number,
  everyWeeks: number,
  PackedPrescription[] | null,
]
/** The last three of what the record speaks against, which may be done in the clinic too; else it is done at home. */
type PackedPrescription = [
  id: string,
  versionId: string,
  sets: number | null,
  painCeiling: number,
  frequency: Frequency,
  delivery?: Prescription['delivery'],
  exerciseId?: string,
  caution?: Caution | null,
]
type PackedVersion = {
  id: string
  number: number
  effectiveOn: CalendarDate
  phases: PackedPhase[]
}
type PackedLogs = [
  planId: string,
  prescriptionId: string,
  prescriptionVersionId: string,
  firstEntries: number[] | null,
  others: PackedOther[] | null,
][]
type PackedOther = Omit<
  Log,
  'prescriptionId' | 'prescriptionVersionId' | 'repsDone' | 'effort' | 'note' | 'performedAt' | 'source'
>
type Packed = Omit<WatchRecord, 'plans' | 'missed' | 'against'> & {
  from: CalendarDate
  plans:
    | (Pick<
        WatchedPlan,
        'id' | 'problem' | 'startsOn' | 'assessed' | 'baselinePain' | 'reassessEveryWeeks'
      > & {
        reassessAtShare: SessionShare | null
        lastLogOn: CalendarDate | null
        pauses: PlanHistory['pauses'] | null
        sessions: [startsAt: string, status: SessionStatus][] | null
        versions: PackedVersion[] | null
      })[]
    | null
  logs: PackedLogs | null
  checkIns: Omit<CheckIn, 'word'>[] | null
  missed: string[] | null
  against: Record<string, CautionCode[]> | null
}

export function recordOf(record: string): WatchRecord {
  const { from, plans, logs, checkIns, missed, against, ...patient } = JSON.parse(record) as Packed
  return {
    ...patient,
    plans: (plans ?? []).map(({ lastLogOn, ...plan }) => ({
      ...plan,
      endedOn: null,
      pauses: plan.pauses ?? [],
      sessions: (plan.sessions ?? []).map(([startsAt, status]) => ({
        date: dateIn(patient.timeZone, new Date(startsAt)),
        status,
      })),
      versions: (plan.versions ?? []).map((version) => ({ ...version, phases: version.phases.map(phaseOf) })),
      logs: logsOf(plan.id, logs ?? [], from, lastLogOn),
      checkIns: (checkIns ?? []).flatMap((each) => (each.planId === plan.id ? [{ ...each, word: '' }] : [])),
    })),
    missed: missed ?? [],
    against: new Map(Object.entries(against ?? {})),
  }
}

function phaseOf([id, kind, name, startDay, weeks, sessions, everyWeeks, prescriptions]: PackedPhase): Phase {
  return {
    id,
    kind,
    name,
    startDay,
    weeks,
    sessions,
    everyWeeks,
    // What no figure reads.
    sessionMinutes: 0,
    aim: '',
    criterion: '',
    prescriptions: (prescriptions ?? []).map(
      ([id, versionId, sets, painCeiling, frequency, delivery, exerciseId, caution]): Prescription => ({
        id,
        versionId,
        exerciseId: exerciseId ?? '',
        exerciseName: '',
        note: '',
        exerciseKind: 'strengthening',
        delivery: delivery ?? 'home',
        ...(caution && { caution }),
        dosage: sets === null ? { painCeiling, frequency } : { painCeiling, frequency, sets },
      }),
    ),
  }
}

const statuses = ['done', 'partial', 'skipped'] as const

/**
 * First entries come as one number each and without their ids: there is one of a prescription's date and slot, so a
 * correction, which comes whole, finds what it replaces by that.
 */
function logsOf(
  planId: string,
  packed: PackedLogs,
  from: CalendarDate,
  lastLogOn: CalendarDate | null,
): Log[] {
  const first = dayNumber(from)
  const dates: CalendarDate[] = []
  const logs: Log[] = []
  // The last entry before the window: only its date is known, and only silence is counted from it.
  if (lastLogOn !== null && lastLogOn < from)
    logs.push({ ...unread, ...ofNoExercise, id: 'before', dueOn: lastLogOn, slot: 1, status: 'done' })
  // A correction may be shown another version than what it replaces.
  const ids = new Set(packed.flatMap(([, , , , others]) => (others ?? []).map(({ id }) => id)))
  for (const [ofPlan, prescriptionId, prescriptionVersionId, entries, others] of packed) {
    if (ofPlan !== planId) continue
    for (const bits of entries ?? []) {
      const day = bits >>> 22
      const dueOn = (dates[day] ??= dateOfDayNumber(first + day))
      const slot = (bits >>> 18) & 15
      // Written out: this runs for each entry of 28 days of everybody, and spreading costs far more.
      logs.push({
        id: `${prescriptionId} ${dueOn} ${slot}`,
        prescriptionId,
        prescriptionVersionId,
        dueOn,
        slot,
        status: statuses[(bits & 3) as 0 | 1 | 2],
        setsDone: figure((bits >>> 11) & 127),
        repsDone: null,
        pain: figure((bits >>> 7) & 15),
        painAfter: figure((bits >>> 3) & 15),
        effort: null,
        skipReason: bits & 4 ? 'pain' : null,
        note: '',
        performedAt: '',
        loggedAt: '',
        replaces: null,
        source: 'portal',
      })
    }
    for (const other of others ?? []) {
      const named = other.replaces === null || ids.has(other.replaces)
      const replaces = named ? other.replaces : `${prescriptionId} ${other.dueOn} ${other.slot}`
      logs.push({ ...unread, ...other, prescriptionId, prescriptionVersionId, replaces })
    }
  }
  return logs
}

/** One more than the figure; 0 is none. */
const figure = (bits: number) => (bits === 0 ? null : bits - 1)

/** The parts of an entry that no figure here reads, or that it does not have. */
const unread = {
  ...{ setsDone: null, repsDone: null, pain: null, painAfter: null, effort: null, skipReason: null },
  ...{ note: '', performedAt: '', loggedAt: '', replaces: null },
  source: 'portal',
} as const

const ofNoExercise = { prescriptionId: '', prescriptionVersionId: '' }
