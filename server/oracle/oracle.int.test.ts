// The oracle: figures of two hundred generated patients, worked out a second time from raw rows in another way, must be those of the program.
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { everybody } from '@/domain/logging/caseload-asked'
import { caseload } from '@/server/caseload'
import { progressOfPatient, type PlanProgress } from '@/server/progress'
import { clinicOf } from '@/server/two-clinics.fixture'
import type { Admin } from '@/server/viewer'
import {
  adherenceOf,
  baselinePain,
  calendar,
  checkInsOf,
  counting,
  flagsOf,
  plus,
  reassessmentOn,
  ruleOf,
  sessionsOf,
  type NaiveFlag,
} from './naive.fixture'
import { fillPatients } from './patients.fixture'
import { rawPlans, type RawPlan } from './raw-rows.fixture'

const patients = 200
// The day on which clocks go back in London, at an hour at which it is three different days on Earth.
const now = new Date('2026-10-25T10:30:00Z')

let viewer: Admin
let plans: RawPlan[]

beforeAll(async () => {
  const clinic = await clinicOf('Harbour')
  viewer = await clinic.admin()
  const therapist = await clinic.therapist()
  vi.useFakeTimers({ toFake: ['Date'], now })
  await fillPatients({ clinicId: clinic.clinicId, therapistId: therapist.accountId, now }, patients)
  plans = (await rawPlans(clinic.clinicId, now)).filter(({ versions }) => versions.length > 0)
})

afterAll(() => vi.useRealTimers())

test('what was generated has all that makes figures hard', () => {
  const some = (what: (plan: RawPlan) => boolean) => plans.filter(what).length
  expect(new Set(plans.map(({ patient_id }) => patient_id)).size).toBe(patients)
  expect(new Set(plans.map(({ today }) => today)).size).toBe(3)
  expect(some(({ pauses }) => pauses.length > 1)).toBeGreaterThan(10)
  expect(some(({ pauses }) => pauses.some(({ resumed_on }) => resumed_on === null))).toBeGreaterThan(10)
  expect(some(({ versions }) => versions.length > 2)).toBeGreaterThan(10)
  /** Days of a phase that the version in force takes out: those before any phase of it, and those after one. */
  const takenOut = plans.flatMap((plan) =>
    calendar(plan).flatMap(({ date, planDay, phase }) => {
      const inForce = plan.versions.filter(({ effective_on }) => effective_on <= date).at(-1)
      if (!phase || inForce!.phases.some(({ id }) => id === phase.id)) return []
      return inForce!.phases[0]!.startDay > planDay! ? 'before' : 'after'
    }),
  )
  for (const where of ['before', 'after'])
    expect(takenOut.filter((each) => each === where).length, where).toBeGreaterThan(10)
  const otherThanNewest = (plan: RawPlan, of: 'reassess_every_weeks' | 'reassess_at_share') =>
    plan.status === 'active' && ruleOf(plan)[of] !== plan.versions.at(-1)![of]
  expect(some((plan) => otherThanNewest(plan, 'reassess_every_weeks'))).toBeGreaterThan(3)
  expect(some((plan) => otherThanNewest(plan, 'reassess_at_share'))).toBeGreaterThan(3)
  expect(some(({ logs }) => logs.some(({ status }) => status === 'removed'))).toBeGreaterThan(50)
  expect(some((plan) => adherenceOf(counting(plan).counted).late > 0)).toBeGreaterThan(20)
  const bySessions = plans.filter(
    (plan) =>
      plan.status === 'active' &&
      ruleOf(plan).reassess_at_share !== null &&
      !plan.assessments.at(-1)?.next_due_on,
  )
  const due = bySessions.map(({ today, ...plan }) => [today, reassessmentOn({ today, ...plan })] as const)
  expect(due.filter(([today, on]) => on !== null && on < today).length).toBeGreaterThan(3)
  expect(due.filter(([today, on]) => on !== null && on >= today).length).toBeGreaterThan(3)
  const codes = plans.flatMap((plan) => flagsOf(plan).map(({ code }) => code))
  for (const code of [
    ...['over-ceiling', 'too-painful-twice', 'pain-rising', 'silent', 'low-adherence'],
    ...['reassessment-overdue', 'session-missed'],
  ])
    expect(codes.filter((each) => each === code).length, code).toBeGreaterThan(5)
})

describe('the figures of a plan', () => {
  const known = new Map<string, PlanProgress>()
  beforeAll(async () => {
    for (const patientId of new Set(plans.map(({ patient_id }) => patient_id)))
      for (const plan of (await progressOfPatient(viewer, patientId)).plans) known.set(plan.id, plan)
  })
  const each = (check: (plan: RawPlan, figures: PlanProgress['figures'], progress: PlanProgress) => void) => {
    for (const plan of plans) {
      const progress = known.get(plan.id)
      expect(progress, plan.id).toBeDefined()
      if (progress) check(plan, progress.figures, progress)
    }
  }

  test('adherence of the last 7 and the last 28 days', () =>
    each((plan, figures) => {
      const { counted, extra } = counting(plan)
      for (const [days, found] of [
        [7, figures.last7],
        [28, figures.last28],
      ] as const) {
        const from = plus(plan.today, 1 - days)
        const wanted = adherenceOf(
          counted.filter(({ date }) => date >= from),
          extra.filter(({ due_on }) => due_on >= from),
        )
        expect(rounded(found), `${plan.id}, ${days} days`).toEqual(rounded(wanted))
      }
    }))

  test('adherence by phase and by week', () =>
    each((plan, figures) => {
      const { counted } = counting(plan)
      for (const { id, adherence } of figures.phases) {
        const own = counted.filter(({ phase }) => phase === id)
        expect(adherence && rounded(adherence), `${plan.id}, phase ${id}`).toEqual(
          own.length === 0 ? null : rounded(adherenceOf(own)),
        )
      }
      const weeks = [...new Set(counted.map(({ week }) => week))].map((week) =>
        rounded(adherenceOf(counted.filter((each) => each.week === week))),
      )
      const byText = (a: unknown, b: unknown) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1)
      expect(figures.weeks.map(({ adherence }) => rounded(adherence)).sort(byText), plan.id).toEqual(
        weeks.sort(byText),
      )
    }))

  test('attendance and delivery, in all and by phase', () =>
    each((plan, figures) => {
      expect(figures.sessions, plan.id).toEqual(sessionsOf(plan))
      for (const phase of figures.phases)
        expect(phase.sessions, `${plan.id}, phase ${phase.id}`).toEqual(sessionsOf(plan, phase.id))
    }))

  test('pain by day, where no answer is a gap', () =>
    each((plan, _, { pain }) => {
      const answers = new Map(checkInsOf(plan).map(({ on, pain }) => [on, pain]))
      for (const day of pain)
        expect(day.checkIn, `${plan.id} ${day.date}`).toBe(answers.get(day.date) ?? null)
    }))
})

test('the caseload: figures, flags with since when and from what, pain and reassessment', async () => {
  const lines = []
  for (let page = 1, more = true; more; page++) {
    const shown = await caseload(viewer, { ...everybody, search: '', page })
    lines.push(...shown.lines)
    more = shown.more
  }
  const active = plans.filter(({ status }) => status === 'active')
  expect(lines.flatMap((line) => line.plans.map(({ id }) => id)).sort()).toEqual(
    active.map(({ id }) => id).sort(),
  )

  for (const line of lines) {
    const own = active.filter(({ patient_id }) => patient_id === line.id)
    const wanted = own.flatMap(flagsOf)
    // A session is the patient's: two plans do not make it missed twice.
    const missed = wanted.findIndex(({ code }) => code === 'session-missed')
    const once = wanted.filter(({ code }, i) => code !== 'session-missed' || i === missed)
    expect(
      line.flags.map(({ code, since, figures }) => inOrder({ code, since, figures })).sort(),
      line.name,
    ).toEqual(once.map(inOrder).sort())
    for (const plan of own) {
      const shown = line.plans.find(({ id }) => id === plan.id)!
      const { counted } = counting(plan)
      for (const [days, share] of [
        [7, shown.last7],
        [28, shown.last28],
      ] as const) {
        const { due, met } = adherenceOf(counted.filter(({ date }) => date > plus(plan.today, -days)))
        expect(share, `${line.name}, ${days} days`).toEqual({ due, met })
      }
      const answers = checkInsOf(plan).filter(({ pain, on }) => pain !== null && on > plus(plan.today, -7))
      const mean = answers.reduce((sum, { pain }) => sum + pain!, 0) / answers.length
      expect(shown.pain.mean, line.name).toEqual(answers.length < 3 ? null : mean)
      expect(shown.pain.baseline, line.name).toBe(baselinePain(plan))
      const dueOn = reassessmentOn(plan)
      expect(shown.reassessment, line.name).toEqual(dueOn && { dueOn, overdue: dueOn < plan.today })
    }
  }
})

const inOrder = ({ code, since, figures }: NaiveFlag) =>
  JSON.stringify([code, since, Object.entries(figures).map(([name, value]) => [name, value.toFixed(6)]).sort()]) // prettier-ignore

/** In one order of names; sums of the same fractions in another order differ in their last digits. */
function rounded(figures: object) {
  return Object.fromEntries(
    Object.entries(figures)
      .map(([name, value]): [string, unknown] => [
        name,
        typeof value === 'number' ? +value.toFixed(9) : value,
      ])
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  )
}
