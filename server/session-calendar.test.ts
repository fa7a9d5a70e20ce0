// Calendar entries, read with another program's parser: the time on the clinic's clock, on both sides of a clock change.
import ICAL from 'ical.js'
import { expect, test } from 'vitest'
import { instantOf } from '@/server/clock'
import { calendarOf, type CalendarSession, type Wording } from '@/server/session-calendar'

const wording: Wording = {
  title: 'Appointment',
  location: 'Harbour Physiotherapy',
  description: '',
  link: () => 'https://phaseline.example/sessions',
  reminders: [60],
}
const session = (startsAt: Date, rest: Partial<CalendarSession> = {}): CalendarSession => ({
  ...{ id: '0199d3a0-0000-7000-8000-000000000001', startsAt, minutes: 45, status: 'booked', movedToId: null },
  ...{ calendarUid: null, sequence: 0, changedAt: new Date('2026-01-01T00:00:00Z'), ...rest },
})

function read(text: string) {
  const calendar = new ICAL.Component(ICAL.parse(text))
  const zone = new ICAL.Timezone(calendar.getFirstSubcomponent('vtimezone')!)
  return calendar.getAllSubcomponents('vevent').map((component) => {
    const event = new ICAL.Event(component)
    // As a calendar without any rules of its own would: by the VTIMEZONE that came along.
    event.startDate.zone = zone
    const tzid = component.getFirstProperty('dtstart')!.getFirstParameter('tzid')
    return { event, component, tzid, zone, startsAt: event.startDate.toJSDate() }
  })
}

test.each([
  ['Europe/London', '2026-03-28', '2026-03-29'],
  ['Europe/London', '2026-10-24', '2026-10-25'],
  ['America/Los_Angeles', '2026-03-07', '2026-03-08'],
  ['America/Los_Angeles', '2026-10-31', '2026-11-01'],
  ['Pacific/Auckland', '2026-04-04', '2026-04-05'],
  ['Pacific/Auckland', '2026-09-26', '2026-09-27'],
  ['Asia/Kolkata', '2026-03-28', '2026-03-29'],
])('%s: half past nine stays half past nine from %s to %s', async (timeZone, before, after) => {
  const instants = [before, after].map((date) => instantOf(date, '09:30', timeZone))
  const found = read(
    await calendarOf(
      instants.map((at, i) => session(at, { calendarUid: `${i}` })),
      timeZone,
      wording,
    ),
  )
  expect(found.map(({ startsAt }) => startsAt)).toEqual(instants)
  for (const { event, tzid, zone } of found) {
    expect([event.startDate.hour, event.startDate.minute]).toEqual([9, 30])
    expect(event.duration.toSeconds()).toBe(45 * 60)
    expect([tzid, zone.tzid]).toEqual([timeZone, timeZone])
  }
})

test('a zone’s older name is written with the newer one’s rules', async () => {
  const at = instantOf('2026-07-01', '09:30', 'Europe/Kiev')
  const [found] = read(await calendarOf([session(at)], 'Europe/Kiev', wording))
  expect(found?.startsAt).toEqual(at)
  expect(found?.tzid).toBe(found?.zone.tzid)
})

test('when an entry was written is said in UTC, whatever the zone', async () => {
  const changedAt = new Date('2026-07-01T08:00:05Z')
  const calendar = await calendarOf([session(changedAt, { changedAt })], 'Europe/London', wording)
  for (const name of ['DTSTAMP', 'LAST-MODIFIED'])
    expect(calendar).toContain(`\r\n${name}:20260701T080005Z\r\n`)
})

test('a cancelled session stays as cancelled, and reminds nobody', async () => {
  const at = instantOf('2026-07-01', '09:30', 'Europe/London')
  const calendar = await calendarOf(
    [session(at), session(at, { calendarUid: 'x', status: 'cancelled-by-clinic', sequence: 3 })],
    'Europe/London',
    wording,
  )
  const [booked, cancelled] = read(calendar)
  expect(booked!.component.getFirstPropertyValue('status')).toBe('CONFIRMED')
  expect(booked!.component.getAllSubcomponents('valarm')).toHaveLength(1)
  expect(cancelled!.component.getFirstPropertyValue('status')).toBe('CANCELLED')
  expect(cancelled!.component.getFirstPropertyValue('sequence')).toBe(3)
  expect(cancelled!.component.getAllSubcomponents('valarm')).toHaveLength(0)
})

test('no text breaks out of its line, and no line is longer than 75 octets', async () => {
  const nasty =
    'Klinik; Wiese, "Süd"\r\nEND:VEVENT\r\nBEGIN:VEVENT\nSUMMARY:x\r\u4e2d\u6587 العربية 👩‍👩‍👧‍👦 '.repeat(4)
  const calendar = await calendarOf([session(new Date('2026-07-01T08:00:00Z'))], 'Europe/London', {
    ...wording,
    location: nasty,
    description: nasty,
  })
  const found = read(calendar)
  expect(found).toHaveLength(1)
  const plain = nasty.replace(/\r\n|\r/g, '\n')
  expect(found[0]!.event.location).toBe(plain)
  expect(found[0]!.event.description).toBe(plain)
  for (const line of calendar.split('\r\n')) {
    expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75)
    expect(line).not.toMatch(/[\r\n]/)
  }
})

test('of many each is there once, in one calendar, and others are answered meanwhile', async () => {
  const many = Array.from({ length: 501 }, (_, i) =>
    session(new Date(Date.UTC(2026, 0, 1, i)), { calendarUid: `${i}` }),
  )
  let answered = 0
  let going = true
  const somebodyElse = () => {
    answered++
    if (going) setImmediate(somebodyElse)
  }
  setImmediate(somebodyElse)
  const text = await calendarOf(many, 'Europe/London', wording)
  going = false
  expect(read(text).map(({ event }) => event.uid)).toEqual(many.map((_, i) => `${i}@phaseline`))
  for (const line of ['BEGIN:VCALENDAR', 'END:VCALENDAR', 'BEGIN:VTIMEZONE', 'METHOD:PUBLISH'])
    expect(text.split(`${line}\r\n`).length + Number(text.endsWith(line))).toBe(2)
  expect(answered).toBeGreaterThanOrEqual(20)
})

test('nobody has no session, and a calendar all the same', async () => {
  expect(read(await calendarOf([], 'Europe/London', wording))).toEqual([])
})
