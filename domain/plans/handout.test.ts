// The paper handout: which exercises stand on it, and where there is a box to tick.
import { describe, expect, it } from 'vitest'
import { handoutOf, issueWords } from '@/domain/plans/handout'
import {
  aWeek,
  dayOf,
  monday,
  on,
  phase,
  plan,
  prescription,
  simplePlan,
  version,
} from '@/domain/plans/plan.fixture'
import type { PlanHistory } from '@/domain/plans/plan'

const picture = { exerciseId: 'exercise-a', mark: '1', photo: null }
const texts = new Map([
  ['exercise-a', { id: 'exercise-a', steps: ['Sit tall.'], stopWhen: 'Stop if it hurts.', picture }],
])
const sheet = (of: PlanHistory, today = monday) => handoutOf(of, texts, today)

describe('the handout', () => {
  it('has what is done at home, and what is needed now and then apart', () => {
    const paper = sheet(
      simplePlan([
        prescription('a', aWeek(3), { sets: 2 }),
        prescription('clinic', { kind: 'per-session' }, { delivery: 'clinic' }),
        prescription('reading', { kind: 'as-needed' }, { exerciseKind: 'education' }),
        prescription('heat', { kind: 'as-needed' }),
      ]),
    )
    expect(paper && issueWords(paper, 'en-GB')).toBe('Version 1, as of 23 Nov 2026')
    expect(paper?.due.map((each) => each.prescriptionId)).toEqual(['a'])
    expect(paper?.asNeeded.map((each) => each.prescriptionId)).toEqual(['heat'])
    expect(paper?.due[0]).toMatchObject({
      often: 'Once a day, 3 days a week',
      steps: ['Sit tall.'],
      stopWhen: 'Stop if it hurts.',
      picture,
      painCeiling: 5,
    })
  })

  it('has a box on each day where the patient chooses, and on the named days alone otherwise', () => {
    const paper = sheet(simplePlan([prescription('a', aWeek(3, 2)), prescription('b', on(1, 4))], 1))
    expect(paper?.weeks).toHaveLength(1)
    expect(paper?.weeks[0]?.rows.map((row) => row.boxes)).toEqual([
      [2, 2, 2, 2, 2, 2, 2],
      [1, 0, 0, 1, 0, 0, 0],
    ])
  })

  it('gives what is in force, and says from when something changes that is published already', () => {
    const [a, more, b] = [
      prescription('a', aWeek(7), { sets: 2 }),
      prescription('a', aWeek(7), { sets: 9 }),
      prescription('b', aWeek(7)),
    ]
    const later = (number: number, day: number, prescriptions: (typeof a)[]) =>
      version(number, dayOf(day), [phase('p', 0, 4, prescriptions)])
    const waits = plan([later(1, 1, [a, b]), later(2, 10, [more])])
    const paper = sheet(waits, dayOf(3))
    expect(paper).toMatchObject({ version: 1, changesOn: dayOf(10), phase: { to: dayOf(9) } })
    expect(paper?.due.map(({ prescriptionId, amount }) => [prescriptionId, amount])).toEqual([
      ['a', expect.stringContaining('2 times')],
      ['b', expect.any(String)],
    ])
    expect(paper?.weeks.flatMap(({ rows }) => rows.map(({ boxes }) => boxes.join('')))).toEqual([
      ...['0011111', '0011111'],
      ...['1100000', '1100000'],
    ])
    expect(issueWords(paper!, 'en-GB')).toBe(
      'Version 1, as of 25 Nov 2026. Something changes on 2 Dec 2026: a new sheet is due then',
    )
    expect(sheet(waits, dayOf(10))).toMatchObject({ version: 2, changesOn: null, phase: { to: dayOf(28) } })
    const elsewhere = plan([
      later(1, 1, [a]),
      { ...later(2, 10, [a]), phases: [phase('p', 0, 4, [a]), phase('q', 28, 1, [b])] },
    ])
    expect(sheet(elsewhere, dayOf(3))).toMatchObject({ changesOn: null, phase: { to: dayOf(28) } })
  })

  it('has nothing to tick from an open pause on, and gives what is in force in a pause', () => {
    const [a, more] = [prescription('a', aWeek(7), { sets: 2 }), prescription('a', aWeek(7), { sets: 9 })]
    const versions = [
      version(1, monday, [phase('p', 0, 4, [a])]),
      version(2, dayOf(6), [phase('p', 0, 4, [more])]),
    ]
    const boxes = (from: string, today: string) =>
      sheet(plan(versions.slice(0, 1), { pauses: [{ from, resumedOn: null }] }), today)?.weeks.map(
        ({ rows }) => rows[0]?.boxes.join(''),
      )
    expect(boxes(dayOf(4), dayOf(8))).toEqual([])
    expect(boxes(dayOf(10), dayOf(8))).toEqual(['1100000'])
    for (const resumedOn of [dayOf(12), null]) {
      const paused = plan(versions, { pauses: [{ from: dayOf(4), resumedOn }] })
      expect(sheet(paused, dayOf(7))).toMatchObject({
        ...{ version: 2, changesOn: null },
        due: [{ amount: expect.stringContaining('9 times') }],
      })
    }
  })

  it('gives what comes after an open pause as it is in force today, and says from when it is otherwise', () => {
    const [a, more] = [prescription('a', aWeek(7), { sets: 2 }), prescription('a', aWeek(7), { sets: 9 })]
    const [before, after] = [phase('before', 0, 1, []), phase('after', 7, 1, [a])]
    const versions = [
      version(1, monday, [before, after]),
      version(2, dayOf(12), [before, { ...after, prescriptions: [more] }]),
    ]
    const paused = plan(versions, { pauses: [{ from: dayOf(8), resumedOn: null }] })
    expect(sheet(paused, dayOf(9))).toMatchObject({
      ...{ version: 1, changesOn: dayOf(12), weeks: [], phase: { name: 'after', from: null } },
      due: [{ amount: expect.stringContaining('2 times') }],
    })
    expect(sheet(paused, dayOf(12))).toMatchObject({
      ...{ version: 2, changesOn: null, due: [{ amount: expect.stringContaining('9 times') }] },
    })
    const added = { ...paused, versions: [version(1, monday, [before]), versions[1]!] }
    expect(sheet(added, dayOf(9))).toMatchObject({ version: 2, changesOn: null })
  })

  it('is of the version before the newest where a pause has put off what the newest begins with', () => {
    const [a, b] = [prescription('a', aWeek(7)), prescription('b', aWeek(7))]
    const versions = [
      version(1, monday, [phase('before', 0, 2, [a])]),
      version(2, dayOf(8), [phase('after', 7, 2, [b])]),
    ]
    const putOff = plan(versions, { pauses: [{ from: dayOf(4), resumedOn: dayOf(6) }] })
    expect(sheet(putOff, dayOf(8))).toMatchObject({
      ...{ version: 1, changesOn: null, phase: { name: 'before', to: dayOf(9) } },
      due: [{ prescriptionId: 'a' }],
    })
    expect(sheet(putOff, dayOf(10))).toMatchObject({ version: 2, phase: { name: 'after' } })
  })

  it('begins today, ends with the phase, and is four weeks at most', () => {
    const long = simplePlan([prescription('a', aWeek(7))], 9)
    expect(sheet(long)?.weeks).toHaveLength(4)
    // On the Wednesday of the first week, Monday and Tuesday are past.
    expect(sheet(long, dayOf(3))?.weeks[0]?.rows[0]?.boxes).toEqual([0, 0, 1, 1, 1, 1, 1])
    // A phase that begins on a Thursday lasts a week: to the Wednesday after it.
    const short = plan([version(1, dayOf(4), [phase('p', 0, 1, [prescription('a', aWeek(7))])])], {
      startsOn: dayOf(4),
    })
    expect(sheet(short, dayOf(4))?.weeks.map((week) => week.rows[0]?.boxes)).toEqual([
      [0, 0, 0, 1, 1, 1, 1],
      [1, 1, 1, 0, 0, 0, 0],
    ])
  })

  it('is of the phase under way, or of the first one before the plan begins; then there is none', () => {
    const two = plan([
      version(1, monday, [
        phase('first', 0, 1, [prescription('a', aWeek(7))]),
        phase('second', 7, 1, [prescription('b', aWeek(7))]),
      ]),
    ])
    expect(sheet(two, dayOf(-3))?.phase.name).toBe('first')
    expect(sheet(two, dayOf(8))?.phase.name).toBe('second')
    expect(sheet(two, dayOf(15))).toBeNull()
  })

  it('has nothing to tick on a paused day', () => {
    const paused = simplePlan([prescription('a', aWeek(7))], 1, {
      pauses: [{ from: dayOf(3), resumedOn: dayOf(5) }],
    })
    expect(sheet(paused)?.weeks[0]?.rows[0]?.boxes).toEqual([1, 1, 0, 0, 1, 1, 1])
  })
})
