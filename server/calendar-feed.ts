// The calendar feed of one's own sessions: its secret address is made, renewed and stopped here, and read by whoever has it.
import 'server-only'
import { dateWords } from '@/domain/date-words'
import { startOfWeek } from '@/domain/dates'
import { stillSignedIn } from '@/server/auth-session'
import { dateIn, now } from '@/server/clock'
import { asViewer, type Tx } from '@/server/db'
import { NotFound, Refused } from '@/server/errors'
import { inTurn } from '@/server/in-turn'
import { publicAddress } from '@/server/invitations'
import { hashOf, newToken } from '@/server/link-token'
import { idOf } from '@/server/patients'
import { places } from '@/server/places'
import { ownSessions } from '@/server/scope'
import { mostChangesADay, refuseWhile, secondsBeforeNext } from '@/server/so-often'
import { calendarColumns, calendarOf, type CalendarSession, type Wording } from '@/server/session-calendar'
import { isTherapist, viewerOfCalendarFeed, type PatientViewer, type Viewer } from '@/server/viewer'

const DAYS_BACK = 90
const MOST_SESSIONS = 5_000
/** One of each address, as one program asks for it, and few of all: whoever has an address and asks without end makes others wait no longer. */
const takePlace = places(4, 1)

/** Makes the address, instead of the one before. It is answered once and kept only as a hash. */
export async function makeCalendarAddress(viewer: Viewer): Promise<{ address: string }> {
  // Staff who treat nobody have no sessions to look at.
  if (viewer.kind === 'staff' && !isTherapist(viewer))
    throw new Refused({ '': 'Only therapists and patients have sessions of their own.' })
  const token = newToken()
  return asViewer(viewer, async (tx) => {
    await stillSignedIn(tx, viewer)
    // Two presses at once: the second waits, and its address is the one that counts.
    await inTurn(tx, 'calendar-address', viewer.accountId)
    const { clinicId, accountId } = viewer
    const before = await secondsBeforeNext(mostChangesADay, async (createdAt, page) => {
      const where = { clinicId, accountId, createdAt }
      const made = await tx.calendarFeed.findMany({ where, orderBy: { createdAt: 'desc' }, ...page })
      return made.map(({ createdAt: at }) => ({ at }))
    })
    refuseWhile(before, 'new addresses')
    await endFeeds(tx, viewer)
    await tx.calendarFeed.create({ data: { clinicId, accountId, tokenHash: hashOf(token) } })
    return { address: `${publicAddress().address}/api/calendar/${token}.ics` }
  })
}

export async function stopCalendarAddress(viewer: Viewer): Promise<void> {
  await asViewer(viewer, (tx) => endFeeds(tx, viewer))
}

const openFeeds = ({ clinicId, accountId }: Viewer) => ({ clinicId, accountId, endedAt: null })

const endFeeds = (tx: Tx, viewer: Viewer) =>
  tx.calendarFeed.updateMany({ where: openFeeds(viewer), data: { endedAt: now() } })

/** Since when there is an address, in words; null where there is none. */
export async function calendarAddressSince(viewer: Viewer): Promise<string | null> {
  const feed = await asViewer(viewer, (tx) =>
    tx.calendarFeed.findFirst({ where: openFeeds(viewer), select: { createdAt: true } }),
  )
  return feed && dateWords(dateIn(viewer.timeZone, feed.createdAt), viewer.locale)
}

/**
 * @throws NotFound when nobody has this address, or not any more
 * @throws NoPlace while it, or others, are being made
 */
export async function readCalendarFeed(token: string): Promise<string> {
  const viewer = await viewerOfCalendarFeed(token)
  if (!viewer || (viewer.kind === 'staff' && !isTherapist(viewer))) throw new NotFound()
  const leave = takePlace(viewer.accountId)
  try {
    const { rows, timeZone } = await asViewer(viewer, async (tx) => ({
      timeZone: await zoneOfClinic(tx, viewer),
      rows: await tx.session.findMany({
        where: {
          AND: [
            ownSessions(viewer),
            { startsAt: { gte: new Date(now().getTime() - DAYS_BACK * 86_400_000) } },
          ],
        },
        select: calendarColumns,
        // Ids grow with time, so of a session that was moved the last one comes first.
        orderBy: { id: 'desc' },
        take: MOST_SESSIONS,
      }),
    }))
    return await calendarOf(currentOf(rows), timeZone, wordingFor(viewer, timeZone))
  } finally {
    leave()
  }
}

/** A session that was moved is the one that it was moved to; where that is somebody else's, it is cancelled here. */
function currentOf(newestFirst: readonly CalendarSession[]): CalendarSession[] {
  const byUid = new Map<string, CalendarSession>()
  for (const row of newestFirst) {
    const uid = row.calendarUid ?? row.id
    if (!byUid.has(uid)) byUid.set(uid, row)
  }
  return [...byUid.values()].sort((a, b) => a.startsAt.getTime() - b.startsAt.getTime())
}

/**
 * One of the patient's own sessions as a file.
 * @throws NotFound when there is no such session to come
 */
export async function ownSessionCalendar(viewer: PatientViewer, sessionId: string): Promise<string> {
  const { session, timeZone } = await asViewer(viewer, async (tx) => {
    const wanted = { id: idOf(sessionId), status: 'booked', startsAt: { gt: now() } }
    const session = await tx.session.findFirst({
      where: { AND: [ownSessions(viewer), wanted] },
      select: calendarColumns,
    })
    if (!session) throw new NotFound()
    return { session, timeZone: await zoneOfClinic(tx, viewer) }
  })
  return calendarOf([session], timeZone, wordingFor(viewer, timeZone))
}

async function zoneOfClinic(tx: Tx, { clinicId }: Viewer): Promise<string> {
  const clinic = await tx.clinic.findUniqueOrThrow({ where: { id: clinicId }, select: { timeZone: true } })
  return clinic.timeZone
}

function wordingFor(viewer: Viewer, timeZone: string): Wording {
  const { address } = publicAddress()
  if (viewer.kind === 'patient')
    return {
      title: 'Appointment',
      location: viewer.clinicName,
      description: viewer.clinicPhone && `To change it, call ${viewer.clinicPhone}.`,
      link: () => `${address}/sessions`,
      reminders: [24 * 60, 60],
    }
  return {
    // Whom it is with stands in Phaseline, behind the sign-in.
    title: 'Session',
    location: viewer.clinicName,
    description: '',
    link: ({ startsAt }) => `${address}/calendar?week=${startOfWeek(dateIn(timeZone, startsAt))}`,
    reminders: [10],
  }
}
