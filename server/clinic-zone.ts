// The clinic's time zone and the sessions that are booked by it: a clinic that changes its zone still sees them at the times that patients were told.
import 'server-only'
import { dateIn, instantOf, now, timeIn } from '@/server/clock'
import { asViewer, type Tx } from '@/server/db'
import type { Admin } from '@/server/viewer'

const booked = ({ clinicId }: Admin) => ({ clinicId, status: 'booked' })

/** How many sessions a change of the zone takes along. */
export const bookedSessions = (viewer: Admin): Promise<number> =>
  asViewer(viewer, (tx) => tx.session.count({ where: booked(viewer) }))

/** It can be booked again, for the time that was told. */
const calledOff = ({ clinicId }: Admin) => ({
  ...{ clinicId, movedToId: null, startsAt: { gt: now() } },
  status: { startsWith: 'cancelled' },
})

/**
 * Each booked session keeps its day and its time of day, and so does one that was called off and is still to come. What became
 * of a session is said already of those that stay.
 */
export async function keepTimesOfDay(tx: Tx, viewer: Admin, from: string, to: string): Promise<void> {
  const sessions = await tx.session.findMany({
    where: { OR: [booked(viewer), calledOff(viewer)] },
    select: { id: true, startsAt: true },
  })
  const starts = sessions.map(({ startsAt }) => instantOf(dateIn(from, startsAt), timeIn(from, startsAt), to))
  await tx.$executeRaw`
    UPDATE sessions s SET starts_at = kept.starts_at
    FROM unnest(${sessions.map(({ id }) => id)}::uuid[], ${starts.map((at) => at.toISOString())}::timestamptz[])
      AS kept (id, starts_at)
    WHERE s.clinic_id = ${viewer.clinicId}::uuid AND s.id = kept.id AND (s.status = 'booked' OR s.status LIKE 'cancelled%')`
}
