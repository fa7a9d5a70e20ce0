// The caseload on a real database: who is in it, and that its figures are those of the rules.
import { beforeAll, expect, test } from 'vitest'
import { everybody } from '@/domain/logging/caseload-asked'
import { caseload, type CaseloadAsked } from '@/server/caseload'
import { toColumn } from '@/server/clock'
import { asViewer } from '@/server/db'
import { progressOfPlan } from '@/server/progress'
import { clinicOf, treatedBy, type Treated } from '@/server/two-clinics.fixture'
import type { StaffViewer } from '@/server/viewer'

const first: CaseloadAsked = { ...everybody, search: '', page: 1 }
const namesFor = async (viewer: StaffViewer, asked: Partial<CaseloadAsked> = {}) =>
  (await caseload(viewer, { ...first, ...asked })).lines.map((line) => line.name)

let admin: StaffViewer, mine: StaffViewer, colleague: StaffViewer, elsewhere: StaffViewer
let ada: Treated

beforeAll(async () => {
  const harbour = await clinicOf('Harbour')
  const riverside = await clinicOf('Riverside')
  admin = await harbour.admin()
  mine = await harbour.therapist()
  colleague = await harbour.therapist()
  elsewhere = await riverside.therapist()
  ada = await treatedBy(mine, 'Ada Quist')
  await treatedBy(colleague, 'Bo 100%', 0)
  await treatedBy(elsewhere, 'Cy Riverside')

  // Fourteen days of one exercise a day. Days 0 to 5 done; day 6 done and then removed; day 7 partly, without figures;
  // day 8 skipped; days 9 to 13 not logged; day 14 is today, which does not count before it is over.
  for (let day = 0; day <= 5; day++) await ada.log(day, { status: 'done', pain: day === 3 ? 7 : 2 })
  const entry = await ada.log(6, { status: 'done' })
  await ada.log(6, { status: 'removed', replaces: entry, logged_at: `${ada.day(6)}T13:00:00Z` })
  await ada.log(7, { status: 'partial' })
  await ada.log(8, { status: 'skipped', skip_reason: 'no-time' })
  // Nothing was due a second time that day: kept, and not counted.
  await ada.log(5, { status: 'done', slot: 2, extra: true })
  for (const [day, pain] of [
    [11, 3],
    [12, 4],
    [13, 2],
  ] as const)
    await ada.checkIn(day, pain)
})

test('a therapist sees their own patients, an admin the clinic’s, nobody another clinic’s', async () => {
  expect(await namesFor(mine)).toEqual(['Ada Quist'])
  expect(await namesFor(colleague)).toEqual(['Bo 100%'])
  expect((await namesFor(admin)).sort()).toEqual(['Ada Quist', 'Bo 100%'])
  expect(await namesFor(elsewhere)).toEqual(['Cy Riverside'])
})

test('figures are those that were calculated by hand', async () => {
  const [line] = (await caseload(mine, first)).lines
  const [plan] = line?.plans ?? []
  // Day 14 is in the third week of four.
  expect(plan?.standing).toEqual({ kind: 'phase', phase: 'intensive', name: 'intensive', week: 3, of: 4 })
  // Of days 0 to 13: six done and one partly. 7 / 14.
  expect(plan?.last28).toEqual({ due: 14, met: 7 })
  // Of days 8 to 13, none.
  expect(plan?.last7).toEqual({ due: 6, met: 0 })
  // Today is day 14: days 1 to 7 and 8 to 14 are the last two weeks; day 0 is in the one before.
  expect(plan?.weeks).toEqual([
    { due: 0, met: 0 },
    { due: 1, met: 1 },
    { due: 7, met: 6 },
    { due: 6, met: 0 },
  ])
  expect(plan?.pain).toEqual({ latest: { pain: 2, on: ada.day(13) }, mean: 3, baseline: 6 })
  expect(plan?.reassessment).toEqual({ dueOn: ada.day(28), overdue: false })
  expect(line?.flags.map(({ code, since, figures }) => ({ code, since, figures }))).toEqual([
    // Pain 7 on day 3, over a ceiling of 5.
    { code: 'over-ceiling', since: ada.day(3), figures: { logs: 1, pain: 7 } },
    // The last entry is the skip of day 8; days 9 to 13 are five days, one due on each.
    { code: 'silent', since: ada.day(9), figures: { days: 5, due: 5 } },
    // Days 1 to 13 are due; days 1 to 5 and day 7 are met.
    { code: 'low-adherence', since: ada.day(1), figures: { due: 13, met: 6 } },
  ])
})

test('what is packed for the caseload gives the same figures as the whole history', async () => {
  const [plan] = (await caseload(mine, first)).lines[0]?.plans ?? []
  const { last7, last28 } = (await progressOfPlan(mine, ada.planId)).figures
  expect(plan?.last7).toEqual({ due: last7.due, met: last7.met })
  expect(plan?.last28).toEqual({ due: last28.due, met: last28.met })
  expect(last28).toMatchObject({ done: 6, partial: 1, skipped: 1, notLogged: 6, extra: 1 })
})

test('whoever fell silent before the window is told since when', async () => {
  const gone = await treatedBy(elsewhere, 'Di Silent', 60)
  await gone.log(2, { status: 'done' })
  const { lines } = await caseload(elsewhere, { ...first, search: 'di s' })
  expect(lines[0]?.flags.find((flag) => flag.code === 'silent')?.since).toBe(gone.day(3))
})

test('search takes % and _ as they stand, filters narrow the list', async () => {
  expect(await namesFor(admin, { search: '%' })).toEqual(['Bo 100%'])
  expect(await namesFor(admin, { search: '_' })).toEqual([])
  expect(await namesFor(admin, { search: "O'Brien'; DROP TABLE" })).toEqual([])
  expect(await namesFor(admin, { flag: 'any' })).toEqual(['Ada Quist'])
  expect(await namesFor(admin, { flag: 'silent' })).toEqual(['Ada Quist'])
  expect(await namesFor(admin, { flag: 'pain-rising' })).toEqual([])
  expect((await namesFor(admin, { phase: 'intensive' })).sort()).toEqual(['Ada Quist', 'Bo 100%'])
  expect(await namesFor(admin, { phase: 'maintenance' })).toEqual([])
  expect(await namesFor(admin, { whose: 'mine' })).toEqual([])
  expect(await namesFor(mine, { whose: 'mine' })).toEqual(['Ada Quist'])
  expect(await namesFor(admin, { region: 'neck' })).toEqual([])
  expect(await namesFor(admin, { phase: 'none' })).toEqual([])
  expect(await namesFor(admin, { page: 2 })).toEqual([])
})

test('somebody else’s plan is not there', async () => {
  await expect(progressOfPlan(colleague, ada.planId)).rejects.toThrow('')
  await expect(progressOfPlan(elsewhere, ada.planId)).rejects.toMatchObject({ name: 'NotFound' })
})

test('the day of the next reassessment is that of the last, also where the baseline was noted on a later day', async () => {
  const quay = await clinicOf('Quay')
  const viewer = await quay.therapist()
  const { patientId, planId, day } = await treatedBy(viewer, 'Dee Dated')
  await asViewer(viewer, (tx) =>
    tx.assessment.createMany({
      data: [
        // As of a patient whose zone was put right westwards.
        { kind: 'baseline', on: toColumn(day(15)) },
        { kind: 'reassessment', on: toColumn(day(14)), nextDueOn: toColumn(day(20)) },
      ].map((each) => ({
        ...{ clinicId: viewer.clinicId, patientId, planId, createdBy: viewer.accountId, ...each },
        decision: each.kind === 'baseline' ? null : 'continue',
      })),
    }),
  )
  const [line] = (await caseload(viewer, first)).lines
  expect(line?.plans[0]?.reassessment?.dueOn).toBe(day(20))
})
