// A patient's own published plans, as a part of one statement: the portal's reads and the log write are too frequent for a query per table.
import 'server-only'
import { dateIn } from '@/server/clock'
import { Prisma } from '@/server/db'
import type { PatientViewer } from '@/server/viewer'
import type { PlanHistory, PlanStatus } from '@/domain/plans/plan'

/** The problem is that of the version that it is shown by. */
export type OwnPlan = PlanHistory & { problem: string; status: PlanStatus }

/** A scalar subquery: the plans as JSON in the form that the rules take, oldest first. Null when there is none. */
export function ownPlansAsJson(viewer: PatientViewer): Prisma.Sql {
  return Prisma.sql`(
    SELECT json_agg(json_build_object(
      'id', p.id, 'status', p.status, 'startsOn', p.starts_on, 'endedOn', p.ended_on,
      'problem', CASE WHEN p.ended_on IS NULL THEN (
        SELECT v.problem FROM plan_versions v WHERE v.plan_id = p.id AND v.patient_id = p.patient_id
          AND v.effective_on <= GREATEST(${dateIn(viewer.timeZone)}::date, p.starts_on)
        ORDER BY v.number DESC LIMIT 1) ELSE p.problem END,
      'pauses', coalesce((
        SELECT json_agg(json_build_object('from', s.from_on, 'resumedOn', s.resumed_on) ORDER BY s.from_on)
        FROM plan_pauses s WHERE s.plan_id = p.id AND s.patient_id = p.patient_id), '[]'::json),
      'versions', coalesce((
        SELECT json_agg(json_build_object('id', v.id, 'number', v.number, 'effectiveOn', v.effective_on, 'phases', v.phases)
          ORDER BY v.number)
        FROM plan_versions v WHERE v.plan_id = p.id AND v.patient_id = p.patient_id), '[]'::json)
    ) ORDER BY p.id)
    FROM plans p
    WHERE p.clinic_id = ${viewer.clinicId}::uuid AND p.patient_id = ${viewer.patientId}::uuid AND p.status <> 'draft'
  )`
}
