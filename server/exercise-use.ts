// Where an exercise is used: in protocols, and in the plans of patients whom the viewer may see.
import 'server-only'
import { listNotedSql } from '@/server/audit'
import { dateIn } from '@/server/clock'
import { asViewer } from '@/server/db'
import { offeredProtocolsSql, readablePatientsSql } from '@/server/scope'
import type { StaffViewer } from '@/server/viewer'

export const mostPlansNamed = 20

export type ExerciseUse = {
  protocols: { slug: string; name: string }[]
  /** Active plans that ask for it now or will, by the patient's name. */
  plans: { planId: string; problem: string; patientName: string }[]
  /** How many such plans there are in all; the list stops at twenty. */
  planCount: number
}

/**
 * Plans of patients whom the viewer may not see are neither named nor counted: in a small clinic a number is enough to
 * tell who is treated for what.
 */
export function exerciseUse(viewer: StaffViewer, exerciseId: string): Promise<ExerciseUse> {
  const today = dateIn(viewer.timeZone)
  return asViewer(viewer, async (tx) => {
    const protocols = await tx.$queryRaw<ExerciseUse['protocols']>`
      SELECT t.slug, t.name FROM protocols t
      WHERE ${offeredProtocolsSql(viewer)} AND jsonb_path_exists(t.content,
        '$.phases[*].prescriptions[*].exerciseId ? (@ == $id)', jsonb_build_object('id', ${exerciseId}::text))
      ORDER BY t.name`
    // A version that was replaced asks for nothing any more: only the one in force and those to come count. A pause since it
    // was published puts off by no more than its days what it begins with, and the one before goes on until then.
    const plans = await tx.$queryRaw<
      { planId: string; problem: string; patientName: string; planCount: number }[]
    >`
      SELECT pl.id AS "planId", pl.problem, p.name AS "patientName", (count(*) OVER ())::int AS "planCount"
      FROM plans pl JOIN patients p ON p.id = pl.patient_id AND p.clinic_id = pl.clinic_id
      WHERE ${readablePatientsSql(viewer)} AND pl.status = 'active' AND EXISTS (
        SELECT FROM prescriptions r
        JOIN prescription_versions rv ON rv.prescription_id = r.id
        JOIN plan_versions v ON v.id = rv.version_id
        WHERE r.plan_id = pl.id AND r.exercise_id = ${exerciseId}::uuid AND v.number >= coalesce((
          SELECT max(f.number) FROM plan_versions f WHERE f.plan_id = pl.id AND f.effective_on + (
            SELECT coalesce(sum(GREATEST(0, LEAST(b.resumed_on, ${today}::date)
              - GREATEST(b.from_on, (f.published_at AT TIME ZONE p.time_zone)::date))), 0)::int
            FROM plan_pauses b WHERE b.plan_id = pl.id) <= ${today}::date), 0))
      ORDER BY p.name, pl.id LIMIT ${mostPlansNamed}`
    if (plans.length > 0) await tx.$executeRaw(listNotedSql(viewer, 'exercise_use'))
    return {
      protocols,
      plans: plans.map(({ planCount: _, ...plan }) => plan),
      planCount: plans[0]?.planCount ?? 0,
    }
  })
}
