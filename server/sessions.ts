// Clinic sessions: who is booked when, booking and moving, and what became of each. Every time is the clinic's wall clock.
import 'server-only'
import { v7 } from 'uuid'
import type { z } from 'zod'
import { addDays } from '@/domain/dates'
import type { CalendarDate } from '@/domain/plans/plan'
import { phaseOn } from '@/domain/plans/schedule'
import type { SessionStatus } from '@/domain/plans/session'
import type {
  BookingChoices,
  bookingSchema,
  markSchema,
  moveSchema,
  SessionLine,
  TakenTime,
} from '@/domain/plans/session-forms'
import { dateIn, instantOf, now, timeIn } from '@/server/clock'
import { asViewer, type Prisma, type Tx } from '@/server/db'
import { NotFound, Refused } from '@/server/errors'
import { planHistories } from '@/server/plan-history'
import { bookablePatients, readablePatients } from '@/server/scope'
import type { StaffViewer } from '@/server/viewer'

const EARLIEST_DAYS_AGO = 31
const LATEST_DAYS_AHEAD = 366
const LONGEST_MINUTES = 240
const USUAL_MINUTES = 45

export function sessionsBetween(
  viewer: StaffViewer,
  from: CalendarDate,
  to: CalendarDate,
  whose: 'mine' | 'all',
): Promise<{ sessions: SessionLine[]; taken: TakenTime[] }> {
  const startsAt = {
    gte: instantOf(from, '00:00', viewer.timeZone),
    lt: instantOf(addDays(to, 1), '00:00', viewer.timeZone),
  }
  const mine = { clinicId: viewer.clinicId, therapistId: viewer.accountId, startsAt }
  return asViewer(viewer, async (tx) => {
    const sessions = await lines(
      tx,
      viewer,
      whose === 'mine' ? mine : { clinicId: viewer.clinicId, startsAt },
    )
    const others = await tx.session.findMany({
      where: { AND: [mine, { status: 'booked' }, { patient: { NOT: readablePatients(viewer) } }] },
      select: { id: true, startsAt: true, minutes: true },
      orderBy: { startsAt: 'asc' },
    })
    return {
      sessions,
      taken: others.map(({ id, startsAt, minutes }) => ({ id, minutes, ...wallClock(viewer, startsAt) })),
    }
  })
}

/** The newest first. */
export async function sessionsOfPatient(viewer: StaffViewer, patientId: string): Promise<SessionLine[]> {
  const sessions = await asViewer(viewer, (tx) => lines(tx, viewer, { clinicId: viewer.clinicId, patientId }))
  return sessions.reverse()
}

async function lines(tx: Tx, viewer: StaffViewer, where: Prisma.SessionWhereInput): Promise<SessionLine[]> {
  const rows = await tx.session.findMany({
    where: { AND: [where, { patient: readablePatients(viewer) }] },
    select: {
      id: true,
      patientId: true,
      patient: { select: { name: true } },
      therapistId: true,
      therapist: { select: { name: true } },
      startsAt: true,
      minutes: true,
      status: true,
      movedToId: true,
      plans: { select: { plan: { select: { id: true, problem: true } } } },
    },
    orderBy: [{ startsAt: 'asc' }, { id: 'asc' }],
    take: 1_000,
  })
  const moved = await tx.session.findMany({
    where: { clinicId: viewer.clinicId, id: { in: rows.flatMap((row) => row.movedToId ?? []) } },
    select: { id: true, startsAt: true },
  })
  const movedTo = new Map(moved.map((each) => [each.id, wallClock(viewer, each.startsAt)]))
  const instant = now()
  const today = dateIn(viewer.timeZone, instant)
  return rows.map(({ patient, therapist, plans, startsAt, movedToId, ...row }) => {
    const at = wallClock(viewer, startsAt)
    return {
      ...row,
      ...at,
      status: row.status as SessionStatus,
      patientName: patient.name,
      therapistName: therapist.name,
      movedTo: (movedToId && movedTo.get(movedToId)) || null,
      plans: plans.map(({ plan }) => plan),
      canBeMarked: at.date <= today,
      unmarked: row.status === 'booked' && startsAt.getTime() + row.minutes * 60_000 < instant.getTime(),
    }
  })
}

const wallClock = (viewer: StaffViewer, instant: Date) => ({
  date: dateIn(viewer.timeZone, instant),
  time: timeIn(viewer.timeZone, instant),
})

/** The therapists of the clinic, and the patient's plans that a session can serve. */
export function bookingChoices(viewer: StaffViewer, patientId: string): Promise<BookingChoices> {
  return asViewer(viewer, async (tx) => {
    const therapists = await therapistsOf(tx, viewer)
    const plans = await planHistories(tx, { patientId, status: 'active', patient: bookablePatients(viewer) })
    return {
      therapists,
      plans: plans.map((plan) => ({
        id: plan.id,
        problem: plan.problem,
        minutes: phaseOn(plan, dateIn(viewer.timeZone))?.phase.sessionMinutes ?? USUAL_MINUTES,
      })),
    }
  })
}

export const bookableTherapistsOf = (viewer: StaffViewer) =>
  asViewer(viewer, (tx) => therapistsOf(tx, viewer))

const therapistsOf = (tx: Tx, viewer: StaffViewer) =>
  tx.account.findMany({
    where: bookableTherapists(viewer),
    select: { id: true, name: true },
    orderBy: { name: 'asc' },
  })

const bookableTherapists = (viewer: StaffViewer) =>
  ({
    clinicId: viewer.clinicId,
    roles: { has: 'therapist' },
    disabledAt: null,
  }) satisfies Prisma.AccountWhereInput

/** @throws Refused when the time is taken, out of reach, or a plan is not one of the patient's active ones */
export function bookSession(
  viewer: StaffViewer,
  input: z.output<typeof bookingSchema>,
  patientId: string,
): Promise<{ id: string }> {
  return asViewer(viewer, async (tx) => {
    const patient = await tx.patient.findFirst({
      where: { AND: [bookablePatients(viewer), { id: patientId, archivedAt: null }] },
      select: { id: true },
    })
    if (!patient) throw new NotFound()
    const plans = await tx.plan.count({ where: { patientId, status: 'active', id: { in: input.planIds } } })
    if (plans !== input.planIds.length)
      throw new Refused({ planIds: 'Choose among the patient’s active plans' })
    const startsAt = await freeTime(tx, viewer, input, patientId)
    return book(tx, viewer, patientId, { ...input, startsAt })
  })
}

/** Books the session again for another time; the old one stays as cancelled and names the new one. */
export function moveSession(
  viewer: StaffViewer,
  input: z.output<typeof moveSchema>,
  sessionId: string,
): Promise<{ id: string }> {
  return asViewer(viewer, async (tx) => {
    const { patientId } = await changeable(tx, viewer, sessionId)
    const serves = await tx.sessionPlan.findMany({ where: { sessionId }, select: { planId: true } })
    const startsAt = await freeTime(tx, viewer, input, patientId, sessionId)
    const moved = await book(tx, viewer, patientId, {
      ...input,
      startsAt,
      planIds: serves.map(({ planId }) => planId),
    })
    const { count } = await tx.session.updateMany({
      where: { id: sessionId, movedToId: null, status: 'booked' },
      data: { status: `cancelled-by-${input.askedBy}`, movedToId: moved.id },
    })
    if (count === 0) throw new Refused({ '': 'Only a session that is still booked can be moved.' })
    return moved
  })
}

/** Says what became of a session, or takes that back. */
export function markSession(
  viewer: StaffViewer,
  input: z.output<typeof markSchema>,
  sessionId: string,
): Promise<{ status: SessionStatus }> {
  return asViewer(viewer, async (tx) => {
    const session = await changeable(tx, viewer, sessionId)
    const today = dateIn(viewer.timeZone)
    const toCome = dateIn(viewer.timeZone, session.startsAt) > today
    if (toCome && (input.status === 'attended' || input.status === 'missed'))
      throw new Refused({ status: 'This session is still to come.' })
    const { count } = await tx.session.updateMany({
      where: { id: sessionId, movedToId: null },
      data: { status: input.status },
    })
    if (count === 0) throw new Refused({ status: 'This session was moved meanwhile.' })
    return { status: input.status }
  })
}

async function changeable(tx: Tx, viewer: StaffViewer, sessionId: string) {
  const session = await tx.session.findFirst({
    where: { id: sessionId, patient: bookablePatients(viewer) },
    select: { patientId: true, startsAt: true, movedToId: true },
  })
  if (!session) throw new NotFound()
  if (session.movedToId)
    throw new Refused({ '': 'This session was moved. Change the one that it was moved to.' })
  return session
}

type Slot = { date: CalendarDate; time: string; minutes: number; therapistId: string; evenIfTaken: boolean }

/** The instant of a slot that nothing stands in the way of. `instead` is the session that is being moved out of it. */
async function freeTime(
  tx: Tx,
  viewer: StaffViewer,
  slot: Slot,
  patientId: string,
  instead?: string,
): Promise<Date> {
  const today = dateIn(viewer.timeZone)
  if (slot.date < addDays(today, -EARLIEST_DAYS_AGO))
    throw new Refused({ date: `At most ${EARLIEST_DAYS_AGO} days ago` })
  if (slot.date > addDays(today, LATEST_DAYS_AHEAD)) throw new Refused({ date: 'At most a year ahead' })
  const therapist = await tx.account.findFirst({
    where: { AND: [bookableTherapists(viewer), { id: slot.therapistId }] },
    select: { id: true, name: true },
  })
  if (!therapist) throw new Refused({ therapistId: 'Choose a therapist of the clinic' })

  // Two people may book one therapist or one patient at once: the second waits here, and then sees the first's session.
  for (const id of [slot.therapistId, patientId].sort())
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${id}, 7429002))`
  const startsAt = instantOf(slot.date, slot.time, viewer.timeZone)
  const end = startsAt.getTime() + slot.minutes * 60_000
  const near = await tx.session.findMany({
    where: {
      clinicId: viewer.clinicId,
      status: { in: ['booked', 'attended', 'missed'] },
      startsAt: { gt: new Date(startsAt.getTime() - LONGEST_MINUTES * 60_000), lt: new Date(end) },
      OR: [{ therapistId: slot.therapistId }, { patientId }],
      ...(instead && { id: { not: instead } }),
    },
    select: { patientId: true, startsAt: true, minutes: true },
  })
  const overlapping = near.filter(
    (each) => each.startsAt.getTime() + each.minutes * 60_000 > startsAt.getTime(),
  )
  if (overlapping.some((each) => each.patientId === patientId))
    throw new Refused({ time: 'This patient has another session at that time' })
  const taken = overlapping[0]
  if (taken && !slot.evenIfTaken) {
    const at = timeIn(viewer.timeZone, taken.startsAt)
    throw new Refused({
      evenIfTaken: `${therapist.name} has another session at ${at} (${taken.minutes} min)`,
    })
  }
  return startsAt
}

async function book(
  tx: Tx,
  viewer: StaffViewer,
  patientId: string,
  given: { startsAt: Date; minutes: number; therapistId: string; planIds: string[] },
): Promise<{ id: string }> {
  const whose = { clinicId: viewer.clinicId, patientId }
  const { startsAt, minutes, therapistId } = given
  const id = v7()
  await tx.session.create({ data: { id, ...whose, therapistId, startsAt, minutes } })
  await tx.sessionPlan.createMany({
    data: given.planIds.map((planId) => ({ ...whose, sessionId: id, planId })),
  })
  return { id }
}
