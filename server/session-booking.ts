// Booking sessions: one, a whole phase's at once, or one again at another time; and saying what became of one.
import 'server-only'
import { v7 } from 'uuid'
import type { z } from 'zod'
import { dateWords } from '@/domain/date-words'
import { phaseOn } from '@/domain/plans/schedule'
import type { CalendarDate } from '@/domain/plans/plan'
import { sessionStatuses, type SessionStatus } from '@/domain/plans/session'
import {
  isAnothersEarlier,
  type BookingChoices,
  type bookingSchema,
  type markSchema,
  type moveSchema,
} from '@/domain/plans/session-forms'
import { noteRead } from '@/server/audit'
import { dateIn, fromColumn, instantOf, toColumn } from '@/server/clock'
import { asViewer, type Prisma, type Tx } from '@/server/db'
import { refuseInEmergency } from '@/server/emergency-access'
import { NotFound, Refused } from '@/server/errors'
import { refuseFormer } from '@/server/former-patients'
import { inTurn } from '@/server/in-turn'
import { isEntrusted, therapistsIn } from '@/server/patients'
import { planHistories } from '@/server/plan-history'
import { holdActive } from '@/server/plan-lock'
import { entrustedPatients, readablePatients } from '@/server/scope'
import { lockSession } from '@/server/session-lock'
import { obstacles, type Obstacle, type Slot } from '@/server/session-obstacles'
import { wallClock } from '@/server/sessions'
import { refuseManyChanges } from '@/server/so-often'
import { isAdmin, type StaffViewer } from '@/server/viewer'

const USUAL_MINUTES = 45
/** What an emergency may do instead. */
export const inNote = 'so write what happens now in the private note'

/** The therapists of the clinic, and the patient's plans that a session can serve. */
export function bookingChoices(viewer: StaffViewer, patientId: string): Promise<BookingChoices> {
  return asViewer(viewer, (tx) => choicesFor(tx, viewer, patientId))
}

/**
 * What a booking begins with where the patient's page is not open: today, and with oneself or who else has the patient.
 * @throws NotFound when there is none, or not one that the viewer may book
 */
export function bookingBeginning(
  viewer: StaffViewer,
  patientId: string,
): Promise<{ choices: BookingChoices; date: CalendarDate; therapistId: string }> {
  return asViewer(viewer, async (tx) => {
    const date = dateIn(viewer.timeZone)
    const today = toColumn(date)
    const patient = await tx.patient.findFirst({
      where: { AND: [entrustedPatients(viewer), { id: patientId, archivedAt: null }] },
      select: {
        careTeam: {
          where: { fromOn: { lte: today }, OR: [{ toOn: null }, { toOn: { gte: today } }] },
          select: { therapistId: true },
          orderBy: { fromOn: 'asc' },
        },
      },
    })
    if (!patient) throw new NotFound()
    await noteRead(tx, viewer, patientId, 'booking')
    const team = patient.careTeam.map(({ therapistId }) => therapistId)
    return {
      choices: await choicesFor(tx, viewer, patientId),
      date,
      therapistId: team.includes(viewer.accountId) ? viewer.accountId : (team[0] ?? ''),
    }
  })
}

async function choicesFor(tx: Tx, viewer: StaffViewer, patientId: string): Promise<BookingChoices> {
  const therapists = await therapistsIn(tx, viewer)
  const plans = await planHistories(tx, { patientId, status: 'active', patient: entrustedPatients(viewer) })
  return {
    therapists,
    plans: plans.map((plan) => ({
      id: plan.id,
      problem: plan.problem,
      minutes: phaseOn(plan, dateIn(viewer.timeZone))?.phase.sessionMinutes ?? USUAL_MINUTES,
    })),
  }
}

/** @throws Refused when the time is taken, out of reach, or a plan is not one of the patient's active ones */
export function bookSession(
  viewer: StaffViewer,
  input: z.output<typeof bookingSchema>,
  patientId: string,
): Promise<{ id: string }> {
  return asViewer(viewer, async (tx) => {
    if (!(await isEntrusted(tx, viewer, patientId))) throw new NotFound()
    const active = await holdActive(tx, { clinicId: viewer.clinicId, patientId }, input.planIds)
    if (active.length !== input.planIds.length)
      throw new Refused({ planIds: 'Choose among the patient’s active plans' })
    await hold(tx, viewer, patientId, input.therapistId)
    const [obstacle] = await obstacles(tx, viewer, [input], { ...input, patientId })
    refuseAt(input, obstacle)
    const [id] = await book(tx, viewer, patientId, [input], input)
    return { id: id as string }
  })
}

/** Books the session again for another time; the old one stays as cancelled and names the new one. */
export function moveSession(
  viewer: StaffViewer,
  input: z.output<typeof moveSchema>,
  sessionId: string,
): Promise<{ id: string }> {
  return asViewer(viewer, async (tx) => {
    const found = () => changeable(tx, sessionId, viewer, entrustedPatients(viewer))
    const { patientId } = await found()
    await hold(tx, viewer, patientId, input.therapistId)
    const { status } = await found()
    const serves = await tx.sessionPlan.findMany({ where: { sessionId }, select: { planId: true } })
    const [obstacle] = await obstacles(tx, viewer, [input], { ...input, patientId, instead: sessionId })
    refuseAt(input, obstacle)
    const planIds = serves.map(({ planId }) => planId)
    const [id] = await book(tx, viewer, patientId, [input], { ...input, planIds })
    const moved = { id: id as string }
    const { count } = await tx.session.updateMany({
      where: { id: sessionId, movedToId: null, status: 'booked' },
      data: { status: `cancelled-by-${input.askedBy}`, movedToId: moved.id },
    })
    if (count === 0)
      throw new Refused({
        '': `Only a session that is still booked can be moved. This one is: ${sessionStatuses[status as SessionStatus].toLowerCase()}.`,
      })
    return moved
  })
}

/** Says what became of a session, or takes that back. @throws Refused where somebody else has said something since it was shown */
export function markSession(
  viewer: StaffViewer,
  input: z.output<typeof markSchema>,
  sessionId: string,
): Promise<{ status: SessionStatus }> {
  const restores = isCancelled(input.seen) && !isCancelled(input.status)
  return asViewer(viewer, async (tx) => {
    // It is as good as booked by that, and waits as a booking does: the session itself comes after the clinic, as in a
    // change of its zone.
    const mine = () => (restores ? entrustedPatients(viewer) : readablePatients(viewer))
    if (restores) {
      const { therapistId, patientId } = await changeable(tx, sessionId, viewer, mine())
      await hold(tx, viewer, patientId, therapistId)
    }
    await lockSession(tx, sessionId, mine())
    const session = await changeable(tx, sessionId, viewer, mine())
    const today = dateIn(viewer.timeZone)
    const date = dateIn(viewer.timeZone, session.startsAt)
    const toCome = date > today
    // A cover or an emergency ends with its day: what is booked beyond it is not theirs to take away.
    const taken = toCome && isCancelled(input.status) && session.therapistId !== viewer.accountId
    if (taken && !(await isEntrusted(tx, viewer, session.patientId)))
      throw new Refused({ status: 'Only the care team or an admin cancels a session of somebody else.' })
    // Where a record is then written, it was attended for good.
    if (isAnothersEarlier({ ...session, date }, viewer, today))
      await refuseInEmergency(tx, viewer, session.patientId, 'says what became of an earlier session', inNote)
    if (toCome && (input.status === 'attended' || input.status === 'missed'))
      throw new Refused({ status: 'This session is still to come.' })
    // By way of a booked one it could be moved, which cancels it.
    if (input.status !== 'attended' && (await tx.sessionRecord.count({ where: { sessionId } })) > 0)
      throw new Refused({ status: 'A record of this session was written, so it was attended.' })
    // What is sent again, because no answer came, stands already.
    if (session.status === input.status) return { status: input.status }
    if (session.status !== input.seen)
      throw new Refused({
        status: `This was changed meanwhile: ${sessionStatuses[session.status as SessionStatus]}. Change it again if that is not so.`,
      })
    if (restores) {
      const slot = { ...wallClock(viewer, session.startsAt), minutes: session.minutes }
      const { clinicId } = viewer
      const { patientId, therapistId } = session
      if (date >= today) await refuseFormer(tx, patientId)
      await refuseStaying(tx, viewer, { clinicId, patientId, therapistId }, [slot])
      const [obstacle] = await obstacles(tx, viewer, [slot], { ...session, instead: sessionId, again: true })
      if (obstacle && obstacle.field !== 'date')
        throw new Refused({ status: `${obstacle.message}. Book a new session at another time.` })
    }
    await refuseManyChanges(tx, viewer, 'sessions', { patientId: session.patientId, objectId: sessionId })
    const { count } = await tx.session.updateMany({
      where: { id: sessionId, movedToId: null },
      data: { status: input.status, cancelledWithPlanId: null },
    })
    if (count === 0) throw new Refused({ status: 'This session was moved meanwhile.' })
    return { status: input.status }
  })
}

async function changeable(tx: Tx, sessionId: string, viewer: StaffViewer, patient: Prisma.PatientWhereInput) {
  const session = await tx.session.findFirst({
    where: { id: sessionId, patient },
    select: {
      patientId: true,
      therapistId: true,
      startsAt: true,
      minutes: true,
      status: true,
      movedTo: { select: { startsAt: true } },
    },
  })
  if (!session) throw new NotFound()
  if (session.movedTo) {
    const { date, time } = wallClock(viewer, session.movedTo.startsAt)
    throw new Refused({
      '': `This session was moved meanwhile to ${dateWords(date, viewer.locale, 'weekday')}, ${time}, and nothing was changed.`,
    })
  }
  return session
}

const isCancelled = (status: string) => status.startsWith('cancelled')

/**
 * Two people may book one therapist or one patient at once: the second waits here, and then sees the first's session. Whoever
 * changes the clinic's staff is waited for as well: nobody is booked with who is just being disabled.
 * @throws NotFound when the patient is no longer one whom the viewer may book
 * @throws Refused when the clinic's zone is no longer the one that the times were meant in
 */
export async function hold(
  tx: Tx,
  viewer: StaffViewer,
  patientId: string,
  therapistId: string,
): Promise<void> {
  await inTurn(tx, 'booking', patientId, therapistId)
  if (!(await isEntrusted(tx, viewer, patientId))) throw new NotFound()
  const clinics = await tx.$queryRaw<unknown[]>`
    SELECT id FROM clinics WHERE id = ${viewer.clinicId}::uuid AND time_zone = ${viewer.timeZone} FOR SHARE`
  if (clinics.length === 0)
    throw new Refused({ '': 'The clinic’s time zone was changed. Reload to see the times as they are now.' })
}

function refuseAt({ anyway }: { anyway: boolean }, obstacle: Obstacle | null | undefined): void {
  if (obstacle && !(anyway && obstacle.field === 'anyway'))
    throw new Refused({ [obstacle.field]: obstacle.message })
}

/** Whoever leaves a care team books none with themselves beyond their last day: it would be a way to stay. */
async function refuseStaying(
  tx: Tx,
  viewer: StaffViewer,
  whose: { clinicId: string; patientId: string; therapistId: string },
  slots: readonly Pick<Slot, 'date'>[],
): Promise<void> {
  if (whose.therapistId !== viewer.accountId || isAdmin(viewer)) return
  const [last] = await tx.careTeamMember.findMany({
    where: whose,
    select: { toOn: true },
    orderBy: { toOn: { sort: 'desc', nulls: 'first' } },
    take: 1,
  })
  const until = last?.toOn && fromColumn(last.toOn)
  if (until && slots.some(({ date }) => date > until))
    throw new Refused({
      '': `You leave this patient’s care team on ${dateWords(until, viewer.locale)}: whoever stays books later sessions.`,
    })
}

/** Two a week for nearly twenty years: whoever opens a plan reads them all, with those that were cancelled. */
const mostSessions = 2_000

/**
 * Writes the sessions, all in the statement's transaction, and names them in the order of the slots. Behind {@link hold}.
 * @throws Refused where the patient would have more than can be read at once
 */
export async function book(
  tx: Tx,
  viewer: StaffViewer,
  patientId: string,
  slots: readonly Slot[],
  { therapistId, planIds }: { therapistId: string; planIds: readonly string[] },
): Promise<string[]> {
  const whose = { clinicId: viewer.clinicId, patientId }
  await refuseFormer(tx, patientId)
  await refuseStaying(tx, viewer, { ...whose, therapistId }, slots)
  if ((await tx.session.count({ where: whose })) + slots.length > mostSessions)
    throw new Refused({
      '': `With these, this patient would have ${mostSessions.toLocaleString(viewer.locale)} sessions and more: add the patient anew, and go on there`,
    })
  const rows = slots.map(({ date, time, minutes }) => ({
    ...{ id: v7(), ...whose, therapistId, minutes },
    startsAt: instantOf(date, time, viewer.timeZone),
  }))
  await tx.session.createMany({ data: rows })
  await tx.sessionPlan.createMany({
    data: rows.flatMap(({ id }) => planIds.map((planId) => ({ ...whose, sessionId: id, planId }))),
  })
  return rows.map(({ id }) => id)
}
