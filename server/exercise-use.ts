// Where an exercise is used: in protocols, and in the plans of patients whom the viewer may see.
import 'server-only'
import { listNotedSql } from '@/server/audit'
import { dateIn } from '@/server/clock'
import { asViewer } from '@/server/db'
import { offeredProtocols, readablePatientsSql } from '@/server/scope'
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
    const naming = await tx.$queryRaw<{ id: string }[]>`
      SELECT id FROM protocols WHERE jsonb_path_exists(content, '$.phases[*].prescriptions[*].exerciseId ? (@ == $id)',
        jsonb_build_object('id', ${exerciseId}::text))`
    const protocols = await tx.protocol.findMany({
      where: { AND: [offeredProtocols(viewer), { id: { in: naming.map(({ id }) => id) } }] },
      select: { slug: true, name: true },
      orderBy: { name: 'asc' },
    })
    // A version that was replaced asks for nothing any more: only the one in force and those to come count.
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
          SELECT max(f.number) FROM plan_versions f WHERE f.plan_id = pl.id AND f.effective_on <= ${today}::date), 0))
      ORDER BY p.name, pl.id LIMIT ${mostPlansNamed}`
    if (plans.length > 0) await tx.$executeRaw(listNotedSql(viewer, 'exercise_use'))
    return {
      protocols,
      plans: plans.map(({ planCount: _, ...plan }) => plan),
      planCount: plans[0]?.planCount ?? 0,
    }
  })
}
