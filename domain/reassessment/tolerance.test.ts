// By which rule an exercise counts as well tolerated or not.
import { describe, expect, it } from 'vitest'
import { log } from '@/domain/logging/log.fixture'
import type { Log } from '@/domain/logging/log'
import { stepsOf } from '@/domain/logging/steps.fixture'
import {
  aWeek,
  dayOf,
  monday,
  phase,
  plan as planOf,
  prescription,
  simplePlan,
  version,
} from '@/domain/plans/plan.fixture'
import { tolerances } from '@/domain/reassessment/tolerance'

const plan = simplePlan([prescription('a', aWeek(7)), prescription('b', aWeek(7))])
const days = [1, 2, 3, 4, 5]
const bear = (logs: Log[]) => tolerances({ plan, logs, from: monday, today: dayOf(6) })
const verdict = (rest: (day: number) => Partial<Log>) =>
  bear(days.map((day) => log('a', dayOf(day), rest(day))))[0]

describe('how an exercise was borne', () => {
  it('well: four fifths done, three answers and none above 2', () => {
    expect(verdict(() => ({ pain: 2 }))).toMatchObject({ verdict: 'well', met: 5, due: 5, worstPain: 2 })
    expect(verdict((day) => ({ pain: day === 5 ? 3 : 0 }))).toMatchObject({ verdict: 'acceptable' })
    expect(
      verdict((day) => (day > 3 ? { status: 'skipped', skipReason: 'tired' } : { pain: 1 })),
    ).toMatchObject({
      verdict: 'acceptable',
      skipped: 'Too tired (2)',
    })
  })

  it('not: over its ceiling or skipped for pain twice; after it counts like during it', () => {
    expect(verdict((day) => ({ pain: day === 1 ? 6 : 1 }))).toMatchObject({
      verdict: 'acceptable',
      tooMuch: 1,
    })
    expect(verdict((day) => (day < 3 ? { painAfter: 6 } : { pain: 1 }))).toMatchObject({ verdict: 'not' })
    expect(
      verdict((day) => (day < 3 ? { status: 'skipped', skipReason: 'pain' } : { pain: 1 })),
    ).toMatchObject({
      verdict: 'not',
      skipped: 'Too painful (2)',
    })
  })

  it('by the ceiling in force on its day, whatever was published since or for a day to come', () => {
    const given = (painCeiling: number) => [
      phase('p', 0, 4, [prescription('a', aWeek(7), { dosage: { painCeiling, frequency: aWeek(7) } })]),
    ]
    const logs = days.map((day) => log('a', dayOf(day), { pain: 4 }))
    const tooMuch = (...versions: [effectiveOn: number, painCeiling: number][]) =>
      tolerances({
        plan: planOf(versions.map(([on, ceiling], i) => version(i + 1, dayOf(on), given(ceiling)))),
        ...{ logs, from: monday, today: dayOf(6) },
      }).map(({ tooMuch, verdict }) => [tooMuch, verdict])
    expect(tooMuch([1, 5], [9, 3])).toEqual([[0, 'acceptable']])
    expect(tooMuch([1, 5], [5, 3])).toEqual([[1, 'acceptable']])
    expect(tooMuch([1, 3], [3, 5])).toEqual([[2, 'not']])
  })

  it('says nothing where nobody said how much it hurt and little was done', () => {
    expect(verdict(() => ({}))).toMatchObject({ verdict: 'acceptable', worstPain: null })
    expect(bear([])).toMatchObject([
      { verdict: 'unknown', met: 0, due: 5 },
      { verdict: 'unknown', name: 'Exercise b' },
    ])
  })

  it('names the phase where two of them give the exercise, since it may be borne in one alone', () => {
    const again = { ...prescription('later', aWeek(7)), exerciseId: 'exercise-a', exerciseName: 'Exercise a' }
    const phases = [
      phase('Intensive', 0, 1, [prescription('a', aWeek(7)), prescription('b', aWeek(7))]),
      phase('Maintenance', 7, 1, [again]),
    ]
    const names = tolerances({
      ...{ plan: planOf([version(1, monday, phases)]), logs: [], from: monday, today: dayOf(10) },
    }).map(({ name }) => name)
    expect(names).toEqual(['Exercise a (Intensive)', 'Exercise b', 'Exercise a (Maintenance)'])
  })

  it('is found by walking in step with the days', () => {
    const steps = (weeks: number) => {
      const daily = simplePlan([prescription('a', aWeek(7))], weeks)
      return stepsOf(() => tolerances({ plan: daily, logs: [], from: monday, today: dayOf(weeks * 7) }))
    }
    expect(steps(40)).toBeLessThanOrEqual(2 * steps(20))
  })
})
