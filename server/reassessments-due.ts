// The reassessments that the calendar announces: from the lines of the caseload, so that both name the same day.
import 'server-only'
import type { CalendarDate } from '@/domain/plans/plan'
import type { DueReassessment } from '@/domain/reassessment/due'
import { Prisma, readAsViewer } from '@/server/db'
import { inCareSql, readablePatientsSql } from '@/server/scope'
import type { StaffViewer } from '@/server/viewer'
import { bringUpToDate } from '@/server/watch'

/** Those that are due by a day, the overdue ones among them, the longest due first. */
export async function reassessmentsDueBy(
  viewer: StaffViewer,
  to: CalendarDate,
  /** Of one's own patients, of everybody's, or of those in the care of one therapist, by id. */
  whose: string,
): Promise<DueReassessment[]> {
  await bringUpToDate(viewer.clinicId)
  const ofTherapist = whose === 'mine' ? viewer.accountId : whose
  const narrowed =
    whose === 'all' ? Prisma.empty : Prisma.sql`AND p.id IN (${inCareSql(viewer, ofTherapist)})`
  return readAsViewer<DueReassessment>(
    viewer,
    Prisma.sql`
    SELECT p.name AS "patientName", x ->> 'id' AS "planId", x ->> 'problem' AS problem,
      x -> 'reassessment' ->> 'dueOn' AS "dueOn"
    FROM watches w
    JOIN patients p ON p.clinic_id = w.clinic_id AND p.id = w.patient_id
    CROSS JOIN LATERAL jsonb_array_elements(w.plans) x
    WHERE ${readablePatientsSql(viewer)} AND p.archived_at IS NULL ${narrowed}
      AND w.reassess_on <= ${to}::date AND (x -> 'reassessment' ->> 'dueOn')::date <= ${to}::date
    ORDER BY "dueOn", p.name, "planId"`,
  )
}
