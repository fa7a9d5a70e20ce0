// Sessions that are still booked when a plan ends: which those are, and cancelling them with it.
import 'server-only'
import type { SessionLeft } from '@/domain/plans/session-forms'
import { dateIn, endOfDay } from '@/server/clock'
import { asViewer, type Tx } from '@/server/db'
import { Refused } from '@/server/errors'
import { wallClock } from '@/server/sessions'
import { entrustedPatients } from '@/server/scope'
import type { StaffViewer } from '@/server/viewer'

type Plan = { id: string; patientId: string }

export function sessionsLeftBy(viewer: StaffViewer, plan: Plan): Promise<SessionLeft[]> {
  return asViewer(viewer, (tx) => sessionsLeft(tx, viewer, plan))
}

/**
 * Those of later days that serve no other active plan; where there is none, also those that were booked for no plan. For whoever
 * may book them: a cover or an emergency that ends a plan leaves its sessions to the care team.
 */
export async function sessionsLeft(tx: Tx, viewer: StaffViewer, plan: Plan): Promise<SessionLeft[]> {
  const ofPatient = {
    clinicId: viewer.clinicId,
    patientId: plan.patientId,
    patient: entrustedPatients(viewer),
  }
  const others = { ...ofPatient, status: 'active', NOT: { id: plan.id } }
  const goesOn = (await tx.plan.count({ where: others })) > 0
  const sessions = await tx.session.findMany({
    where: {
      ...ofPatient,
      status: 'booked',
      startsAt: { gte: endOfDay(dateIn(viewer.timeZone), viewer.timeZone) },
      plans: { none: { plan: others }, ...(goesOn && { some: { planId: plan.id } }) },
    },
    select: {
      id: true,
      startsAt: true,
      therapist: { select: { name: true } },
      plans: { where: { planId: plan.id }, select: { planId: true } },
    },
    orderBy: [{ startsAt: 'asc' }, { id: 'asc' }],
  })
  return sessions.map(({ id, startsAt, therapist, plans }) => ({
    ...{ id, ...wallClock(viewer, startsAt), therapistName: therapist.name, ofPlan: plans.length > 0 },
  }))
}

/**
 * What was moved, cancelled or has come meanwhile is left as it is: nothing typed is lost for it.
 * @throws Refused when one is no session of the patient's
 */
export async function cancelSessionsLeft(
  tx: Tx,
  viewer: StaffViewer,
  plan: Plan,
  ids: readonly string[],
): Promise<void> {
  if (ids.length === 0) return
  const { clinicId } = viewer
  const known = await tx.session.count({
    where: { id: { in: [...ids] }, clinicId, patientId: plan.patientId },
  })
  if (known !== new Set(ids).size)
    throw new Refused({ cancelSessions: 'Not all of these are sessions of this patient.' })
  const left = await sessionsLeft(tx, viewer, plan)
  const chosen = left.filter(({ id }) => ids.includes(id))
  await tx.session.updateMany({
    where: { id: { in: chosen.map(({ id }) => id) }, clinicId, status: 'booked' },
    data: { status: 'cancelled-by-clinic', cancelledWithPlanId: plan.id },
  })
}
