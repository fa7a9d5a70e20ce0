// Clinic sessions as staff see them: who is booked when, and what became of each. Every time is the clinic's wall clock.
import 'server-only'
import { addDays } from '@/domain/dates'
import type { CalendarDate } from '@/domain/plans/plan'
import type { SessionStatus } from '@/domain/plans/session'
import type { SessionLine, TakenTime } from '@/domain/plans/session-forms'
import type { DatedSession } from '@/domain/plans/suggested-sessions'
import { listNotedSql } from '@/server/audit'
import { dateIn, instantOf, now, timeIn } from '@/server/clock'
import { asViewer, type Prisma, type Tx } from '@/server/db'
import { idOf } from '@/server/patients'
import { entrustedPatients, readablePatients, therapistsOfClinic } from '@/server/scope'
import type { StaffViewer } from '@/server/viewer'

export function sessionsBetween(
  viewer: StaffViewer,
  from: CalendarDate,
  to: CalendarDate,
  /** One's own, everybody's, or one therapist's by id. */
  whose: string,
): Promise<{ sessions: SessionLine[]; taken: TakenTime[] }> {
  const startsAt = {
    gte: instantOf(from, '00:00', viewer.timeZone),
    lt: instantOf(addDays(to, 1), '00:00', viewer.timeZone),
  }
  const ofClinic = { clinicId: viewer.clinicId, startsAt }
  const mine = { ...ofClinic, therapistId: viewer.accountId }
  return asViewer(viewer, async (tx) => {
    const asked =
      whose === 'mine' ? mine : whose === 'all' ? ofClinic : { ...ofClinic, therapistId: idOf(whose) }
    await tx.$executeRaw(listNotedSql(viewer, 'calendar'))
    const sessions = await lines(tx, viewer, asked)
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

/** Whose sessions can be looked at: every therapist's, and those that somebody has left who is none any more. */
export function whoHasSessions(viewer: StaffViewer): Promise<{ id: string; name: string }[]> {
  const { clinicId } = viewer
  const left = { clinicId, patientId: null, sessions: { some: { status: 'booked' } } }
  return asViewer(viewer, (tx) =>
    tx.account.findMany({
      where: { OR: [therapistsOfClinic(viewer), left] },
      select: { id: true, name: true },
      orderBy: { name: 'asc' },
    }),
  )
}

/** Of one patient: years of them. */
export const mostOfPatient = 300

/** The newest first, and no more than {@link mostOfPatient}. */
export function sessionsOfPatient(viewer: StaffViewer, patientId: string): Promise<SessionLine[]> {
  const whose = { clinicId: viewer.clinicId, patientId }
  return asViewer(viewer, (tx) => lines(tx, viewer, whose, 'desc', mostOfPatient))
}

/** As many as a page shows; where there are so many, there may be more. */
export const mostShown = 150

/** The first so many in the order of their time. */
export async function lines(
  tx: Tx,
  viewer: StaffViewer,
  where: Prisma.SessionWhereInput,
  order: 'asc' | 'desc' = 'asc',
  take = mostShown,
): Promise<SessionLine[]> {
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
      cancelledWithPlanId: true,
      plans: { select: { plan: { select: { id: true, problem: true } } } },
      _count: { select: { records: true } },
    },
    orderBy: [{ startsAt: order }, { id: order }],
    take,
  })
  const bookable = await tx.patient.findMany({
    where: { AND: [entrustedPatients(viewer), { id: { in: rows.map(({ patientId }) => patientId) } }] },
    select: { id: true },
  })
  const mayBook = new Set(bookable.map(({ id }) => id))
  const moved = await tx.session.findMany({
    where: { clinicId: viewer.clinicId, id: { in: rows.flatMap((row) => row.movedToId ?? []) } },
    select: { id: true, startsAt: true, therapistId: true, therapist: { select: { name: true } } },
  })
  const movedTo = new Map(moved.map((each) => [each.id, each]))
  const instant = now()
  const today = dateIn(viewer.timeZone, instant)
  return rows.map(
    ({ patient, therapist, plans, startsAt, movedToId, cancelledWithPlanId, _count, ...row }) => {
      const at = wallClock(viewer, startsAt)
      const next = movedToId && movedTo.get(movedToId)
      return {
        ...row,
        ...at,
        status: row.status as SessionStatus,
        patientName: patient.name,
        therapistName: therapist.name,
        movedTo: next
          ? {
              ...wallClock(viewer, next.startsAt),
              therapistName: next.therapistId === row.therapistId ? null : next.therapist.name,
            }
          : null,
        withPlansEnd: cancelledWithPlanId !== null,
        plans: plans.map(({ plan }) => plan),
        recorded: _count.records > 0,
        canBeMarked: at.date <= today,
        mayBook: mayBook.has(row.patientId),
        mayCancel: mayBook.has(row.patientId) || at.date <= today || row.therapistId === viewer.accountId,
        unmarked: row.status === 'booked' && startsAt.getTime() + row.minutes * 60_000 < instant.getTime(),
      }
    },
  )
}

export const wallClock = (viewer: StaffViewer, instant: Date) => ({
  date: dateIn(viewer.timeZone, instant),
  time: timeIn(viewer.timeZone, instant),
})

/** The sessions that serve a plan, the earliest first. */
export async function datedSessions(
  tx: Tx,
  viewer: StaffViewer,
  planId: string,
): Promise<(DatedSession & { id: string })[]> {
  const rows = await tx.session.findMany({
    where: { clinicId: viewer.clinicId, plans: { some: { planId } } },
    select: { id: true, startsAt: true, status: true },
    orderBy: { startsAt: 'asc' },
  })
  return rows.map(({ id, startsAt, status }) => ({
    id,
    date: dateIn(viewer.timeZone, startsAt),
    status: status as SessionStatus,
  }))
}
