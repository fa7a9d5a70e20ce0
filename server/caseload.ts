// The caseload: who of the viewer's patients needs somebody, and why. Found, ordered and paged in the database, by lines and
// flags that server/watch.ts keeps true.
import 'server-only'
import type { CaseloadLine, OtherPlan, PlanStandingLine } from '@/domain/logging/caseload'
import type { CaseloadFilter } from '@/domain/logging/caseload-asked'
import { flagCodes } from '@/domain/logging/flags'
import { listNotedSql } from '@/server/audit'
import { dateIn, now, timeIn } from '@/server/clock'
import { Prisma, statementsAsViewer } from '@/server/db'
import { newWordsSql } from '@/server/patient-words'
import { namedSql } from '@/server/patients'
import {
  entrustedPatientsSql,
  inCareSql,
  isLookedAfterSql,
  readablePatientsSql,
  treatedPatientsSql,
} from '@/server/scope'
import type { StaffViewer } from '@/server/viewer'
import { answeredSql, bringUpToDate, notTrueSql } from '@/server/watch'

export const linesAPage = 25

export type CaseloadAsked = CaseloadFilter & {
  /** Part of a name. */
  search: string
  /** From 1. */
  page: number
}

export type Caseload = {
  lines: CaseloadLine[]
  /** There is a next page. */
  more: boolean
  /** From which adherence is called good, in per cent: the clinic's own. */
  target: number
}

export async function caseload(viewer: StaffViewer, asked: CaseloadAsked): Promise<Caseload> {
  let read = await readLines(viewer, asked)
  if (read.stale) {
    await bringUpToDate(viewer.clinicId)
    read = await readLines(viewer, asked)
  }
  const lines = (read.lines ?? [])
    .slice(0, linesAPage)
    .map(({ nextSessionAt, plans, ...line }): CaseloadLine => ({
      ...line,
      plans,
      flags: line.flags ?? [],
      nextSession: nextSessionAt === null ? null : slotOf(viewer, new Date(nextSessionAt)),
    }))
  return { lines, more: (read.lines ?? []).length > linesAPage, target: read.target }
}

const slotOf = ({ timeZone }: StaffViewer, startsAt: Date) => ({
  date: dateIn(timeZone, startsAt),
  time: timeIn(timeZone, startsAt),
})

type Read = {
  stale: boolean
  target: number
  lines:
    | (Omit<CaseloadLine, 'plans' | 'otherPlan' | 'flags' | 'nextSession'> & {
        plans: PlanStandingLine[]
        otherPlan: OtherPlan | null
        flags: CaseloadLine['flags'] | null
        nextSessionAt: string | null
      })[]
    | null
}

async function readLines(viewer: StaffViewer, asked: CaseloadAsked): Promise<Read> {
  return statementsAsViewer(viewer, async (send) => {
    const [[row]] = await Promise.all([
      send<{ read: string }>(caseloadStatement(viewer, asked)),
      send(listNotedSql(viewer, 'caseload')),
    ])
    return JSON.parse(row?.read ?? '{}') as Read
  })
}

/** Who needs somebody first: who has nobody, whose plan the record speaks against, then the gravest flag, then how many, then since when, then who wrote something new; of the others whoever has no active plan comes last. */
export function caseloadStatement(viewer: StaffViewer, asked: CaseloadAsked): Prisma.Sql {
  const instant = now()
  const clinic = Prisma.sql`${viewer.clinicId}::uuid`
  return Prisma.sql`
    WITH unanswered AS MATERIALIZED (
      SELECT f.patient_id, f.plan_id, f.kind, f.since, f.figures,
        array_position(${[...flagCodes]}::text[], f.kind) AS gravity
      FROM flags f JOIN patients p ON p.clinic_id = f.clinic_id AND p.id = f.patient_id
      WHERE f.clinic_id = ${clinic} AND f.resolved_at IS NULL AND NOT ${answeredSql(instant)}
    ), need AS (
      SELECT patient_id, min(gravity) AS gravest, count(*) AS flags,
        (array_agg(since ORDER BY gravity, since))[1] AS since
      FROM unanswered GROUP BY patient_id
    ), shown AS MATERIALIZED (
      SELECT p.id, o.on_day AS wrote_on,
        row_number() OVER (ORDER BY ${isLookedAfterSql(viewer)}, w.against = 0, n.gravest, n.flags DESC, n.since,
          o.on_day IS NULL, w.plans = '[]', w.reassess_on, p.name, p.id) AS place
      FROM patients p
      JOIN watches w ON w.clinic_id = p.clinic_id AND w.patient_id = p.id
      LEFT JOIN need n ON n.patient_id = p.id
      LEFT JOIN LATERAL (SELECT (max(came.received_at) AT TIME ZONE ${viewer.timeZone})::date AS on_day
        FROM (${newWordsSql(viewer)}) came) o ON ${treatedPatientsSql(viewer)}
      WHERE ${readablePatientsSql(viewer)} AND p.archived_at IS NULL ${narrowing(viewer, asked)}
      ORDER BY place LIMIT ${linesAPage + 1} OFFSET ${(asked.page - 1) * linesAPage}
    )
    SELECT json_build_object(
      'stale', EXISTS (SELECT FROM watches w WHERE ${notTrueSql(viewer.clinicId, instant)}),
      'target', (SELECT k.adherence_target FROM clinics k WHERE k.id = ${clinic}),
      'lines', (
        SELECT json_agg(json_build_object('id', p.id, 'name', p.name, 'diagnosis', p.diagnosis, 'plans', w.plans,
          'mayTreat', ${treatedPatientsSql(viewer)}, 'mayBook', ${entrustedPatientsSql(viewer)},
          'lookedAfter', ${isLookedAfterSql(viewer)},
          'flags', (SELECT json_agg(json_build_object('planId', u.plan_id, 'code', u.kind, 'since', u.since,
            'figures', u.figures) ORDER BY u.gravity, u.since) FROM unanswered u WHERE u.patient_id = p.id),
          'otherPlan', (SELECT json_build_object('id', a.id, 'status', a.status, 'endedOn', a.ended_on)
            FROM plans a WHERE a.patient_id = p.id AND w.plans = '[]' ORDER BY a.id DESC LIMIT 1),
          'unread', CASE WHEN ${treatedPatientsSql(viewer)} THEN (SELECT count(*) FROM messages m
            WHERE m.clinic_id = p.clinic_id AND m.patient_id = p.id AND m.from_patient AND m.read_at IS NULL) ELSE 0 END,
          'wroteOn', s.wrote_on,
          'nextSessionAt', (SELECT x.starts_at FROM sessions x
            WHERE x.patient_id = p.id AND x.starts_at > ${instant} AND x.status = 'booked'
            ORDER BY x.starts_at LIMIT 1)) ORDER BY s.place)
        FROM shown s
        JOIN patients p ON p.id = s.id
        JOIN watches w ON w.clinic_id = p.clinic_id AND w.patient_id = p.id)
    )::text AS read`
}

function narrowing(viewer: StaffViewer, { whose, phase, flag, region, search }: CaseloadAsked): Prisma.Sql {
  const parts: Prisma.Sql[] = []
  if (whose === 'mine') parts.push(Prisma.sql`p.id IN (${inCareSql(viewer)})`)
  if (phase === 'none') parts.push(Prisma.sql`w.plans = '[]'`)
  else if (phase) parts.push(Prisma.sql`${phase}::text = ANY (w.phases)`)
  if (flag === 'any')
    parts.push(Prisma.sql`(n.flags > 0 OR w.against > 0 OR NOT ${isLookedAfterSql(viewer)})`)
  else if (flag === 'wrote') parts.push(Prisma.sql`o.on_day IS NOT NULL`)
  else if (flag)
    parts.push(
      Prisma.sql`EXISTS (SELECT FROM unanswered u WHERE u.patient_id = p.id AND u.kind = ${flag}::text)`,
    )
  if (region)
    parts.push(Prisma.sql`EXISTS (SELECT FROM plans a JOIN prescriptions r ON r.plan_id = a.id
      JOIN exercises e ON e.id = r.exercise_id
      WHERE a.patient_id = p.id AND a.status = 'active' AND ${region}::text = ANY (e.regions))`)
  if (search) parts.push(namedSql(search))
  return parts.length === 0 ? Prisma.empty : Prisma.sql`AND ${Prisma.join(parts, ' AND ')}`
}
