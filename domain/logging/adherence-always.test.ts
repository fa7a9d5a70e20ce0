// What must hold of adherence for every plan and every set of logs.
import { describe, expect, it } from 'vitest'
import fc from 'fast-check'
import { grouped } from '@/domain/grouped'
import { adherenceByPhaseAndWeek, type Adherence } from '@/domain/logging/adherence'
import { over } from '@/domain/logging/adherence.fixture'
import { figuresByExercise } from '@/domain/logging/by-exercise'
import type { Log } from '@/domain/logging/log'
import { log } from '@/domain/logging/log.fixture'
import { tally, type Counted } from '@/domain/logging/tally'
import {
  aWeek,
  anyCourse,
  anyPlan,
  dayOf,
  phase,
  plan,
  prescription,
  simplePlan,
  version,
} from '@/domain/plans/plan.fixture'
import type { PlanHistory } from '@/domain/plans/plan'

const anyLog = (of: PlanHistory) => {
  const ids = of.versions.flatMap((each) => each.phases.flatMap((one) => one.prescriptions.map((p) => p.id)))
  return fc
    .record({
      id: fc.constantFrom(...ids, 'unknown'),
      day: fc.integer({ min: -3, max: 90 }),
      slot: fc.integer({ min: 1, max: 4 }),
      status: fc.constantFrom('done' as const, 'partial' as const, 'skipped' as const),
      setsDone: fc.option(fc.integer({ min: 0, max: 9 })),
    })
    .map(({ id, day, ...rest }) => log(id, dayOf(day), rest))
}
const planWithLogs = anyPlan.chain((of) => fc.tuple(fc.constant(of), fc.array(anyLog(of), { maxLength: 60 })))
const window = fc.tuple(
  fc.integer({ min: -2, max: 90 }),
  fc.integer({ min: 0, max: 40 }),
  fc.integer({ min: -2, max: 100 }),
)

/** Counted one figure after the other. */
function plain(some: readonly Counted[]): Adherence {
  const count = (is: (each: Counted) => boolean) => some.filter(is).length
  const figures = some.filter(({ setsDone }) => setsDone !== null)
  const sum = (of: 'sets' | 'setsDone') => figures.reduce((all, each) => all + (each[of] ?? 0), 0)
  const of = (outcome: Counted['outcome']) => count((each) => each.outcome === outcome)
  const met = of('done') + of('partial')
  return {
    ...{ due: some.length, met, done: of('done'), partial: of('partial'), skipped: of('skipped') },
    ...{ notLogged: of('not-logged'), frequency: met / some.length, extra: 0 },
    dose: sum('sets') === 0 ? null : sum('setsDone') / sum('sets'),
    partialWithoutFigures: some.length - figures.length,
    late: count(({ log, first }) => log?.source === 'portal' && first?.slot === 1),
    fromPaper: count(({ log }) => log?.source === 'paper'),
  }
}

describe('for every plan and every set of logs', () => {
  it('adherence stays in 0..1 and its parts add up', () => {
    fc.assert(
      fc.property(planWithLogs, window, ([of, logs], [from, length, today]) => {
        const seen = over(of, logs, from, from + length, today)
        for (const value of [seen.frequency, seen.dose])
          if (value !== null) expect(value >= 0 && value <= 1).toBe(true)
        expect(seen.frequency === null).toBe(seen.due === 0)
        expect(seen.met).toBe(seen.done + seen.partial)
        expect(seen.due).toBe(seen.met + seen.skipped + seen.notLogged)
      }),
      { numRuns: 400 },
    )
  })

  it('a log outside the due window changes nothing but the number of extra ones', () => {
    fc.assert(
      fc.property(
        planWithLogs,
        window,
        fc.integer({ min: 1, max: 40 }),
        ([of, logs], [from, length, today], away) => {
          const ids = of.versions[0]?.phases.flatMap((each) => each.prescriptions.map((p) => p.id)) ?? []
          const outside = ids.flatMap((id) => [
            log(id, dayOf(1 - away)),
            log(id, dayOf(85 + away)),
            log(id, dayOf(1), { slot: 9 }),
          ])
          const { extra: _, ...before } = over(of, logs, from, from + length, today)
          const { extra: __, ...after } = over(of, [...outside, ...logs], from, from + length, today)
          expect(after).toEqual(before)
        },
      ),
    )
  })

  it('by phase, by week and by exercise it is what the list of all that counts comes to', () => {
    const courseWithLogs = anyCourse.chain((of) =>
      fc.tuple(fc.constant(of), fc.array(anyLog(of), { maxLength: 60 })),
    )
    // The first times of a day are late by it, and the others are not.
    const dayEnd = (date: string) => Date.parse(`${date}T12:00:00Z`) - 86_400_000
    fc.assert(
      fc.property(courseWithLogs, fc.integer({ min: -2, max: 120 }), ([of, said], day) => {
        const today = dayOf(day)
        const logs = said.map((each, i): Log => ({
          ...each,
          source: i % 5 === 0 ? 'paper' : 'portal',
          loggedAt: `${each.dueOn}T${each.slot === 1 ? '13' : '11'}:00:00Z`,
        }))
        const { counted } = tally({ plan: of, logs, from: of.startsOn, to: today, today })
        const by = <Key>(keyOf: (each: Counted) => Key) =>
          [...grouped(counted.map((each) => [keyOf(each), each] as const))].map(
            ([key, own]) => [key, plain(own)] as const,
          )
        const { phases, weeks } = adherenceByPhaseAndWeek({ plan: of, logs, today, dayEnd })
        expect(phases.map(({ phaseId, adherence }) => [phaseId, adherence])).toEqual(
          by(({ phaseId }) => phaseId),
        )
        const byWeek = by(({ weekStart }) => weekStart).sort(([a], [b]) => a - b)
        expect(weeks.map(({ adherence }) => adherence)).toEqual(byWeek.map(([, own]) => own))
        const exercises = figuresByExercise({ plan: of, logs, today })
        for (const [id, { due, done, partial, skipped, notLogged }] of by(
          ({ prescriptionId }) => prescriptionId,
        ))
          expect(exercises.find(({ exerciseId }) => exerciseId === `exercise-${id}`)).toMatchObject({
            ...{ due, done, partial, skipped, notLogged },
          })
      }),
    )
  })

  it('splitting a plan into versions without changing the dosage changes nothing', () => {
    fc.assert(
      fc.property(
        planWithLogs,
        window,
        fc.uniqueArray(fc.integer({ min: 1, max: 80 }), { maxLength: 3 }),
        ([of, logs], [from, length, today], at) => {
          const split = plan([
            ...of.versions,
            ...at.map((day, i) => version(i + 2, dayOf(day), of.versions[0]?.phases ?? [])),
          ])
          expect(over(split, logs, from, from + length, today)).toEqual(
            over(of, logs, from, from + length, today),
          )
        },
      ),
    )
  })

  it('moving on to the next phase changes nothing of the days before', () => {
    const days = fc.integer({ min: 1, max: 6 })
    const done = fc.subarray(Array.from({ length: 20 }, (_, i) => i + 1))
    fc.assert(
      fc.property(days, done, fc.integer({ min: 2, max: 21 }), (days, done, cut) => {
        const of = simplePlan([prescription('a', aWeek(days), { sets: 3 })])
        const next = phase('next', cut - 1, 4, [prescription('b', aWeek(days))])
        const moved = plan([...of.versions, version(2, dayOf(cut), [...of.versions[0]!.phases, next])])
        const logs = done.filter((day) => day < cut).map((day) => log('a', dayOf(day)))
        expect(over(moved, logs, 1, cut - 1)).toEqual(over(of, logs, 1, cut - 1))
      }),
    )
  })

  it('two windows side by side add up to the whole', () => {
    fc.assert(
      fc.property(
        planWithLogs,
        window,
        fc.integer({ min: 1, max: 30 }),
        ([of, logs], [from, length, today], more) => {
          const a = over(of, logs, from, from + length, today)
          const b = over(of, logs, from + length + 1, from + length + more, today)
          const whole = over(of, logs, from, from + length + more, today)
          for (const key of ['due', 'met', 'skipped', 'notLogged', 'extra', 'partialWithoutFigures'] as const)
            expect(a[key] + b[key]).toBe(whole[key])
        },
      ),
    )
  })

  it('the order of logs and of prescriptions does not matter', () => {
    fc.assert(
      fc.property(planWithLogs, window, ([of, logs], [from, length, today]) => {
        const turned = {
          ...of,
          versions: of.versions.map((each) => ({
            ...each,
            phases: each.phases.map((one) => ({ ...one, prescriptions: one.prescriptions.toReversed() })),
          })),
        }
        expect(over(turned, logs.toReversed(), from, from + length, today)).toEqual(
          over(of, logs, from, from + length, today),
        )
      }),
    )
  })

  it('a pause changes nothing that counted before it', () => {
    fc.assert(
      fc.property(
        planWithLogs,
        fc.integer({ min: 2, max: 60 }),
        fc.integer({ min: 1, max: 20 }),
        ([of, logs], from, length) => {
          const paused = { ...of, pauses: [{ from: dayOf(from), resumedOn: dayOf(from + length) }] }
          const until = logs.filter((each) => each.dueOn < dayOf(from))
          const open = { ...of, pauses: [{ from: dayOf(from), resumedOn: null }] }
          const before = over(of, until, 1, from - 1, from)
          expect(over(paused, until, 1, from - 1, from)).toEqual(before)
          expect(over(open, until, 1, from - 1, from)).toEqual(before)
        },
      ),
    )
  })
})
