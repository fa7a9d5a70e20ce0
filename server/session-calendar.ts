// Sessions as calendar entries (RFC 5545). A calendar is often shared and kept by others, so an entry says when and where, and neither who nor what for.
import 'server-only'
import { setImmediate as turn } from 'node:timers/promises'
import ical, {
  ICalAlarmType,
  ICalCalendarMethod,
  ICalEventStatus,
  type ICalLuxonDateTimeStub,
} from 'ical-generator'
import { Temporal } from 'temporal-polyfill'
import { tzlib_get_ical_block } from 'timezones-ical-library'
import type { Prisma } from '@/server/db'

export const calendarColumns = {
  id: true,
  startsAt: true,
  minutes: true,
  status: true,
  movedToId: true,
  calendarUid: true,
  sequence: true,
  changedAt: true,
} satisfies Prisma.SessionSelect

export type CalendarSession = Prisma.SessionGetPayload<{ select: typeof calendarColumns }>

export type Wording = {
  title: string
  location: string
  description: string
  /** The way back into the program. */
  link: (session: CalendarSession) => string
  /** Minutes before the session at which the calendar reminds. */
  reminders: readonly number[]
}

/** Some thousandths of a second of work. */
const madeAtOnce = 5
let handfuls: Promise<unknown> = Promise.resolve()

/** One handful in each turn of the loop, of however many calendars: others wait for no more than one. */
const ownTurn = () => (handfuls = handfuls.then(() => turn()))

/** The zone is the clinic's, where the sessions take place. Of many, others are answered between two handfuls. */
export async function calendarOf(
  sessions: readonly CalendarSession[],
  timeZone: string,
  wording: Wording,
): Promise<string> {
  const zone = zoneBlock(timeZone)
  const pieces: string[] = []
  for (let from = 0; from < sessions.length; from += madeAtOnce) {
    if (from > 0) await ownTurn()
    const handful = sessions.slice(from, from + madeAtOnce)
    // The zone's rules stand once, in what is around them all.
    const piece = calendarWith(handful, timeZone, { ...zone, block: '' }, wording)
    pieces.push(piece.slice(piece.indexOf('BEGIN:VEVENT'), piece.lastIndexOf(END)))
  }
  const around = calendarWith([], timeZone, zone, wording)
  const end = around.lastIndexOf(END)
  return around.slice(0, end) + pieces.join('') + around.slice(end)
}

const END = 'END:VCALENDAR'

function calendarWith(
  sessions: readonly CalendarSession[],
  timeZone: string,
  zone: Zone,
  { title, location, description, link, reminders }: Wording,
): string {
  const calendar = ical({
    prodId: { company: 'Phaseline', product: 'Sessions', language: 'EN' },
    method: ICalCalendarMethod.PUBLISH,
    name: `${title}s`,
    timezone: { name: zone.id, generator: () => zone.block },
    // How often a calendar is asked to look again.
    ttl: 3600,
  })
  for (const session of sessions) {
    const cancelled = session.status.startsWith('cancelled')
    const event = calendar.createEvent({
      // The same through every move, so that a calendar changes its entry instead of keeping two.
      id: `${session.calendarUid ?? session.id}@phaseline`,
      sequence: session.sequence,
      stamp: worldClock(session.changedAt),
      lastModified: worldClock(session.changedAt),
      start: wallClock(session.startsAt, timeZone),
      end: wallClock(new Date(session.startsAt.getTime() + session.minutes * 60_000), timeZone),
      timezone: zone.id,
      status: cancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
      summary: title,
      location,
      ...(description && { description }),
      url: link(session),
    })
    if (session.status !== 'booked') continue
    for (const minutes of reminders)
      event.createAlarm({ type: ICalAlarmType.display, triggerBefore: minutes * 60, description: title })
  }
  return calendar.toString()
}

type Zone = { id: string; block: string }

/** The zone's rules as calendars read them, under the name that the library has for it. */
function zoneBlock(timeZone: string): Zone {
  const [block = '', named = ''] = tzlib_get_ical_block(timeZone)
  return { id: named.replace('TZID=', ''), block }
}

const digitsOf = (instant: Date, timeZone: string): string =>
  Temporal.Instant.fromEpochMilliseconds(instant.getTime())
    .toZonedDateTimeISO(timeZone)
    .toPlainDateTime()
    .toString({ smallestUnit: 'second' })
    .replace(/[-:]/g, '')

const wallClock = (instant: Date, timeZone: string) => stubOf(instant, digitsOf(instant, timeZone))

/** When an entry was written is said in UTC (RFC 5545, 3.8.7), and the generator says it in the calendar's zone. */
const worldClock = (instant: Date) => stubOf(instant, `${digitsOf(instant, 'UTC')}Z`)

/** In the shape of a date that the generator asks for its fields. */
function stubOf(instant: Date, written: string): ICalLuxonDateTimeStub {
  const digits = written.split('T')
  const stub: ICalLuxonDateTimeStub = {
    isValid: true,
    zone: { type: 'iana' },
    setZone: () => stub,
    toFormat: (format) => (format.startsWith('yyyy') ? digits[0]! : digits[1]!),
    toJSDate: () => instant,
    toJSON: () => instant.toJSON(),
  }
  return stub
}
