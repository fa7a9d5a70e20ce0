// Plans for the tests of the rules: small ones made by hand, and any number of random ones.
import fc from 'fast-check'
import { addDays } from '@/domain/dates'
import type { Dosage, Frequency } from '@/domain/plans/dosage'
import type { Phase, PlanHistory, PlanVersion, Prescription } from '@/domain/plans/plan'

/** A Monday. */
export const monday = '2026-11-23'

/** The date of a day counted from `monday`: day 1 is that Monday itself. */
export const dayOf = (day: number) => addDays(monday, day - 1)

export const aWeek = (days: number, timesADay = 1): Frequency => ({ kind: 'days-a-week', days, timesADay })
export const on = (...weekdays: number[]): Frequency => ({ kind: 'weekdays', weekdays, timesADay: 1 })

export function prescription(
  id: string,
  frequency: Frequency,
  rest: Partial<Prescription> & { sets?: number } = {},
): Prescription {
  const { sets, ...own } = rest
  const dosage: Dosage = { painCeiling: 5, frequency, ...(sets === undefined ? {} : { sets }) }
  return {
    id,
    versionId: `${id}-v1`,
    exerciseId: `exercise-${id}`,
    exerciseName: `Exercise ${id}`,
    exerciseKind: 'strengthening',
    delivery: 'home',
    dosage,
    note: '',
    ...own,
  }
}

export function phase(
  id: string,
  startDay: number,
  weeks: number,
  prescriptions: Prescription[],
  rest: Partial<Phase> = {},
): Phase {
  return {
    id,
    kind: 'custom',
    name: id,
    startDay,
    weeks,
    sessions: 3,
    everyWeeks: 1,
    sessionMinutes: 45,
    aim: '',
    criterion: '',
    prescriptions,
    ...rest,
  }
}

export function version(number: number, effectiveOn: string, phases: Phase[]): PlanVersion {
  return { id: `version-${number}`, number, effectiveOn, phases }
}

export function plan(versions: PlanVersion[], rest: Partial<PlanHistory> = {}): PlanHistory {
  return { id: 'plan', startsOn: monday, endedOn: null, pauses: [], versions, ...rest }
}

/** One version, one phase. */
export const simplePlan = (prescriptions: Prescription[], weeks = 4, rest: Partial<PlanHistory> = {}) =>
  plan([version(1, monday, [phase('intensive', 0, weeks, prescriptions)])], rest)

const anyFrequency: fc.Arbitrary<Frequency> = fc.oneof(
  fc.record({
    kind: fc.constant('days-a-week' as const),
    days: fc.integer({ min: 1, max: 7 }),
    timesADay: fc.integer({ min: 1, max: 3 }),
  }),
  fc.record({
    kind: fc.constant('weekdays' as const),
    weekdays: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1 }),
    timesADay: fc.integer({ min: 1, max: 3 }),
  }),
  fc.constant({ kind: 'as-needed' as const }),
  fc.constant({ kind: 'per-session' as const }),
)

const anyPrescriptions = (phaseId: string) =>
  fc
    .array(
      fc.record({
        frequency: anyFrequency,
        sets: fc.option(fc.integer({ min: 1, max: 5 }), { nil: undefined }),
      }),
      { maxLength: 4 },
    )
    .map((all) =>
      all.map(({ frequency, sets }, i) =>
        prescription(`${phaseId}-${i}`, frequency, {
          ...(sets === undefined ? {} : { sets }),
          delivery: frequency.kind === 'per-session' ? 'clinic' : 'home',
        }),
      ),
    )

/** One version of one to three phases, each beginning where the one before it ends or a few days earlier. */
export const anyPlan: fc.Arbitrary<PlanHistory> = fc
  .array(fc.record({ weeks: fc.integer({ min: 1, max: 4 }), early: fc.integer({ min: 0, max: 6 }) }), {
    minLength: 1,
    maxLength: 3,
  })
  .chain((shapes) =>
    fc.tuple(...shapes.map((_, i) => anyPrescriptions(`p${i}`))).map((prescriptions) => {
      let start = 0
      const phases = shapes.map(({ weeks }, i) => {
        const made = phase(`p${i}`, start, weeks, prescriptions[i] ?? [])
        start += weeks * 7 - (shapes[i + 1]?.early ?? 0)
        return made
      })
      return plan([version(1, monday, phases)])
    }),
  )

/** As it may be changed, paused and ended: by versions of which each may have any phases and come into force on any day. */
export const anyCourse: fc.Arbitrary<PlanHistory> = fc
  .record({
    startsOn: fc.integer({ min: -30, max: 30 }),
    first: anyPlan,
    changes: fc.array(fc.record({ of: anyPlan, after: fc.integer({ min: 0, max: 70 }) }), { maxLength: 3 }),
    pauses: fc.array(
      fc.record({
        after: fc.integer({ min: -5, max: 50 }),
        days: fc.option(fc.integer({ min: 0, max: 60 }), { freq: 2 }),
      }),
      { maxLength: 3 },
    ),
    ended: fc.option(fc.integer({ min: 0, max: 90 }), { freq: 2 }),
  })
  .map(({ startsOn, first, changes, pauses, ended }) => {
    const day = (after: number) => dayOf(startsOn + after)
    const versions = [{ of: first, after: 0 }, ...changes].map(({ of, after }, i) =>
      version(i + 1, day(after), of.versions[0]?.phases ?? []),
    )
    return plan(versions, {
      startsOn: day(0),
      endedOn: ended === null ? null : day(ended),
      pauses: pauses.map(({ after, days }) => ({
        from: day(after),
        resumedOn: days === null ? null : day(after + days),
      })),
    })
  })
