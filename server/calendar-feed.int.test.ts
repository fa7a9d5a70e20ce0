// The calendar feed on a real database: what is in it, what a move and a cancellation do to it, and whose address opens it.
import ICAL from 'ical.js'
import pg from 'pg'
import { beforeAll, expect, test } from 'vitest'
import { addDays } from '@/domain/dates'
import { actAs } from '@/prisma/demo/insert'
import { endEveryWayIn } from '@/server/auth-session'
import { makeCalendarAddress, readCalendarFeed, stopCalendarAddress } from '@/server/calendar-feed'
import { changeRoles, disableColleague, enableColleague } from '@/server/clinic'
import { asSystem } from '@/server/db'
import { NotFound, Refused } from '@/server/errors'
import { bookSession, markSession, moveSession } from '@/server/session-booking'
import { clinicOf, today, treatedBy, zone, type Treated } from '@/server/two-clinics.fixture'
import type { Admin, StaffViewer, Viewer } from '@/server/viewer'

let harbour: Awaited<ReturnType<typeof clinicOf>>
let admin: Admin, mine: StaffViewer, colleague: StaffViewer, elsewhere: StaffViewer
let ada: Treated

beforeAll(async () => {
  harbour = await clinicOf('Harbour')
  admin = await harbour.admin()
  mine = await harbour.therapist()
  colleague = await harbour.therapist()
  elsewhere = await (await clinicOf('Riverside')).therapist()
  ada = await treatedBy(mine, 'Ada Quist')
})

const slot = (daysAhead: number, time: string, therapist: StaffViewer = mine) => ({
  ...{ date: addDays(today(), daysAhead), time, minutes: 45 },
  ...{ therapistId: therapist.accountId, anyway: true, planIds: [] as string[] },
})

async function addressOf(viewer: Viewer) {
  const { address } = await makeCalendarAddress(viewer)
  return /\/api\/calendar\/([\w-]+)\.ics$/.exec(address)![1]!
}

async function entries(token: string) {
  const text = await readCalendarFeed(token)
  const calendar = new ICAL.Component(ICAL.parse(text))
  const found = calendar.getAllSubcomponents('vevent').map((component) => {
    const event = new ICAL.Event(component)
    return {
      uid: event.uid,
      sequence: event.sequence,
      status: component.getFirstPropertyValue('status'),
      at: event.startDate.toString(),
      title: event.summary,
    }
  })
  return { text, found }
}

test('a session keeps its name through moves, and goes on counting; another’s therapist sees it cancelled', async () => {
  const [own, other] = [await addressOf(mine), await addressOf(colleague)]
  const { id } = await bookSession(mine, slot(3, '09:30'), ada.patientId)
  const only = async (token: string) =>
    (await entries(token)).found.filter(({ uid }) => uid === `${id}@phaseline`)
  expect(await only(own)).toEqual([
    {
      uid: `${id}@phaseline`,
      sequence: 0,
      status: 'CONFIRMED',
      at: `${addDays(today(), 3)}T09:30:00`,
      title: 'Session',
    },
  ])
  const later = await moveSession(mine, { ...slot(4, '11:00'), askedBy: 'patient' }, id)
  const [moved, ...none] = await only(own)
  expect(none).toEqual([])
  expect(moved).toMatchObject({ status: 'CONFIRMED', at: `${addDays(today(), 4)}T11:00:00` })
  expect(moved!.sequence).toBeGreaterThan(0)

  const theirs = await moveSession(mine, { ...slot(5, '12:00', colleague), askedBy: 'clinic' }, later.id)
  const [gone] = await only(own)
  expect(gone).toMatchObject({ status: 'CANCELLED', at: `${addDays(today(), 4)}T11:00:00` })
  expect(gone!.sequence).toBeGreaterThan(moved!.sequence)
  const [taken] = await only(other)
  expect(taken).toMatchObject({ status: 'CONFIRMED', at: `${addDays(today(), 5)}T12:00:00` })
  expect(taken!.sequence).toBeGreaterThan(gone!.sequence)

  await markSession(admin, { status: 'cancelled-by-patient', seen: 'booked' }, theirs.id)
  const [cancelled] = await only(other)
  expect(cancelled).toMatchObject({ status: 'CANCELLED' })
  expect(cancelled!.sequence).toBeGreaterThan(taken!.sequence)
})

test('it names no patient, and nothing that is wrong with one', async () => {
  await bookSession(mine, { ...slot(6, '09:30'), planIds: [ada.planId] }, ada.patientId)
  const { text } = await entries(await addressOf(mine))
  expect(text).toContain('SUMMARY:Session')
  expect(text).not.toMatch(/Quist|\bAda\b|pain/i)
  expect(text).not.toContain(ada.patientId)
})

test('what was marked does not change the entry', async () => {
  const token = await addressOf(mine)
  const { id } = await bookSession(mine, slot(-1, '07:00'), ada.patientId)
  await markSession(mine, { status: 'attended', seen: 'booked' }, id)
  expect((await entries(token)).found).toContainEqual(
    expect.objectContaining({ uid: `${id}@phaseline`, sequence: 0, status: 'CONFIRMED' }),
  )
})

test('another therapist’s sessions, and another clinic’s, are not in it', async () => {
  expect((await entries(await addressOf(elsewhere))).found).toEqual([])
  const { id } = await bookSession(mine, slot(7, '08:00'), ada.patientId)
  const { found } = await entries(await addressOf(colleague))
  expect(found.map(({ uid }) => uid)).not.toContain(`${id}@phaseline`)
})

test('a renewed, stopped or unknown address opens nothing', async () => {
  const first = await addressOf(mine)
  const second = await addressOf(mine)
  await expect(readCalendarFeed(first)).rejects.toThrow(NotFound)
  expect(await readCalendarFeed(second)).toContain('BEGIN:VCALENDAR')
  await stopCalendarAddress(colleague)
  expect(await readCalendarFeed(second)).toContain('BEGIN:VCALENDAR')
  await stopCalendarAddress(mine)
  await expect(readCalendarFeed(second)).rejects.toThrow(NotFound)
  await expect(readCalendarFeed('')).rejects.toThrow(NotFound)
})

test('signing out everywhere ends the address too, whoever does it', async () => {
  const [own, other] = [await harbour.therapist(), await harbour.therapist()]
  const token = await addressOf(own)
  await asSystem('sign-in', (tx) => endEveryWayIn(tx, other.accountId))
  expect(await readCalendarFeed(token)).toContain('BEGIN:VCALENDAR')
  await asSystem('sign-in', (tx) => endEveryWayIn(tx, own.accountId))
  await expect(readCalendarFeed(token)).rejects.toThrow(NotFound)
})

test('two presses at once leave one address', async () => {
  const both = await Promise.all([addressOf(mine), addressOf(mine)])
  const answers = await Promise.allSettled(both.map((token) => readCalendarFeed(token)))
  expect(answers.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
})

test('staff who treat nobody have none', async () => {
  await expect(makeCalendarAddress(admin)).rejects.toThrow(Refused)
})

test('a disabled account’s address opens nothing, and the database keeps no address', async () => {
  const token = await addressOf(colleague)
  const client = new pg.Client({ connectionString: process.env.DATABASE_URL })
  await client.connect()
  await client.query('BEGIN')
  await actAs(client, 'phaseline_staff', colleague.clinicId, colleague.accountId)
  const { rows } = await client.query('SELECT token_hash FROM calendar_feeds')
  expect(JSON.stringify(rows)).not.toContain(token)
  await client.end()
  await disableColleague(admin, colleague.accountId)
  await expect(readCalendarFeed(token)).rejects.toThrow(NotFound)
  await enableColleague(admin, colleague.accountId)
  await expect(readCalendarFeed(token)).rejects.toThrow(NotFound)
})

test('whoever treats no more has none either', async () => {
  const own = await harbour.therapist()
  const token = await addressOf(own)
  await changeRoles(admin, own.accountId, ['admin'])
  await expect(readCalendarFeed(token)).rejects.toThrow(NotFound)
  // Nor has whoever knows it once they treat again.
  await changeRoles(admin, own.accountId, ['admin', 'therapist'])
  await expect(readCalendarFeed(token)).rejects.toThrow(NotFound)
})

test('the feed’s clock is the clinic’s', async () => {
  const { text } = await entries(await addressOf(mine))
  expect(text).toContain(`TZID:${zone}`)
})

test('it is made for one at a time, and again once it is there', async () => {
  const token = await addressOf(mine)
  const client = new pg.Client({ connectionString: process.env.DATABASE_URL })
  await client.connect()
  await client.query('BEGIN; LOCK TABLE sessions')
  const both = [readCalendarFeed(token), readCalendarFeed(token)]
  await expect(Promise.race(both)).rejects.toMatchObject({ name: 'NoPlace' })
  await client.end()
  expect((await Promise.allSettled(both)).map(({ status }) => status).sort()).toEqual([
    'fulfilled',
    'rejected',
  ])
  await expect(readCalendarFeed(token)).resolves.toContain('BEGIN:VCALENDAR')
})
