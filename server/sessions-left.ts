// Sessions that are still booked when a plan ends: which those are, and cancelling them with it.
import 'server-only'
import type { SessionLeft } from '@/domain/plans/session-forms'
import { now } from '@/server/clock'
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
 * Those to come that serve no other active plan; where there is none, also those that were booked for no plan. For whoever
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
      startsAt: { gt: now() },
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

/** @throws Refused when one is not among those that the plan leaves: it was moved, cancelled, or is over */
export async function cancelSessionsLeft(
  tx: Tx,
  viewer: StaffViewer,
  plan: Plan,
  ids: readonly string[],
): Promise<void> {
  if (ids.length === 0) return
  const left = await sessionsLeft(tx, viewer, plan)
  const chosen = left.filter(({ id }) => ids.includes(id))
  const { count } = await tx.session.updateMany({
    where: { id: { in: chosen.map(({ id }) => id) }, clinicId: viewer.clinicId, status: 'booked' },
    data: { status: 'cancelled-by-clinic', cancelledWithPlanId: plan.id },
  })
  if (count !== new Set(ids).size)
    throw new Refused({ cancelSessions: 'Not all of these are still booked. Open this page again.' })
}
