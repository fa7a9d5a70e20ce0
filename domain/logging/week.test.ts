// The week of one plan: the same days for the patient and the therapist, whoever chooses them.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, startOfWeek } from '@/domain/dates'
import { adherence } from '@/domain/logging/adherence'
import { log } from '@/domain/logging/log.fixture'
import { countsOf, exercisesOf, weekOf } from '@/domain/logging/week'
import { anyPlan, aWeek, dayOf, on, prescription, simplePlan } from '@/domain/plans/plan.fixture'

const dueOn = (week: ReturnType<typeof weekOf>) => week.map(({ due }) => due.length)

describe('the week', () => {
  it('is Monday to Sunday: done, partial, skipped, not logged, and still to come', () => {
    const plan = simplePlan([prescription('a', aWeek(7)), prescription('b', on(1, 5))])
    const logs = [
      log('a', dayOf(1)),
      log('b', dayOf(1), { status: 'partial' }),
      log('a', dayOf(2), { status: 'skipped' }),
    ]
    expect(weekOf(plan, logs, dayOf(1), dayOf(4)).map(countsOf)).toEqual([
      { date: dayOf(1), due: 2, done: 1, partial: 1, skipped: 0, notLogged: 0 },
      { date: dayOf(2), due: 1, done: 0, partial: 0, skipped: 1, notLogged: 0 },
      { date: dayOf(3), due: 1, done: 0, partial: 0, skipped: 0, notLogged: 1 },
      { date: dayOf(4), due: 1, done: 0, partial: 0, skipped: 0, notLogged: 0 },
      { date: dayOf(5), due: 2, done: 0, partial: 0, skipped: 0, notLogged: 0 },
      { date: dayOf(6), due: 1, done: 0, partial: 0, skipped: 0, notLogged: 0 },
      { date: dayOf(7), due: 1, done: 0, partial: 0, skipped: 0, notLogged: 0 },
    ])
  })

  it('shows nothing to come on days that a pause takes', () => {
    const paused = simplePlan([prescription('a', aWeek(7))], 2, {
      pauses: [{ from: dayOf(3), resumedOn: null }],
    })
    expect(dueOn(weekOf(paused, [], dayOf(1), dayOf(2)))).toEqual([1, 1, 0, 0, 0, 0, 0])
    expect(dueOn(weekOf(paused, [], dayOf(1), dayOf(4)))).toEqual([1, 1, 0, 0, 0, 0, 0])
  })

  it('has three days a week by Wednesday, Friday and Sunday, and what was done early on the day it was done', () => {
    const plan = simplePlan([prescription('a', aWeek(3))])
    const seen = (days: number[], today: number) =>
      dueOn(
        weekOf(
          plan,
          days.map((day) => log('a', dayOf(day))),
          dayOf(1),
          dayOf(today),
        ),
      )
    expect(seen([], 1)).toEqual([0, 0, 1, 0, 1, 0, 1])
    // Done on Monday: what was due by Wednesday is met, and asked for no more.
    expect(seen([1], 1)).toEqual([1, 0, 0, 0, 1, 0, 1])
    expect(seen([1, 2], 4)).toEqual([1, 1, 0, 0, 0, 0, 1])
    // Left on Wednesday and made up for on Thursday.
    expect(seen([], 4)).toEqual([0, 0, 1, 0, 1, 0, 1])
    expect(seen([4], 4)).toEqual([0, 0, 0, 1, 1, 0, 1])
    // A fourth time is more than was asked for.
    expect(seen([1, 2, 3, 4], 4)).toEqual([1, 1, 1, 0, 0, 0, 0])
  })

  it('says of each exercise how often and what became of it', () => {
    const plan = simplePlan([prescription('a', aWeek(7, 2)), prescription('b', on(1, 3))])
    const logs = [log('a', dayOf(1)), log('b', dayOf(1), { status: 'partial' }), log('a', dayOf(2))]
    const week = weekOf(plan, [...logs, log('a', dayOf(2), { slot: 2 })], dayOf(1), dayOf(3))
    expect(week.slice(0, 3).map(exercisesOf)).toEqual([
      [
        { prescriptionId: 'a', times: 2, words: '1 of 2 done' },
        { prescriptionId: 'b', times: 1, words: 'done in part' },
      ],
      [{ prescriptionId: 'a', times: 2, words: 'done' }],
      [
        { prescriptionId: 'a', times: 2, words: '' },
        { prescriptionId: 'b', times: 1, words: '' },
      ],
    ])
  })
})

describe('whatever is logged, on whichever days', () => {
  const someLogs = fc.array(
    fc.record({
      which: fc.nat(3),
      day: fc.integer({ min: 1, max: 28 }),
      slot: fc.integer({ min: 1, max: 3 }),
    }),
    { maxLength: 40 },
  )
  const logsOf = (entries: { which: number; day: number; slot: number }[]) =>
    entries.map(({ which, day, slot }) => log(`a${which}`, dayOf(day), { slot }))

  it('a week of the plan asks for as many times as its frequency says, no more and no fewer', () => {
    const frequencies = fc.array(
      fc.record({ days: fc.integer({ min: 1, max: 7 }), times: fc.integer({ min: 1, max: 3 }) }),
      { minLength: 1, maxLength: 4 },
    )
    fc.assert(
      fc.property(frequencies, someLogs, fc.integer({ min: 1, max: 28 }), (asked, entries, today) => {
        const plan = simplePlan(asked.map(({ days, times }, i) => prescription(`a${i}`, aWeek(days, times))))
        for (let week = 0; week < 4; week++) {
          const days = weekOf(plan, logsOf(entries), dayOf(7 * week + 1), dayOf(today))
          for (const [i, { days: daysAWeek, times }] of asked.entries()) {
            const due = days
              .flatMap((day) => day.due)
              .filter(({ prescriptionId }) => prescriptionId === `a${i}`)
            expect(due).toHaveLength(daysAWeek * times)
          }
        }
      }),
    )
  })

  it('the weeks that are over add up to what adherence counts', () => {
    fc.assert(
      fc.property(anyPlan, someLogs, (plan, entries) => {
        const ids = plan.versions.flatMap(({ phases }) =>
          phases.flatMap(({ prescriptions }) => prescriptions.map(({ id }) => id)),
        )
        const logs = entries.flatMap(({ which, day, slot }) => {
          const id = ids[which % Math.max(1, ids.length)]
          return id === undefined ? [] : [log(id, dayOf(day), { slot })]
        })
        const today = dayOf(120)
        const days = Array.from({ length: 17 }, (_, i) =>
          weekOf(plan, logs, addDays(startOfWeek(dayOf(1)), 7 * i), today),
        ).flat()
        const counts = days.map(countsOf)
        const sum = (of: (day: (typeof counts)[number]) => number) =>
          counts.reduce((all, day) => all + of(day), 0)
        const all = adherence({ plan, logs, from: dayOf(1), to: dayOf(119), today })
        expect({
          due: sum(({ due }) => due),
          done: sum(({ done }) => done),
          partial: sum(({ partial }) => partial),
          notLogged: sum(({ notLogged }) => notLogged),
        }).toEqual({ due: all.due, done: all.done, partial: all.partial, notLogged: all.notLogged })
      }),
    )
  })
})
