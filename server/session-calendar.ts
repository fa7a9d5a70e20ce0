// One appointment as a calendar file (RFC 5545). A calendar is often shared, so it says when and where, and not what for.
import 'server-only'
import ical from 'ical-generator'

export type CalendarSession = {
  id: string
  startsAt: Date
  minutes: number
  clinicName: string
  clinicPhone: string
}

export function sessionAsCalendar({
  id,
  startsAt,
  minutes,
  clinicName,
  clinicPhone,
}: CalendarSession): string {
  const calendar = ical({ prodId: { company: 'Phaseline', product: 'Sessions', language: 'EN' } })
  calendar.createEvent({
    // The same each time, so that adding it again after a move replaces nothing by mistake and doubles nothing.
    id: `${id}@phaseline`,
    start: startsAt,
    end: new Date(startsAt.getTime() + minutes * 60_000),
    summary: 'Appointment',
    location: clinicName,
    ...(clinicPhone && { description: `To change it, call ${clinicPhone}.` }),
  })
  return calendar.toString()
}
