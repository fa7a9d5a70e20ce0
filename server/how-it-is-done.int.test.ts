// How exercises are done is read for the days that are drawn, on a real database: not of plans that ended, nor of what is far away.
import { beforeEach, expect, it } from 'vitest'
import { addDays, weekdayOf } from '@/domain/dates'
import { mostSaid } from '@/domain/logging/how-to'
import { keptPage } from '@/domain/logging/kept'
import { exercisesOf, type TodayPage } from '@/domain/logging/today-page'
import type { Frequency } from '@/domain/plans/dosage'
import { aWeek, on } from '@/domain/plans/plan.fixture'
import { asOwner } from '@/prisma/cloned'
import { getKeptDays, getToday, isSomethingDue } from '@/server/portal'
import { endedPlanOf, publishedFor } from '@/server/published.fixture'
import { statementsOf } from '@/server/statements.fixture'
import { clinicOf, today, treatedBy, type Treated } from '@/server/two-clinics.fixture'
import { patientOfJob, type PatientViewer, type Therapist } from '@/server/viewer'

let mine: Therapist
let ada: Treated
let herself: PatientViewer

const asNeeded: Frequency = { kind: 'as-needed' }
const tomorrow = () => addDays(today(), 1)

beforeEach(async () => {
  mine = await (await clinicOf('Harbour')).therapist()
  ada = await treatedBy(mine)
  const ended = await endedPlanOf(mine, ada.patientId, addDays(today(), -200), addDays(today(), -60))
  await publishedFor(mine, ada.patientId, ended, 1, addDays(today(), -200), [0, 30, { Knee: aWeek(7) }])
  // In place of the plan's first version, with a phase that begins on its day 20 and one on its day 60.
  await publishedFor(
    mine,
    ada.patientId,
    ada.planId,
    2,
    ada.day(0),
    [0, 9, { Daily: aWeek(7), Tomorrow: on(weekdayOf(tomorrow())), Heat: asNeeded }],
    [20, 9, { Soon: aWeek(3) }],
    [60, 52, { Far: aWeek(7), Further: asNeeded }],
  )
  await publishedFor(mine, ada.patientId, ada.planId, 3, addDays(today(), 10), [
    0,
    52,
    { Replaced: aWeek(7), Cold: asNeeded },
  ])
  herself = (await patientOfJob(mine.clinicId, ada.patientId))!
})

/** How many exercises' instructions were read. */
const howManyRead = async (work: () => Promise<unknown>) =>
  (await statementsOf(work))
    .filter(({ text }) => text.includes('exercises e'))
    .reduce((sum, { rows }) => sum + rows, 0)

const stepsOf = (page: TodayPage) =>
  exercisesOf(page)
    .flatMap(({ steps }) => steps)
    .sort()

it('a day reads how its own exercises are done', async () => {
  expect(stepsOf(await getToday(herself))).toEqual(['Do Daily.', 'Do Heat.'])
  expect(await howManyRead(() => getToday(herself))).toBe(2)
  const sixDaysAgo = addDays(tomorrow(), -7)
  expect(stepsOf(await getToday(herself, sixDaysAgo))).toEqual(['Do Daily.', 'Do Heat.', 'Do Tomorrow.'])
})

it('a phone is sent how all is done that the days it keeps have, and nothing else', async () => {
  const kept = await getKeptDays(herself)
  expect(kept.howTo.flatMap(({ steps }) => steps).sort()).toEqual([
    ...['Do Cold.', 'Do Daily.', 'Do Heat.', 'Do Replaced.', 'Do Soon.', 'Do Tomorrow.'],
  ])
  expect(await howManyRead(() => getKeptDays(herself))).toBe(6)
  const drawn = (later: number) => {
    const day = addDays(today(), later)
    return stepsOf(keptPage(kept, { logs: [], checkIns: [] }, day, day < today() ? today() : day))
  }
  expect([-14, 1, 6, 10, 14].map(drawn)).toEqual([
    ['Do Daily.', 'Do Heat.'],
    ['Do Daily.', 'Do Heat.', 'Do Tomorrow.'],
    ['Do Soon.'],
    ...Array(2).fill(['Do Cold.', 'Do Replaced.']),
  ])
})

it('whether something is due is known without', async () => {
  const sent = await statementsOf(async () => expect(await isSomethingDue(herself)).toBe(true))
  expect(sent.some(({ text }) => text.includes('exercises'))).toBe(false)
})

it('a day says what one page has room for, and another what is asked for', async () => {
  const exercises = Array.from({ length: 20 }, (_, n) => [`Of twenty ${n}`, aWeek(7)] as const)
  const twenty = [0, 52, Object.fromEntries(exercises)] as const
  await publishedFor(mine, ada.patientId, ada.planId, 4, today(), [...twenty])
  const told = await asOwner<{ id: string }>(
    process.env.DATABASE_URL!,
    'SET ROLE phaseline_system',
    `UPDATE exercises SET steps = array_fill(repeat('x', 300), ARRAY[12]) WHERE name LIKE 'Of twenty %' RETURNING id`,
  )
  expect(told).toHaveLength(20)
  const apart = (page: TodayPage) =>
    exercisesOf(page).flatMap(({ key, howToApart, steps }) => {
      expect(steps).toHaveLength(howToApart ? 0 : 12)
      return howToApart ? [key] : []
    })
  const left = apart(await getToday(herself))
  expect(left).toHaveLength(20 - Math.floor(mostSaid / 3_600))
  expect(apart(await getToday(herself, today(), left[0]))).not.toContain(left[0])
})
