// Booking what a phase still asks for in one action: what is proposed, with what stands in the way, and all of it or nothing.
import 'server-only'
import { createHash } from 'node:crypto'
import type { z } from 'zod'
import type { CalendarDate } from '@/domain/plans/plan'
import { phaseLine, phaseOn } from '@/domain/plans/schedule'
import type { phaseBookingSchema, PhaseProposal } from '@/domain/plans/session-forms'
import {
  sessionTallies,
  suggestedSessions,
  type DatedSession,
  type SessionTallies,
} from '@/domain/plans/suggested-sessions'
import { noteRead } from '@/server/audit'
import { clinicHours } from '@/server/clinic-hours'
import { dateIn, timeIn, toColumn } from '@/server/clock'
import { asViewer, type Tx } from '@/server/db'
import { NotFound, Refused } from '@/server/errors'
import { idOf, therapistsIn } from '@/server/patients'
import { holdActive, refuseOlder } from '@/server/plan-lock'
import { planHistories, type KnownPlan } from '@/server/plan-history'
import { entrustedPatients } from '@/server/scope'
import { book, hold } from '@/server/session-booking'
import { obstacles } from '@/server/session-obstacles'
import { datedSessions } from '@/server/sessions'
import type { StaffViewer } from '@/server/viewer'

export type Wish = { phaseId?: string; therapistId?: string; time?: string }

/** @throws NotFound when it is not an active plan of a patient whose sessions the viewer may book, or no such phase */
export function proposePhase(viewer: StaffViewer, planId: string, wish: Wish): Promise<PhaseProposal> {
  return asViewer(viewer, async (tx) => {
    const { plan, patient } = await bookablePlan(tx, viewer, planId)
    await noteRead(tx, viewer, patient.id, 'booking', plan.id)
    const today = dateIn(viewer.timeZone)
    const phases = phaseLine(plan, today)
      .filter(({ state }) => state !== 'past')
      .map(({ phase }) => phase)
    const phase = wish.phaseId
      ? phases.find(({ id }) => id === wish.phaseId)
      : (phaseOn(plan, today)?.phase ?? phases[0])
    if (!phase) throw new NotFound()
    const sessions = await datedSessions(tx, viewer, plan.id)
    const therapists = await therapistsIn(tx, viewer)
    const team = await teamWith(tx, viewer, patient.id)
    const last = await lastOf(tx, viewer, plan.id)
    const able = (id: string | undefined) => therapists.some((each) => each.id === id)
    // Whoever has left would be let in again around each session.
    const usual = [last?.therapistId, viewer.accountId, ...team].filter((id) => id && team.includes(id))
    const therapistId = [wish.therapistId, ...usual].find(able) ?? ''
    const suggested = suggestedSessions(plan, phase.id, sessions, await clinicHours(tx, viewer), today)
    const time = wish.time ?? (phase.sessionTime || (last?.time ?? ''))
    const slots = suggested.map((slot) => ({ ...slot, time }))
    const known =
      time === '' || therapistId === ''
        ? []
        : await obstacles(tx, viewer, slots, { therapistId, patientId: patient.id })
    return {
      plan: { id: plan.id, problem: plan.problem },
      patient,
      phase: { id: phase.id, name: phase.name },
      phases: phases.map(({ id, name }) => ({ id, name })),
      therapists,
      therapistId,
      time,
      minutes: phase.sessionMinutes,
      read: plan.versions.at(-1)?.number ?? 0,
      known: standing(sessions),
      slots: slots.map((slot, i) => ({
        date: slot.date,
        time: slot.time,
        warning: known[i]?.message ?? null,
      })),
    }
  })
}

/**
 * Books the chosen sessions, all or none.
 * @throws Refused at each slot that something stands in the way of, or when sessions of the plan were booked, or a newer
 * version of it published, meanwhile
 */
export function bookPhase(
  viewer: StaffViewer,
  input: z.output<typeof phaseBookingSchema>,
  planId: string,
): Promise<{ booked: number }> {
  return asViewer(viewer, async (tx) => {
    const { plan, patient } = await bookablePlan(tx, viewer, planId)
    const today = dateIn(viewer.timeZone)
    const phase = phaseLine(plan, today).findLast((span) => span.phase.id === input.phaseId)
    if (!phase || phase.state === 'past') throw new Refused({ phaseId: 'Choose a phase of the plan' })
    const whose = { clinicId: viewer.clinicId, patientId: patient.id }
    if ((await holdActive(tx, whose, [plan.id])).length === 0)
      throw new Refused({ '': 'This plan has ended meanwhile.' })
    // Once nobody publishes another.
    const newest = await tx.planVersion.findFirst({
      where: { planId: plan.id, ...whose },
      select: { number: true, publishedAt: true, publishedBy: true },
      orderBy: { number: 'desc' },
    })
    await refuseOlder(tx, viewer, { newest }, input.read)
    await hold(tx, viewer, patient.id, input.therapistId)
    if (standing(await datedSessions(tx, viewer, plan.id)) !== input.known)
      throw new Refused({ known: 'Sessions of this plan were booked or cancelled meanwhile' })
    const slots = input.slots.map((slot) => ({ ...slot, minutes: input.minutes }))
    const found = await obstacles(tx, viewer, slots, {
      therapistId: input.therapistId,
      patientId: patient.id,
    })
    const wrong = found.flatMap((obstacle, i) => {
      if (!obstacle || (obstacle.field === 'anyway' && slots[i]?.anyway)) return []
      return [[`slots.${i}.${obstacle.field}`, obstacle.message] as const]
    })
    if (wrong.length > 0) throw new Refused(Object.fromEntries(wrong))
    const booked = await book(tx, viewer, patient.id, slots, {
      therapistId: input.therapistId,
      planIds: [plan.id],
    })
    return { booked: booked.length }
  })
}

/** How the sessions of an active plan stand, for whoever may read it. */
export function talliesOf(
  viewer: StaffViewer,
  plan: KnownPlan,
  today: CalendarDate,
): Promise<SessionTallies | null> {
  return asViewer(viewer, async (tx) => sessionTallies(plan, await datedSessions(tx, viewer, plan.id), today))
}

async function bookablePlan(
  tx: Tx,
  viewer: StaffViewer,
  planId: string,
): Promise<{ plan: KnownPlan; patient: { id: string; name: string } }> {
  const [plan] = await planHistories(tx, {
    id: idOf(planId),
    status: 'active',
    patient: { AND: [entrustedPatients(viewer), { archivedAt: null }] },
  })
  if (!plan) throw new NotFound()
  const patient = await tx.patient.findFirstOrThrow({
    where: { AND: [entrustedPatients(viewer), { id: plan.patientId }] },
    select: { id: true, name: true },
  })
  return { plan, patient }
}

/** With whom and at what time the plan's last session was booked. */
async function lastOf(
  tx: Tx,
  viewer: StaffViewer,
  planId: string,
): Promise<{ therapistId: string; time: string } | null> {
  const last = await tx.session.findFirst({
    where: { clinicId: viewer.clinicId, plans: { some: { planId } } },
    select: { therapistId: true, startsAt: true },
    orderBy: { createdAt: 'desc' },
  })
  return last && { therapistId: last.therapistId, time: timeIn(viewer.timeZone, last.startsAt) }
}

/** Who is in the care team today and stays, the longest first. */
async function teamWith(tx: Tx, { clinicId, timeZone }: StaffViewer, patientId: string): Promise<string[]> {
  const today = toColumn(dateIn(timeZone))
  const team = await tx.careTeamMember.findMany({
    where: { clinicId, patientId, fromOn: { lte: today }, OR: [{ toOn: null }, { toOn: { gt: today } }] },
    select: { therapistId: true },
    orderBy: { fromOn: 'asc' },
  })
  return team.map(({ therapistId }) => therapistId)
}

/** Those that stand, held or not: booking, moving or cancelling one changes it, marking one does not. */
const standing = (sessions: readonly (DatedSession & { id: string })[]) => {
  const ids = sessions.filter(({ status }) => !status.startsWith('cancelled')).map(({ id }) => id)
  return createHash('sha256').update(ids.toSorted().join()).digest('hex')
}
