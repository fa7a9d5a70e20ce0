// A week typed in from paper on a real database: what it does to the figures, what it may not touch, and that corrections stay.
import { beforeAll, expect, test } from 'vitest'
import { startOfWeek } from '@/domain/dates'
import type { SkipReason } from '@/domain/logging/log'
import { paperWeekSchema, type PaperSays, type PaperWeek, type PaperWeekInput } from '@/domain/logging/paper'
import { asViewer } from '@/server/db'
import { NotFound, Refused } from '@/server/errors'
import { getPaperWeek, savePaperWeek } from '@/server/paper'
import { progressOfPlan } from '@/server/progress'
import { clinicOf, treatedBy, type Treated } from '@/server/two-clinics.fixture'
import type { Therapist } from '@/server/viewer'

let mine: Therapist, colleague: Therapist, elsewhere: Therapist
let ada: Treated, bo: Treated

beforeAll(async () => {
  const harbour = await clinicOf('Harbour')
  mine = await harbour.therapist()
  colleague = await harbour.therapist()
  elsewhere = await (await clinicOf('Riverside')).therapist()
  ada = await treatedBy(mine, 'Ada Quist')
  bo = await treatedBy(mine, 'Bo Berg')
})

const save = (viewer: Therapist, planId: string, week: Partial<PaperWeekInput>) =>
  savePaperWeek(viewer, planId, { cells: [], checkIns: [], ...week })

/** The box of a day of the plan, as the page shows it. */
async function box(of: Treated, planDay: number) {
  const on = of.day(planDay)
  const { week } = await getPaperWeek(mine, of.planId, on)
  const cell = cellOf(week, of.prescriptionId, on)
  return { prescriptionId: of.prescriptionId, on, ...cell }
}
const cellOf = (week: PaperWeek, prescriptionId: string, on: string) =>
  week.rows.find((row) => row.prescriptionId === prescriptionId)!.days[week.days.indexOf(on)]![0]!

async function says(of: Treated, planDay: number, says: PaperSays, reason: SkipReason | null = null) {
  const { prescriptionId, on, slot, seen } = await box(of, planDay)
  return { prescriptionId, on, slot, seen, says, reason }
}
const ticked = async (of: Treated, planDay: number, tick: boolean) => {
  return says(of, planDay, tick ? 'done' : 'empty')
}

test('what was ticked counts as done, is shown as from paper, and is noted as late and by whom', async () => {
  const cells = [await ticked(ada, 1, true), await ticked(ada, 2, true)]
  expect(await save(mine, ada.planId, { cells })).toEqual({ saved: 2 })
  // Sent again, since no answer came.
  expect(await save(mine, ada.planId, { cells })).toEqual({ saved: 2 })
  expect(await box(ada, 1)).toMatchObject({ says: 'done', onPhone: false })
  const { figures } = await progressOfPlan(mine, ada.planId)
  expect(JSON.stringify(figures)).toContain('"fromPaper":2')
  const rows = await asViewer(mine, (tx) => tx.log.findMany({ where: { planId: ada.planId } }))
  for (const row of rows)
    expect(row).toMatchObject({
      ...{ source: 'paper', status: 'done', extra: false, late: true, enteredBy: mine.accountId },
      prescriptionVersionId: ada.versionId,
    })
})

test('a correction stays, and so does the correction of the correction', async () => {
  await save(mine, ada.planId, { cells: [await ticked(ada, 3, true)] })
  await save(mine, ada.planId, { cells: [await ticked(ada, 3, false)] })
  expect(await box(ada, 3)).toMatchObject({ says: 'empty', onPhone: false })
  await save(mine, ada.planId, { cells: [await ticked(ada, 3, true)] })
  expect(await box(ada, 3)).toMatchObject({ says: 'done', onPhone: false })
  const rows = await asViewer(mine, (tx) =>
    tx.log.findMany({
      where: { planId: ada.planId, dueOn: new Date(`${ada.day(3)}T00:00:00Z`) },
      orderBy: { id: 'asc' },
    }),
  )
  expect(rows.map(({ status }) => status)).toEqual(['done', 'removed', 'done'])
  expect(rows.map(({ replaces }) => replaces)).toEqual([null, rows[0]!.id, rows[1]!.id])
})

test('a part, and what was not done with its reason, are typed in and corrected like a tick', async () => {
  await save(mine, ada.planId, {
    cells: [await says(ada, 8, 'partial'), await says(ada, 9, 'skipped', 'no-time')],
  })
  expect(await box(ada, 8)).toMatchObject({ says: 'partial', reason: null, onPhone: false })
  expect(await box(ada, 9)).toMatchObject({ says: 'skipped', reason: 'no-time', onPhone: false })
  await save(mine, ada.planId, { cells: [await says(ada, 9, 'skipped', 'unwell')] })
  expect(await box(ada, 9)).toMatchObject({ says: 'skipped', reason: 'unwell' })
  const again = await says(ada, 9, 'skipped', 'unwell')
  await save(mine, ada.planId, { cells: [again] })
  expect(await box(ada, 9), 'nothing new').toMatchObject({ seen: again.seen })
  await save(mine, ada.planId, { cells: [await says(ada, 9, 'done')] })
  expect(await box(ada, 9)).toMatchObject({ says: 'done', reason: null })
  const wrong = { ...(await says(ada, 8, 'done')), reason: 'unwell' as const }
  expect(paperWeekSchema.safeParse({ cells: [wrong], checkIns: [] }).error?.issues[0]).toMatchObject({
    path: ['cells', 0, 'reason'],
  })
})

test('what the patient has logged is not touched', async () => {
  await ada.log(4, { status: 'skipped', skip_reason: 'forgot' })
  expect(await box(ada, 4)).toMatchObject({ says: 'skipped', reason: 'forgot', onPhone: true })
  const before = { ...(await ticked(ada, 4, true)), seen: null }
  for (const cell of [await ticked(ada, 4, true), await ticked(ada, 4, false), before])
    await expect(save(mine, ada.planId, { cells: [cell] })).rejects.toThrow(Refused)
})

/** How a day of the plan was, as the page shows it. */
async function dayOf(of: Treated, planDay: number) {
  const { week } = await getPaperWeek(mine, of.planId, of.day(planDay))
  return week.checkIns.find(({ on }) => on === of.day(planDay))
}
const ofDay = async (of: Treated, planDay: number, pain: number | null, word = '') => ({
  ...{ on: of.day(planDay), pain, word, seen: (await dayOf(of, planDay))?.seen ?? null },
})

test('pain and a word of a day are typed in, corrected and taken back, and shown as from paper', async () => {
  const shown = async () => {
    const { pain } = await progressOfPlan(mine, ada.planId)
    const { checkIn, word, fromPaper } = pain.find(({ date }) => date === ada.day(5))!
    return { checkIn, word, fromPaper }
  }
  expect(await dayOf(ada, 5)).toMatchObject({ pain: null, word: '', onPhone: false, seen: null })
  const stiff = { checkIns: [await ofDay(ada, 5, 4, 'Stiff')] }
  expect(await save(mine, ada.planId, stiff)).toEqual({ saved: 1 })
  expect(await shown()).toEqual({ checkIn: 4, word: 'Stiff', fromPaper: true })
  // Sent again, since no answer came: nothing is added, as the count below says.
  await save(mine, ada.planId, stiff)
  await save(mine, ada.planId, { checkIns: [await ofDay(ada, 5, 3, 'Stiff')] })
  expect(await shown()).toEqual({ checkIn: 3, word: 'Stiff', fromPaper: true })
  await save(mine, ada.planId, { checkIns: [await ofDay(ada, 5, null)] })
  expect(await shown()).toMatchObject({ checkIn: null, word: '' })
  expect(await asViewer(mine, (tx) => tx.checkIn.count({ where: { planId: ada.planId } }))).toBe(3)
})

test('what the patient said of a day is not touched, and a day that is not the plan’s refuses all', async () => {
  await ada.checkIn(6, 7)
  expect(await dayOf(ada, 6)).toMatchObject({ pain: 7, onPhone: true })
  const good = await ofDay(ada, 4, 2)
  const ticks = await ticked(ada, 10, true)
  for (const bad of [
    await ofDay(ada, 6, 1),
    await ofDay(ada, -1, 1),
    await ofDay(ada, 400, 1),
    { ...good, seen: ada.planId },
    good,
  ])
    await expect(save(mine, ada.planId, { cells: [ticks], checkIns: [good, bad] })).rejects.toThrow(Refused)
  expect(await dayOf(ada, 4)).toMatchObject({ seen: null })
  expect(await box(ada, 10)).toMatchObject({ seen: null })
})

test('of two who type in the same week one is told, and nothing of theirs is saved', async () => {
  const cells = [await ticked(ada, 6, true), await ticked(ada, 7, true)]
  const both = await Promise.allSettled([
    save(mine, ada.planId, { cells: [await says(ada, 6, 'partial')] }),
    save(mine, ada.planId, { cells }),
  ])
  const lost = both.find((each) => each.status === 'rejected')
  expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  expect(lost).toMatchObject({ reason: { fields: { '': expect.stringContaining('meanwhile') } } })
})

test('a box that is not there refuses all of them', async () => {
  const good = await ticked(bo, 1, true)
  const foreign = { ...good, prescriptionId: ada.prescriptionId }
  for (const bad of [
    foreign,
    { ...good, slot: 2 },
    { ...good, on: bo.day(-1) },
    { ...good, on: bo.day(20) },
    { ...good },
  ])
    await expect(save(mine, bo.planId, { cells: [good, bad] })).rejects.toThrow(Refused)
  expect(await asViewer(mine, (tx) => tx.log.count({ where: { planId: bo.planId } }))).toBe(0)
})

test('without a week it is last week, and never one before the plan or to come', async () => {
  const week = async (asked: string | null) => (await getPaperWeek(mine, bo.planId, asked)).monday
  expect(await week(null)).toBe(startOfWeek(bo.day(7)))
  expect(await week('1990-01-01')).toBe(startOfWeek(bo.day(0)))
  expect(await week('2190-01-01')).toBe(startOfWeek(bo.day(14)))
})

test('another therapist, and another clinic, find no such plan', async () => {
  const cells = [await ticked(bo, 2, true)]
  for (const viewer of [colleague, elsewhere]) {
    await expect(getPaperWeek(viewer, bo.planId, null)).rejects.toThrow(NotFound)
    await expect(save(viewer, bo.planId, { cells })).rejects.toThrow(NotFound)
  }
})
