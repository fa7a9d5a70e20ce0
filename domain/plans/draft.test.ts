// A draft may be unfinished and is never wrong; the next version begins with all that the newest one says.
import { describe, expect, it } from 'vitest'
import { withItemsOf } from '@/domain/plans/content'
import { emptyPlan, nextVersionOf, planDraftSchema } from '@/domain/plans/draft'
import { aWeek, monday, phase, prescription } from '@/domain/plans/plan.fixture'

let count = 0
const newId = () => `00000000-0000-7000-8000-${String(count++).padStart(12, '0')}`

const withDays = (sessionWeekdays: unknown, sessionTime: unknown) => {
  const { phases, ...plan } = emptyPlan('Neck pain', monday, newId)
  return planDraftSchema.safeParse({
    ...plan,
    phases: phases.map((each) => ({ ...each, sessionWeekdays, sessionTime })),
  })
}
const wrong = (result: ReturnType<typeof withDays>) =>
  result.error?.issues.map(({ path }) => path.join('.')).filter((path) => path.startsWith('phases.0'))

describe('the days and the time that suit for sessions', () => {
  it('can be left out, as in plans from before they were asked', () => {
    expect(withDays(undefined, undefined).success).toBe(true)
    expect(withDays([], '').success).toBe(true)
    expect(withDays([1, 3, 7], '08:30').success).toBe(true)
  })

  it.each([[[0]], [[8]], [[1, 1]], [['1']], ['1'], [[1.5]], [null]])('%j are no weekdays', (days) => {
    expect(wrong(withDays(days, ''))?.[0]).toMatch(/^phases\.0\.sessionWeekdays/)
  })

  it.each(['24:00', '8:30', '08:60', 'noon', '08:30:00', 830, null])('%j is no time', (time) => {
    expect(wrong(withDays([], time))).toEqual(['phases.0.sessionTime'])
  })
})

describe('how many items there may be', () => {
  const holding = (...counts: number[]) => {
    const [phase] = emptyPlan('Neck pain', monday, newId).phases
    const item = () => ({
      ...{ id: newId(), exerciseId: newId(), note: '' },
      dosage: { sets: 3, painCeiling: 5, frequency: { kind: 'as-needed' as const } },
    })
    const phases = counts.map((length) => ({ ...phase!, prescriptions: Array.from({ length }, item) }))
    return { ...emptyPlan('Neck pain', monday, newId), phases }
  }
  const found = (opened: number[], now: number[]) =>
    withItemsOf(planDraftSchema, holding(...opened))
      .safeParse(holding(...now))
      .error?.issues.map(({ path, message }) => [path.join('.'), message])

  it('is said at the phase that goes over it', () => {
    expect(found([], [40, 40, 40, 30, 0])).toBe(undefined)
    expect(found([], [40, 40, 40, 31, 1])).toEqual([
      ['phases.3.prescriptions', expect.stringMatching(/^At most 150 items in all phases/)],
    ])
  })

  it('is as many as there were, where there were more from before', () => {
    const opened = [40, 40, 40, 40, 40]
    expect(found(opened, opened)).toBe(undefined)
    expect(found(opened, [39, 40, 40, 40, 1])).toBe(undefined)
    expect(found(opened, [40, 40, 40, 40, 40, 1])).toEqual([
      ['phases.5.prescriptions', expect.stringMatching(/^At most 200 items/)],
    ])
  })
})

describe('the next version', () => {
  it('says what the newest says, under the same ids', () => {
    const newest = phase('a', 3, 4, [prescription('x', aWeek(5), { sets: 2, note: 'Slowly' })], {
      sessionWeekdays: [1, 4],
      sessionTime: '08:30',
      aim: 'Less pain',
      criterion: 'Pain 3 or less',
    })
    const plan = { problem: 'Neck pain', goals: [], startsOn: monday, reassessEveryWeeks: 4 }
    const { startDay: _, prescriptions, ...rest } = newest
    expect(nextVersionOf({ ...plan, phases: [newest] })).toEqual({
      ...plan,
      phases: [
        {
          ...rest,
          prescriptions: prescriptions.map(({ id, exerciseId, dosage, note }) => ({
            id,
            exerciseId,
            dosage,
            note,
          })),
        },
      ],
    })
  })
})
