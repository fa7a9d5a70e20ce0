// When the clinic is open, and on which days it is not. All staff read it while they book; an admin changes it.
import 'server-only'
import { addDays } from '@/domain/dates'
import type { ClinicHours, ClosedDays, OpeningDay } from '@/domain/plans/clinic-hours'
import type { CalendarDate } from '@/domain/plans/plan'
import { dateIn, endOfDay, fromColumn, instantOf, toColumn } from '@/server/clock'
import { asViewer, type Tx } from '@/server/db'
import { NotFound, Refused } from '@/server/errors'
import { inTurn } from '@/server/in-turn'
import { stillStaff } from '@/server/invitations'
import { settingsToWrite } from '@/server/settings-changes'
import type { Admin, StaffViewer } from '@/server/viewer'

export type KnownClosedDays = ClosedDays & { id: string }

/** Those that ended longer ago than this are in nobody's way. */
const shownDaysAgo = 31
const mostClosedDays = 200

export async function clinicHours(
  tx: Tx,
  viewer: StaffViewer,
): Promise<Pick<ClinicHours, 'openingHours'> & { closedDays: KnownClosedDays[] }> {
  const clinic = await tx.clinic.findFirst({
    where: { id: viewer.clinicId },
    select: {
      openingHours: true,
      closedDays: {
        where: { toOn: { gte: toColumn(addDays(dateIn(viewer.timeZone), -shownDaysAgo)) } },
        orderBy: [{ fromOn: 'asc' }, { id: 'asc' }],
      },
    },
  })
  if (!clinic) throw new NotFound()
  return {
    openingHours: clinic.openingHours as OpeningDay[],
    closedDays: clinic.closedDays.map(({ id, fromOn, toOn, name }) => ({
      id,
      name,
      from: fromColumn(fromOn),
      to: fromColumn(toOn),
    })),
  }
}

export const hoursOfClinic = (viewer: StaffViewer) => asViewer(viewer, (tx) => clinicHours(tx, viewer))

/** @throws Refused when somebody else has changed them since they were shown */
export async function saveOpeningHours(
  viewer: Admin,
  { days }: { days: OpeningDay[] },
  shown?: unknown,
): Promise<void> {
  const typed = { days: days.toSorted((a, b) => a.weekday - b.weekday) }
  await asViewer(viewer, async (tx) => {
    const read = async () => ({ days: [...(await clinicHours(tx, viewer)).openingHours] })
    const { days: openingHours } = await settingsToWrite(tx, viewer, typed, read, shown)
    if (openingHours) await tx.clinic.updateMany({ where: { id: viewer.clinicId }, data: { openingHours } })
  })
}

/** @returns how many sessions are booked on them: they stay, for a person to move or cancel */
export function addClosedDays(viewer: Admin, { from, to, name }: ClosedDays): Promise<{ booked: number }> {
  return asViewer(viewer, async (tx) => {
    await stillStaff(tx, viewer)
    if (to < dateIn(viewer.timeZone)) throw new Refused({ to: 'This day has passed' })
    // One that is sent again is there once, and of two admins' together no more than a clinic has.
    await inTurn(tx, 'counted', viewer.clinicId)
    const closed = { clinicId: viewer.clinicId, fromOn: toColumn(from), toOn: toColumn(to), name }
    if ((await tx.closedDays.count({ where: closed })) === 0) {
      if ((await tx.closedDays.count({ where: { clinicId: viewer.clinicId } })) >= mostClosedDays)
        throw new Refused({ '': `At most ${mostClosedDays} entries: take old ones out first` })
      await tx.closedDays.create({ data: closed, select: { id: true } })
    }
    return { booked: (await bookedOn(tx, viewer, [{ from, to }])).length }
  })
}

/** From today on: the days on which the clinic is closed and sessions are booked all the same, with how many. */
export function bookedWhileClosed(
  viewer: Admin,
  closedDays: readonly Pick<ClosedDays, 'from' | 'to'>[],
): Promise<ReadonlyMap<CalendarDate, number>> {
  return asViewer(viewer, async (tx) => {
    const counts = new Map<CalendarDate, number>()
    for (const date of await bookedOn(tx, viewer, closedDays)) counts.set(date, (counts.get(date) ?? 0) + 1)
    return counts
  })
}

/** The day of each session that is booked on one of these days and not over, the first first. */
async function bookedOn(
  tx: Tx,
  { clinicId, timeZone }: Admin,
  spans: readonly Pick<ClosedDays, 'from' | 'to'>[],
): Promise<CalendarDate[]> {
  const today = dateIn(timeZone)
  const ahead = spans.filter(({ to }) => to >= today)
  if (ahead.length === 0) return []
  const sessions = await tx.session.findMany({
    where: {
      clinicId,
      status: 'booked',
      startsAt: { gte: instantOf(today, '00:00', timeZone) },
      OR: ahead.map(({ from, to }) => ({
        startsAt: { gte: instantOf(from, '00:00', timeZone), lt: endOfDay(to, timeZone) },
      })),
    },
    select: { startsAt: true },
    orderBy: { startsAt: 'asc' },
  })
  return sessions.map(({ startsAt }) => dateIn(timeZone, startsAt))
}

export async function removeClosedDays(viewer: Admin, id: string): Promise<void> {
  const { count } = await asViewer(viewer, async (tx) => {
    await stillStaff(tx, viewer)
    return tx.closedDays.deleteMany({ where: { id, clinicId: viewer.clinicId } })
  })
  if (count === 0) throw new NotFound()
}
