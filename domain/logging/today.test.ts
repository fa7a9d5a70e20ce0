// What the patient sees today.
import { describe, expect, it } from 'vitest'
import { todayFor } from '@/domain/logging/today'
import { log } from '@/domain/logging/log.fixture'
import { aWeek, dayOf, prescription, simplePlan } from '@/domain/plans/plan.fixture'

const items = (of: ReturnType<typeof simplePlan>, logs: ReturnType<typeof log>[], day: number) =>
  todayFor(of, logs, dayOf(day))

describe('today', () => {
  const mixed = simplePlan([
    prescription('b', aWeek(3)),
    prescription('a', { kind: 'weekdays', weekdays: [2, 4], timesADay: 2 }),
    prescription('read', { kind: 'as-needed' }, { exerciseKind: 'education' }),
    prescription('heat', { kind: 'as-needed' }, { exerciseKind: 'modality' }),
    prescription('massage', { kind: 'per-session' }, { delivery: 'clinic' }),
    prescription('daily', aWeek(7)),
  ])

  it('keeps the order of the plan, and leaves out reading, clinic items and what is not due today', () => {
    expect(items(mixed, [], 1).map((each) => each.prescription.id)).toEqual(['b', 'heat', 'daily'])
    expect(items(mixed, [], 2).map((each) => [each.prescription.id, each.slot, each.slots])).toEqual([
      ['b', 1, 1],
      ['a', 1, 2],
      ['a', 2, 2],
      ['heat', 1, 1],
      ['daily', 1, 1],
    ])
  })

  it('shows each time of the day with its own current entry', () => {
    const wrong = log('a', dayOf(2), { slot: 2, status: 'skipped' })
    const right = log('a', dayOf(2), { slot: 2, replaces: wrong.id, loggedAt: `${dayOf(2)}T13:00:00Z` })
    const slots = items(mixed, [right, wrong, log('a', dayOf(1), { slot: 1 })], 2).filter(
      (each) => each.prescription.id === 'a',
    )
    expect(slots.map((each) => [each.log?.id ?? null, each.dueToday, each.flexible])).toEqual([
      [null, true, null],
      [right.id, true, null],
    ])
  })

  it('names the last that was said of each, also where that took it back', () => {
    const done = log('daily', dayOf(1))
    const removed = log('daily', dayOf(1), {
      ...{ status: 'removed', replaces: done.id, loggedAt: `${dayOf(1)}T13:00:00Z` },
    })
    const heat = log('heat', dayOf(1), { slot: 1 })
    const gone = log('heat', dayOf(1), {
      slot: 1,
      status: 'removed',
      replaces: heat.id,
      loggedAt: `${dayOf(1)}T13:00:00Z`,
    })
    const said = (logs: ReturnType<typeof log>[], id: string) =>
      items(mixed, logs, 1)
        .filter(({ prescription }) => prescription.id === id)
        .map(({ slot, log, last }) => [slot, log?.id ?? null, last])
    expect(said([], 'daily')).toEqual([[1, null, null]])
    expect(said([done], 'daily')).toEqual([[1, done.id, done.id]])
    expect(said([removed, done], 'daily')).toEqual([[1, null, removed.id]])
    expect(said([heat], 'heat')).toEqual([
      [1, heat.id, heat.id],
      [2, null, null],
    ])
    expect(said([heat, gone], 'heat')).toEqual([[1, null, gone.id]])
  })

  it('offers a flexible exercise every day of the plan week and stops asking once the week is met or it has an entry today', () => {
    const three = simplePlan([prescription('a', aWeek(3))])
    const asked = (days: number[], day: number) =>
      items(
        three,
        days.map((each) => log('a', dayOf(each))),
        day,
      ).map((each) => [each.flexible, each.dueToday])
    expect(asked([], 1)).toEqual([[{ doneThisWeek: 0, dueThisWeek: 3 }, true]])
    expect(asked([1], 1)).toEqual([[{ doneThisWeek: 1, dueThisWeek: 3 }, false]])
    expect(asked([1], 2)).toEqual([[{ doneThisWeek: 1, dueThisWeek: 3 }, true]])
    expect(asked([1, 2, 3], 4)).toEqual([[{ doneThisWeek: 3, dueThisWeek: 3 }, false]])
    expect(asked([1, 2, 3, 4], 5)).toEqual([[{ doneThisWeek: 3, dueThisWeek: 3 }, false]])
    expect(asked([1, 2, 3], 8)).toEqual([[{ doneThisWeek: 0, dueThisWeek: 3 }, true]])
    // A skip is an answer for today, and the week stays open.
    const skipped = [log('a', dayOf(1), { status: 'skipped' })]
    expect(items(three, skipped, 1)[0]).toMatchObject({ dueToday: false, flexible: { doneThisWeek: 0 } })
    expect(items(three, skipped, 2)[0]).toMatchObject({ dueToday: true })
  })

  it('keeps the week’s target when a pause is about to interrupt it', () => {
    const soon = simplePlan([prescription('a', aWeek(3))], 4, {
      pauses: [{ from: dayOf(3), resumedOn: null }],
    })
    expect(items(soon, [log('a', dayOf(1))], 2)[0]?.flexible).toEqual({ doneThisWeek: 1, dueThisWeek: 3 })
  })

  it('offers what is taken as needed again after each time', () => {
    const rows = items(mixed, [log('heat', dayOf(1))], 1).filter((each) => each.asNeeded)
    expect(rows.map((each) => [each.slot, each.log !== null, each.dueToday])).toEqual([
      [1, true, false],
      [2, false, false],
    ])
  })

  it('gives each of two devices’ entries of one time a row of its own, whatever order they come in', () => {
    const at = (hour: number) => ({ loggedAt: `${dayOf(1)}T${hour}:00:00Z` })
    const tablet = log('heat', dayOf(1), at(12))
    const phone = log('heat', dayOf(1), at(13))
    const corrected = log('heat', dayOf(1), { ...at(14), replaces: tablet.id })
    const rows = (...logs: ReturnType<typeof log>[]) =>
      items(mixed, logs, 1)
        .filter((each) => each.asNeeded)
        .map((each) => [each.slot, each.again, each.log?.id ?? null, each.last])
    const fresh = [2, 0, null, null]
    const both = [[1, 0, tablet.id, tablet.id], [1, 1, phone.id, phone.id], fresh]
    expect(rows(tablet, phone)).toEqual(both)
    expect(rows(phone, tablet)).toEqual(both)
    expect(rows(phone, corrected, tablet)).toEqual([
      [1, 0, corrected.id, corrected.id],
      [1, 1, phone.id, phone.id],
      fresh,
    ])
    const removed = log('heat', dayOf(1), { ...at(15), replaces: tablet.id, status: 'removed' })
    expect(rows(tablet, phone, removed)).toEqual([[1, 0, phone.id, phone.id], fresh])
  })

  it('is empty on a paused day, before the plan and after it', () => {
    const daily = simplePlan([prescription('a', aWeek(7))], 1, {
      pauses: [{ from: dayOf(3), resumedOn: dayOf(4) }],
    })
    expect([0, 1, 3, 4, 8, 9].map((day) => items(daily, [], day).length)).toEqual([0, 1, 0, 1, 1, 0])
  })
})
