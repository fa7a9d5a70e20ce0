// The demo's figures, reckoned by hand from its generated rows, so that a physiotherapist can follow each: the rows of the days that count stand in the comments. Today is Thursday 26 November 2026, and plan weeks begin on Mondays.
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { fillDemo } from '@/prisma/demo/fill'
import { sessionOf, viewerBehind } from '@/server/accounts.fixture'
import { everybody } from '@/domain/logging/caseload-asked'
import type { CaseloadLine } from '@/domain/logging/caseload'
import { caseload } from '@/server/caseload'
import { asSystem } from '@/server/db'
import { getOutcomes } from '@/server/outcomes'
import { progressOfPatient } from '@/server/progress'
import { reassessmentsDueBy } from '@/server/reassessments-due'
import type { Admin } from '@/server/viewer'

// What is due at home, of the programme's two phases. Days of the plan week: 1 is Monday.
//   Intensive:    Seated extension 7 days a week (1 set), on every day; Squeeze and Neck stretch 5 days a week (2 sets), on days
//                 2, 3, 5, 6, 7; Row 3 days a week (2 sets), on days 3, 5, 7. Together 20 a week.
//   Maintenance:  Foam roller (2 sets), Row (3), Pull-apart (2) 3 days a week, on days 3, 5, 7; Walking (no sets) 5 days a
//                 week, on days 2, 3, 5, 6, 7. Together 14 a week.
// An entry meets the earliest of its week that is still open, and counts on its own day; what stays open counts as not
// logged on the day it fell due. So of 5 a week with entries on days 3 and 7, days 5, 6 and 7 are left.

let admin: Admin
let lines: Map<string, CaseloadLine>

beforeAll(async () => {
  await fillDemo(process.env.DATABASE_URL!, '2026-11-26')
  const account = await asSystem('sign-in', (tx) =>
    tx.account.findFirstOrThrow({
      where: { signIn: 'admin@demo.test' },
      select: { id: true, clinicId: true },
    }),
  )
  // The database knows when a session ends by its own clock: it begins before this one is set.
  admin = (await viewerBehind(await sessionOf(account.clinicId, account.id))) as Admin
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-11-26T11:00:00Z') })
  const shown = await caseload(admin, { ...everybody, search: '', page: 1 })
  lines = new Map(shown.lines.map((line) => [line.name, line]))
})
afterAll(() => vi.useRealTimers())

const lineOf = (name: string) => lines.get(name)!
const planOf = (name: string) => lineOf(name).plans[0]!
const figuresOf = async (name: string) => (await progressOfPatient(admin, lineOf(name).id)).plans[0]!.figures

test('sixteen patients stand in the caseload; those whose care has ended do not', () => {
  expect(lines.size).toBe(16)
  expect(lines.has('Ulla Bergström')).toBe(false)
})

test('Edith Marlowe, patient@demo.test: steady, in the second week of maintenance', async () => {
  const { last7, last28, sessions } = await figuresOf('Edith Marlowe')
  // Last 7 days, Fri 20 to Thu 26 November:
  //   Fri 20  due 4: roller done 2, row in part 2 of 3, pull-apart done 2, walk done
  //   Sat 21  due 1: walk done
  //   Sun 22  due 4: roller done 2, pull-apart done 2, walk done; row not logged
  //   Tue 24  due 1: walk done
  //   Wed 25  due 4: row done 3, pull-apart in part 1 of 2, walk in part; roller not logged
  //   Thu 26  nothing is due.
  // Due 4+1+4+1+4 = 14; done 3+1+3+1+1 = 9; in part 1+2 = 3; not logged 1+1 = 2. Met 9+3 = 12 of 14.
  // Sets asked for: each day of four 2+3+2+1 = 8, each walk 1: 3 x 8 + 2 = 26. Done 7+1+5+1+5 = 19.
  expect(last7).toMatchObject({ due: 14, met: 12, done: 9, partial: 3, skipped: 0, notLogged: 2 })
  expect(last7.frequency).toBeCloseTo(12 / 14, 9)
  expect(last7.dose).toBeCloseTo(19 / 26, 9)

  // Last 28 days, Fri 30 October to Thu 26 November:
  //   Week of 26 Oct, from Fri 30 on: extension 30, 31, 1 done. Squeeze 30 done, 31 and 1 in part. Neck: the week's two entries,
  //     of 28 and 1, meet the first two, so 1 is in part, 30 is skipped (no time), 31 and 1 are not logged. Row 30, 1 done.
  //     Due 3+3+4+2 = 12: done 3+1+0+2 = 6, in part 2+1 = 3, skipped 1, not logged 2.
  //   Week of 2 Nov: extension done on 5 days, 4 and 8 not logged. Squeeze 3, 4, 6 done, 8 in part, one left. Neck 3, 6, 7, 8
  //     done, one left. Row 4, 6 done, 8 in part. Due 20: done 5+3+4+2 = 14, in part 2, not logged 2+1+1 = 4.
  //   Week of 9 Nov: extension done on 5 days, 11 skipped, 9 not logged. Squeeze 5 done. Neck 10 in part, 11, 14, 15 done, one
  //     left. Row 3 done. Due 20: done 5+5+3+3 = 16, in part 1, skipped 1, not logged 2.
  //   Week of 16 Nov: roller 3 done; row 18 done, 20 in part, one left; pull-apart 3 done; walk 5 done.
  //     Due 14: done 12, in part 1, not logged 1.
  //   From Mon 23 on: Tue walk; Wed as above. Due 5: done 2, in part 2, not logged 1.
  // Due 12+20+20+14+5 = 71; done 6+14+16+12+2 = 50; in part 3+2+1+1+2 = 9; skipped 2; not logged 2+4+2+1+1 = 10.
  // Logged two days late: squeeze of 30 October, row of 1 November, pull-apart of 18 November: 3.
  expect(last28).toMatchObject({ due: 71, met: 59, done: 50, partial: 9, skipped: 2, notLogged: 10, late: 3 })

  // Twelve sessions in the intensive phase and one on 18 November, all attended; one is booked for 2 December. Asked for:
  // 4 weeks x 3 = 12; the first fortnight of maintenance is not over.
  expect(sessions).toMatchObject({ attended: 13, missed: 0, booked: 1, share: 1, askedFor: 12, delivery: 1 })

  // Check-ins of the last 7 days: 20: 3, 21: 3, 23: 3, 24: 2, 25: 3. Mean 14 / 5 = 2.8; at baseline 6.
  const { pain, reassessment, standing } = planOf('Edith Marlowe')
  expect(pain).toEqual({ latest: { pain: 3, on: '2026-11-25' }, mean: 2.8, baseline: 6 })
  expect(standing).toMatchObject({ name: 'Maintenance', week: 2, of: 8 })
  // Reassessed on 16 November, the next set four weeks later.
  expect(reassessment).toEqual({ dueOn: '2026-12-14', overdue: false })
  expect(lineOf('Edith Marlowe').flags).toEqual([])
  expect(lineOf('Edith Marlowe').nextSession).toEqual({ date: '2026-12-02', time: '08:00' })
})

test('Grace O’Connor, whose exercises are fading', () => {
  const { last7, last28, weeks, pain } = planOf('Grace O’Connor')
  // Entries, all done:
  //   Week of 26 Oct: extension 26, 27, 28, 30, 31; squeeze 28, 1; neck 28, 1; row 1 (skipped on 28)
  //   Week of 2 Nov:  walk 3, 4, 8; roller 4; row 6, 8; pull-apart 6, 8
  //   Week of 9 Nov:  walk 10, 13; row 13; roller 15; pull-apart 15
  //   Week of 16 Nov: walk 17, 18, 21, 22; roller, row and pull-apart 20
  //   From 23 Nov:    walk 25
  // Last 28 days, by week: from Fri 30 Oct extension 2 of 3, squeeze 1 of 4 (30, 31 and 1 are left), neck 1 of 4, row 1 of 3:
  //   5 of 14. Then 3+1+2+2 = 8 of 14, 2+1+1+1 = 5 of 14, 4+1+1+1 = 7 of 14, and from Mon 23 on 1 of 5.
  // Met 5+8+5+7+1 = 26 of 14+14+14+14+5 = 61.
  expect(last28).toEqual({ due: 61, met: 26 })
  // Last 7 days: from Fri 20, roller, row and pull-apart each 1 of 3 (20 and 22 are left), walk 2 of 3: 5 of 12. From Mon
  // 23 on 1 of 5. Met 6 of 17.
  expect(last7).toEqual({ due: 17, met: 6 })
  expect(weeks.at(-1)).toEqual({ due: 17, met: 6 })
  // Check-ins of the last 7 days: 21: 2, 22: 3. Two are too few for a mean.
  expect(pain).toEqual({ latest: { pain: 3, on: '2026-11-22' }, mean: null, baseline: 6 })
  // Last 14 days, from Fri 13: of the week of 9 Nov roller 1 of 3, row 1 of 3, pull-apart 1 of 3, walk 1 of 4 (13; three are
  // left): 4 of 13. Then 7 of 14 and 1 of 5: 12 of 32 is 37.5 %, under 50 %. No session was missed since 4 November.
  expect(lineOf('Grace O’Connor').flags).toMatchObject([
    { code: 'low-adherence', since: '2026-11-13', figures: { due: 32, met: 12 } },
  ])
})

test('Henrik Dahl, whose pain rises', () => {
  // Last 14 days, 13 to 26 November; pain during / after. Over the ceiling of 5: Tue 17 extension 5/6, squeeze 6/7; Wed 18
  // row 6; Fri 20 row 5/6; Sat 21 extension 6/7; Sun 22 squeeze 6; Wed 25 pull-apart 5/6, walk 6. Eight, at most 7.
  // Skipped for pain: 15: 1, 17: 1, 18: 2, 20: 2, 21: 1, 22: 3, 24: 1, 25: 2. Thirteen, each with another within 7 days.
  // Check-ins: 12: 3, 15: 7, 17: 6, 19: 6, 22: 7, 23: 7, 25: 6; at baseline 4, so from 6 on it has risen.
  //   To 26: (7+7+6) / 3 = 6.67. To 25: 26 / 4 = 6.5. To 24: 20 / 3. To 23: 26 / 4. To 22 and 21: 19 / 3 = 6.33. To 20 and 19
  //   (7+6+6) / 3 = 6.33. To 18: (3+7+6) / 3 = 5.33, under 6. So since 19 November.
  // Done in the 14 days: from Fri 13 extension 2 of 3, squeeze 1 of 4, neck 2 of 3, row 1 of 2: 6 of 12. Week of 16 Nov
  //   extension 3 of 7, squeeze 3 of 5, neck 1 of 5, row 2 of 3: 9 of 20. From Mon 23 on walk 1 and pull-apart 1 of 5: 2.
  //   17 of 37.
  // His reassessment was due on 23 November, three days ago.
  expect(lineOf('Henrik Dahl').flags).toMatchObject([
    { code: 'over-ceiling', since: '2026-11-17', figures: { logs: 8, pain: 7 } },
    { code: 'too-painful-twice', since: '2026-11-15', figures: { skips: 13 } },
    { code: 'pain-rising', since: '2026-11-19', figures: { baseline: 4 } },
    { code: 'low-adherence', since: '2026-11-13', figures: { due: 37, met: 17 } },
    { code: 'reassessment-overdue', since: '2026-11-23', figures: { days: 3 } },
  ])
  expect(planOf('Henrik Dahl').pain.mean).toBeCloseTo(20 / 3, 9)
})

test('Leo Fontaine, paused since Tuesday 17 November', async () => {
  const { last7, last28, sessions } = await figuresOf('Leo Fontaine')
  // Paused on all of the last 7 days: nothing was due, which is a dash and neither 0 % nor 100 %.
  expect(last7).toMatchObject({ due: 0, frequency: null, dose: null })
  // Last 28 days, Fri 30 October to Mon 16 November:
  //   Week of 26 Oct, from Fri 30 on: extension 30, 31 done, 1 skipped. Squeeze 30, 1 done, one left. Neck 30, 1 done, 31 in
  //     part; the skip of 27 is the one left, due on 1. Row 30 done, one left. Due 12: done 7, in part 1, skipped 2, left 2.
  //   Week of 2 Nov: all 20; done 19, neck on 4 in part.
  //   Week of 9 Nov: roller 11, 13 done, 15 skipped; row 3, pull-apart 3 done; walk 11, 13, 14, 15 done, one left.
  //     Due 14: done 12, skipped 1, not logged 1.
  //   Mon 16: nothing is due on a Monday.
  // Due 46; done 38, in part 2, skipped 3, not logged 3. Late: row of 30, extension of 31, pull-apart of 13, walk of 15.
  expect(last28).toMatchObject({ due: 46, met: 40, done: 38, partial: 2, skipped: 3, notLogged: 3, late: 4 })
  // Attended 12, 14, 19, 26, 28, 30 October, 2, 6, 11 November: 9. Missed 21 and 23 October, 4 November: 3. Cancelled by him 16
  // October: 1. 9 of 13. Asked for 4 weeks x 3 = 12; the fortnight that the pause interrupts, with the
  // 11th of November, is not over. 8 of 12.
  expect(sessions).toMatchObject({
    attended: 9,
    missed: 3,
    cancelledByPatient: 1,
    askedFor: 12,
    delivered: 8,
    delivery: 8 / 12,
  })
  expect(sessions.share).toBeCloseTo(9 / 13, 9)
  // One day without an entry, 16 November, before the pause: he has not fallen silent.
  expect(planOf('Leo Fontaine').standing).toEqual({ kind: 'paused', date: '2026-11-17' })
  expect(lineOf('Leo Fontaine').flags).toEqual([])
})

test('Samuel Adeyemi, who has finished', async () => {
  expect(lineOf('Samuel Adeyemi')).toMatchObject({ plans: [], flags: [], nextSession: null })
  expect(lineOf('Samuel Adeyemi').otherPlan).toMatchObject({ status: 'completed', endedOn: '2026-11-15' })
  const { weeks, sessions } = await figuresOf('Samuel Adeyemi')
  // His last week, 9 to 15 November: roller 11, 13 done, 15 in part (1 set); row 11, 13, 15 done; pull-apart 11 (late), 13, 15
  // done; walk 10, 13, 14, 15 done, 11 in part. All 14; in part 2. Sets: asked for 3x2 + 3x3 + 3x2 + 5x1 = 26; done 25.
  expect(weeks).toHaveLength(12)
  expect(weeks.at(-1)).toMatchObject({
    ...{ from: '2026-11-09', to: '2026-11-15' },
    adherence: { due: 14, met: 14, done: 12, partial: 2, late: 1 },
  })
  expect(weeks.at(-1)!.adherence.dose).toBeCloseTo(25 / 26, 9)
  // Of 16 sessions, 14 attended, 9 September missed, 4 November cancelled by the clinic, which does not count: 14 of 15. The
  // frequency asked for 4 x 3 + 4 = 16: 14 of 16.
  expect(sessions).toMatchObject({
    attended: 14,
    missed: 1,
    cancelledByClinic: 1,
    askedFor: 16,
    delivery: 0.875,
  })
  expect(sessions.share).toBeCloseTo(14 / 15, 9)
})

test('Tove Berglund, who is reassessed by the share of her sessions', async () => {
  // Maintenance began on 19 October and asks for 4 sessions. Attended in it: 4 and 18 November (21 October was cancelled by the
  // clinic). Half, 2 of 4, was reached on 18 November, within a week of the reassessment of 16 November. For all 4, one is
  // booked (2 December) and one is not: so by the phase's last day, 8 weeks on, Sunday 13 December.
  expect(planOf('Tove Berglund').reassessment).toEqual({ dueOn: '2026-12-13', overdue: false })
  const due = await reassessmentsDueBy(admin, '2026-12-13', 'mine')
  expect(due.find(({ patientName }) => patientName === 'Tove Berglund')).toMatchObject({
    dueOn: '2026-12-13',
  })
})

test('Oskar Nowak’s flags have been answered: one closed, one put off', () => {
  expect(lineOf('Oskar Nowak').flags).toEqual([])
})

test('the outcomes of six plans, and two in a group that is too small to be told', async () => {
  const { conditions, untold } = await getOutcomes(admin)
  const [upperBack] = conditions
  expect(conditions).toHaveLength(1)
  // Upper back pain, average pain at the start and at the end: Katarzyna 6 to 2, Samuel 5 to 1, Ulla 7 to 2, Viktor 5 to 6,
  // Wanda 6 to 4, Xavier, who stopped, 6 to 5. Change −4, −4, −5, +1, −2, −1: mean −15 / 6. By 2 or more: 4 of 6.
  // Five plans lasted 84 days, and Xavier's 38: (420 + 38) / 6. Two with shoulder stiffness are not told.
  expect(upperBack).toMatchObject({ condition: 'Upper back pain', plans: 6, dropOut: 1 / 6 })
  expect(upperBack?.duration).toBeCloseTo(458 / 6, 9)
  const outcome = (of: string) => upperBack?.measures.find(({ name }) => name === of)
  expect(outcome('Average pain in 24 hours')).toMatchObject({ plans: 6, reached: 4 / 6, change: -15 / 6 })
  // Three activities each, 3, 4 and 5 at the start; at the end Katarzyna 5, 8, 7, Samuel 5, 7, 8, Ulla 6, 8, 10, Viktor 1, 3, 2,
  // Wanda 5, 4, 6, Xavier 4, 3, 5. The means go from 4 to 6.67, 6.67, 8, 2, 5 and 4: mean 8.34 / 6. By 2 or more: 3 of 6.
  expect(outcome('Patient-specific function (PSFS)')).toMatchObject({ plans: 6, reached: 3 / 6 })
  expect(outcome('Patient-specific function (PSFS)')?.change).toBeCloseTo(8.34 / 6, 9)
  // Nights woken by pain: 5 to 1, 4 to 0, 6 to 2, 4 to 7, 5 to 3, 5 to 4. Change −4, −4, −4, +3, −2, −1.
  expect(outcome('Nights woken by pain')?.change).toBe(-12 / 6)
  expect(untold).toBe(2)
})
