// The difference between two versions says each change once, in words, and nothing where nothing changed.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { difference, type ComparedVersion } from '@/domain/plans/difference'
import { anyPlan, aWeek, on, phase, prescription } from '@/domain/plans/plan.fixture'

const version = (rest: Partial<ComparedVersion> = {}): ComparedVersion => ({
  problem: 'Upper back pain',
  goals: [{ text: 'Reach the top shelf' }],
  reassessEveryWeeks: 4,
  phases: [
    phase('Intensive', 0, 4, [prescription('row', aWeek(5), { sets: 3 }), prescription('squeeze', on(1, 3))]),
    phase('Maintenance', 28, 8, [prescription('stretch', aWeek(3))], { sessions: 1, everyWeeks: 2 }),
  ],
  ...rest,
})
const lines = (before: ComparedVersion, after: ComparedVersion) =>
  difference(before, after).map(({ phase, what, from, to }) => [phase, what, from, to])
const [intensive, maintenance] = version().phases as [
  ComparedVersion['phases'][0],
  ComparedVersion['phases'][0],
]
const [row, squeeze] = intensive.prescriptions as [
  (typeof intensive.prescriptions)[0],
  (typeof intensive.prescriptions)[0],
]

describe('the difference between two versions', () => {
  it('is nothing between a version and itself', () => {
    fc.assert(
      fc.property(anyPlan, ({ versions: [only] }) => {
        const same = version({ phases: only?.phases ?? [] })
        expect(difference(same, structuredClone(same))).toEqual([])
      }),
    )
  })

  it('read backwards turns every from into a to', () => {
    fc.assert(
      fc.property(anyPlan, anyPlan, ({ versions: [a] }, { versions: [b] }) => {
        const [before, after] = [version({ phases: a?.phases ?? [] }), version({ phases: b?.phases ?? [] })]
        const sides = (changes: ReturnType<typeof difference>, back: boolean) =>
          changes.map(({ from, to }) => (back ? [to, from] : [from, to]).join(' | ')).sort()
        expect(sides(difference(after, before), true)).toEqual(sides(difference(before, after), false))
      }),
    )
  })

  it('says a dosage from and to', () => {
    const more = { ...row, dosage: { ...row.dosage, sets: 4 } }
    expect(
      lines(version(), version({ phases: [{ ...intensive, prescriptions: [more, squeeze] }, maintenance] })),
    ).toEqual([
      ['Intensive', 'Exercise row', '3 sets, once a day, 5 days a week', '4 sets, once a day, 5 days a week'],
    ])
  })

  it('says the pain limit where that is what changed', () => {
    const careful = { ...row, dosage: { ...row.dosage, painCeiling: 3 } }
    const [[, , from, to]] = lines(
      version(),
      version({ phases: [{ ...intensive, prescriptions: [careful, squeeze] }, maintenance] }),
    ) as [string[]]
    expect(from).toMatch(/pain at most 5\/10$/)
    expect(to).toMatch(/pain at most 3\/10$/)
  })

  it('says what was added, taken out, reordered and noted', () => {
    const shrug = prescription('shrug', aWeek(2))
    expect(
      lines(
        version(),
        version({ phases: [{ ...intensive, prescriptions: [squeeze, row, shrug] }, maintenance] }),
      ),
    ).toEqual([
      ['Intensive', 'Exercise shrug', null, 'once a day, 2 days a week'],
      [
        'Intensive',
        'Order',
        'Exercise row, Exercise squeeze',
        'Exercise squeeze, Exercise row, Exercise shrug',
      ],
    ])
    expect(
      lines(
        version(),
        version({
          phases: [{ ...intensive, prescriptions: [{ ...squeeze, note: 'Slowly' }] }, maintenance],
        }),
      ),
    ).toEqual([
      ['Intensive', 'Exercise row', '3 sets, once a day, 5 days a week', null],
      ['Intensive', 'Note on Exercise squeeze', 'none', 'Slowly'],
    ])
  })

  it('says frequency, length, goals and an early start, and a phase that fell away', () => {
    expect(
      lines(
        version(),
        version({
          goals: [{ text: 'Sleep through' }],
          phases: [
            { ...intensive, weeks: 5, sessions: 2, sessionWeekdays: [2, 4], sessionTime: '09:30' },
            { ...maintenance, startDay: 35 - 7 },
          ],
        }),
      ),
    ).toEqual([
      [null, 'Goal', 'Reach the top shelf', null],
      [null, 'Goal', null, 'Sleep through'],
      ['Intensive', 'Length', '4 weeks', '5 weeks'],
      [
        'Intensive',
        'Sessions',
        '3 sessions a week, 45 minutes each',
        '2 sessions a week, 45 minutes each, on Tue and Thu at 09:30',
      ],
      ['Maintenance', 'Begins', 'when Intensive ends', '7 days before Intensive would end'],
    ])
    expect(lines(version(), version({ phases: [intensive] }))).toEqual([
      ['Maintenance', 'Phase', '8 weeks, 1 session every 2 weeks, 45 minutes each', null],
      ['Maintenance', 'Exercise stretch', 'once a day, 3 days a week', null],
    ])
  })
})
